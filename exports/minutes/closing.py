"""Fields 10 to 12 of the form: the closing sentence, the signatures, who gets a copy."""

from __future__ import annotations

from exports.document import Closing, Paragraph, Signature, Style
from exports.minutes.phrases import BLANK, People, at_time, runs
from exports.wording.words import Wording
from store.meeting.proceedings import Proceedings
from store.meeting.records import Meeting
from store.meeting.refs import Ref


def ending(meeting: Meeting, words: Wording) -> Paragraph:
    """Field 10: when it ended; dots for an unknown hour; the sign ``./.`` closes the text (Annex I, II.6)."""
    day = meeting.ended_at.date() if meeting.ended_at else meeting.last_day or meeting.day
    date = words.general.long_date(day) if day else words.general.date_blank
    meeting_word = words.general.of_kind[meeting.kind]
    return Paragraph(runs(words.closing.ended(meeting_word, at_time(meeting.ended_at, words), date)), Style.FIELD)


def closing(proceedings: Proceedings, words: Wording, people: People) -> Closing:
    """Fields 11 and 12: the secretary signs on the left, the chair or chairs on the right. An unknown name is dots."""
    meeting = proceedings.meeting
    return Closing(
        left=_signatures(meeting.secretaries, words.closing.secretary, proceedings, people, with_office=False),
        right=_signatures(meeting.chairs, words.closing.chair, proceedings, people, with_office=True),
        recipients_heading=words.closing.recipients,
        recipients=recipients(meeting.recipients, words),
    )


def _signatures(
    refs: tuple[Ref, ...], capacity: str, proceedings: Proceedings, people: People, *, with_office: bool
) -> tuple[Signature, ...]:
    signatures = []
    for ref in refs:
        delegate = proceedings.delegate(ref)
        office = people.office(delegate) if delegate is not None and with_office else ""
        # No honorific, degree or title of honour before the name (Annex I, II.7b).
        signatures.append(Signature(capacity, proceedings.name(ref) or BLANK, office))
    return tuple(signatures) or (Signature(capacity, BLANK),)


def recipients(own: tuple[str, ...], words: Wording) -> tuple[str, ...]:
    """Who gets a copy: each on its own line ending in ``;``, the last (``Lưu: …``) in a full stop (Annex I, II.9)."""
    lines = [line.strip().lstrip("-").strip().rstrip(";.") for line in own if line.strip()] or list(
        words.closing.default_recipients
    )
    filed = words.closing.filed
    if not any(line.startswith(filed.split(":")[0]) for line in lines):
        lines.append(filed)
    return tuple(f"- {line}{'.' if number == len(lines) else ';'}" for number, line in enumerate(lines, start=1))
