"""The Word file itself: valid, native, the same bytes each time, and text in it is text."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import conferences
import docx
import pytest
import real_parts
from lxml import etree
from written_cases import CASES, changed, written

from exports import minutes, word
from exports.document import Paragraph, Run
from store.meeting.records import Meeting
from store.meeting.text import clean

HOSTILE = (
    "[red]đỏ[/red]",
    "{{ 7*7 }} {% raw %}",
    "</w:t></w:r><w:p/>",
    "<script>alert(1)</script> & &amp; &#x41;",
    '=HYPERLINK("http://evil","x")',
    "\x1b[31mESC\x07 \x00 \ud800 \ufffe",
    "| ô | bảng | `mã` ``` ~~gạch~~",
    "# không phải tiêu đề",
    "]]> <!-- --> <?xml version='1.0'?>",
    "dòng một\ndòng hai",
    "😀 chữ ngoài mặt phẳng",
)


def _xml(file: bytes, part: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        return etree.fromstring(package.read(part))


def _w(name: str) -> str:
    return f"{{http://schemas.openxmlformats.org/wordprocessingml/2006/main}}{name}"


def _texts(file: bytes) -> str:
    return "\n".join("".join(one.itertext(_w("t"))) for one in _xml(file).iter(_w("p")))


def _validate(file: Path) -> list[str]:
    """What the Open XML SDK finds wrong, one line for each error."""
    command = [real_parts.ooxml_validator(), str(file)]
    answer = json.loads(subprocess.run(command, capture_output=True, text=True, timeout=600).stdout)
    return [f"{error}" for error in answer["errors"]] + ([] if answer["ok"] or answer["errors"] else ["not ok"])


@pytest.mark.parametrize("case", [*CASES, "hostile"])
def test_open_xml_sdk_finds_no_error(case: str, tmp_path: Path) -> None:
    file = tmp_path / f"{case}.docx"
    file.write_bytes(_hostile() if case == "hostile" else written(case))
    assert _validate(file) == []


@pytest.mark.parametrize(
    ("part", "old", "new", "wrong"),
    [
        ("word/document.xml", "<w:tblHeader/>", '<w:tblHeader w:val="true1"/>', True),
        ("word/styles.xml", "<w:b/><w:bCs/>", "<w:bCs/><w:b/>", True),
        ("word/document.xml", "<w:titlePg/>", '<w:titlePg/><w:cols w:space="720"/>', True),
        ("word/document.xml", 'r:id="rId4"', 'r:id="rId77"', True),
        # What is left out is less, not wrong: the validator must not cry at everything.
        ("word/document.xml", '<w:tblLayout w:type="fixed"/><w:tblLook', "<w:tblLook", False),
    ],
)
def test_planted_faults_are_noticed_by_the_sdk(part: str, old: str, new: str, wrong: bool, tmp_path: Path) -> None:
    file = tmp_path / "spoilt.docx"
    file.write_bytes(changed(written("winter"), part, old, new))
    assert bool(_validate(file)) is wrong


def _hostile() -> bytes:
    source = conferences.winter_2025()
    nasty = " ".join(HOSTILE)
    meeting = replace(source.meeting, title=nasty, issuing_body=HOSTILE[2], place=nasty, number=HOSTILE[4])
    entries = tuple(replace(entry, text=text) for entry, text in zip(source.entries, HOSTILE * 3, strict=False))
    items = tuple(replace(item, title=text, outcome=nasty) for item, text in zip(source.items, HOSTILE, strict=False))
    return word.write(minutes.compose(replace(source, meeting=meeting, entries=entries, items=items)))


def test_text_is_text() -> None:
    shown = re.sub(r"\s+", " ", _texts(_hostile()))
    for text in HOSTILE:
        plain = re.sub(r"\s+", " ", clean(text).replace("\ufffe", "")).strip(" .")
        assert plain.replace("\n", "") in shown, text


def test_a_megabyte_on_one_line_is_written() -> None:
    source = conferences.winter_2025()
    long = "rất dài " * 130_000
    entries = (replace(source.entries[0], text=long), replace(source.entries[0], uid="x", text="y" * 1_000_000))
    items = (replace(source.items[0], outcome=long, title="x" * 1_000_000),)
    spoilt = replace(source, entries=entries, items=items, meeting=replace(source.meeting, title="z" * 1_000_000))
    file = word.write(minutes.compose(spoilt))
    assert len("".join(_xml(file).itertext())) > 4_000_000
    row = next(one for one in _xml(file).iter(_w("tr")) if len("".join(one.itertext())) > 1_000_000)
    assert row.find(f".//{_w('cantSplit')}") is None  # higher than a page: it must break


def test_same_record_same_bytes_in_another_process() -> None:
    code = (
        "import sys, hashlib; sys.path[:0] = [sys.argv[1], sys.argv[2]]; from written_cases import written;"
        "print(hashlib.sha256(written('winter')).hexdigest())"
    )
    here = Path(__file__).parent
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Ho_Chi_Minh", "PYTHONPATH": str(here.parent.parent)}
    other = subprocess.run(
        [sys.executable, "-c", code, str(here), str(here.parent)],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    import hashlib

    assert other.stdout.strip() == hashlib.sha256(written("winter")).hexdigest()


def test_properties_come_from_the_record() -> None:
    properties = docx.Document(io.BytesIO(written("winter"))).core_properties
    source = conferences.winter_2025()
    assert properties.title == f"Biên bản {source.meeting.title}"
    assert properties.author == "Ủy ban nhân dân tỉnh Lâm Đồng"
    assert properties.language == "vi-VN"
    assert properties.modified == datetime.fromtimestamp(source.revised / 1000, UTC)
    assert properties.comments == ""


def test_titles_longer_than_a_property_may_be_are_cut_not_refused() -> None:
    long = conferences.bare()
    file = word.write(minutes.compose(replace(long, meeting=Meeting(uid="m", title="Hội nghị " * 60))))
    assert len(docx.Document(io.BytesIO(file)).core_properties.title or "") == 255


def test_parts_are_native() -> None:
    file = written("winter")
    opened = docx.Document(io.BytesIO(file))
    headings = [
        (one.style.name, one.text) for one in opened.paragraphs if one.style and one.style.name.startswith("Head")
    ]
    assert ("Heading 1", "II. Rà soát nội dung hợp tác") in headings
    assert any(name == "Heading 2" and text.startswith("2. Báo cáo") for name, text in headings)
    tables = [one for one in _xml(file).iter(_w("tbl")) if one.find(f"{_w('tblPr')}/{_w('tblStyle')}") is not None]
    for table in tables:
        grid = [one.get(_w("w")) for one in table.iter(_w("gridCol"))]
        for row in table.iter(_w("tr")):
            assert [one.get(_w("w")) for one in row.iter(_w("tcW"))] == grid
        assert len(list(table.iter(_w("tblHeader")))) == 1
        assert table.find(f"{_w('tblPr')}/{_w('tblCaption')}").get(_w("val"))  # type: ignore[union-attr]
        assert sum(map(int, (width or "0" for width in grid))) == 9071
    fonts = _xml(file, "word/styles.xml").find(f".//{_w('rFonts')}")
    assert fonts is not None
    assert {fonts.get(_w(slot)) for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}
    language = _xml(file, "word/styles.xml").find(f".//{_w('lang')}")
    assert language is not None
    assert language.get(_w("val")) == "vi-VN"


def test_lists_are_lists() -> None:
    document = docx.Document(io.BytesIO(written("winter")))
    delegates = [one.text for one in document.paragraphs if one.style and one.style.name == "List Bullet 2"]
    assert "Bà Nguyễn Thị Ngọc Lan, Chuyên viên Văn phòng." in delegates


def test_blanks_are_shaded_in_a_draft_only() -> None:
    assert "FFF2CC" in etree.tostring(_xml(written("spring"), "word/styles.xml"), encoding="unicode")
    assert "FFF2CC" not in etree.tostring(_xml(written("winter"), "word/styles.xml"), encoding="unicode")
    marked = [one for one in _xml(written("spring")).iter(_w("rStyle")) if one.get(_w("val")) == "Blank"]
    assert len(marked) >= 5  # start and end, each hour and minute, and the secretary


def test_a_run_of_every_look_is_kept() -> None:
    document = minutes.compose(conferences.bare())
    runs = (Run("đậm", bold=True), Run("nghiêng", italic=True), Run("…", blank=True))
    file = word.write(document._replace(body=(Paragraph(runs), *document.body)))
    paragraph = next(one for one in docx.Document(io.BytesIO(file)).paragraphs if one.text == "đậmnghiêng…")
    assert [(run.bold, run.italic) for run in paragraph.runs] == [(True, None), (None, True), (None, None)]
