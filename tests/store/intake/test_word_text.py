"""The text of a Word document's cells as their reader sees it, wherever Word has put it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from store.intake import word_tables
from store.intake.grid import Grid

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))
import office_files as made
from office_files import document, paragraph, run, table

PATH = Path("phụ lục.docx")

BEGIN, SEPARATE, END = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))


def grids(body: str) -> tuple[Grid, ...]:
    return word_tables.read(PATH, document(body, numbering=made.NUMBERING, styles=made.STYLES))


def cell(content: str) -> object:
    """What a cell with this XML in it is read as."""
    (grid,) = grids(table(("STT", "a", "b", "c"), (content, "x", "y", "z")))
    return grid.rows[1][0]


def form(data: str) -> str:
    """A form field of the old kind."""
    begun = f"<w:r><w:fldChar w:fldCharType='begin'><w:ffData>{data}</w:ffData></w:fldChar></w:r>"
    return f"{begun}<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>{END}"


# What stands in a cell


@pytest.mark.parametrize(
    ("inside", "words"),
    [
        (run("Sở ") + run("Du lịch"), "Sở Du lịch"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('trong ô điều khiển')}</w:sdtContent></w:sdt>", "trong ô điều khiển"),
        (f"<w:ins w:id='1' w:author='Lan'>{run('thêm')}</w:ins>", "thêm"),
        (f"{run('còn')}<w:del w:id='1'><w:r><w:delText>xóa</w:delText></w:r></w:del>", "còn"),
        (f"<w:moveTo w:id='1'>{run('đến')}</w:moveTo><w:moveFrom w:id='2'>{run('đi')}</w:moveFrom>", "đến"),
        (f"<w:ins w:id='1'><w:del w:id='2'>{run('thêm rồi xóa')}</w:del>{run('ở lại')}</w:ins>", "ở lại"),
        (f"<w:hyperlink r:id='h'>{run('Sở Y tế')}</w:hyperlink>", "Sở Y tế"),
        (f"<w:smartTag w:element='place'>{run('Kon Tum')}</w:smartTag>", "Kon Tum"),
        (f"<w:fldSimple w:instr=' DATE '>{run('20/4/2024')}</w:fldSimple>", "20/4/2024"),
        (
            f"{BEGIN}<w:r><w:instrText> HYPERLINK x </w:instrText></w:r>{SEPARATE}{run('kết quả')}{END}",
            "kết quả",
        ),
        (
            f"{BEGIN}<w:r><w:instrText>IF </w:instrText></w:r>"
            f"{BEGIN}{run('trong')}{SEPARATE}"
            f"{run('lệnh')}{END}{SEPARATE}"
            f"{run('ngoài')}{END}",
            "ngoài",
        ),
        (f"{run('Tên')}<w:r><w:footnoteReference w:id='2'/></w:r><w:r><w:commentReference w:id='0'/></w:r>", "Tên"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>", "☑"),
        ("<w:r><w:sym w:font='Wingdings 2' w:char='F0A3'/></w:r>", "☐"),
        ("<w:r><w:sym w:font='Symbol' w:char='F0B3'/></w:r>", "≥"),
        ("<w:r><w:sym w:font='MS Gothic' w:char='2612'/></w:r>", "☒"),
        ("<w:r><w:sym w:font='Webdings' w:char='F061'/></w:r>", "\ufffd"),
        (run("ü", "<w:rFonts w:ascii='Wingdings'/>"), "✓"),
        (run("xóa ü", "<w:rFonts w:ascii='Times New Roman'/>"), "xóa ü"),
        ("<w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t><w:cr/></w:r>", "một\nhai ba"),
        (
            "<w:r><w:t>Bà Rịa</w:t><w:noBreakHyphen/><w:t>Vũng</w:t><w:softHyphen/><w:t>Tàu</w:t></w:r>",
            "Bà Rịa-VũngTàu",
        ),
        (run("thấy") + run("không thấy", "<w:vanish/>") + run(" rõ", "<w:vanish w:val='0'/>"), "thấy rõ"),
        (
            f"<w:r><w:ruby><w:rt>{run('x')}</w:rt><w:rubyBase>{run('chữ')}</w:rubyBase></w:ruby></w:r>",
            "chữ",
        ),
        (form("<w:checkBox><w:default w:val='0'/><w:checked/></w:checkBox>"), "☒"),
        (form("<w:checkBox><w:default w:val='0'/></w:checkBox>"), "☐"),
        (
            form("<w:ddList><w:result w:val='1'/><w:listEntry w:val='A'/><w:listEntry w:val='Quý II'/></w:ddList>"),
            "Quý II",
        ),
        (run("Đa\u0306\u0301k"), "Đắk"),
        (run("&lt;b&gt;[red] {{ten}}"), "<b>[red] {{ten}}"),
        ("", None),
        (run("   "), None),
    ],
)
def test_text_wherever_word_puts_it(inside: str, words: object) -> None:
    assert cell(f"<w:p>{inside}</w:p>") == words


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begun = f"<w:p>{BEGIN}<w:r><w:instrText>TOC</w:instrText></w:r></w:p>"
    assert cell(begun + paragraph("còn đây")) == "còn đây"


def test_a_field_may_end_in_another_paragraph() -> None:
    begun = f"<w:p>{BEGIN}<w:r><w:instrText>TOC</w:instrText></w:r>{SEPARATE}"
    assert cell(f"{begun}{run('một')}</w:p><w:p>{run('hai')}{END}</w:p>") == "một\nhai"


def test_a_text_box_is_read_once_although_it_is_written_twice() -> None:
    box = f"<w:txbxContent>{paragraph('trong khung')}</w:txbxContent>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    twice = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{old.replace('trong', 'cũ')}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    only_old = f"<w:r><mc:AlternateContent><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    assert cell(f"<w:p>{run('ngoài')}{twice}</w:p>") == "ngoài\ntrong khung"
    assert cell(f"<w:p>{only_old}</w:p>") == "trong khung"


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next() -> None:
    joined = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>" + run("Sở Du ") + "</w:p>" + paragraph("lịch")
    assert cell(joined) == "Sở Du lịch"
    gone = "<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:del w:id='2'>" + run("xóa hết") + "</w:del></w:p>"
    assert cell(gone + paragraph("còn lại")) == "còn lại"
