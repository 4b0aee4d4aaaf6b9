"""A long import in a real terminal: it says how far it is, and Ctrl+C leaves everything as it was."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal of this kind", allow_module_level=True)

from typing_terminal import Terminal

from store.dossier import Dossier


def test_ctrl_c_stops_a_long_import_and_nothing_is_changed(tmp_path: Path) -> None:
    state, folder = tmp_path / "state", tmp_path / "dossier"
    fields = {"title": "Hội nghị", "day": date(2024, 4, 4)}
    Dossier.create(folder, state=state, by="Lan", fields=fields).close()
    path = tmp_path / "items.csv"
    row = "Tuần lễ trái cây và nông sản,Công Thương;Du lịch,Đắk Nông; Kon Tum; Sở Y tế,quý IV"
    path.write_text("STT,Nội dung,Lĩnh vực,Các bên,Thời gian\n" + "".join(f"{n},{row}\n" for n in range(1, 99_999)))
    terminal = Terminal("import", str(folder), str(path), "--yes", state=state)
    terminal.until(lambda shown: "Đang đọc tệp …" in shown.text)
    terminal.send("\x03")
    while terminal.read(0.1):
        pass
    terminal.child.close()
    assert terminal.child.exitstatus == 130
    with_nothing = Dossier.open(folder, state=state, by="Lan")
    assert len(with_nothing.items) == 0
    with_nothing.close()
