"""Days and counted things in English, as every document writes them."""

from __future__ import annotations

from datetime import date

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


def some(number: int, one: str, many: str) -> str:
    """``1 item``, ``3 items``."""
    return f"{number} {one if number == 1 else many}"
