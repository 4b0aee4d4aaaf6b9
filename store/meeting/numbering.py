"""The numbers of items and agenda points: the next free one, and which of them others rely on."""

from __future__ import annotations

from collections.abc import Iterable

from .records import AgendaPoint, Entry, Item


def next_number(records: Iterable[Item | AgendaPoint]) -> int:
    """The number after the highest; a gap is not filled, because a number once given may stand on paper."""
    return max((record.number for record in records), default=0) + 1


def relying(item: Item, entries: Iterable[Entry]) -> int:
    """How many entries are about the item. A number never changes once it is used."""
    return sum(item.uid in entry.items for entry in entries)
