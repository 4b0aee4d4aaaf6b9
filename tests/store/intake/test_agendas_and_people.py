"""Agendas with times of day, delegates in one cell, lists without a table, minutes that are one table."""

from __future__ import annotations

from datetime import time

import pytest
from grids import only, proposed, records, tables
from hypothesis import given
from hypothesis import strategies as st

from store.intake import clock, table_kinds
from store.intake.persons import Person, parted
from store.intake.values import Why
from store.meeting import refs
from store.meeting.kinds import RecordKind

N = None


def test_the_time_column_of_an_agenda_gives_the_minutes() -> None:
    table = only(
        [
            ["Thời gian", "Nội dung", "Người thực hiện"],
            ["7h30 - 8h00", "Đón tiếp đại biểu", "Ban tổ chức"],
            ["8h00–8h15", "Khai mạc", "Ông Nguyễn Văn A"],
            ["08:15 - 09:00", "Báo cáo", N],
            ["9 giờ 00 đến 9 giờ 30", "Thảo luận", N],
            ["15 phút", "Giải lao", N],
            ["10:00 AM - 10:20 AM", "Ký kết", N],
        ]
    )
    assert table_kinds.kinds_of(table, "") == [RecordKind.POINT]
    assert [one["planned_minutes"] for one in records(table)] == [30, 15, 45, 30, 15, 20]


def test_an_agenda_that_tells_only_when_each_point_begins() -> None:
    table = only([["Giờ", "Nội dung"], [time(8, 0), "Khai mạc"], ["8h15", "Báo cáo"], ["9g", "Bế mạc"]])
    assert [one.get("planned_minutes") for one in records(table, RecordKind.POINT)] == [15, 45, None]


def test_beginning_and_end_in_two_columns() -> None:
    table = only(
        [
            ["STT", "Nội dung", "Thời gian", N],
            [N, N, "Bắt đầu", "Kết thúc"],
            [1, "Khai mạc", "8h00", "8h15"],
            [2, "Báo cáo", time(8, 15), time(9, 0)],
        ],
        (0, 2, 0, 3),
    )
    assert table_kinds.kinds_of(table, "") == [RecordKind.POINT]
    assert [one["planned_minutes"] for one in records(table)] == [15, 45]


def test_a_length_merged_over_two_points_is_not_counted_twice() -> None:
    table = only([["STT", "Nội dung", "Số phút"], [1, "Một", 30], [2, "Hai", N]], (1, 2, 2, 2))
    assert [one.get("planned_minutes") for one in records(table, RecordKind.POINT)] == [30, None]


def test_each_point_keeps_the_hour_at_which_it_is_to_begin() -> None:
    table = only(
        [
            ["Thời gian", "Nội dung"],
            ["7h30 - 8h00", "Đón tiếp"],
            ["8h00 - 11h30", "Hội nghị"],
            ["15 phút", "Giải lao"],
            ["13h30", "Tham quan"],
        ]
    )
    proposal = proposed(table, RecordKind.POINT)
    assert [(one.get("planned_start"), one.get("planned_minutes")) for one in records(table)] == [
        (time(7, 30), 30),
        (time(8), 210),
        (None, 15),
        (time(13, 30), None),
    ]
    assert all(edit.kind is RecordKind.POINT for edit in proposal.edits)


@pytest.mark.parametrize(("heading", "field"), [("Thời gian", "clock"), ("Giờ bắt đầu", "planned_start")])
def test_a_time_that_is_none_is_told(heading: str, field: str) -> None:
    table = only([["STT", heading, "Nội dung chương trình"], [1, "8h00", "Khai mạc"], [2, "sau giờ nghỉ", "Bế mạc"]])
    assert [(one.line, one.field, one.why, one.words) for one in proposed(table, RecordKind.POINT).problems] == [
        (3, field, Why.NOT_A_TIME, "sau giờ nghỉ")
    ]


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("8h00 - 8h15", clock.Hours(time(8), time(8, 15))),
        ("8h-8h30", clock.Hours(time(8), time(8, 30))),
        ("07:30–08:00", clock.Hours(time(7, 30), time(8))),
        ("7g30 đến 8g00", clock.Hours(time(7, 30), time(8))),
        ("Từ 8h00 đến 8h15", clock.Hours(time(8), time(8, 15))),
        ("8 giờ 15", clock.Hours(time(8, 15))),
        ("8.00 - 8.15", clock.Hours(time(8), time(8, 15))),
        ("1:30 - 2:30 pm", clock.Hours(time(13, 30), time(14, 30))),
        ("14h", clock.Hours(time(14))),
        ("8h00'", clock.Hours(time(8))),
        ("8 - 15", None),
        ("20/4", None),
        ("8", None),
        ("25h00", None),
        ("sáng", None),
        (8.5, None),
    ],
)
def test_times_of_day(words: object, hours: clock.Hours | None) -> None:
    assert clock.hours(words) == hours


