"""Who is there: the roll, arriving and leaving, and who was in the room at a given moment.

Nothing is ever ticked by itself. A state comes from somebody who called a name or saw somebody come or go.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from .kinds import Attendance, DelegateRole, PartyRole
from .proceedings import Proceedings
from .records import AgendaPoint, Away, Delegate, Party
from .refs import NOBODY, UNKNOWN, Ref, to_delegate
from .text import fold

#: A roll is called while the first point is running; whoever answers within this time was there from the start.
_ROLL_CALL = timedelta(minutes=15)


def came_late(delegate: Delegate, proceedings: Proceedings) -> bool:
    """Whether minutes have to tell when this delegate arrived.

    That is so after the first quarter of an hour, and from the second point of the agenda on; where neither the
    meeting's start nor the point is known, a recorded time of arrival is told.
    """
    started = proceedings.meeting.started_at
    first = next(iter(proceedings.points), None)
    if delegate.arrived_at is not None and started is not None:
        return delegate.arrived_at >= started + _ROLL_CALL
    if delegate.arrived_point:
        return first is None or delegate.arrived_point != first.uid
    return delegate.arrived_at is not None


# What a call of the roll changes ---------------------------------------------------------------------


def called(delegate: Delegate, state: Attendance, replaced_by: Ref = NOBODY) -> dict[str, Any]:
    """The delegate's fields when the roll gives him this state; ``replaced_by`` goes with REPLACED only.

    Who is present keeps the time of his arrival and has not left; who comes back after leaving ``comes_in``. For
    everybody else the times fall away, because nobody arrives or leaves who was not there.
    """
    fields: dict[str, Any] = {
        "attendance": state,
        "replaced_by": replaced_by if state is Attendance.REPLACED else NOBODY,
        "left_at": None,
        "left_point": "",
    }
    if state is not Attendance.PRESENT:
        fields |= {"arrived_at": None, "arrived_point": "", "away": ()}
    return {name: value for name, value in fields.items() if value != getattr(delegate, name)}


def comes_in(delegate: Delegate, at: datetime | None, point: str) -> dict[str, Any]:
    """The delegate's fields when he comes in now, at ``at`` (None: unknown) while ``point`` (a uid) is running.

    Whoever comes back after leaving was away in between, and keeps his first arrival.
    """
    fields: dict[str, Any] = {"attendance": Attendance.PRESENT}
    if delegate.replaced_by:
        fields["replaced_by"] = NOBODY
    if _has_left(delegate):
        fields |= {"left_at": None, "left_point": ""}
        if at or point:
            fields["away"] = (*delegate.away, Away(delegate.left_at, delegate.left_point, at, point))
    else:
        fields |= {"arrived_at": at} if at else {}
        fields |= {"arrived_point": point} if point else {}
    return fields


def goes_out(delegate: Delegate, at: datetime | None, point: str) -> dict[str, Any]:
    """The delegate's fields when he leaves now. Nobody leaves who was not there, so he, or his stand-in, was."""
    fields: dict[str, Any] = {}
    if delegate.attendance not in _IN_ROOM:
        fields["attendance"] = Attendance.PRESENT
    fields |= {"left_at": at} if at else {}
    fields |= {"left_point": point} if point else {}
    return fields


_IN_ROOM = frozenset({Attendance.PRESENT, Attendance.REPLACED})


def _has_left(delegate: Delegate) -> bool:
    return delegate.left_at is not None or bool(delegate.left_point)


def has_left(delegate: Delegate) -> bool:
    """Whether he, or whoever came in his place, was there and has gone."""
    return delegate.attendance in _IN_ROOM and _has_left(delegate)


def point_at(points: Iterable[AgendaPoint], at: datetime) -> str:
    """The uid of the point that was running at this moment; empty where none was, or nothing is known of it."""
    running = [
        point
        for point in points
        if point.started_at is not None
        and _minute(point.started_at) <= at
        and (point.ended_at is None or at <= point.ended_at)
    ]
    newest = max(running, key=lambda point: (str(point.started_at), point.number), default=None)
    return newest.uid if newest else ""


# Who was in the room ---------------------------------------------------------------------------------


class Seat(NamedTuple):
    """A delegate's place and who sat in it: himself or, where he is replaced, whoever came in his stead.

    ``who`` is UNKNOWN where somebody came whose name was not caught.
    """

    delegate: Delegate
    who: Ref


def there_at(delegate: Delegate, proceedings: Proceedings, at: datetime | None = None, point: str = "") -> bool:
    """Whether this delegate himself was in the room at a moment.

    The moment is the time ``at``, or the agenda point ``point`` (a uid) where times are not known; with neither it
    is the end, or now. What cannot be told apart, such as leaving during the very point, counts as being there.
    Whoever was not called is not there.
    """
    return delegate.attendance is Attendance.PRESENT and _inside(delegate, proceedings, at, point)


def seats(proceedings: Proceedings, at: datetime | None = None, point: str = "") -> tuple[Seat, ...]:
    """Every delegate's place that somebody sat in at a moment, in the roster's order; the moment as in ``there_at``."""
    found = []
    for delegate in proceedings.delegates:
        if delegate.attendance is Attendance.REPLACED:
            stand_in = proceedings.delegate(delegate.replaced_by)
            waits = stand_in is not None and stand_in.attendance is Attendance.EXPECTED
            if stand_in is None or waits:
                inside = _inside(delegate, proceedings, at, point)
            else:
                inside = there_at(stand_in, proceedings, at, point)
            if inside:
                found.append(Seat(delegate, delegate.replaced_by or UNKNOWN))
        elif there_at(delegate, proceedings, at, point):
            found.append(Seat(delegate, to_delegate(delegate.uid)))
    return tuple(found)


