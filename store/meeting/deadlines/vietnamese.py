"""How Vietnamese says when, in folded words: ``trong thang 6 toi``, ``quy iv``, ``thu sau tuan sau``.

``s6u`` is what the number sáu is folded to, to tell tháng Sáu (June) from tháng sau (next month).
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from .calendar import (
    Span,
    counted,
    day_of,
    following,
    half_of,
    month_of,
    months_later,
    part_of,
    quarter_of,
    week_of,
    year_of,
)
from .forms import Form, Precision, form, later

_NUMBERS = {
    "mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "s6u": 6, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10, "muoi mot": 11, "muoi hai": 12, "gieng": 1, "chap": 12,
}  # fmt: skip
_PARTS = {"dau": "early", "giua": "middle", "cuoi": "late"}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_PART = r"(?:(?P<part>dau|giua|cuoi) )?"
_YEAR = r"(?:\s*/\s*(?P<year>[12][0-9]{3})| nam (?P<nam>[12][0-9]{3}|nay|toi|sau)| (?P<bare>[12][0-9]{3}))?"
_SOON = r"(?: (?P<soon>sap toi|toi day|toi|nay))?"
_MONTH = r"thang (?P<month>[0-9]{1,2}|gieng|hai|ba|tu|nam|s6u|bay|tam|chin|muoi mot|muoi hai|muoi|chap)"
_COUNT = r"[0-9]{1,5}|mot|hai|ba|bon|nam|s6u|bay|tam|chin|muoi"


def number(words: str) -> int:
    """A number in digits or in a folded word."""
    folded = " ".join(words.split())
    return int(folded) if folded.isdecimal() else _NUMBERS[folded]


def _year(match: re.Match[str], day: date) -> int | None:
    said = match["year"] or match["nam"] or match["bare"]
    if not said:
        return None
    return {"nay": day.year, "toi": day.year + 1, "sau": day.year + 1}.get(said) or int(said)


def _full_year(said: str) -> int:
    return int(said) + 2000 if len(said) == 2 else int(said)


def _numbers(match: re.Match[str], day: date, _: str) -> Span | None:
    dd, mm = int(match["day"]), int(match["month"])
    if match["year"]:
        return day_of(_full_year(match["year"]), mm, dd)
    return following(day, lambda year: day_of(year, mm, dd))


def _written(match: re.Match[str], day: date, _: str) -> Span | None:
    dd, mm, year = int(match["day"]), number(match["month"]), _year(match, day)
    if year:
        return day_of(year, mm, dd)
    if match["soon"] == "nay":
        return day_of(day.year, mm, dd)
    return following(day, lambda year: day_of(year, mm, dd))


def _day_of_month(match: re.Match[str], day: date, _: str) -> Span | None:
    dd = int(match["day"])
    if match["which"]:
        first = months_later(day.replace(day=1), 0 if match["which"].endswith("nay") else 1)
        return day_of(first.year, first.month, dd) if first else None
    for ahead in range(3):
        first = months_later(day.replace(day=1), ahead)
        span = day_of(first.year, first.month, dd) if first else None
        if span and span[0] >= day:
            return span
    return None


def _month(match: re.Match[str], day: date, _: str) -> Span | None:
    mm, year, part = number(match["month"]), _year(match, day), _PARTS.get(match["part"] or "", "")
    if year is None and match["soon"] == "nay":
        year = day.year
    if year:
        return part_of(month_of(year, mm), part)
    return following(day, lambda year: part_of(month_of(year, mm), part), ahead=bool(match["soon"]))


def _month_and_year(match: re.Match[str], _day: date, _: str) -> Span | None:
    return month_of(int(match["year"]), int(match["month"]))


def _this_month(match: re.Match[str], day: date, _: str) -> Span | None:
    part, which = _PARTS.get(match["part"] or "", ""), match["which"]
    for ahead in (1,) if which and which != "nay" else (0,) if which else (0, 1):
        first = months_later(day.replace(day=1), ahead)
        span = part_of(month_of(first.year, first.month), part) if first else None
        if span and (which or span[1] >= day):
            return span
    return None


def _quarter(match: re.Match[str], day: date, _: str) -> Span | None:
    said, year, part = match["quarter"], _year(match, day), _PARTS.get(match["part"] or "", "")
    quarter = _QUARTERS.get(said) or number(said)
    if year is None and match["soon"] == "nay":
        year = day.year
    if year:
        return part_of(quarter_of(year, quarter), part)
    return following(day, lambda year: part_of(quarter_of(year, quarter), part), ahead=bool(match["soon"]))


def _this_quarter(match: re.Match[str], day: date, _: str) -> Span | None:
    part, which = _PARTS.get(match["part"] or "", ""), match["which"]
    for ahead in (1,) if which and which != "nay" else (0,) if which else (0, 1):
        year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + ahead, 4)
        span = part_of(quarter_of(year, quarter + 1), part)
        if span and (which or span[1] >= day):
            return span
    return None


def _week(match: re.Match[str], day: date, _: str) -> Span | None:
    part, which = _PARTS.get(match["part"] or "", ""), match["which"]
    for ahead in (1,) if which and which != "nay" else (0,) if which else (0, 1):
        span = part_of(week_of(day, ahead), part)
        if span and (which or span[1] >= day):
            return span
    return None


def _weekday(match: re.Match[str], day: date, _: str) -> Span | None:
    said = match["weekday"] or match["short"]
    place = 6 if said is None else (int(said) if said.isdecimal() else _NUMBERS[said]) - 2
    which = " ".join((match["which"] or "").split())
    if which.startswith("tuan"):
        ahead = 0 if which.endswith("nay") else 7
        return counted(day, ahead + place - day.weekday(), ahead + place - day.weekday())
    ahead = (place - day.weekday()) % 7
    if which in {"toi", "sap toi"} and ahead == 0:
        ahead = 7
    return counted(day, ahead, ahead)


def _near(match: re.Match[str], day: date, _: str) -> Span | None:
    ahead = {"nay": 0, "mai": 1}.get(match[0].split()[-1], 2)
    return counted(day, ahead, ahead)


def _whole_year(match: re.Match[str], day: date, _: str) -> Span | None:
    said, part = match["said"], _PARTS.get(match["part"] or "", "")
    year = {"nay": day.year, "toi": day.year + 1, "sau": day.year + 1}.get(said) or int(said)
    return part_of(year_of(year), part)


def _next_year(_match: re.Match[str], day: date, _: str) -> Span | None:
    return year_of(day.year + 1)


def _part_of_year(match: re.Match[str], day: date, _: str) -> Span | None:
    return following(day, lambda year: part_of(year_of(year), _PARTS[match["part"]]))


def _half(match: re.Match[str], day: date, _: str) -> Span | None:
    half, year = (1 if match["half"] == "dau" else 2), _year(match, day)
    return half_of(year, half) if year else following(day, lambda year: half_of(year, half))


def _period(match: re.Match[str], _day: date, _: str) -> Span | None:
    first, last = year_of(int(match["first"])), year_of(int(match["last"]))
    return (first[0], last[1]) if first and last and first <= last else None


def _count(match: re.Match[str], day: date, before: str) -> Span | None:
    least = number(match["least"])
    most = number(match["most"]) if match["most"] else least
    unit = {"ngay": "day", "tuan": "week", "thang": "month", "quy": "quarter", "nam": "year"}[match["unit"]]
    if match["working"]:
        unit = "working"
    exactly = match["after"] is not None or match["on"] == "nua"
    return later(day, unit, least, most, exactly=exactly and "trong" not in before)


@cache
def forms() -> tuple[Form, ...]:
    """Every form, in no order; of two that fit the same words the one that takes more of them counts.

    Made on first need: compiling the patterns takes longer than the rest of a program's start may.
    """
    return (
        form(
            r"(?:ngay )?(?P<day>[0-9]{1,2})\s?(?P<sign>[/.\-])\s?(?P<month>[0-9]{1,2})"
            r"(?:\s?(?P=sign)\s?(?P<year>[12][0-9]{3}|[0-9]{2}))?",
            _numbers,
            Precision.DAY,
            alone=r"ngay |.*[/.\-]\s?[0-9]{4}",
        ),
        form(
            rf"(?:ngay )?(?P<day>[0-9]{{1,2}}) {_MONTH}{_YEAR}{_SOON}",
            _written,
            Precision.DAY,
            alone="ngay ",
        ),
        form(
            r"ngay (?P<day>[0-9]{1,2})(?: (?P<which>thang nay|thang toi|thang sau|thang sap toi)| toi| sap toi)?",
            _day_of_month,
            Precision.DAY,
            alone=r".*(?:nay|toi|sau)",
        ),
        form(rf"{_PART}{_MONTH}{_YEAR}{_SOON}", _month, Precision.MONTH, alone=r".* toi(?: day)?$|cuoi |dau |giua "),
        form(r"(?P<month>[0-9]{1,2})\s?[/\-]\s?(?P<year>[12][0-9]{3})", _month_and_year, Precision.MONTH),
        form(rf"{_PART}thang (?P<which>nay|toi|sau|sap toi)", _this_month, Precision.MONTH, alone="."),
        form(r"(?P<part>dau|giua|cuoi) thang(?P<which>)?", _this_month, Precision.MONTH, alone="."),
        form(
            rf"{_PART}quy (?P<quarter>iv|iii|ii|i|[1-4]|mot|hai|ba|tu|bon){_YEAR}{_SOON}",
            _quarter,
            Precision.QUARTER,
            alone=r".* toi(?: day)?$|cuoi |dau |giua ",
        ),
        form(rf"{_PART}quy (?P<which>nay|toi|sau|sap toi)", _this_quarter, Precision.QUARTER, alone="."),
        form(r"(?P<part>dau|giua|cuoi) quy(?P<which>)?", _this_quarter, Precision.QUARTER, alone="."),
        form(rf"{_PART}tuan (?P<which>nay|toi|sau|sap toi)", _week, Precision.WEEK, alone="."),
        form(r"(?P<part>dau|giua|cuoi) tuan(?P<which>)?", _week, Precision.WEEK, alone="cuoi"),
        form(
            r"(?:thu (?P<weekday>[2-7]|hai|ba|tu|nam|sau|s6u|bay)|t(?P<short>[2-7])|chu nhat|cn)"
            r"(?: (?P<which>tuan nay|tuan toi|tuan sau|sap toi|toi|nay))?",
            _weekday,
            Precision.DAY,
            alone=r".*tuan ",
        ),
        form(r"hom nay|ngay hom nay|ngay mai|ngay kia|ngay mot|mai", _near, Precision.DAY, alone="ngay (?:mai|kia)"),
        form(rf"{_PART}nam (?P<said>20[0-9]{{2}}|nay|toi|sau)", _whole_year, Precision.YEAR, alone="cuoi |dau |giua "),
        form(r"sang nam", _next_year, Precision.YEAR, alone="."),
        form(r"(?P<part>dau|giua|cuoi) nam", _part_of_year, Precision.YEAR, alone="cuoi"),
        form(
            r"(?:(?:6|06|s6u|sau) thang|nua) (?P<half>dau|cuoi) (?:nam|(?:cua )?nam (?P<nam>20[0-9]{2}|nay|toi|sau))"
            r"(?P<year>)?(?P<bare>)?",
            _half,
            Precision.HALF,
        ),
        form(
            r"(?:(?:giai doan|nhiem ky|thoi ky) )?(?P<first>20[0-9]{2})\s?(?:[\-–—]|den)\s?(?P<last>20[0-9]{2})",
            _period,
            Precision.PERIOD,
        ),
        form(
            rf"(?P<after>sau )?(?P<least>{_COUNT})(?:\s?(?:[\-–]|den|hoac)\s?(?P<most>{_COUNT}))? "
            r"(?P<unit>ngay|tuan|thang|quy|nam)(?P<working> lam viec)?(?: (?P<on>nua|sap toi|toi))?",
            _count,
            Precision.DAY,
        ),
    )
