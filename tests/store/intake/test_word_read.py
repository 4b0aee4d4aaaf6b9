"""Word documents as offices have them, read into grids: what their readers see, wherever Word has put it."""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_SECTION
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import CannotRead, Trouble
from store.intake import word_tables
from store.intake.grid import Grid, Merge, Note, NoteKind

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))
import office_files as made
import real_parts
from office_files import document, listed, paragraph, run, table

PATH = Path("phụ lục.docx")


def grids(body: str) -> tuple[Grid, ...]:
    return word_tables.read(PATH, document(body, numbering=made.NUMBERING, styles=made.STYLES))


# Tables


def test_content_controls_around_rows_and_cells() -> None:
    def held(xml: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{xml}</w:sdtContent></w:sdt>"

    tc = f"<w:tc>{paragraph('{}')}</w:tc>"
    row = f"<w:tr>{tc.format('1')}{held(tc.format('hai'))}<w:customXml>{tc.format('ba')}</w:customXml></w:tr>"
    inside = f"<w:tr><w:tc>{held(paragraph('bốn'))}</w:tc>{tc.format('năm')}{tc.format('sáu')}</w:tr>"
    (grid,) = grids(held(f"<w:tbl>{row}{held(inside)}</w:tbl>"))
    assert grid.rows == (("1", "hai", "ba"), ("bốn", "năm", "sáu"))


def test_tracked_changes_of_rows_and_cells_are_read_as_accepted_and_told() -> None:
    def row(words: str, properties: str = "", cells: str = "") -> str:
        return f"<w:tr><w:trPr>{properties}</w:trPr><w:tc>{paragraph(words)}</w:tc>{cells}</w:tr>"

    cut = f"<w:tc><w:tcPr><w:cellDel w:id='3'/></w:tcPr>{paragraph('ô xóa')}</w:tc><w:tc>{paragraph('ô sau')}</w:tc>"
    rows = row("một") + row("xóa", "<w:del w:id='1'/>") + row("thêm", "<w:ins w:id='2'/>") + row("bốn", cells=cut)
    (grid,) = grids(f"<w:tbl>{rows}<w:tr><w:tc>{paragraph('cuối')}</w:tc></w:tr></w:tbl>")
    assert grid.rows == (("một",), ("thêm",), ("bốn", "ô sau"), ("cuối",))
    assert grid.lines == (1, 2, 3, 4)
    assert grid.notes == (Note(NoteKind.TRACKED_CHANGES, 3),)


def test_merged_cells_and_rows_that_begin_later() -> None:
    def tc(words: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(words)}</w:tc>"

    down, on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    wide, beside = '<w:gridSpan w:val="2"/>', ('<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>')
    rows = (
        f"<w:tr>{tc('STT', down)}{tc('Thời gian', wide)}{tc('Đơn vị', down)}</w:tr>",
        f"<w:tr>{tc('', on)}{tc('Bắt đầu')}{tc('Kết thúc')}{tc('', on)}</w:tr>",
        f"<w:tr>{tc('1', down)}{tc('a', beside[0])}{tc('', beside[1])}{tc('S')}</w:tr>",
        f"<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{tc('b')}{tc('c')}</w:tr>",
        f"<w:tr>{tc('tiếp', on)}{tc('d')}</w:tr>",
    )
    (grid,) = grids(f"<w:tbl>{''.join(rows)}</w:tbl>")
    assert grid.rows == (
        ("STT", "Thời gian", None, "Đơn vị"),
        (None, "Bắt đầu", "Kết thúc"),
        ("1", "a", None, "S"),
        (None, "b", "c"),
        ("tiếp", "d"),  # nothing stands above it that could go on
    )
    assert grid.merges == (Merge(0, 0, 1, 0), Merge(0, 1, 0, 2), Merge(0, 3, 1, 3), Merge(2, 1, 2, 2))


def test_a_table_in_a_cell_is_a_grid_of_its_own() -> None:
    inner = table(("trong 1", "trong 2"), ("trong 3", "trong 4"))
    first, second, third = grids(
        paragraph("Biên bản")
        + table(("Nội dung", f"{paragraph('trước')}{inner}{paragraph('sau')}"))
        + table(("cuối",) * 3, "xyz")
    )
    assert (first.number, first.rows, first.before) == (1, (("Nội dung", "trước\nsau"),), ("Biên bản",))
    assert (second.number, second.rows, second.before) == (
        2,
        (("trong 1", "trong 2"), ("trong 3", "trong 4")),
        ("trước",),
    )
    assert (third.number, third.before) == (3, ())


def test_what_stands_before_a_table_is_kept_the_nearest_last() -> None:
    letterhead = table(("UBND TỈNH", "CỘNG HÒA"))
    many = "".join(paragraph(f"đoạn {number}") for number in range(20))
    _head, first, second = grids(
        letterhead + many + table("abc", "def") + paragraph("") + paragraph("B. Đại biểu") + table("ghi", "klm")
    )
    assert first.before == tuple(f"đoạn {number}" for number in range(10, 20))
    assert second.before == ("B. Đại biểu",)


def test_headers_and_footers_are_left_out() -> None:
    letter = docx.Document()
    for part in (letter.sections[0].header, letter.add_section(WD_SECTION.NEW_PAGE).footer):
        part.is_linked_to_previous = False
        part.add_table(1, 1, letter.sections[0].page_width).cell(0, 0).text = "đầu trang"
    letter.add_table(1, 1).cell(0, 0).text = "thân"
    kept = io.BytesIO()
    letter.save(kept)
    assert [grid.rows for grid in word_tables.read(PATH, kept.getvalue())] == [(("thân",),)]


# Numbers that Word writes itself


def test_a_column_that_word_numbers_holds_its_numbers() -> None:
    rows = [(listed(""), words, "x") for words in ("Ngày hội", "Lễ hội", "Hội chợ")]
    (grid,) = grids(table(("STT", "Nội dung", "Đơn vị"), *rows))
    assert [row[:2] for row in grid.rows[1:]] == [(1, "Ngày hội"), (2, "Lễ hội"), (3, "Hội chợ")]


def test_a_numbered_column_skips_rows_that_were_deleted() -> None:
    tc = f"<w:tc>{listed('')}</w:tc><w:tc>{paragraph('x')}</w:tc><w:tc>{paragraph('y')}</w:tc>"
    rows = f"<w:tr>{tc}</w:tr><w:tr><w:trPr><w:del w:id='1'/></w:trPr>{tc}</w:tr><w:tr>{tc}</w:tr>"
    (grid,) = grids(f"<w:tbl>{rows}</w:tbl>")
    assert [row[0] for row in grid.rows] == [1, 2]


def test_lists_of_several_levels_bullets_and_lists_that_begin_again() -> None:
    body = (
        listed("Khai mạc")
        + listed("Báo cáo")
        + listed("Sở Du lịch", depth=1)
        + listed("Sở Y tế", depth=1)
        + listed("một", depth=2)
        + listed("Thảo luận")
        + listed("ý kiến", depth=1)
        + listed("gạch đầu dòng", 2)
        + listed("Phần bốn", 3)
        + listed("lại từ đầu", 4)
        + paragraph("theo kiểu", '<w:pStyle w:val="Derived"/>')
        + paragraph("không số", '<w:pStyle w:val="Derived"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + paragraph("vòng", '<w:pStyle w:val="Round"/>')
    )
    (grid,) = grids(body)
    assert [row[0] for row in grid.rows] == [
        "1. Khai mạc",
        "2. Báo cáo",
        "2.1. Sở Du lịch",
        "2.2. Sở Y tế",
        "a) một",
        "3. Thảo luận",
        "3.1. ý kiến",
        "- gạch đầu dòng",
        "Phần IV: Phần bốn",
        "1. lại từ đầu",
        "2. theo kiểu",
        "không số",
        "vòng",
    ]


# Documents without tables


AGENDA = ("1. Khai mạc (8h00–8h15)", "2. Báo cáo kết quả", "- Sở Du lịch", "3. Bế mạc")


def test_an_agenda_in_paragraphs_is_a_grid_of_one_column() -> None:
    letterhead = table(("UBND TỈNH", "", "CỘNG HÒA"), ("Số: 1", "", "Độc lập"))
    signed = table(("Nơi nhận", "CHỦ TỊCH"))
    body = letterhead + paragraph("CHƯƠNG TRÌNH") + "".join(map(paragraph, AGENDA)) + paragraph("  ") + signed
    *tables, lines = grids(body)
    assert [grid.number for grid in tables] == [1, 2]
    assert lines.rows == (("CHƯƠNG TRÌNH",), *((line,) for line in AGENDA))
    assert (lines.lines, lines.number) == ((1, 2, 3, 4, 5), 3)


def test_lines_broken_inside_a_paragraph_are_lines_of_their_own() -> None:
    (grid,) = grids("<w:p><w:r><w:t>8h00: Khai mạc</w:t><w:br/><w:t>8h15: Báo cáo</w:t></w:r></w:p>" + paragraph("hết"))
    assert (grid.rows, grid.lines) == ((("8h00: Khai mạc",), ("8h15: Báo cáo",), ("hết",)), (1, 1, 2))


def test_a_document_with_a_list_in_a_table_gives_no_paragraphs() -> None:
    (grid,) = grids("".join(map(paragraph, AGENDA)) + table("abc", "def"))
    assert grid.rows == (("a", "b", "c"), ("d", "e", "f"))


@pytest.mark.parametrize("body", ["", paragraph("  "), "<w:p/>", table(("", ""))])
def test_a_document_with_nothing_in_it_is_told(body: str) -> None:
    with pytest.raises(CannotRead) as caught:
        grids(body)
    assert caught.value.trouble is Trouble.NO_TABLES


def test_a_workbook_is_no_document() -> None:
    with pytest.raises(CannotRead) as caught:
        word_tables.read(PATH, made.workbook("<row><c><v>1</v></c></row>"))
    assert (caught.value.trouble, caught.value.detail) == (Trouble.WRONG_TYPE, ".xlsx")


# Files of real programs


def test_a_list_as_libreoffice_saves_it(tmp_path: Path) -> None:
    """Numbered column, merged cells, a text box, a tracked change and a nested table, through a real program."""
    office = real_parts.office()
    down, on = "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>", "<w:tcPr><w:vMerge/></w:tcPr>"
    rows = (
        ("STT", "Nội dung", "Lĩnh vực"),
        (
            listed(""),
            f"<w:p>{run('Ngày hội ')}<w:ins w:id='1' w:author='Lan'>{run('Du lịch')}</w:ins></w:p>",
            down + paragraph("du lịch"),
        ),
        (
            listed(""),
            f"<w:p>{run('Lễ hội')}<w:del w:id='2' w:author='Lan'><w:r><w:delText> cũ</w:delText></w:r></w:del></w:p>",
            on + "<w:p/>",
        ),
    )
    (tmp_path / "a.docx").write_bytes(
        document(paragraph("DANH MỤC") + table(*rows), numbering=made.NUMBERING, styles=made.STYLES)
    )
    agenda = "".join(listed(words) for words in ("Khai mạc", "Báo cáo", "Bế mạc"))
    (tmp_path / "b.docx").write_bytes(document(agenda, numbering=made.NUMBERING, styles=made.STYLES))
    saved, lines = made.converted(office, tmp_path, "docx:MS Word 2007 XML", tmp_path / "a.docx", tmp_path / "b.docx")
    (grid,) = word_tables.read(PATH, saved.read_bytes())
    assert grid.rows == (("STT", "Nội dung", "Lĩnh vực"), (1, "Ngày hội Du lịch", "du lịch"), (2, "Lễ hội"))
    assert (grid.merges, grid.before) == ((Merge(1, 2, 2, 2),), ("DANH MỤC",))
    assert [note.kind for note in grid.notes] == [NoteKind.TRACKED_CHANGES]
    (agenda_grid,) = word_tables.read(PATH, lines.read_bytes())
    assert [row[0] for row in agenda_grid.rows] == ["1. Khai mạc", "2. Báo cáo", "3. Bế mạc"]


# Anything


_PIECES = st.sampled_from([
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>chữ</w:t>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>", "<w:tc>",
    "</w:tc>", "<w:sdt>", "</w:sdt>", "<w:sdtContent>", "</w:sdtContent>", "<w:ins>", "</w:ins>", "<w:del>", "</w:del>",
    "<w:fldChar w:fldCharType='begin'/>", "<w:fldChar w:fldCharType='end'/>", "<w:fldChar w:fldCharType='separate'/>",
    "<w:tcPr><w:gridSpan w:val='9999999999'/></w:tcPr>", "<w:tcPr><w:vMerge/></w:tcPr>", "<w:tcPr><w:hMerge/></w:tcPr>",
    "<w:trPr><w:gridBefore w:val='x'/></w:trPr>", "<w:sym w:char='F0FE' w:font='Wingdings'/>", "<w:sym w:char='D800'/>",
    "<w:pPr><w:numPr><w:ilvl w:val='99'/><w:numId w:val='1'/></w:numPr></w:pPr>", "<w:txbxContent>", "</w:txbxContent>",
    "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", "<w:pict>", "</w:pict>", "<!-- x -->", "<?x y?>",
])  # fmt: skip


def _closed(pieces: list[str]) -> str:
    """The pieces as well-formed XML: what is not open cannot be closed, what is open is closed at the end."""
    kept: list[str] = []
    open_names: list[str] = []
    for piece in pieces:
        if piece.startswith("</"):
            if not open_names or open_names[-1] != piece[2:-1]:
                continue
            open_names.pop()
        elif piece.count("<") == 1 and not piece.endswith(("/>", "->", "?>")):
            open_names.append(piece[1:-1])
        kept.append(piece)
    return "".join(kept) + "".join(f"</{name}>" for name in reversed(open_names))


@settings(max_examples=200, deadline=None)
@given(st.lists(_PIECES, max_size=30))
def test_any_document_is_read_or_refused(pieces: list[str]) -> None:
    with contextlib.suppress(CannotRead):
        for grid in grids(_closed(pieces)):
            assert len(grid.rows) == len(grid.lines)
            assert all(value is None or isinstance(value, int | str) for row in grid.rows for value in row)
            for merge in grid.merges:
                assert 0 <= merge.top <= merge.bottom < len(grid.rows)
                assert 0 <= merge.left <= merge.right
