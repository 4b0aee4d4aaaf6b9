"""Templates saved by LibreOffice and by python-docx, filled, validated, and printed again by LibreOffice."""

from __future__ import annotations

import io
import subprocess
import zipfile
from pathlib import Path

import conferences
import docx
import form_checks
import pytest
import real_parts
from openxml_audit import OpenXmlValidator
from paper import Sheet, sheets
from template_files import rows, sdk_errors, texts

from exports.options import DocumentKind, Options
from exports.word import template
from exports.word.template.starting import starting_template

_MADE = Path(__file__).parent / "templates"
"""Documents in LibreOffice's own plain format and in HTML, from which it makes Word files."""

#: Ways of filling: the template, the record, the options.
_RECORDS = {
    "winter": conferences.winter_2025,
    "none": lambda: conferences.with_items(0),
    "thirty": lambda: conferences.with_items(30),
    "bare": conferences.bare,
}


def _convert(folder: Path, to: str, files: list[Path]) -> None:
    profile = folder / "profile"
    command = [real_parts.office(), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=600)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("templates")
    _convert(folder, "docx:MS Word 2007 XML", [_MADE / "writer.fodt", _MADE / "page.html"])
    own = docx.Document()
    own.add_heading("{{title}}", 1)
    own.add_paragraph("{{body}}")
    buffer = io.BytesIO()
    own.save(buffer)
    return {
        "writer": (folder / "writer.docx").read_bytes(),
        "page": (folder / "page.docx").read_bytes(),
        "python": buffer.getvalue(),
        "start_vi": starting_template("vi"),
        "start_en": starting_template("en"),
    }


def _filled(made: dict[str, bytes], name: str, record: str, kind: DocumentKind = DocumentKind.MINUTES) -> bytes:
    language = "en" if name.endswith("en") else "vi"
    options = Options("en" if language == "en" else "vi", kind=kind, party="hcm")
    return template.fill(made[name], _RECORDS[record](), options)


@pytest.fixture(scope="module")
def printed(templates: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    folder = tmp_path_factory.mktemp("filled")
    for name in templates:
        for record in ("winter", "none", "bare"):
            (folder / f"{name}-{record}.docx").write_bytes(_filled(templates, name, record))
    _convert(folder, "pdf", sorted(folder.glob("*.docx")))
    return {pdf.stem: list(sheets(pdf)) for pdf in sorted(folder.glob("*.pdf"))}


def test_a_template_saved_by_libreoffice_is_filled(templates: dict[str, bytes]) -> None:
    after = _filled(templates, "writer", "winter")
    said = texts(after)
    assert any(text.startswith("Tên: Hội nghị sơ kết") and text.endswith("thành phố Đà Lạt)") for text in said)
    assert said.count("Khung: ngày 03 tháng 01 năm 2025") == 2  # the drawing, and the same for older programs
    assert [text for text in said if text.startswith("Thống nhất triển khai")] == [
        f"Thống nhất triển khai nhóm việc thứ {number}" for number in range(1, 6)
    ]
    assert len(rows(after)) == 1 + len(conferences.winter_2025().items)
    with zipfile.ZipFile(io.BytesIO(after)) as package:
        heads = [name for name in package.namelist() if name.startswith(("word/header", "word/footnotes"))]
    stories = " ".join(" ".join(texts(after, name)) for name in heads)
    assert "Ủy ban nhân dân tỉnh Lâm Đồng – 05/BB-UBND" in stories
    assert "Theo Thỏa thuận" in stories
    assert "{{" not in stories + " ".join(said)


def test_a_page_from_html_is_filled(templates: dict[str, bytes]) -> None:
    after = _filled(templates, "page", "winter")
    assert texts(after)[0].startswith("Kính gửi: Ủy ban nhân dân tỉnh Lâm Đồng")
    assert [line[0] for line in rows(after)] == ["1", "2"]
    assert texts(after)[-1] == "- Lưu: VT, Hồ sơ."


@pytest.mark.parametrize("name", ["writer", "page", "start_vi", "start_en", "python"])
def test_the_sdk_finds_nothing_that_was_not_in_the_template(
    templates: dict[str, bytes], name: str, tmp_path: Path
) -> None:
    file = tmp_path / "file.docx"
    file.write_bytes(templates[name])
    before = _kinds_of(sdk_errors(file))
    if name.startswith("start"):
        assert before == set()
    for record in ("winter", "none"):
        file.write_bytes(_filled(templates, name, record))
        assert _kinds_of(sdk_errors(file)) <= before


def _kinds_of(errors: list[str]) -> set[str]:
    """What is wrong, without where: a row that is repeated repeats what was wrong in its model."""
    return {error.split("'path'")[0] for error in errors}


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_of_document_comes_out_of_the_starting_template(
    templates: dict[str, bytes], kind: DocumentKind, tmp_path: Path
) -> None:
    file = tmp_path / "kind.docx"
    file.write_bytes(_filled(templates, "start_vi", "thirty", kind))
    assert sdk_errors(file) == []
    found = OpenXmlValidator().validate(file)
    assert [one.description for one in found.errors] == []


def test_minutes_from_the_starting_template_keep_the_decrees_form(printed: dict[str, list[Sheet]]) -> None:
    pages = printed["start_vi-winter"]
    first = pages[0]
    form_checks.check_paper(pages)
    form_checks.check_letterhead(first)
    form_checks.check_issuing_body(first, ["ỦY BAN NHÂN DÂN TỈNH", "LÂM ĐỒNG"])
    form_checks.check_signatures(pages, "Nguyễn Thị Ngọc Lan", ["Võ Văn Hoan"])
    assert [form_checks.page_number(sheet) for sheet in pages] == ["", *map(str, range(2, len(pages) + 1))]
    assert first.line("BIÊN BẢN").bold
    assert not any("{{" in sheet.text for sheet in pages)


def test_every_page_prints(printed: dict[str, list[Sheet]]) -> None:
    assert len(printed) == 15
    for name, pages in printed.items():
        assert pages, name
        assert pages[0].lines, name
    assert len(printed["start_vi-bare"]) == 1
    assert "Khung: ngày 03" in "\n".join(sheet.text for sheet in printed["writer-winter"])
