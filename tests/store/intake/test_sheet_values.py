"""One cell of a workbook: what its XML and its number's format make of it; and whatever a sheet holds."""

from __future__ import annotations

import io
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import CannotRead
from store.intake import spreadsheet
from store.intake.grid import Grid

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))
import office_files as made

PATH = Path("danh sách.xlsx")


def saved(book: openpyxl.Workbook) -> bytes:
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def read_one(content: bytes, sheet: str | None = None) -> Grid:
    (grid,) = spreadsheet.read(PATH, content, sheet)
    return grid


def value_of(cell: str, **more: Any) -> object:
    """What one cell's XML is read as; the sheet has another cell, so that it is never empty."""
    rows = f'<row r="1"><c r="A1"><v>1</v></c></row><row r="2">{cell}</row>'
    grid = read_one(made.workbook(rows, **more))
    return grid.rows[1][0] if len(grid.rows) > 1 else None


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A2"><v>12.0</v></c>', 12),
        ('<c r="A2"><v>0.30000000000000004</v></c>', 0.3),
        ('<c r="A2"><v>1E+2</v></c>', 100),
        ('<c r="A2" t="b"><v>1</v></c>', True),
        ('<c r="A2" t="e"><v>#N/A</v></c>', None),
        ('<c r="A2" t="e"><f>B9</f><v>#REF!</v></c>', None),
        ('<c r="A2" t="str"><f>"x"</f><v>Sở Y tế</v></c>', "Sở Y tế"),
        ('<c r="A2" t="str"><f>""</f><v></v></c>', None),
        ('<c r="A2" t="d"><v>2024-04-20</v></c>', date(2024, 4, 20)),
        ('<c r="A2" t="d"><v>2024-04-20T08:15:00Z</v></c>', datetime(2024, 4, 20, 8, 15)),
        ('<c r="A2" t="d"><v>08:15:00</v></c>', time(8, 15)),
        ('<c r="A2"><v>nan</v></c>', "nan"),
        ('<c r="A2"><v>mười</v></c>', "mười"),
        ('<c r="A2" t="s"><v>99</v></c>', None),
        ('<c r="A2" t="n" s="77"><v>5</v></c>', 5),
        ('<c r="A2" s="0"/>', None),
        ('<c t="inlineStr"><is><t>không địa chỉ</t></is></c>', "không địa chỉ"),
        ('<c r="A2" t="inlineStr"><is><t>[red]=HYPERLINK("x")</t></is></c>', '[red]=HYPERLINK("x")'),
        ('<c r="A2" t="inlineStr"><is><t>Đa\u0306\u0301k</t></is></c>', "Đắk"),
    ],
)
def test_one_cell(cell: str, value: object) -> None:
    found = value_of(cell)
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("number", "code", "value"),
    [
        ("45402", "14", date(2024, 4, 20)),
        ("45402", "dd/mm/yyyy", date(2024, 4, 20)),
        ("45402", '[$-42A]"ngày" dd "tháng" mm "năm" yyyy;@', date(2024, 4, 20)),
        ("45402.7", "yyyy-mm-dd", date(2024, 4, 20)),
        ("45402.604166666664", "22", datetime(2024, 4, 20, 14, 30)),
        ("45402.604166666664", "dd/mm/yyyy hh:mm AM/PM", datetime(2024, 4, 20, 14, 30)),
        ("0.34375", "h:mm", time(8, 15)),
        ("45402.34375", "hh:mm", time(8, 15)),
        ("0.99999999", "h:mm", time(0, 0)),
        ("0.34375", '[$-42A]hh" giờ "mm', time(8, 15)),
        ("1.1041666666666667", "[h]:mm", "26 giờ 30"),
        ("0.010416666666666666", "46", "15 phút"),
        ("45474", "17", "07/2024"),
        ("45474", "mm/yyyy", "07/2024"),
        ("45559", "16", date(2024, 9, 24)),
        ("45559", "d/m", date(2024, 9, 24)),
        ("45559", "yyyy", 2024),
        ("0.47", "9", "47%"),
        ("0.474", "0.0%", "47,4%"),
        ("0.07", "0%", "7%"),
        ("0.13793103448275862", "# ??/??", "4/29"),
        ("1.5", "# ?/?", "1 1/2"),
        ("1", "# ?/?", 1),
        ("5", '00" tỉnh"', 5),
        ("1234567", '#,##0 "đ"', 1234567),
        ("1234567.5", "_-* #,##0.00\\ [$₫-42A]_-", 1234567.5),
        ("5", '[Red]0;[Blue]-0;"hết"', 5),
        ("3", "General", 3),
        ("3", "@", 3),
        ("0", "14", None),
        ("-5", "14", -5),
        ("99999999", "14", 99999999),
        ("1", "14", date(1900, 1, 1)),
        ("59", "14", date(1900, 2, 28)),
        ("61", "14", date(1900, 3, 1)),
    ],
)
def test_numbers_as_their_formats_show_them(number: str, code: str, value: object) -> None:
    found = value_of(f'<c r="A2" s="1"><v>{number}</v></c>', formats=(code,))
    assert found == value
    assert type(found) is type(value)


