"""Vietnamese input methods send Backspaces and letters in one burst: every text field must keep every tone."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from typing_terminal import Terminal

from store.dossier import Dossier
from store.meeting.kinds import RecordKind

#: Each key of "việt" typed with Telex sends one of these bursts.
BURSTS = ("v", "i", "e", "\x7fê", "t", "\x7f\x7fệt")
BURSTS_08 = tuple(burst.replace("\x7f", "\x08") for burst in BURSTS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = Dossier.create(
        tmp_path / "d", state=tmp_path / "s", by="Lan", fields={"title": "Hội nghị", "day": date(2024, 4, 4)}
    )
    for number, title in enumerate(("Việt hóa phần mềm", "Lễ hội hoa"), 1):
        made.add(RecordKind.ITEM, number=number, title=title)
    made.close()
    return tmp_path / "d"


@pytest.fixture
def terminal(folder: Path, tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal("open", str(folder), state=tmp_path / "s")
    opened.until(lambda seen: "F1 Trợ giúp" in seen.text and "▸" in seen.text)
    yield opened
    if opened.child.isalive():
        opened.kill()


def record(folder: Path, tmp_path: Path) -> Dossier:
    return Dossier.open(folder, state=tmp_path / "s", by="Lan")


def send_bursts(terminal: Terminal, bursts: tuple[str, ...], *, whole: bool) -> None:
    if whole:
        terminal.send("".join(bursts))
        return
    for burst in bursts:
        terminal.send(burst)


@pytest.mark.parametrize("bursts", [BURSTS, BURSTS_08], ids=["7f", "08"])
def test_the_capture_line_the_outcome_and_the_filter(
    terminal: Terminal, folder: Path, tmp_path: Path, bursts: tuple[str, ...]
) -> None:
    send_bursts(terminal, bursts, whole=False)
    terminal.until(lambda seen: "▸ việt" in seen.text)
    terminal.send(" ")
    send_bursts(terminal, bursts, whole=True)
    terminal.until(lambda seen: "▸ việt việt" in seen.text)
    terminal.send("\r")
    terminal.until(lambda seen: "đã lưu 1" in seen.text)

    terminal.send("\x1bOS")  # F4
    terminal.until(lambda seen: "Space trạng thái" in seen.text)
    terminal.send("\r")
    terminal.until(lambda seen: "Kết quả, nội dung 1 ▸" in seen.text)
    send_bursts(terminal, bursts, whole=True)
    terminal.until(lambda seen: "Kết quả, nội dung 1 ▸ việt" in seen.text)
    terminal.send("\r")
    terminal.until(lambda seen: "Kết quả, nội dung" not in seen.text)

    terminal.send("\x06")  # Ctrl+F
    terminal.until(lambda seen: "Lọc nội dung ▸" in seen.text)
    send_bursts(terminal, bursts, whole=True)
    terminal.until(lambda seen: "Lọc nội dung ▸ việt" in seen.text)
    terminal.until(lambda seen: "Lễ hội hoa" not in seen.text)
    terminal.quit()

    kept = record(folder, tmp_path)
    try:
        assert [entry.text for entry in kept.entries] == ["việt việt"]
        assert kept.items[0].outcome == "việt"
    finally:
        kept.close()


@pytest.mark.parametrize("bursts", [BURSTS, BURSTS_08], ids=["7f", "08"])
def test_the_fields_of_the_form(terminal: Terminal, folder: Path, tmp_path: Path, bursts: tuple[str, ...]) -> None:
    terminal.send("\x1bOQ")  # F2
    terminal.until(lambda seen: "[1 Hội nghị]" in seen.text)
    terminal.send("\r")
    terminal.until(lambda seen: "Ctrl+S" in seen.text)
    terminal.send("\t" * 2)
    send_bursts(terminal, bursts, whole=True)
    terminal.until(lambda seen: "việt" in next(line for line in seen.lines if "Địa điểm" in line))
    terminal.send("\t" * 9)
    send_bursts(terminal, bursts, whole=True)  # the first of the many-line fields
    terminal.until(lambda seen: any("Chủ trì" in line and "việt" in line for line in seen.lines))
    terminal.send("\x13")  # Ctrl+S
    terminal.until(lambda seen: "[1 Hội nghị]" in seen.text)
    terminal.quit()
    kept = record(folder, tmp_path)
    try:
        assert kept.meeting.place == "việt"
        assert kept.meeting.chairs == ("name/việt",)
    finally:
        kept.close()


def test_the_search_of_the_command_palette(terminal: Terminal) -> None:
    terminal.send("\x10")  # Ctrl+P
    terminal.until(lambda seen: "Tìm lệnh" in seen.text)
    send_bursts(terminal, BURSTS, whole=True)
    terminal.until(lambda seen: "│việt " in seen.text and "Tiếng Việt" in seen.text)


def test_decomposed_keys_and_pastes_are_stored_composed(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    text = "Đắk Nông – Tây Nguyên"
    terminal.send(unicodedata.normalize("NFD", text))
    terminal.until(lambda seen: f"▸ {text}" in seen.text)
    terminal.send("\r")
    terminal.send("\x1b[200~" + unicodedata.normalize("NFD", "dòng một\ndòng hai") + "\x1b[201~")
    terminal.until(lambda seen: "▸ dòng một dòng hai" in seen.text)
    terminal.send("\r")
    terminal.until(lambda seen: "đã lưu 2" in seen.text)
    terminal.quit()
    kept = record(folder, tmp_path)
    try:
        assert [entry.text for entry in kept.entries] == [text, "dòng một dòng hai"]
    finally:
        kept.close()


def test_whole_lines_in_one_burst_become_entries_in_order(terminal: Terminal, folder: Path, tmp_path: Path) -> None:
    words = [f"câu số {number}" for number in range(20)]
    terminal.send("".join(f"{word}\r" for word in words))
    terminal.until(lambda seen: "đã lưu 20" in seen.text)
    terminal.quit()
    kept = record(folder, tmp_path)
    try:
        assert [entry.text for entry in kept.entries] == words
    finally:
        kept.close()


def test_nothing_is_sent_to_the_terminal_while_nothing_happens(terminal: Terminal) -> None:
    """Not a byte between two minutes: over a slow line, and under an input method's window, the screen is still."""
    import time

    terminal.until(lambda seen: "Còn thiếu (" in seen.text)
    terminal.settle(quiet=2.0)  # what the program does by itself after its start is done
    while time.localtime().tm_sec > 45:
        terminal.read(0.5)
    terminal.settle(quiet=1.0)
    before = terminal.screen.display
    import pexpect

    with pytest.raises(pexpect.TIMEOUT):
        terminal.child.read_nonblocking(1, timeout=4)
    assert terminal.screen.display == before
