"""What is missing in a record (chỗ còn thiếu), so that somebody can fill it while the people are still in the room.

A gap that cannot be filled is waived with a reason, which is kept in the record beside it. The waiver holds as long as
the gap is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from . import told, voting
from .edits import Edit
from .fields import kind_of
from .kinds import TASK_KINDS, Attendance, EntryKind, ItemState, RecordKind
from .overdue import reference_day
from .proceedings import Proceedings
from .records import Entry, Item, Meeting, Record
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
    NO_QUORUM = "no_quorum"
    MISSED_WORD = "missed_word"
    UNKNOWN_SPEAKER = "unknown_speaker"
    NO_OWNER = "no_owner"
    NO_DEADLINE = "no_deadline"
    NO_OUTCOME = "no_outcome"
    VOTE_DIFFERS = "vote_differs"
    NOTHING_TOLD = "nothing_told"


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing: what, in which record, and the words that help to find it (a text, a name, a number)."""

    kind: GapKind
    record: RecordKind
    uid: str
    detail: str = ""

    def is_same(self, other: Gap) -> bool:
        """Whether both are the same thing missing in the same record, whatever the words around it are by now."""
        return (self.kind, self.record, self.uid) == (other.kind, other.record, other.uid)


@dataclass(frozen=True, slots=True)
class Waiver:
    """A gap that somebody left open on purpose, and why."""

    gap: Gap
    reason: str


Holder = Meeting | Item | Entry
"""A record that keeps waivers: its own, and the meeting also those of gaps that are about delegates."""


def find(proceedings: Proceedings) -> tuple[Gap, ...]:
    """Every gap that is not waived: the meeting's own first, then items by number, then entries in their order."""
    return tuple(gap for gap, holder in _every(proceedings) if not _reason(gap, holder))


def waived(proceedings: Proceedings) -> tuple[Waiver, ...]:
    """Every gap that is waived, in the same order. A waiver whose gap is no longer there is not among them."""
    return tuple(
        Waiver(gap, reason) for gap, holder in _every(proceedings) if holder.waived and (reason := _reason(gap, holder))
    )


def holder_of(gap: Gap, meeting: str) -> tuple[RecordKind, str]:
    """Kind and uid of the record that keeps the waiver of this gap; ``meeting`` is the meeting's uid."""
    if gap.record in _HOLDERS:
        return gap.record, gap.uid
    return RecordKind.MEETING, meeting


_HOLDERS = frozenset({RecordKind.MEETING, RecordKind.ITEM, RecordKind.ENTRY})


def waive(gap: Gap, reason: str, record: Holder) -> Edit:
    """Leaves the gap open for this reason; ``record`` is the one that ``holder_of`` names.

    Raises:
        ValueError: the reason is empty.
    """
    reason = " ".join(reason.split())
    if not reason:
        raise ValueError("a gap is waived for a reason")
    return Edit(kind_of(record), record.uid, {"waived": (*_without(gap.kind, record), f"{gap.kind.value}: {reason}")})


def waive_all(found: Iterable[Gap], reason: str, holder: Callable[[Gap], Holder | None]) -> tuple[Edit, ...]:
    """Leaves all these gaps open for the same reason; ``holder`` gives each one's record, None where it is gone.

    Raises:
        ValueError: the reason is empty.
    """
    edits: dict[str, Edit] = {}
    for gap in found:
        record = holder(gap)
        if record is not None:
            before = edits.get(record.uid)
            edits[record.uid] = waive(gap, reason, replace(record, **before.fields) if before else record)
    return tuple(edits.values())


def unwaive(gap: Gap, record: Holder) -> Edit:
    """Takes the waiver of this gap back, so that it counts as missing again."""
    return Edit(kind_of(record), record.uid, {"waived": _without(gap.kind, record)})


def still_waived(record: Holder) -> tuple[str, ...]:
    """The record's waivers without those whose gap is no longer there: what is filled in has no need of a reason.

    A gap that other records have a part in, such as the roll, is left alone: one record cannot tell.
    """
    if not record.waived:
        return ()
    open_still = {gap.kind for gap in _of_one(record)}
    own = _TOLD_BY_ONE[kind_of(record)]
    return tuple(one for one in record.waived if (kind := _kind_in(one)) not in own or kind in open_still)


def _reason(gap: Gap, holder: Holder) -> str:
    for one in reversed(holder.waived):
        if _kind_in(one) == gap.kind:
            return one.partition(":")[2].strip()
    return ""


def _without(kind: GapKind, record: Holder) -> tuple[str, ...]:
    return tuple(one for one in record.waived if _kind_in(one) != kind)


def _kind_in(waiver: str) -> str:
    return waiver.partition(":")[0].strip()


