"""Choose an item, type, confirm, be ready again: in a real terminal, by keys alone, with an input method's bursts."""

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
from store.meeting.kinds import EntryKind, PointState, RecordKind

CTRL_G, CTRL_O, CTRL_Q, F5, F9 = "\x07", "\x0f", "\x11", "\x1b[15~", "\x1b[20~"
BACKSPACE = "\x7f"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = Dossier.create(
        tmp_path / "d", state=tmp_path / "s", by="Lan", fields={"title": "Hội nghị", "day": date(2024, 4, 4)}
    )
    for number in range(1, 30):
        made.add(RecordKind.ITEM, number=number, title=f"Nội dung thứ {number}")
    for number, title in enumerate(("Khai mạc", "Kết quả năm 2023", "Thảo luận"), 1):
        made.add(RecordKind.POINT, number=number, title=title)
    made.close()
    return tmp_path / "d"


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal("open", str(folder), state=tmp_path / "s")
    opened.until(lambda seen: "F1 Trợ giúp" in seen.text and "▸" in seen.text)
    yield opened
    if opened.child.isalive():
        opened.kill()


def kept(terminal: Terminal, folder: Path, tmp_path: Path) -> Dossier:
    """The dossier as it was left, once the app has ended."""
    terminal.send(CTRL_Q)
    while terminal.read(0.05):
        pass
    return Dossier.open(folder, state=tmp_path / "s", by="Lan")


def test_three_keys_lead_to_an_item_and_the_line_is_ready_at_once(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    terminal.send(CTRL_G + "12")
    terminal.until(lambda seen: "#12 ▸" in seen.text)
    terminal.send("đã xong thu" + BACKSPACE + "ủ tục\r")  # an input method takes a letter back and sends another
    terminal.until(lambda seen: "đã xong thủ tục" in seen.text and "#12 ▸" in seen.text)
    terminal.send("!trình trước 30/6\r" + CTRL_G + "3" + "chưa triển khai\r")
    terminal.until(lambda seen: "chưa triển khai" in seen.text and "#3 ▸" in seen.text)
    dossier = kept(terminal, folder, tmp_path)
    try:
        numbers = {item.uid: item.number for item in dossier.items}
        said = [(entry.kind, entry.text, [numbers[uid] for uid in entry.items]) for entry in dossier.entries]
        assert said == [
            (EntryKind.NOTE, "đã xong thủ tục", [12]),
            (EntryKind.DIRECTIVE, "trình trước 30/6", [12]),
            (EntryKind.NOTE, "chưa triển khai", [3]),
        ]
    finally:
        dossier.close()


def test_a_point_out_of_order_and_back_in_one_burst(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    terminal.send(CTRL_G + ".1" + CTRL_G + ".3" + "lạc sang thảo luận\r" + CTRL_O + "trở lại\r")
    terminal.until(lambda seen: "trở lại" in seen.text)
    dossier = kept(terminal, folder, tmp_path)
    try:
        first, _second, third = dossier.points
        assert [(entry.text, entry.point) for entry in dossier.entries] == [
            ("lạc sang thảo luận", third.uid),
            ("trở lại", first.uid),
        ]
        assert (first.state, third.state) == (PointState.CURRENT, PointState.CLOSED)
    finally:
        dossier.close()


def test_a_note_becomes_a_directive_and_the_record_is_handed_over(
    terminal: Terminal, folder: Path, tmp_path: Path
) -> None:
    terminal.send("lập kế hoạch trước 30/6\r" + F5)
    terminal.until(lambda seen: "lập kế hoạch" in seen.text and "Enter sửa" in seen.text)
    terminal.send("!")
    terminal.until(lambda seen: "CHỈ ĐẠO" in seen.text)
    terminal.send("\x1b")
    terminal.until(lambda seen: "Enter sửa" not in seen.text)
    terminal.send(F9)
    terminal.until(lambda seen: "Người ghi từ đây" in seen.text)
    terminal.send("Minh\r")
    terminal.until(lambda seen: "Minh ghi" in seen.text)
    terminal.send("lời sau\r")
    terminal.until(lambda seen: "lời sau" in seen.text)
    dossier = kept(terminal, folder, tmp_path)
    try:
        assert [entry.kind for entry in dossier.entries] == [EntryKind.DIRECTIVE, EntryKind.HANDOVER, EntryKind.NOTE]
        assert dossier.entries[0].deadline is not None
        assert dossier.history(RecordKind.ENTRY, dossier.entries[2].uid)[0].by == "Minh"
    finally:
        dossier.close()
