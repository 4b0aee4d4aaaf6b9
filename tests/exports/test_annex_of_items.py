"""The annex of items: the whole register by field, with its totals, in the form of an annex."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import conferences
import pytest
from minutes_reading import body, meeting_with

from exports import annex_of_items
from exports.document import NO_CLOSING, NO_LETTERHEAD, Document, Heading, Table
from exports.options import DocumentKind, Options
from store.meeting.kinds import ItemState, Reason
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Item
from store.meeting.refs import to_party


def composed(held: Proceedings, language: str = "vi", **more: object) -> Document:
    return annex_of_items.compose(held, Options(language, kind=DocumentKind.ANNEX, **more))  # type: ignore[arg-type]


def registers(document: Document) -> list[Table]:
    return [block for block in document.body if isinstance(block, Table) and block.sources]


def test_it_has_the_head_of_form_2_1_and_nothing_above_or_below() -> None:
    document = composed(conferences.winter_2025())
    assert document.letterhead == NO_LETTERHEAD
    assert document.closing == NO_CLOSING
    assert (document.title.kind, document.title.subject) == ("Phụ lục", "Danh mục nội dung hợp tác năm 2024")
    reference = "(Kèm theo Biên bản số 05/BB-UBND ngày 03 tháng 01 năm 2025 của Ủy ban nhân dân tỉnh Lâm Đồng)"
    assert document.title.reference == reference
    assert body(document).endswith("Danh mục này có 20 nội dung./.")


@pytest.mark.parametrize("how_many", [0, 1, 30, 1000])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_item_stands_in_exactly_one_table(how_many: int, language: str) -> None:
    held = conferences.with_items(how_many)
    document = composed(held, language)
    found = [source for table in registers(document) for source in table.sources]
    assert sorted(found) == sorted(f"item/{item.uid}" for item in held.items)
    assert body(document).endswith("./.")
    for table in registers(document):
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert len({column.share for column in table.columns}) > 1


def test_fields_are_one_whatever_their_capitals_and_come_in_the_order_of_the_register() -> None:
    items = tuple(
        Item(uid=f"i{number}", number=number, title=f"Nội dung {number}", field=field)
        for number, field in enumerate(("Y tế", "du lịch", "y tế", "", "Du lịch"), start=1)
    )
    document = composed(replace(meeting_with(), items=items))
    named = [(block.label, block.text) for block in document.body if isinstance(block, Heading)]
    assert named == [
        ("I.", "Y tế (2 nội dung)"),
        ("II.", "Du lịch (2 nội dung)"),
        ("III.", "Chưa ghi lĩnh vực (1 nội dung)"),
    ]
    assert [[row[0] for row in table.rows] for table in registers(document)] == [["1", "3"], ["2", "5"], ["4"]]
    columns = {table.columns for table in registers(document)}
    assert len(columns) == 1, "the same widths from field to field"


def test_a_row_says_all_that_the_register_holds() -> None:
    item = Item(
        uid="i",
        number=7,
        title="Chuỗi cung ứng rau",
        field="nông nghiệp",
        parties=(to_party("hcm"), to_party("lamdong")),
        lead=(to_party("syt"),),
        supporting=(to_party("daklak"),),
        planned=Deadline("quý III/2024", date(2024, 7, 1), date(2024, 9, 30)),
        state=ItemState.UNDER_WAY,
        outcome="Đã khảo sát;",
        figures="25 tấn",
        reason=Reason.NO_BUDGET,
        reason_text="chờ bố trí",
    )
    held = replace(meeting_with(day=date(2024, 10, 10)), items=(item,))
    document = composed(held)
    (table,) = registers(document)
    assert table.rows[0] == (
        "7",
        "Chuỗi cung ứng rau",
        "UBND Thành phố Hồ Chí Minh, UBND tỉnh Lâm Đồng",
        "Sở Y tế Thành phố Hồ Chí Minh",
        "UBND tỉnh Đắk Lắk",
        "quý III/2024",
        "Đang triển khai (quá hạn 10 ngày)",
        "Đã khảo sát; 25 tấn; chưa bố trí kinh phí: chờ bố trí",
    )
    assert document.landscape, "eight columns lie across the sheet"
    assert table.fields[:2] == ("number", "title")


def test_columns_in_which_nothing_stands_are_left_out_and_few_columns_stay_upright() -> None:
    bare = replace(meeting_with(), items=(Item(uid="i", number=1, title="Một"),))
    document = composed(bare)
    assert [column.heading for column in registers(document)[0].columns] == ["Số", "Nội dung", "Trạng thái"]
    assert not document.landscape
    assert composed(conferences.spring_2024()).landscape


def test_overdue_counts_on_the_meetings_own_day() -> None:
    item = Item(uid="i", number=1, title="Một", planned=Deadline("", None, date(2024, 4, 3)))
    for day, late in ((date(2024, 4, 3), False), (date(2024, 4, 4), True), (None, False)):
        text = body(composed(replace(meeting_with(day=day), items=(item,))))
        assert ("quá hạn 1 ngày" in text) is late
        assert "3/4/2024" in text, "a day without words is written as a date"


def test_an_empty_register_says_so() -> None:
    document = composed(meeting_with())
    assert body(document) == "Chưa có nội dung hợp tác nào trong sổ theo dõi./."


def test_it_is_a_draft_where_asked_for_or_where_a_word_is_missing() -> None:
    winter = conferences.winter_2025()
    assert composed(winter).title.draft_mark == ""
    assert composed(winter, draft=True).title.draft_mark == "DỰ THẢO"
    missed = replace(winter, items=(replace(winter.items[0], title="Kết nối @@"), *winter.items[1:]))
    assert composed(missed).title.draft_mark == "DỰ THẢO"
    assert "Kết nối ……" in body(composed(missed))
    unnumbered = replace(winter, meeting=replace(winter.meeting, number=""))
    assert composed(unnumbered).title.draft_mark == ""
