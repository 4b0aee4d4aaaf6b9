"""What a capture line does to the record."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

import pytest

from store.meeting import consequences
from store.meeting.capture import read
from store.meeting.capture.drafts import CaptureContext
from store.meeting.kinds import Attendance, EntryKind, ItemState, PointState, Reason, RecordKind
from store.meeting.records import Away, Deadline, Entry, Meeting, Vote
from store.meeting.refs import Ref

DURING = datetime(2024, 4, 4, 14, 30, 15, 999)
AFTER = datetime(2024, 4, 9, 10, 0)
MEETING = Meeting(uid="m", day=date(2024, 4, 4))


def done(
    line: str, room: CaptureContext, now: datetime = DURING, meeting: Meeting = MEETING
) -> dict[tuple[RecordKind, str], Mapping[str, Any]]:
    made = consequences.edits(read(line, room), room, now, meeting, lambda: "new")
    return {(edit.kind, edit.uid): edit.fields for edit in made}


def test_an_entry_is_stamped_with_time_point_and_what_the_line_said(room: CaptureContext) -> None:
    assert done("Hoan: !trình #12 @lâm đồng >30/6", room) == {
        (RecordKind.ENTRY, "new"): {
            "kind": EntryKind.DIRECTIVE,
            "text": "trình",
            "at": datetime(2024, 4, 4, 14, 30, 15),
            "point": "p1",
            "items": ("i12",),
            "speaker": Ref("delegate/hoan"),
            "owners": (Ref("party/ld"),),
            "deadline": Deadline("30/6", date(2024, 6, 30), date(2024, 6, 30)),
        }
    }


def test_a_vote_keeps_its_numbers_and_is_nobodys_words(room: CaptureContext) -> None:
    fields = done("/vote 12-3-1 thông qua", room)[RecordKind.ENTRY, "new"]
    assert fields["vote"] == Vote(12, 3, 1)
    assert "speaker" not in fields


@pytest.mark.parametrize(
    ("line", "now", "last_day", "at"),
    [
        ("x", DURING, None, datetime(2024, 4, 4, 14, 30, 15)),
        ("14:31 x", DURING, None, datetime(2024, 4, 4, 14, 31)),
        ("x", AFTER, None, None),
        ("14:31 x", AFTER, None, datetime(2024, 4, 4, 14, 31)),
        ("x", AFTER, date(2024, 4, 10), datetime(2024, 4, 9, 10, 0)),
        ("14:31 x", AFTER, date(2024, 4, 10), datetime(2024, 4, 9, 14, 31)),
        ("x", datetime(2024, 4, 3, 9, 0), None, None),
    ],
)
def test_a_record_written_up_later_invents_no_time(
    room: CaptureContext, line: str, now: datetime, last_day: date | None, at: datetime | None
) -> None:
    meeting = dataclasses.replace(MEETING, last_day=last_day)
    assert done(line, room, now, meeting)[RecordKind.ENTRY, "new"].get("at") == at


def test_the_rest_of_a_state_line_is_outcome_or_reason(room: CaptureContext) -> None:
    assert done("/done 12, 13: đã tổ chức", room) == {
        (RecordKind.ITEM, "i12"): {"state": ItemState.DONE, "outcome": "đã tổ chức"},
        (RecordKind.ITEM, "i13"): {"state": ItemState.DONE, "outcome": "đã tổ chức"},
    }
    assert done("/partly 12 một nửa", room) == {
        (RecordKind.ITEM, "i12"): {"state": ItemState.PARTLY_DONE, "outcome": "một nửa"}
    }
    assert done("/no 12 Chưa bố trí kinh phí năm 2023", room) == {
        (RecordKind.ITEM, "i12"): {
            "state": ItemState.NOT_DONE,
            "reason": Reason.NO_BUDGET,
            "reason_text": "Chưa bố trí kinh phí năm 2023",
        }
    }
    assert done("/later 12 lý do riêng", room) == {
        (RecordKind.ITEM, "i12"): {"state": ItemState.POSTPONED, "reason_text": "lý do riêng"}
    }
    assert done("/drop 12", room) == {(RecordKind.ITEM, "i12"): {"state": ItemState.DROPPED}}


def test_an_item_that_is_done_after_all_has_no_reason_left(room: CaptureContext) -> None:
    stuck = dataclasses.replace(
        room.items[0], reason=Reason.NO_BUDGET, reason_text="chưa có vốn", state=ItemState.NOT_DONE
    )
    later = dataclasses.replace(room, items=(stuck, *room.items[1:]))
    assert done("/done 12", later) == {
        (RecordKind.ITEM, "i12"): {"state": ItemState.DONE, "reason": None, "reason_text": ""}
    }
    assert done("/partly 12", later) == {(RecordKind.ITEM, "i12"): {"state": ItemState.PARTLY_DONE}}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("thời gian ngắn", Reason.SHORT_TIME),
        ("chủ yếu hỗ trợ một chiều", Reason.ONE_WAY_SUPPORT),
        ("no budget", Reason.NO_BUDGET),
        ("vuong thu tuc dat dai", Reason.PROCEDURE),
        ("thiếu kinh phí và thời gian ngắn", None),
        ("không rõ", None),
        ("", None),
    ],
)
def test_a_reason_is_recognised_only_where_it_is_clear(words: str, reason: Reason | None) -> None:
    assert consequences.reason_in(words) is reason


def test_coming_and_going_are_stamped_with_time_and_point(room: CaptureContext) -> None:
    came = {"attendance": Attendance.PRESENT, "arrived_at": datetime(2024, 4, 4, 14, 30, 15), "arrived_point": "p1"}
    assert done("/in Hoan", room) == {(RecordKind.DELEGATE, "hoan"): came}
    left = {"attendance": Attendance.PRESENT, "left_at": datetime(2024, 4, 4, 15, 0), "left_point": "p1"}
    assert done("15:00 /out Hoan", room) == {(RecordKind.DELEGATE, "hoan"): left}
    assert done("/in Hoan", dataclasses.replace(room, point=""), AFTER) == {
        (RecordKind.DELEGATE, "hoan"): {"attendance": Attendance.PRESENT}
    }


def test_who_comes_back_has_not_left_and_keeps_the_first_arrival(room: CaptureContext) -> None:
    away = dataclasses.replace(
        room.delegates[0], attendance=Attendance.PRESENT, arrived_at=DURING, left_at=DURING, left_point="p1"
    )
    later = dataclasses.replace(room, delegates=(away, *room.delegates[1:]))
    between = Away(DURING, "p1", DURING.replace(microsecond=0), "p1")
    back = {"attendance": Attendance.PRESENT, "left_at": None, "left_point": "", "away": (between,)}
    assert done("/in Hoan", later) == {(RecordKind.DELEGATE, "hoan"): back}


def test_the_next_point_closes_the_current_one(room: CaptureContext) -> None:
    now = datetime(2024, 4, 4, 14, 30, 15)
    assert done("/next", room) == {
        (RecordKind.POINT, "p1"): {"state": PointState.CLOSED, "ended_at": now},
        (RecordKind.POINT, "p2"): {"state": PointState.CURRENT, "started_at": now},
    }
    assert done("/next 1", room) == {}
    assert done("/next", room, AFTER) == {
        (RecordKind.POINT, "p1"): {"state": PointState.CLOSED},
        (RecordKind.POINT, "p2"): {"state": PointState.CURRENT},
    }


def test_going_back_to_a_point_keeps_when_it_began_and_what_it_has_run(room: CaptureContext) -> None:
    begun, left = datetime(2024, 4, 4, 14, 0), datetime(2024, 4, 4, 14, 12, 40)
    closed = dataclasses.replace(
        room.points[0], state=PointState.CLOSED, started_at=begun, ended_at=left, minutes_before=3
    )
    current = dataclasses.replace(room.points[1], state=PointState.CURRENT)
    later = dataclasses.replace(room, points=(closed, current, room.points[2]), point="p2")
    assert done("/next 1", later)[RecordKind.POINT, "p1"] == {
        "state": PointState.CURRENT,
        "minutes_before": 15,
        "resumed_at": datetime(2024, 4, 4, 14, 30, 15),
        "ended_at": None,
    }
    assert done("/next 1", later, AFTER)[RecordKind.POINT, "p1"] == {"state": PointState.CURRENT}, (
        "written up on another day, the times that are known stay"
    )


def test_the_meeting_begins_with_its_first_point_and_ends_with_its_last(room: CaptureContext) -> None:
    fresh = dataclasses.replace(
        room, points=tuple(dataclasses.replace(point, state=PointState.PLANNED) for point in room.points), point=""
    )
    assert done("13:30 /next", fresh)[RecordKind.MEETING, "m"] == {"started_at": datetime(2024, 4, 4, 13, 30)}
    assert (RecordKind.MEETING, "m") not in done("/next", fresh, AFTER)
    begun = dataclasses.replace(MEETING, started_at=DURING)
    assert (RecordKind.MEETING, "m") not in done("13:30 /next", fresh, DURING, begun)
    assert done("17:00 /end", room) == {
        (RecordKind.POINT, "p1"): {"state": PointState.CLOSED, "ended_at": datetime(2024, 4, 4, 17, 0)},
        (RecordKind.MEETING, "m"): {"ended_at": datetime(2024, 4, 4, 17, 0)},
    }
    assert done("/end", fresh, AFTER) == {}


def test_mending_reads_deadline_and_figures_again(room: CaptureContext) -> None:
    june, july = (Deadline(f"trong tháng {m}", date(2024, m, 1), date(2024, m, 30 + m - 6)) for m in (6, 7))
    last = Entry(uid="e1", kind=EntryKind.DIRECTIVE, text="trình trong tháng 6", deadline=june)
    mended = done("s/6/7/", dataclasses.replace(room, last_entry=last))
    assert mended[RecordKind.ENTRY, "e1"]["text"] == "trình trong tháng 7"
    assert mended[RecordKind.ENTRY, "e1"]["deadline"] == july
    marked = dataclasses.replace(last, deadline=Deadline("30/6", date(2024, 6, 30), date(2024, 6, 30)))
    assert "deadline" not in done("s/6/7/", dataclasses.replace(room, last_entry=marked))[RecordKind.ENTRY, "e1"]


@pytest.mark.parametrize("line", ["", "/undo", "Hoan:", "/nhảy", "/in Lan", "#12", "/done 99"])
def test_what_changes_no_record(room: CaptureContext, line: str) -> None:
    assert done(line, room) == {}