@given(st.text(max_size=30) | st.from_regex(r"[0-9:hg'.\- ]{0,20}", fullmatch=True))
def test_any_text_is_some_time_or_none(words: str) -> None:
    clock.hours(words)
    clock.minutes(words)
    clock.hours_in(words)


@pytest.mark.parametrize(
    ("cell", "person"),
    [
        (
            "Ông Nguyễn Văn A - Phó Chủ tịch UBND tỉnh",
            Person("Ông", "Nguyễn Văn A", "Phó Chủ tịch UBND tỉnh"),
        ),
        ("Bà Lê Lan, Giám đốc Sở Y tế", Person("Bà", "Lê Lan", "Giám đốc Sở Y tế")),
        ("Đ/c Trần Nam – Chủ tịch", Person("Đ/c", "Trần Nam", "Chủ tịch")),
        ("Ông: Trần Nam (Phó Giám đốc)", Person("Ông", "Trần Nam", "Phó Giám đốc")),
        ("- Ông Y Thịnh; Phó Chủ tịch", Person("Ông", "Y Thịnh", "Phó Chủ tịch")),
        ("1. Bà H'Lan: Trưởng ban", Person("Bà", "H'Lan", "Trưởng ban")),
        ("PGS.TS. Nguyễn Văn D", Person("PGS.TS.", "Nguyễn Văn D", "")),
        ("Mr. John Smith, Director", Person("Mr.", "John Smith", "Director")),
        ("Nguyễn Văn A\nPhó Chủ tịch", Person("", "Nguyễn Văn A", "Phó Chủ tịch")),
        ("Võ Văn Hoan", Person("", "Võ Văn Hoan", "")),
        ("Ông Nguyễn A, bà Trần B", Person("", "Ông Nguyễn A, bà Trần B", "")),
        ("Lãnh đạo Sở Y tế", Person("", "Lãnh đạo Sở Y tế", "")),
        ("UBND tỉnh - Văn phòng", Person("", "UBND tỉnh - Văn phòng", "")),
        ("Ông", Person("", "Ông", "")),
    ],
)
def test_a_person_in_one_cell(cell: str, person: Person) -> None:
    assert parted(cell) == person


@given(st.text(st.sampled_from("Ông Bà.,-–():;ANam Lê Đ/c1\n"), max_size=40))
def test_no_word_about_a_person_is_lost(cell: str) -> None:
    one = parted(cell)
    kept = sorted(sign for sign in one.honorific + one.name + one.office if sign.isalpha())
    assert kept == sorted(sign for sign in cell if sign.isalpha())


def test_delegates_in_one_cell_become_name_honorific_and_office() -> None:
    table = only(
        [
            ["TT", "Họ và tên, chức vụ", "Đơn vị"],
            [1, "Ông Nguyễn Văn A - Phó Chủ tịch", "Kon Tum"],
            [2, "Lê Lan", "kon tum"],
        ]
    )
    assert records(table) == [
        {"honorific": "Ông", "name": "Nguyễn Văn A", "office": "Phó Chủ tịch", "party": "kt"},
        {"name": "Lê Lan", "party": "kt"},
    ]


def test_a_column_of_its_own_goes_before_what_stands_behind_the_name() -> None:
    table = only([["Họ và tên", "Chức vụ"], ["Ông Nguyễn Văn A (vắng)", "Giám đốc"]])
    assert records(table)[0] == {"honorific": "Ông", "name": "Nguyễn Văn A", "office": "Giám đốc"}


def test_an_agenda_written_as_paragraphs() -> None:
    table = only(
        [
            ["UBND TỈNH LÂM ĐỒNG"],
            ["CHƯƠNG TRÌNH HỘI NGHỊ SƠ KẾT"],
            ["1. Khai mạc (8h00–8h15)"],
            ["2. Báo cáo kết quả năm 2023 (8h15 - 8h45)"],
            ["Người trình bày: Sở Kế hoạch"],
            ["3. Thảo luận (30 phút)"],
            ["4. Bế mạc"],
        ]
    )
    assert table.kind is RecordKind.POINT
    assert [(one["number"], one["title"], one.get("planned_minutes")) for one in records(table)] == [
        (1, "Khai mạc", 15),
        (2, "Báo cáo kết quả năm 2023", 30),
        (3, "Thảo luận", 30),
        (4, "Bế mạc", None),
    ]
    assert records(table)[1]["presenter"] == refs.to_name("Sở Kế hoạch")
    assert [row.line for row in table.rows] == [3, 4, 6, 7]


