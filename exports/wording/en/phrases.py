"""Days and counted things in English, as every document writes them."""

from __future__ import annotations

import re
from datetime import date

_YEARS = re.compile(r"(?i)(?:năm|các năm|giai đoạn)\s+(\d{4}(?:\s*[-–]\s*\d{4})?)")

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """``4 April 2024``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def period(recorded: str) -> str:
    """``2025`` for ``năm 2025``: years need no word in English. Any other period stays as it was recorded."""
    years = _YEARS.fullmatch(recorded.strip())
    return years[1] if years else recorded


def some(number: int, one: str, many: str) -> str:
    """``1 item``, ``3 items``."""
    return f"{number} {one if number == 1 else many}"
