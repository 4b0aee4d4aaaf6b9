"""The minutes as they come out of the printer, measured in millimetres with LibreOffice and pdfplumber."""

from __future__ import annotations

import pytest
from form_checks import (
    check_issuing_body,
    check_letterhead,
    check_paper,
    check_signatures,
    check_title,
    check_type,
    page_number,
)
from paper import Sheet
from written_cases import ENDINGS, LONG

Printed = dict[str, list[Sheet]]
DEMOS = ("demo_2024", "demo_2025")
VIETNAMESE = ("bare", "spring", "winter", "none", "one", "thirty", "long_names", "events", *DEMOS)


@pytest.mark.parametrize("case", VIETNAMESE)
def test_letterhead_and_paper(printed: Printed, case: str) -> None:
    check_letterhead(printed[case][0])
    check_paper(printed[case])


def test_english_has_the_same_form(printed: Printed) -> None:
    check_letterhead(printed["english"][0], "SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness")
    check_paper(printed["english"])
    check_issuing_body(printed["english"][0], ["ỦY BAN NHÂN DÂN", "TỈNH LÂM ĐỒNG"])


def test_issuing_body_and_title_break_between_words(printed: Printed) -> None:
    first = printed["spring"][0]
    check_issuing_body(first, ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"])
    title = ["Hội nghị sơ kết Thỏa thuận hợp tác phát triển kinh tế - xã hội", "giữa Thành phố Hồ Chí Minh", "năm 2023"]
    check_title(first, "BIÊN BẢN", title)


def test_long_names_stay_in_their_columns(printed: Printed) -> None:
    first = printed["long_names"][0]
    superior = first.line("ỦY BAN NHÂN DÂN")
    check_type(superior, 13)
    body = [line for line in first.lines if line.bold and line.size == 13 and line.centre < 90]
    assert len(body) >= 3
    assert all(line.left > 27 and line.right < 93 for line in body)


def test_a_line_that_somebody_broke_is_not_stretched_over_the_page(printed: Printed) -> None:
    place = printed["broken_line"][0].line("Địa điểm")
    assert place.text == "Địa điểm: Hội trường B"
    assert place.length < 60


def test_draft_is_marked_and_a_final_paper_is_not(printed: Printed) -> None:
    mark = printed["spring"][0].line("DỰ THẢO")
    check_type(mark, 13, bold=True)
    assert not any(sheet.has("DỰ THẢO") for sheet in printed["winter"])


@pytest.mark.parametrize("case", ["spring", "winter", "thirty", *DEMOS])
def test_page_numbers_start_on_the_second_page(printed: Printed, case: str) -> None:
    main = [page_number(sheet) for sheet in printed[case] if not sheet.has("Phụ lục")]
    assert main[0] == ""
    assert main[1:] == [str(number) for number in range(2, len(main) + 1)]


def test_the_demo_prints_what_is_known_and_leaves_the_rest_blank(printed: Printed) -> None:
    title = ["Hội nghị sơ kết Thỏa thuận hợp tác phát triển kinh tế - xã hội", "giữa Thành phố Hồ Chí Minh", "năm 2024"]
    first = printed["demo_2025"][0]
    check_issuing_body(first, ["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"])
    check_title(first, "BIÊN BẢN", title)
    for demo in DEMOS:
        assert printed[demo][0].has("DỰ THẢO")
        start = printed[demo][0].line("Thời gian bắt đầu: …")
        check_type(start, 14)
    annex = printed["demo_2024"][-1]
    check_type(annex.line("DANH MỤC"), 14, bold=True)
    assert annex.has("Danh mục này có 10 sự kiện./.")
    assert not any(sheet.has("Phụ lục") for sheet in printed["demo_2025"])


def test_annex_counts_its_own_pages(printed: Printed) -> None:
    sheets = printed["events"]
    start = next(number for number, sheet in enumerate(sheets) if sheet.has("Phụ lục"))
    numbers = [page_number(sheet) for sheet in sheets[start:]]
    assert len(numbers) >= 2
    assert numbers == ["", *(str(number) for number in range(2, len(numbers) + 1))]
    first = sheets[start]
    check_type(first.line("Phụ lục"), 14, bold=True)
    check_type(first.line("DANH MỤC"), 14, bold=True)
    check_type(first.line("(Kèm theo Biên bản số 05/BB-UBND ngày 03 tháng 01 năm 2025"), 14, italic=True)
    assert sheets[-1].has("Danh mục này có 60 sự kiện./.")


def test_body_is_justified_14_with_a_first_line_of_one_centimetre(printed: Printed) -> None:
    first = printed["winter"][0]
    start = first.line("Thời gian bắt đầu")
    check_type(start, 14)
    assert abs(start.left - 40) < 0.5
    place = first.line("Địa điểm")
    assert place.top - start.bottom >= 6 * 25.4 / 72 - 1.2  # 6 pt between paragraphs, less the room above the letters
    heading = printed["winter"][1].line("I. DIỄN BIẾN")
    check_type(heading, 14, bold=True)


def test_the_signatures_and_the_last_sentence_stand_on_one_page(printed: Printed) -> None:
    pages = set()
    for name in ENDINGS:
        (number,) = [place for place, sheet in enumerate(printed[name]) if sheet.has("CHỦ TỌA")]
        pages.add(number)
        sheet = printed[name][number]
        assert sheet.has("Hội nghị kết thúc vào"), name
        assert len([line for line in sheet.lines if line.text == "Võ Ngọc Hiệp" and line.bold]) == 1, name
    assert len(pages) > 1  # the block has crossed a page's end somewhere on the way


def test_one_chair_signs_in_the_right_column(printed: Printed) -> None:
    check_signatures(printed["none"], "Nguyễn Thị Ngọc Lan", ["Võ Ngọc Hiệp"])


def test_two_chairs_sign_side_by_side(printed: Printed) -> None:
    check_signatures(printed["winter"], "Nguyễn Thị Ngọc Lan", ["Võ Văn Hoan", "Võ Ngọc Hiệp"])
    sheet = next(sheet for sheet in printed["winter"] if sheet.has("CHỦ TỌA"))
    assert abs(sheet.line("Võ Văn Hoan", bold=True).top - sheet.line("Võ Ngọc Hiệp", bold=True).top) < 0.5


def test_a_chair_with_a_long_name_stands_above_the_other(printed: Printed) -> None:
    sheet = next(sheet for sheet in printed["long_names"] if sheet.has("CHỦ TỌA"))
    assert sheet.line(LONG[:30]).bottom < [line for line in sheet.lines if line.text == "Võ Văn Hoan"][-1].top


@pytest.mark.parametrize("case", ["winter", "thirty"])
def test_the_first_row_of_a_table_stands_on_every_page(printed: Printed, case: str) -> None:
    check_repeated_head(printed[case])


def test_a_narrow_column_keeps_its_heading_on_one_line(printed: Printed) -> None:
    for case in ("winter", "thirty", "events"):
        assert any(
            line.text == "Số" and line.bold and line.size == 12 for sheet in printed[case] for line in sheet.lines
        )


def test_a_small_table_is_not_torn_apart(printed: Printed) -> None:
    for case in ("spring", "winter", "thirty"):
        (sheet,) = [sheet for sheet in printed[case] if sheet.has("Kết quả theo lĩnh vực")]
        assert sheet.has("Cộng"), case


def test_planted_faults_are_noticed(printed: Printed) -> None:
    with pytest.raises(AssertionError):
        check_letterhead(printed["wide_nation"][0])
    with pytest.raises(AssertionError, match="no rule"):
        check_letterhead(printed["no_rule"][0])
    with pytest.raises(AssertionError):
        assert page_number(printed["first_page_numbered"][0]) == ""
    with pytest.raises(AssertionError):
        check_repeated_head(printed["no_repeated_head"])
    with pytest.raises(AssertionError):
        check_letterhead(printed["left_margin"][0])
    with pytest.raises(AssertionError):
        check_type(printed["small_body"][0].line("Thời gian bắt đầu"), 14)


def check_repeated_head(sheets: list[Sheet]) -> None:
    """Every page that carries rows of the items' table begins them with its first row."""
    with_rows = [
        sheet for sheet in sheets if sum(line.text.isdecimal() and line.size == 12 for line in sheet.lines) > 3
    ]
    with_rows = [sheet for sheet in with_rows if not sheet.has("Phụ lục") and not sheet.has("Lĩnh vực")]
    assert with_rows
    for sheet in with_rows:
        heads = [line for line in sheet.lines if line.text == "Trạng thái" or line.text == "Trạng"]
        assert heads, sheet.text
        check_type(heads[0], 12, bold=True)
