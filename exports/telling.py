"""One recorded thing in one line: who said it, what, who has to do it by when, which items it is about."""

from __future__ import annotations

from exports.minutes.course import vote_text, with_notes
from exports.minutes.deadlines import due_beside
from exports.minutes.phrases import IMPERSONAL, People, capital, entry_text, sentence
from exports.minutes.speakers import Speakers
from exports.wording.words import Wording
from store.meeting.kinds import TASK_KINDS, EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry


def told(entry: Entry, proceedings: Proceedings, words: Wording, people: People, speakers: Speakers) -> str:
    """The line for lists that gather what was said in different places; nothing that was recorded is left out."""
    text = entry_text(entry, words)
    if entry.vote is not None:
        result = vote_text(entry.vote, words, speakers)
        text = f"{text.rstrip('.:; ')}: {result}" if text else result
    who = _who(entry, words, people, speakers)
    text = capital(": ".join(part for part in (who, text) if part))
    return sentence(with_notes(text, _notes(entry, proceedings, words, speakers)))


def _who(entry: Entry, words: Wording, people: People, speakers: Speakers) -> str:
    if entry.kind is EntryKind.SIGNING:
        names = [name for name in map(people.short, entry.parties) if name]
        return words.outcomes.signatories(names) if names else ""
    return "" if entry.kind in IMPERSONAL else speakers.short(entry.speaker)


def _notes(entry: Entry, proceedings: Proceedings, words: Wording, speakers: Speakers) -> list[str]:
    notes = [words.course.closed_session] if entry.closed_session else []
    others = tuple(owner for owner in entry.owners if owner != entry.speaker)
    owners = speakers.names_beside(entry.text, others, entry.speaker)
    if entry.kind is EntryKind.COMMITMENT and (not entry.owners or entry.speaker in entry.owners):
        owners = ", ".join(filter(None, (speakers.promised_by(entry.speaker), owners)))
    if owners:
        notes.append(words.course.owners(owners))
    if when := due_beside(entry.deadline, entry.text, words):
        notes.append(words.course.deadline(when))
    numbers = [
        str(item.number)
        for uid in entry.items
        if (item := proceedings.item_by_uid.get(uid)) is not None and f"#{item.number}" not in entry.text
    ]
    if numbers:
        notes.append(words.course.items(numbers))
    if entry.kind in TASK_KINDS and entry.fulfilled:
        notes.append(words.outcomes.fulfilled)
    return notes
