"""A chat's log as the record of a meeting: what was its topic, who was there, who said, asked for and agreed what.

Pure: a text goes in, a ``Log`` comes out, whatever the text is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum

from ..meeting.kinds import EntryKind
from . import chatlog_lines


class LeftOut(StrEnum):
    """Why a line of a log says nothing that is recorded."""

    NOTICE = "notice"
    ASIDE = "aside"
    BOT = "bot"
    TO_A_BOT = "to_a_bot"
    TALK = "talk"
    OUTSIDE = "outside"
    OFF_RECORD = "off_record"
    TAKEN_BACK = "taken_back"
    NOT_A_CHAIR = "not_a_chair"
    NOT_FOUND = "not_found"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that is not recorded: its number, why, and its words (none where it was off the record)."""

    line: int
    why: LeftOut
    words: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic that was taken up; the same title taken up again is another ``Topic``. ``key`` tells its line."""

    title: str
    line: int
    day: date | None = None
    at: time | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Poll:
    """Who voted how, by the names in the log."""

    in_favour: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    abstained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One thing to be recorded. ``topic`` is the place of its topic in the log's, None before the first.

    ``owners`` are the names before what is to be done, if they are names at all, and ``task`` the text without them;
    ``text`` is always whole. ``named`` are names that stand anywhere in the text of an action.
    """

    line: int
    key: str
    kind: EntryKind
    text: str
    speaker: str = ""
    day: date | None = None
    at: time | None = None
    topic: int | None = None
    owners: tuple[str, ...] = ()
    task: str = ""
    named: tuple[str, ...] = ()
    poll: Poll | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Log:
    """What a log says. ``planned`` are topics that were put on the agenda, taken up or not; ``people`` everybody who
    typed. ``ended`` is when the last line was typed. ``in_utc`` says that no time is that of the room's clock.
    """

    title: str = ""
    chairs: tuple[str, ...] = ()
    scribes: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    regrets: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    entries: tuple[Said, ...] = ()
    left: tuple[Unread, ...] = ()
    ended_day: date | None = None
    ended: time | None = None
    in_utc: bool = False


_SIGNS = re.compile(
    r"\s*(?:(?:sub-?)?topic|action|resolved|resolution|proposed|scribe(?:nick)?)\s*\+?\s*[:：]|\s*(?:present|regrets)\s*\+"
    r"|\s*#(?:startmeeting|topic|action|agreed|info|idea|endmeeting)\b",
    re.IGNORECASE,
)
_LOOKED_AT = 200_000


def looks_like(text: str) -> bool:
    """Whether this is a chat's log or a scribe's plain text, and no list of anything."""
    told = chatlog_lines.lines(text[:_LOOKED_AT])
    if told.chat:
        return True
    signs = sum(1 for line in told.typed if _SIGNS.match(line.text))
    return signs >= 2 and signs * 20 >= len(told.typed)


def read(text: str, day: date | None) -> Log:
    """What a log says; ``day`` is the meeting's, for a log that names none. Every text is read, nothing is raised."""
    from .chatlog_reading import Reading

    told = chatlog_lines.lines(text)
    reading = Reading(chatlog_lines.dated(told.typed, day))
    for why, numbers in (
        (LeftOut.NOTICE, told.notices),
        (LeftOut.ASIDE, told.asides),
        (LeftOut.UNKNOWN, told.unknown),
    ):
        reading.left.extend(Unread(number, why) for number in numbers)
    return replace(reading.log(), in_utc=told.in_utc)
