"""The review of the register (rà soát nội dung hợp tác): how many stand where, stated figures, each item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from exports.document import Block, Column, Paragraph, Style, Table
from exports.minutes.annex import coming
from exports.minutes.columns import columns, said
from exports.minutes.outline import Outline
from exports.minutes.phrases import People, capital, cell, runs, sentence
from exports.minutes.speakers import Speakers
from exports.wording.words import Wording
from store.meeting.glossary import term
from store.meeting.kinds import ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Item
from store.meeting.register import Comparison, Counts, by_field, by_party, count

#: The order in which states are counted: what is finished first.
_STATES = (
    ItemState.DONE,
    ItemState.PARTLY_DONE,
    ItemState.UNDER_WAY,
    ItemState.PLANNED,
    ItemState.NOT_DONE,
    ItemState.POSTPONED,
    ItemState.DROPPED,
)


def review(
    proceedings: Proceedings, words: Wording, people: People, speakers: Speakers, plan: Outline
) -> Iterator[Block]:
    """The section's blocks, without its own heading."""
    counts = count(proceedings.items)
    upcoming = coming(proceedings.items)
    if proceedings.items:
        totals = _totals(counts, words)
        if upcoming:
            totals = f"{totals} {words.review.coming_in_annex(len(upcoming))}"
        yield Paragraph(runs(totals))
    yield from _stated(proceedings, words, speakers, plan.comparisons)
    if not proceedings.items:
        return
    fields = by_field(proceedings.items)
    if len(fields) > 1:
        named = {name or words.review.without_field: one for name, one in fields.items()}
        yield _counts_table(words.review.table_by_field, words.review.field, named, words, total=counts)
    parties = by_party(proceedings)
    if len(parties) > 1:
        yield _counts_table(words.review.table_by_party, words.review.party, parties, words, total=None)
    # An event that is simply still to come has nothing to review; it stands in the annex.
    only_coming = {item.uid for item in upcoming if item.state is ItemState.PLANNED and not _reviewed(item)}
    reviewed = [item for item in proceedings.items if item.uid not in only_coming]
    if reviewed:
        yield _items_table(reviewed, words, people)


def _reviewed(item: Item) -> bool:
    return bool(item.outcome or item.reason or item.reason_text or item.figures)


def _totals(counts: Counts, words: Wording) -> str:
    shares = [
        words.review.state_share(term(state, words.language), counts.by_state[state], counts.total)
        for state in _STATES
        if counts.by_state.get(state)
    ]
    return sentence(f"{words.review.totals(counts.total)} {'; '.join(shares)}")


def _stated(
    proceedings: Proceedings, words: Wording, speakers: Speakers, comparisons: Sequence[Comparison]
) -> Iterator[Paragraph]:
    said_by = {entry.uid: speakers.short(entry.speaker) for entry in proceedings.entries}
    agreeing = [one for one in comparisons if one.agrees]
    if agreeing:
        quoted = list(dict.fromkeys(_quoted(one, words) for one in agreeing))
        yield Paragraph(runs(words.review.agree(quoted)))
    differing = [
        (_quoted(one, words), said_by.get(one.entry, ""), _counted(one))
        for one in dict.fromkeys(comparison for comparison in comparisons if not comparison.agrees)
    ]
    if len(differing) == 1:
        yield Paragraph(runs(words.review.differs(*differing[0])))
    elif differing:
        yield Paragraph(runs(words.review.differ))
        for number, difference in enumerate(differing, start=1):
            end = "." if number == len(differing) else ";"
            yield Paragraph(runs(words.review.difference(*difference) + end), Style.LIST, "-")


def _counted(comparison: Comparison) -> str:
    total = comparison.counted_total
    return str(comparison.counted) if total is None else f"{comparison.counted}/{total}"


def _quoted(comparison: Comparison, words: Wording) -> str:
    figure = comparison.figure
    said = figure.said.strip() or (str(figure.value) if figure.total is None else f"{figure.value}/{figure.total}")
    opening, closing = words.general.quote
    return f"{opening}{said}{closing}"


def _counts_table(
    caption: str, heading: str, rows: Mapping[str, Counts], words: Wording, *, total: Counts | None
) -> Table:
    states = [state for state in _STATES if any(one.by_state.get(state) for one in rows.values())]
    if len(states) == 1:  # where all stand in the same state, the total says it all
        states = []
    share = min(16, 60 // (len(states) + 1))
    heads = (
        Column(heading, 100 - share * (len(states) + 1)),
        Column(words.review.total, share, centred=True),
        *(Column(capital(term(state, words.language)), share, centred=True) for state in states),
    )
    listed = [*rows.items(), *([(words.review.sum, total)] if total else [])]
    return Table(
        caption,
        heads,
        tuple(
            (cell(capital(name)), str(one.total), *(str(one.by_state.get(state, 0)) for state in states))
            for name, one in listed
        ),
    )


def _items_table(items: Sequence[Item], words: Wording, people: People) -> Table:
    names: dict[tuple[object, ...], str] = {}

    def who(item: Item) -> str:
        key = (item.parties, item.lead, item.supporting)
        if key not in names:
            names[key] = _parties(item, words, people)
        return names[key]

    states = {state: capital(term(state, words.language)) for state in ItemState}
    rows = [
        (
            str(item.number),
            cell(item.title),
            cell(who(item)),
            states[item.state],
            _outcome(item),
            _reason(item, words),
        )
        for item in items
    ]
    heads = words.review.columns
    kept = said(rows, len(heads), always=2)
    rows_kept = tuple(tuple(row[place] for place in kept) for row in rows)
    centred = frozenset(kept.index(place) for place in (0, 3) if place in kept)
    return Table(words.review.table, columns([heads[place] for place in kept], rows_kept, centred=centred), rows_kept)


def _parties(item: Item, words: Wording, people: People) -> str:
    lead = people.names(item.lead)
    supporting = people.names(item.supporting)
    parts = (
        people.names(item.parties),
        words.review.lead(lead) if lead else "",
        words.review.supporting(supporting) if supporting else "",
    )
    return "; ".join(part for part in parts if part)


def _outcome(item: Item) -> str:
    return cell("; ".join(part for part in (item.outcome.strip().rstrip("."), item.figures.strip()) if part))


def _reason(item: Item, words: Wording) -> str:
    named = capital(term(item.reason, words.language)) if item.reason else ""
    own = item.reason_text.strip()
    return cell(": ".join(part for part in (named, own) if part))
