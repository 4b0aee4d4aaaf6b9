"""The course of the meeting (diễn biến): point by point, who said what, in the order in which it was said.

Every thing recorded is printed once. What belongs together (limitations, commitments, directives …) is gathered in a
section of its own, and the course names the speaker, how many such things he said and where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from exports.document import Block, Heading, Paragraph, Style
from exports.minutes.deadlines import due_beside
from exports.minutes.outline import Outline
from exports.minutes.phrases import IMPERSONAL, capital, entry_text, runs, sentence, small
from exports.minutes.speakers import Speakers
from exports.wording.words import Wording
from store.meeting import voting
from store.meeting.kinds import Attendance, EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Entry, Meeting, Vote
from store.meeting.refs import NOBODY, Ref

_FEW = 3
"""So many owners of directives are named where the course points to them."""


def course(proceedings: Proceedings, words: Wording, speakers: Speakers, plan: Outline) -> Iterator[Block]:
    """The section's blocks, without its own heading; nothing where nothing was recorded."""
    purpose = _purpose(proceedings.meeting, words)
    if purpose:
        yield Paragraph(runs(purpose))
    met: set[str] = set()
    for point_uid, entries in groupby(plan.shown, key=lambda entry: entry.point):
        point = proceedings.point_by_uid.get(point_uid)
        if point is not None:
            yield _point_heading(point, words, again=point_uid in met)
            if point_uid not in met and point.presenter != NOBODY:
                yield from _presenter(point, proceedings.meeting, words, speakers)
        elif met:
            yield Heading(words.course.outside_agenda, level=2)
        met.add(point_uid)
        for _voice, said in groupby(entries, key=lambda entry: speakers.voice(_speaker(entry))):
            yield from _speech(tuple(said), proceedings, words, speakers, plan)


def _purpose(meeting: Meeting, words: Wording) -> str:
    if not meeting.agreement.strip():
        return ""
    signed = words.general.long_date(meeting.agreement_signed_on) if meeting.agreement_signed_on else ""
    return words.course.purpose(
        words.general.of_kind[meeting.kind],
        meeting.agreement.strip(),
        signed,
        ", ".join(meeting.agreement_fields),
        (meeting.period.strip(), meeting.next_period.strip()),
    )


def _point_heading(point: AgendaPoint, words: Wording, *, again: bool) -> Heading:
    title = point.title.strip()
    source = f"point/{point.uid}"
    if again:
        return Heading(f"{title} {words.course.continued}", level=2, label=f"{point.number}.", source=source)
    if point.started_at and point.ended_at:
        times = words.course.from_to(
            words.general.clock(point.started_at.time()), words.general.clock(point.ended_at.time())
        )
        title = f"{title} ({times})"
    elif point.started_at:
        title = f"{title} ({words.course.from_(words.general.clock(point.started_at.time()))})"
    return Heading(title, level=2, label=f"{point.number}.", source=source)


def _presenter(point: AgendaPoint, meeting: Meeting, words: Wording, speakers: Speakers) -> Iterator[Paragraph]:
    who = speakers.mention(point.presenter).rstrip(",")
    if speakers.kept_back(point.presenter):
        yield Paragraph(runs(words.course.presented(words.general.of_kind[meeting.kind])))
    elif who:
        yield Paragraph(runs(words.course.presented_by(who)))


def _speaker(entry: Entry) -> Ref:
    return NOBODY if entry.kind in IMPERSONAL else entry.speaker


def _speech(
    entries: Sequence[Entry], proceedings: Proceedings, words: Wording, speakers: Speakers, plan: Outline
) -> Iterator[Paragraph]:
    """What one speaker said in one go, or all whom the document does not tell apart."""
    speaker = _speaker(entries[0])
    told = [entry for entry in entries if entry.kind not in plan.gathered]
    pointers = "; ".join(_pointers([entry for entry in entries if entry.kind in plan.gathered], words, speakers, plan))
    texts = [(entry.kind, full_text(entry, proceedings, words, speakers), f"entry/{entry.uid}") for entry in told]
    if speakers.kept_back(speaker):
        yield from _heard(texts, pointers, proceedings.meeting, words)
        return
    named = speakers.short(speaker) if speaker != NOBODY else ""
    if not named:
        for kind, text, source in texts:
            yield Paragraph(runs(sentence(_led(kind, text, words))), source=source)
        if pointers:
            yield Paragraph(runs(sentence(_nobody_did(pointers, proceedings.meeting, words))))
        return
    who = capital(speakers.mention(speaker))
    if not texts:
        yield Paragraph(runs(sentence(f"{who} {pointers}")))
    elif len(texts) == 1 and not pointers:
        kind, text, source = texts[0]
        verb = words.course.says.get(kind, words.course.speaks)
        if text.casefold().startswith(f"{verb.rstrip(':')} "):  # whoever kept the record wrote it himself
            verb, text = "", small(text)
        yield Paragraph(runs(sentence(" ".join(filter(None, (who, verb, text))))), source=source)
    else:
        yield Paragraph(runs(f"{who} {words.course.speaks}"))
        for kind, text, source in texts:
            yield Paragraph(runs(sentence(_led(kind, text, words))), Style.LIST, "-", source)
        if pointers:
            yield Paragraph(runs(sentence(capital(pointers))), Style.LIST, "-")


