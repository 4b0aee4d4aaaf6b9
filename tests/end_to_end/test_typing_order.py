"""Keys of one burst are carried out in the order in which they were typed, whatever they do."""

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

CTRL_E, CTRL_F, CTRL_P, CTRL_Q, CTRL_Y, CTRL_Z, ESC, F4 = (
    "\x05",
    "\x06",
    "\x10",
    "\x11",
    "\x19",
    "\x1a",
    "\x1b",
    "\x1bOS",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fields = {"title": "Hội nghị", "day": date(2024, 4, 4)}
    Dossier.create(tmp_path / "d", state=tmp_path / "s", by="Lan", fields=fields).close()
    return tmp_path / "d"


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal("open", str(folder), state=tmp_path / "s")
    opened.until(lambda seen: "F1 Trợ giúp" in seen.text and "▸" in seen.text)
    yield opened
    if opened.child.isalive():
        opened.kill()


def left(terminal: Terminal, folder: Path, tmp_path: Path) -> tuple[list[str], str]:
    """The entries and the unfinished line, once the app has ended."""
    while terminal.read(0.05):
        pass
    kept = Dossier.open(folder, state=tmp_path / "s", by="Lan")
    try:
        return [entry.text for entry in kept.entries], kept.draft_line
    finally:
        kept.close()


def test_letters_right_before_quitting_are_kept(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send("một câu dở dang" * 4 + CTRL_Q)
    assert left(terminal, folder, tmp_path) == ([], "một câu dở dang" * 4)


def test_enter_right_before_quitting_records(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send("câu một\rcâu hai\rcâu ba" + CTRL_Q)
    assert left(terminal, folder, tmp_path) == (["câu một", "câu hai"], "câu ba")


def test_undo_and_redo_stand_where_they_were_typed(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send(f"một\r{CTRL_Z}hai\r{CTRL_Z}{CTRL_Y}ba\rbốn{CTRL_Q}")
    assert left(terminal, folder, tmp_path) == (["hai", "ba"], "bốn")


def test_letters_behind_a_key_that_opens_something_go_there(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send(f"trước{CTRL_P}thoatt")
    terminal.until(lambda seen: "Không có lệnh nào hợp" in seen.text and "thoatt" in seen.text)
    terminal.send(f"{ESC}")
    terminal.until(lambda seen: "Không có lệnh nào hợp" not in seen.text)
    terminal.send(f" giữa{F4}{CTRL_F}lọc\r sau{CTRL_Q}")
    assert left(terminal, folder, tmp_path) == ([], "trước giữa sau")
