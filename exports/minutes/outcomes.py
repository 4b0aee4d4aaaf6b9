"""What came of the meeting: limitations, commitments, proposals, signings, commendations, directives, conclusions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from exports.document import Block, Heading, Paragraph, Table
from exports.minutes.columns import columns
from exports.minutes.course import with_notes
from exports.minutes.deadlines import due, due_beside
from exports.minutes.outline import Outline
from exports.minutes.phrases import GATHERED, IMPERSONAL, People, capital, cell, entry_text, letters, runs, sentence
from exports.minutes.speakers import Speakers
from exports.wording.words import Wording
from store.meeting.glossary import term
from store.meeting.kinds import EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry
from store.meeting.refs import Ref


def outcomes(
    proceedings: Proceedings, words: Wording, people: People, speakers: Speakers, plan: Outline
) -> Iterator[Block]:
    """Each section that has something to say, with its heading."""
    for kind in GATHERED:
        if not plan.numbers[kind]:
            continue
        yield Heading(words.outcomes.headings[kind], level=1, label=f"{plan.numbers[kind]}.")
        entries = plan.gathered[kind]
        if kind is EntryKind.DIRECTIVE:
            yield from _directives(entries, proceedings, words, speakers)
            continue
        yield from _points(kind, entries, proceedings, words, people, speakers)
        if kind is EntryKind.LIMITATION:
            yield from _reasons(proceedings, words)


def _points(
    kind: EntryKind,
    entries: Sequence[Entry],
    proceedings: Proceedings,
    words: Wording,
    people: People,
    speakers: Speakers,
) -> Iterator[Paragraph]:
    for sign, entry in zip(letters(len(entries), words), entries, strict=False):
        text = _attributed(kind, entry, words, people, speakers)
        notes = _notes(kind, entry, text, proceedings, words, speakers)
        yield Paragraph(
            runs(sentence(with_notes(text, notes))), label=f"{sign})" if sign else "", source=f"entry/{entry.uid}"
        )


def _attributed(kind: EntryKind, entry: Entry, words: Wording, people: People, speakers: Speakers) -> str:
    text = entry_text(entry, words)
    if kind is EntryKind.SIGNING:
        names = [name for name in (people.short(ref) for ref in entry.parties) if name]
        who = words.outcomes.signatories(names) if names else ""
    else:
        who = "" if kind in IMPERSONAL else speakers.short(entry.speaker)
    whom = speakers.names(entry.owners, entry.speaker) if kind is EntryKind.PROPOSAL else ""
    if whom:
        who = words.outcomes.proposed_to(who, whom)
    return capital(": ".join(part for part in (who, text) if part))


def _notes(
    kind: EntryKind, entry: Entry, text: str, proceedings: Proceedings, words: Wording, speakers: Speakers
) -> list[str]:
    notes = [words.course.closed_session] if entry.closed_session else []
    owners = speakers.names_beside(text, tuple(_without(entry.owners, entry.speaker)), entry.speaker)
    if kind is EntryKind.COMMITMENT and (not entry.owners or entry.speaker in entry.owners):
        owners = ", ".join(filter(None, (speakers.promised_by(entry.speaker), owners)))
    if owners and kind is not EntryKind.PROPOSAL:
        notes.append(words.course.owners(owners))
    if when := due_beside(entry.deadline, text, words):
        notes.append(words.course.deadline(when))
    numbers = [
        str(item.number)
        for item in (proceedings.item_by_uid.get(uid) for uid in entry.items)
        if item is not None and f"#{item.number}" not in text
    ]
    if numbers:
        notes.append(words.course.items(numbers))
    if kind is EntryKind.COMMITMENT and entry.fulfilled:
        notes.append(words.outcomes.fulfilled)
    return notes


def _without(refs: Sequence[Ref], speaker: Ref) -> list[Ref]:
    return [ref for ref in refs if ref != speaker]


def _reasons(proceedings: Proceedings, words: Wording) -> Iterator[Paragraph]:
    reasons = Counter(item.reason for item in proceedings.items if item.reason is not None)
    if reasons:
        counted = [(term(reason, words.language), number) for reason, number in reasons.most_common()]
        yield Paragraph(runs(words.outcomes.reasons(counted)))


def _directives(
    entries: Sequence[Entry], proceedings: Proceedings, words: Wording, speakers: Speakers
) -> Iterator[Block]:
    """The directives as a table: unit, task, deadline as said and as a date."""
    givers = list(dict.fromkeys(speakers.short(entry.speaker) for entry in entries))
    several = len(givers) > 1
    by_one = not several and givers[0]
    how_many = len(entries)
    given = (
        words.outcomes.directives_by(capital(givers[0]), how_many) if by_one else words.outcomes.directives(how_many)
    )
    yield Paragraph(runs(given))
    rows = []
    for number, entry in enumerate(entries, start=1):
        notes = [words.course.closed_session] if entry.closed_session else []
        giver = speakers.short(entry.speaker)
        if several and giver:
            notes.append(words.outcomes.given_by(giver))
        items = [item for uid in entry.items if (item := proceedings.item_by_uid.get(uid)) is not None]
        if items:
            notes.append(words.course.items([str(item.number) for item in items]))
        if entry.fulfilled:
            notes.append(words.outcomes.fulfilled)
        rows.append(
            (
                str(number),
                cell(capital(speakers.names(entry.owners, entry.speaker))) or words.outcomes.not_stated,
                cell(sentence(with_notes(capital(entry_text(entry, words)), notes))),
                cell(due(entry.deadline, words)) or words.outcomes.not_stated,
            )
        )
    heads = columns(words.outcomes.directive_columns, rows, centred=frozenset({0}))
    yield Table(
        words.outcomes.directive_table,
        heads,
        tuple(rows),
        titled=False,
        sources=tuple(f"entry/{entry.uid}" for entry in entries),
        fields=("", "owners", "text", "deadline"),
    )
