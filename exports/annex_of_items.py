"""The annex of items (phụ lục nội dung hợp tác) by form 2.1 of Decree 30/2020/NĐ-CP, Annex III: the register by field.

It goes with the minutes and names them; it has no letterhead and nobody signs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from exports import present_names
from exports.document import NO_CLOSING, NO_LETTERHEAD, Block, Document, Heading, Paragraph, Table, Title
from exports.framing import marked, minutes_meant, properties
from exports.minutes.columns import columns, said
from exports.minutes.phrases import People, capital, cell, roman, runs
from exports.minutes.previous import last_time
from exports.minutes.review import counts_table, state_totals
from exports.options import DocumentKind, Options
from exports.wording import wording
from exports.wording.words import Wording
from store.meeting.glossary import term
from store.meeting.overdue import item_days_late, reference_day
from store.meeting.proceedings import Proceedings
from store.meeting.records import Item
from store.meeting.register import by_field, count
from store.meeting.text import fold, short_date
from store.progress import Progress, untold

_FIELDS = ("number", "title", "parties", "lead", "supporting", "planned", "", "state", "outcome")
"""The field of an item that each column is about, empty for what was left of it last time."""

_UPRIGHT = 5
"""So many columns can be read on an upright sheet; more lie across it."""

_ALWAYS = 2


def compose(proceedings: Proceedings, options: Options, progress: Progress = untold) -> Document:
    """The annex of this record. ``progress`` counts items, and may raise Stopped."""
    words = wording(options.language)
    meeting = proceedings.meeting
    people = People(proceedings, words)
    day = reference_day(meeting)
    rows = {item.uid: _row(item, words, people, day) for item in proceedings.items}
    kept = said(list(rows.values()), len(_FIELDS), always=_ALWAYS)
    across = len(kept) > _UPRIGHT and not options.template  # an office's own sheet stays as it is
    title = words.register.title((meeting.period or meeting.next_period).strip())
    document = Document(
        letterhead=NO_LETTERHEAD,
        title=Title(words.register.label, title, reference=words.register.reference(*minutes_meant(meeting, words))),
        body=tuple(_body(proceedings, words, rows, kept, progress, across=across)),
        closing=NO_CLOSING,
        annexes=(),
        properties=properties(proceedings, words, DocumentKind.ANNEX, meeting.title.strip()),
        landscape=across,
    )
    return marked(document, options, words)


def _body(
    proceedings: Proceedings,
    words: Wording,
    rows: dict[str, tuple[str, ...]],
    kept: Sequence[int],
    progress: Progress,
    *,
    across: bool,
) -> Iterator[Block]:
    says = words.register
    items = proceedings.items
    if not items:
        yield Paragraph(runs(says.nothing))
        return
    counts = count(items)
    yield Paragraph(runs(state_totals(counts, words)))
    named = [ref for item in items for ref in (*item.parties, *item.lead, *item.supporting)]
    yield from present_names.of_people(named, proceedings, words)
    fields = by_field(items)
    if len(fields) > 1:
        shares = {name or words.review.without_field: one for name, one in fields.items()}
        yield counts_table(says.by_field, words.review.field, shares, words, total=counts)
    of_field: dict[str, list[Item]] = {}
    for item in items:
        of_field.setdefault(fold(item.field), []).append(item)
    # One set of widths for all tables, so that their columns stand under one another from field to field.
    shown = [tuple(row[place] for place in kept) for row in rows.values()]
    heads = [says.columns[place] for place in kept]
    centred = frozenset(kept.index(place) for place in (0, 5, 7) if place in kept)
    widths = columns(heads, shown, centred=centred, across=across)
    done = 0
    for number, name in enumerate(fields, start=1):
        of_this = of_field[fold(name)]
        field = capital(cell(name)) or words.review.without_field
        if len(fields) > 1:
            yield Heading(says.field(field, len(of_this)), level=1, label=f"{roman(number)}.")
        yield Table(
            says.table(field),
            widths,
            tuple(tuple(rows[item.uid][place] for place in kept) for item in of_this),
            titled=False,
            sources=tuple(f"item/{item.uid}" for item in of_this),
            fields=tuple(_FIELDS[place] for place in kept),
        )
        done += len(of_this)
        progress(done, len(items))
    yield Paragraph(runs(says.sum(len(items))))


def _row(item: Item, words: Wording, people: People, day: date | None) -> tuple[str, ...]:
    late = item_days_late(item, day)
    state = capital(term(item.state, words.language))
    return (
        str(item.number),
        cell(item.title),
        cell(people.names(item.parties)),
        cell(people.names(item.lead)),
        cell(people.names(item.supporting)),
        planned(item),
        last_time(item, words),
        f"{state} ({words.register.late(late)})" if late else state,
        outcome(item, words),
    )


def planned(item: Item) -> str:
    """When an item is planned for, in the words that were said; else the last day."""
    if item.planned is None:
        return ""
    return cell(item.planned.said) or (short_date(item.planned.latest) if item.planned.latest else "")


def outcome(item: Item, words: Wording) -> str:
    """What came of an item, its figures, and why it was not done."""
    own = item.reason_text.strip()
    named = term(item.reason, words.language) if item.reason else ""
    reason = ": ".join(part for part in (named, own) if part)
    if named and not (item.outcome.strip() or item.figures.strip()):
        reason = capital(reason)
    told = "; ".join(part.strip().rstrip(".;") for part in (item.outcome, item.figures, reason) if part.strip())
    return cell(told)
