"""Who was in the room at a given moment, and what a call of the roll changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.meeting.attendance import (
    by_party,
    called,
    comes_in,
    goes_out,
    heads,
    point_at,
    present,
    there_at,
)
from store.meeting.kinds import Attendance, DelegateRole, PartyRole
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Away, Delegate, Meeting, Party
from store.meeting.refs import NOBODY, UNKNOWN, to_delegate, to_name

PRESENT = Attendance.PRESENT
POINTS = tuple(AgendaPoint(uid=f"p{number}", number=number) for number in (1, 2, 3))


def clock(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2024, 4, 4, hour, minute, second)


def room(*delegates: Delegate, points: tuple[AgendaPoint, ...] = POINTS) -> Proceedings:
    return Proceedings(Meeting(uid="m"), delegates=delegates, points=points)


@pytest.mark.parametrize("state", [one for one in Attendance if one is not PRESENT])
def test_whoever_was_not_called_present_is_not_there(state: Attendance) -> None:
    lan = Delegate(uid="lan", attendance=state)
    assert not there_at(lan, room(lan))
    assert not there_at(lan, room(lan), clock(9, 0))


@pytest.mark.parametrize(
    ("at", "there"),
    [
        (clock(8, 34), False),
        (clock(8, 35), True),  # came at 8:35:20; a typed 8:35 means that minute
        (clock(9, 29, 59), True),
        (clock(9, 30), False),
        (clock(10, 4), False),
        (clock(10, 5), True),
        (clock(11, 0), False),
        (None, False),
    ],
)
def test_somebody_who_comes_goes_comes_back_and_leaves(at: datetime | None, there: bool) -> None:
    away = Away(clock(9, 30), "p2", clock(10, 5, 30), "p2")
    lan = Delegate(
        uid="lan", attendance=PRESENT, arrived_at=clock(8, 35, 20), away=(away,), left_at=clock(11, 0), left_point="p3"
    )
    assert there_at(lan, room(lan), at) is there
    assert bool(present(room(lan), at)) is there


@pytest.mark.parametrize(("point", "there"), [("p1", False), ("p2", True), ("p3", False), ("", False)])
def test_where_no_times_are_known_the_agenda_tells(point: str, there: bool) -> None:
    lan = Delegate(uid="lan", attendance=PRESENT, arrived_point="p2", left_point="p2")
    assert there_at(lan, room(lan), None, point) is there


def test_a_time_finds_its_agenda_point_where_only_the_point_of_leaving_is_known() -> None:
    points = (
        AgendaPoint(uid="p1", number=1, started_at=clock(8, 0), ended_at=clock(9, 0)),
        AgendaPoint(uid="p2", number=2, started_at=clock(9, 0)),
    )
    lan = Delegate(uid="lan", attendance=PRESENT, left_point="p1")
    assert there_at(lan, room(lan, points=points), clock(8, 30))
    assert not there_at(lan, room(lan, points=points), clock(9, 30))
    assert point_at(points, clock(8, 30)) == "p1"
    assert point_at(points, clock(7, 0)) == ""


def test_a_stand_in_is_there_and_the_one_he_replaces_is_not() -> None:
    hoan = Delegate(uid="hoan", attendance=Attendance.REPLACED, replaced_by=to_delegate("minh"))
    minh = Delegate(uid="minh", attendance=PRESENT, left_at=clock(10, 0))
    held = room(hoan, minh)
    assert present(held, clock(9, 0)) == (to_delegate("minh"),)
    assert present(held, clock(10, 30)) == ()
    by_name = replace(hoan, replaced_by=to_name("Trần Tư"), left_at=clock(10, 0))
    assert present(room(by_name), clock(9, 0)) == (to_name("Trần Tư"),)
    assert present(room(by_name), clock(10, 30)) == ()
    unknown = replace(hoan, replaced_by=NOBODY)
    assert present(room(unknown, replace(unknown, uid="lan"))) == (UNKNOWN, UNKNOWN)


def test_coming_back_keeps_the_first_arrival_and_says_how_long_he_was_away() -> None:
    lan = Delegate(uid="lan", attendance=PRESENT, arrived_at=clock(8, 0), left_at=clock(9, 0), left_point="p1")
    back = replace(lan, **comes_in(lan, clock(9, 40), "p2"))
    assert (back.arrived_at, back.left_at, back.left_point) == (clock(8, 0), None, "")
    assert back.away == (Away(clock(9, 0), "p1", clock(9, 40), "p2"),)
    assert not there_at(back, room(back), clock(9, 20))
    assert there_at(back, room(back), clock(9, 45))


def test_whoever_was_replaced_and_comes_after_all_is_there_himself() -> None:
    hoan = Delegate(uid="hoan", attendance=Attendance.REPLACED, replaced_by=to_name("Minh"))
    come = replace(hoan, **comes_in(hoan, clock(9, 0), "p1"))
    assert present(room(come), clock(9, 30)) == (to_delegate("hoan"),)
    assert come.replaced_by == NOBODY


def test_when_a_stand_in_leaves_he_has_been_the_stand_in() -> None:
    hoan = Delegate(uid="hoan", attendance=Attendance.REPLACED, replaced_by=to_name("Minh"))
    gone = replace(hoan, **goes_out(hoan, clock(9, 0), "p1"))
    assert gone.attendance is Attendance.REPLACED
    assert present(room(gone), clock(9, 30)) == ()


def test_nobody_arrives_or_leaves_who_is_absent() -> None:
    lan = Delegate(
        uid="lan",
        attendance=PRESENT,
        arrived_at=clock(8, 0),
        arrived_point="p1",
        left_at=clock(9, 0),
        left_point="p2",
        away=(Away(clock(8, 20), "p1", clock(8, 30), "p1"),),
    )
    assert replace(lan, **called(lan, Attendance.EXCUSED)) == Delegate(uid="lan", attendance=Attendance.EXCUSED)
    assert called(Delegate(uid="lan"), Attendance.EXPECTED) == {}


@given(st.lists(st.sampled_from(Attendance), max_size=30))
def test_every_head_is_counted_once(states: list[Attendance]) -> None:
    delegates = [Delegate(uid=str(number), attendance=state) for number, state in enumerate(states)]
    assert sum(heads(delegates)) == len(delegates)
    assert heads(delegates).waiting == states.count(Attendance.EXPECTED)


def test_hosts_come_first_units_after_their_party_and_heads_before_the_others() -> None:
    parties = (
        Party(uid="dn", name="Đắk Nông"),
        Party(uid="hcm", name="TP.HCM", role=PartyRole.HOST),
        Party(uid="sct", name="Sở", parent="hcm"),
        Party(uid="gone", name="Chỉ nêu tên", role=PartyRole.MENTIONED),
    )
    delegates = (
        Delegate(uid="a", party="hcm"),
        Delegate(uid="b", party="hcm", role=DelegateRole.HEAD),
        Delegate(uid="c", party="sct"),
        Delegate(uid="d", party="nowhere"),
    )
    shown = [(party.uid if party else "", [one.uid for one in group]) for party, group in by_party(parties, delegates)]
    assert shown == [("hcm", ["b", "a"]), ("sct", ["c"]), ("dn", []), ("", ["d"])]
