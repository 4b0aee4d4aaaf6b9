"""Reading an office's Excel list of 5,000 rows into a proposal, against openpyxl's bare reading of the same file."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from store.meeting.proceedings import Proceedings
from store.meeting.records import Meeting

from . import same_table
from .figures import middle, row

_ROWS = 5_000


def measure(room: Path, runs: int = 7) -> list[str]:
    """Everything in one process, in turn: values only, streamed and as a whole workbook, then our proposal."""
    from store.intake import files

    path = room / "danh mục nội dung.xlsx"
    _write(path)
    proceedings = Proceedings(Meeting(uid="m", title="Hội nghị đo đạc", day=date(2024, 4, 4)))

    def proposed() -> None:
        proposal = files.propose(path, proceedings)
        found = sum(len(table.edits) for table in proposal.tables)
        assert found >= _ROWS, found

    ways: dict[str, Callable[[], None]] = {
        "openpyxl, read-only, values": lambda: _bare(path, read_only=True),
        "openpyxl, whole workbook, values": lambda: _bare(path, read_only=False),
        "rapporteur's proposal (layout, values, names, problems)": proposed,
    }
    times: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(runs + 1):
        for name, work in ways.items():
            began = time.perf_counter()
            work()
            if turn:
                times[name].append((time.perf_counter() - began) * 1000)
    floor = middle(next(iter(times.values())))
    return [
        f"Import of {_ROWS:,} rows from .xlsx (median)",
        *(row(name, middle(gone), floor) for name, gone in times.items()),
    ]


def _bare(path: Path, *, read_only: bool) -> None:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=read_only, data_only=True)
    count = sum(len(cells) for sheet in book.worksheets for cells in sheet.iter_rows(values_only=True))
    assert count > _ROWS
    book.close()


def _write(path: Path) -> None:
    """A list as offices write it: a title, an empty row, the headings, eight columns, real days."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["DANH MỤC NỘI DUNG HỢP TÁC NĂM 2024"])
    sheet.append([])
    sheet.append(["STT", "Nội dung hợp tác", "Các bên", "Trạng thái", "Kết quả", "Nguyên nhân", "Lĩnh vực", "Đến ngày"])
    start = date(2024, 6, 30)
    for number, texts in enumerate(same_table.rows(_ROWS)):
        sheet.append([int(texts[0]), *texts[1:5], None, "thương mại", start + timedelta(days=number % 300)])
    book.save(path)
