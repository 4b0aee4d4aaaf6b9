"""The items of the register that concern a party, with its part in each."""

from __future__ import annotations

from collections.abc import Iterator

from exports.annex_of_items import outcome, planned
from exports.document import Block, Paragraph, Table
from exports.minutes.columns import columns, said
from exports.minutes.phrases import capital, cell, runs
from exports.minutes.review import state_totals
from exports.wording.words import Wording
from store.meeting.concerning import Concern
from store.meeting.glossary import term
from store.meeting.records import Item
from store.meeting.register import count

_FIELDS = ("number", "title", "parties", "planned", "state", "outcome")
"""The field of an item that each column is about."""


def items_concerned(concern: Concern, words: Wording) -> Iterator[Block]:
    """How many there are and in which state, then each of them."""
    counts = count(concern.items)
    yield Paragraph(runs(state_totals(counts, words, words.extract.item_totals)))
    rows = [
        (
            str(item.number),
            cell(item.title),
            _part(item, concern, words),
            planned(item),
            capital(term(item.state, words.language)),
            outcome(item, words),
        )
        for item in concern.items
    ]
    heads = words.extract.item_columns
    kept = said(rows, len(heads), always=2)
    shown = tuple(tuple(row[place] for place in kept) for row in rows)
    centred = frozenset(kept.index(place) for place in (0, 3, 4) if place in kept)
    yield Table(
        words.extract.items,
        columns([heads[place] for place in kept], shown, centred=centred),
        shown,
        titled=False,
        sources=tuple(f"item/{item.uid}" for item in concern.items),
        fields=tuple(_FIELDS[place] for place in kept),
    )


def _part(item: Item, concern: Concern, words: Wording) -> str:
    """``Chủ trì``; the units that have the part where it is not the party itself."""
    parts = (("lead", item.lead), ("supporting", item.supporting), ("party", item.parties))
    found = []
    for part, refs in parts:
        ours = [ref for ref in refs if concern.is_ours(ref)]
        if not ours:
            continue
        units = [ref for ref in ours if (party := concern.proceedings.party_of(ref)) and party.uid != concern.party]
        names = ", ".join(dict.fromkeys(concern.proceedings.name(ref) for ref in units))
        found.append(f"{words.extract.part[part]} ({names})" if names else words.extract.part[part])
    return cell(capital("; ".join(found)))
