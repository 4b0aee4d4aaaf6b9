"""Files that would keep their reader busy for hours: refused before anything is built of them."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from office_files import MAIN, WORD, document_parts, workbook_parts

from store.errors import CannotRead, Trouble
from store.intake import documents


def saved(folder: Path, parts: dict[str, bytes | str], how: int) -> Path:
    path = folder / "phụ lục"
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content, how)
    path.write_bytes(kept.getvalue())
    return path


def a_document_of(body: bytes) -> dict[str, bytes | str]:
    whole = f'<w:document xmlns:w="{WORD}"><w:body>'.encode() + body + b"</w:body></w:document>"
    return document_parts("") | {"word/document.xml": whole}


def trouble(path: Path) -> Trouble:
    with pytest.raises(CannotRead) as caught:
        documents.read(path)
    return caught.value.trouble


def test_a_few_kilobytes_that_unpack_to_a_million_empty_paragraphs(tmp_path: Path) -> None:
    path = saved(tmp_path, a_document_of(b"<w:p/>" * 1_000_000), zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 20_000
    assert trouble(path) is Trouble.HOSTILE


def test_millions_of_elements_are_not_built_into_a_tree(tmp_path: Path) -> None:
    path = saved(tmp_path, a_document_of(b"<a/><b/>" * 2_100_000), zipfile.ZIP_STORED)
    assert trouble(path) is Trouble.TOO_LARGE


@pytest.mark.parametrize("part", ["xl/styles.xml", "xl/workbook.xml"])
def test_nor_are_those_of_a_workbooks_smaller_parts(tmp_path: Path, part: str) -> None:
    parts = workbook_parts('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>')
    root = "styleSheet" if "styles" in part else "workbook"
    parts[part] = f'<{root} xmlns="{MAIN}">'.encode() + b"<a/>" * 4_100_000 + f"</{root}>".encode()
    assert trouble(saved(tmp_path, parts, zipfile.ZIP_STORED)) is Trouble.TOO_LARGE


def test_one_row_of_millions_of_cells_is_not_gathered(tmp_path: Path) -> None:
    row = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">'.encode() + b"<c/>" * 12_100_000
    parts = workbook_parts("") | {"xl/worksheets/sheet1.xml": row + b"</row></sheetData></worksheet>"}
    assert trouble(saved(tmp_path, parts, zipfile.ZIP_STORED)) is Trouble.TOO_LARGE
