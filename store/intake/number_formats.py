"""What a number in a sheet is shown as: a day, a time, a share or a number (ECMA-376 part 1, 18.8.30 and 18.8.31)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import Enum, auto
from fractions import Fraction
from functools import lru_cache

from .grid import Value


class Shown(Enum):
    """How a number format shows its number."""

    NUMBER = auto()
    PERCENT = auto()
    FRACTION = auto()
    DAY = auto()
    DAY_AND_TIME = auto()
    TIME = auto()
    DURATION = auto()
    MONTH = auto()
    YEAR = auto()


@dataclass(frozen=True, slots=True)
class Format:
    """A number format, as far as it matters: what it shows, and the digits behind the decimal mark."""

    shown: Shown = Shown.NUMBER
    decimals: int = 0


GENERAL = Format()

_BUILT_IN = {
    9: Format(Shown.PERCENT, 0),
    10: Format(Shown.PERCENT, 2),
    12: Format(Shown.FRACTION, 1),
    13: Format(Shown.FRACTION, 2),
    14: Format(Shown.DAY),
    15: Format(Shown.DAY),
    16: Format(Shown.DAY),
    17: Format(Shown.MONTH),
    18: Format(Shown.TIME),
    19: Format(Shown.TIME),
    20: Format(Shown.TIME),
    21: Format(Shown.TIME),
    22: Format(Shown.DAY_AND_TIME),
    45: Format(Shown.DURATION),
    46: Format(Shown.DURATION),
    47: Format(Shown.DURATION),
    **dict.fromkeys((*range(27, 32), 36, *range(50, 59)), Format(Shown.DAY)),
    **dict.fromkeys(range(32, 36), Format(Shown.TIME)),
}

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[\$[^\]]*\]|\[(?:[<>=][^\]]*|[A-Za-z]{3,}\d*)\]|AM/PM|A/P', re.IGNORECASE)
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_LAST_DAY = 2_958_465  # 31/12/9999
_FICTION = 60  # 29/2/1900, a day that never was and that every program counts for the first one's sake


def of(number: int, code: str | None) -> Format:
    """The format with this number, whose own code is given where it is not one of those every program knows."""
    if code is None:
        return _BUILT_IN.get(number, GENERAL)
    return _of_code(code)


@lru_cache(maxsize=1000)
def _of_code(code: str) -> Format:
    first = code.split(";", 1)[0]
    if _ELAPSED.search(first):
        return Format(Shown.DURATION)
    bare = _LITERAL.sub(" ", first).lower()
    if "general" in bare or "@" in bare:
        return GENERAL
    if "%" in bare:
        return Format(Shown.PERCENT, _decimals(bare))
    fraction = re.search(r"[?#0]+\s*/\s*([?#0]+)", bare)
    if fraction:
        return Format(Shown.FRACTION, len(fraction[1]))
    if re.search(r"[0#?]", bare) and not re.search(r"[ydh]", bare):
        return GENERAL
    return _calendar(bare)


def _calendar(bare: str) -> Format:
    time_of_day = "h" in bare or "s" in bare
    if "y" in bare or "d" in bare:
        if time_of_day:
            return Format(Shown.DAY_AND_TIME)
        if "y" in bare and "d" in bare:
            return Format(Shown.DAY)
        if "y" in bare:
            return Format(Shown.MONTH if "m" in bare else Shown.YEAR)
        return Format(Shown.DAY)
    if time_of_day:
        return Format(Shown.TIME)
    return Format(Shown.MONTH) if "m" in bare else GENERAL


def _decimals(bare: str) -> int:
    behind = re.search(r"[.]([0#?]+)", bare)
    return len(behind[1]) if behind else 0


def value(written: str, how: Format, *, since_1904: bool = False) -> Value:
    """The value of a number as written in the file, as it is shown there; raises ValueError where it is no number.

    A share is given in words (47%), a length of time as well (15 phút, 26 giờ 30, for 0:15 could be a time of day), and
    so is a month (06/2024): its first day was put there by the program, not by a person. A day that is shown without
    its year has the year that the file has.
    """
    number = float(written)
    if number != number or number in (float("inf"), float("-inf")):
        raise ValueError(written)
    match how.shown:
        case Shown.NUMBER:
            return _number(number)
        case Shown.PERCENT:
            return _written(number * 100, how.decimals) + "%"
        case Shown.FRACTION:
            return _fraction(number, how.decimals)
        case Shown.DURATION:
            return _duration(number)
        case _:
            return _moment(number, how.shown, since_1904=since_1904)


def _number(number: float) -> int | float:
    if number.is_integer() and abs(number) < 1e15:
        return int(number)
    return float(f"{number:.15g}")  # a sheet shows 15 digits: 0.1 + 0.2 is 0.3 there


def _written(number: float, decimals: int) -> str:
    return f"{float(f'{number:.15g}'):.{min(decimals, 10)}f}".replace(".", ",")


def _fraction(number: float, digits: int) -> str | int:
    near = Fraction(number).limit_denominator(10 ** min(digits, 4) - 1)
    if near.denominator == 1:
        return int(near)
    whole, part = divmod(abs(near.numerator), near.denominator)
    sign = "-" if number < 0 else ""
    return f"{sign}{whole} {part}/{near.denominator}" if whole else f"{sign}{part}/{near.denominator}"


def _duration(number: float) -> str:
    seconds = round(abs(number) * 86_400)
    hours, rest = divmod(seconds, 3600)
    minutes, rest = divmod(rest, 60)
    sign = "-" if number < 0 else ""
    if rest:
        return f"{sign}{hours}:{minutes:02d}:{rest:02d}"
    return f"{sign}{hours} giờ {minutes:02d}" if hours else f"{sign}{minutes} phút"


def _moment(number: float, shown: Shown, *, since_1904: bool) -> Value:
    if shown is Shown.TIME:
        minutes, seconds = divmod(round((number % 1) * 86_400) % 86_400, 60)
        return time(minutes // 60, minutes % 60, seconds)
    at = _counted(number, since_1904=since_1904)
    if at is None:
        return _number(number) if number else None
    match shown:
        case Shown.DAY_AND_TIME:
            return at if at.time() != time() else at.date()
        case Shown.MONTH:
            return f"{at.month:02d}/{at.year}"
        case Shown.YEAR:
            return at.year
        case _:
            return at.date()


def _counted(number: float, *, since_1904: bool) -> datetime | None:
    if not (0 if since_1904 else 1) <= number < _LAST_DAY + 1 - (1462 if since_1904 else 0):
        return None
    start = date(1904, 1, 1) if since_1904 else date(1899, 12, 30 if number > _FICTION else 31)
    return datetime.combine(start, time()) + timedelta(seconds=round(number * 86_400))
