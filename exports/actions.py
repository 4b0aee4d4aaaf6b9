"""The list of what is to be done (việc phải làm): who, what, by when, how it stands, where it comes from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from exports import present_names
from exports.document import NO_CLOSING, NO_LETTERHEAD, Block, Document, Paragraph, Run, Style, Table, Title
from exports.due import Due, due
from exports.framing import marked, minutes_meant, properties
from exports.minutes.columns import columns, said
from exports.minutes.course import with_notes
from exports.minutes.deadlines import due as due_words
from exports.minutes.phrases import BLANK, People, capital, cell, entry_text, runs, sentence
from exports.minutes.speakers import Speakers
from exports.options import DocumentKind, Options
from exports.wording import wording
from exports.wording.words import Wording
from store.meeting.glossary import term
from store.meeting.kinds import EntryKind
from store.meeting.overdue import reference_day
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Item
from store.meeting.refs import Ref
from store.progress import Progress, untold


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the list, and who of it counts in the totals by unit."""

    due: Due
    owners: tuple[str, ...]
    cells: tuple[str, ...]


def compose(proceedings: Proceedings, options: Options, progress: Progress = untold) -> Document:
    """The action list of this record, by deadline. ``progress`` counts actions, and may raise Stopped."""
    words = wording(options.language)
    meeting = proceedings.meeting
    title = cell(meeting.title.strip()) or BLANK
    document = Document(
        letterhead=NO_LETTERHEAD,
        title=Title(words.actions.kind, words.actions.subject(title)),
        body=tuple(_body(proceedings, words, options, progress)),
        closing=NO_CLOSING,
        annexes=(),
        properties=properties(proceedings, words, DocumentKind.ACTIONS, meeting.title.strip()),
        landscape=not options.template,  # an office's own sheet stays as it is
    )
    return marked(document, options, words)


def _body(proceedings: Proceedings, words: Wording, options: Options, progress: Progress) -> Iterator[Block]:
    says = words.actions
    yield Paragraph((Run(says.reference(*minutes_meant(proceedings.meeting, words))),), Style.RECITAL)
    found = due(proceedings, options)
    if not found:
        yield Paragraph(runs(says.nothing))
        return
    people = People(proceedings, words)
    speakers = Speakers(proceedings, words, people, options.attribution)
    lines = []
    for number, one in enumerate(found, start=1):
        lines.append(_line(number, one, proceedings, words, speakers))
        progress(number, len(found))
    if any(isinstance(one.record, Entry) and one.record.closed_session for one in found):
        yield Paragraph((Run(words.general.closed_session),), Style.NOTE)
    day = reference_day(proceedings.meeting)
    yield Paragraph(
        runs(
            says.counts(
                len(found),
                sum(one.done for one in found),
                sum(one.days_late > 0 for one in found),
                words.general.long_date(day) if day else "",
            )
        )
    )
    yield from present_names.of_people(_answerable(found), proceedings, words)
    across = not options.template
    yield _table(lines, words, across=across)
    by_owner = _by_owner(lines, words, across=across)
    if len(by_owner.rows) > 1:
        yield by_owner


def _answerable(found: Sequence[Due]) -> Iterator[Ref]:
    for one in found:
        record = one.record
        yield from record.owners or (record.speaker,) if isinstance(record, Entry) else record.lead or record.parties


def _table(lines: Sequence[_Line], words: Wording, *, across: bool) -> Table:
    heads = words.actions.columns
    rows = [line.cells for line in lines]
    kept = said(rows, len(heads), always=4)
    shown = tuple(tuple(row[place] for place in kept) for row in rows)
    centred = frozenset(kept.index(place) for place in (0, 4) if place in kept)
    return Table(
        words.actions.table,
        columns([heads[place] for place in kept], shown, centred=centred, across=across),
        shown,
        titled=False,
        sources=tuple(_source(line.due.record) for line in lines),
    )


def _source(record: Entry | Item) -> str:
    return f"{'entry' if isinstance(record, Entry) else 'item'}/{record.uid}"


def _line(number: int, one: Due, proceedings: Proceedings, words: Wording, speakers: Speakers) -> _Line:
    says = words.actions
    record = one.record
    if isinstance(record, Entry):
        owners = _owners_of_task(record, proceedings, speakers)
        what = _task(record, proceedings, words)
        giver = speakers.short(record.speaker) if record.kind is EntryKind.DIRECTIVE else ""
        source = words.outcomes.given_by(giver) if giver else term(record.kind, words.language)
        state = says.done if one.done else says.open
    else:
        owners = _names(record.lead or record.parties, proceedings)
        what = record.title
        source = says.item(record.number)
        state = term(record.state, words.language)
    if record.carried_from:
        source = f"{source} ({says.carried})"
    if one.days_late:
        state = f"{state}, {says.late(one.days_late)}"
    cells = (
        str(number),
        cell(capital(", ".join(owners))) or says.nobody,
        cell(what),
        cell(due_words(one.deadline, words)) or says.no_day,
        capital(state),
        cell(capital(source)),
    )
    return _Line(one, owners, cells)


def _owners_of_task(entry: Entry, proceedings: Proceedings, speakers: Speakers) -> tuple[str, ...]:
    """Who has to do it; whoever promises something and names nobody binds his own party."""
    named = [name for owner in entry.owners if (name := speakers.names((owner,), entry.speaker))]
    if not named and entry.kind is EntryKind.COMMITMENT:
        party = proceedings.party_of(entry.speaker)
        named = [party.name.strip() if party is not None else speakers.short(entry.speaker)]
    return tuple(dict.fromkeys(name for name in named if name))


def _names(refs: Sequence[Ref], proceedings: Proceedings) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for ref in refs if (name := proceedings.name(ref).strip())))


def _task(entry: Entry, proceedings: Proceedings, words: Wording) -> str:
    notes = [words.course.closed_session] if entry.closed_session else []
    numbers = [
        str(item.number)
        for uid in entry.items
        if (item := proceedings.item_by_uid.get(uid)) is not None and f"#{item.number}" not in entry.text
    ]
    if numbers:
        notes.append(words.course.items(numbers))
    return sentence(with_notes(capital(entry_text(entry, words)), notes))


def _by_owner(lines: Sequence[_Line], words: Wording, *, across: bool) -> Table:
    """How much each unit has to do; what is given to several counts for each of them."""
    of: dict[str, list[Due]] = {}
    for line in lines:
        for owner in line.owners or (words.actions.nobody,):
            of.setdefault(owner, []).append(line.due)
    rows = tuple(
        (
            cell(capital(owner)),
            str(len(theirs)),
            str(sum(one.done for one in theirs)),
            str(sum(one.days_late > 0 for one in theirs)),
            cell(due_words(_next(theirs), words)),
        )
        for owner, theirs in of.items()
    )
    heads = columns(words.actions.owner_columns, rows, centred=frozenset({1, 2, 3}), across=across)
    return Table(words.actions.by_owner, heads, rows)


def _next(theirs: Sequence[Due]) -> Deadline | None:
    """The first deadline among what is still to be done; they come by deadline."""
    return next((one.deadline for one in theirs if not one.done and one.has_day), None)
