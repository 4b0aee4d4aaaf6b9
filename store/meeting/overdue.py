"""What should have been done by now: items past their planned time, directives and commitments past their deadline.

Which day it is comes from the caller: on screens today, in documents the meeting's own day, so that the same record
gives the same document for ever.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .kinds import CLOSED_STATES, TASK_KINDS
from .records import Deadline, Entry, Item, Meeting

if TYPE_CHECKING:
    from .proceedings import Proceedings


def days_late(deadline: Deadline | None, day: date | None) -> int:
    """How many days the latest day a deadline can mean lies before ``day``; 0 where it does not, or names no day."""
    if deadline is None or deadline.latest is None or day is None:
        return 0
    return max(0, (day - deadline.latest).days)


def item_days_late(item: Item, day: date | None) -> int:
    """How many days an item that goes on is past its planned time."""
    return 0 if item.state in CLOSED_STATES else days_late(item.planned, day)


def task_days_late(entry: Entry, day: date | None) -> int:
    """How many days a directive or commitment that is not fulfilled is past its deadline; 0 for any other entry."""
    return days_late(entry.deadline, day) if entry.kind in TASK_KINDS and not entry.fulfilled else 0


def reference_day(meeting: Meeting) -> date | None:
    """The day on which documents of this meeting count what is overdue: its last one."""
    return meeting.last_day or meeting.day


@dataclass(frozen=True, slots=True)
class Overdue:
    """What is overdue, the longest overdue first."""

    items: tuple[Item, ...]
    tasks: tuple[Entry, ...]

    def __bool__(self) -> bool:
        return bool(self.items or self.tasks)


def overdue(proceedings: Proceedings, day: date | None) -> Overdue:
    """The items and tasks of this record that are overdue on this day."""
    return Overdue(items_overdue(proceedings.items, day), tasks_overdue(proceedings.entries, day))


def items_overdue(items: Iterable[Item], day: date | None) -> tuple[Item, ...]:
    """Those of these items that are past their planned time, the longest first."""
    late = [item for item in items if item_days_late(item, day)]
    return tuple(sorted(late, key=lambda item: -item_days_late(item, day)))


def tasks_overdue(entries: Iterable[Entry], day: date | None) -> tuple[Entry, ...]:
    """Those of these directives and commitments that are past their deadline, the longest first."""
    late = [entry for entry in entries if task_days_late(entry, day)]
    return tuple(sorted(late, key=lambda entry: -task_days_late(entry, day)))