def test_workbooks_of_old_macs_count_their_days_from_1904() -> None:
    cell = '<c r="A2" s="1"><v>43940</v></c>'
    assert value_of(cell, formats=("14",), since_1904=True) == date(2024, 4, 20)


# Anything


_PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=20)
_VALUES = (
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.dates(date(1900, 3, 1), date(9999, 12, 31))
    | st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 30)).map(lambda at: at.replace(microsecond=0))
    | st.times().map(lambda at: at.replace(microsecond=0))
    | _PLAIN.filter(lambda text: not text.startswith("=") and text.strip() != "" and "_x" not in text)
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_VALUES, max_size=6), min_size=1, max_size=8))
def test_what_openpyxl_wrote_and_reads_is_what_is_read(rows: list[list[Any]]) -> None:
    """openpyxl's own reading is the judge, text brought to its one spelling."""
    from store.meeting.text import clean

    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    content = saved(book)
    judged = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    wanted = {}
    for line in judged.iter_rows():
        for cell in line:
            value: Any = cell.value
            if isinstance(value, datetime) and cell.number_format == "yyyy-mm-dd":
                value = value.date()
            if isinstance(value, datetime) and value.time() == time():
                value = value.date()  # a moment at midnight is shown as a day
            if isinstance(value, timedelta):
                continue
            if isinstance(value, str):
                value = clean(value, lines=True).strip() or None
            if value is not None:
                wanted[cell.row, cell.column] = value
    if not wanted:
        with pytest.raises(CannotRead):
            read_one(content)
        return
    grid = read_one(content)
    found = {
        (line, column): value
        for line, row in zip(grid.lines, grid.rows, strict=True)
        for column, value in enumerate(row, start=1)
        if value is not None
    }
    assert found == wanted


_PIECES = st.sampled_from([
    '<row r="2">', "<row>", "</row>", '<c r="B2" t="s">', '<c t="n" s="1">', '<c r="ZZZZ9">', "<c>", "</c>", "<v>",
    "</v>", "1", "45402", "x", "<f/>", '<mergeCell ref="A1:C3"/>', '<mergeCell ref="1:A"/>', '<row r="-1"/>',
    '<row r="99999999999"/>', "<is><t>a</t></is>", '<col min="0" max="99999999" hidden="1"/>', "<!-- x -->",
])  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_any_sheet_is_read_or_refused(pieces: list[str]) -> None:
    try:
        grids = spreadsheet.read(PATH, made.workbook("".join(pieces), shared=("<t>x</t>",), formats=("14",)))
    except CannotRead:
        return
    for grid in grids:
        assert len(grid.rows) == len(grid.lines)
        assert list(grid.lines) == sorted(set(grid.lines))
        assert all(not row or row[-1] is not None for row in grid.rows)
