"""Tables as offices lay them out: wherever they stand, under whatever headings, among whatever else."""

from __future__ import annotations

from grids import only, proposed, records, tables

from store.intake import table_kinds
from store.meeting import refs
from store.meeting.kinds import RecordKind

HEADINGS = ("STT", "Nội dung", "Thời gian")
N = None


def test_a_table_that_starts_in_c4_below_a_letterhead() -> None:
    found = only(
        [
            ["UBND TỈNH LÂM ĐỒNG", N, N, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["SỞ KẾ HOẠCH", N, N, "Độc lập - Tự do - Hạnh phúc"],
            [N, N, "PHỤ LỤC NỘI DUNG HỢP TÁC"],
            [N, N, *HEADINGS],
            [N, N, 1, "Kết nối cung cầu", "Quý IV"],
        ]
    )
    assert found.headings == HEADINGS
    assert found.title == "PHỤ LỤC NỘI DUNG HỢP TÁC"
    assert [(row.line, row.values["Nội dung"]) for row in found.rows] == [(5, "Kết nối cung cầu")]


def test_a_header_in_row_eight_and_hundreds_of_empty_rows_and_columns() -> None:
    empty: list[list[None]] = [[N] * 400 for _ in range(6)]
    rows = [["DANH MỤC"], *empty, [*HEADINGS, *[N] * 400], [1, "Một", N], *[[N] * 400 for _ in range(300)], [2, "Hai"]]
    found = only(rows)
    assert found.headings == HEADINGS
    assert [row.line for row in found.rows] == [9, 310]


def test_tables_one_above_the_other_each_with_its_title() -> None:
    found = tables(
        [
            ["DANH SÁCH ĐẠI BIỂU"],
            ["STT", "Họ và tên", "Chức vụ"],
            [1, "Võ Văn Hoan", "Phó Chủ tịch"],
            [],
            ["CHƯƠNG TRÌNH"],
            ["STT", "Nội dung", "Thời gian", "Người trình bày"],
            [1, "Khai mạc", "8h00 - 8h15", "Ban tổ chức"],
            ["DANH MỤC NỘI DUNG HỢP TÁC"],
            ["STT", "Nội dung", "Đơn vị chủ trì", "Thời gian"],
            [1, "Kết nối", "Sở Y tế", "Quý IV"],
        ]
    )
    assert [table.title for table in found] == ["DANH SÁCH ĐẠI BIỂU", "CHƯƠNG TRÌNH", "DANH MỤC NỘI DUNG HỢP TÁC"]
    assert [table_kinds.kinds_of(table, "") for table in found] == [
        [RecordKind.DELEGATE],
        [RecordKind.POINT],
        [RecordKind.ITEM],
    ]
    assert [[row.line for row in table.rows] for table in found] == [[3], [7], [10]]
    assert [table.place for table in found] == ["S!A2", "S!A6", "S!A9"]


def test_tables_side_by_side_with_an_empty_column_between() -> None:
    found = tables(
        [
            ["Đại biểu", N, N, "Chương trình"],
            ["Họ và tên", "Chức vụ", N, "STT", "Nội dung", "Số phút"],
            ["Võ Văn Hoan", "PCT", N, 1, "Khai mạc", 10],
            ["Lê Lan", "GĐ", N, 2, "Bế mạc", 5],
            [N, N, N, 3, "Ăn trưa", 60],
        ]
    )
    assert [table.headings for table in found] == [("Họ và tên", "Chức vụ"), ("STT", "Nội dung", "Số phút")]
    assert [len(table.rows) for table in found] == [2, 3]
    assert [table.title for table in found] == ["Đại biểu", "Chương trình"]


def test_an_empty_column_inside_one_table_does_not_part_it() -> None:
    found = only([["STT", "Nội dung", N, "Thời gian"], [1, "Kết nối", N, "Quý IV"]])
    assert found.headings == HEADINGS


def test_a_header_of_two_rows_with_merged_cells() -> None:
    found = only(
        [
            ["STT", "Nội dung", "Thời gian", N, "Đơn vị", N],
            [N, N, "Bắt đầu", "Kết thúc", "Chủ trì", "Phối hợp"],
            ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
            [1, "Kết nối", "1/4/2024", "30/4/2024", "Sở Y tế", "Sở Du lịch"],
        ],
        (0, 0, 1, 0),
        (0, 1, 1, 1),
        (0, 2, 0, 3),
        (0, 4, 0, 5),
    )
    one = records(found)[0]
    assert one["planned"].said == "1/4/2024 – 30/4/2024"
    assert one["planned"].earliest is None
    assert one["lead"] == (refs.to_name("Sở Y tế"),)
    assert one["supporting"] == (refs.to_name("Sở Du lịch"),)
    assert found.passed_over[0].words == "(1) | (2) | (3) | (4) | (5) | (6)"


def test_the_same_header_without_merged_cells_as_csv_keeps_it() -> None:
    found = only(
        [
            ["STT", "Nội dung", "Đơn vị", N, "Thời gian"],
            [N, N, "Chủ trì", "Phối hợp", N],
            ["1", "Kết nối", "Sở Y tế", "Sở Du lịch", "Quý IV"],
        ]
    )
    assert found.headings == ("STT", "Nội dung", "Đơn vị › Chủ trì", "Đơn vị › Phối hợp", "Thời gian")
    assert len(found.rows) == 1


def test_a_header_of_three_rows_and_a_group_above_the_known_headings() -> None:
    found = only(
        [
            ["Thông tin chung", N, "Kế hoạch năm 2024", N],
            ["STT", "Nội dung", "Đơn vị thực hiện", N],
            [N, N, "Chủ trì", "Phối hợp"],
            [1, "Kết nối", "Sở Y tế", "Sở Du lịch"],
        ],
        (0, 0, 0, 1),
        (0, 2, 0, 3),
        (1, 0, 2, 0),
        (1, 1, 2, 1),
        (1, 2, 1, 3),
    )
    one = records(found)[0]
    assert (one["number"], one["title"]) == (1, "Kết nối")
    assert (one["lead"], one["supporting"]) == ((refs.to_name("Sở Y tế"),), (refs.to_name("Sở Du lịch"),))


def test_headings_repeated_on_a_new_page_and_totals_are_passed_over_and_shown() -> None:
    found = only([HEADINGS, [1, "Một"], HEADINGS, [2, "Hai"], ["Tổng cộng: 2 nội dung"], [N, "Tổng số", 2]])
    assert [row.values["STT"] for row in found.rows] == [1, 2]
    assert [one.line for one in found.passed_over] == [3, 5, 6]


def test_an_item_whose_title_begins_like_a_total_or_a_signature_stays() -> None:
    found = only([HEADINGS, [1, "Tổng kết hợp tác"], [2, "Tổng số hóa dữ liệu"], [3, "Chủ tịch gặp gỡ doanh nghiệp"]])
    assert len(found.rows) == 3


def test_the_signatures_below_are_no_records() -> None:
    found = only(
        [
            HEADINGS,
            [1, "Một", N],
            [],
            [N, N, "Đà Lạt, ngày 04 tháng 4 năm 2024"],
            ["NGƯỜI LẬP BIỂU", N, "TM. ỦY BAN NHÂN DÂN"],
            [N, N, "KT. CHỦ TỊCH"],
            ["Nguyễn Văn A", N, "Trần Văn B"],
        ]
    )
    assert [row.line for row in found.rows] == [2]
    assert [one.line for one in found.passed_over] == [4, 5, 6, 7]


def test_parts_of_a_table_give_their_items_the_field() -> None:
    found = only(
        [
            HEADINGS,
            ["I. LĨNH VỰC Y TẾ", N, N],
            [1, "Một"],
            ["II", "Lĩnh vực du lịch"],
            [2, "Hai"],
            [3, "Ba"],
        ],
        (1, 0, 1, 2),
    )
    assert [one.get("field") for one in records(found)] == ["Y tế", "Du lịch", "Du lịch"]


def test_parts_within_parts_give_party_and_field() -> None:
    found = only(
        [
            HEADINGS,
            ["A. Tỉnh Kon Tum"],
            ["I. Lĩnh vực y tế"],
            [1, "Một"],
            ["II. Lĩnh vực du lịch"],
            [2, "Hai"],
            ["B. Tỉnh Gia Lai"],
            [3, "Ba"],
        ]
    )
    kon_tum, gia_lai = refs.to_party("kt"), refs.to_name("Tỉnh Gia Lai")
    assert [(one["parties"], one.get("field")) for one in records(found)] == [
        ((kon_tum,), "Y tế"),
        ((kon_tum,), "Du lịch"),
        ((gia_lai,), None),
    ]


def test_roman_numbers_that_number_all_items_make_no_parts() -> None:
    found = only([HEADINGS, ["I", "Một", "Quý I"], ["II", "Hai", "Quý II"]])
    assert len(found.rows) == 2


def test_a_field_merged_over_many_rows_holds_for_each_but_a_figure_for_the_first() -> None:
    found = only(
        [
            ["Lĩnh vực", "STT", "Nội dung", "Số liệu"],
            ["y tế", 1, "Một", "47 tỷ đồng"],
            [N, 2, "Hai", N],
            [N, 3, "Ba", N],
        ],
        (1, 0, 3, 0),
        (1, 3, 3, 3),
    )
    assert [(one["field"], one.get("figures")) for one in records(found)] == [
        ("y tế", "47 tỷ đồng"),
        ("y tế", None),
        ("y tế", None),
    ]


def test_one_item_over_several_rows_gathers_what_stands_in_them() -> None:
    found = only(
        [
            ["STT", "Nội dung", "Đơn vị chủ trì"],
            [1, "Kết nối", "Sở Y tế"],
            [N, N, "Sở Du lịch"],
            [2, "Đào tạo", "Sở Nội vụ"],
        ],
        (1, 0, 2, 0),
        (1, 1, 2, 1),
    )
    assert [one["lead"] for one in records(found)] == [
        (refs.to_name("Sở Y tế"), refs.to_name("Sở Du lịch")),
        (refs.to_name("Sở Nội vụ"),),
    ]


def test_a_name_in_two_columns_under_one_heading_is_one_name() -> None:
    found = only([["STT", "Họ và tên", N, "Chức vụ"], [1, "Nguyễn Thị", "Lan", "Giám đốc"]], (0, 1, 0, 2))
    assert records(found)[0]["name"] == "Nguyễn Thị Lan"


def test_delegates_under_their_bodies() -> None:
    found = only(
        [
            ["STT", "Họ và tên", "Chức vụ"],
            ["Đoàn tỉnh Kon Tum", N, N],
            [1, "Lê Lan", "Phó Chủ tịch"],
            [N, "Sở Y tế Gia Lai", N],
            [2, "Trần Nam", "Giám đốc"],
        ],
        (1, 0, 1, 2),
    )
    lan, nam = records(found)
    assert lan["party"] == "kt"
    assert proposed(found).new_parties == ("Sở Y tế Gia Lai",)
    assert nam["party"] != "kt"


def test_the_same_headings_under_several_titles_are_several_delegations() -> None:
    found = tables(
        [
            ["Đoàn tỉnh Kon Tum"],
            ["STT", "Họ và tên", "Chức vụ"],
            [1, "Lê Lan", "Phó Chủ tịch"],
            [],
            ["Đoàn Thành phố Hồ Chí Minh"],
            ["STT", "Họ và tên", "Chức vụ"],
            [1, "Võ Văn Hoan", "Phó Chủ tịch"],
        ]
    )
    assert [records(table)[0]["party"] for table in found] == ["kt", "hcm"]


def test_numbers_prepared_for_rows_that_nobody_filled_in_are_no_items() -> None:
    found = only([HEADINGS, [1, "Một"], [2, N], [3, N], [4, N]])
    assert len(found.rows) == 1
    assert proposed(found).problems == ()


def test_a_column_without_a_heading_is_shown_by_its_letter() -> None:
    found = only([["STT", "Nội dung", "Thời gian", N], [1, "Một", N, "xem lại"]])
    assert found.headings[-1] == "(D)"
    assert proposed(found).left_out == ("(D)",)


def test_two_columns_of_one_heading_are_both_there() -> None:
    found = only([["STT", "Nội dung", "Ghi chú", "Ghi chú"], [1, "Một", "a", "b"]])
    assert found.headings == ("STT", "Nội dung", "Ghi chú", "Ghi chú (2)")
    assert found.rows[0].values["Ghi chú (2)"] == "b"


def test_a_document_says_above_its_table_what_it_is() -> None:
    found = only([["STT", "Nội dung"], [1, "Khai mạc"]], before=["Ngày 04/4/2024", "CHƯƠNG TRÌNH HỘI NGHỊ"])
    assert found.title == "CHƯƠNG TRÌNH HỘI NGHỊ"
    assert table_kinds.kinds_of(found, "") == [RecordKind.POINT]


def test_headings_alone_do_not_decide_between_agenda_and_items_but_what_stands_below() -> None:
    headings = ("STT", "Nội dung", "Thời gian", "Đơn vị thực hiện")
    agenda = only([headings, [1, "Khai mạc", "8h00 - 8h15", "Sở Y tế"], [2, "Bế mạc", "8h15 - 8h30", "Sở Y tế"]])
    items = only([headings, [1, "Kết nối", "Quý IV", "Sở Y tế"], [2, "Đào tạo", "20/4/2024", "Sở Y tế"]])
    assert table_kinds.kinds_of(agenda, "") == [RecordKind.POINT]
    assert table_kinds.kinds_of(items, "") == [RecordKind.ITEM]


def test_a_sheet_without_a_table_gives_none() -> None:
    assert tables([]) == ()
    assert tables([[N, N], [N]]) == ()
    assert tables([["Kính gửi: Sở Y tế"], ["Căn cứ Nghị định 30"], [1, 2, 3], [4.5, 6, 7]]) == ()


def test_a_list_of_people_side_by_side_with_an_agenda_and_parts_of_its_own() -> None:
    people, agenda = tables(
        [
            ["TT", "Họ và tên, chức vụ", "Ghi chú", N, "Thời gian", "Nội dung"],
            ["Đoàn tỉnh Kon Tum", N, N, N, "7h30 - 8h00", "Đón tiếp đại biểu"],
            [1, "Ông Nguyễn Văn A - Phó Chủ tịch", N, N, "8h00 - 8h15", "Khai mạc"],
            ["Đoàn Thành phố Hồ Chí Minh", N, N, N, "8h15 - 9h00", "Báo cáo"],
            [2, "Ông Võ Văn Hoan - Phó Chủ tịch", N, N, N, N],
        ],
        (1, 0, 1, 2),
        (3, 0, 3, 2),
    )
    assert [one["party"] for one in records(people)] == ["kt", "hcm"]
    assert [one["planned_minutes"] for one in records(agenda)] == [30, 15, 45]


def test_a_record_of_nothing_but_known_words_is_no_header() -> None:
    found = only(
        [
            ["Tên", "Loại", "Vai trò", "Trực thuộc"],
            ["Sở Du lịch", "sở, ngành", "thành viên", "TP.HCM"],
            ["A", "tỉnh", N, N],
        ]
    )
    assert [row.line for row in found.rows] == [2, 3]


def test_a_record_with_one_letter_for_its_title_is_no_row_of_column_numbers() -> None:
    assert len(only([HEADINGS, [1, "A", "X"], [2, "B", N]]).rows) == 2


def test_headings_of_two_lines_are_one_heading_or_one_in_two_languages() -> None:
    found = only([["STT\nNo.", "Nội dung\nContent", "Thời gian\nthực hiện"], [1, "Một", "Quý IV"]])
    assert found.headings == ("STT / No.", "Nội dung / Content", "Thời gian thực hiện")
    assert dict(proposed(found, RecordKind.ITEM).columns) == {
        "STT / No.": "number",
        "Nội dung / Content": "title",
        "Thời gian thực hiện": "planned",
    }


def test_thousands_of_rows_and_merged_cells_without_end_are_read() -> None:
    rows = [[*HEADINGS], *([number, f"Nội dung {number}", "Quý IV"] for number in range(1, 3001))]
    found = only(rows, *[(0, 0, 1_048_575, 16_383)] * 200, (2, 2, 900_000, 2))
    assert len(found.rows) == 3000


def test_the_title_is_the_line_that_says_what_is_listed() -> None:
    rows = [["CHƯƠNG TRÌNH"], ["Hội nghị sơ kết"], ["Đà Lạt, ngày 4 tháng 4 năm 2024"], ["STT", "Nội dung"], [1, "Một"]]
    assert only(rows).title == "CHƯƠNG TRÌNH"
    assert table_kinds.kinds_of(only(rows), "") == [RecordKind.POINT]


def test_parts_of_a_list_of_people_that_are_no_bodies_make_no_parties() -> None:
    headings = ("STT", "Họ tên", "Chức vụ")
    found = only([headings, ["I", "Lãnh đạo", N], [1, "Lê Lan", "PCT"], ["II", "Khách mời", N], [2, "Trần Nam", "GĐ"]])
    proposal = proposed(found)
    assert (proposal.kind, proposal.new_parties) == (RecordKind.DELEGATE, ())
    assert "I. Lãnh đạo …" in proposal.left_out
    places = only([headings, ["I", "Kon Tum", N], [1, "Lê Lan", "PCT"], ["II", "Gia Lai", N], [2, "Trần Nam", "GĐ"]])
    assert records(places)[0]["party"] == "kt"
    assert proposed(places).new_parties == ("Gia Lai",)
