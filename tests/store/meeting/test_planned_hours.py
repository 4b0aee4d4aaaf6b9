"""When each point of the agenda is expected to begin and end: the hours on paper, breaks, and points that are moved."""

from __future__ import annotations

from datetime import time

from store.meeting import timetable
from store.meeting.kinds import PointState
from store.meeting.records import AgendaPoint

MORNING = (
    AgendaPoint(uid="a", number=1, title="Khai mạc", planned_start=time(8), planned_minutes=15),
    AgendaPoint(uid="b", number=2, title="Báo cáo", planned_start=time(8, 15), planned_minutes=45),
    AgendaPoint(uid="c", number=3, title="Thảo luận", planned_minutes=60),
    AgendaPoint(uid="d", number=4, title="Tham quan", planned_start=time(13, 30), planned_minutes=90),
)


def hours(points: tuple[AgendaPoint, ...], start: time | None) -> list[tuple[time, bool] | None]:
    return [(slot.at, slot.exact) if slot else None for slot in timetable.expected(points, start)]


def test_a_break_that_no_point_names_does_not_move_the_afternoon() -> None:
    expected = [(time(8), True), (time(8, 15), True), (time(9), True), (time(13, 30), True)]
    assert hours(MORNING, None) == expected
    assert hours(MORNING, time(7, 30)) == expected, "the agenda on paper counts, not the meeting's own hour"
    assert timetable.begin(MORNING, None) == time(8)
    assert timetable.end(MORNING, None) == time(15)


def test_points_before_the_first_hour_are_not_known() -> None:
    first = AgendaPoint(uid="x", number=0, title="Đón tiếp", planned_minutes=30)
    assert hours((first, *MORNING), None)[:2] == [None, (time(8), True)]
    assert timetable.begin((first, *MORNING), None) is None
    assert hours((first, *MORNING), time(7, 30))[0] == (time(7, 30), True)


def test_after_a_point_without_a_length_an_hour_on_paper_is_exact_again() -> None:
    points = (
        AgendaPoint(uid="a", number=1, planned_start=time(8)),
        AgendaPoint(uid="b", number=2, planned_minutes=10),
        AgendaPoint(uid="c", number=3, planned_start=time(9)),
    )
    assert hours(points, None) == [(time(8), True), (time(8), False), (time(9), True)]


def test_two_points_that_change_places_begin_one_after_the_other() -> None:
    edits = {edit.uid: dict(edit.fields) for edit in timetable.moved(MORNING, "b", -1)}
    assert edits == {
        "b": {"number": 1, "planned_start": time(8)},
        "a": {"number": 2, "planned_start": time(8, 45)},
    }


def test_the_break_between_two_points_stays_where_it_was() -> None:
    points = (
        AgendaPoint(uid="a", number=1, planned_start=time(10), planned_minutes=60),
        AgendaPoint(uid="b", number=2, planned_start=time(13, 30), planned_minutes=30),
    )
    edits = {edit.uid: dict(edit.fields) for edit in timetable.moved(points, "a", 1)}
    assert edits == {
        "b": {"number": 1, "planned_start": time(10)},
        "a": {"number": 2, "planned_start": time(13)},
    }


def test_next_to_a_point_without_an_hour_only_the_numbers_change() -> None:
    edits = {edit.uid: dict(edit.fields) for edit in timetable.moved(MORNING, "c", 1)}
    assert edits == {"d": {"number": 3}, "c": {"number": 4}}


def test_what_happened_in_a_point_stays_its_own() -> None:
    points = (
        AgendaPoint(uid="a", number=1, planned_start=time(8), planned_minutes=15, state=PointState.CLOSED),
        AgendaPoint(uid="b", number=2, planned_start=time(8, 15), planned_minutes=15),
    )
    assert all(set(edit.fields) <= {"number", "planned_start"} for edit in timetable.moved(points, "b", -1))
