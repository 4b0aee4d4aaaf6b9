"""The conclusions of the notice: what was decided, each unit's tasks with their deadlines, what was promised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from exports.document import Block, Heading, Paragraph
from exports.minutes.course import full_text, with_notes
from exports.minutes.deadlines import said_beyond_day
from exports.minutes.phrases import BLANK, capital, entry_text, letters, roman, runs, sentence
from exports.minutes.speakers import Speakers
from exports.wording.words import Wording
from store.meeting.gaps import GapKind
from store.meeting.kinds import EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry
from store.meeting.refs import Ref
from store.meeting.text import fold

_NO_WORD = re.compile(r"[^\w]+")

_KINDS = {
    EntryKind.DECISION: frozenset({EntryKind.DECISION, EntryKind.VOTE}),
    EntryKind.DIRECTIVE: frozenset({EntryKind.DIRECTIVE}),
    EntryKind.COMMITMENT: frozenset({EntryKind.COMMITMENT}),
}
"""The sections in their order, and the kinds of entry that each of them takes."""


def conclusions(
    shown: Sequence[Entry], proceedings: Proceedings, words: Wording, speakers: Speakers
) -> Iterator[Block]:
    """The numbered conclusions, under headings where there are several sorts; dots where nothing was concluded."""
    sorts = {kind: [entry for entry in shown if entry.kind in taken] for kind, taken in _KINDS.items()}
    sorts = {kind: entries for kind, entries in sorts.items() if entries}
    if not sorts:
        yield Paragraph(runs(BLANK), label="1.")
    for number, (kind, entries) in enumerate(sorts.items(), start=1):
        if len(sorts) > 1:
            yield Heading(words.notice.headings[kind], level=1, label=f"{roman(number)}.")
        if kind is EntryKind.DIRECTIVE:
            yield from _directives(entries, proceedings, words, speakers)
            continue
        for place, entry in enumerate(entries, start=1):
            text = (
                _promise(entry, proceedings, words, speakers)
                if kind is EntryKind.COMMITMENT
                else full_text(entry, proceedings, words, speakers)
            )
            yield Paragraph(runs(sentence(capital(text))), label=f"{place}.", source=f"entry/{entry.uid}")


def _directives(
    entries: Sequence[Entry], proceedings: Proceedings, words: Wording, speakers: Speakers
) -> Iterator[Paragraph]:
    """Each unit's tasks together, in the order in which the units were first named."""
    givers = {speakers.short(entry.speaker) for entry in entries}
    of_units: dict[tuple[Ref, ...] | str, list[Entry]] = {}
    for entry in entries:
        # A task that nobody got yet stands alone: the dots are filled in one by one.
        of_units.setdefault(entry.owners or entry.uid, []).append(entry)
    for number, tasks in enumerate(of_units.values(), start=1):
        units = speakers.names(tasks[0].owners, tasks[0].speaker)
        if len(tasks) == 1:
            (task,) = tasks
            text = _given(task, units, proceedings, words) + _notes_and_day(task, proceedings, words, speakers, givers)
            yield Paragraph(runs(sentence(text)), label=f"{number}.", source=f"entry/{task.uid}")
            continue
        yield Paragraph(runs(words.notice.several(units)), label=f"{number}.")
        for sign, task in zip(letters(len(tasks), words), tasks, strict=True):
            text = words.notice.task(_bare(entry_text(task, words)))
            text += _notes_and_day(task, proceedings, words, speakers, givers)
            yield Paragraph(runs(sentence(text)), label=f"{sign})", source=f"entry/{task.uid}")


def _given(entry: Entry, units: str, proceedings: Proceedings, words: Wording) -> str:
    """``Giao Sở Y tế xây dựng …``: the unit and its task in one sentence where the task's words allow it."""
    says = words.notice
    task = _bare(entry_text(entry, words))
    goes_on = not entry.verbatim and _begins_with_verb(task, says.verbs)
    if not units:
        waived = any(one.startswith(GapKind.NO_OWNER.value) for one in entry.waived)
        return says.task(task) if waived else says.give_nobody(_small(task) if goes_on else task)
    if task.casefold().startswith(f"{units.casefold()} "):
        task, goes_on = task[len(units) :].strip(), True  # the words name the unit themselves
    elif goes_on:
        task = _small(task)
    return says.give(units, _supporting(entry, proceedings, words), task, goes_on)


def _supporting(entry: Entry, proceedings: Proceedings, words: Wording) -> str:
    """Those that support a unit in the items which it leads and which the task is about, as the register has them."""
    if len(entry.owners) != 1 or words.language != "vi":
        return ""
    items = [item for uid in entry.items if (item := proceedings.item_by_uid.get(uid)) is not None]
    led = [item for item in items if entry.owners[0] in item.lead]
    return ", ".join(
        dict.fromkeys(name for item in led for ref in item.supporting if (name := proceedings.name(ref).strip()))
    )


def _notes_and_day(entry: Entry, proceedings: Proceedings, words: Wording, speakers: Speakers, givers: set[str]) -> str:
    """Which items it is about, who gave it where several gave tasks, and by when it is to be done."""
    notes = [words.course.closed_session] if entry.closed_session else []
    giver = speakers.short(entry.speaker)
    if len(givers) > 1 and giver:
        notes.append(words.outcomes.given_by(giver))
    numbers = [
        str(item.number)
        for uid in entry.items
        if (item := proceedings.item_by_uid.get(uid)) is not None and f"#{item.number}" not in entry.text
    ]
    if numbers:
        notes.append(words.course.items(numbers))
    if entry.fulfilled:
        notes.append(words.outcomes.fulfilled)
    due = entry.deadline
    if due is None:
        return with_notes("", notes)
    if due.said.strip() and due.said.casefold() in entry.text.casefold():  # the text says by when: the day explains it
        notes += [words.notice.day(due.earliest, due.latest)] if due.latest is not None else []
        return with_notes("", notes)
    return with_notes("", notes) + words.notice.by(due.earliest, due.latest, said_beyond_day(due))


def _promise(entry: Entry, proceedings: Proceedings, words: Wording, speakers: Speakers) -> str:
    """``UBND tỉnh Đắk Nông cam kết: …``: the party that is bound, rather than who said it."""
    bound = speakers.names(entry.owners, entry.speaker)
    if not bound:
        party = proceedings.party_of(entry.speaker)
        named = party is not None and bool(party.name.strip())
        bound = words.general.party(party.kind, party.name.strip()) if party and named else ""
        bound = bound or speakers.short(entry.speaker)
    text = _bare(entry_text(entry, words))
    notes = _notes_and_day(entry, proceedings, words, speakers, set())
    return words.notice.promised(bound, text) + notes


def _bare(text: str) -> str:
    """The text without its full stop: the sentence goes on."""
    trimmed = text.strip()
    return trimmed[:-1].rstrip() if trimmed.endswith((".", ";")) and not trimmed.endswith("..") else trimmed


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _begins_with_verb(text: str, verbs: frozenset[str]) -> bool:
    said = f"{fold(re.sub(_NO_WORD, ' ', text[:40]))} "
    return any(said.startswith(f"{fold(verb)} ") for verb in verbs) and not text[1:2].isupper()
