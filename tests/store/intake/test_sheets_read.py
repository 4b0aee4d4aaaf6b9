"""Workbooks as offices have them, read into grids: the values that a user sees, in the rows where he sees them."""

from __future__ import annotations

import io
import sys
import tracemalloc
import unicodedata
from datetime import date, datetime, time
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.comments import Comment
from openpyxl.formatting.rule import ColorScaleRule
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table as SheetTable

from store.errors import CannotRead, Trouble
from store.intake import spreadsheet
from store.intake.grid import Grid, Merge, Note, NoteKind

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))
import office_files as made
import real_parts

PATH = Path("danh sách.xlsx")


def saved(book: openpyxl.Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def read_one(content: bytes, sheet: str | None = None) -> Grid:
    (grid,) = spreadsheet.read(PATH, content, sheet)
    return grid


# Made with openpyxl


@pytest.fixture(scope="module")
def listed() -> openpyxl.Workbook:
    """A list as offices keep it: a title, a heading in two rows from C4 on, days written in three ways."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Nội dung 2024 – P1 & P2 'mới'"
    sheet["C2"] = "DANH MỤC NỘI DUNG HỢP TÁC"
    sheet.merge_cells("C2:H2")
    for cell, words in {
        "C4": "STT", "D4": "Nội dung", "E4": "Thời gian", "G4": "Tỷ lệ", "H4": "Xong lúc",
        "E5": "Bắt đầu", "F5": "Kết thúc",
    }.items():  # fmt: skip
        sheet[cell] = words
    for area in ("C4:C5", "D4:D5", "E4:F4", "G4:G5", "H4:H5"):
        sheet.merge_cells(area)
    sheet["C6"], sheet["D6"], sheet["E6"], sheet["F6"] = 12.0, "Ngày hội\nDu lịch", date(2024, 4, 20), "4/24/2024"
    sheet["G6"], sheet["G6"].number_format = 0.474, "0.0%"
    sheet["H6"] = datetime(2024, 4, 20, 14, 30)
    sheet["C7"], sheet["D7"], sheet["E7"], sheet["F7"] = "013", "Lễ hội", "24/9", time(8, 15)
    sheet["G7"], sheet["H7"] = 0.1 + 0.2, True
    return book


ROWS = (
    (),
    (None, None, "DANH MỤC NỘI DUNG HỢP TÁC"),
    (),
    (None, None, "STT", "Nội dung", "Thời gian", None, "Tỷ lệ", "Xong lúc"),
    (None, None, None, None, "Bắt đầu", "Kết thúc"),
    (None, None, 12, "Ngày hội\nDu lịch", date(2024, 4, 20), "4/24/2024", "47,4%", datetime(2024, 4, 20, 14, 30)),
    (None, None, "013", "Lễ hội", "24/9", time(8, 15), 0.3, True),
)
MERGES = {
    *(Merge(1, 2, 1, 7), Merge(3, 2, 4, 2), Merge(3, 3, 4, 3), Merge(3, 4, 3, 5), Merge(3, 6, 4, 6)),
    Merge(3, 7, 4, 7),
}


def test_values_merges_and_row_numbers(listed: openpyxl.Workbook) -> None:
    grid = read_one(saved(listed))
    assert grid.rows == ROWS
    assert [type(value) for value in grid.rows[5][2:5]] == [int, str, date]
    assert grid.lines == (1, 2, 3, 4, 5, 6, 7)
    assert set(grid.merges) == MERGES
    assert (grid.sheet, grid.number, grid.notes) == ("Nội dung 2024 – P1 & P2 'mới'", 1, ())


def test_the_same_list_as_libreoffice_saves_it(listed: openpyxl.Workbook, tmp_path: Path) -> None:
    """LibreOffice writes shared strings and styles of its own, and the values of formulas."""
    office = real_parts.office()
    sheet = listed.copy_worksheet(listed.worksheets[0])
    sheet["J6"], sheet["K6"] = "=C6*2", '="Sở "&"Du lịch"'
    sheet["L6"], sheet["M6"] = "=1/0", "=DATE(2024,6,30)"
    sheet["M6"].number_format = "dd/mm/yyyy"
    file = tmp_path / "danh sách.xlsx"
    file.write_bytes(saved(listed))
    listed.remove(sheet)
    (back,) = made.converted(office, tmp_path, "xlsx:Calc MS Excel 2007 XML", file)
    first, second = spreadsheet.read(PATH, back.read_bytes())
    assert (first.rows, set(first.merges), first.lines) == (ROWS, MERGES, (1, 2, 3, 4, 5, 6, 7))
    assert second.rows[5][9:] == (24, "Sở Du lịch", None, date(2024, 6, 30))
    assert second.notes == (Note(NoteKind.ERROR_VALUE, 1, ("L6",)),)


def test_formulas_that_were_never_worked_out_are_told() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["STT", "Nội dung"])
    for row in range(2, 12):
        sheet.append([f"=A{row - 1}+1", "x"])
    grid = read_one(saved(book))
    assert grid.rows[1] == (None, "x")
    assert grid.notes == (Note(NoteKind.FORMULA_WITHOUT_VALUE, 10, ("A2", "A3", "A4", "A5", "A6")),)


def test_hidden_sheets_rows_and_columns_are_read_and_told() -> None:
    book = openpyxl.Workbook()
    shown, hidden, secret = book.worksheets[0], book.create_sheet("Ẩn"), book.create_sheet("Rất ẩn")
    shown.append(["STT", "Nội dung", "Ghi chú"])
    shown.append([1, "x", "y"])
    shown.column_dimensions["B"].hidden = True
    shown.column_dimensions["F"].hidden = True  # nothing stands in it: not worth a word
    shown.row_dimensions[2].hidden = True
    shown.row_dimensions[9].hidden = True
    hidden.append(["a"])
    hidden.sheet_state = "hidden"
    secret.append(["b"])
    secret.sheet_state = "veryHidden"
    grids = spreadsheet.read(PATH, saved(book))
    assert [grid.rows for grid in grids] == [(("STT", "Nội dung", "Ghi chú"), (1, "x", "y")), (("a",),), (("b",),)]
    assert set(grids[0].notes) == {Note(NoteKind.HIDDEN_ROWS, 1, ("2",)), Note(NoteKind.HIDDEN_COLUMNS, 1, ("B",))}
    assert grids[1].notes == (Note(NoteKind.HIDDEN_SHEET, 1, ("Ẩn",)),)
    assert grids[2].notes == (Note(NoteKind.HIDDEN_SHEET, 1, ("Rất ẩn",)),)


def test_sheets_of_charts_and_empty_sheets_are_left_out_and_keep_their_numbers() -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("Biểu đồ").add_chart(BarChart())
    book.create_sheet("Đại biểu").append(["Họ tên"])
    (grid,) = spreadsheet.read(PATH, saved(book))
    listed = [(sheet.name, sheet.number) for sheet in spreadsheet.sheets(PATH, saved(book))]
    assert (grid.sheet, grid.number) == ("Đại biểu", listed[-1][1])
    assert "Biểu đồ" not in {name for name, _number in listed}


@pytest.mark.parametrize("asked", ["Đại biểu", "đại biểu", unicodedata.normalize("NFD", "Đại biểu"), " 2 ", "2"])
def test_one_sheet_is_asked_for_by_name_or_number(asked: str) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["a"])
    book.create_sheet("Đại biểu").append(["b"])
    book.create_sheet("7").append(["c"])
    assert read_one(saved(book), asked).rows == (("b",),)
    assert read_one(saved(book), "7").rows == (("c",),)
    with pytest.raises(CannotRead) as caught:
        spreadsheet.read(PATH, saved(book), "9")
    assert (caught.value.trouble, caught.value.detail) == (Trouble.NO_SUCH_SHEET, "Sheet, Đại biểu, 7")


def test_nothing_at_all_is_told() -> None:
    with pytest.raises(CannotRead) as caught:
        spreadsheet.read(PATH, saved(openpyxl.Workbook()))
    assert caught.value.trouble is Trouble.NO_TABLES


def test_rich_text_is_read_whole() -> None:
    book = openpyxl.Workbook()
    rich = CellRichText("Ngày hội ", TextBlock(InlineFont(b=True), "Du lịch"), " 2024")
    book.worksheets[0].append([rich])
    assert read_one(saved(book)).rows == (("Ngày hội Du lịch 2024",),)


def test_all_that_is_no_value_is_passed_over() -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (["STT", "Nội dung"], [1, "Ngày hội"], [2, "Lễ hội"]):
        sheet.append(row)
    sheet["B2"].comment = Comment("hỏi lại", "Lan")
    sheet["B2"].hyperlink = "https://example.org/"
    sheet["B3"].fill = PatternFill("solid", fgColor="FFFF00")
    sheet.add_data_validation(DataValidation("list", '"Ngày hội,Lễ hội"', sqref="B2:B99"))
    sheet.conditional_formatting.add(
        "A1:B3", ColorScaleRule(start_type="min", start_color="FF0000", end_type="max", end_color="00FF00")
    )
    sheet.add_table(SheetTable(displayName="Bang1", ref="A1:B3"))
    sheet.auto_filter.ref, sheet.freeze_panes = "A1:B3", "A2"
    book.defined_names["vùng"] = DefinedName("vùng", attr_text="Sheet!$A$1:$B$3")
    grid = read_one(saved(book))
    assert grid.rows == (("STT", "Nội dung"), (1, "Ngày hội"), (2, "Lễ hội"))
    assert (grid.merges, grid.notes) == ((), ())


def test_a_workbook_with_macros_gives_its_values() -> None:
    parts = made.workbook_parts('<sheetData><row><c t="inlineStr"><is><t>Tên</t></is></c></row></sheetData>')
    kind = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    macros = {"[Content_Types].xml": made.content_types("xl/workbook.xml", kind), "xl/vbaProject.bin": b"MZ"}
    assert read_one(made.zipped(parts | macros)).rows == (("Tên",),)


# Made by hand


def test_shared_and_inline_strings_without_what_tells_how_they_are_pronounced() -> None:
    shared = (
        "<t>Sở</t>",
        '<r><t xml:space="preserve">Du </t></r><r><rPr><b/></rPr><t>lịch</t></r>',
        '<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
        "<t>một_x000D_\nhai_x0009_ba_x005F_x0041_</t>",
        '<t xml:space="preserve">  </t>',
    )
    cells = "".join(f'<c t="s"><v>{place}</v></c>' for place in range(6))
    inline = '<c t="inlineStr"><is><r><t>trong </t></r><r><t>ô</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
    grid = read_one(made.workbook(f"<row>{cells}{inline}</row>", shared=shared))
    assert grid.rows == (("Sở", "Du lịch", "東京", "một\nhai ba_x0041_", None, None, "trong ô"),)


@pytest.mark.parametrize(
    "said", ['<dimension ref="A1"/>', '<dimension ref="A1:XFD1048576"/>', '<dimension ref="?"/>', ""]
)
def test_what_a_sheet_says_of_its_size_is_not_believed(said: str) -> None:
    row = '<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row>'
    grid = read_one(made.zipped(made.workbook_parts(f"{said}<sheetData>{row}</sheetData>")))
    assert (grid.rows, grid.lines) == (((), (), (None, 1, None, 2)), (1, 2, 3))


def test_rows_and_cells_without_their_names_are_counted() -> None:
    grid = read_one(made.workbook("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>"))
    assert (grid.rows, grid.lines) == (((1, None, 2), (), (3,)), (1, 2, 3))


def test_rows_that_stand_in_a_wrong_order_or_twice_are_put_right() -> None:
    rows = '<row r="5"><c r="A5"><v>5</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>'
    rows += '<row r="5"><c r="B5"><v>6</v></c></row>'
    grid = read_one(made.workbook(rows))
    assert (grid.rows[-2:], grid.lines[-2:]) == (((4,), (5, 6)), (4, 5))


def test_hundreds_of_empty_rows_leave_two_and_the_numbers_tell() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    rows += "".join(f'<row r="{line}" s="1"><c r="A{line}" s="1"/></row>' for line in range(2, 1000))
    rows += '<row r="1000"><c r="A1000"><v>2</v></c></row><row r="1048576"><c r="A1048576"><v>3</v></c></row>'
    grid = read_one(made.workbook(rows, formats=("14",)))
    assert grid.rows == ((1,), (), (), (2,), (), (), (3,))
    assert grid.lines == (1, 2, 3, 1000, 1001, 1002, 1048576)


def test_merged_cells_keep_their_places_where_empty_rows_are_left_out() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="500"><c r="B500"><v>2</v></c><c r="C500"><v>9</v></c></row>'
    rows += '<row r="501"><c r="B501"><v>3</v></c></row>'
    merged = "<mergeCells>" + "".join(
        f'<mergeCell ref="{area}"/>' for area in ("B500:C501", "A700:B800", "A1:XFD1", "D500", "x", "C3:A1")
    )
    sheet = f"<sheetData>{rows}</sheetData>{merged}</mergeCells>"
    grid = read_one(made.zipped(made.workbook_parts(sheet)))
    assert grid.rows == ((1,), (), (), (None, 2), ())  # what lies hidden under a merged cell is not shown
    assert set(grid.merges) == {Merge(3, 1, 4, 2), Merge(0, 0, 0, 16383)}


def test_merged_cells_that_lie_over_each_other_by_the_thousand_keep_nobody_busy() -> None:
    rows = "".join(f'<row r="{line}"><c r="B{line}"><v>{line}</v></c></row>' for line in range(1, 2000))
    over = "".join('<mergeCell ref="A1:XFD1048576"/>' for _ in range(100_000))
    grid = read_one(made.zipped(made.workbook_parts(f"<sheetData>{rows}</sheetData><mergeCells>{over}</mergeCells>")))
    assert len(grid.merges) == 500


def test_columns_that_are_only_formatted_cost_nothing() -> None:
    from store.intake.sheet_rows import column_name

    empty = "".join(f'<c r="{column_name(column)}1" s="1"/>' for column in range(1, 16_384))
    rows = "".join(
        f'<row r="{line}"><c r="A{line}"><v>{line}</v></c>{empty if line < 20 else ""}</row>' for line in range(1, 999)
    )
    sheet = f'<cols><col min="1" max="16384" style="1"/></cols><sheetData>{rows}</sheetData>'
    content = made.zipped(made.workbook_parts(sheet, formats=("14",)))
    tracemalloc.start()
    grid = read_one(content)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert grid.rows[0] == (1,)
    assert max(map(len, grid.rows)) == 1
    assert most < 30_000_000  # the sheet's own text, unpacked, is 8 MB


def test_cells_far_apart_in_many_rows_are_too_many() -> None:
    rows = "".join(f'<row r="{line}"><c r="XFD{line}"><v>1</v></c></row>' for line in range(1, 400))
    with pytest.raises(CannotRead) as caught:
        spreadsheet.read(PATH, made.workbook(rows))
    assert caught.value.trouble is Trouble.TOO_LARGE


@pytest.mark.parametrize("broken", ["<row><c><v>1</v></row>", "<row r='1'><c", "<row>&nbsp;</row>", "<row a=1/>"])
def test_a_sheet_that_is_no_xml_is_damaged(broken: str) -> None:
    with pytest.raises(CannotRead) as caught:
        spreadsheet.read(PATH, made.workbook(broken))
    assert caught.value.trouble in {Trouble.DAMAGED, Trouble.HOSTILE}


def test_a_document_is_no_workbook() -> None:
    with pytest.raises(CannotRead) as caught:
        spreadsheet.read(PATH, made.document(made.paragraph("x")))
    assert (caught.value.trouble, caught.value.detail) == (Trouble.WRONG_TYPE, ".docx")
