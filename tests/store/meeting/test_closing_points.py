"""When it is said that a point closes and nothing came of it."""

from __future__ import annotations

import pytest

from store.meeting.closing import closes_without_outcome, is_ceremonial
from store.meeting.kinds import EntryKind
from store.meeting.records import AgendaPoint, Entry

TALK = AgendaPoint(uid="p2", number=2, title="Thảo luận", planned_minutes=5)


def said(kind: EntryKind = EntryKind.NOTE, point: str = "p2") -> Entry:
    return Entry(uid=kind.value + point, kind=kind, text="x", point=point)


@pytest.mark.parametrize(
    "kind",
    [EntryKind.DECISION, EntryKind.DIRECTIVE, EntryKind.COMMITMENT, EntryKind.VOTE, EntryKind.SIGNING],
)
def test_an_outcome_on_the_point_is_enough(kind: EntryKind) -> None:
    assert closes_without_outcome(TALK, [said()], item_changed=False)
    assert not closes_without_outcome(TALK, [said(), said(kind)], item_changed=False)
    assert closes_without_outcome(TALK, [said(), said(kind, "p1")], item_changed=False), "that was another point's"


def test_an_item_that_got_further_is_an_outcome() -> None:
    assert not closes_without_outcome(TALK, [said()], item_changed=True)


def test_nothing_is_expected_of_a_short_silent_point_or_of_a_ceremony() -> None:
    assert not closes_without_outcome(TALK, [], item_changed=False)
    assert not closes_without_outcome(TALK, [said(EntryKind.HANDOVER)], item_changed=False)
    long = AgendaPoint(uid="p3", title="Thảo luận", planned_minutes=30)
    assert closes_without_outcome(long, [], item_changed=False)
    opening = AgendaPoint(uid="p2", title="Khai mạc, tuyên bố lý do", planned_minutes=15)
    assert not closes_without_outcome(opening, [said()], item_changed=False)


@pytest.mark.parametrize(
    ("title", "ceremonial"), [("Giải lao", True), ("Opening", True), ("Breakdown of costs", False)]
)
def test_ceremonies_are_known_by_whole_words(title: str, ceremonial: bool) -> None:
    assert is_ceremonial(AgendaPoint(uid="p", title=title)) is ceremonial
