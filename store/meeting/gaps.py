"""What is missing in a record (chỗ còn thiếu), so that somebody can fill it while the people are still in the room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .kinds import TASK_KINDS, Attendance, EntryKind, ItemState, RecordKind
from .proceedings import Proceedings
from .records import Entry, Item, Meeting
from .refs import NOBODY, UNKNOWN, split

MISSED = "@@"
"""What a rapporteur types for a word, name or figure that was missed."""


class GapKind(StrEnum):
    """What is missing."""

    NO_PLACE = "no_place"
    NO_ISSUING_BODY = "no_issuing_body"
    NO_CHAIR = "no_chair"
    NO_SECRETARY = "no_secretary"
    NO_START = "no_start"
    NO_END = "no_end"
    ATTENDANCE_OPEN = "attendance_open"
    MISSED_WORD = "missed_word"
    UNKNOWN_SPEAKER = "unknown_speaker"
    NO_OWNER = "no_owner"
    NO_DEADLINE = "no_deadline"
    NO_OUTCOME = "no_outcome"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing: what, in which record, and the words that help to find it (a text, a name, a number)."""

    kind: GapKind
    record: RecordKind
    uid: str
    detail: str = ""


def find(proceedings: Proceedings) -> tuple[Gap, ...]:
    """Every gap of the record: the meeting's own first, then items by number, then entries in their order."""
    return (
        *_of_meeting(proceedings.meeting),
        *_of_attendance(proceedings),
        *(gap for item in proceedings.items for gap in _of_item(item)),
        *(gap for entry in proceedings.entries for gap in _of_entry(entry)),
    )


#: What stays open in minutes as dots somebody has to fill in.
_BLANK_IN_MINUTES = frozenset(
    {
        GapKind.NO_PLACE,
        GapKind.NO_ISSUING_BODY,
        GapKind.NO_CHAIR,
        GapKind.NO_SECRETARY,
        GapKind.NO_START,
        GapKind.NO_END,
        GapKind.MISSED_WORD,
    }
)


def leave_blanks(proceedings: Proceedings) -> bool:
    """Whether minutes of this record have blanks to be filled in by hand, and so can only be a draft."""
    return any(gap.kind in _BLANK_IN_MINUTES for gap in find(proceedings))


def _of_meeting(meeting: Meeting) -> Iterator[Gap]:
    missing = (
        (GapKind.NO_PLACE, not meeting.place),
        (GapKind.NO_ISSUING_BODY, not meeting.issuing_body),
        (GapKind.NO_CHAIR, not meeting.chairs),
        (GapKind.NO_SECRETARY, not meeting.secretaries),
        (GapKind.NO_START, meeting.started_at is None),
        (GapKind.NO_END, meeting.ended_at is None),
    )
    for kind, is_missing in missing:
        if is_missing:
            yield Gap(kind, RecordKind.MEETING, meeting.uid)


def _of_attendance(proceedings: Proceedings) -> Iterator[Gap]:
    waiting = [one for one in proceedings.delegates if one.attendance is Attendance.EXPECTED]
    if waiting:
        yield Gap(GapKind.ATTENDANCE_OPEN, RecordKind.DELEGATE, waiting[0].uid, ", ".join(one.name for one in waiting))


#: An item in one of these states needs words beside the state: what came of it, or why nothing did.
_NEEDS_WORDS = frozenset(
    {ItemState.DONE, ItemState.PARTLY_DONE, ItemState.NOT_DONE, ItemState.POSTPONED, ItemState.DROPPED}
)


def _of_item(item: Item) -> Iterator[Gap]:
    label = f"{item.number} {item.title}".strip()
    if MISSED in f"{item.title} {item.outcome} {item.reason_text} {item.figures}":
        yield Gap(GapKind.MISSED_WORD, RecordKind.ITEM, item.uid, label)
    if item.state in _NEEDS_WORDS and not (item.outcome or item.reason_text or item.reason):
        yield Gap(GapKind.NO_OUTCOME, RecordKind.ITEM, item.uid, label)


def _of_entry(entry: Entry) -> Iterator[Gap]:
    if MISSED in entry.text or any(MISSED in owner for owner in entry.owners):
        yield Gap(GapKind.MISSED_WORD, RecordKind.ENTRY, entry.uid, entry.text)
    # Whoever gave a task that was carried over need not be at this meeting, so a name is all there can be.
    if entry.speaker == UNKNOWN or (split(entry.speaker)[0] == "name" and not entry.carried_from):
        yield Gap(GapKind.UNKNOWN_SPEAKER, RecordKind.ENTRY, entry.uid, split(entry.speaker)[1] or entry.text)
    if entry.kind in TASK_KINDS:
        if not entry.owners and (entry.kind is EntryKind.DIRECTIVE or entry.speaker == NOBODY):
            yield Gap(GapKind.NO_OWNER, RecordKind.ENTRY, entry.uid, entry.text)
        if entry.kind is EntryKind.DIRECTIVE and entry.deadline is None:
            yield Gap(GapKind.NO_DEADLINE, RecordKind.ENTRY, entry.uid, entry.text)
