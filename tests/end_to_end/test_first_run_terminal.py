"""The first run in a real terminal: an empty home, the demo, an entry of one's own, and it is found again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from store.dossier import Dossier
from tui import demo

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from typing_terminal import Terminal


def test_from_an_empty_home_to_an_entry_that_a_search_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("RAPPORTEUR_CONFIG", str(tmp_path / "config"))
    state = tmp_path / "state"
    terminal = Terminal(state=state, columns=80, rows=24)
    terminal.until(lambda seen: "Xem thử" in seen.text)
    terminal.send("1")
    terminal.until(lambda seen: "~/rapporteur-demo" in seen.text)
    terminal.send("\r")
    terminal.until(lambda seen: "Làm quen trong một phút?" in seen.text)
    terminal.send("\r")
    terminal.until(lambda seen: "1/8" in seen.text)
    terminal.send("Các tỉnh báo cáo tiến độ\r")
    terminal.until(lambda seen: "2/8" in seen.text)
    terminal.send("\x0c")
    terminal.until(lambda seen: "2 hồ sơ" in seen.text)
    terminal.send("bao cao tien do")
    terminal.until(lambda seen: "1 kết quả" in seen.text)
    terminal.send("\r")
    terminal.until(lambda seen: "▸" in seen.text and "2/8" in seen.text)
    terminal.quit()
    again = Dossier.open(home / "rapporteur-demo" / demo.NAMES[-1], state=state, by="Lan")
    assert again.entries[-1].text == "Các tỉnh báo cáo tiến độ"
    assert again.unshared == 0
    again.close()
