"""What a file really is, and that no file can do harm: each kind that is not read is refused by its own name."""

from __future__ import annotations

import contextlib
import io
import random
import struct
import sys
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.errors import CannotRead, Trouble
from store.intake import documents, package, signatures, spreadsheet, word_tables

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))
import office_files as made
import real_parts

PATH = Path("danh sách.xlsx")
ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Tên</t></is></c></row>'
BOOK = made.workbook(ROW)
LETTER = made.document(made.paragraph("Khai mạc"))


def refused(content: bytes) -> CannotRead:
    with pytest.raises(CannotRead) as caught:
        package.checked(PATH, content)
    return caught.value


def with_part(name: str, content: bytes | str, base: dict[str, bytes | str] | None = None) -> bytes:
    return made.zipped((base or made.workbook_parts(f"<sheetData>{ROW}</sheetData>")) | {name: content})


# What it is


def test_files_as_libraries_write_them_are_known_by_their_content() -> None:
    book, letter = io.BytesIO(), io.BytesIO()
    openpyxl.Workbook().save(book)
    docx.Document().save(letter)
    assert signatures.suffix_of(book.getvalue()) == ".xlsx"
    assert signatures.suffix_of(letter.getvalue()) == ".docx"
    assert package.checked(PATH, book.getvalue()).main == "xl/workbook.xml"
    assert package.checked(PATH, letter.getvalue()).main == "word/document.xml"


def kept_as(main: str, kind: str) -> bytes:
    base = made.document_parts(made.paragraph("x"))
    return made.zipped(base | {"[Content_Types].xml": made.content_types(main, kind)})


@pytest.mark.parametrize(
    ("kind", "suffix"),
    [
        (made.XLSX, ".xlsx"),
        (made.DOCX, ".docx"),
        (made.DOTX, ".dotx"),
        (made.XLTX, ".xltx"),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", ".xlsm"),
        ("application/vnd.ms-word.document.macroEnabled.main+xml", ".docm"),
        ("application/vnd.ms-word.template.macroEnabledTemplate.main+xml", ".dotm"),
        ("application/vnd.ms-excel.template.macroEnabled.main+xml", ".xltm"),
        ("application/vnd.ms-excel.sheet.binary.macroEnabled.main", ".xlsb"),
        ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", ".pptx"),
    ],
)
def test_each_kind_of_package(kind: str, suffix: str) -> None:
    assert signatures.suffix_of(kept_as("word/document.xml", kind)) == suffix


@pytest.mark.parametrize(
    ("content", "suffix", "trouble"),
    [
        (made.compound("WordDocument", "1Table"), ".doc", Trouble.OLD_OFFICE),
        (made.compound("Workbook"), ".xls", Trouble.OLD_OFFICE),
        (made.compound("Book"), ".xls", Trouble.OLD_OFFICE),
        (made.compound("EncryptionInfo", "EncryptedPackage"), signatures.ENCRYPTED, Trouble.ENCRYPTED),
        (made.compound("PowerPoint Document"), ".ppt", Trouble.WRONG_TYPE),
        (made.compound("__properties_version1.0"), ".ole", Trouble.WRONG_TYPE),
        (b"%PDF-1.7\n", ".pdf", Trouble.WRONG_TYPE),
        (b"{\\rtf1\\ansi Bi\\'ean b\\'ban}", ".rtf", Trouble.WRONG_TYPE),
        (b"\xef\xbb\xbf\r\n<html><body><table><tr><td>x", ".html", Trouble.WRONG_TYPE),
        ("<!DOCTYPE html><meta charset=utf-16>".encode("utf-16"), ".html", Trouble.WRONG_TYPE),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", ".mht", Trouble.WRONG_TYPE),
        (b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>', ".xml", Trouble.WRONG_TYPE),
        (b'<?xml version="1.0"?><office:document xmlns:office="x"/>', ".fodt", Trouble.WRONG_TYPE),
        (made.zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), ".odt", Trouble.WRONG_TYPE),
        (made.zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), ".ods", Trouble.WRONG_TYPE),
        (made.zipped({"a.txt": "x"}), ".zip", Trouble.WRONG_TYPE),
        (kept_as("word/document.xml", made.DOTX), ".dotx", Trouble.WORD_TEMPLATE),
        (kept_as("word/document.xml", made.XLTX), ".xltx", Trouble.WORD_TEMPLATE),
        ("STT;Tên\n1;Ngày hội".encode(), "", Trouble.WRONG_TYPE),
        (b"", "", Trouble.WRONG_TYPE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".ole", Trouble.WRONG_TYPE),
    ],
)
def test_what_is_not_read_is_known_whatever_its_name_says(content: bytes, suffix: str, trouble: Trouble) -> None:
    assert signatures.suffix_of(content) == suffix
    assert refused(content).trouble is trouble


