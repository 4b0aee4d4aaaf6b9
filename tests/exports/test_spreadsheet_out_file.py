"""Spreadsheets: real days, filters, a head that stays; text from a record is text; the same record, the same bytes."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import conferences
import pytest
import real_parts
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook

from exports import formats, spreadsheet
from exports.options import Attribution, DocumentKind, Options
from store.meeting import final_versions
from store.meeting.concerning import Concern
from store.meeting.kinds import TASK_KINDS, EntryKind, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Item
from store.meeting.refs import to_name, to_party
from store.meeting.text import clean
from store.progress import Stopped

NS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULAS = ("=1+1", '=HYPERLINK("http://evil","x")', "+1", "-1", "@SUM(A1)", "\t=1", "#N/A", "#REF!", "{=1}", "'=1")
HOSTILE = (
    *FORMULAS,
    "- Đã tổ chức hội chợ",
    "[red]đỏ[/red] {{ 7*7 }}",
    "</t></is></c><c><f>1</f></c>",
    "\x1b[31mESC\x07 \x00\ud800 \ufffe cuối",
    "_x0041_ và _x000D_",
    "dòng một\ndòng hai",
    "  hai đầu trống  ",
    "😀 ngoài mặt phẳng",
)


def _made(proceedings: Proceedings, **options: Any) -> Any:
    return load_workbook(io.BytesIO(spreadsheet.write(proceedings, Options(**options))))


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            yield name, package.read(name)


def _with(*items: Item) -> Proceedings:
    return replace(conferences.winter_2025(), items=items)


def _column(sheet: Any, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == heading)


def test_two_sheets_with_a_head_that_stays_and_can_be_filtered() -> None:
    book = _made(conferences.winter_2025())
    assert book.sheetnames == ["Nội dung", "Việc phải làm", "Về bảng này"]
    for sheet in book.worksheets[:2]:
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert all(cell.font.b and cell.alignment.wrap_text for cell in sheet[1])
        assert all(cell.alignment.wrap_text for cell in sheet[2])
        assert all(sheet.column_dimensions[cell.column_letter].width > 5 for cell in sheet[1])
    register = book["Nội dung"]
    assert [cell.value for cell in register[1]][:3] == ["Số", "Nội dung hợp tác", "Lĩnh vực"]
    assert register.max_row == 21
    assert register.cell(2, _column(register, "Trạng thái")).value == "Hoàn thành"
    assert register.cell(2, 1).value == 1


def test_english_has_its_own_words() -> None:
    book = _made(conferences.winter_2025(), language="en")
    assert book.sheetnames == ["Items", "Actions", "About this file"]
    assert [cell.value for cell in book["Items"][1]][:2] == ["No.", "Item"]
    assert book["Items"].cell(2, _column(book["Items"], "State")).value == "Done"


def test_days_are_days() -> None:
    sheet = _made(conferences.winter_2025())["Việc phải làm"]
    latest = _column(sheet, "Chậm nhất ngày")
    found = [sheet.cell(row, latest) for row in range(2, sheet.max_row + 1)]
    assert [cell.value for cell in found[:2]] == [datetime(2025, 2, 28), datetime(2025, 3, 31)]
    assert {cell.number_format for cell in found if cell.value} == {"dd/mm/yyyy"}
    assert sheet.cell(3, _column(sheet, "Từ ngày")).value == datetime(2025, 1, 1)
    assert sheet.cell(3, _column(sheet, "Thời hạn")).value == "quý I"
    old = _with(Item(uid="a", number=1, title="x", planned=Deadline("1899", date(1899, 5, 1), date(1899, 5, 1))))
    register = _made(old)["Nội dung"]
    assert register.cell(2, _column(register, "Đến ngày")).value == "1899-05-01"  # Excel's calendar begins later


def test_what_is_to_be_done_comes_by_its_day_with_how_late_it_is() -> None:
    source = conferences.winter_2025()
    late = Item(
        uid="late",
        number=77,
        title="Nội dung trễ",
        state=ItemState.UNDER_WAY,
        lead=(to_name("Sở Du lịch"),),
        supporting=(to_party("daklak"),),
        planned=Deadline("tháng 12/2024", date(2024, 12, 1), date(2024, 12, 31)),
    )
    done = replace(late, uid="done", title="Nội dung xong", state=ItemState.DONE)
    sheet = _made(replace(source, items=(*source.items, late, done)))["Việc phải làm"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heads = rows[0]
    first = dict(zip(heads, rows[1], strict=True))
    assert first["Nhiệm vụ"] == "Nội dung trễ"
    assert first["Đơn vị thực hiện"] == "Sở Du lịch; phối hợp: UBND tỉnh Đắk Lắk"
    assert first["Số ngày quá hạn"] == 3
    assert first["Tình trạng"] == "Đang triển khai"
    assert first["Nội dung hợp tác số"] == 77, "a number, not a text that looks like one"
    assert "Nội dung xong" not in {row[1] for row in rows}
    assert [row[0] for row in rows[1:]] == list(range(1, len(rows)))


def test_closed_session_and_names_are_kept_back_as_in_every_document() -> None:
    source = conferences.winter_2025()
    secret = replace(
        next(one for one in source.entries if one.kind is EntryKind.DIRECTIVE),
        uid="s",
        text="BÍ MẬT",
        closed_session=True,
    )
    source = replace(source, entries=(*source.entries, secret))

    def texts(**options: Any) -> str:
        return "\n".join(
            str(cell.value)
            for sheet in _made(source, **options).worksheets
            for row in sheet.iter_rows()
            for cell in row
        )

    assert "BÍ MẬT" not in texts()
    assert "BÍ MẬT" in texts(closed_session=True)
    assert "Võ Văn Hoan" in texts()
    assert "Võ Văn Hoan" not in texts(attribution=Attribution.DELEGATION)
    assert "Đại diện UBND" in texts(attribution=Attribution.DELEGATION)
    assert "Hoan" not in texts(attribution=Attribution.IMPERSONAL)


def test_text_is_text_whatever_it_begins_with() -> None:
    items = [Item(uid=str(n), number=n, title=text, outcome=text) for n, text in enumerate(HOSTILE, start=1)]
    content = spreadsheet.write(_with(*items), Options())
    sheet = load_workbook(io.BytesIO(content))["Nội dung"]
    for row, text in enumerate(HOSTILE, start=2):
        cell = sheet.cell(row, 2)
        assert cell.data_type == "s", text
        assert _read(str(cell.value)) == clean(text, lines=True).replace("\ufffe", ""), text
        assert cell.quotePrefix is text.startswith(("=", "+", "-", "@")), text
    for name, part in _parts(content):
        tree = etree.fromstring(part)
        assert not list(tree.iter(f"{NS}f")), name
        assert not list(tree.iter(f"{NS}hyperlink")), name
        assert b"TargetMode" not in part, name
        assert b"externalLink" not in part, name


def _read(stored: str) -> str:
    """A stored text as Excel and LibreOffice read it (ECMA-376 part 1, 22.9.2.19)."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), stored)


