"""Calendar arithmetic for deadlines: spans of days counted from a meeting's day.

A span is the earliest and the latest day that words can mean, both included.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta

Span = tuple[date, date]

#: The longest stretch that is counted, in days: nothing is agreed for more than a hundred years.
_FAR = 36_600


def day_of(year: int, month: int, day: int) -> Span | None:
    """One day, None where the calendar has no such day (31/4, 30/2)."""
    if not 1 <= year <= MAXYEAR or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    one = date(year, month, day)
    return one, one


def month_of(year: int, month: int) -> Span | None:
    """All days of a month."""
    if not 1 <= year <= MAXYEAR or not 1 <= month <= 12:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def quarter_of(year: int, quarter: int) -> Span | None:
    """All days of a quarter, from 1 to 4."""
    return _months(year, 3 * quarter - 2, 3 * quarter)


def half_of(year: int, half: int) -> Span | None:
    """All days of the first or second half of a year."""
    return _months(year, 6 * half - 5, 6 * half)


def year_of(year: int) -> Span | None:
    """All days of a year."""
    return _months(year, 1, 12)


def week_of(day: date, ahead: int = 0) -> Span | None:
    """Monday to Sunday of the week that holds this day, or of one so many weeks later."""
    return counted(day, 7 * ahead - day.weekday(), 7 * ahead - day.weekday() + 6)


def counted(day: date, least: int, most: int) -> Span | None:
    """From ``least`` to ``most`` days after this one."""
    if not -_FAR <= least <= most <= _FAR:
        return None
    try:
        return day + timedelta(least), day + timedelta(most)
    except OverflowError:
        return None


def months_later(day: date, months: int) -> date | None:
    """The same day so many months later, the month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not 1 <= year <= MAXYEAR or months > 1_200:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days_later(day: date, days: int) -> date | None:
    """The day so many working days later: Saturdays and Sundays are passed over, holidays are not known."""
    weeks, rest = divmod(days, 5)
    span = counted(day, 7 * weeks, 7 * weeks)
    if span is None:
        return None
    found = span[0]
    while rest or found.weekday() > 4:
        following = counted(found, 1, 1)
        if following is None:
            return None
        found = following[0]
        if found.weekday() < 5 and rest:
            rest -= 1
    return found


def part_of(span: Span | None, part: str) -> Span | None:
    """The ``early``, ``middle`` or ``late`` part of a span.

    A month has three parts of ten days (from 21 on is late), a quarter three of one month, a year's early part is its
    first quarter, its late part its last, its middle May to August; a week's late part is Friday to Sunday.
    """
    if span is None or not part:
        return span
    first, last = span
    days = (last - first).days + 1
    if days <= 7:
        return {"early": (first, first + timedelta(1)), "middle": (first + timedelta(2), first + timedelta(3))}.get(
            part, (first + timedelta(4), last)
        )
    if days <= 31:
        tenth, twentieth = first + timedelta(9), first + timedelta(19)
        return {"early": (first, tenth), "middle": (tenth + timedelta(1), twentieth)}.get(
            part, (twentieth + timedelta(1), last)
        )
    if days <= 92:
        return month_of(first.year, first.month + {"early": 0, "middle": 1}.get(part, 2))
    if part == "middle" and days > 190:
        return _months(first.year, 5, 8)
    return quarter_of(first.year, (first.month + 2) // 3) if part == "early" else quarter_of(last.year, last.month // 3)


def following(day: date, of_year: Callable[[int], Span | None], *, ahead: bool = False) -> Span | None:
    """The first such span that has not ended before the day, in this year or the next; ``ahead``: not yet begun."""
    for year in (day.year, day.year + 1):
        span = of_year(year)
        if span is not None and (span[0] > day if ahead else span[1] >= day):
            return span
    return None


def _months(year: int, first: int, last: int) -> Span | None:
    start, end = month_of(year, first), month_of(year, last)
    return (start[0], end[1]) if start and end else None
