"""One way to say when: what it looks like, which days it means, and when it is unmistakable inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from .calendar import Span, months_later, working_days_later

Build = Callable[[re.Match[str], date, str], Span | None]
"""The days meant, from the match, the meeting's day and the folded words that stood before (``trước``, ``within``)."""


class Precision(IntEnum):
    """How narrow a way of saying it is; of several deadlines in one sentence the narrowest counts."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    QUARTER = 4
    HALF = 5
    YEAR = 6
    PERIOD = 7


@dataclass(frozen=True)
class Form:
    """``alone`` is what the matched words must look like to be a deadline in a sentence with nothing before them."""

    pattern: re.Pattern[str]
    build: Build
    precision: Precision
    alone: re.Pattern[str] | None = None
    partial: bool = False


def form(pattern: str, build: Build, precision: Precision, alone: str = "") -> Form:
    """A form whose pattern is written in folded words; a space in it stands for any space."""
    return Form(
        re.compile(rf"(?<![\w/.\-])(?:{spaced(pattern)})(?![\w/%]|[.\-–][\w])"),
        build,
        precision,
        re.compile(spaced(alone)) if alone else None,
    )


def spaced(pattern: str) -> str:
    """The pattern with every space standing for any white space."""
    return pattern.replace(" ", r"\s+")


def later(day: date, unit: str, least: int, most: int, *, exactly: bool) -> Span | None:
    """So many days, working days, weeks, months or years later; unless ``exactly``, from the day itself on."""
    ends = [_later(day, unit, count) for count in (least, most)]
    if ends[0] is None or ends[1] is None or least > most:
        return None
    return (ends[0] if exactly or least < most else day), ends[1]


def _later(day: date, unit: str, count: int) -> date | None:
    if count > 36_000:
        return None
    if unit == "working":
        return working_days_later(day, count)
    if unit in {"day", "week"}:
        try:
            return date.fromordinal(day.toordinal() + count * (7 if unit == "week" else 1))
        except (ValueError, OverflowError):
            return None
    return months_later(day, count * {"month": 1, "quarter": 3, "year": 12}[unit])
