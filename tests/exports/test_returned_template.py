"""A document in an office's own form comes back like any other: tied to the record after its template was filled."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import conferences
import pytest
import real_parts
from lxml import etree
from red_pen import RedPen, W

from exports import formats
from exports.options import Options
from exports.returned.differences import Difference, Way
from exports.returned.opening import open_returned
from exports.word.template.starting import starting_template
from store.meeting import final_versions

HELD = conferences.winter_2025()
I1 = "Kết nối tiêu thụ nông sản đợt 1"
_PROPERTIES = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Office">'
    "<vt:lpwstr>UBND</vt:lpwstr></property></Properties>"
)


def filled(template: bytes) -> bytes:
    return formats.written(HELD, ".docx", Options(template=template))


def offices_own() -> bytes:
    """A template with parts, properties and bookmarks of its own."""
    pen = RedPen(starting_template("vi"))
    first = next(pen.tree.iter(f"{W}p"))
    etree.SubElement(first, f"{W}bookmarkStart", {f"{W}id": "41", f"{W}name": "Office"})
    etree.SubElement(first, f"{W}bookmarkEnd", {f"{W}id": "41"})
    pen.parts["docProps/custom.xml"] = _PROPERTIES.encode()
    pen.parts["customXml/item1.xml"] = b'<office xmlns="urn:office"/>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    for name, kind, target in (
        ("_rels/.rels", "custom-properties", "docProps/custom.xml"),
        ("word/_rels/document.xml.rels", "customXml", "../customXml/item1.xml"),
    ):
        one = f'<Relationship Id="rIdOwn" Type="{office}/{kind}" Target="{target}"/></Relationships>'
        pen.parts[name] = pen.parts[name].replace(b"</Relationships>", one.encode())
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    types = "[Content_Types].xml"
    one = f'<Override PartName="/docProps/custom.xml" ContentType="{kind}"/></Types>'
    pen.parts[types] = pen.parts[types].replace(b"</Types>", one.encode())
    return pen.saved()


def last_years_minutes() -> bytes:
    """Minutes that were sent before, of which somebody has made a template."""
    pen = RedPen(formats.written(conferences.spring_2024(), ".docx", Options()))
    pen.replace("Nơi nhận:", "{{title}}")
    return pen.saved()


TEMPLATES = {"starting": lambda: starting_template("vi"), "own parts": offices_own, "last year": last_years_minutes}
EVERY = pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES.keys())


def differences(file: bytes) -> tuple[Difference, ...]:
    found = open_returned(Path("returned.docx"), file, HELD)
    assert not found.by_likeness
    return found.differences


@EVERY
def test_untouched_it_does_not_differ_and_is_valid(template: object, tmp_path: Path) -> None:
    file = filled(template())  # type: ignore[operator]
    assert file == filled(template())  # type: ignore[operator]
    assert differences(file) == ()
    names = [one.get(f"{W}name") for one in RedPen(file).tree.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == len(names)
    path = tmp_path / "filled.docx"
    path.write_bytes(file)
    command = [real_parts.ooxml_validator(), str(path)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=600).stdout)
    assert answer["ok"], answer["errors"][:5]


@pytest.mark.parametrize("author", ["Lê Thị Hà", ""])
def test_what_was_changed_in_it_is_told_by_record(author: str) -> None:
    pen = RedPen(filled(offices_own()), author)
    pen.replace("đợt 1", "đợt đầu", pen.row(I1) if author else pen.paragraph(I1))
    (one,) = differences(pen.saved())
    assert (one.way, one.record, one.field) == (Way.CHANGED, "item/i1", "title")
    assert one.proposal == I1.replace("đợt 1", "đợt đầu")
    assert one.silent == (not author)


def test_what_the_office_keeps_in_its_template_stays() -> None:
    with zipfile.ZipFile(io.BytesIO(filled(offices_own()))) as package:
        assert package.read("customXml/item1.xml") == b'<office xmlns="urn:office"/>'
        told = package.read("docProps/custom.xml").decode()
        assert 'name="Office"' in told
        assert 'name="RapporteurDossier"' in told
    names = [one.get(f"{W}name") for one in RedPen(filled(offices_own())).tree.iter(f"{W}bookmarkStart")]
    assert "Office" in names


def status_of(file: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        found = etree.fromstring(package.read("docProps/core.xml")).find("{*}contentStatus")
    return "" if found is None else str(found.text)


def test_a_final_version_in_an_offices_form_says_that_it_is_final() -> None:
    version = final_versions.freeze(HELD, "v1", datetime(2025, 1, 6, 9), "Lan")
    final = formats.written(replace(HELD, versions=(version,)), ".docx", Options(template=offices_own()))
    assert status_of(final) == "Bản chính thức"
    asked = Options(template=offices_own(), draft=True)
    draft = formats.written(replace(HELD, versions=(version,)), ".docx", asked)
    assert open_returned(Path("x.docx"), draft, HELD).sent.version == 0
    assert status_of(draft) == ""
    pen = RedPen(final)
    pen.replace("Nơi nhận:", "{{title}}")
    assert status_of(filled(pen.saved())) == "", "last year's status is not this year's"


@pytest.mark.parametrize("where", ["text box", "header"])
def test_what_was_changed_outside_the_text_itself_is_told(where: str) -> None:
    pen = RedPen(starting_template("vi"))
    if where == "text box":
        pen.paragraph("Địa điểm").append(etree.fromstring(_TEXT_BOX))
    else:
        header = next(name for name in pen.parts if name.startswith("word/header"))
        pen.parts[header] = pen.parts[header].replace(b"</w:hdr>", f"{_PARAGRAPH}</w:hdr>".encode())
    sent = RedPen(filled(pen.saved()))
    assert differences(sent.saved()) == ()
    if where == "text box":
        sent.replace("Hộp: ", "Khung: ")
    else:
        header = next(name for name in sent.parts if "Hộp: ".encode() in sent.parts[name] and "header" in name)
        sent.parts[header] = sent.parts[header].replace("Hộp: ".encode(), b"Khung: ")
    (one,) = differences(sent.saved())
    assert (one.way, one.silent) == (Way.CHANGED, True)
    assert one.context.startswith("Hộp: Hội nghị")


_PARAGRAPH = f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>Hộp: {{{{title}}}}</w:t></w:r></w:p>'
_TEXT_BOX = (
    f'<w:r xmlns:w="{W[1:-1]}"><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape style="width:200;height:30">'
    f"<v:textbox><w:txbxContent>{_PARAGRAPH}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
