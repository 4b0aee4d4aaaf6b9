"""What is to be done after a meeting and by when: directives, commitments, items that go on and have a planned time.

Lists and calendars are made of it; it says nothing of how they look.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exports.options import DocumentKind, Options
from store.meeting.concerning import Concern
from store.meeting.kinds import CLOSED_STATES, TASK_KINDS
from store.meeting.overdue import days_late, item_days_late, reference_day, task_days_late
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Item


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to be done. ``days_late`` counts on the day of the meeting."""

    record: Entry | Item
    deadline: Deadline | None
    done: bool
    days_late: int

    @property
    def has_day(self) -> bool:
        """Whether its deadline names a day by which it is to be done."""
        return self.deadline is not None and self.deadline.latest is not None


def due(proceedings: Proceedings, options: Options) -> tuple[Due, ...]:
    """Everything to be done, by the day it is due; what has no day comes last, in the order of the record.

    What was said in a closed session only where the options ask for it. What an earlier meeting left belongs here too.
    For an extract only what concerns its party.
    """
    return _chosen([*_tasks(proceedings, options), *_items(proceedings)], proceedings, options)


def settled(proceedings: Proceedings, options: Options) -> tuple[Due, ...]:
    """What was done or dropped before its last day was over, by that day: tasks, and items that ``due`` leaves out."""
    day = reference_day(proceedings.meeting)
    tasks = [one for one in _tasks(proceedings, options) if one.done]
    items = [
        Due(item, item.planned, done=True, days_late=0) for item in proceedings.items if item.state in CLOSED_STATES
    ]
    ahead = [one for one in (*tasks, *items) if one.has_day and not days_late(one.deadline, day)]
    return _chosen(ahead, proceedings, options)


def _chosen(found: list[Due], proceedings: Proceedings, options: Options) -> tuple[Due, ...]:
    if options.kind is DocumentKind.EXTRACT:
        concern = Concern(proceedings, options.party)
        found = [one for one in found if _concerns(one.record, concern)]
    return tuple(sorted(found, key=lambda one: _day(one) or "9999"))


def _concerns(record: Entry | Item, concern: Concern) -> bool:
    return concern.has_item(record) if isinstance(record, Item) else concern.has_entry(record)


def _day(one: Due) -> str:
    return one.deadline.latest.isoformat() if one.deadline is not None and one.deadline.latest is not None else ""


def _tasks(proceedings: Proceedings, options: Options) -> Iterator[Due]:
    day = reference_day(proceedings.meeting)
    for entry in proceedings.entries:
        if entry.kind in TASK_KINDS and entry.text.strip() and (options.closed_session or not entry.closed_session):
            yield Due(entry, entry.deadline, entry.fulfilled, task_days_late(entry, day))


def _items(proceedings: Proceedings) -> Iterator[Due]:
    day = reference_day(proceedings.meeting)
    for item in proceedings.items:
        if item.state not in CLOSED_STATES and item.planned is not None:
            yield Due(item, item.planned, done=False, days_late=item_days_late(item, day))
