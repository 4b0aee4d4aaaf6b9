"""The extract for one party (trích biên bản): what of the minutes concerns it and its units, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from exports import form, present_names
from exports.document import Block, Closing, Document, Heading, Paragraph, Run, Signature, Style, Title
from exports.extract.items import items_concerned
from exports.extract.sections import Section, sections
from exports.framing import letterhead, marked, minutes_meant, properties, recipients
from exports.minutes.phrases import BLANK, People, capital, cell, roman, runs
from exports.minutes.speakers import Speakers
from exports.options import DocumentKind, Options
from exports.telling import told
from exports.wording import wording
from exports.wording.words import Wording
from store.meeting.concerning import Concern
from store.meeting.proceedings import Proceedings
from store.progress import Progress, untold

__all__ = ["compose"]


def compose(proceedings: Proceedings, options: Options, progress: Progress = untold) -> Document:
    """The extract for the party that ``options.party`` names by its uid; dots where there is no such party.

    ``progress`` counts entries, and may raise Stopped.
    """
    words = wording(options.language)
    meeting = proceedings.meeting
    party = proceedings.party_by_uid.get(options.party)
    name = cell(party.name.strip()) if party is not None else ""
    named = (words.general.party(party.kind, name) if party is not None and name else "") or BLANK
    title = cell(meeting.title.strip()) or BLANK
    document = Document(
        letterhead=letterhead(meeting, words, form.EXTRACT_SYMBOL),
        title=Title(words.extract.kind, words.extract.subject(title, named)),
        body=tuple(_body(proceedings, words, named, options, progress)),
        closing=Closing(
            left=(),
            right=tuple(
                Signature(words.extract.signer, proceedings.name(ref) or BLANK) for ref in meeting.secretaries[:2]
            )
            or (Signature(words.extract.signer, BLANK),),
            recipients_heading=words.closing.recipients,
            recipients=recipients((), words, capital(named)),
        ),
        annexes=(),
        properties=properties(proceedings, words, DocumentKind.EXTRACT, f"{name}: {meeting.title.strip()}".strip(": ")),
    )
    return marked(document, options, words)


def _body(
    proceedings: Proceedings, words: Wording, named: str, options: Options, progress: Progress
) -> Iterator[Block]:
    says = words.extract
    meeting = proceedings.meeting
    people = People(proceedings, words)
    speakers = Speakers(proceedings, words, people, options.attribution)
    concern = Concern(proceedings, options.party)
    # The number of the minutes may still be open: dots in their name make no draft of the extract.
    yield Paragraph((Run(says.lead(*minutes_meant(meeting, words), named)),))
    if concern.units:
        yield Paragraph(runs(says.units([cell(unit.name) for unit in concern.units])), Style.NOTE)
    ours = [one for one in proceedings.parties if one.uid in concern.family]
    yield from present_names.of_parties(ours, meeting, words)
    found = sections(concern, options)
    if any(entry.closed_session for entries in found.values() for entry in entries):
        yield Paragraph((Run(words.general.closed_session),), Style.NOTE)
    number = 0
    if concern.items:
        number += 1
        yield Heading(says.items, level=1, label=f"{roman(number)}.")
        yield from items_concerned(concern, words)
    done, total = 0, len(proceedings.entries)
    for section, entries in found.items():
        number += 1
        yield Heading(_heading(section, words, named), level=1, label=f"{roman(number)}.")
        for place, entry in enumerate(entries, start=1):
            text = told(entry, proceedings, words, people, speakers)
            yield Paragraph(runs(text), label=f"{place}.", source=f"entry/{entry.uid}")
            done += 1
            progress(min(done, total), total)
    if not number:
        yield Paragraph(runs(says.nothing(named)))
    yield Paragraph(runs(says.certified(words.general.of_kind[meeting.kind], "")))


def _heading(section: Section, words: Wording, named: str) -> str:
    says = words.extract
    match section:
        case Section.TOLD:
            return says.told(named)
        case Section.PROMISED:
            return says.promised(named)
        case Section.ASKED:
            return says.asked(named)
        case Section.ASKED_OF:
            return says.asked_of(named)
        case Section.GIVEN:
            return says.given(named)
        case Section.SAID:
            return says.said(named)
        case Section.CARRIED:
            return says.carried
        case Section.PROMISED_OTHERS:
            return says.promised_others
        case Section.ASKED_OTHERS:
            return says.asked_others
        case Section.TOLD_OTHERS:
            return says.told_others
        case Section.CONCLUDED:
            return says.concluded
        case Section.SIGNED:
            return says.signed
        case Section.LIMITATIONS:
            return says.limitations
        case Section.ABOUT:
            return says.about
