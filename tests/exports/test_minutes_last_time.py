"""What was promised last time and what became of it, in the minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from exports.document import Heading, Paragraph, Table
from exports.minutes import Attribution, Options, compose
from store.meeting import refs
from store.meeting.carry_over import carry_over
from store.meeting.kinds import EntryKind, ItemKind, ItemState, Reason, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Delegate, Entry, Item, Meeting, Party

HCM = refs.to_party("hcm")
IN_2024 = Deadline("năm 2024", date(2024, 1, 1), date(2024, 12, 31))
JUNE = Deadline("trong tháng 6 tới", date(2024, 6, 1), date(2024, 6, 30))
FIRST = Proceedings(
    Meeting(uid="a", title="Sơ kết 2023", day=date(2024, 4, 4)),
    parties=(Party(uid="hcm", name="Thành phố Hồ Chí Minh"),),
    delegates=(Delegate(uid="h", honorific="Ông", name="Võ Văn Hoan", party="hcm"),),
    items=(
        Item(uid="1", number=1, title="Lễ hội", kind=ItemKind.EVENT, planned=IN_2024),
        Item(uid="2", number=2, title="Hội chợ", kind=ItemKind.EVENT),
        Item(
            uid="3",
            number=3,
            title="Tập huấn",
            state=ItemState.NOT_DONE,
            reason=Reason.NO_BUDGET,
            reason_text="chờ phân bổ.",
        ),
        Item(uid="4", number=4, title="Khảo sát", state=ItemState.UNDER_WAY, outcome="đã đi 2 tỉnh.", figures="2/5"),
        Item(uid="5", number=5, title="Xong rồi", state=ItemState.DONE, outcome="xong"),
    ),
    entries=(
        Entry(
            uid="t1",
            kind=EntryKind.DIRECTIVE,
            text="Trình kế hoạch",
            speaker=refs.to_delegate("h"),
            owners=(HCM,),
            deadline=JUNE,
            items=("1",),
        ),
        Entry(uid="t2", kind=EntryKind.COMMITMENT, text="Hỗ trợ tối đa", speaker=refs.to_delegate("h"), owners=(HCM,)),
        Entry(
            uid="t3",
            kind=EntryKind.DIRECTIVE,
            text="Việc mật",
            owners=(HCM,),
            deadline=Deadline("mai"),
            closed_session=True,
        ),
    ),
)


def following(earlier: Proceedings, day: date, *, items: Any = (), entries: Any = (), **told: Any) -> Proceedings:
    """The record of the next meeting, with what is told of items and tasks by uid."""
    made: dict[RecordKind, list[Any]] = {kind: [] for kind in RecordKind}
    classes = {RecordKind.PARTY: Party, RecordKind.ITEM: Item, RecordKind.ENTRY: Entry}
    for edit in carry_over(earlier):
        record = classes[edit.kind](uid=edit.uid, **edit.fields)
        made[edit.kind].append(replace(record, **told.get(f"_{edit.uid}", {})))
    return Proceedings(
        Meeting(uid=str(day), title="Sơ kết", day=day, issuing_body="UBND"),
        parties=tuple(made[RecordKind.PARTY]),
        items=(*made[RecordKind.ITEM], *items),
        entries=(*made[RecordKind.ENTRY], *entries),
    )


SECOND = following(FIRST, date(2025, 1, 3))


def table(proceedings: Proceedings, caption: str, **options: Any) -> Table | None:
    document = compose(proceedings, Options(**options))
    blocks = [*document.body, *document.annexes]
    return next((block for block in blocks if isinstance(block, Table) and block.caption == caption), None)


def rows(proceedings: Proceedings, caption: str, column: str, **options: Any) -> dict[str, str]:
    """The cells of a column by the first cell of their row."""
    found = table(proceedings, caption, **options)
    if found is None:
        return {}
    place = [head.heading for head in found.columns].index(column)
    return {row[0]: row[place] for row in found.rows}


def paragraphs(proceedings: Proceedings, **options: Any) -> list[str]:
    body = compose(proceedings, Options(**options)).body
    return ["".join(run.text for run in block.runs) for block in body if isinstance(block, Paragraph)]


def test_the_review_says_of_every_carried_item_what_was_left_of_it_last_time() -> None:
    assert rows(SECOND, "Kết quả rà soát từng nội dung", "Kỳ trước") == {
        "1": "4/4/2024: chưa triển khai; dự kiến năm 2024",
        "2": "4/4/2024: chưa triển khai",
        "3": "4/4/2024: không thực hiện; nguyên nhân: chưa bố trí kinh phí, chờ phân bổ",
        "4": "4/4/2024: đang triển khai; đã đi 2 tỉnh; 2/5",
    }


def test_what_the_meeting_says_nothing_of_is_not_said_to_be_undone() -> None:
    assert set(rows(SECOND, "Kết quả rà soát từng nội dung", "Kết quả").values()) == {"Không được nêu"}
    assert any("4 nội dung chuyển từ kỳ trước không được nêu" in one for one in paragraphs(SECOND))
    told = following(
        FIRST,
        date(2025, 1, 3),
        entries=(Entry(uid="e", text="đã bàn", items=("2",)),),
        _1={"state": ItemState.DONE, "outcome": "đã mở"},
        _3={"state": ItemState.UNDER_WAY},
    )
    assert rows(told, "Kết quả rà soát từng nội dung", "Kết quả") == {
        "1": "đã mở",
        "2": "",
        "3": "",
        "4": "Không được nêu",
    }
    assert any("1 nội dung chuyển từ kỳ trước không được nêu" in one for one in paragraphs(told))


def test_the_column_is_there_only_where_something_was_carried_over() -> None:
    review = table(FIRST, "Kết quả rà soát từng nội dung")
    assert review is not None
    assert "Kỳ trước" not in [head.heading for head in review.columns]
    assert not any("kỳ trước" in one for one in paragraphs(FIRST))


def test_tasks_of_last_time_stand_in_a_section_of_their_own_with_how_late_they_are() -> None:
    headings = [block.text for block in compose(SECOND).body if isinstance(block, Heading)]
    assert headings == ["Rà soát nội dung hợp tác", "Việc giao tại kỳ trước"]
    assert any("của kỳ trước (ngày 04 tháng 4 năm 2024)" in one for one in paragraphs(SECOND))
    found = table(SECOND, "Việc giao tại kỳ trước")
    assert found is not None
    assert found.rows == (
        (
            "1",
            "Thành phố Hồ Chí Minh",
            "Trình kế hoạch (chỉ đạo của Võ Văn Hoan; nội dung số 1).",
            "Trong tháng 6 tới (từ 1/6/2024 đến 30/6/2024)",
            "Chưa ghi nhận kết quả; quá hạn 187 ngày",
        ),
        (
            "2",
            "Thành phố Hồ Chí Minh",
            "Hỗ trợ tối đa (cam kết của Võ Văn Hoan).",
            "Không nêu",
            "Chưa ghi nhận kết quả",
        ),
    )
    assert found.sources == ("entry/t1", "entry/t2")


def test_a_task_fulfilled_by_now_says_so() -> None:
    done = following(FIRST, date(2025, 1, 3), _t1={"fulfilled": True})
    assert rows(done, "Việc giao tại kỳ trước", "Tình hình thực hiện")["1"] == "Đã thực hiện"


def test_who_was_there_last_time_and_is_there_again_is_named_as_a_delegate() -> None:
    again = replace(SECOND, delegates=(Delegate(uid="x", honorific="Ông", name="võ văn hoan", party="hcm"),))
    assert "(chỉ đạo của ông võ văn hoan;" in rows(again, "Việc giao tại kỳ trước", "Việc được giao, cam kết")["1"]


@pytest.mark.parametrize("attribution", [Attribution.DELEGATION, Attribution.IMPERSONAL])
def test_nobody_is_named_where_nobody_is_to_be(attribution: Attribution) -> None:
    told = rows(SECOND, "Việc giao tại kỳ trước", "Việc được giao, cam kết", attribution=attribution)
    assert told["1"] == "Trình kế hoạch (chỉ đạo; nội dung số 1)."
    assert not any("Hoan" in cell for cell in told.values())


def test_what_was_ordered_behind_closed_doors_stays_there() -> None:
    assert not any("mật" in cell for cell in rows(SECOND, "Việc giao tại kỳ trước", "Việc được giao, cam kết").values())
    asked = rows(SECOND, "Việc giao tại kỳ trước", "Việc được giao, cam kết", closed_session=True)
    assert asked["3"] == "Việc mật (phiên kín; chỉ đạo)."


def test_events_that_last_time_promised_for_its_own_period_are_no_events_to_come() -> None:
    assert rows(FIRST, "Danh mục sự kiện sẽ diễn ra", "Tên sự kiện") == {"1": "Lễ hội", "2": "Hội chợ"}
    assert table(SECOND, "Danh mục sự kiện sẽ diễn ra") is None
    anew = following(FIRST, date(2025, 1, 3), _2={"planned": Deadline("tháng 9", None, date(2025, 9, 30))})
    assert rows(anew, "Danh mục sự kiện sẽ diễn ra", "Tên sự kiện") == {"2": "Hội chợ"}


def test_items_past_their_planned_time_are_named_with_the_day_of_the_meeting() -> None:
    assert any(
        one.startswith("Tính đến ngày 03 tháng 01 năm 2025, 1 nội dung") and one.endswith("số 1.")
        for one in paragraphs(SECOND)
    )
    assert not any(one.startswith("Tính đến") for one in paragraphs(FIRST))
    english = paragraphs(SECOND, language="en")
    assert any(one.startswith("On 3 January 2025, one item was past") for one in english)


def test_years_are_told_apart_only_where_there_are_several() -> None:
    caption = "Kết quả theo năm thống nhất triển khai"
    assert table(FIRST, caption) is None
    assert table(SECOND, caption) is None
    more = following(FIRST, date(2025, 1, 3), items=(Item(uid="6", number=6, title="Mới", state=ItemState.DONE),))
    assert rows(more, caption, "Tổng số") == {"2024": "4", "2025": "1", "Cộng": "5"}
    assert rows(more, caption, "Hoàn thành") == {"2024": "0", "2025": "1", "Cộng": "1"}


def test_over_three_years_the_tasks_say_which_meeting_left_them() -> None:
    second = following(
        FIRST,
        date(2025, 1, 3),
        entries=(Entry(uid="t9", kind=EntryKind.DIRECTIVE, text="Việc mới", owners=(HCM,), deadline=IN_2024),),
    )
    third = following(second, date(2026, 1, 5))
    told = rows(third, "Việc giao tại kỳ trước", "Việc được giao, cam kết")
    assert "hội nghị ngày 04 tháng 4 năm 2024" in told["1"]
    assert "hội nghị ngày 03 tháng 01 năm 2025" in told["3"]
    assert any("ngày 04 tháng 4 năm 2024, ngày 03 tháng 01 năm 2025" in one for one in paragraphs(third))
    assert rows(third, "Kết quả rà soát từng nội dung", "Kỳ trước")["1"].startswith("3/1/2025: ")


def test_a_task_with_another_deadline_says_by_when_it_was_promised_last_time() -> None:
    later = Deadline("hết năm 2026", date(2026, 12, 31), date(2026, 12, 31))
    entries = tuple(replace(one, deadline=later) if one.uid == "t1" else one for one in SECOND.entries)
    told = rows(replace(SECOND, entries=entries), "Việc giao tại kỳ trước", "Việc được giao, cam kết")
    then = next(one.deadline for one in FIRST.entries if one.uid == "t1")
    assert then is not None
    assert f"thời hạn kỳ trước: {then.said}" in told["1"]
    assert not any("thời hạn kỳ trước" in text for number, text in told.items() if number != "1")


def test_the_same_record_gives_the_same_document_whatever_day_it_is() -> None:
    assert compose(SECOND) == compose(SECOND)


def test_the_annex_and_the_spreadsheet_have_the_column_where_something_was_carried_over() -> None:
    from io import BytesIO

    import openpyxl

    from exports import composing, formats
    from exports.options import DocumentKind

    options = Options(kind=DocumentKind.ANNEX)
    for held, there in ((FIRST, False), (SECOND, True)):
        tables = [block for block in composing.compose(held, options).body if isinstance(block, Table)]
        headings = [head.heading for head in tables[-1].columns]
        assert ("Kỳ trước" in headings) is there
        sheet = openpyxl.load_workbook(BytesIO(formats.written(held, ".xlsx", options))).worksheets[0]
        texts = {str(cell) for row in sheet.iter_rows(values_only=True) for cell in row}
        assert ("Các kỳ trước" in texts) is there
        assert ("4/4/2024: chưa triển khai; dự kiến năm 2024" in texts) is there
