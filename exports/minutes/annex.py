"""The annex (phụ lục) of coming events: the events of the register that are still to take place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from exports.document import Annex, Block, Paragraph, Table
from exports.minutes.columns import columns, said
from exports.minutes.opening import document_number, symbol
from exports.minutes.phrases import BLANK, People, cell, runs
from exports.wording.words import Wording
from store.meeting.kinds import ItemKind, ItemState
from store.meeting.overdue import item_days_late, reference_day
from store.meeting.proceedings import Proceedings
from store.meeting.records import Item
from store.meeting.text import short_date

_TO_COME = frozenset({ItemState.PLANNED, ItemState.UNDER_WAY, ItemState.POSTPONED})

_FIELDS = ("number", "title", "field", "parties", "planned")
"""The field that each column of the table is about."""


def coming(items: Iterable[Item], day: date | None) -> tuple[Item, ...]:
    """The events that are still to take place after this day.

    One that was carried over is only among them if its planned time is still to come: an earlier meeting promised it
    for its own period, and whether it has taken place since is for the review to say.
    """
    return tuple(item for item in items if item.kind is ItemKind.EVENT and item.state in _TO_COME and _ahead(item, day))


def _ahead(item: Item, day: date | None) -> bool:
    if item_days_late(item, day):
        return False
    return not item.history or (item.planned is not None and item.planned.latest is not None)


def annex(proceedings: Proceedings, words: Wording, people: People) -> Iterator[Block]:
    """The annex, or nothing where no event is to come."""
    meeting = proceedings.meeting
    day = reference_day(meeting)
    events = coming(proceedings.items, day)
    if not events:
        return
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
            when(item),
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
        sources=tuple(f"item/{item.uid}" for item in events),
        fields=tuple(_FIELDS[place] for place in kept),
    )
    yield Paragraph(runs(words.annex.sum(len(events))))


def when(item: Item) -> str:
    """When it is planned: as it was said, else the last day."""
    if item.planned is None:
        return ""
    return cell(item.planned.said) or (short_date(item.planned.latest) if item.planned.latest else "")
