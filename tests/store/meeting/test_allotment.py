"""Items and agenda points are allotted to recorders by one line."""

from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.meeting import allotment, consequences
from store.meeting.capture import read
from store.meeting.capture.drafts import AllotDraft, CaptureContext, MisreadDraft, Misreading
from store.meeting.edits import Edit
from store.meeting.kinds import RecordKind
from store.meeting.records import Meeting


@pytest.mark.parametrize(
    ("line", "items", "points", "recorder"),
    [
        ("/allot 12-14 Minh", ("i12", "i13", "i14"), (), "Minh"),
        ("/phân 12 Minh", ("i12",), (), "Minh"),
        ("/phân công 12, 14 và 13: Trần Văn Minh", ("i12", "i14", "i13"), (), "Trần Văn Minh"),
        ("/phan 12 13 Minh", ("i12", "i13"), (), "Minh"),
        ("/allot .3 Minh", (), ("p3",), "Minh"),
        ("/allot .2-3, 12 Minh", ("i12",), ("p2", "p3"), "Minh"),
        ("/allot 12 -", ("i12",), (), ""),
        ("/allot .1: nobody", (), ("p1",), ""),
    ],
)
def test_numbers_come_first_and_the_name_behind_them(
    room: CaptureContext, line: str, items: tuple[str, ...], points: tuple[str, ...], recorder: str
) -> None:
    assert read(line, room) == AllotDraft(items, points, recorder)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("/allot", Misreading.ALLOT_FORM),
        ("/allot 12", Misreading.ALLOT_FORM),
        ("/allot Minh", Misreading.ALLOT_FORM),
        ("/allot 99 Minh", Misreading.NO_SUCH_ITEM),
        ("/allot 15 Minh", Misreading.SEVERAL_ITEMS),
        ("/allot .9 Minh", Misreading.NO_SUCH_POINT),
        ("/allot .3-1 Minh", Misreading.NO_SUCH_POINT),
        ("/allot Lan: Minh", Misreading.NOTHING_ALLOTTED),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_recorded(room: CaptureContext, line: str, why: Misreading) -> None:
    draft = read(line, room)
    assert isinstance(draft, MisreadDraft)
    assert draft.why is why


def test_all_that_was_one_recorders_goes_to_another(room: CaptureContext) -> None:
    given_out = [
        dataclasses.replace(item, recorder="Nguyễn Lan" if place < 2 else "") for place, item in enumerate(room.items)
    ]
    points = [dataclasses.replace(point, recorder="Lan" if point.uid == "p3" else "Minh") for point in room.points]
    room = dataclasses.replace(room, items=tuple(given_out), points=tuple(points))
    draft = read("/allot Lan: Minh", room)
    assert draft == AllotDraft(("i12", "i13"), ("p3",), "Minh")
    made = consequences.edits(draft, room, datetime(2024, 4, 4), Meeting(uid="m"), lambda: "n")
    assert made == (
        Edit(RecordKind.ITEM, "i12", {"recorder": "Minh"}),
        Edit(RecordKind.ITEM, "i13", {"recorder": "Minh"}),
        Edit(RecordKind.POINT, "p3", {"recorder": "Minh"}),
    )


def test_part_of_a_name_means_whoever_alone_bears_it() -> None:
    known = ["Trần Văn Minh", "Lê Thị Lan", "Nguyễn Lan"]
    assert allotment.named("minh", known) == "Trần Văn Minh"
    assert allotment.named("Lan", known) == "Lan", "two of them: it stays as it was typed"
    assert allotment.named("nguyen lan", known) == "Nguyễn Lan"
    assert allotment.named("Hạnh", known) == "Hạnh"


def test_what_is_allotted_to_part_of_my_name_is_mine() -> None:
    assert allotment.is_for("Minh", "Trần Văn Minh")
    assert allotment.is_for("tran van minh", "Minh")
    assert not allotment.is_for("Lan", "Minh")
    assert not allotment.is_for("", "")


@given(one=st.text(max_size=20), other=st.text(max_size=20))
def test_any_two_names_can_be_compared(one: str, other: str) -> None:
    assert allotment.is_for(one, other) == allotment.is_for(other, one)
    assert isinstance(allotment.named(one, [other]), str)
