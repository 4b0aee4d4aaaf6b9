"""The review of the register (rà soát nội dung hợp tác): how many stand where, stated figures, each item."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from exports.document import Block, Paragraph, Style, Table
from exports.minutes.annex import coming
from exports.minutes.columns import columns, said
from exports.minutes.outline import Outline
from exports.minutes.phrases import People, capital, cell, runs, sentence
from exports.minutes.previous import items_late, last_time
from exports.minutes.speakers import Speakers
from exports.wording.words import Wording
from store.meeting.glossary import term
from store.meeting.kinds import ItemState
from store.meeting.overdue import reference_day
from store.meeting.proceedings import Proceedings
from store.meeting.records import Item
from store.meeting.register import Comparison, Counts, by_field, by_party, by_year, count
from store.meeting.told import spoken_of, untold

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


_FIELDS = ("number", "title", "parties", "", "state", "outcome", "reason_text")
"""The field that each column of the table of items is about."""


def review(
    proceedings: Proceedings, words: Wording, people: People, speakers: Speakers, plan: Outline
) -> Iterator[Block]:
    """The section's blocks, without its own heading."""
    counts = count(proceedings.items)
    about = spoken_of(proceedings.entries)
    upcoming = coming(proceedings.items, reference_day(proceedings.meeting))
    if proceedings.items:
        told = state_totals(counts, words)
        if upcoming:
            told = f"{told} {words.review.coming_in_annex(len(upcoming))}"
        if left := sum(untold(item, about) for item in proceedings.items):
            told = f"{told} {words.previous.left_as_they_were(left)}"
        yield Paragraph(runs(told))
    yield from items_late(proceedings, words)
    yield from _stated(proceedings, words, speakers, plan.comparisons)
    if not proceedings.items:
        return
    fields = by_field(proceedings.items)
    if len(fields) > 1:
        named = {name or words.review.without_field: one for name, one in fields.items()}
        yield counts_table(words.review.table_by_field, words.review.field, named, words, total=counts)
    years = by_year(proceedings)
    if len(years) > 1:
        named = {str(year or words.previous.without_year): one for year, one in years.items()}
        yield counts_table(words.previous.table_by_year, words.previous.year, named, words, total=counts)
    parties = by_party(proceedings)
    if len(parties) > 1:
        yield counts_table(words.review.table_by_party, words.review.party, parties, words, total=None)
    # An event that is simply still to come has nothing to review; it stands in the annex.
    only_coming = {item.uid for item in upcoming if item.state is ItemState.PLANNED and not _reviewed(item)}
    reviewed = [item for item in proceedings.items if item.uid not in only_coming]
    if reviewed:
        yield _items_table(reviewed, about, words, people)


def _reviewed(item: Item) -> bool:
    return bool(item.outcome or item.reason or item.reason_text or item.figures or item.history)


def state_totals(counts: Counts, words: Wording, lead: Callable[[int], str] | None = None) -> str:
    """How many items there are, in the words of ``lead``, and how many of them stand in each state."""
    shares = [
        words.review.state_share(term(state, words.language), counts.by_state[state], counts.total)
        for state in _STATES
        if counts.by_state.get(state)
    ]
    return sentence(f"{(lead or words.review.totals)(counts.total)} {'; '.join(shares)}")


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


def counts_table(
    caption: str, heading: str, rows: Mapping[str, Counts], words: Wording, *, total: Counts | None
) -> Table:
    """How many items of each row stand in which state, ``total`` in a last row; a state that none has is left out."""
    states = [state for state in _STATES if any(one.by_state.get(state) for one in rows.values())]
    if len(states) == 1:  # where all stand in the same state, the total says it all
        states = []
    heads = (heading, words.review.total, *(capital(term(state, words.language)) for state in states))
    listed = [*rows.items(), *([(words.review.sum, total)] if total else [])]
    cells = tuple(
        (cell(capital(name)), str(one.total), *(str(one.by_state.get(state, 0)) for state in states))
        for name, one in listed
    )
    return Table(caption, columns(heads, cells, centred=frozenset(range(1, len(heads)))), cells)


def _items_table(items: Sequence[Item], about: frozenset[str], words: Wording, people: People) -> Table:
    names: dict[tuple[object, ...], str] = {}

    def who(item: Item) -> str:
        key = (item.parties, item.lead, item.supporting)
        if key not in names:
            names[key] = units(item, words, people)
        return names[key]

    states = {state: capital(term(state, words.language)) for state in ItemState}
    rows = [
        (
            str(item.number),
            cell(item.title),
            cell(who(item)),
            last_time(item, words),
            states[item.state],
            words.previous.not_told if untold(item, about) else outcome(item),
            reason(item, words),
        )
        for item in items
    ]
    heads = words.review.columns
    kept = said(rows, len(heads), always=2)
    rows_kept = tuple(tuple(row[place] for place in kept) for row in rows)
    centred = frozenset(kept.index(place) for place in (0, 4) if place in kept)
    return Table(
        words.review.table,
        columns([heads[place] for place in kept], rows_kept, centred=centred),
        rows_kept,
        sources=tuple(f"item/{item.uid}" for item in items),
        fields=tuple(_FIELDS[place] for place in kept),
    )


def units(item: Item, words: Wording, people: People) -> str:
    """The parties of an item, and who leads and who supports."""
    lead = people.names(item.lead)
    supporting = people.names(item.supporting)
    parts = (
        people.names(item.parties),
        words.review.lead(lead) if lead else "",
        words.review.supporting(supporting) if supporting else "",
    )
    return "; ".join(part for part in parts if part)


def outcome(item: Item) -> str:
    """What came of it, with its figures."""
    return cell("; ".join(part for part in (item.outcome.strip().rstrip("."), item.figures.strip()) if part))


def reason(item: Item, words: Wording) -> str:
    """Why it was not done: the reason from the list and its own words."""
    named = capital(term(item.reason, words.language)) if item.reason else ""
    own = item.reason_text.strip()
    return cell(": ".join(part for part in (named, own) if part))
