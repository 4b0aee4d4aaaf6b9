"""A drive that does not answer: keys echo, lines are saved, screens open and the program ends while it hangs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("mounts a file system of its own", allow_module_level=True)

from drives import Faulty, faulty_drive
from live_window import enter, is_away, line, read_anew, saved, unshared, window
from typing_terminal import Terminal

from store import library
from store.dossier import Dossier

LINES = ("Sở đã rà soát xong", "Đề nghị bổ sung hồ sơ")

SCREENS = {
    "\x1bOQ": "Chuẩn bị:",
    "\x1b[18~": "Điểm danh",
    "\x1b[19~": "Còn thiếu",
    "\x1b[24~": "Không có chỗ nào khác nhau",
    "\x12": "Lịch sử",
    "\x0c": "Hồ sơ hội nghị trên máy này",
}
"""Every screen that may have to do with files, by its key, with the words that stand in its first line."""


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Faulty]:
    """A drive without a fault yet, with a dossier on it that Lan's machine knows."""
    with faulty_drive(tmp_path / "faulty") as mounted:
        fields = {"title": "Hội nghị", "day": date(2024, 4, 4)}
        made = Dossier.create(mounted.folder / "d", state=tmp_path / "lan", by="Lan", fields=fields)
        library.remember(tmp_path / "lan", made)
        made.close()
        yield mounted


def enter_letter_by_letter(terminal: Terminal, text: str) -> None:
    """Each letter must come up before the next is typed; then Enter, and the line is shown as saved."""
    before = saved(terminal)
    typed = ""
    for letter in text:
        typed += letter
        terminal.send(letter)
        terminal.until(lambda seen, wanted=typed: line(seen) == wanted.strip())  # type: ignore[misc]
    terminal.send("\r")
    terminal.until(lambda seen: saved(seen) == before + 1 and not line(seen))


def test_typing_and_every_screen_go_on_while_the_drive_hangs(drive: Faulty, tmp_path: Path) -> None:
    terminal = window(drive.folder / "d", tmp_path / "lan")
    enter(terminal, "trước")
    with drive.having("hang"):
        for text in LINES:
            enter_letter_by_letter(terminal, text)
        for key, words in SCREENS.items():
            terminal.send(key)
            terminal.until(lambda seen, words=words: words in seen.lines[0])  # type: ignore[misc]
            terminal.send("\x1b")
            terminal.until(lambda seen: saved(seen) == 3)
        terminal.until(is_away)
        terminal.send("\x05")
        terminal.until(lambda seen: "Biên bản" in seen.lines[0] and "BIÊN BẢN" in seen.text)
        terminal.send("\r")  # the minutes go into the folder; they wait for it, the screen does not
        terminal.until(lambda seen: "Đang ghi văn bản" in seen.text)
        terminal.send("\x1b")
        terminal.until(lambda seen: saved(seen) == 3)
        enter(terminal, "sau cùng")
    terminal.until(lambda seen: not unshared(seen) and not is_away(seen))
    terminal.quit()
    assert read_anew(drive.kept / "d", tmp_path / "thu") == ["trước", *LINES, "sau cùng"]
    assert len(list((drive.kept / "d" / "minutes").glob("*.docx"))) == 1


def test_the_program_opens_and_ends_while_the_drive_hangs(drive: Faulty, tmp_path: Path) -> None:
    with drive.having("hang"):
        terminal = window(drive.folder / "d", tmp_path / "lan")
        enter(terminal, "trong")
        terminal.quit()
        again = window(drive.folder / "d", tmp_path / "lan")
        assert saved(again) == 1
    again.until(lambda seen: not unshared(seen))
    again.quit()
    assert read_anew(drive.kept / "d", tmp_path / "thu") == ["trong"]


def test_a_drive_that_takes_long_for_every_call_is_written_to_in_the_end(drive: Faulty, tmp_path: Path) -> None:
    terminal = window(drive.folder / "d", tmp_path / "lan")
    with drive.having("slow", "0.1"):
        for text in LINES:
            enter_letter_by_letter(terminal, text)
        terminal.until(lambda seen: not unshared(seen))
    terminal.quit()
    assert read_anew(drive.kept / "d", tmp_path / "thu") == [*LINES]


def test_a_window_killed_the_first_time_opens_again_without_its_drive(drive: Faulty, tmp_path: Path) -> None:
    first = window(drive.folder / "d", tmp_path / "minh", "Minh")
    enter(first, "trước")
    first.kill()
    with drive.having("away"):
        again = window(drive.folder / "d", tmp_path / "minh", "Minh")
        assert saved(again) == 1
        enter(again, "trong")
        again.until(is_away)
    again.until(lambda seen: not unshared(seen) and not is_away(seen))
    again.quit()
    assert read_anew(drive.kept / "d", tmp_path / "thu") == ["trước", "trong"]
