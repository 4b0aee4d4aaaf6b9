"""Who answers the roll call is no late comer; who walks in later is."""

from __future__ import annotations

from datetime import datetime

import pytest

from store.meeting.attendance import came_late
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Delegate, Meeting

POINTS = (AgendaPoint(uid="a", number=1), AgendaPoint(uid="b", number=2))
START = datetime(2025, 1, 3, 14)


@pytest.mark.parametrize(
    ("started", "arrived", "point", "late"),
    [
        (START, datetime(2025, 1, 3, 13, 50), "", False),
        (START, datetime(2025, 1, 3, 14, 10), "a", False),
        (START, datetime(2025, 1, 3, 14, 15), "a", True),
        (START, datetime(2025, 1, 3, 15), "b", True),
        (START, None, "a", False),
        (START, None, "b", True),
        (START, None, "", False),
        (None, datetime(2025, 1, 3, 15), "a", False),
        (None, datetime(2025, 1, 3, 15), "b", True),
        (None, datetime(2025, 1, 3, 15), "", True),
    ],
)
def test_an_arrival_is_told_once_the_meeting_is_running(
    started: datetime | None, arrived: datetime | None, point: str, late: bool
) -> None:
    proceedings = Proceedings(Meeting(uid="m", started_at=started), points=POINTS)
    assert came_late(Delegate(uid="d", arrived_at=arrived, arrived_point=point), proceedings) is late


def test_without_an_agenda_a_recorded_point_still_tells() -> None:
    assert came_late(Delegate(uid="d", arrived_point="gone"), Proceedings(Meeting(uid="m")))
