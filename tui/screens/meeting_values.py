"""The meeting's details as text in a form, and back; what cannot be read gives a sentence that says how to write it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from store.meeting import refs
from store.meeting.kinds import RecordKind
from store.meeting.names import roster
from store.meeting.records import Delegate, Meeting, Party
from store.meeting.refs import Ref
from store.meeting.text import short_date
from tui.language import N_, _
from tui.widgets.wording import Find, clock_text, name_of


class Form(StrEnum):
    """How a field is written."""

    LINE = "line"
    DAY = "day"
    TIME = "time"
    MOMENT = "moment"
    LINES = "lines"
    PEOPLE = "people"
    CHOICE = "choice"


@dataclass(frozen=True)
class Field:
    """A field of the form: the record's field, how it is written, and a hint that shows while it is empty."""

    name: str
    form: Form = Form.LINE
    hint: str = ""


SECTIONS: tuple[tuple[str, tuple[Field, ...]], ...] = (
    (
        N_("Meeting"),
        (
            Field("title"),
            Field("kind", Form.CHOICE),
            Field("place"),
            Field("day", Form.DAY, N_("4/4/2024")),
            Field("last_day", Form.DAY, N_("only if it takes several days")),
            Field("part_of_day", hint=N_("morning, afternoon")),
            Field("planned_start", Form.TIME, N_("8:00 or 8h00")),
            Field("planned_end", Form.TIME, N_("11:30 or 11h30")),
            Field("started_at", Form.MOMENT, N_("8:05; the first agenda point fills it in")),
            Field("ended_at", Form.MOMENT, N_("11:40; the end of the meeting fills it in")),
        ),
    ),
    (
        N_("People, one a line"),
        (Field("chairs", Form.PEOPLE), Field("secretaries", Form.PEOPLE)),
    ),
    (
        N_("Agreement under review"),
        (
            Field("agreement"),
            Field("agreement_signed_on", Form.DAY, N_("day/month/year")),
            Field("agreement_fields", Form.LINES),
            Field("period", hint=N_("2023")),
            Field("next_period", hint=N_("2024")),
        ),
    ),
    (
        N_("Head and foot of the minutes"),
        (
            Field("superior_body"),
            Field("issuing_body"),
            Field("number"),
            Field("symbol", hint=N_("BB-VPUB")),
            Field("recipients", Form.LINES),
        ),
    ),
)
"""The form: headings and the fields below each."""

_DAY = re.compile(r"\s*(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})\s*")
_TIME = re.compile(r"\s*(\d{1,2})\s*(?:[:hHgG.]\s*(\d{2})?)\s*")


class Unreadable(Exception):
    """What was typed cannot be read; the sentence says how to write it."""


def text_of(field: Field, meeting: Meeting, find: Find) -> str:
    """What the form shows for a field."""
    value = getattr(meeting, field.name)
    if value is None or field.form is Form.CHOICE:
        return ""
    match field.form:
        case Form.DAY:
            return short_date(value)
        case Form.TIME:
            return clock_text(value)
        case Form.MOMENT:
            on_the_day = value.date() == meeting.day
            return clock_text(value) if on_the_day else f"{clock_text(value)} {short_date(value.date())}"
        case Form.PEOPLE:
            return "\n".join(name_of(ref, find) for ref in value)
        case Form.LINES:
            return "\n".join(value)
    return str(value)


def value_of(field: Field, text: str, day: date | None, people: Callable[[str], Ref]) -> Any:
    """The record's value for what was typed. ``day`` is the meeting's, for a time without a date.

    Raises:
        Unreadable: with the sentence for the user.
    """
    text = text.strip()
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    match field.form:
        case Form.DAY:
            return read_day(text) if text else None
        case Form.TIME:
            return read_time(text) if text else None
        case Form.MOMENT:
            return read_moment(text, day) if text else None
        case Form.PEOPLE:
            return tuple(people(line) for line in lines)
        case Form.LINES:
            return tuple(lines)
    return text


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


def out_of_order(meeting: Meeting, values: Mapping[str, Any]) -> dict[str, str]:
    """Which of the changed ``values`` end before they begin, by field, each with the sentence for the user."""

    def now(name: str) -> Any:
        return values[name] if name in values else getattr(meeting, name)

    found = {}
    for first, last in (("day", "last_day"), ("planned_start", "planned_end"), ("started_at", "ended_at")):
        begins, ends = now(first), now(last)
        over_days = first == "planned_start" and now("last_day") not in (None, now("day"))
        if {first, last} & values.keys() and begins and ends and ends < begins and not over_days:
            found[last] = _("The end lies before the beginning; correct one of the two.")
    return found


def person(words: str, delegates: Sequence[Delegate], parties: Sequence[Party], find: Find) -> Ref:
    """The one whom a line names; somebody who is on no list is kept by name.

    Raises:
        Unreadable: several people fit equally well.
    """
    found = roster(delegates, parties).best(words)
    if len(found) > 1:
        several = "; ".join(_with_office(ref, find) for ref in found[:4])
        raise Unreadable(
            _("Several people fit “{words}”: {several}. Write more of the name.").format(words=words, several=several)
        )
    return found[0] if found else refs.to_name(words)


def _with_office(ref: Ref, find: Find) -> str:
    head, uid = refs.split(ref)
    record = find(RecordKind.DELEGATE, uid) if head == "delegate" else None
    if isinstance(record, Delegate) and record.office:
        return f"{record.name} ({record.office})"
    return name_of(ref, find)
