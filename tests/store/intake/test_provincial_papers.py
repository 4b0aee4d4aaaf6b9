"""Annexes, agendas and lists as provincial offices write them in Word, read through the file."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from grids import only, proposed, records, tables
from office_files import NUMBERING, document, listed, paragraph, table

from store.intake import documents, table_kinds
from store.intake.tables import Table
from store.meeting import refs
from store.meeting.kinds import RecordKind

HEAD = ("TT", "Nội dung", "Đơn vị chủ trì")
LETTERHEAD = table(
    ("UBND TỈNH GIA LAI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("SỞ KẾ HOẠCH VÀ ĐẦU TƯ", "Độc lập - Tự do - Hạnh phúc"),
)
SIGNATURES = table(("Nơi nhận:\n- Như trên;\n- Lưu: VT.", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Văn A"))


def read(folder: Path, body: str) -> tuple[Table, ...]:
    path = folder / "phụ lục.docx"
    path.write_bytes(document(body, numbering=NUMBERING))
    return documents.read(path).tables


def titles(found: Table) -> list[object]:
    return [row.values.get("Nội dung") for row in found.rows]


# One list over several tables


def test_a_table_that_was_split_in_two_is_one_list(tmp_path: Path) -> None:
    first = table(HEAD, ("(1)", "(2)", "(3)"), (listed(""), "Một", "Sở Y tế"), (listed(""), "Hai", "Sở Y tế"))
    second = table((listed(""), "Ba", "Sở Du lịch"), ("", "Tổng cộng: 3 nội dung", ""))
    body = LETTERHEAD + paragraph("PHỤ LỤC") + first + paragraph("") + second + SIGNATURES
    (found,) = read(tmp_path, body)
    assert titles(found) == ["Một", "Hai", "Ba"]
    assert [row.values["TT"] for row in found.rows] == [1, 2, 3]
    assert [row.line for row in found.rows] == [3, 4, 5]
    assert [one.words for one in found.passed_over] == ["(1) | (2) | (3)", "Tổng cộng: 3 nội dung"]


def test_the_second_half_may_repeat_the_headings_and_go_on_with_merged_cells(tmp_path: Path) -> None:
    def merged(words: str, how: str) -> str:
        return f'<w:tcPr><w:vMerge w:val="{how}"/></w:tcPr>{paragraph(words)}'

    first = table(HEAD, ("1", "Một", "Sở Y tế"))
    second = table(HEAD, ("2", "Hai", merged("Sở Du lịch", "restart")), ("3", "Ba", merged("", "continue")))
    (found,) = read(tmp_path, first + second)
    assert [(row.values["Nội dung"], row.values["Đơn vị chủ trì"]) for row in found.rows] == [
        ("Một", "Sở Y tế"),
        ("Hai", "Sở Du lịch"),
        ("Ba", "Sở Du lịch"),
    ]


def test_words_between_two_tables_or_another_width_keep_them_apart(tmp_path: Path) -> None:
    people = table(("TT", "Họ và tên", "Chức vụ"), ("1", "Lê Thị Hoa", "Giám đốc"), ("2", "Trần Văn Bình", "Phó"))
    items = table(HEAD, ("1", "Một", "Sở Y tế"), ("2", "Hai", "Sở Y tế"))
    parties = table(("Địa phương", "Viết tắt"), ("Tỉnh Gia Lai", "GL"), ("Tỉnh Kon Tum", "KT"))
    found = read(tmp_path, people + paragraph("Các nội dung:") + items + parties)
    assert [table_kinds.kinds_of(one, "") for one in found] == [
        [RecordKind.DELEGATE],
        [RecordKind.ITEM],
        [RecordKind.PARTY],
    ]


def test_two_lists_of_one_width_with_nothing_between_are_two(tmp_path: Path) -> None:
    people = table(("TT", "Họ và tên", "Chức vụ"), ("1", "Lê Thị Hoa", "Giám đốc"), ("2", "Trần Văn Bình", "Phó"))
    found = read(tmp_path, people + table(HEAD, ("1", "Một", "Sở Y tế"), ("2", "Hai", "Sở Y tế")))
    assert [(table_kinds.kinds_of(one, ""), len(one.rows)) for one in found] == [
        ([RecordKind.DELEGATE], 2),
        ([RecordKind.ITEM], 2),
    ]


# Words around a table


def test_the_line_above_a_table_can_name_the_field_of_its_items(tmp_path: Path) -> None:
    rows = (HEAD, ("1", "Một", "Sở A"), ("2", "Hai", "Sở A"))
    captions = ("I. LĨNH VỰC DU LỊCH", "II. Lĩnh vực y tế", "3. Danh mục khác", "4. Lĩnh vực hợp tác năm 2024")
    found = read(tmp_path, "".join(paragraph(one) + table(*rows) for one in captions))
    given = [[one.get("field") for one in records(each, RecordKind.ITEM)] for each in found]
    assert given == [["Du lịch"] * 2, ["Y tế"] * 2, [None] * 2, [None] * 2]


def test_a_paper_that_goes_on_below_its_list_adds_no_item() -> None:
    rows = [["STT", "Nội dung", "Thời hạn"], ["1", "Lập kế hoạch", "30/6/2024"], ["2", "Trình UBND", "15/7/2024"]]
    found = only([*rows, ["Kết thúc lúc", "17 giờ"]])
    assert [one["title"] for one in records(found)] == ["Lập kế hoạch", "Trình UBND"]
    assert [one.words for one in found.passed_over] == ["Kết thúc lúc | 17 giờ"]


def test_who_gets_a_copy_is_no_list(tmp_path: Path) -> None:
    frame = table(("Nơi nhận:", paragraph("- Như thành phần tham dự;") + paragraph("- Lưu: VT, TH.")))
    (found,) = read(tmp_path, table(HEAD, ("1", "Một", "Sở A"), ("2", "Hai", "Sở A")) + paragraph("./.") + frame)
    assert titles(found) == ["Một", "Hai"]


def test_an_agenda_in_lines_under_the_one_word_programme(tmp_path: Path) -> None:
    lines = ("07h30 - 08h00:\tĐón tiếp đại biểu", "08h00 - 08h15:\tKhai mạc", "10h30:\tBế mạc")
    (found,) = read(tmp_path, "".join(map(paragraph, ("CHƯƠNG TRÌNH", *lines))))
    made = records(found)
    assert [(one["title"], one.get("planned_minutes")) for one in made] == [
        ("Đón tiếp đại biểu", 30),
        ("Khai mạc", 15),
        ("Bế mạc", None),
    ]


def test_several_labels_in_one_line_below_an_item(tmp_path: Path) -> None:
    lines = ("1. Đào tạo bác sĩ", "Đơn vị chủ trì: Sở Y tế; Thời gian: quý II/2024", "2. Ngày hội Du lịch")
    (found,) = read(tmp_path, "".join(map(paragraph, lines)))
    (first, _second) = records(found, RecordKind.ITEM)
    assert first["lead"] == (refs.to_name("Sở Y tế"),)
    assert first["planned"].said == "quý II/2024"


# What a table lists, and who stands in it


def test_the_bodies_beside_what_is_to_be_done_do_not_make_it_a_list_of_parties() -> None:
    rows = [["STT", "Nội dung", "Đơn vị"], [1, "Lập kế hoạch", "Sở Y tế"], [2, "Báo cáo", "UBND tỉnh Gia Lai"]]
    (found,) = tables(rows)
    assert table_kinds.kinds_of(found, "") == [RecordKind.ITEM]
    (parties,) = tables([["STT", "Đơn vị", "Ghi chú"], [1, "Sở Y tế", None], [2, "UBND tỉnh Gia Lai", None]])
    assert table_kinds.kinds_of(parties, "") == [RecordKind.PARTY]


def test_provinces_that_are_ticked_need_no_word_for_their_kind() -> None:
    rows = [["TT", "Nội dung", "TP.HCM", "Lâm Đồng", "Kon Tum", "Ghi nhận"], [1, "Một", "x", "x", "", "x"]]
    (made,) = records(only([*rows, [2, "Hai", "", "", "x", ""]]), RecordKind.ITEM)[:1]
    assert made["parties"] == (refs.to_party("hcm"), refs.to_name("Lâm Đồng"))


def test_an_office_and_its_body_under_one_heading_are_the_office() -> None:
    rows = [["TT", "Họ và tên", "Chức vụ, đơn vị công tác"], [1, "Lê Thị Hoa", "Giám đốc Sở Y tế tỉnh Gia Lai"]]
    proposal = proposed(only(rows))
    assert proposal.questions == ()
    assert proposal.edits[0].fields["office"] == "Giám đốc Sở Y tế tỉnh Gia Lai"


def test_a_province_with_and_without_the_word_for_its_kind_is_one_party() -> None:
    rows = [
        ["Họ và tên", "Địa phương"],
        ["Lê Thị Hoa", "Gia Lai"],
        ["Trần Bình", "tỉnh Gia Lai"],
        ["A Sáng", "Kon Tum"],
    ]
    proposal = proposed(only(rows), RecordKind.DELEGATE)
    assert proposal.new_parties == ("Gia Lai",)
    parties = [edit.fields["party"] for edit in proposal.edits if edit.kind is RecordKind.DELEGATE]
    assert parties[0] == parties[1]
    assert parties[2] == "kt"


def test_a_city_of_the_same_name_within_a_province_is_another_party() -> None:
    rows = [["Họ và tên", "Địa phương"], ["Lê Thị Hoa", "TP. Kon Tum"], ["Trần Bình", "Kon Tum"]]
    assert proposed(only(rows), RecordKind.DELEGATE).new_parties == ("TP. Kon Tum",)
    rows = [["Họ và tên", "Địa phương"], ["Lê Thị Hoa", "TP. Huế"], ["Trần Bình", "Huế"]]
    assert proposed(only(rows), RecordKind.DELEGATE).new_parties == ("TP. Huế", "Huế")  # it has been both


def test_places_where_a_word_may_be_broken_are_no_part_of_it() -> None:
    (made,) = records(only([["STT", "Nội dung", "Đơn vị chủ trì"], [1, "Ngày\xa0hội Du\xad lịch", "Sở Du\xa0lịch"]]))
    assert (made["title"], made["lead"]) == ("Ngày hội Du lịch", (refs.to_name("Sở Du lịch"),))
