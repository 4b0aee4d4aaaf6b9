"""The records of a meeting: plain frozen data, one class for each kind.

Every field has a default, so that a record can be built from whatever fields are known.
A field is the unit of merging: two people who edit two fields of one record do not disturb each other.

These classes are made before the first picture of every start, so nothing here is generated that can be written once
(``_Value``), and the annotations are types rather than texts of types, which the codec would have to work out again.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime, time

from .kinds import (
    Attendance,
    DelegateRole,
    EntryKind,
    ItemKind,
    ItemLevel,
    ItemState,
    MeetingKind,
    PartyKind,
    PartyRole,
    PointState,
    Reason,
    RecordKind,
)
from .refs import NOBODY, Ref


class _Value:
    """What all these classes have in common: one is equal to another with the same values, and says what it holds."""

    __slots__: tuple[str, ...] = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.__slots__)

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self.__slots__))

    def __repr__(self) -> str:
        told = [(one, getattr(self, one.name)) for one in fields(self)]  # type: ignore[arg-type]
        shown = ", ".join(f"{one.name}={value!r}" for one, value in told if value != one.default)
        return f"{type(self).__name__}({shown})"


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Deadline(_Value):
    """When something is due (thời hạn): the words that were said, and the earliest and latest day they can mean.

    Both days are None where the words name no day; nothing is guessed.
    """

    said: str
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Past(_Value):
    """What an earlier meeting left of an item, directive or commitment: promised for when, and what had come of it.

    ``meeting`` names that meeting as its own record did, ``day`` is its (last) day. ``state``, ``reason`` and the texts
    have a meaning for items.
    """

    meeting: str
    day: date | None = None
    due: Deadline | None = None
    state: ItemState | None = None
    outcome: str = ""
    figures: str = ""
    reason: Reason | None = None
    reason_text: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FigureScope(_Value):
    """Which items of the register a stated figure claims to count; an empty field of it means any."""

    kind: ItemKind | None = None
    level: ItemLevel | None = None
    state: ItemState | None = None
    field: str = ""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class StatedFigure(_Value):
    """A total somebody stated (số liệu nêu tại hội nghị), beside which the register's own count is shown.

    ``total`` is the second number of a fraction such as 04/29. ``scope`` is None where the figure counts
    something that the register does not hold (30 tập thể).
    """

    said: str
    value: int
    total: int | None = None
    unit: str = ""
    scope: FigureScope | None = None


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Vote(_Value):
    """The result of a vote (biểu quyết), in votes, and from whom, where that was recorded."""

    in_favour: int
    against: int
    abstained: int
    in_favour_by: tuple[Ref, ...] = ()
    against_by: tuple[Ref, ...] = ()
    abstained_by: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Away(_Value):
    """A stretch of a meeting that a delegate missed between leaving and coming back; points are uids.

    A time or point that is not known is None or empty.
    """

    left_at: datetime | None = None
    left_point: str = ""
    back_at: datetime | None = None
    back_point: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Meeting(_Value):
    """The meeting's own details. Times are local wall-clock times without a zone, as minutes print them.

    ``voting`` says that votes are taken, and then ``quorum`` how many have to be there, in the words of the rules:
    a fraction (2/3), a share (50%) or a number. ``waived`` holds gaps that somebody left open on purpose, each as
    the gap's kind, a colon and the reason; items and entries have the same field. After ``sharing_ended`` nobody puts
    anything into the dossier's folder any more, and everybody keeps what he has.

    ``continues`` is the uid of the earlier meeting that this one was carried over from, and ``numbers_given`` the
    highest number that any item had by then: what was finished does not come along, and its number is not given again.
    """

    uid: str
    title: str = ""
    kind: MeetingKind = MeetingKind.MEETING
    agreement: str = ""
    agreement_signed_on: date | None = None
    agreement_fields: tuple[str, ...] = ()
    period: str = ""
    next_period: str = ""
    superior_body: str = ""
    issuing_body: str = ""
    number: str = ""
    symbol: str = ""
    place: str = ""
    day: date | None = None
    last_day: date | None = None
    part_of_day: str = ""
    planned_start: time | None = None
    planned_end: time | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    chairs: tuple[Ref, ...] = ()
    secretaries: tuple[Ref, ...] = ()
    recipients: tuple[str, ...] = ()
    voting: bool = False
    quorum: str = ""
    waived: tuple[str, ...] = ()
    sharing_ended: bool = False
    continues: str = ""
    numbers_given: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Party(_Value):
    """A party (bên tham gia): its name as valid on the meeting's day. ``parent`` is the party's uid it belongs to."""

    uid: str
    name: str = ""
    kind: PartyKind = PartyKind.OTHER
    role: PartyRole = PartyRole.MEMBER
    parent: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Delegate(_Value):
    """A delegate (đại biểu). ``party``, ``arrived_point`` and ``left_point`` hold uids.

    ``away`` are the times when he had left and came back later; ``left_at`` is when he left for good.
    ``has_vote`` counts only where the meeting takes votes.
    """

    uid: str
    honorific: str = ""
    name: str = ""
    office: str = ""
    party: str = ""
    role: DelegateRole = DelegateRole.MEMBER
    aliases: tuple[str, ...] = ()
    attendance: Attendance = Attendance.EXPECTED
    replaced_by: Ref = NOBODY
    arrived_at: datetime | None = None
    arrived_point: str = ""
    left_at: datetime | None = None
    left_point: str = ""
    away: tuple[Away, ...] = ()
    has_vote: bool = True


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class AgendaPoint(_Value):
    """A point of the agenda (mục chương trình).

    ``planned_start`` is when it is to begin, by the agenda on paper; None where it follows from the points before it.
    A point that was left and taken up again has run for ``minutes_before``, and since ``resumed_at``. ``recorder`` is
    the name of the recorder to whom it is allotted.
    """

    uid: str
    number: int = 0
    title: str = ""
    presenter: Ref = NOBODY
    planned_start: time | None = None
    planned_minutes: int = 0
    state: PointState = PointState.PLANNED
    started_at: datetime | None = None
    ended_at: datetime | None = None
    minutes_before: int = 0
    resumed_at: datetime | None = None
    recorder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Item(_Value):
    """One line of the register of agreed things (nội dung hợp tác). Its number never changes, not even next year.

    ``history`` holds what each earlier meeting left of it, the oldest first.

    ``recorder`` is the name of the recorder to whom it is allotted: who sees to it that its outcome is written down.
    """

    uid: str
    number: int = 0
    title: str = ""
    field: str = ""
    kind: ItemKind = ItemKind.ACTIVITY
    level: ItemLevel | None = None
    parties: tuple[Ref, ...] = ()
    lead: tuple[Ref, ...] = ()
    supporting: tuple[Ref, ...] = ()
    planned: Deadline | None = None
    state: ItemState = ItemState.PLANNED
    reason: Reason | None = None
    reason_text: str = ""
    outcome: str = ""
    figures: str = ""
    source: str = ""
    waived: tuple[str, ...] = ()
    carried_from: str = ""
    history: tuple[Past, ...] = ()
    recorder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Entry(_Value):
    """One thing recorded (ghi nhận).

    ``at`` is when it was said, None where that is not known (a record written up on another day).
    ``point`` and ``items`` are uids. ``fulfilled`` has a meaning for directives and commitments.
    ``parties`` are the signatories of a signing. ``history`` is what each earlier meeting left of a carried task.
    ``read_back_at`` is when a verbatim text was read back to the meeting.
    """

    uid: str
    at: datetime | None = None
    point: str = ""
    items: tuple[str, ...] = ()
    speaker: Ref = NOBODY
    kind: EntryKind = EntryKind.NOTE
    text: str = ""
    owners: tuple[Ref, ...] = ()
    deadline: Deadline | None = None
    fulfilled: bool = False
    verbatim: bool = False
    read_back_at: datetime | None = None
    closed_session: bool = False
    parties: tuple[Ref, ...] = ()
    vote: Vote | None = None
    figures: tuple[StatedFigure, ...] = ()
    waived: tuple[str, ...] = ()
    carried_from: str = ""
    history: tuple[Past, ...] = ()


type_of: dict[RecordKind, type[Meeting | Party | Delegate | AgendaPoint | Item | Entry]] = {
    RecordKind.MEETING: Meeting,
    RecordKind.PARTY: Party,
    RecordKind.DELEGATE: Delegate,
    RecordKind.POINT: AgendaPoint,
    RecordKind.ITEM: Item,
    RecordKind.ENTRY: Entry,
}
"""The class that holds each kind of record."""

Record = Meeting | Party | Delegate | AgendaPoint | Item | Entry
"""Any record."""