def _heard(
    texts: Sequence[tuple[EntryKind, str, str]], pointers: str, meeting: Meeting, words: Wording
) -> Iterator[Paragraph]:
    """What was said by somebody whom the document does not name: the meeting heard it."""
    noun = words.general.of_kind[meeting.kind]
    if len(texts) == 1:
        kind, text, source = texts[0]
        lead = words.course.heard[kind](noun) if kind in words.course.heard else words.course.heard_opinion
        yield Paragraph(runs(sentence(f"{lead} {text}")), source=source)
    elif texts:
        yield Paragraph(runs(words.course.heard_several(noun)))
        for kind, text, source in texts:
            yield Paragraph(runs(sentence(_led(kind, text, words))), Style.LIST, "-", source)
    if pointers:
        yield Paragraph(runs(sentence(_nobody_did(pointers, meeting, words))))


def _led(kind: EntryKind, text: str, words: Wording) -> str:
    lead = words.course.lead_in.get(kind, "")
    return f"{lead} {text}" if lead else text


def _nobody_did(text: str, meeting: Meeting, words: Wording) -> str:
    return f"{words.general.as_subject(words.general.of_kind[meeting.kind])} {text}"


def _pointers(entries: Sequence[Entry], words: Wording, speakers: Speakers, plan: Outline) -> Iterator[str]:
    """One for each kind of thing in one speech, in the order in which the kinds came up."""
    for kind in dict.fromkeys(entry.kind for entry in entries):
        yield _pointer(kind, [entry for entry in entries if entry.kind is kind], words, speakers, plan)


def _pointer(kind: EntryKind, entries: Sequence[Entry], words: Wording, speakers: Speakers, plan: Outline) -> str:
    """``giao 2 nhiệm vụ cho Sở Y tế (Mục VI, số 1, 2)``: what, to whom if that is short, and where it stands."""
    places = [plan.places[entry.uid] for entry in entries]
    points = [place.point for place in places if place.point]
    did = words.course.pointer[kind](len(entries), bool(speakers.short(_speaker(entries[0]))))
    owners = dict.fromkeys(speakers.names((owner,), entry.speaker) for entry in entries for owner in entry.owners)
    if kind is EntryKind.DIRECTIVE and 0 < len(owners) <= _FEW:
        did = f"{did} {words.course.pointer_owners(', '.join(filter(None, owners)))}"
    return f"{did} {words.course.pointer_place(places[0].section, points, kind is EntryKind.DIRECTIVE)}"


def full_text(entry: Entry, proceedings: Proceedings, words: Wording, speakers: Speakers) -> str:
    """All that was recorded in one entry: its text, the vote, who is to do it by when, which items it is about."""
    text = entry_text(entry, words)
    if entry.vote is not None:
        result = vote_text(entry.vote, words, speakers)
        text = f"{text.rstrip('.:; ')}: {result}" if text else result
    notes = [words.course.closed_session] if entry.closed_session else []
    notes += _voters_there(entry, proceedings, words)
    owners = speakers.names_beside(entry.text, entry.owners, entry.speaker)
    if owners:
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
    return with_notes(text, notes)


def vote_text(vote: Vote, words: Wording, speakers: Speakers) -> str:
    """The result in numbers and shares, and who was against or abstained, where that was recorded."""
    against, abstained = (
        ", ".join(dict.fromkeys(filter(None, map(speakers.short, who)))) for who in (vote.against_by, vote.abstained_by)
    )
    return words.course.vote(vote.in_favour, vote.against, vote.abstained, against, abstained)


def _voters_there(entry: Entry, proceedings: Proceedings, words: Wording) -> list[str]:
    """How many with a vote were there when it was taken, where the meeting takes votes and the roll was called."""
    called = any(one.attendance is not Attendance.EXPECTED for one in proceedings.delegates)
    if entry.vote is None or not proceedings.meeting.voting or not called:
        return []
    quorum = voting.quorum_at(proceedings, entry.at, entry.point)
    return [words.course.voters_there(quorum.there, quorum.entitled)]


def with_notes(text: str, notes: Sequence[str]) -> str:
    """The text with notes in brackets before its full stop."""
    if not notes:
        return text
    bare = text.rstrip()
    stop = "." if bare.endswith(".") and not bare.endswith("..") else ""
    return f"{bare[: len(bare) - len(stop)]} ({'; '.join(notes)}){stop}"
