"""What earlier meetings left and this one has not said a word of is missing until somebody says it or waives it."""

from __future__ import annotations

from datetime import date

import pytest

from store.meeting import gaps
from store.meeting.gaps import Gap, GapKind
from store.meeting.kinds import EntryKind, ItemState, Reason, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Item, Meeting, Past

DAY = date(2025, 1, 10)
SOON = Deadline("quý III/2025", date(2025, 7, 1), date(2025, 9, 30))
PAST = Deadline("quý II/2024", date(2024, 4, 1), date(2024, 6, 30))


def item(state: ItemState, then: ItemState, **fields: object) -> Item:
    before = Past("Sơ kết, 15/1/2024", date(2024, 1, 15), state=then)
    told = {"uid": "i", "number": 12, "title": "Hội chợ", "carried_from": "Sơ kết, 15/1/2024", "history": (before,)}
    return Item(**{**told, "state": state, **fields})  # type: ignore[arg-type]


def task(due: Deadline | None = PAST, then: Deadline | None = PAST, **fields: object) -> Entry:
    before = Past("Sơ kết, 15/1/2024", date(2024, 1, 15), then)
    told = {"uid": "e", "kind": EntryKind.COMMITMENT, "text": "Bố trí vốn", "speaker": "party/p"}
    return Entry(**{**told, "deadline": due, "carried_from": "x", "history": (before,), **fields})  # type: ignore[arg-type]


def missing(*records: Item | Entry, day: date | None = DAY) -> list[tuple[GapKind, str]]:
    held = Proceedings(
        Meeting(uid="m", day=day),
        items=tuple(one for one in records if isinstance(one, Item)),
        entries=tuple(one for one in records if isinstance(one, Entry)),
    )
    return [(gap.kind, gap.uid) for gap in gaps.find(held) if gap.record is not RecordKind.MEETING]


PLANNED, UNDER_WAY, PARTLY = ItemState.PLANNED, ItemState.UNDER_WAY, ItemState.PARTLY_DONE


@pytest.mark.parametrize(
    "carried",
    [
        item(UNDER_WAY, UNDER_WAY),
        item(PARTLY, PARTLY),
        item(PLANNED, ItemState.POSTPONED),
        item(PLANNED, PLANNED, planned=PAST),
        item(UNDER_WAY, UNDER_WAY, planned=SOON),
        task(),
        task(None, None),
    ],
)
def test_what_was_left_and_got_no_word_is_missing_once(carried: Item | Entry) -> None:
    assert missing(carried) == [(GapKind.NOTHING_TOLD, carried.uid)]


@pytest.mark.parametrize(
    "carried",
    [
        item(UNDER_WAY, UNDER_WAY, outcome="vẫn đang chọn nơi"),
        item(PLANNED, ItemState.POSTPONED, reason=Reason.NO_BUDGET),
        item(UNDER_WAY, PLANNED),
        item(PLANNED, PLANNED, planned=SOON),
        item(ItemState.DROPPED, UNDER_WAY, reason_text="trùng nội dung khác"),
        task(fulfilled=True),
        task(SOON, PAST),
        task(SOON, SOON),
        item(PLANNED, PLANNED, history=(), carried_from=""),
        task(carried_from="", history=()),
    ],
)
def test_what_was_told_what_is_still_ahead_and_what_is_new_is_not_missing(carried: Item | Entry) -> None:
    assert missing(carried) == []


def test_a_remark_about_an_item_is_a_word_of_it_and_its_own_old_task_is_none() -> None:
    assert missing(item(UNDER_WAY, UNDER_WAY), Entry(uid="n", text="đang chọn nơi", items=("i",))) == []
    assert missing(item(UNDER_WAY, UNDER_WAY), task(SOON, SOON, items=("i",))) == [(GapKind.NOTHING_TOLD, "i")]


def test_without_a_day_nothing_is_ahead() -> None:
    assert missing(task(SOON, SOON), day=None) == [(GapKind.NOTHING_TOLD, "e")]


def test_one_reason_waives_many_and_each_record_keeps_its_other_reasons() -> None:
    meeting = Meeting(uid="m", day=DAY, waived=("no_place: trực tuyến",))
    old, due = item(UNDER_WAY, UNDER_WAY, waived=("missed_word: không rõ",)), task()
    records = {"m": meeting, "i": old, "e": due}
    found = [
        Gap(GapKind.NO_START, RecordKind.MEETING, "m"),
        Gap(GapKind.NO_END, RecordKind.MEETING, "m"),
        Gap(GapKind.NOTHING_TOLD, RecordKind.ITEM, "i"),
        Gap(GapKind.NOTHING_TOLD, RecordKind.ENTRY, "e"),
        Gap(GapKind.NOTHING_TOLD, RecordKind.ITEM, "gone"),
    ]
    edits = gaps.waive_all(found, " chưa  báo cáo ", lambda gap: records.get(gap.uid))  # type: ignore[arg-type,return-value]
    assert {edit.uid: edit.fields["waived"] for edit in edits} == {
        "m": ("no_place: trực tuyến", "no_start: chưa báo cáo", "no_end: chưa báo cáo"),
        "i": ("missed_word: không rõ", "nothing_told: chưa báo cáo"),
        "e": ("nothing_told: chưa báo cáo",),
    }
    with pytest.raises(ValueError, match="reason"):
        gaps.waive_all(found, "  ", lambda gap: records.get(gap.uid))  # type: ignore[arg-type,return-value]
