"""Gaps, conflicts and history in a real terminal, in bursts: F8, w, the reason by an input method, and back."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from typing_terminal import Terminal

from store.dossier import Dossier
from store.meeting import gaps
from store.meeting.kinds import RecordKind

ITEM = RecordKind.ITEM
F8, F12, CTRL_R, ENTER, ESCAPE = "\x1b[19~", "\x1b[24~", "\x12", "\r", "\x1b"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dossier that Minh has changed at the same time as Lan."""
    fields = {"title": "Hội nghị", "day": date(2024, 4, 4)}
    lan = Dossier.create(tmp_path / "d", state=tmp_path / "s", by="Lan", fields=fields)
    item = lan.add(ITEM, number=1, title="Ngày hội Du lịch")
    lan.publish()
    minh = Dossier.open(tmp_path / "d", state=tmp_path / "minh", by="Minh")
    lan.change(ITEM, item, outcome="Ký 12 bản ghi nhớ.")
    minh.change(ITEM, item, outcome="Ký 14 bản ghi nhớ.")
    minh.close()
    lan.close()
    return tmp_path / "d"


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal("open", str(folder), state=tmp_path / "s", columns=80, rows=24)
    opened.until(lambda seen: "F1 Trợ giúp" in seen.text and "F12: 1 chỗ" in seen.text)
    yield opened
    if opened.child.isalive():
        opened.kill()


def test_a_gap_is_waived_by_one_burst_of_an_input_method(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send(F8)
    terminal.until(lambda seen: "Chưa có địa điểm" in seen.text)
    terminal.send("wli\x7fí do vie\x7fêt\x7f\x7fệt" + ENTER)
    terminal.until(lambda seen: "1 chỗ để trống có lý do" in seen.text)
    terminal.quit()
    dossier = Dossier.open(folder, state=tmp_path / "s", by="Lan")
    (waiver,) = gaps.waived(dossier.proceedings())
    dossier.close()
    assert waiver.reason == "lí do việt"


def test_a_conflict_is_settled_and_the_history_takes_it_back(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send(F12)
    terminal.until(lambda seen: "‹12›" in seen.text and "‹14›" in seen.text)
    terminal.send("1")
    terminal.until(lambda seen: "Không có chỗ nào khác nhau" in seen.text)
    terminal.send(ESCAPE)
    terminal.until(lambda seen: "F12" not in seen.lines[0] and "F8" in seen.text)
    terminal.send(CTRL_R)
    terminal.until(lambda seen: "Lịch sử" in seen.lines[0] and "kết quả" in seen.text)
    terminal.send("r")
    terminal.until(lambda seen: "trở lại giá trị cũ" in seen.text)
    terminal.quit()
    dossier = Dossier.open(folder, state=tmp_path / "s", by="Lan")
    outcome, disputed = dossier.items[0].outcome, dossier.disputed
    dossier.close()
    assert {"12", "14"} <= set(outcome.split()), "what stood there before was both"
    assert disputed == 0