@settings(max_examples=60)
@given(st.lists(st.text(max_size=40) | st.sampled_from(("_x", "x0041_", "_", "=", "_x005F_")), max_size=6).map("".join))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    sheet = _made(_with(Item(uid="a", number=1, title=f"x{text}")))["Nội dung"]
    plain = "".join(sign for sign in clean(f"x{text}", lines=True) if sign not in "\ufffe\uffff")
    assert _read(str(sheet.cell(2, 2).value)) == plain


@pytest.mark.parametrize("text", ["x" * 40_000, "😀" * 20_000, "đ" * 32_768])
def test_a_text_longer_than_a_cell_is_cut_and_that_is_said(text: str) -> None:
    book = _made(_with(Item(uid="a", number=1, title="Một", outcome=text)))
    shown = str(book["Nội dung"].cell(2, _column(book["Nội dung"], "Kết quả")).value)
    assert shown.endswith("…")
    assert len(shown.encode("utf-16-le")) // 2 in {32_766, 32_767}
    told = [str(row[1].value) for row in book["Về bảng này"].iter_rows() if row[0].value == "Ô bị cắt bớt"]
    assert len(told) == 1
    assert told[0].startswith("Nội dung!")


def test_a_text_that_just_fits_is_whole() -> None:
    book = _made(_with(Item(uid="a", number=1, title="Một", outcome="x" * 32_767)))
    assert book["Nội dung"].cell(2, _column(book["Nội dung"], "Kết quả")).value == "x" * 32_767
    assert "Ô bị cắt bớt" not in {row[0].value for row in book["Về bảng này"].iter_rows()}


