"""How English says when, in folded words: ``by friday``, ``end of q3``, ``in one to two weeks``."""

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
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
}  # fmt: skip
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = rf"(?P<month>{'|'.join(_MONTHS)}|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
_PART = (
    r"(?:(?:the )?(?P<part>beginning of|start of|early in|early|middle of|mid|end of|late in|late)(?:\s+|\s*-\s*)"
    r"(?:the )?)?"
)
_YEAR = r"(?:,? (?:of )?(?P<year>20[0-9]{2}))?"
_COUNT = r"[0-9]{1,5}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"


def _part(match: re.Match[str]) -> str:
    said = match["part"] or ""
    for part, words in (("early", ("beg", "sta", "ear")), ("middle", ("mid",)), ("late", ("end", "lat"))):
        if said.startswith(words):
            return part
    return ""


def _number(word: str) -> int:
    return int(word) if word.isdecimal() else _NUMBERS[word]


def _month_number(name: str) -> int:
    return next(place for place, month in enumerate(_MONTHS, 1) if month.startswith(name[:3]))


def _date(match: re.Match[str], day: date, _: str) -> Span | None:
    dd, mm = int(match["day"]), _month_number(match["month"])
    if match["year"]:
        return day_of(int(match["year"]), mm, dd)
    return following(day, lambda year: day_of(year, mm, dd))


def _iso(match: re.Match[str], _day: date, _: str) -> Span | None:
    return day_of(int(match["year"]), int(match["month"]), int(match["day"]))


def _month(match: re.Match[str], day: date, _: str) -> Span | None:
    mm, part = _month_number(match["month"]), _part(match)
    which = match["which"]
    year = int(match["year"]) if match["year"] else None
    if match["next_year"]:
        year = day.year + 1
    if year is None and which == "this":
        year = day.year
    if year:
        return part_of(month_of(year, mm), part)
    return following(day, lambda year: part_of(month_of(year, mm), part), ahead=which == "next")


def _quarter(match: re.Match[str], day: date, _: str) -> Span | None:
    said = match["q"] or match["numbered"] or match["worded"]
    quarter, part = _number(said), _part(match)
    if match["year"]:
        return part_of(quarter_of(int(match["year"]), quarter), part)
    return following(day, lambda year: part_of(quarter_of(year, quarter), part))


def _stretch(match: re.Match[str], day: date, _: str) -> Span | None:
    """This, next or the end of a week, month, quarter or year."""
    unit, part, which = match["unit"], _part(match), match["which"]
    if not part and not which:
        return None
    for ahead in (1,) if which in {"next", "coming"} else (0,) if which else (0, 1):
        span = part_of(_whole(unit, day, ahead), part)
        if span and (which or span[1] >= day):
            return span
    return None


def _whole(unit: str, day: date, ahead: int) -> Span | None:
    if unit == "week":
        return week_of(day, ahead)
    if unit == "month":
        first = months_later(day.replace(day=1), ahead)
        return month_of(first.year, first.month) if first else None
    if unit == "quarter":
        year, quarter = divmod(day.year * 4 + (day.month - 1) // 3 + ahead, 4)
        return quarter_of(year, quarter + 1)
    return year_of(day.year + ahead)


def _half(match: re.Match[str], day: date, _: str) -> Span | None:
    half = _number(match["short"] or match["half"])
    if match["year"]:
        return half_of(int(match["year"]), half)
    return following(day, lambda year: half_of(year, half))


def _weekday(match: re.Match[str], day: date, _: str) -> Span | None:
    """A weekday; ``next Friday`` is this week's or next week's for different people, and both are kept."""
    place = next(place for place, name in enumerate(_DAYS) if name.startswith(match["weekday"][:3]))
    here = place - day.weekday()
    if match["week"]:
        ahead = here + (7 if match["week"] == "next" else 0)
        return counted(day, ahead, ahead)
    coming = here % 7
    if match["which"] == "next":
        return counted(day, coming or 7, max(here + 7, coming or 7))
    return counted(day, coming, coming)


def _near(match: re.Match[str], day: date, _: str) -> Span | None:
    ahead = 2 if "after" in match[0] else {"tomorrow": 1}.get(match[0], 0)
    return counted(day, ahead, ahead)


def _count(match: re.Match[str], day: date, before: str) -> Span | None:
    least = _number(match["least"])
    most = _number(match["most"]) if match["most"] else least
    unit = "working" if match["working"] else match["unit"]
    exactly = match["from"] is not None or before.split()[-1:] == ["in"]
    return later(day, unit, least, most, exactly=exactly)


def _year(match: re.Match[str], _day: date, _: str) -> Span | None:
    return part_of(year_of(int(match["year"])), _part(match))


_ORDINAL = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"


@cache
def forms() -> tuple[Form, ...]:
    """Every form, in no order; of two that fit the same words the one that takes more of them counts.

    Made on first need: compiling the patterns takes longer than the rest of a program's start may.
    """
    return (
        form(rf"(?:the )?{_ORDINAL} (?:of )?{_MONTH}{_YEAR}", _date, Precision.DAY),
        form(rf"{_MONTH} (?:the )?{_ORDINAL}{_YEAR}", _date, Precision.DAY),
        form(r"(?P<year>[12][0-9]{3})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})", _iso, Precision.DAY, alone="."),
        form(
            rf"{_PART}(?:(?P<which>this|next|coming) )?{_MONTH}{_YEAR}(?P<next_year> next year)?",
            _month,
            Precision.MONTH,
            alone=r"(?:the )?(?:end of|next) ",
        ),
        form(
            rf"{_PART}(?:q(?P<q>[1-4])|(?P<numbered>[1-4])q|(?:the )?(?P<worded>first|second|third|fourth|last"
            r"|1st|2nd|3rd|4th) quarter)(?:[\s/]*(?:of )?(?P<year>20[0-9]{2})| of the year)?",
            _quarter,
            Precision.QUARTER,
            alone="(?:the )?end of ",
        ),
        form(
            rf"{_PART}(?:(?P<which>this|next|the current|coming) )?(?P<unit>week|month|quarter|year)",
            _stretch,
            Precision.WEEK,
            alone="(?:the )?(?:end of|next) ",
        ),
        form(
            r"(?:the )?(?P<half>first|second|1st|2nd) half of (?:the year|(?:the year )?(?P<year>20[0-9]{2}))"
            r"(?P<short>)?",
            _half,
            Precision.HALF,
        ),
        form(r"h(?P<short>[12])(?:[\s/]*(?P<year>20[0-9]{2}))?(?P<half>)?", _half, Precision.HALF),
        form(
            rf"(?:(?:the )?(?P<which>this|next|coming) )?(?P<weekday>{'|'.join(_DAYS)}"
            r"|mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:,? (?:of )?(?P<week>this|next) week)?",
            _weekday,
            Precision.DAY,
            alone=r"next |.* week",
        ),
        form(r"the day after tomorrow|today|tonight|tomorrow", _near, Precision.DAY, alone="tomorrow|the day"),
        form(
            rf"(?P<least>{_COUNT})(?:(?: to | or |\s?[\-–]\s?)(?P<most>{_COUNT}))?(?: |-)"
            r"(?P<working>working |business )?(?P<unit>day|week|month|quarter|year)s?['’]?"
            r"(?P<from> from now| from today| time)?",
            _count,
            Precision.DAY,
        ),
        form(rf"{_PART}(?P<year>20[0-9]{{2}})", _year, Precision.YEAR),
    )
