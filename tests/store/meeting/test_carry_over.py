"""What the next meeting begins with: open things under their old numbers, and nobody's attendance."""

from __future__ import annotations

from datetime import date, datetime

from store.meeting import refs
from store.meeting.carry_over import carry_over
from store.meeting.kinds import Attendance, EntryKind, ItemState, Reason, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Deadline, Delegate, Entry, Item, Meeting, Party

LAN = Delegate(uid="d", name="Lê Lan", party="p", attendance=Attendance.PRESENT)
EARLIER = Proceedings(
    Meeting(uid="m", title="Hội nghị sơ kết", day=date(2024, 4, 4)),
    parties=(Party(uid="p", name="tỉnh Gia Lai", aliases=("Gia Lai",)),),
    delegates=(LAN,),
    points=(AgendaPoint(uid="a", number=1, title="Khai mạc"),),
    items=tuple(
        Item(
            uid=f"i{number}",
            number=number,
            title=state.value,
            state=state,
            parties=(refs.to_party("p"),),
            lead=(refs.to_delegate("d"),),
            outcome="đã họp",
            reason=Reason.NO_BUDGET,
        )
        for number, state in enumerate(ItemState, start=1)
    ),
    entries=(
        Entry(
            uid="e1",
            kind=EntryKind.DIRECTIVE,
            text="Làm ngay",
            at=datetime(2024, 4, 4, 9),
            point="a",
            items=("i1", "i3"),
            speaker=refs.to_delegate("d"),
            owners=(refs.to_party("p"),),
            deadline=Deadline("tháng 6"),
        ),
        Entry(uid="e2", kind=EntryKind.COMMITMENT, text="Sẽ hỗ trợ", fulfilled=True),
        Entry(uid="e3", kind=EntryKind.COMMITMENT, text="Sẽ làm"),
        Entry(uid="e4", kind=EntryKind.NOTE, text="Ghi chú"),
    ),
)


def test_open_items_keep_uid_number_and_what_was_said_of_them() -> None:
    items = {edit.uid: edit.fields for edit in carry_over(EARLIER) if edit.kind is RecordKind.ITEM}
    states = {fields["title"]: fields["state"] for fields in items.values()}
    assert states == {
        "planned": ItemState.PLANNED,
        "under_way": ItemState.UNDER_WAY,
        "partly_done": ItemState.PARTLY_DONE,
        "not_done": ItemState.PLANNED,
        "postponed": ItemState.PLANNED,
    }
    for uid, fields in items.items():
        assert f"i{fields['number']}" == uid
        told = ("", None) if fields["title"] in {"not_done", "postponed"} else ("đã họp", Reason.NO_BUDGET)
        assert (fields["outcome"], fields["reason"]) == told
        assert fields["carried_from"] == "Hội nghị sơ kết, 4/4/2024"
        assert fields["lead"] == (refs.to_name("Lê Lan"),)


def test_unfinished_tasks_come_along_without_the_time_and_place_of_the_old_meeting() -> None:
    tasks = {edit.uid: edit.fields for edit in carry_over(EARLIER) if edit.kind is RecordKind.ENTRY}
    assert set(tasks) == {"e1", "e3"}
    task = tasks["e1"]
    assert (task["at"], task["point"], task["items"]) == (None, "", ("i1",))
    assert (task["speaker"], task["owners"]) == (refs.to_name("Lê Lan"), (refs.to_party("p"),))
    assert task["deadline"] == Deadline("tháng 6")


def test_parties_come_along_but_no_delegate_no_agenda_and_no_details() -> None:
    kinds = [edit.kind for edit in carry_over(EARLIER)]
    assert RecordKind.PARTY in kinds
    assert not {RecordKind.DELEGATE, RecordKind.POINT, RecordKind.MEETING} & set(kinds)
