"""What one capture line will become: the possible readings, and what they were read against."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from ..kinds import EntryKind, ItemState
from ..records import AgendaPoint, Deadline, Delegate, Entry, Item, Party, StatedFigure, Vote
from ..refs import NOBODY, Ref


@dataclass(frozen=True)
class CaptureContext:
    """What a line is read against.

    ``day`` is the meeting's day, from which deadlines are counted. ``speaker`` and ``point`` (a uid) are the
    current ones, ``item`` (a uid) the one that all is about until further notice, and ``closed_session`` says that
    what is recorded stays out of documents. ``chairs`` are the meeting's. ``last_entry`` is the recorder's own newest
    entry, which ``s/old/new/`` mends.
    """

    day: date
    delegates: tuple[Delegate, ...] = ()
    parties: tuple[Party, ...] = ()
    points: tuple[AgendaPoint, ...] = ()
    items: tuple[Item, ...] = ()
    speaker: Ref = NOBODY
    point: str = ""
    item: str = ""
    closed_session: bool = False
    chairs: tuple[Ref, ...] = ()
    last_entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDraft:
    """A new entry. ``said_at`` is a time of day written at the start of the line, None to take the clock's.

    ``speaker_named`` is true where the line itself names the speaker, who then stays current; ``item_named`` where it
    says what all is about from now on: ``item``, one of ``items``, or no item where that is empty.
    """

    kind: EntryKind
    text: str
    speaker: Ref = NOBODY
    speaker_named: bool = False
    said_at: time | None = None
    items: tuple[str, ...] = ()
    item: str = ""
    item_named: bool = False
    owners: tuple[Ref, ...] = ()
    deadline: Deadline | None = None
    verbatim: bool = False
    parties: tuple[Ref, ...] = ()
    vote: Vote | None = None
    figures: tuple[StatedFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class SpeakerDraft:
    """``Hoan:`` with nothing after it: from now on this person speaks."""

    speaker: Ref


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """``#12:`` with nothing after it: from now on all is about this item (a uid); empty for ``#-:``, about none."""

    item: str


@dataclass(frozen=True, slots=True)
class ClosedSessionDraft:
    """``/closed``, ``/open``: from now on what is recorded stays out of documents, or no longer does."""

    closed: bool


@dataclass(frozen=True, slots=True)
class HandoverDraft:
    """``/handover Minh``: somebody else records from now on; his name as typed."""

    recorder: str
    said_at: time | None = None


@dataclass(frozen=True, slots=True)
class AllotDraft:
    """``/allot 12-20 Minh``, ``/allot .3 Minh``: who is to record what comes of these items or agenda points (uids).

    The recorder is empty where they are to be nobody's.
    """

    items: tuple[str, ...]
    points: tuple[str, ...]
    recorder: str


@dataclass(frozen=True, slots=True)
class StateDraft:
    """``/done 12 …``: the state of one or more items (uids); the rest is the outcome, or the reason if not done."""

    items: tuple[str, ...]
    state: ItemState
    text: str = ""


@dataclass(frozen=True, slots=True)
class AttendanceDraft:
    """``/in Lan``, ``/out Lan``: somebody arrives or leaves."""

    delegate: Ref
    arriving: bool
    said_at: time | None = None


@dataclass(frozen=True, slots=True)
class AmendDraft:
    """``s/old/new/``: mend the recorder's last entry (its uid) so that it reads ``text``."""

    entry: str
    text: str


@dataclass(frozen=True, slots=True)
class NextPointDraft:
    """``/next``: close the current agenda point and open the one with this uid, at ``said_at`` or by the clock."""

    point: str
    said_at: time | None = None


@dataclass(frozen=True, slots=True)
class EndDraft:
    """``/end``: close the current agenda point and the meeting, at ``said_at`` or by the clock."""

    said_at: time | None = None


@dataclass(frozen=True, slots=True)
class UndoDraft:
    """``/undo``: take back the recorder's own last change."""


@dataclass(frozen=True, slots=True)
class EmptyDraft:
    """A line with nothing in it."""


class Misreading(StrEnum):
    """Why a line that is a command cannot be carried out as it stands."""

    UNKNOWN_COMMAND = "unknown_command"
    NO_SUCH_ITEM = "no_such_item"
    SEVERAL_ITEMS = "several_items"
    ITEM_MISSING = "item_missing"
    DELEGATE_MISSING = "delegate_missing"
    NO_SUCH_DELEGATE = "no_such_delegate"
    SEVERAL_DELEGATES = "several_delegates"
    NO_AGENDA = "no_agenda"
    NO_FURTHER_POINT = "no_further_point"
    NO_SUCH_POINT = "no_such_point"
    VOTE_FORM = "vote_form"
    SIGN_FORM = "sign_form"
    RECORDER_MISSING = "recorder_missing"
    ALLOT_FORM = "allot_form"
    NOTHING_ALLOTTED = "nothing_allotted"
    NOTHING_TO_MEND = "nothing_to_mend"
    WORDS_NOT_FOUND = "words_not_found"


@dataclass(frozen=True, slots=True)
class MisreadDraft:
    """A command that cannot be carried out: why, which words are meant, and what they could mean instead.

    The line stays where it was typed, nothing is recorded.
    """

    why: Misreading
    words: str = ""
    candidates: tuple[str, ...] = field(default=())


Draft = (
    EntryDraft
    | SpeakerDraft
    | ItemDraft
    | ClosedSessionDraft
    | HandoverDraft
    | AllotDraft
    | StateDraft
    | AttendanceDraft
    | AmendDraft
    | NextPointDraft
    | EndDraft
    | UndoDraft
    | EmptyDraft
    | MisreadDraft
)
"""Whatever a line can become; every string becomes one of them."""
