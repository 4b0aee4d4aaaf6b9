"""A dossier in a few figures, as the list of all dossiers shows it: how far its items are, what is overdue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson

from .local_copy import LocalCopy
from .meeting.carry_over import name_of
from .meeting.kinds import TASK_KINDS, ItemState

Task = tuple[bool, date | None]
"""A directive or commitment: whether it is fulfilled, and the last day it may take, None where none was said."""


@dataclass(frozen=True)
class Summary:
    """What the list needs to know of one dossier. ``items`` says of each item's uid whether it is done.

    ``name`` is what a later record calls this meeting; ``carried_from`` names those that this one goes on from.
    """

    title: str = ""
    day: date | None = None
    agreement: str = ""
    name: str = ""
    carried_from: frozenset[str] = frozenset()
    items: Mapping[str, bool] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)

    @property
    def progress(self) -> Progress:
        """How far this dossier is by itself."""
        return progress([self])


@dataclass(frozen=True)
class Progress:
    """How many items there are, how many of them are done, and the directives and commitments that are open."""

    items: int
    done: int
    open: tuple[date | None, ...]

    def overdue(self, today: date) -> int:
        """How many of those that are open should have been fulfilled before this day."""
        return sum(last is not None and last < today for last in self.open)


def progress(summaries: Iterable[Summary]) -> Progress:
    """How far several dossiers are together, the earliest first: what was carried over counts once, as it is last."""
    items: dict[str, bool] = {}
    tasks: dict[str, Task] = {}
    for one in summaries:
        items.update(one.items)
        tasks.update(one.tasks)
    return Progress(len(items), sum(items.values()), tuple(last for fulfilled, last in tasks.values() if not fulfilled))


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
        items={item.uid: item.state is ItemState.DONE for item in items},
        tasks={task.uid: (task.fulfilled, task.deadline.latest if task.deadline else None) for task in tasks},
    )


def to_bytes(summary: Summary) -> bytes:
    """The summary as JSON."""
    return orjson.dumps({**summary.__dict__, "carried_from": sorted(summary.carried_from)})


def from_bytes(data: bytes) -> Summary:
    """The summary that was written so. Raises ValueError, KeyError or TypeError over anything else."""
    plain: dict[str, Any] = orjson.loads(data)
    return Summary(
        title=plain["title"],
        day=date.fromisoformat(plain["day"]) if plain["day"] else None,
        agreement=plain["agreement"],
        name=plain["name"],
        carried_from=frozenset(plain["carried_from"]),
        items=plain["items"],
        tasks={uid: (done, date.fromisoformat(last) if last else None) for uid, (done, last) in plain["tasks"].items()},
    )
