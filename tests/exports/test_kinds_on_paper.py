"""Notice, extract, annex and action list as they come out of the printer, measured in millimetres."""

from __future__ import annotations

from pathlib import Path

import pytest
from form_checks import (
    MIDDLE,
    check_across,
    check_foot,
    check_letterhead,
    check_paper,
    check_place_and_date,
    check_short_rule,
    check_type,
    page_number,
)
from kind_cases import CASES, FAULTS, RECIPIENTS, written
from paper import Sheet, print_all
from written_cases import changed

Printed = dict[str, list[Sheet]]
# The longest documents are measured in test_thousand_on_paper.
PRINTED = [case for case in CASES if not case.endswith("_1000")]
LETTERS = [case for case in PRINTED if case.startswith(("notice", "extract"))]
ACROSS = ("annex_vi_30", "annex_spring", "actions_vi_30", "actions_winter")


@pytest.fixture(scope="session")
def sheets_of(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """The sheets of every case and of every planted fault, from one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("printed-kinds")
    for case in CASES:
        if case in PRINTED:
            (folder / f"{case}.docx").write_bytes(written(case))
    for fault, (case, part, old, new) in FAULTS.items():
        (folder / f"{fault}.docx").write_bytes(changed(written(case), part, old, new))
    return print_all(folder, Path(tmp_path_factory.mktemp("profile-kinds")))


@pytest.mark.parametrize("case", LETTERS)
def test_letterhead_place_and_paper(sheets_of: Printed, case: str) -> None:
    sheets = sheets_of[case]
    english = "_en_" in case
    if english:
        check_letterhead(sheets[0], "SOCIALIST REPUBLIC OF VIET NAM", "Independence - Freedom - Happiness")
    else:
        check_letterhead(sheets[0])
    check_place_and_date(sheets[0])
    check_paper(sheets)
    assert [page_number(sheet) for sheet in sheets] == ["", *(str(number) for number in range(2, len(sheets) + 1))]


def test_the_longest_place_stays_on_one_line(sheets_of: Printed) -> None:
    assert sheets_of["notice_spring"][0].has("Thành phố Hồ Chí Minh, ngày … tháng … năm …")


@pytest.mark.parametrize("case", ["notice_winter", "extract_winter", "notice_vi_30"])
def test_kind_and_subject_are_bold_14_in_the_middle_with_a_short_rule(sheets_of: Printed, case: str) -> None:
    first = sheets_of[case][0]
    kind = first.line("THÔNG BÁO" if case.startswith("notice") else "TRÍCH BIÊN BẢN")
    at = first.lines.index(kind)
    subject = []
    for line in first.lines[at + 1 :]:
        if not (line.bold and line.size == 14):
            break
        subject.append(line)
    assert 2 <= len(subject) <= 6
    for line in (kind, *subject):
        check_type(line, 14, bold=True)
        assert abs(line.centre - MIDDLE) < 1.0, line
    check_short_rule(first, subject)


@pytest.mark.parametrize("size", [0, 1, 30])
def test_the_chair_signs_on_the_right_and_the_recipients_stand_beside(sheets_of: Printed, size: int) -> None:
    check_foot(sheets_of[f"notice_vi_{size}"], "Võ Ngọc Hiệp")
    check_foot(sheets_of[f"extract_vi_{size}"], "Nguyễn Thị Ngọc Lan")
    check_foot(sheets_of[f"notice_en_{size}"], "Võ Ngọc Hiệp", "Recipients:")


def test_thirty_recipients_stand_beside_the_signature_on_one_page(sheets_of: Printed) -> None:
    check_foot(sheets_of["notice_recipients"], "Võ Ngọc Hiệp")
    (sheet,) = [sheet for sheet in sheets_of["notice_recipients"] if sheet.has("Nơi nhận:")]
    for name in RECIPIENTS:
        check_type(sheet.line(f"- {name};"), 11)
    check_type(sheet.line("- Lưu: VT"), 11)
    assert all(line.right < 30 - 2.5 + 60 for line in sheet.lines if line.text.startswith("- "))


def test_two_who_certify_sign_side_by_side(sheets_of: Printed) -> None:
    sheet = next(sheet for sheet in sheets_of["extract_two"] if sheet.has("Nơi nhận:"))
    first, second = sheet.line("Lê Văn Chiến", bold=True), sheet.line("Võ Văn Hoan", bold=True)
    assert abs(first.top - second.top) < 0.5
    assert first.right < second.left


def test_a_draft_is_marked_on_every_kind(sheets_of: Printed) -> None:
    for case in ("notice_bare", "extract_bare", "actions_bare"):
        check_type(sheets_of[case][0].line("DỰ THẢO"), 13, bold=True)
    for case in ("notice_winter", "extract_winter", "annex_spring", "actions_winter"):
        assert not any(sheet.has("DỰ THẢO") for sheet in sheets_of[case]), case


@pytest.mark.parametrize("case", ["annex_vi_0", "annex_vi_1", "annex_vi_30", "annex_spring", "annex_en_30"])
def test_the_head_of_the_annex_is_that_of_form_2_1(sheets_of: Printed, case: str) -> None:
    first = sheets_of[case][0]
    english = "_en_" in case
    middle = (30 + first.width - 20) / 2
    label = first.line("Annex" if english else "Phụ lục")
    title = first.line("ITEMS OF COOPERATION" if english else "DANH MỤC NỘI DUNG HỢP TÁC")
    reference = first.line("(Attached to" if english else "(Kèm theo Biên bản số")
    check_type(label, 14, bold=True)
    check_type(title, 14, bold=True)
    check_type(reference, 14, italic=True)
    for line in (label, title):
        assert abs(line.centre - middle) < 1.0, line
    assert label.bottom < title.bottom < reference.bottom
    end = max(line.bottom for line in first.lines if line.italic and line.size == 14 and line.top >= reference.top)
    assert any(end - 1 < rule.top < end + 4 for rule in first.rules)
    assert not first.has("CỘNG HÒA"), "an annex has no letterhead"
    assert any("./." in line.text for line in sheets_of[case][-1].lines), "the end of the annex"


@pytest.mark.parametrize("case", ACROSS)
def test_wide_tables_lie_across_the_sheet_within_its_margins(sheets_of: Printed, case: str) -> None:
    check_across(sheets_of[case])


@pytest.mark.parametrize("case", ["annex_vi_0", "notice_vi_0", "actions_bare"])
def test_nothing_takes_one_page(sheets_of: Printed, case: str) -> None:
    assert len(sheets_of[case]) == 1


def test_the_first_row_stands_on_every_page_of_a_long_table(sheets_of: Printed) -> None:
    for case, heading in (("annex_vi_30", "Nội dung"), ("actions_vi_30", "Nhiệm vụ")):
        for sheet in sheets_of[case]:
            if sum(line.text.isdecimal() and line.size == 12 for line in sheet.lines) > 3:
                check_type(sheet.line(heading, bold=True), 12, bold=True)


def test_planted_faults_are_noticed(sheets_of: Printed) -> None:
    with pytest.raises((AssertionError, ValueError)):
        check_place_and_date(sheets_of["fault_place_below"][0])
    with pytest.raises((AssertionError, StopIteration)):
        check_foot(sheets_of["fault_signature_left"], "Võ Ngọc Hiệp")
    with pytest.raises(AssertionError, match="no rule"):
        check_letterhead(sheets_of["fault_no_rule"][0])
    with pytest.raises(AssertionError):
        check_across(sheets_of["fault_upright"])


def test_a_narrow_column_keeps_its_heading_on_one_line(sheets_of: Printed) -> None:
    for case in ("annex_spring", "annex_vi_30", "actions_winter"):
        heads = [line for sheet in sheets_of[case] for line in sheet.lines if line.text == "Số" and line.bold]
        assert heads, case
        assert all(line.size == 12 for line in heads)
