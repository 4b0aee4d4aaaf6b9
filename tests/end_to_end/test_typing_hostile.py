"""Bytes that no keyboard sends: the app goes on, and nothing is carried out that nobody typed."""

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


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    fields = {"title": "Hội nghị", "day": date(2024, 4, 4)}
    Dossier.create(tmp_path / "d", state=tmp_path / "s", by="Lan", fields=fields).close()
    opened = Terminal("open", str(tmp_path / "d"), state=tmp_path / "s")
    opened.until(lambda seen: "F1 Trợ giúp" in seen.text and "▸" in seen.text)
    yield opened
    if opened.child.isalive():
        opened.kill()


def test_bytes_that_are_no_utf8_are_shown_as_such_and_end_nothing(terminal: Terminal) -> None:
    terminal.send(b"tr\xc6\xb0\xe1\xbb\x9bc \xff\xed\xa0\x80 sau")
    terminal.until(lambda seen: any("▸ trước �" in line and "sau" in line for line in seen.lines))
    terminal.send("\r")
    terminal.until(lambda seen: "đã lưu 1" in seen.text)


def test_a_paste_is_one_text_whatever_stands_in_it(terminal: Terminal) -> None:
    terminal.send("\x1b[200~đầu \x1b[31mđỏ\x1b[0m\rhai \x11\x15ba\x1b[201~")
    terminal.until(lambda seen: any("▸ đầu [31mđỏ[0m hai ba" in line for line in seen.lines))
    terminal.send("\r")
    terminal.until(lambda seen: "đã lưu 1" in seen.text)
