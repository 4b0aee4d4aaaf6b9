"""One cell into one value: words of a fixed list, numbers, times, names. What cannot be read is said, never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from .. import borders
from ..errors import CannotRead
from ..meeting import kinds
from ..meeting.fields import LONG_TEXTS
from ..meeting.kinds import RecordKind
from ..meeting.records import Deadline
from ..meeting.text import clean, short_date
from . import words as said
from .bodies import units
from .people import People

LONGEST = 100_000
"""Characters of the longest text that one cell may hold."""


class Why(StrEnum):
    """Why a cell or row could not be taken as it stands."""

    NO_NAME = "no_name"
    TWICE = "twice"
    UNKNOWN_WORD = "unknown_word"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DAY = "not_a_day"
    NOT_A_TIME = "not_a_time"
    UNKNOWN_PARTY = "unknown_party"
    TOO_LONG = "too_long"
    WRONG_TYPE = "wrong_type"
    UNCLEAR_DAY = "unclear_day"
    UNCLEAR_SHARE = "unclear_share"
    UNCLEAR_NUMBER = "unclear_number"
    OTHER_NUMBER = "other_number"
    UNCLEAR_RECORD = "unclear_record"


WAITING = frozenset({Why.UNCLEAR_DAY, Why.UNCLEAR_SHARE, Why.UNCLEAR_NUMBER, Why.UNCLEAR_RECORD})
"""The reasons that an answer to a question takes away."""


class Unreadable(Exception):
    """A cell that cannot be read: why, and the words in it."""

    def __init__(self, why: Why, words: str) -> None:
        super().__init__(why, words)
        self.why = why
        self.words = words


@dataclass
class Earlier:
    """What tables further up in the same file have listed: the uids of their records, and the numbers they bear."""

    uids: set[str] = field(default_factory=set)
    numbers: dict[RecordKind, set[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Surroundings:
    """What a cell is read against: the meeting's day, from which times are counted, who is known, what stands above."""

    day: date | None
    people: People
    earlier: Earlier = field(default_factory=Earlier)


_VOCABULARIES: dict[tuple[RecordKind, str], type[StrEnum]] = {
    (RecordKind.MEETING, "kind"): kinds.MeetingKind,
    (RecordKind.PARTY, "kind"): kinds.PartyKind,
    (RecordKind.PARTY, "role"): kinds.PartyRole,
    (RecordKind.DELEGATE, "role"): kinds.DelegateRole,
    (RecordKind.DELEGATE, "attendance"): kinds.Attendance,
    (RecordKind.POINT, "state"): kinds.PointState,
    (RecordKind.ITEM, "kind"): kinds.ItemKind,
    (RecordKind.ITEM, "level"): kinds.ItemLevel,
    (RecordKind.ITEM, "state"): kinds.ItemState,
    (RecordKind.ITEM, "reason"): kinds.Reason,
}
#: The names are distinct enough over the kinds of record that the field alone tells how its cell is read.
_NUMBERS = frozenset({"planned_minutes"})
_DAYS = frozenset({"agreement_signed_on", "day", "last_day"})
_TIMES = frozenset({"planned_start", "planned_end"})
_TEXT_LISTS = frozenset({"aliases", "agreement_fields", "recipients"})
_REF_LISTS = frozenset({"parties", "lead", "supporting", "chairs", "secretaries"})
_REFS = frozenset({"presenter"})
_PARTIES = frozenset({"party", "parent"})


def read(kind: RecordKind, field: str, value: object, around: Surroundings) -> Any:
    """The typed value of a field, None where the cell is empty; raises Unreadable."""
    if value is None or value == "" or value == []:
        return None
    if field == "planned" and isinstance(value, dict):
        return _deadline_record(value)
    if field == "aliases" and isinstance(value, str):  # short forms, which hold no comma
        return tuple(dict.fromkeys(_list(value.replace(",", ";")))) or None
    if field in _TEXT_LISTS:
        return tuple(_list(value)) or None
    if field in _REF_LISTS:
        return tuple(dict.fromkeys(around.people.ref(words) for words in _units(value, around))) or None
    if field in LONG_TEXTS and isinstance(value, str):
        lines = [text(line) for line in clean(value, lines=True).split("\n")]
        return "\n".join(line for line in lines if line) or None
    words = text(value)
    return _of_words(kind, field, words, around) if words else None


