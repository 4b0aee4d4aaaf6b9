"""Spreadsheets in other programs: LibreOffice reads the same cells, and our own import reads the register back."""

from __future__ import annotations

import csv
import io
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import conferences
import pytest
import real_parts
from openpyxl import load_workbook
from test_spreadsheet_out_file import FORMULAS

from exports import spreadsheet
from exports.options import DocumentKind, Options
from store.errors import CannotRead, Trouble
from store.intake import files
from store.meeting.kinds import ItemKind, ItemLevel, ItemState, Reason, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Item
from store.meeting.refs import to_name, to_party

CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1"
"""Every sheet, UTF-8, cells as they are shown."""


def _hostile() -> Proceedings:
    items = [Item(uid=str(n), number=n, title=f"Mục {n}", outcome=text) for n, text in enumerate(FORMULAS, start=1)]
    literal = Item(uid="x", number=99, title="_x0041_ và A", outcome="=1+1\ndòng hai")
    return replace(conferences.winter_2025(), items=(*items, literal))


@pytest.fixture(scope="module")
def read_by_libreoffice(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """The sheets of two files as LibreOffice shows them, by file and sheet."""
    folder = tmp_path_factory.mktemp("sheets")
    (folder / "winter.xlsx").write_bytes(spreadsheet.write(conferences.winter_2025(), Options()))
    (folder / "hostile.xlsx").write_bytes(spreadsheet.write(_hostile(), Options()))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files_in = [str(one) for one in sorted(folder.glob("*.xlsx"))]
    command = [real_parts.office(), profile, "--headless", "--convert-to", CSV, "--outdir", str(folder), *files_in]
    subprocess.run(command, check=True, capture_output=True, timeout=600)
    made = {one.stem: list(csv.reader(io.StringIO(one.read_text("utf-8")))) for one in folder.glob("*.csv")}
    real_parts.need("Calc" if made else None, "LibreOffice Calc (Debian: libreoffice-calc-nogui)")
    return made


def test_libreoffice_shows_every_cell_as_it_was_written(read_by_libreoffice: dict[str, list[list[str]]]) -> None:
    book = load_workbook(io.BytesIO(spreadsheet.write(conferences.winter_2025(), Options())))
    for sheet in book.worksheets:
        shown = read_by_libreoffice[f"winter-{sheet.title}"]
        written = [[_shown(cell.value) for cell in row] for row in sheet.iter_rows()]
        assert shown == written


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)


def test_libreoffice_calculates_nothing(read_by_libreoffice: dict[str, list[list[str]]]) -> None:
    rows = read_by_libreoffice["hostile-Nội dung"]
    outcomes = {row[1]: row[-1] for row in rows[1:]}
    for number, text in enumerate(FORMULAS, start=1):
        assert outcomes[f"Mục {number}"] == text.replace("\t", " ")
    assert outcomes["_x0041_ và A"] == "=1+1\ndòng hai"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_register_can_be_imported_again(tmp_path: Path, language: Any) -> None:
    """What a list says of an item comes back from it, into a record that holds only the parties."""
    source = conferences.winter_2025()
    items = (
        Item(
            uid="a",
            number=12,
            title="Ngày hội Du lịch",
            field="du lịch",
            kind=ItemKind.EVENT,
            level=ItemLevel.REGIONAL,
            parties=(to_party("hcm"), to_party("lamdong")),
            lead=(to_name("Sở Du lịch"),),
            planned=Deadline("ngày 20/4/2025"),
            state=ItemState.NOT_DONE,
            reason=Reason.NO_BUDGET,
            reason_text="chưa có kinh phí",
            outcome="Đã có kế hoạch; chờ duyệt",
            figures="2/10 đơn vị",
            source="Kế hoạch số 15/KH-UBND",
        ),
        Item(uid="b", number=13, title="Kết nối cung cầu", field="thương mại", state=ItemState.DONE),
    )
    path = tmp_path / "sổ theo dõi.xlsx"
    path.write_bytes(spreadsheet.write(replace(source, items=items), Options(language=language)))
    empty, sheet = replace(source, items=(), entries=()), {"vi": "Nội dung", "en": "Items"}[language]
    proposal = files.propose(path, empty, sheet=sheet)
    edits = [edit for table in proposal.tables for edit in table.edits if edit.kind is RecordKind.ITEM]
    assert len(edits) == 2
    first = edits[0].fields
    wanted = {"number": 12, "title": "Ngày hội Du lịch", "field": "du lịch", "state": ItemState.NOT_DONE}
    wanted |= {"kind": ItemKind.EVENT, "level": ItemLevel.REGIONAL, "reason": Reason.NO_BUDGET}
    wanted |= {"reason_text": "chưa có kinh phí", "outcome": "Đã có kế hoạch; chờ duyệt", "figures": "2/10 đơn vị"}
    wanted |= {"source": "Kế hoạch số 15/KH-UBND", "lead": items[0].lead, "parties": items[0].parties}
    assert {name: first.get(name) for name in wanted} == wanted
    assert first["planned"].said == "ngày 20/4/2025"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_whole_workbook_brings_its_items_back_and_makes_none_of_its_tasks(tmp_path: Path, language: Any) -> None:
    source = conferences.winter_2025()
    path = tmp_path / "sổ theo dõi.xlsx"
    path.write_bytes(spreadsheet.write(source, Options(language=language)))
    register, tasks = files.propose(path, replace(source, items=(), entries=())).tables
    assert (register.kind, register.new) == (RecordKind.ITEM, len(source.items))
    assert tasks.rows > 0
    assert (tasks.kind, tasks.trouble, tasks.edits) == (None, Trouble.ONLY_TASKS, ())
    assert files.propose(path, replace(source, items=(), entries=()), RecordKind.ITEM).records == len(source.items)


def test_a_list_of_tasks_alone_is_refused_with_its_sentence_and_taken_where_it_is_said_to_list_items(
    tmp_path: Path,
) -> None:
    source = conferences.winter_2025()
    path = tmp_path / "việc phải làm.xlsx"
    path.write_bytes(spreadsheet.write(source, Options(kind=DocumentKind.ACTIONS)))
    with pytest.raises(CannotRead) as caught:
        files.propose(path, source)
    assert caught.value.trouble is Trouble.ONLY_TASKS
    assert files.propose(path, replace(source, items=()), RecordKind.ITEM).records > 0
