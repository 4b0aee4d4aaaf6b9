"""The action list: who has to do what by when, how it stands, where it comes from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import conferences
from conferences import CHIEN, HIEP, HOAN
from minutes_reading import body, meeting_with, said, table

from exports import actions
from exports.document import Document, Table
from exports.options import Attribution, DocumentKind, Options
from store.meeting.kinds import EntryKind, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Item
from store.meeting.refs import to_name, to_party

LIST, TOTALS = "Việc phải làm theo thời hạn", "Tổng hợp theo đơn vị thực hiện"
DAY = date(2024, 4, 4)


def composed(held: Proceedings, language: str = "vi", **more: object) -> Document:
    return actions.compose(held, Options(language, kind=DocumentKind.ACTIONS, **more))  # type: ignore[arg-type]


def until(day: date, words: str = "") -> Deadline:
    return Deadline(words, None, day)


def test_by_deadline_with_state_and_source_and_what_has_no_day_last() -> None:
    held = meeting_with(
        said(EntryKind.DIRECTIVE, "Việc không hạn", speaker=HOAN, owners=(to_party("syt"),)),
        said(
            EntryKind.DIRECTIVE, "Việc sau", speaker=HIEP, owners=(to_party("syt"),), deadline=until(date(2024, 5, 1))
        ),
        said(EntryKind.COMMITMENT, "Việc trước", speaker=CHIEN, deadline=until(date(2024, 4, 30), "hết tháng 4")),
        said(EntryKind.DIRECTIVE, "Việc quá hạn", owners=(to_name("Sở Du lịch"),), deadline=until(date(2024, 4, 1))),
        said(
            EntryKind.DIRECTIVE,
            "Việc đã xong",
            owners=(to_party("syt"),),
            deadline=until(date(2024, 4, 2)),
            fulfilled=True,
            items=("i",),
        ),
        day=DAY,
    )
    item = Item(uid="i", number=9, title="Nội dung còn mở", lead=(to_party("daklak"),), planned=until(date(2024, 4, 3)))
    done = replace(item, uid="j", number=10, title="Nội dung đã xong", state=ItemState.DONE)
    document = composed(replace(held, items=(item, done)))
    rows = table(document, LIST).rows
    assert [row[2] for row in rows] == [
        "Việc quá hạn.",
        "Việc đã xong (nội dung số 9).",
        "Nội dung còn mở",
        "Việc trước.",
        "Việc sau.",
        "Việc không hạn.",
    ]
    assert rows[0] == (
        "1",
        "Sở Du lịch",
        "Việc quá hạn.",
        "Chậm nhất ngày 1/4/2024",
        "Chưa thực hiện, quá hạn 3 ngày",
        "Chỉ đạo",
    )
    assert rows[1][4] == "Đã thực hiện", "what is done is not late"
    assert rows[2][1:] == (
        "UBND tỉnh Đắk Lắk",
        "Nội dung còn mở",
        "Chậm nhất ngày 3/4/2024",
        "Chưa triển khai, quá hạn 1 ngày",
        "Nội dung số 9",
    )
    assert rows[3][1] == "UBND tỉnh Đắk Nông", "who promises binds his party"
    assert rows[3][3] == "Hết tháng 4 (chậm nhất ngày 30/4/2024)"
    assert rows[4][5] == "Chỉ đạo của ông Võ Ngọc Hiệp"
    assert rows[5][3] == "Không nêu"
    counts = "Tính đến ngày 04 tháng 4 năm 2024, có 6 việc phải làm, trong đó đã thực hiện 1, quá hạn 2."
    assert counts in body(document)
    assert table(document, LIST).sources[2] == "item/i"


def test_totals_count_a_task_for_each_of_its_units() -> None:
    owners = (to_party("syt"), to_party("daklak"))
    held = meeting_with(
        said(EntryKind.DIRECTIVE, "Chung", owners=owners, deadline=until(date(2024, 4, 1))),
        said(EntryKind.DIRECTIVE, "Riêng", owners=owners[:1], deadline=until(date(2024, 6, 1)), fulfilled=True),
        said(EntryKind.DIRECTIVE, "Của ai?"),
        day=DAY,
    )
    assert table(composed(held), TOTALS).rows == (
        ("Sở Y tế Thành phố Hồ Chí Minh", "2", "1", "1", "Chậm nhất ngày 1/4/2024"),
        ("UBND tỉnh Đắk Lắk", "1", "0", "1", "Chậm nhất ngày 1/4/2024"),
        ("Chưa giao đơn vị nào", "1", "0", "0", ""),
    )


def test_what_an_earlier_meeting_left_is_among_it_and_says_so() -> None:
    held = meeting_with(
        said(EntryKind.DIRECTIVE, "Việc kỳ trước", owners=(to_party("syt"),), carried_from="m0"), day=DAY
    )
    assert table(composed(held), LIST).rows[0][5] == "Chỉ đạo (kỳ trước)"


def test_closed_session_leaves_no_trace_unless_asked_for() -> None:
    secret = said(EntryKind.DIRECTIVE, "Việc kín", owners=(to_name("Đơn vị kín"),), closed_session=True)
    assert composed(meeting_with(secret)) == composed(meeting_with())
    assert "Việc kín (phiên kín)." in body(composed(meeting_with(secret), closed_session=True))


def test_nothing_to_do_is_said_in_words() -> None:
    document = composed(meeting_with(said(EntryKind.NOTE, "Chụp ảnh")))
    assert "Không có nhiệm vụ nào được giao" in body(document)
    assert not any(isinstance(block, Table) for block in document.body)


def test_attribution_hides_who_gave_it_and_never_who_has_to_do_it() -> None:
    held = meeting_with(said(EntryKind.DIRECTIVE, "Việc", speaker=HOAN, owners=(HIEP,)), day=DAY)
    impersonal = table(composed(held, attribution=Attribution.IMPERSONAL), LIST).rows[0]
    assert impersonal[1] == "Ông Võ Ngọc Hiệp"
    assert impersonal[5] == "Chỉ đạo"
    assert table(composed(held, attribution=Attribution.DELEGATION), LIST).rows[0][5] == (
        "Chỉ đạo của đại diện UBND Thành phố Hồ Chí Minh"
    )


def test_a_thousand_items_and_english() -> None:
    held = conferences.with_items(1000)
    planned = tuple(replace(item, planned=until(date(2025, 1 + item.number % 12, 1))) for item in held.items)
    document = composed(replace(held, items=planned), "en")
    rows = table(document, "Actions by deadline").rows
    closed = sum(item.state in {ItemState.DONE, ItemState.DROPPED} for item in planned)
    assert len(rows) == 1000 - closed + 4
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert document.title.kind == "ACTION LIST"
    assert document.title.draft_mark == ""
