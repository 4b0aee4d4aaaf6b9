"""What is said of a table's columns and rows that are not taken over, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from store.intake import files
from store.intake.proposal import Proposal
from store.meeting.proceedings import Proceedings
from store.meeting.records import Meeting
from tui import language, proposal_wording

HELD = Proceedings(Meeting(uid="m", day=date(2024, 4, 4)))


def proposed(folder: Path, *rows: tuple[object, ...]) -> Proposal:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(folder / "danh mục.xlsx")
    return files.propose_read(files.read(folder / "danh mục.xlsx"), HELD)


@pytest.fixture(params=["vi", "en"], autouse=True)
def spoken(request: pytest.FixtureRequest) -> str:
    language.set_language(request.param)
    return str(request.param)


def test_a_second_column_for_a_field_that_holds_one_is_told_as_that(tmp_path: Path, spoken: str) -> None:
    head = ("STT", "Nội dung", "Thời gian thực hiện", "Thời hạn hoàn thành", "Màu")
    (table,) = proposed(tmp_path, head, (1, "Một", "2024", "30/6/2024", "đỏ")).tables
    said = {
        "vi": [
            "  Thời hạn hoàn thành  bị bỏ qua: đã có cột khác là “thời gian dự kiến”",
            "  Màu  bị bỏ qua: không có mục nào tên như vậy",
        ],
        "en": [
            "  Thời hạn hoàn thành  is left out: another column is “planned time” already",
            "  Màu  is left out: no field is called so",
        ],
    }
    assert proposal_wording.left_out(table) == said[spoken]


def test_of_a_table_that_is_not_read_no_column_is_told_and_nothing_asked(tmp_path: Path, spoken: str) -> None:
    head = ("Số", "Nhiệm vụ", "Đơn vị thực hiện", "Loại")
    (table,) = proposed(tmp_path, head, (1, "Báo cáo", "Sở Y tế", "Chỉ đạo"), (2, "Hỗ trợ", "Sở A", "Cam kết")).tables
    assert proposal_wording.left_out(table) == []
    assert table.questions == ()
    words = {
        "vi": "chỉ đạo và cam kết, không phải nội dung hợp tác",
        "en": "directives and commitments, which are no items",
    }
    assert words[spoken] in proposal_wording.state(table)


def test_cells_typed_for_an_old_font_are_named(tmp_path: Path, spoken: str) -> None:
    rows = [(number, f"Hội nghị lần {number}", "Sở Công Thương") for number in range(2, 9)]
    (table,) = proposed(
        tmp_path, ("STT", "Nội dung", "Đơn vị chủ trì"), (1, "Tæ chøc Ngµy héi", "Sở Y tế"), *rows
    ).tables
    assert any("TCVN3" in note and "B2" in note for note in proposal_wording.notes(table))