def _every(proceedings: Proceedings) -> Iterator[tuple[Gap, Holder]]:
    meeting = proceedings.meeting
    for gap in (*_of_meeting(meeting), *_of_attendance(proceedings), *_of_opening(proceedings)):
        yield gap, meeting
    about, day = told.spoken_of(proceedings.entries), reference_day(meeting)
    for item in proceedings.items:
        untold = told.item_awaits_word(item, about, day)
        for gap in _of_item(item):
            if not (untold and gap.kind is GapKind.NO_OUTCOME):  # said once is enough
                yield gap, item
        if untold:
            yield Gap(GapKind.NOTHING_TOLD, RecordKind.ITEM, item.uid, _label(item)), item
    for entry in proceedings.entries:
        if _may_lack(entry):
            for gap in _of_entry(entry):
                yield gap, entry
            if told.task_awaits_word(entry, day):
                yield Gap(GapKind.NOTHING_TOLD, RecordKind.ENTRY, entry.uid, entry.text), entry
        if entry.vote is not None and meeting.voting:
            for gap in _of_vote(entry, proceedings):
                yield gap, entry


#: What stays open in minutes as dots somebody has to fill in.
BLANK_IN_MINUTES = frozenset(
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
    """Whether minutes of this record have blanks to be filled in by hand, and so can only be a draft.

    A blank that was waived is meant to stay one: its dots are printed, and the minutes are no draft for it.
    """
    return any(gap.kind in BLANK_IN_MINUTES for gap in find(proceedings))


def _of_one(record: Record) -> Iterable[Gap]:
    match record:
        case Meeting():
            return _of_meeting(record)
        case Item():
            return _of_item(record)
        case Entry():
            return _of_entry(record)
    return ()


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


def _of_opening(proceedings: Proceedings) -> Iterator[Gap]:
    """Too few voters, once everybody has been called and as long as too few have come."""
    if proceedings.meeting.voting and not any(one.attendance is Attendance.EXPECTED for one in proceedings.delegates):
        quorum = voting.quorum_of_opening(proceedings)
        if quorum.enough is False and quorum.entitled:
            detail = f"{quorum.there}/{quorum.entitled} < {quorum.needed}"
            yield Gap(GapKind.NO_QUORUM, RecordKind.MEETING, proceedings.meeting.uid, detail)


def _of_vote(entry: Entry, proceedings: Proceedings) -> Iterator[Gap]:
    kinds = {trouble.kind for trouble in voting.check(entry, proceedings)}
    for gap, is_there in (
        (GapKind.NO_QUORUM, voting.VoteTroubleKind.NO_QUORUM in kinds),
        (GapKind.VOTE_DIFFERS, bool(kinds - {voting.VoteTroubleKind.NO_QUORUM})),
    ):
        if is_there:
            vote = entry.vote
            counts = f"{vote.in_favour}-{vote.against}-{vote.abstained}" if vote else ""
            yield Gap(gap, RecordKind.ENTRY, entry.uid, entry.text or counts)


#: An item in one of these states needs words beside the state: what came of it, or why nothing did.
_NEEDS_WORDS = frozenset(
    {ItemState.DONE, ItemState.PARTLY_DONE, ItemState.NOT_DONE, ItemState.POSTPONED, ItemState.DROPPED}
)


def _label(item: Item) -> str:
    return f"{item.number} {item.title}".strip()


def _of_item(item: Item) -> Iterator[Gap]:
    if MISSED in f"{item.title} {item.outcome} {item.reason_text} {item.figures}":
        yield Gap(GapKind.MISSED_WORD, RecordKind.ITEM, item.uid, _label(item))
    if item.state in _NEEDS_WORDS and not (item.outcome or item.reason_text or item.reason):
        yield Gap(GapKind.NO_OUTCOME, RecordKind.ITEM, item.uid, _label(item))


def _may_lack(entry: Entry) -> bool:
    """A quick look that rules out most entries: a screen asks for the gaps of ten thousand of them."""
    return (
        entry.kind in TASK_KINDS
        or MISSED in entry.text
        or not (not entry.speaker or entry.speaker.startswith(_KNOWN))
        or bool(entry.owners)
    )


_KNOWN = ("delegate/", "party/")


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


#: The gaps that one record alone tells of, by the kind of record.
_TOLD_BY_ONE: dict[RecordKind, frozenset[str]] = {
    RecordKind.MEETING: frozenset(
        {
            GapKind.NO_PLACE,
            GapKind.NO_ISSUING_BODY,
            GapKind.NO_CHAIR,
            GapKind.NO_SECRETARY,
            GapKind.NO_START,
            GapKind.NO_END,
        }
    ),
    RecordKind.ITEM: frozenset({GapKind.MISSED_WORD, GapKind.NO_OUTCOME}),
    RecordKind.ENTRY: frozenset({GapKind.MISSED_WORD, GapKind.UNKNOWN_SPEAKER, GapKind.NO_OWNER, GapKind.NO_DEADLINE}),
}
