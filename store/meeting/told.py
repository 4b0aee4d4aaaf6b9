"""What a meeting says of what earlier meetings left to it: items and tasks that were carried over, and got no word.

A review conference is held to hear what has become of each promise. What is still ahead on its day need not be told.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from .kinds import CLOSED_STATES, TASK_KINDS, ItemState
from .records import Deadline, Entry, Item


def spoken_of(entries: Iterable[Entry]) -> frozenset[str]:
    """The uids of the items that entries of this meeting are about."""
    return frozenset(uid for entry in entries if not entry.carried_from for uid in entry.items)


def untold(item: Item, about: frozenset[str]) -> bool:
    """Whether this meeting says nothing of an item that was carried over; ``about`` are the items it spoke of."""
    if not item.history or item.uid in about:
        return False
    if item.outcome or item.figures or item.reason or item.reason_text:
        return False
    then = item.history[-1].state
    begun_anew = then in (ItemState.NOT_DONE, ItemState.POSTPONED) and item.state is ItemState.PLANNED
    return item.state is then or begun_anew


def item_awaits_word(item: Item, about: frozenset[str], day: date | None) -> bool:
    """Whether the meeting of this day still has to say what has become of an item that was carried over to it."""
    if item.state in CLOSED_STATES or (item.state is ItemState.PLANNED and _ahead(item.planned, day)):
        return False
    return untold(item, about)


def task_awaits_word(task: Entry, day: date | None) -> bool:
    """Whether it still has to say so of a directive or commitment: neither fulfilled nor given another deadline."""
    if task.kind not in TASK_KINDS or not task.carried_from or task.fulfilled or _ahead(task.deadline, day):
        return False
    return not task.history or task.deadline == task.history[-1].due


def _ahead(due: Deadline | None, day: date | None) -> bool:
    return due is not None and due.latest is not None and day is not None and day < due.latest
