"""The fields of a record as text in a form, and back; for what cannot be read, a sentence that says how to write it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from store.meeting import deadlines
from store.meeting.records import Deadline, Record
from store.meeting.text import short_date
from tui.language import _
from tui.widgets.wording import clock_text

from .form_people import People, Unreadable


class Form(StrEnum):
    """How a field is written."""

    LINE = "line"
    TEXT = "text"
    """Free words of several lines."""
    NUMBER = "number"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"
    DEADLINE = "deadline"
    LIST = "list"
    """Several words or names in one line, with semicolons between them."""
    LINES = "lines"
    """The same, one a line."""
    PERSON = "person"
    PEOPLE = "people"
    """Several people or parties, one a line."""
    BODIES = "bodies"
    """Several parties or people in one line, with semicolons between them."""
    PARTY = "party"
    CHOICE = "choice"
    SWITCH = "switch"


@dataclass(frozen=True)
class Field:
    """A field of a form: the record's field, how it is written, and a hint that shows while it is empty.

    ``label`` stands before it where the field's own name does not fit the kind of record.
    ``values`` are those of a choice, where ``optional`` adds the empty one. ``recurring`` says that the words of
    other records are offered; ``while_voting`` that the field has a meaning only where votes are taken.
    """

    name: str
    form: Form = Form.LINE
    hint: str = ""
    label: str = ""
    values: type[StrEnum] | None = None
    optional: bool = False
    recurring: bool = False
    while_voting: bool = False

    @property
    def turned(self) -> bool:
        """Whether it is turned from value to value and not written."""
        return self.form in {Form.CHOICE, Form.SWITCH}

    @property
    def several_lines(self) -> bool:
        """Whether it is written in a field of several lines."""
        return self.form in {Form.TEXT, Form.LINES, Form.PEOPLE}

    @property
    def names_people(self) -> bool:
        """Whether it names people or parties."""
        return self.form in {Form.PERSON, Form.PEOPLE, Form.BODIES, Form.PARTY}

    @property
    def divider(self) -> str:
        """What stands between several values; empty where there is one."""
        return {Form.LIST: ";", Form.BODIES: ";", Form.LINES: "\n", Form.PEOPLE: "\n"}.get(self.form, "")


Sections = Sequence[tuple[str, tuple[Field, ...]]]
"""A form: headings, empty for none, and the fields below each."""

Typed = Any
"""What stands in a field of a form: a text, or the value of one that is turned."""


@dataclass(frozen=True)
class Around:
    """What fields are read against: the meeting's day, and who is known."""

    day: date | None
    people: People


_DAY = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\s*")
_TIME = re.compile(r"\s*(\d{1,2})\s*(?:[:hHgG.]\s*(\d{2})?)\s*")
_MOST = 999_999


def shown(field: Field, record: Record, around: Around) -> Typed:
    """What a form shows for a field of a record."""
    value = getattr(record, field.name)
    if field.turned:
        return value
    if value is None or (field.form is Form.NUMBER and not value):
        return ""
    match field.form:
        case Form.DAY:
            return short_date(value)
        case Form.TIME:
            return clock_text(value)
        case Form.MOMENT:
            on_the_day = value.date() == around.day
            return clock_text(value) if on_the_day else f"{clock_text(value)} {short_date(value.date())}"
        case Form.DEADLINE:
            return value.said or (short_date(value.latest) if value.latest else "")
        case Form.PERSON:
            return around.people.words(value)
        case Form.PARTY:
            return around.people.party_words(value)
        case Form.PEOPLE:
            return "\n".join(around.people.words(ref) for ref in value)
        case Form.BODIES:
            return "; ".join(around.people.words(ref) for ref in value)
        case Form.LINES:
            return "\n".join(value)
        case Form.LIST:
            return "; ".join(value)
    return str(value)


def value_of(field: Field, typed: Typed, around: Around) -> Any:
    """The record's value for what stands in a field.

    Raises:
        Unreadable: with the sentence for the user.
    """
    if field.turned:
        return typed
    text = typed.strip()
    if field.divider:
        parts = tuple(dict.fromkeys(part.strip() for part in text.split(field.divider) if part.strip()))
        return tuple(around.people.ref(part) for part in parts) if field.names_people else parts
    match field.form:
        case Form.NUMBER:
            return read_number(text) if text else 0
        case Form.DAY:
            return read_day(text) if text else None
        case Form.TIME:
            return read_time(text) if text else None
        case Form.MOMENT:
            return read_moment(text, around.day) if text else None
        case Form.DEADLINE:
            return read_deadline(text, around.day) if text else None
        case Form.PERSON:
            return around.people.ref(text) if text else ""
        case Form.PARTY:
            return around.people.party(text) if text else ""
    return text


def read_number(text: str) -> int:
    """A whole number, not below 0."""
    if not text.isdecimal() or int(text) > _MOST:
        raise Unreadable(_("“{text}” is no number: write digits, as in 12.").format(text=text))
    return int(text)


def read_day(text: str) -> date:
    """A day written ``4/4/2024``, also with dots or dashes, or ``2024-04-04``."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    found = _DAY.fullmatch(text)
    if found is None:
        raise Unreadable(_("“{text}” is no day: write day, month and year, as in 4/4/2024.").format(text=text))
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(_("There is no {text} in the calendar.").format(text=text)) from None


def read_time(text: str) -> time:
    """A time of day written ``8:05``, ``8h05`` or ``8h``."""
    found = _TIME.fullmatch(text)
    if found is None:
        raise Unreadable(_("“{text}” is no time: write hours and minutes, as in 8:05 or 8h05.").format(text=text))
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise Unreadable(_("There is no {text} on the clock.").format(text=text))
    return time(hour, minute)


def read_moment(text: str, day: date | None) -> datetime:
    """A time, with a day behind it where it is not the meeting's."""
    first, _space, rest = text.strip().partition(" ")
    at = read_time(first)
    if rest.strip():
        return datetime.combine(read_day(rest), at)
    if day is None:
        raise Unreadable(_("Fill in the meeting's day first, or write it behind the time, as in 8:05 4/4/2024."))
    return datetime.combine(day, at)


def read_deadline(text: str, day: date | None) -> Deadline:
    """The words with the days they mean, counted from the meeting's day; words that name no day are kept as said."""
    try:
        exact = read_day(text)
    except Unreadable:
        return (deadlines.read(text, day) if day else None) or Deadline(text)
    return Deadline(text, exact, exact)