def test_text_about_an_encrypted_package_is_not_taken_for_one() -> None:
    told = made.compound("WordDocument") + "EncryptedPackage".encode("utf-16-le")
    assert refused(told).trouble is Trouble.OLD_OFFICE


def test_a_template_passes_where_templates_are_asked_for() -> None:
    assert package.checked(PATH, kept_as("word/document.xml", made.DOTX), templates=True).suffix == ".dotx"


def test_files_as_libreoffice_saves_them(tmp_path: Path) -> None:
    office = real_parts.office()
    (tmp_path / "a.docx").write_bytes(LETTER)
    (tmp_path / "b.xlsx").write_bytes(BOOK)
    letter, book = tmp_path / "a.docx", tmp_path / "b.xlsx"
    for suffix, source, trouble in (("doc", letter, Trouble.OLD_OFFICE), ("xls", book, Trouble.OLD_OFFICE)):
        (file,) = made.converted(office, tmp_path, suffix, source)
        assert signatures.suffix_of(file.read_bytes()) == f".{suffix}"
        assert refused(file.read_bytes()).trouble is trouble


@pytest.mark.parametrize("where", ["_rels/.rels", "xl/workbook.xml"])
def test_strict_open_xml(where: str) -> None:
    parts = made.workbook_parts(f"<sheetData>{ROW}</sheetData>")
    strict = {
        "_rels/.rels": (f"{made.RELATED}/", "http://purl.oclc.org/ooxml/officeDocument/relationships/"),
        "xl/workbook.xml": (made.MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
    }[where]
    assert refused(made.zipped(parts | {where: str(parts[where]).replace(*strict)})).trouble is Trouble.STRICT_OFFICE


def test_a_list_written_as_text_and_called_xls_is_told_as_that(tmp_path: Path) -> None:
    for content, trouble in (
        ("STT\tNội dung\n1\tNgày hội\n".encode(), Trouble.WRONG_TYPE),
        (b"\x00\x01\x02\xff" * 50, Trouble.DAMAGED),
        (b"", Trouble.DAMAGED),
    ):
        path = tmp_path / "danh sách.xls"
        path.write_bytes(content)
        with pytest.raises(CannotRead) as caught:
            documents.read(path)
        assert caught.value.trouble is trouble


# Damage


def test_a_file_that_ends_too_early_is_damaged() -> None:
    assert {refused(BOOK[:end]).trouble for end in range(30, len(BOOK) - 1, 40)} == {Trouble.DAMAGED}


def test_a_flipped_byte_in_a_part_is_noticed() -> None:
    content = bytearray(BOOK)
    with zipfile.ZipFile(io.BytesIO(BOOK)) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    content[info.header_offset + 30 + len(info.filename) + 5] ^= 0x40
    with pytest.raises(CannotRead) as caught:
        spreadsheet.read(PATH, bytes(content))
    assert caught.value.trouble is Trouble.DAMAGED


def test_a_letter_that_changed_on_the_way_is_noticed() -> None:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_STORED) as archive:
        for name, content in made.workbook_parts(f"<sheetData>{ROW}</sheetData>").items():
            archive.writestr(name, content)
    changed = kept.getvalue().replace("Tên".encode(), "Tán".encode())
    with pytest.raises(CannotRead) as caught:
        spreadsheet.read(PATH, changed)
    assert caught.value.trouble is Trouble.DAMAGED


