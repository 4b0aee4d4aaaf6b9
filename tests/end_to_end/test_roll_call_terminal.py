"""The roll called in a real terminal, in one burst and with an input method switched on; a kill loses no tick."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from typing_terminal import Terminal

from store.dossier import Dossier
from store.meeting.kinds import Attendance, RecordKind
from store.meeting.refs import to_name

NAMES = ("Võ Văn Hoan", "Lê Lan", "Trần Minh", "Y Trưởng", "Rah Lan")


def test_a_burst_with_an_input_method_then_kill(tmp_path: Path) -> None:
    folder, state = tmp_path / "d", tmp_path / "s"
    fields = {"title": "Hội nghị", "day": date(2024, 4, 4)}
    made = Dossier.create(folder, state=state, by="Lan", fields=fields)
    party = made.add(RecordKind.PARTY, name="UBND tỉnh")
    for name in NAMES:
        made.add(RecordKind.DELEGATE, name=name, party=party)
    made.close()

    terminal = Terminal("open", str(folder), state=state, columns=80, rows=24)
    terminal.until(lambda seen: "F7 Điểm danh" in seen.text and "▸" in seen.text)
    # F7, present, absent; then Telex makes ã of "a" and "x"; then a stand-in with tones typed by Backspaces.
    terminal.send("\x1b[18~" + " a\x7fã" + "rPhe\x7f\x7fhê" + "\r")
    terminal.until(lambda seen: "1 dự thay" in seen.text)
    terminal.until(lambda seen: "Thêm Phê" in seen.text)
    assert "1 có mặt · 1 có lý do · 1 vắng · 1 dự thay · 1 chưa gọi" in terminal.text
    terminal.kill()

    again = Dossier.open(folder, state=state, by="Lan")
    found = [(one.attendance, one.replaced_by) for one in again.delegates]
    again.close()
    assert found == [
        (Attendance.PRESENT, ""),
        (Attendance.ABSENT, ""),
        (Attendance.EXCUSED, ""),
        (Attendance.REPLACED, to_name("Phê")),
        (Attendance.EXPECTED, ""),
    ]
