"""The numbers of items and agenda points: the next free one, and which of them others rely on."""

from __future__ import annotations

from collections.abc import Iterable

from .records import AgendaPoint, Entry, Item


def next_number(records: Iterable[Item | AgendaPoint], given: int = 0) -> int:
    """The number after the highest; a gap is not filled, because a number once given may stand on paper.

    ``given`` is the highest number of earlier meetings (``Meeting.numbers_given``), whose finished items are not here.
    """
    return max([given, *(record.number for record in records)]) + 1


def relying(item: Item, entries: Iterable[Entry]) -> int:
    """How many entries are about the item. A number never changes once it is used."""
    return sum(item.uid in entry.items for entry in entries)
