"""The records of each list, and what each marker of its rows gives for one of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple

from exports.minutes.annex import coming, when
from exports.minutes.attendance import delegate_line
from exports.minutes.course import full_text, vote_text
from exports.minutes.deadlines import due
from exports.minutes.phrases import capital, cell, entry_text, letters
from exports.minutes.review import outcome, reason, units
from exports.options import Attribution
from exports.word.template.lists import ListOfRecords
from exports.word.template.values import Values
from store.meeting.attendance import by_party as delegations
from store.meeting.glossary import term
from store.meeting.kinds import CLOSED_STATES, Attendance, EntryKind, ItemState
from store.meeting.overdue import reference_day
from store.meeting.records import AgendaPoint, Deadline, Delegate, Entry, Item, Party, Past
from store.meeting.register import Counts, by_field, by_party
from store.meeting.text import short_date

Getter = Callable[[Any], str]


class Counted(NamedTuple):
    """A name and the items counted under it."""

    name: str
    counts: Counts


def records(values: Values, of: ListOfRecords) -> Sequence[Any]:
    """The records of a list, in the order in which the document tells them."""
    held = values.proceedings
    match of.name:
        case "item":
            return values.items
        case "item_done":
            return [item for item in values.items if item.state is ItemState.DONE]
        case "item_open":
            return [item for item in values.items if item.state not in CLOSED_STATES]
        case "coming_event":
            return coming(values.items, reference_day(held.meeting))
        case "delegate":
            return [one for _party, group in delegations(held.parties, held.delegates) for one in group]
        case "party":
            return [party for party, _group in delegations(held.parties, held.delegates) if party is not None]
        case "point":
            return held.points
        case "field":
            return [Counted(name, counts) for name, counts in by_field(values.items).items()]
        case "left_over":
            return values.left_over
        case _:
            return [entry for entry in values.entries if of.kind in (None, entry.kind)]


def getter(values: Values, of: ListOfRecords, name: str) -> Getter:
    """What gives the text of one marker for a record of the list; a word that was missed is dots."""
    if of.name.startswith("item") or of.name == "coming_event":
        made = _ITEM[name](values)
    elif of.name == "delegate":
        made = _DELEGATE[name](values)
    elif of.name == "party":
        made = _PARTY[name](values)
    elif of.name == "point":
        made = _POINT[name](values)
    elif of.name == "field":
        made = _field(values, name)
    elif name == "letter":
        made = _letters(values, of)
    elif of.kind is EntryKind.DIRECTIVE and name in ("owners", "deadline"):
        # A directive that names nobody or no day says so, as the minutes do.
        made = _or(_ENTRY[name](values), values.words.outcomes.not_stated)
    else:
        made = _ENTRY[name](values)
    return lambda record: cell(made(record))


def _or(get: Getter, other: str) -> Getter:
    return lambda record: get(record) or other


def _term(values: Values) -> Callable[[Any], str]:
    language = values.words.language
    return cache(lambda value: capital(term(value, language)) if value is not None else "")


def _clock(values: Values) -> Callable[[datetime | None], str]:
    return lambda moment: values.words.general.clock(moment.time()) if moment else ""


def _item_units(values: Values) -> Callable[[Item], str]:
    known: dict[tuple[object, ...], str] = {}

    def get(item: Item) -> str:
        key = (item.parties, item.lead, item.supporting)
        if key not in known:
            known[key] = units(item, values.words, values.people)
        return known[key]

    return get


def _names(values: Values, field: str) -> Getter:
    named = cache(values.people.names)
    return lambda record: named(getattr(record, field))


def _of_list(values: Values, field: str) -> Getter:
    called = _term(values)
    return lambda record: called(getattr(record, field))


def _carried(values: Values) -> Callable[[Item], str]:
    def told(past: Past) -> str:
        state = term(past.state, values.words.language) if past.state else ""
        said = "; ".join(filter(None, (state, due(past.due, values.words), past.outcome.strip().rstrip("."))))
        return f"{past.meeting}: {said}" if said else past.meeting

    return lambda item: "\n".join(told(past) for past in item.history)


_ITEM: Mapping[str, Callable[[Values], Getter]] = {
    "number": lambda _: lambda item: str(item.number),
    "title": lambda _: lambda item: item.title.strip(),
    "field": lambda _: lambda item: item.field.strip(),
    "kind": lambda values: _of_list(values, "kind"),
    "level": lambda values: _of_list(values, "level"),
    "units": _item_units,
    "parties": lambda values: _names(values, "parties"),
    "lead": lambda values: _names(values, "lead"),
    "supporting": lambda values: _names(values, "supporting"),
    "planned": lambda _: when,
    "state": lambda values: _of_list(values, "state"),
    "outcome": lambda _: outcome,
    "figures": lambda _: lambda item: item.figures.strip(),
    "reason": lambda values: lambda item: reason(item, values.words),
    "source": lambda _: lambda item: item.source.strip(),
    "carried_from": _carried,
}


def _text(values: Values) -> Callable[[Entry], str]:
    def get(entry: Entry) -> str:
        text = entry_text(entry, values.words)
        return text or (vote_text(entry.vote, values.words, values.speakers) if entry.vote else "")

    return get


def _speaker_full(values: Values) -> Callable[[Entry], str]:
    if values.options.attribution is Attribution.NAMED:
        return lambda entry: capital(values.people.full(entry.speaker))
    return lambda entry: capital(values.speakers.short(entry.speaker))


def _numbers(values: Values) -> Callable[[Entry], str]:
    items = values.proceedings.item_by_uid
    return lambda entry: ", ".join(str(items[uid].number) for uid in entry.items if uid in items)


def _point_of(values: Values, field: str) -> Callable[[Entry], str]:
    points = values.proceedings.point_by_uid
    return lambda entry: str(getattr(points[entry.point], field)).strip() if entry.point in points else ""


def _last_day(deadline: Deadline | None) -> str:
    return short_date(deadline.latest) if deadline and deadline.latest else ""


def _letters(values: Values, of: ListOfRecords) -> Callable[[Entry], str]:
    listed = records(values, of)
    signs = dict(zip((entry.uid for entry in listed), letters(len(listed), values.words), strict=False))
    return lambda entry: signs.get(entry.uid, "")


_ENTRY: Mapping[str, Callable[[Values], Getter]] = {
    "text": _text,
    "full": lambda values: lambda entry: full_text(entry, values.proceedings, values.words, values.speakers),
    "speaker": lambda values: lambda entry: capital(values.speakers.short(entry.speaker)),
    "speaker_full": _speaker_full,
    "owners": lambda values: lambda entry: capital(values.speakers.names(entry.owners, entry.speaker)),
    "deadline": lambda values: lambda entry: capital(due(entry.deadline, values.words)),
    "due": lambda _: lambda entry: _last_day(entry.deadline),
    "time": lambda values: lambda entry: _clock(values)(entry.at),
    "point": lambda values: _point_of(values, "title"),
    "point_number": lambda values: _point_of(values, "number"),
    "items": _numbers,
    "parties": lambda values: _names(values, "parties"),
    "kind": lambda values: _of_list(values, "kind"),
    "fulfilled": lambda values: lambda entry: values.words.outcomes.fulfilled if entry.fulfilled else "",
}


def _delegate_full(values: Values) -> Callable[[Delegate], str]:
    called = any(one.attendance is not Attendance.EXPECTED for one in values.proceedings.delegates)
    return lambda one: capital(delegate_line(values.proceedings, one, values.words, values.people, called))


def _party_name(values: Values) -> Callable[[Delegate], str]:
    parties = values.proceedings.party_by_uid
    return lambda one: parties[one.party].name if one.party in parties else ""


_DELEGATE: Mapping[str, Callable[[Values], Getter]] = {
    "full": _delegate_full,
    "honorific": lambda values: lambda one: capital(values.words.general.honorific(one.honorific)),
    "name": lambda _: lambda one: one.name.strip(),
    "office": lambda _: lambda one: one.office.strip(),
    "party": _party_name,
    "role": lambda values: _of_list(values, "role"),
    "attendance": lambda values: _of_list(values, "attendance"),
    "replaced_by": lambda values: lambda one: capital(values.people.full(one.replaced_by)),
    "arrived": lambda values: lambda one: _clock(values)(one.arrived_at),
    "left": lambda values: lambda one: _clock(values)(one.left_at),
}


def _sent(values: Values) -> Mapping[str, Sequence[Delegate]]:
    held = values.proceedings
    return {party.uid: group for party, group in delegations(held.parties, held.delegates) if party is not None}


def _delegates_of(values: Values) -> Callable[[Party], str]:
    line, groups = _delegate_full(values), _sent(values)
    return lambda party: "; ".join(line(one) for one in groups.get(party.uid, ()))


def _delegation(values: Values) -> Callable[[Party], str]:
    sent = _delegates_of(values)

    def get(party: Party) -> str:
        role = values.words.attendance.role_of_party.get(party.role.value, "")
        return ": ".join(filter(None, (capital(f"{party.name.strip()} {role}".strip()), sent(party))))

    return get


def _present_of(values: Values) -> Callable[[Party], str]:
    groups = _sent(values)
    return lambda party: str(sum(one.attendance is Attendance.PRESENT for one in groups.get(party.uid, ())))


def _counted_of(values: Values, name: str) -> Callable[[Party], str]:
    counted = by_party(values.proceedings)
    return lambda party: str(getattr(counted[party.name], name)) if party.name in counted else "0"


_PARTY: Mapping[str, Callable[[Values], Getter]] = {
    "full": _delegation,
    "name": lambda _: lambda party: party.name.strip(),
    "kind": lambda values: _of_list(values, "kind"),
    "role": lambda values: _of_list(values, "role"),
    "delegates": _delegates_of,
    "present": _present_of,
    "total": lambda values: _counted_of(values, "total"),
    "done": lambda values: _counted_of(values, "done"),
    "open": lambda values: _counted_of(values, "open"),
}


def _minutes(point: AgendaPoint) -> str:
    return str(point.planned_minutes) if point.planned_minutes else ""


_POINT: Mapping[str, Callable[[Values], Getter]] = {
    "number": lambda _: lambda point: str(point.number),
    "title": lambda _: lambda point: point.title.strip(),
    "presenter": lambda values: lambda point: capital(values.speakers.short(point.presenter)),
    "planned_minutes": lambda _: _minutes,
    "start": lambda values: lambda point: _clock(values)(point.started_at),
    "end": lambda values: lambda point: _clock(values)(point.ended_at),
    "state": lambda values: _of_list(values, "state"),
}


def _field(values: Values, name: str) -> Callable[[Counted], str]:
    if name == "name":
        return lambda field: capital(field.name.strip()) or values.words.review.without_field
    return lambda field: str(getattr(field.counts, name))
