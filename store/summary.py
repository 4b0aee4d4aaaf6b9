"""A dossier in a few figures, as the list of all dossiers shows it: how far its items are, what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson

from .local_copy import LocalCopy
from .meeting.carry_over import name_of
from .meeting.kinds import CLOSED_STATES, TASK_KINDS, ItemState
from .meeting.records import Item, Meeting
from .meeting.register import first_year

Task = tuple[bool, date | None]
"""A directive or commitment: whether it is fulfilled, and the last day it may take, None where none was said."""

Agreed = tuple[bool, date | None, int | None]
"""An item: whether it is done, the last day it may take while it goes on, and the year in which it was first agreed."""


@dataclass(frozen=True)
class Summary:
    """What the list needs to know of one dossier; ``items`` and ``tasks`` are by uid.

    ``name`` is what a later record calls this meeting; ``carried_from`` names those that this one goes on from, and
    ``continues`` is the id of the dossier it was carried over from, empty where that is not known.
    """

    title: str = ""
    day: date | None = None
    agreement: str = ""
    name: str = ""
    carried_from: frozenset[str] = frozenset()
    items: Mapping[str, Agreed] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    continues: str = ""

    @property
    def progress(self) -> Progress:
        """How far this dossier is by itself."""
        return progress([self])

    def days_late(self, uid: str, today: date) -> int:
        """How many days the item or task with this uid is overdue; 0 for one that is not, and for any other record."""
        fulfilled, last = self.tasks.get(uid, (True, None))
        if fulfilled:
            _done, last, _year = self.items.get(uid, (True, None, None))
        return max(0, (today - last).days) if last else 0


@dataclass(frozen=True)
class Progress:
    """How many items there are, how many of them are done, and the directives and commitments that are open.

    ``open`` and ``open_items`` hold the last day of each task and item that goes on, None where none was said;
    ``by_year`` says of each year in which items were first agreed how many of them are done, of how many.
    """

    items: int
    done: int
    open: tuple[date | None, ...]
    open_items: tuple[date | None, ...] = ()
    by_year: Mapping[int | None, tuple[int, int]] = field(default_factory=dict)

    def overdue(self, today: date) -> int:
        """How many of the tasks that are open should have been fulfilled before this day."""
        return _past(self.open, today)

    def items_overdue(self, today: date) -> int:
        """How many of the items that go on are past their planned time on this day."""
        return _past(self.open_items, today)


def days_late(uid: str, dossier: str, summaries: Mapping[str, Summary], today: date) -> int:
    """How many days a record of this dossier is overdue, as the last of the dossiers tells in which it stands."""
    own = summaries.get(dossier)
    if own is None or not own.days_late(uid, today):
        return 0
    where = [one for one in summaries.values() if uid in one.tasks or uid in one.items]
    return max(where, key=lambda one: one.day or date.min).days_late(uid, today)


def _past(days: Iterable[date | None], today: date) -> int:
    return sum(last is not None and last < today for last in days)


def progress(summaries: Iterable[Summary]) -> Progress:
    """How far several dossiers are together, the earliest first: what was carried over counts once, as it is last."""
    items: dict[str, Agreed] = {}
    tasks: dict[str, Task] = {}
    for one in summaries:
        items.update(one.items)
        tasks.update(one.tasks)
    by_year: dict[int | None, tuple[int, int]] = {}
    for done, _last, year in items.values():
        before, of_all = by_year.get(year, (0, 0))
        by_year[year] = (before + done, of_all + 1)
    return Progress(
        len(items),
        sum(done for done, _last, _year in items.values()),
        tuple(last for fulfilled, last in tasks.values() if not fulfilled),
        tuple(last for _done, last, _year in items.values()),
        dict(sorted(by_year.items(), key=lambda one: (one[0] is None, one[0] or 0))),
    )


def of(copy: LocalCopy) -> Summary:
    """The summary of a dossier."""
    meeting, items = copy.meeting, copy.items
    tasks = [entry for entry in copy.entries if entry.kind in TASK_KINDS]
    return Summary(
        title=meeting.title,
        day=meeting.day,
        agreement=meeting.agreement,
        name=name_of(meeting),
        carried_from=frozenset({item.carried_from for item in items} | {task.carried_from for task in tasks}) - {""},
        items={item.uid: _agreed(item, meeting) for item in items},
        tasks={task.uid: (task.fulfilled, task.deadline.latest if task.deadline else None) for task in tasks},
        continues=meeting.continues,
    )


def _agreed(item: Item, meeting: Meeting) -> Agreed:
    goes_on = item.state not in CLOSED_STATES
    last = item.planned.latest if goes_on and item.planned else None
    return item.state is ItemState.DONE, last, first_year(item, meeting)


def to_bytes(summary: Summary) -> bytes:
    """The summary as JSON."""
    return orjson.dumps({**summary.__dict__, "carried_from": sorted(summary.carried_from)})


def from_bytes(data: bytes) -> Summary:
    """The summary that was written so. Raises ValueError, KeyError or TypeError over anything else."""
    plain: dict[str, Any] = orjson.loads(data)
    return Summary(
        title=plain["title"],
        day=_day(plain["day"]),
        agreement=plain["agreement"],
        name=plain["name"],
        carried_from=frozenset(plain["carried_from"]),
        items={uid: (bool(done), _day(last), year) for uid, (done, last, year) in plain["items"].items()},
        tasks={uid: (done, _day(last)) for uid, (done, last) in plain["tasks"].items()},
        continues=plain["continues"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
