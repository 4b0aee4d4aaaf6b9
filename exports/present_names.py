"""What provinces and districts are called by now, beside the names that were valid on the day of the meeting.

The newest name known to the program counts, not the one of the day on which a document is written: the same record
gives the same document whenever that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from exports.document import Paragraph, Style
from exports.minutes.phrases import cell, runs
from exports.wording.words import Wording
from store.meeting import places
from store.meeting.proceedings import Proceedings
from store.meeting.records import Meeting, Party
from store.meeting.refs import Ref


def present_name(party: Party, meeting: Meeting, words: Wording) -> str:
    """What a party is called by now; empty where that is the name of the meeting's day, or nothing is known of it."""
    return places.present_name(party.name, meeting.day, language=words.language) if meeting.day else ""


def of_parties(parties: Iterable[Party], meeting: Meeting, words: Wording) -> Iterator[Paragraph]:
    """A note with the present name of each of these that has another by now; nothing where none has."""
    told = {cell(one.name.strip()): present_name(one, meeting, words) for one in parties}
    now = [words.general.now_called(name, present) for name, present in told.items() if present]
    if now:
        yield Paragraph(runs(words.general.names_by_now("; ".join(now))), Style.NOTE)


def of_people(people: Iterable[Ref], proceedings: Proceedings, words: Wording) -> Iterator[Paragraph]:
    """The same for whoever a document names, in the order of the list of parties."""
    named = {party.uid for ref in people if (party := proceedings.party_of(ref)) is not None}
    yield from of_parties((one for one in proceedings.parties if one.uid in named), proceedings.meeting, words)
