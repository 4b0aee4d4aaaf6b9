"""Times of day as agendas write them: ``8h00 - 8h15``, ``07:30–08:00``, ``8 giờ 15``, ``2.30 pm``, ``15 phút``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from ..meeting.text import fold

_ONE = (
    r"(?P<{0}h>[01]?[0-9]|2[0-4])\s*(?:(?:h|g|gio|:)\s*(?P<{0}m>[0-5]?[0-9])?(?::00)?\s*(?:'|’|p(?:hut)?(?![m\w])|h)?"
    r"|\.(?P<{0}d>[0-5][0-9])(?=\s*(?:am|pm|$|[-–—)]|den)))\s*(?P<{0}x>am|pm|sa|ch)?"
)
_BETWEEN = r"\s*(?:-|–|—|~|→|den|toi|to|until)\s*"
_RANGE = re.compile(rf"(?:(?:tu|luc|from|khoang)\s+)?{_ONE.format('a')}(?:{_BETWEEN}{_ONE.format('b')})?(?![\w%/])")
_MINUTES = re.compile(r"(?:khoang\s+)?([0-9]{1,3})\s*(?:'|’|phut|p|mins?|minutes?)\.?")
_HOURS = re.compile(r"([0-9]{1,2})\s*(?:gio|tieng|h|hours?|hrs?)(?:\s*([0-9]{1,2})\s*(?:'|phut|p|mins?)?|\s*(ruoi))?")


@dataclass(frozen=True, slots=True)
class Hours:
    """From when, and until when where that is said."""

    start: time
    end: time | None = None

    @property
    def minutes(self) -> int | None:
        """How long that is; None where no end is said, or it does not come after the start."""
        return minutes_between(self.start, self.end) if self.end else None


def minutes_between(start: time, end: time) -> int | None:
    """The minutes from one time to a later one of the same day; None where it is not later."""
    length = end.hour * 60 + end.minute - start.hour * 60 - start.minute
    return length if length > 0 else None


def lengths(hours: Sequence[Hours | None]) -> list[int | None]:
    """The minutes of each agenda point of which only the start is told: until the next one starts, on the same day."""
    found: list[int | None] = []
    for place, one in enumerate(hours):
        following: time | None = next((after.start for after in hours[place + 1 : place + 2] if after), None)
        found.append(minutes_between(one.start, following) if one and not one.end and following else None)
    return found


def hours(value: object) -> Hours | None:
    """The times that a whole cell says; None where it says anything else."""
    if isinstance(value, datetime):
        return Hours(value.time().replace(second=0, microsecond=0, tzinfo=None))
    if isinstance(value, time):
        return Hours(value.replace(second=0, microsecond=0, tzinfo=None))
    if not isinstance(value, str) or len(value) > 60:
        return None
    match = _RANGE.fullmatch(fold(value).strip(" .:;()"))
    return _hours(match) if match else None


def hours_in(text: str) -> tuple[Hours, str] | None:
    """The times at the front or the end of a line, and the line without them; None where there are none."""
    folded = fold(text)
    if len(folded) != len(text):  # a place in the one has to be a place in the other
        text = " ".join(text.split())
        if len(folded) != len(text):
            return None
    first = _RANGE.match(folded.lstrip("( "))
    if first and (found := _hours(first)):
        rest = text[len(folded) - len(folded.lstrip("( ")) + first.end() :]
        if re.match(r"\s*[):.,;–—-]|\s", rest) and rest.strip(" ):.,;–—-"):
            return found, rest.lstrip(" ):.,;–—-").rstrip(" :.,;–—-")
    last = re.search(rf"[(\[,;:–—-]\s*({_RANGE.pattern})\s*[)\]]?[.;]?$", folded)
    inner = _RANGE.fullmatch(last[1]) if last else None
    if last and inner and (found := _hours(inner)) and text[: last.start()].strip(" (:,;–—-"):
        return found, text[: last.start()].strip(" (:,;–—-")
    return None


def minutes(value: object) -> int | None:
    """A length of time in minutes: a number, ``15'``, ``15 phút``, ``1 giờ 30``, the length of ``8h00 - 8h15``."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return int(value) if 0 <= value < 10_000 and float(value).is_integer() else None
    if not isinstance(value, str):
        return None
    folded = fold(value).strip(" .()")
    if match := _MINUTES.fullmatch(folded):
        return int(match[1])
    if match := _HOURS.fullmatch(folded):
        return int(match[1]) * 60 + (30 if match[3] else int(match[2] or 0))
    found = hours(value)
    return found.minutes if found else None


def _hours(match: re.Match[str]) -> Hours | None:
    start = _time(match, "a")
    end = _time(match, "b")
    if start is None or (match["bh"] is not None and end is None):
        return None
    if end and match["bx"] and not match["ax"] and match["bx"] in {"pm", "ch"} and start.hour < 12 <= end.hour:
        later = time(start.hour + 12, start.minute)
        start = later if later < end else start  # 1:30 - 2:30 pm
    return Hours(start, end)


def _time(match: re.Match[str], name: str) -> time | None:
    if match[f"{name}h"] is None:
        return None
    hour, minute = int(match[f"{name}h"]), int(match[f"{name}m"] or match[f"{name}d"] or 0)
    if match[f"{name}x"] in {"pm", "ch"} and hour < 12:
        hour += 12
    return time(hour, minute) if hour < 24 else None
