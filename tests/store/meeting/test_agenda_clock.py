"""Minutes used against minutes planned, point by point and in all."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from store.meeting import agenda_clock
from store.meeting.agenda_clock import minutes_over, minutes_used
from store.meeting.kinds import PointState
from store.meeting.records import AgendaPoint

EIGHT = datetime(2024, 4, 4, 8, 0)


def at(minutes: float) -> datetime:
    return EIGHT + timedelta(minutes=minutes)


def closed(number: int, begun: float, ended: float, planned: int = 0) -> AgendaPoint:
    return AgendaPoint(
        uid=f"p{number}",
        number=number,
        planned_minutes=planned,
        state=PointState.CLOSED,
        started_at=at(begun),
        ended_at=at(ended),
    )


def current(number: int, begun: float, planned: int = 0) -> AgendaPoint:
    return AgendaPoint(
        uid=f"p{number}", number=number, planned_minutes=planned, state=PointState.CURRENT, started_at=at(begun)
    )


def planned(number: int, minutes: int) -> AgendaPoint:
    return AgendaPoint(uid=f"p{number}", number=number, planned_minutes=minutes)


def test_a_point_counts_from_its_start_to_its_end_or_to_now() -> None:
    assert minutes_used(closed(1, 0, 12.9), None) == 12
    assert minutes_used(current(1, 0), at(7)) == 7
    assert minutes_used(current(1, 0), None) is None, "on another day nothing runs"
    assert minutes_used(planned(1, 10), at(7)) is None


def test_a_point_taken_up_again_adds_up() -> None:
    again = AgendaPoint(
        uid="p", state=PointState.CURRENT, started_at=at(0), minutes_before=12, resumed_at=at(40), planned_minutes=15
    )
    assert minutes_used(again, at(45)) == 17
    assert minutes_over(again, at(45)) == 2
    assert minutes_over(again, at(41)) == 0


def test_the_whole_agenda_says_how_late_it_is_and_when_it_will_end() -> None:
    points = [closed(1, 0, 15, planned=10), current(2, 15, planned=20), planned(3, 60)]
    clock = agenda_clock.read(points, at(25))
    assert (clock.planned, clock.used, clock.late) == (90, 25, 5)
    assert clock.ends_at == at(25 + 10 + 60)
    overrun = agenda_clock.read(points, at(40))
    assert overrun.late == 10, "the running point uses more than its plan too"
    assert overrun.ends_at == at(100)


def test_a_meeting_ahead_of_its_plan_is_negative_and_without_a_plan_there_is_nothing_to_be_late_for() -> None:
    assert agenda_clock.read([closed(1, 0, 5, planned=10), current(2, 5, planned=20)], at(6)).late == -5
    unplanned = agenda_clock.read([closed(1, 0, 5), current(2, 5)], at(6))
    assert (unplanned.planned, unplanned.used, unplanned.late, unplanned.ends_at) == (0, 6, 0, None)
    assert agenda_clock.read([], at(6)).ends_at is None


def test_of_two_open_points_the_one_opened_last_runs() -> None:
    resumed = AgendaPoint(
        uid="p1", number=1, state=PointState.CURRENT, started_at=at(0), minutes_before=3, resumed_at=at(30)
    )
    running = agenda_clock.running([resumed, current(2, 10)])
    assert running is not None
    assert running.uid == "p1"
    assert agenda_clock.running([planned(1, 10)]) is None


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 60)), min_size=1, max_size=6), st.integers(0, 60))
def test_all_points_together_use_what_each_uses(made: list[tuple[int, int]], running_for: int) -> None:
    start, points = 0, []
    for number, (length, plan) in enumerate(made, 1):
        points.append(closed(number, start, start + length, plan))
        start += length
    points.append(current(len(made) + 1, start, 30))
    clock = agenda_clock.read(points, at(start + running_for))
    assert clock.used == sum(length for length, _ in made) + running_for
    assert clock.planned == sum(plan for _, plan in made) + 30
    assert clock.ends_at == at(start + max(running_for, 30))
