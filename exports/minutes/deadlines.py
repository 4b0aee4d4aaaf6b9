"""A deadline in words: as it was said, with the days it can mean, and nothing twice."""

from __future__ import annotations

import re

from exports.minutes.phrases import capital
from exports.wording.words import Wording
from store.meeting.records import Deadline
from store.meeting.text import fold


def due(deadline: Deadline | None, words: Wording) -> str:
    """A deadline in a cell of its own: as it was said, with the days it can mean in brackets."""
    if deadline is None:
        return ""
    said, meant = said_beyond_day(deadline), words.outcomes.day_range(deadline.earliest, deadline.latest)
    return capital(f"{said} ({meant})" if said and meant else said or meant)


def due_beside(deadline: Deadline | None, text: str, words: Wording) -> str:
    """A deadline as a note on a text: words that stand in the text already are not said again, what they mean is."""
    if deadline is None:
        return ""
    said = said_beyond_day(deadline, text)
    meant = words.outcomes.day_range(deadline.earliest, deadline.latest)
    return ", ".join(part for part in (said, meant) if part)


def said_beyond_day(deadline: Deadline, text: str = "") -> str:
    """The words in which a deadline was said; empty where they stand in the text or only name the day that is meant."""
    said = deadline.said.strip()
    if said.casefold() in text.casefold() or _names_only_its_day(deadline):
        return ""
    return said


def _names_only_its_day(deadline: Deadline) -> bool:
    """``ngày 20/3`` or ``20 tháng 3 năm 2026``, where exactly that day is meant."""
    day = deadline.latest
    if day is None or deadline.earliest != day:
        return False
    month, year = (rf"\s*(?:[/.-]|{word})\s*" for word in ("thang", "nam"))
    pattern = rf"(?:ngay\s*)?0?{day.day}{month}0?{day.month}(?:{year}{day.year})?"
    return re.fullmatch(pattern, fold(deadline.said)) is not None
