"""A list filled by hand in a real terminal, with the bytes that a Vietnamese input method sends."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal of this kind", allow_module_level=True)

from typing_terminal import Terminal

from store.dossier import Dossier

F2, CTRL_S, CTRL_N, CTRL_PAGE_DOWN = "\x1bOQ", "\x13", "\x0e", "\x1b[6;5~"


def test_parties_and_delegates_are_typed_with_an_input_method(tmp_path: Path) -> None:
    state, folder = tmp_path / "state", tmp_path / "dossier"
    fields = {"title": "Hội nghị", "day": date(2024, 4, 4)}
    Dossier.create(folder, state=state, by="Lan", fields=fields).close()
    terminal = Terminal("open", str(folder), state=state, columns=80, rows=24)
    terminal.until(lambda shown: "▸" in shown.text)
    terminal.send(F2)
    terminal.until(lambda shown: "[1 Hội nghị]" in shown.text)
    terminal.send(CTRL_PAGE_DOWN)
    terminal.until(lambda shown: "[2 Bên tham gia]" in shown.text)
    terminal.send("ntinhr\x7f\x7f\x7f\x7fỉnh DDa\x7f\x7f\x7fĐawk\x7f\x7f\x7făk Nông")
    terminal.until(lambda shown: "ỉnh Đăk Nông" in shown.text)
    terminal.send(CTRL_S)
    terminal.until(lambda shown: "[2 Bên tham gia 1]" in shown.text)
    terminal.send("3n\tTôn Thij\x7f\x7f\x7fhị Hạnh\t\tdak nong")
    terminal.until(lambda shown: "dak nong" in shown.text)
    terminal.send(CTRL_N)
    terminal.until(lambda shown: "dòng trước đã lưu" in shown.text)
    terminal.send("\tNguyeenx\x7f\x7f\x7f\x7fễn Hoa" + CTRL_S)
    terminal.until(lambda shown: "[3 Đại biểu 2]" in shown.text)
    terminal.quit()
    dossier = Dossier.open(folder, state=state, by="Lan")
    (party,) = dossier.parties
    assert party.name == "tỉnh Đăk Nông"
    names = [(one.name, one.party) for one in dossier.delegates]
    assert names == [("Tôn Thị Hạnh", party.uid), ("Nguyễn Hoa", party.uid)]
    dossier.close()