def test_parts_of_one_name_are_refused() -> None:
    kept = io.BytesIO(BOOK)
    with zipfile.ZipFile(kept, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("xl/worksheets/sheet1.xml", "<x/>")
    assert refused(kept.getvalue()).trouble is Trouble.DAMAGED


def test_a_package_without_its_main_part_is_damaged() -> None:
    parts = made.workbook_parts(f"<sheetData>{ROW}</sheetData>")
    del parts["xl/workbook.xml"]
    assert refused(made.zipped(parts)).trouble is Trouble.DAMAGED


def test_a_locked_zip_archive_is_told_as_locked() -> None:
    content = bytearray(BOOK)
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    assert refused(bytes(content)).trouble is Trouble.ENCRYPTED


# Harm


def test_a_zip_bomb_is_refused_before_anything_is_unpacked() -> None:
    bomb = with_part("xl/media/picture.xml", bytes(80_000_000))
    assert len(bomb) < 200_000
    tracemalloc.start()
    assert refused(bomb).trouble is Trouble.HOSTILE
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def lying(content: bytes, name: str, *, size: int, crc: int) -> bytes:
    """The archive with another size and sum told of one part, here and there."""
    changed = bytearray(content)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo(name)
    told = struct.pack("<III", info.CRC, info.compress_size, info.file_size)
    false = struct.pack("<III", crc, info.compress_size, size)
    place = changed.find(told)
    while place >= 0:
        changed[place : place + 12] = false
        place = changed.find(told, place + 12)
    return bytes(changed)


def test_a_part_that_unpacks_to_more_than_it_says_is_refused_at_its_said_size() -> None:
    name = "xl/worksheets/sheet1.xml"
    bomb = with_part(name, bytes(60_000_000))
    false = lying(bomb, name, size=1000, crc=zlib.crc32(bytes(1000)))
    archive = package.checked(PATH, false)
    tracemalloc.start()
    with pytest.raises(CannotRead) as caught:
        archive.read(name)
    assert caught.value.trouble is Trouble.HOSTILE
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_parts_that_share_their_bytes_are_refused() -> None:
    """The bomb without nesting: hundreds of entries in the directory point at one and the same packed part."""
    data = random.Random(5).randbytes(30_000)
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        archive.writestr("xl/a", data)
        first = archive.filelist[0]
        for number in range(300):
            again = zipfile.ZipInfo(f"xl/b{number}")
            again.header_offset, again.CRC = first.header_offset, first.CRC
            again.compress_size, again.file_size = first.compress_size, first.file_size
            archive.filelist.append(again)
        archive._didModify = True  # type: ignore[attr-defined]
    assert refused(kept.getvalue()).trouble is Trouble.HOSTILE


def test_too_many_parts() -> None:
    parts: dict[str, bytes | str] = {f"xl/x{number}": "" for number in range(package.MOST_PARTS + 1)}
    parts |= made.workbook_parts(f"<sheetData>{ROW}</sheetData>")
    assert refused(made.zipped(parts)).trouble is Trouble.HOSTILE


def test_more_than_is_read_at_all_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 5_000)
    words = "".join(random.Random(7).choices("abcdefghij", k=9_000))
    content = made.workbook(ROW.replace("Tên", words))
    with pytest.raises(CannotRead) as caught:
        spreadsheet.read(PATH, content)
    assert caught.value.trouble is Trouble.TOO_LARGE


LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
BOOK_PARTS = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml")
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("declared", [LAUGHS, OUTSIDE, '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'])
@pytest.mark.parametrize("name", [*BOOK_PARTS, "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_no_part_may_declare_entities(name: str, declared: str, encoding: str) -> None:
    cell = '<row><c t="s"><v>0</v></c></row>'
    parts = made.workbook_parts(f"<sheetData>{cell}</sheetData>", shared=("<t>x</t>",))
    text = str(parts[name]).replace(made.HEAD, f'<?xml version="1.0" encoding="{encoding}"?>{declared}')
    with pytest.raises(CannotRead) as caught:
        spreadsheet.read(PATH, made.zipped(parts | {name: text.encode(encoding)}))
    assert caught.value.trouble is Trouble.HOSTILE


@pytest.mark.parametrize("name", ["word/document.xml", "word/numbering.xml", "word/styles.xml"])
def test_no_part_of_a_document_may_declare_entities(name: str) -> None:
    parts = made.document_parts(made.paragraph("&a;"))
    text = str(parts[name]).replace(made.HEAD, f"{made.HEAD}{OUTSIDE}")
    with pytest.raises(CannotRead) as caught:
        word_tables.read(PATH, made.zipped(parts | {name: text}))
    assert caught.value.trouble is Trouble.HOSTILE


@pytest.mark.parametrize("encoding", ["utf-7", "cp037", "utf-32"])
def test_encodings_that_could_hide_a_declaration_are_refused(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>{OUTSIDE}<x>&a;</x>'
    with pytest.raises(CannotRead):
        package.parsed(PATH, text.encode(encoding))
    ascii_first = f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + f"{OUTSIDE}<x>&a;</x>".encode(encoding)
    with pytest.raises(CannotRead):
        package.parsed(PATH, ascii_first)


def test_elements_nested_without_end_are_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000
    with pytest.raises(CannotRead) as caught:
        word_tables.read(PATH, made.document(deep))
    assert caught.value.trouble is Trouble.HOSTILE


def test_a_file_in_a_file_is_left_alone() -> None:
    bomb = with_part("xl/media/x.bin", bytes(40_000_000))
    assert spreadsheet.read(PATH, with_part("xl/embeddings/book.xlsx", bomb))[0].rows == (("Tên",),)


@pytest.mark.parametrize("name", ["../../../../tmp/rapporteur-evil.txt", "/etc/rapporteur-evil", "C:\\evil.txt"])
def test_names_that_lead_elsewhere_are_only_names(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert spreadsheet.read(PATH, with_part(name, "evil"))[0].rows == (("Tên",),)
    assert list(tmp_path.rglob("*")) == []
    assert not Path("/tmp/rapporteur-evil.txt").exists()
    assert not Path("/etc/rapporteur-evil").exists()


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://127.0.0.1:9/sheet.xml", "../../../../etc/passwd"])
def test_what_stands_outside_is_not_followed(target: str) -> None:
    related = made.relationships(("s1", "worksheet", target), ("s2", "worksheet", "worksheets/sheet2.xml"))
    parts = made.workbook_parts("<sheetData/>", f"<sheetData>{ROW}</sheetData>")
    grids = spreadsheet.read(PATH, made.zipped(parts | {"xl/_rels/workbook.xml.rels": related}))
    assert [(grid.number, grid.rows) for grid in grids] == [(2, (("Tên",),))]


def test_what_says_that_it_stands_outside_is_not_looked_for_inside() -> None:
    parts = made.workbook_parts(f"<sheetData>{ROW}</sheetData>")
    name = "xl/_rels/workbook.xml.rels"
    outside = str(parts[name]).replace('worksheets/sheet1.xml"', 'worksheets/sheet1.xml" TargetMode="External"')
    with pytest.raises(CannotRead) as caught:
        spreadsheet.read(PATH, made.zipped(parts | {name: outside}))
    assert caught.value.trouble is Trouble.NO_TABLES


def test_names_of_parts_in_other_capitals_and_with_backslashes_are_found() -> None:
    parts = made.workbook_parts(f"<sheetData>{ROW}</sheetData>")
    odd = {name.replace("/worksheets/sheet1", "\\WorkSheets\\Sheet1"): content for name, content in parts.items()}
    assert spreadsheet.read(PATH, made.zipped(odd))[0].rows == (("Tên",),)


# Anything


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_anywhere_is_told_or_harmless(data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from([BOOK, LETTER])))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    for read in (spreadsheet.read, word_tables.read):
        with contextlib.suppress(CannotRead):
            read(PATH, bytes(content))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<?xml "]))
def test_any_bytes_are_some_file(content: bytes, start: bytes) -> None:
    assert signatures.suffix_of(start + content).strip("abcdefghijklmnopqrstuvwxyz") in {"", "."}
    with pytest.raises(CannotRead):
        package.checked(PATH, start + content)