def text(value: object) -> str:
    """A cell as one line of clean text; raises Unreadable for what is no text or far too long."""
    if isinstance(value, datetime | date | time):
        return _shown(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise Unreadable(Why.WRONG_TYPE, clean(str(value)[:80]))
    words = " ".join(clean(str(value)).split())
    if len(words) > LONGEST:
        raise Unreadable(Why.TOO_LONG, words[:80])
    return words


def _shown(value: datetime | date | time) -> str:
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, datetime) and (value.hour or value.minute):
        return f"{short_date(value.date())} {value:%H:%M}"
    return short_date(value)


def day_of(words: str) -> date:
    """A real day written day/month/year, as Vietnamese does, or year-month-day; raises Unreadable for any other.

    2/13/2024 is no day of this order, and is not turned round into one.
    """
    found = _LOOKS_LIKE_A_DAY.fullmatch(words)
    if found is not None:
        first, month, last = (int(found[place]) for place in (1, 3, 4))
        year, day = (first, last) if len(found[1]) == 4 else (last, first)
        if 1900 <= year <= 2200:
            try:
                return date(year, month, day)
            except ValueError:
                pass
    raise Unreadable(Why.NOT_A_DAY, words)


_LOOKS_LIKE_A_DAY = re.compile(r"([0-9]{1,4})([/.-])([0-9]{1,2})\2([0-9]{1,4})")


def _of_words(kind: RecordKind, field: str, words: str, around: Surroundings) -> Any:
    if (kind, field) == (RecordKind.ITEM, "state") and (state := said.state_in(words)) is not None:
        return state
    if (kind, field) in _VOCABULARIES:
        return _of_vocabulary(_VOCABULARIES[kind, field], words)
    if field in _NUMBERS or (field == "number" and kind is not RecordKind.MEETING):
        return _number(words)
    if field in _REFS:
        return around.people.ref(words)
    if field in _PARTIES:
        return _party(words, around)
    if field in _DAYS:
        return day_of(words)
    if field in _TIMES:
        return _time(words)
    return words


def _list(value: object) -> list[str]:
    if isinstance(value, list):
        parts = value
    else:
        parts = re.split(r"[;\n]", clean(value, lines=True) if isinstance(value, str) else text(value))
    return [words for part in parts if (words := text(part))]


def _units(value: object, around: Surroundings) -> list[str]:
    """The bodies and people in a cell; those of a list are told apart already."""
    if isinstance(value, list):
        return _list(value)
    words = clean(value, lines=True) if isinstance(value, str) else text(value)
    if len(words) > LONGEST:
        raise Unreadable(Why.TOO_LONG, words[:80])
    return [text(name) for name in units(words, around.people.is_known)]


def _of_vocabulary(vocabulary: type[StrEnum], words: str) -> StrEnum:
    found = said.value_of(vocabulary, words)
    if found is None:
        raise Unreadable(Why.UNKNOWN_WORD, words)
    return found


def _number(words: str) -> int:
    # "12.0" is what a spreadsheet makes of 12; more than six digits are a telephone number, not a place in a list.
    # 1.234 may be a thousand or a little more than one, so it is none.
    found = re.fullmatch(r"(?:(?:số|no\.?|stt|mục|#)\s*)?\(?([0-9]{1,6})(?:\.0*)?[.):]?", words, re.IGNORECASE)
    if found is None:
        raise Unreadable(Why.NOT_A_NUMBER, words)
    return int(found[1])


def _party(words: str, around: Surroundings) -> str:
    uid = around.people.party(words)
    if uid is None:
        raise Unreadable(Why.UNKNOWN_PARTY, words)
    return uid


def _time(words: str) -> time:
    found = re.fullmatch(r"([0-9]{1,2})[:hg]([0-9]{2})?(?::00)?", words.lower().replace(" ", ""))
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise Unreadable(Why.NOT_A_TIME, words)
    return time(int(found[1]), int(found[2] or 0))


def _deadline_record(value: dict[str, object]) -> Deadline:
    try:
        deadline: Deadline = borders.fields_from_json(RecordKind.ITEM, {"planned": value})["planned"]
    except CannotRead as error:
        raise Unreadable(Why.WRONG_TYPE, clean(error.detail)) from error
    earliest, latest = deadline.earliest, deadline.latest
    # The border check takes a number for seconds since 1970; nobody writes a deadline so.
    if any(isinstance(day, int | float) for day in value.values()) or (earliest and latest and earliest > latest):
        raise Unreadable(Why.NOT_A_DAY, f"{earliest} > {latest}")
    return Deadline(text(deadline.said), earliest, latest)
