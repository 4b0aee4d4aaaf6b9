"""What a language must have words for before documents can be written in it.

Each language is one value of ``Wording``; a missing or misspelt sentence is an error of the type check.
A sentence that depends on something is a function of it; no sentence is put together from pieces of two modules.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import NamedTuple

from exports.options import DocumentKind
from exports.wording.document_words import ActionsWords, ExtractWords, NoticeWords, RegisterWords
from exports.wording.minutes_words import (
    AnnexWords,
    AttendanceWords,
    CourseWords,
    OpeningWords,
    OutcomesWords,
    ReviewWords,
)
from exports.wording.previous_words import PreviousWords
from store.meeting.kinds import MeetingKind, PartyKind


class General(NamedTuple):
    """Dates, times and names: what every part needs. ``tag`` is the language's BCP 47 tag.

    ``as_subject`` takes the word for the meeting and gives it as a sentence begins with it. ``point_letters`` are the
    letters by which points are named, in order. ``party`` takes a party's kind and name and says which body it is;
    ``delegation`` takes that and says that somebody speaks for it. ``office_in`` takes an office and the body in which
    it is held. ``closed_session`` warns the reader of a document. ``now_called`` takes the name of a place as it was
    valid on the meeting's day and the one it has now, ``names_by_now`` several of these, for a note; ``now`` takes the
    present name alone, for brackets behind the other.
    """

    tag: str
    long_date: Callable[[date], str]
    date_blank: str
    date_open: str
    period_of_days: Callable[[date, date], str]
    clock: Callable[[time], str]
    clock_blank: str
    honorific: Callable[[str], str]
    unknown_delegate: str
    party: Callable[[PartyKind, str], str]
    delegation: Callable[[str], str]
    office_in: Callable[[str, str], str]
    quote: tuple[str, str]
    of_kind: Mapping[MeetingKind, str]
    as_subject: Callable[[str], str]
    point_letters: str
    closed_session: str
    now: Callable[[str], str]
    now_called: Callable[[str, str], str]
    names_by_now: Callable[[str], str]


class LetterheadWords(NamedTuple):
    """The top of the first page. ``number`` takes the number and the symbol, ``place_and_date`` place and day."""

    nation: str
    motto: str
    number: Callable[[str, str], str]
    place_and_date: Callable[[str, str], str]
    minutes: str
    draft: str


class ClosingWords(NamedTuple):
    """The last sentence, signatures, who gets a copy. ``ended`` takes the word for the meeting, the time, the date."""

    ended: Callable[[str, str, str], str]
    secretary: str
    chair: str
    recipients: str
    default_recipients: tuple[str, ...]
    filed: str


class FileNotes(NamedTuple):
    """How a file's name says what is special about it."""

    delegation: str
    impersonal: str
    closed_session: str


class Wording(NamedTuple):
    """Every sentence and label of documents in one language; ``language`` is ``"vi"`` or ``"en"``.

    ``names`` say which kind of document it is, for the names of files and their properties.
    """

    language: str
    general: General
    letterhead: LetterheadWords
    opening: OpeningWords
    attendance: AttendanceWords
    course: CourseWords
    review: ReviewWords
    outcomes: OutcomesWords
    closing: ClosingWords
    annex: AnnexWords
    previous: PreviousWords
    notice: NoticeWords
    register: RegisterWords
    extract: ExtractWords
    actions: ActionsWords
    names: Mapping[DocumentKind, str]
    file_notes: FileNotes
