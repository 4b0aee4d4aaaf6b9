"""What the register counts, where stated totals differ from it, and what is missing in a record."""

from __future__ import annotations

from datetime import datetime

from store.meeting import gaps, refs, register
from store.meeting.gaps import GapKind
from store.meeting.kinds import Attendance, EntryKind, ItemKind, ItemLevel, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Delegate, Entry, FigureScope, Item, Meeting, Party, StatedFigure

LAM_DONG = Party(uid="p1", name="tỉnh Lâm Đồng")
GIA_LAI = Party(uid="p2", name="tỉnh Gia Lai")
ITEMS = (
    Item(uid="1", number=1, field="du lịch", state=ItemState.DONE, outcome="đã mở", parties=(refs.to_party("p1"),)),
    Item(uid="2", number=2, field="y tế", parties=(refs.to_party("p1"), refs.to_party("p2"))),
    Item(uid="3", number=3, field="Du lịch", state=ItemState.DROPPED, kind=ItemKind.EVENT),
    Item(uid="4", number=4, field="y tế", level=ItemLevel.BILATERAL, state=ItemState.POSTPONED),
)
WHOLE_MEETING = Meeting(
    uid="m",
    place="Đà Lạt",
    issuing_body="UBND",
    chairs=(refs.to_name("A"),),
    secretaries=(refs.to_name("B"),),
    started_at=datetime(2025, 1, 3, 14),
    ended_at=datetime(2025, 1, 3, 17),
)


def test_items_are_counted_by_state_field_and_party() -> None:
    counts = register.count(ITEMS)
    assert (counts.total, counts.done, counts.open) == (4, 1, 2)
    fields = register.by_field((Item(uid="0"), *ITEMS))
    assert [(field, one.total) for field, one in fields.items()] == [("du lịch", 2), ("y tế", 2), ("", 1)]
    proceedings = Proceedings(WHOLE_MEETING, parties=(LAM_DONG, GIA_LAI), items=ITEMS)
    by_party = register.by_party(proceedings)
    assert {name: (one.done, one.total) for name, one in by_party.items()} == {
        "tỉnh Lâm Đồng": (1, 2),
        "tỉnh Gia Lai": (0, 1),
    }


def test_a_unit_counts_for_the_party_it_belongs_to() -> None:
    district = Party(uid="d", name="huyện Đam Rông", parent="p1")
    ward = Party(uid="w", name="xã Đạ Tông", parent="d")
    itself = Party(uid="s", name="đơn vị tự trỏ vào mình", parent="s")
    items = (
        Item(uid="1", parties=(refs.to_party("w"), refs.to_party("d"), refs.to_party("p1"))),
        Item(uid="2", parties=(refs.to_party("d"), refs.to_name("Công ty A")), state=ItemState.DONE),
        Item(uid="3", parties=(refs.to_party("s"), refs.to_party("gone"))),
    )
    parties = (GIA_LAI, LAM_DONG, district, ward, itself)
    counts = register.by_party(Proceedings(WHOLE_MEETING, parties=parties, items=items))
    assert [(name, one.done, one.total) for name, one in counts.items()] == [
        ("tỉnh Lâm Đồng", 1, 2),
        ("đơn vị tự trỏ vào mình", 0, 1),
        ("Công ty A", 1, 1),
    ]


def stated(value: int, total: int | None = None, **scope: object) -> Entry:
    figure = StatedFigure("như đã nêu", value, total, scope=FigureScope(**scope))  # type: ignore[arg-type]
    return Entry(uid=f"{value}/{total}", kind=EntryKind.FIGURE, figures=(figure,))


def test_a_stated_figure_is_compared_with_the_items_of_its_scope() -> None:
    entries = (
        stated(4),
        stated(5),
        stated(4),
        stated(1, 4, state=ItemState.DONE),
        stated(1, 29, state=ItemState.DONE),
        stated(2, field="DU LICH"),
        stated(1, level=ItemLevel.BILATERAL),
        stated(1, kind=ItemKind.EVENT),
        Entry(uid="none", kind=EntryKind.FIGURE, figures=(StatedFigure("30 tập thể", 30),)),
    )
    found = register.compare(Proceedings(WHOLE_MEETING, items=ITEMS, entries=entries))
    assert [(one.entry, one.counted, one.counted_total, one.agrees) for one in found] == [
        ("4/None", 4, None, True),
        ("5/None", 4, None, False),
        ("1/4", 1, 4, True),
        ("1/29", 1, 4, False),
        ("2/None", 2, None, True),
        ("1/None", 1, None, True),
        ("1/None", 1, None, True),
    ]


def test_a_complete_record_has_no_gap() -> None:
    entries = (
        Entry(
            uid="d",
            kind=EntryKind.DIRECTIVE,
            speaker=refs.to_delegate("h"),
            text="trình",
            owners=(refs.to_party("p1"),),
            deadline=Deadline("sớm"),
        ),
        Entry(uid="n", text="ghi chú"),
        Entry(uid="c", text="việc kỳ trước", speaker=refs.to_name("Lê Văn Chiến"), carried_from="Hội nghị 2024"),
    )
    delegates = (Delegate(uid="h", name="Hoan", attendance=Attendance.PRESENT),)
    assert gaps.find(Proceedings(WHOLE_MEETING, delegates=delegates, items=ITEMS[:2], entries=entries)) == ()


def test_every_kind_of_gap_is_found_and_says_where() -> None:
    entries = (
        Entry(uid="e1", text="có @@ nội dung"),
        Entry(uid="e2", speaker=refs.UNKNOWN, text="ai đó nói"),
        Entry(uid="e3", speaker=refs.to_name("Nguyễn Văn A"), text="nói"),
        Entry(uid="e4", kind=EntryKind.DIRECTIVE, text="làm ngay"),
        Entry(uid="e5", kind=EntryKind.COMMITMENT, text="sẽ làm"),
        Entry(uid="e6", kind=EntryKind.COMMITMENT, speaker=refs.to_delegate("h"), text="sẽ làm"),
    )
    items = (Item(uid="i", number=12, title="Ngày hội", state=ItemState.NOT_DONE),)
    delegates = (Delegate(uid="h", name="Hoan"), Delegate(uid="l", name="Lan", attendance=Attendance.ABSENT))
    found = gaps.find(Proceedings(Meeting(uid="m"), delegates=delegates, items=items, entries=entries))
    assert [(gap.kind, gap.uid, gap.detail) for gap in found] == [
        (GapKind.NO_PLACE, "m", ""),
        (GapKind.NO_ISSUING_BODY, "m", ""),
        (GapKind.NO_CHAIR, "m", ""),
        (GapKind.NO_SECRETARY, "m", ""),
        (GapKind.NO_START, "m", ""),
        (GapKind.NO_END, "m", ""),
        (GapKind.ATTENDANCE_OPEN, "h", "Hoan"),
        (GapKind.NO_OUTCOME, "i", "12 Ngày hội"),
        (GapKind.MISSED_WORD, "e1", "có @@ nội dung"),
        (GapKind.UNKNOWN_SPEAKER, "e2", "ai đó nói"),
        (GapKind.UNKNOWN_SPEAKER, "e3", "Nguyễn Văn A"),
        (GapKind.NO_OWNER, "e4", "làm ngay"),
        (GapKind.NO_DEADLINE, "e4", "làm ngay"),
        (GapKind.NO_OWNER, "e5", "sẽ làm"),
    ]
