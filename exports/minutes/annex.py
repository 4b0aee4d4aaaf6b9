"""The annex (phụ lục) of coming events: the events of the register that are still to take place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.document import Annex, Block, Paragraph, Table
from exports.minutes.columns import columns, said
from exports.minutes.opening import document_number, symbol
from exports.minutes.phrases import BLANK, People, cell, runs
from exports.wording.words import Wording
from store.meeting.kinds import ItemKind, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Item
from store.meeting.text import short_date

_TO_COME = frozenset({ItemState.PLANNED, ItemState.UNDER_WAY, ItemState.POSTPONED})


def coming(items: Iterable[Item]) -> tuple[Item, ...]:
    """The events that are still to take place."""
    return tuple(item for item in items if item.kind is ItemKind.EVENT and item.state in _TO_COME)


def annex(proceedings: Proceedings, words: Wording, people: People) -> Iterator[Block]:
    """The annex, or nothing where no event is to come."""
    events = coming(proceedings.items)
    if not events:
        return
    meeting = proceedings.meeting
    day = meeting.last_day or meeting.day
    yield Annex(
        label=words.annex.label,
        title=words.annex.title(meeting.next_period.strip()),
        reference=words.annex.reference(
            f"{document_number(meeting)}/{symbol(meeting)}",
            words.general.long_date(day) if day else words.general.date_blank,
            cell(meeting.issuing_body) or BLANK,
        ),
    )
    rows = [
        (
            str(item.number),
            cell(item.title),
            cell(item.field),
            cell("; ".join(filter(None, (people.names(item.parties), people.names(item.lead))))),
            _when(item),
        )
        for item in events
    ]
    heads = words.annex.columns
    kept = said(rows, len(heads), always=2)
    rows_kept = tuple(tuple(row[place] for place in kept) for row in rows)
    centred = frozenset(kept.index(place) for place in (0, 4) if place in kept)
    yield Table(
        words.annex.table,
        columns([heads[place] for place in kept], rows_kept, centred=centred),
        rows_kept,
        titled=False,
    )
    yield Paragraph(runs(words.annex.sum(len(events))))


def _when(item: Item) -> str:
    if item.planned is None:
        return ""
    return cell(item.planned.said) or (short_date(item.planned.latest) if item.planned.latest else "")
