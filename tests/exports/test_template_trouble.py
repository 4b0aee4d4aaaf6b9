"""Templates that cannot be filled: named with their places, nothing written, nothing in them carried out."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import conferences
import docx
import pytest
from template_files import DOCUMENT, MACRO_TEMPLATE, TEMPLATE, W, names, p, package, r, row, table, text_box, texts, xml

from exports.options import Options
from exports.word import template
from exports.word.template import FaultKind, Part, Place, RemarkKind
from store.errors import CannotRead, Trouble
from tui import template_wording

_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def faults(file: bytes) -> list[template.Fault]:
    with pytest.raises(template.TemplateTrouble) as examined:
        template.examine(file)
    with pytest.raises(template.TemplateTrouble) as filled:
        template.fill(file, conferences.winter_2025(), Options())
    assert filled.value.faults == examined.value.faults
    return list(examined.value.faults)


@pytest.mark.parametrize(
    "words",
    [
        " 7*7 ",
        "title|upper",
        "title.upper()",
        "''.__class__.__mro__",
        "config",
        "self",
        "cycler.__init__.__globals__.os.popen('id').read()",
        "range(9)",
        "%",
        "",
        " ",
        ".",
        "item.",
        ".title",
        "item.title.title",
        "item title",
        "lambda: 0",
        "\x85",
        "a" * 5000,
    ],
)
def test_nothing_but_the_list_means_anything(words: str) -> None:
    found = faults(package(p(f"A {{{{{words}}}}} B")))
    assert [(one.kind, one.place.paragraph) for one in found] == [(FaultKind.UNKNOWN, 1)]
    assert len(found[0].marker) < 100


def test_statements_of_template_languages_are_plain_text() -> None:
    words = "{% for x in y %}{# z #}<% 1 %> ${title} #{title} [[title]] <?title?> %(title)s {0}"
    file = package(p(words.replace("<", "&lt;")))
    assert texts(template.fill(file, conferences.winter_2025(), Options())) == [words]


def test_unknown_markers_are_named_with_their_places() -> None:
    body = (
        p("Mở đầu")
        + p("")
        + p("Kính gửi: {{nơi_gửi}}")
        + table(row("a", "", ""))
        + table(row("a", "", ""), row("b", "", ""), row("Số", "{{item.tittle}}", ""))
        + f"<w:p>{r('Khung ')}{text_box(p('{{khung}}'), p('{{khung}}'))}</w:p>"
        + table(row("x", f"{table(row('{{trong}}', '', ''))}<w:p/>", ""))
        + p("{{tên hội nghi .}}")
    )
    note = '<w:footnote w:id="2"><w:p><w:r><w:t>{{chú}}</w:t></w:r></w:p></w:footnote>'
    parts = {"header": p("{{đầu}}"), "footer": table(row("", "", ""), row("{{chân}}", "", "")), "footnotes": note}
    found = {one.marker: one.place for one in faults(package(body, parts=parts))}
    assert found == {
        "{{nơi_gửi}}": Place(Part.BODY, paragraph=2, words="Kính gửi: {{nơi_gửi}}"),
        "{{item.tittle}}": Place(Part.BODY, table=2, row=3, words="{{item.tittle}}"),
        "{{khung}}": Place(Part.BODY, paragraph=3, text_box=True, words="{{khung}}"),
        "{{trong}}": Place(Part.BODY, table=3, row=1, words="{{trong}}"),
        "{{tên hội nghi .}}": Place(Part.BODY, paragraph=4, words="{{tên hội nghi .}}"),
        "{{đầu}}": Place(Part.HEADER, paragraph=1, words="{{đầu}}"),
        "{{chân}}": Place(Part.FOOTER, table=1, row=2, words="{{chân}}"),
        "{{chú}}": Place(Part.FOOTNOTE, paragraph=1, words="{{chú}}"),
    }


def test_the_header_of_the_first_page_and_of_the_even_ones_are_told_apart() -> None:
    made = docx.Document()
    section = made.sections[0]
    section.different_first_page_header_footer = made.settings.odd_and_even_pages_header_footer = True
    section.header.paragraphs[0].text = section.first_page_header.paragraphs[0].text = "{{lạ}}"
    section.even_page_header.paragraphs[0].text = section.first_page_footer.paragraphs[0].text = "{{lạ}}"
    section.even_page_footer.paragraphs[0].text = "{{lạ}}"
    buffer = io.BytesIO()
    made.save(buffer)
    found = faults(buffer.getvalue())
    parts = {Part.HEADER, Part.FIRST_HEADER, Part.EVEN_HEADER, Part.FIRST_FOOTER, Part.EVEN_FOOTER}
    assert {one.place.part for one in found} == parts
    assert len({template_wording.fault(one) for one in found}) == len(parts)


def test_what_may_have_been_meant_is_offered_in_the_language_of_the_marker() -> None:
    file = package(p("{{titel}} {{tên hội ngị}} {{item.tittle}} {{chỉ_đạo.thời_hn}} {{xyz}}"))
    assert [one.meant for one in faults(file)] == ["title", "tên_hội_nghị", "item.title", "chỉ_đạo.thời_hạn", ""]


def test_two_lists_in_one_row_or_paragraph() -> None:
    mixed = faults(package(table(row("{{item.title}}", "{{directive.text}}", "{{delegate.name}}"))))
    assert [(one.kind, one.marker) for one in mixed] == [
        (FaultKind.MIXED, "{{directive.text}}"),
        (FaultKind.MIXED, "{{delegate.name}}"),
    ]
    assert faults(package(p("{{item.title}} {{chỉ_đạo.nội_dung}}")))[0].kind is FaultKind.MIXED


def test_counting_without_a_list() -> None:
    for body in (p("{{stt}}. Kính gửi"), table(row("{{position}}", "{{title}}", ""))):
        assert [one.kind for one in faults(package(body))] == [FaultKind.NO_LIST]


@pytest.mark.parametrize("marker", ["{{body}}", "{{nội_dung}}", "{{diễn_biến}}", "{{annexes}}", "{{hết_mẫu}}"])
def test_whole_blocks_need_a_paragraph_of_the_text(marker: str) -> None:
    places = (
        package(p(f"x {marker}")),
        package(p(f"{marker}{marker}")),
        package("", parts={"header": p(marker)}),
        package(f"<w:p>{text_box(p(marker), p(marker))}</w:p>"),
    )
    for file in places:
        assert {one.kind for one in faults(file)} == {FaultKind.NOT_ALONE}


def test_a_template_is_filled_as_a_document_whatever_its_suffix() -> None:
    for kind in (DOCUMENT, TEMPLATE, MACRO_TEMPLATE):
        after = template.fill(package(p("{{number}}"), kind=kind), conferences.winter_2025(), Options())
        with zipfile.ZipFile(io.BytesIO(after)) as opened:
            types = opened.read("[Content_Types].xml").decode()
        assert DOCUMENT in types
        assert "emplate" not in types
        assert texts(after) == ["05"]


def test_macros_are_left_out_and_that_is_told() -> None:
    file = package(
        p("{{number}}"),
        kind=MACRO_TEMPLATE,
        extra={"word/vbaProject.bin": b"macro", "word/_rels/vbaProject.bin.rels": _VBA, "word/vbaData.xml": b"<x/>"},
        extra_rels='<Relationship Id="v" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
        'Target="vbaProject.bin"/>',
    )
    assert [one.kind for one in template.examine(file)] == [RemarkKind.MACROS]
    after = template.fill(file, conferences.winter_2025(), Options())
    assert not [name for name in names(after) if "vba" in name]
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        assert "vba" not in opened.read("word/_rels/document.xml.rels").decode().lower()


_VBA = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="d" '
    b'Type="http://schemas.microsoft.com/office/2006/relationships/wordVbaData" Target="vbaData.xml"/></Relationships>'
)


def test_what_lies_outside_is_left_and_told_and_links_are_only_links() -> None:
    rels = (
        f'<Relationship Id="o" Type="{_RELATED}/image" Target="http://127.0.0.1:9/logo.png" TargetMode="External"/>'
        f'<Relationship Id="h" Type="{_RELATED}/hyperlink" Target="http://127.0.0.1:9/" TargetMode="External"/>'
    )
    file = package(p("{{number}}"), extra_rels=rels)
    remarks = template.examine(file)
    assert [(one.kind, one.detail) for one in remarks] == [(RemarkKind.OUTSIDE, "http://127.0.0.1:9/logo.png")]
    after = template.fill(file, conferences.winter_2025(), Options())
    with zipfile.ZipFile(io.BytesIO(after)) as opened:
        assert "logo.png" in opened.read("word/_rels/document.xml.rels").decode()


def _bomb() -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package(p("a")))) as source,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as to,
    ):
        for name in source.namelist():
            to.writestr(name, source.read(name))
        to.writestr("word/media/image1.png", b"\0" * 120_000_000)
    return buffer.getvalue()


def _with_entities() -> bytes:
    whole = package(p("&lol;"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as to:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace(
                    b"<w:document", b'<!DOCTYPE x [<!ENTITY lol SYSTEM "/etc/passwd">]><w:document'
                )
            to.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("file", "trouble"),
    [
        (b"", Trouble.WRONG_TYPE),
        (b"not a file of Word's", Trouble.WRONG_TYPE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, None),
        (package(p("{{number}}"))[:-300], Trouble.DAMAGED),
        (package(p("{{number}}</w:p>")), Trouble.DAMAGED),
        (_with_entities(), Trouble.HOSTILE),
        (_bomb(), Trouble.HOSTILE),
        (
            package(p("a"), kind="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
            None,
        ),
    ],
    ids=["empty", "text", "old", "cut", "no_xml", "entities", "bomb", "workbook"],
)
def test_files_that_are_no_template_are_refused_by_name(file: bytes, trouble: Trouble | None) -> None:
    with pytest.raises(CannotRead) as told:
        template.examine(file, Path("mẫu.dotx"))
    assert told.value.path == "mẫu.dotx"
    assert trouble in (None, told.value.trouble)


def test_names_that_lead_out_of_a_folder_are_not_passed_on() -> None:
    file = package(p("{{number}}"), extra={"../../etc/cron.d/x": b"x", "/word/y.bin": b"y", "word/..\\..\\z": b"z"})
    after = template.fill(file, conferences.winter_2025(), Options())
    assert not [name for name in names(after) if ".." in name or name.startswith("/")]


def test_strict_files_are_refused() -> None:
    strict = package(p("a"))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as source, zipfile.ZipFile(buffer, "w") as to:
        for name in source.namelist():
            text = source.read(name).replace(
                _RELATED.encode(), b"http://purl.oclc.org/ooxml/officeDocument/relationships"
            )
            to.writestr(name, text.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    with pytest.raises(CannotRead) as told:
        template.examine(buffer.getvalue())
    assert told.value.trouble is Trouble.STRICT_OFFICE


def test_deep_and_broken_tables_are_no_fault_of_the_program() -> None:
    deep = "".join("<w:tbl><w:tr><w:tc>" for _ in range(40)) + p("{{number}}") + "</w:tc></w:tr></w:tbl>" * 40
    after = template.fill(package(deep + "<w:tbl/><w:sdt/><w:p/>"), conferences.winter_2025(), Options())
    assert "05" in texts(after)
    assert xml(after) is not None
