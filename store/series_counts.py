"""A series of conferences counted together: by party, by field, by year, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .meeting import places, register
from .meeting.overdue import item_days_late, task_days_late
from .meeting.proceedings import Proceedings
from .meeting.records import AgendaPoint, Delegate, Entry, Item, Meeting, Party
from .meeting.refs import Ref
from .meeting.register import Counts
from .meeting.text import fold

if TYPE_CHECKING:
    from .local_copy import LocalCopy


@dataclass(frozen=True)
class Late:
    """An item or task that is overdue, by how many days, and who is to do it."""

    record: Item | Entry
    days: int
    owners: tuple[str, ...]


@dataclass(frozen=True)
class SeriesCounts:
    """All meetings of a series together: what was carried over counts once, as the last of them left it.

    Parties are named as they are called today: a series goes over a change of names.
    """

    total: Counts
    by_party: Mapping[str, Counts]
    by_field: Mapping[str, Counts]
    by_year: Mapping[int | None, Counts]
    late: tuple[Late, ...]


def count(copies: Sequence[LocalCopy], today: date) -> SeriesCounts:
    """The counts of these dossiers, the earliest first, on this day."""
    held = [proceedings_of(copy) for copy in copies]
    items = {item.uid: (item, one) for one in held for item in one.items}
    tasks = {entry.uid: (entry, one) for one in held for entry in one.entries}
    by_party: dict[str, list[Item]] = {}
    spelt: dict[str, str] = {}
    by_year: dict[int | None, list[Item]] = {}
    for item, one in items.values():
        by_year.setdefault(register.first_year(item, one.meeting), []).append(item)
        names = (_today_s_name(register.party_of_item(ref, one), one.meeting, today) for ref in item.parties)
        for name in {fold(name): name for name in names if name}.values():
            by_party.setdefault(spelt.setdefault(fold(name), name), []).append(item)
    return SeriesCounts(
        register.count(item for item, _one in items.values()),
        {name: register.count(theirs) for name, theirs in by_party.items()},
        register.by_field(item for item, _one in items.values()),
        {year: register.count(by_year[year]) for year in sorted(by_year, key=lambda year: (year is None, year or 0))},
        _late(items.values(), tasks.values(), today),
    )


def proceedings_of(copy: LocalCopy) -> Proceedings:
    """The record of a dossier as this machine last saw it."""
    records = [record for _number, record in copy.records]
    return Proceedings(
        copy.meeting,
        tuple(one for one in records if isinstance(one, Party)),
        tuple(one for one in records if isinstance(one, Delegate)),
        tuple(one for one in records if isinstance(one, AgendaPoint)),
        tuple(copy.items),
        tuple(copy.entries),
    )


def _today_s_name(name: str, meeting: Meeting, today: date) -> str:
    """A province's official name today, however it was written; anybody else's name as it stands."""
    if meeting.day is None:
        return name
    place = places.on(name, meeting.day)
    return places.present_name(name, meeting.day, today) or (place.name if place else name)


def _late(
    items: Iterable[tuple[Item, Proceedings]], tasks: Iterable[tuple[Entry, Proceedings]], today: date
) -> tuple[Late, ...]:
    found: list[Late] = []
    for item, one in items:
        if days := item_days_late(item, today):
            found.append(Late(item, days, _names(item.lead or item.parties, one)))
    for task, one in tasks:
        if days := task_days_late(task, today):
            found.append(Late(task, days, _names(task.owners, one)))
    return tuple(sorted(found, key=lambda one: -one.days))


def _names(people: Iterable[Ref], held: Proceedings) -> tuple[str, ...]:
    return tuple(name for name in map(held.name, people) if name)
