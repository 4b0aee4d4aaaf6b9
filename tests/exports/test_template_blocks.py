"""The program's own text put into an office's template, and the end of a template."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import conferences
import docx
import pytest
from template_files import W, p, package, r, row, sdk_errors, table, texts, xml

from exports import composing
from exports.document import Heading, Paragraph, Table
from exports.options import DocumentKind, Options
from exports.word import template
from store.meeting.kinds import ItemKind, ItemState


def filled(file: bytes, options: Options | None = None, items: int = 3) -> bytes:
    return template.fill(file, conferences.with_items(items), options or Options())


def said(options: Options, items: int = 3) -> list[str]:
    """What the program itself would say, paragraph by paragraph, without its tables."""
    told = []
    for block in composing.compose(conferences.with_items(items), options).body:
        if isinstance(block, Heading):
            told.append(f"{block.label} {block.text}".strip())
        elif isinstance(block, Paragraph):
            told.append(" ".join(filter(None, (block.label, "".join(run.text for run in block.runs)))))
    return told


def outside_tables(file: bytes) -> list[str]:
    found = []
    for one in xml(file).iter(f"{{{W}}}p"):
        if next(one.iterancestors(f"{{{W}}}tbl"), None) is None:
            found.append("".join(one.itertext(f"{{{W}}}t")))
    return found


@pytest.mark.parametrize("kind", list(DocumentKind))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_body_says_what_the_program_says(kind: DocumentKind, language: str, tmp_path: Path) -> None:
    options = Options(language="en" if language == "en" else "vi", kind=kind, party="hcm")
    file = filled(package(p("Trước") + p("{{nội_dung}}") + p("Sau")), options)
    found = [text for text in outside_tables(file) if text]
    assert found[0] == "Trước"
    assert found[-1] == "Sau"
    missing = [text for text in said(options) if text not in found]
    assert missing == []
    tables = [block for block in composing.compose(conferences.with_items(3), options).body if isinstance(block, Table)]
    assert len(list(xml(file).iter(f"{{{W}}}tbl"))) == len(tables)
    if language == "vi":
        (tmp_path / "body.docx").write_bytes(file)
        assert sdk_errors(tmp_path / "body.docx") == []


def test_running_text_looks_like_its_marker_and_headings_like_the_template() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Dan1"><w:name w:val="Heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Ghi"><w:name w:val="List Bullet"/></w:style>'
        '<w:style w:type="table" w:styleId="Luoi{}"><w:name w:val="Table Grid"/></w:style>'
    )
    look = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:color w:val="112233"/><w:sz w:val="22"/>'
    marker = f'<w:p><w:pPr><w:spacing w:before="99"/><w:jc w:val="both"/></w:pPr>{r("{{bo", look)}{r("dy}}")}</w:p>'
    whole = xml(filled(package(marker, styles=styles)))
    headings = [one for one in whole.iter(f"{{{W}}}p") if one.find(f".//{{{W}}}pStyle[@{{{W}}}val='Dan1']") is not None]
    assert "".join(headings[0].itertext()).startswith("I. ")
    plain = next(one for one in whole.iter(f"{{{W}}}p") if "Địa điểm" in "".join(one.itertext()))
    assert plain.find(f"{{{W}}}pPr/{{{W}}}spacing").get(f"{{{W}}}before") == "99"  # type: ignore[union-attr]
    assert plain.find(f".//{{{W}}}color").get(f"{{{W}}}val") == "112233"  # type: ignore[union-attr]
    # Its style has no dots of its own, so the dash is written.
    assert any("".join(one.itertext()).startswith("- UBND") for one in whole.iter(f"{{{W}}}p"))
    assert {one.get(f"{{{W}}}val") for one in whole.iter(f"{{{W}}}tblStyle")} == {"Luoi{}"}
    assert {one.get(f"{{{W}}}ascii") for one in whole.iter(f"{{{W}}}rFonts")} == {"Arial"}


def test_numbers_of_a_heading_style_do_not_stand_beside_ours() -> None:
    numbered = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr/></w:pPr></w:style>'
    )
    whole = xml(filled(package(p("{{body}}"), styles=numbered)))
    headings = [one for one in whole.iter(f"{{{W}}}p") if one.find(f".//{{{W}}}pStyle[@{{{W}}}val='H1']") is not None]
    assert headings
    assert all(one.find(f".//{{{W}}}numId[@{{{W}}}val='0']") is not None for one in headings)


def test_without_styles_headings_are_bold_and_tables_have_lines() -> None:
    whole = xml(filled(package(p("{{body}}"))))
    heading = next(one for one in whole.iter(f"{{{W}}}p") if "".join(one.itertext()).startswith("I. "))
    assert heading.find(f".//{{{W}}}b") is not None
    assert heading.find(f".//{{{W}}}caps") is not None
    assert heading.find(f".//{{{W}}}keepNext") is not None
    assert whole.find(f".//{{{W}}}tblBorders/{{{W}}}insideH") is not None
    assert whole.find(f".//{{{W}}}tblHeader") is not None


def test_two_tables_never_touch() -> None:
    for one in xml(filled(package(p("{{body}}")))).iter(f"{{{W}}}tbl"):
        following = one.getnext()
        assert following is not None
        assert str(following.tag).endswith("}p")
        assert not "".join(following.itertext())


def test_tables_are_as_wide_as_the_place_where_they_stand() -> None:
    def widths(file: bytes) -> set[int]:
        made = [one for one in xml(file).iter(f"{{{W}}}tbl") if one.find(f"{{{W}}}tblPr/{{{W}}}tblCaption") is not None]
        return {sum(int(col.get(f"{{{W}}}w") or 0) for col in one.iter(f"{{{W}}}gridCol")) for one in made}

    assert widths(filled(package(p("{{body}}")))) == {11906 - 1701 - 1134}
    cell = f'<w:tc><w:tcPr><w:tcW w:w="6000" w:type="dxa"/></w:tcPr>{p("{{body}}")}</w:tc>'
    inside = f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="6000"/></w:tblGrid><w:tr>{cell}</w:tr></w:tbl><w:p/>'
    assert widths(filled(package(inside))) == {6000 - 216}
    section = (
        '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:left="1000" '
        'w:right="838" w:top="1" w:bottom="1" w:header="1" w:footer="1" w:gutter="0"/>'
        '<w:cols w:num="2" w:space="1000"/></w:sectPr></w:pPr></w:p>'
    )
    assert widths(filled(package(p("{{body}}") + section))) == {7000}


def test_a_cell_ends_in_a_paragraph(tmp_path: Path) -> None:
    file = filled(package(table(row("{{annexes}}", "{{content}}", "")), page="<w:sectPr/>"))
    for cell in xml(file).iter(f"{{{W}}}tc"):
        assert str(cell[-1].tag).endswith("}p")
    (tmp_path / "cell.docx").write_bytes(file)
    assert sdk_errors(tmp_path / "cell.docx") == []


def test_the_content_begins_where_the_meeting_does() -> None:
    found = [text for text in outside_tables(filled(package(p("{{diễn_biến}}")))) if text]
    assert found[0] == "I. Diễn biến hội nghị"
    assert not any(text.startswith(("Thời gian", "Chủ tọa", "Hội nghị kết thúc")) for text in found)


def test_annexes_come_with_their_titles_and_go_without() -> None:
    source = conferences.with_items(2)
    coming = tuple(replace(item, kind=ItemKind.EVENT, state=ItemState.PLANNED) for item in source.items)
    file = package(p("a") + p("{{phụ lục}}") + p("b"))
    after = template.fill(file, replace(source, items=coming), Options())
    assert texts(after)[1] == "Phụ lục"
    assert xml(after).find(f".//{{{W}}}pageBreakBefore") is not None
    assert outside_tables(template.fill(file, conferences.with_items(0), Options())) == ["a", "b"]


def test_nothing_behind_the_end_is_taken_over() -> None:
    section = "<w:p><w:pPr><w:sectPr><w:pgSz w:w='5000' w:h='6000'/></w:sectPr></w:pPr></w:p>"
    body = p("{{number}}") + section + p("{{hết mẫu}}") + p("{{nobody knows}}") + table(row("{{item.title}}", "", ""))
    after = filled(package(body, parts={"footer": p("{{symbol}}")}))
    assert texts(after) == ["05", ""]
    pages = list(xml(after).iter(f"{{{W}}}pgSz"))
    assert [one.get(f"{{{W}}}w") for one in pages] == ["5000"]
    assert texts(after, "word/footer.xml") == ["BB-UBND"]


def test_a_thousand_items_in_the_body_of_a_template_of_words_own() -> None:
    made = docx.Document()
    made.add_paragraph("{{body}}")
    buffer = io.BytesIO()
    made.save(buffer)
    opened = docx.Document(io.BytesIO(filled(buffer.getvalue(), items=1000)))
    assert max(len(one.rows) for one in opened.tables) >= 1000
    assert opened.core_properties.title == f"Biên bản {conferences.winter_2025().meeting.title}"
    assert {one.style.name for one in opened.paragraphs if one.style} >= {"Heading 1", "Heading 2", "List Bullet"}