def test_an_agenda_whose_lines_begin_with_the_time() -> None:
    table = only([["Lịch làm việc"], ["7h30 - 8h00: Đón tiếp đại biểu"], ["8h00: Khai mạc"], ["8h15: Báo cáo"]])
    assert [(one["title"], one.get("planned_minutes")) for one in records(table, RecordKind.POINT)] == [
        ("Đón tiếp đại biểu", 30),
        ("Khai mạc", 15),
        ("Báo cáo", None),
    ]


def test_items_as_a_numbered_list_under_their_fields() -> None:
    table = only(
        [
            ["NỘI DUNG HỢP TÁC NĂM 2024"],
            ["I. Lĩnh vực y tế"],
            ["1. Đào tạo bác sĩ"],
            ["2. Chuyển giao kỹ thuật"],
            ["II. Lĩnh vực du lịch"],
            ["1. Ngày hội Du lịch"],
            ["2. Kết nối tour"],
        ]
    )
    found = records(table, RecordKind.ITEM)
    assert [(one["number"], one["field"], one["title"]) for one in found] == [
        (1, "Y tế", "Đào tạo bác sĩ"),
        (2, "Y tế", "Chuyển giao kỹ thuật"),
        (3, "Du lịch", "Ngày hội Du lịch"),
        (4, "Du lịch", "Kết nối tour"),
    ]
    assert proposed(table, RecordKind.ITEM).problems == ()


def test_people_as_a_list_with_bullets() -> None:
    table = only([["Thành phần tham dự:"], ["- Ông Nguyễn Văn A - Phó Chủ tịch"], ["- Bà Lê Lan, Giám đốc Sở Y tế"]])
    assert table.kind is RecordKind.DELEGATE
    assert [(one["name"], one["office"]) for one in records(table)] == [
        ("Nguyễn Văn A", "Phó Chủ tịch"),
        ("Lê Lan", "Giám đốc Sở Y tế"),
    ]


def test_whole_minutes_as_one_table() -> None:
    found = tables(
        [
            ["BIÊN BẢN HỘI NGHỊ", N, N, N],
            ["Thời gian:", "8h00 ngày 04/4/2024", N, N],
            ["Thành phần tham dự:", "- Ông Nguyễn Văn A - Phó Chủ tịch\n- Bà Lê Lan - Giám đốc", N, N],
            ["Chương trình:", "1. Khai mạc\n2. Báo cáo\n3. Bế mạc", N, N],
            ["STT", "Nội dung", "Đơn vị chủ trì", "Thời gian"],
            [1, "Kết nối cung cầu", "Sở Công Thương", "Quý IV"],
            [2, "Đào tạo", "Sở Y tế", "Quý III"],
            ["Thư ký", N, N, "Chủ trì"],
        ],
        (0, 0, 0, 3),
        (1, 1, 1, 3),
        (2, 1, 2, 3),
        (3, 1, 3, 3),
    )
    assert [(table_kinds.kinds_of(table, ""), len(table.rows)) for table in found] == [
        ([RecordKind.DELEGATE], 2),
        ([RecordKind.POINT], 3),
        ([RecordKind.ITEM], 2),
    ]


def test_prose_is_no_list() -> None:
    assert tables([["Kính gửi các đơn vị"], ["Căn cứ kế hoạch năm 2024, đề nghị phối hợp."], ["Trân trọng."]]) == ()


def test_what_stands_below_the_records_of_a_list_is_shown_and_is_no_part_of_them() -> None:
    table = only(
        [
            ["NỘI DUNG HỢP TÁC"],
            ["1. Đào tạo bác sĩ"],
            ["Đơn vị chủ trì: Sở Y tế"],
            ["Thời gian: Quý III/2024"],
            ["2. Kết nối cung cầu"],
            ["và tiêu thụ nông sản"],
            ["Hai bên thống nhất cao."],
            ["Nơi nhận:"],
            ["- Như trên"],
            ["- Lưu: VT"],
        ]
    )
    one, two = records(table, RecordKind.ITEM)
    assert (one["lead"], one["planned"].said) == ((refs.to_name("Sở Y tế"),), "Quý III/2024")
    assert two["title"] == "Kết nối cung cầu và tiêu thụ nông sản"
    assert [passed.line for passed in table.passed_over] == [7, 8, 9, 10]


def test_hints_in_brackets_below_the_headings_are_no_record() -> None:
    table = only([["STT", "Họ và tên", "Chức vụ"], [N, "(ghi đầy đủ)", "(ghi rõ)"], [1, "Lê Lan", "GĐ"]])
    assert [row.line for row in table.rows] == [3]