def present(proceedings: Proceedings, at: datetime | None = None, point: str = "") -> tuple[Ref, ...]:
    """Everybody in the room at a moment, each once; a stand-in counts, the one whom he replaces does not.

    UNKNOWN stands for each stand-in whose name was not caught. The moment is as in ``there_at``.
    """
    return each_once(seat.who for seat in seats(proceedings, at, point))


def each_once(people: Iterable[Ref]) -> tuple[Ref, ...]:
    """The people without repetitions; unknown ones are all different people."""
    seen: set[Ref] = set()
    kept = []
    for who in people:
        if who == UNKNOWN or who not in seen:
            seen.add(who)
            kept.append(who)
    return tuple(kept)


def _inside(delegate: Delegate, proceedings: Proceedings, at: datetime | None, point: str) -> bool:
    if at is None and not point:
        return not _has_left(delegate)
    order = {one.uid: place for place, one in enumerate(proceedings.points)}
    place = order.get(point or (point_at(proceedings.points, at) if at else ""))

    def is_before(mark: datetime | None, mark_point: str) -> bool:
        """Whether the moment lies before the mark, as far as that is known."""
        if at is not None and mark is not None:
            return at < _minute(mark)
        marked = order.get(mark_point)
        return place is not None and marked is not None and place < marked

    def is_after(mark: datetime | None, mark_point: str) -> bool:
        if at is not None and mark is not None:
            return at >= mark
        marked = order.get(mark_point)
        return place is not None and marked is not None and place > marked

    if is_before(delegate.arrived_at, delegate.arrived_point) or is_after(delegate.left_at, delegate.left_point):
        return False
    return not any(
        is_after(gap.left_at, gap.left_point) and is_before(gap.back_at, gap.back_point) for gap in delegate.away
    )


def _minute(at: datetime) -> datetime:
    # A time that is typed has no seconds, and whoever came in within that minute was there.
    return at.replace(second=0, microsecond=0)


# The roll --------------------------------------------------------------------------------------------


class Heads(NamedTuple):
    """How many delegates have which state; ``waiting`` are those not called yet."""

    present: int
    excused: int
    absent: int
    replaced: int
    waiting: int


def heads(delegates: Iterable[Delegate]) -> Heads:
    """The head counts of these delegates."""
    states = Counter(one.attendance for one in delegates)
    return Heads(
        states[Attendance.PRESENT],
        states[Attendance.EXCUSED],
        states[Attendance.ABSENT],
        states[Attendance.REPLACED],
        states[Attendance.EXPECTED],
    )


_ORDER = {PartyRole.HOST: 0, PartyRole.CO_HOST: 1, PartyRole.MEMBER: 2, PartyRole.INVITED: 3, PartyRole.MENTIONED: 4}
_RANK = {DelegateRole.HEAD: 0, DelegateRole.MEMBER: 1, DelegateRole.GUEST: 2}


def by_party(
    parties: Sequence[Party], delegates: Sequence[Delegate]
) -> list[tuple[Party | None, tuple[Delegate, ...]]]:
    """The delegates under their parties: hosts first, units after the party they belong to, those of none last.

    Within a party the head of the delegation comes first and guests last. Parties that are only mentioned are left
    out unless they have delegates; other parties stand there without any. Parties of one name that belong to the same
    are one, as provinces are that were united.
    """
    first = _first_of_the_name(parties)
    members: dict[str, list[Delegate]] = {}
    for delegate in sorted(delegates, key=lambda one: _RANK[one.role]):
        members.setdefault(first.get(delegate.party, ""), []).append(delegate)
    children: dict[str, list[Party]] = {}
    for party in parties:
        if first[party.uid] == party.uid:
            parent = first.get(party.parent, "") if party.parent != party.uid else ""
            children.setdefault(parent, []).append(party)

    groups: list[tuple[Party | None, tuple[Delegate, ...]]] = []
    seen: set[str] = set()

    def add(party: Party) -> None:
        if party.uid in seen:
            return
        seen.add(party.uid)
        if party.role is not PartyRole.MENTIONED or party.uid in members:
            groups.append((party, tuple(members.get(party.uid, ()))))
        for child in children.get(party.uid, ()):
            add(child)

    for party in sorted(children.get("", ()), key=lambda one: _ORDER[one.role]):
        add(party)
    for party in parties:  # parties that name each other as parents hang on no root
        if first[party.uid] == party.uid:
            add(party)
    if "" in members:
        groups.append((None, tuple(members[""])))
    return groups


def _first_of_the_name(parties: Sequence[Party]) -> dict[str, str]:
    """By uid, the uid under which a party stands: of those with its name and parent, the first of the highest role."""
    first: dict[tuple[str, str], str] = {}
    ranked = sorted(parties, key=lambda one: _ORDER[one.role])
    return {one.uid: first.setdefault((one.parent, fold(one.name) or one.uid), one.uid) for one in ranked}