def test_a_kind_of_document_has_its_own_sheets() -> None:
    source = conferences.winter_2025()
    assert _made(source, kind=DocumentKind.ANNEX).sheetnames == ["Nội dung", "Về bảng này"]
    assert _made(source, kind=DocumentKind.ACTIONS).sheetnames == ["Việc phải làm", "Về bảng này"]


def test_what_was_changed_since_the_final_version_is_a_draft() -> None:
    held = conferences.winter_2025()
    final = replace(held, versions=(final_versions.freeze(held, "v1", datetime(2025, 1, 6), "Lan"),))
    corrected = replace(final, items=final.items[1:])
    drafts = [
        [row[0].value for row in _made(one)["Về bảng này"].iter_rows()].count("Dự thảo") for one in (final, corrected)
    ]
    assert drafts == [0, 1]


def test_an_extract_holds_what_concerns_its_party_and_nothing_else() -> None:
    source = conferences.winter_2025()
    for party in source.parties:
        book = _made(source, kind=DocumentKind.EXTRACT, party=party.uid)
        concern = Concern(source, party.uid)
        numbers = [row[0].value for row in book["Nội dung"].iter_rows(min_row=2)]
        assert numbers == [item.number for item in concern.items]
        tasks = {row[1].value for row in book["Việc phải làm"].iter_rows(min_row=2)}
        assert tasks == {one.text for one in source.entries if one.kind in TASK_KINDS and concern.has_entry(one)}, (
            party.name
        )
        assert party.name in {row[1].value for row in book["Về bảng này"].iter_rows()}


def test_an_empty_record_has_sheets_with_headings() -> None:
    book = _made(conferences.bare(), draft=True)
    assert [cell.value for cell in book["Nội dung"][1]] == ["Số", "Nội dung hợp tác", "Trạng thái"]
    assert book["Nội dung"].max_row == book["Việc phải làm"].max_row == 1
    assert book["Về bảng này"].cell(1, 2).value == "DỰ THẢO"


def test_same_record_same_bytes_at_another_time_in_another_process() -> None:
    first = formats.written(conferences.winter_2025(), ".xlsx", Options())
    code = (
        "import sys, hashlib; sys.path[:0] = [sys.argv[1]]; import conferences; from exports import formats;"
        "from exports.options import Options;"
        "print(hashlib.sha256(formats.written(conferences.winter_2025(), '.xlsx', Options())).hexdigest())"
    )
    here = Path(__file__).parent
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Ho_Chi_Minh", "PYTHONPATH": str(here.parent.parent)}
    if time.time() % 2 > 1.5:  # a zip counts in steps of two seconds; whichever half this is, the other file is later
        time.sleep(1)
    command = [sys.executable, "-c", code, str(here)]
    other = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    assert other.stdout.strip() == hashlib.sha256(first).hexdigest()


def test_properties_come_from_the_record() -> None:
    properties = _made(conferences.winter_2025()).properties
    assert properties.creator == "Ủy ban nhân dân tỉnh Lâm Đồng"
    assert properties.modified == datetime(2025, 1, 3, 10, 26, 40)
    assert properties.language == "vi-VN"


def test_long_work_is_told_and_can_be_stopped() -> None:
    told: list[tuple[int, int]] = []
    spreadsheet.write(conferences.with_items(1000), Options(), lambda done, total: told.append((done, total)))
    assert len(told) >= 3
    assert all(0 < done <= total for done, total in told)

    def stop(_done: int, _total: int) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        spreadsheet.write(conferences.with_items(1000), Options(), stop)


@pytest.mark.parametrize("case", ["winter", "bare", "hostile", "thousand"])
def test_open_xml_sdk_finds_no_error(case: str, tmp_path: Path) -> None:
    items = (Item(uid=str(n), number=n, title=text, outcome=text) for n, text in enumerate(HOSTILE, start=1))
    meeting = replace(conferences.winter_2025().meeting, title=" ".join(HOSTILE), issuing_body=HOSTILE[1] * 30)
    records = {
        "winter": conferences.winter_2025(),
        "bare": conferences.bare(),
        "hostile": replace(_with(*items), meeting=meeting),
        "thousand": conferences.with_items(1000),
    }
    file = tmp_path / "list.xlsx"
    file.write_bytes(spreadsheet.write(records[case], Options()))
    answer = subprocess.run([real_parts.ooxml_validator(), str(file)], capture_output=True, text=True, timeout=600)
    told = json.loads(answer.stdout)
    assert told["ok"], told["errors"]
