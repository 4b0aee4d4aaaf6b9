"""Who answers the roll call is no late comer; who walks in later is."""

from __future__ import annotations

from datetime import datetime

import pytest

from store.meeting.attendance import by_party, came_late
from store.meeting.kinds import DelegateRole, PartyRole
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Delegate, Meeting, Party

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


def test_united_provinces_are_one_delegation_under_the_higher_role_and_units_of_others_stay_apart() -> None:
    parties = (
        Party(uid="nong", name="tỉnh Lâm Đồng", role=PartyRole.MENTIONED),
        Party(uid="duc", name="Sở Du lịch", parent="nong"),
        Party(uid="dong", name="Tỉnh Lâm Đồng", role=PartyRole.HOST),
        Party(uid="gia", name="tỉnh Gia Lai"),
        Party(uid="du", name="Sở Du lịch", parent="gia"),
        Party(uid="y", name=""),
        Party(uid="x", name=""),
    )
    delegates = (
        Delegate(uid="1", name="Trí", party="nong"),
        Delegate(uid="2", name="Yên", party="dong", role=DelegateRole.HEAD),
        Delegate(uid="3", name="Hạ", party="du"),
    )
    told = [(party and party.uid, [one.name for one in who]) for party, who in by_party(parties, delegates)]
    assert told == [("dong", ["Yên", "Trí"]), ("duc", []), ("gia", []), ("du", ["Hạ"]), ("y", []), ("x", [])]
