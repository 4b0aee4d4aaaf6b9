"""A local disk that is full, fails or lets nobody write: a red sentence says so, and what was typed stays there."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("mounts disks of its own", allow_module_level=True)

from drives import faulty_drive, fill_up, read_only, resize, small_disk
from live_window import DISK_FULL, NOT_SAVED, enter, is_away, line, read_anew, saved, unshared, window
from typing_terminal import ROOT, Terminal

from store.dossier import Dossier

FIELDS = {"title": "Hội nghị", "day": date(2024, 4, 4)}
LONG = "Đề nghị chủ đầu tư rà soát lại toàn bộ khối lượng đã thi công của gói thầu số mười bảy " * 80
WHY = "Chưa lưu được"
ONLY_THERE = "chỉ lưu ở thư mục"


def enter_until_full(terminal: Terminal) -> tuple[list[str], str]:
    """Long lines until one is refused; those that were saved, and the one that was not, which stands in the line."""
    kept: list[str] = []
    for number in range(200):
        text, before = f"dòng {number} {LONG}".strip(), saved(terminal)
        terminal.send(f"\x1b[200~{text}\x1b[201~\r")
        terminal.until(lambda seen, before=before: saved(seen) > before or NOT_SAVED in seen.lines[0])  # type: ignore[misc]
        if NOT_SAVED in terminal.lines[0]:
            return kept, text
        kept.append(text)
    raise AssertionError("the disk does not fill up")


def colour_of(terminal: Terminal, words: str) -> str:
    """The colour in which these words stand on the screen."""
    for row, text in enumerate(terminal.lines):
        if words in text:
            return str(terminal.screen.buffer[row][text.index(words)].fg)
    raise AssertionError(f"not on the screen: {words}")


def is_red(colour: str) -> bool:
    """Whether a colour, six hexadecimal digits, is a red."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return red > green + 40 and red > blue + 40


def test_a_full_disk_is_said_in_red_the_reserve_is_used_and_then_it_goes_on(tmp_path: Path) -> None:
    # The folder lies on the same disk, so that it cannot take either what the journal does not.
    with small_disk(tmp_path / "disk", "3m") as disk:
        folder = disk / "chung"
        Dossier.create(folder, state=disk / "s", by="Lan", fields=FIELDS).close()
        terminal = window(folder, disk / "s")
        ballast = fill_up(disk)
        kept, refused = enter_until_full(terminal)
        terminal.until(lambda seen: DISK_FULL in seen.text)
        assert is_red(colour_of(terminal, NOT_SAVED))
        assert line(terminal), "what was typed stays in the line"
        # The reserve has been given back to the disk, so that the same line is taken now.
        terminal.send("\r")
        terminal.until(lambda seen: saved(seen) == len(kept) + 1 and not line(seen))
        kept.append(refused)
        more = fill_up(disk / "s")
        last, refused = enter_until_full(terminal)
        kept += last
        for _ in range(2):  # there is no second reserve
            terminal.send("x")  # what was said of the last try goes
            terminal.until(lambda seen: DISK_FULL not in seen.text)
            terminal.send("\x7f\r")
            terminal.until(lambda seen: DISK_FULL in seen.text and line(seen))
        ballast.unlink()
        more.unlink()
        terminal.send("\r")
        terminal.until(lambda seen: saved(seen) == len(kept) + 1 and not line(seen))
        enter(terminal, "có chỗ rồi")
        terminal.quit()
        wanted = [*kept, refused, "có chỗ rồi"]
        assert read_anew(folder, disk / "s", "Lan") == wanted
        assert read_anew(folder, tmp_path / "thu") == wanted


def test_what_a_full_disk_does_not_take_is_saved_in_the_folder_and_said_so(tmp_path: Path) -> None:
    folder = tmp_path / "chung"
    with small_disk(tmp_path / "disk", "3m") as disk:
        Dossier.create(folder, state=disk / "s", by="Lan", fields=FIELDS).close()
        terminal = window(folder, disk / "s")
        enter(terminal, "trước")
        ballast = fill_up(disk)
        said = 0
        while ONLY_THERE not in terminal.lines[0]:
            fill_up(disk / "s")  # the reserve too, once it is given back
            said, before = said + 1, saved(terminal)
            terminal.send(f"\x1b[200~dòng {said} {LONG.strip()}\x1b[201~\r")
            terminal.until(lambda seen, before=before: saved(seen) != before)  # type: ignore[misc]
            if NOT_SAVED in terminal.lines[0]:
                terminal.send("\r")
                terminal.until(lambda seen: NOT_SAVED not in seen.lines[0])
            terminal.until(lambda seen: not line(seen))
            assert said < 30
        assert is_red(colour_of(terminal, ONLY_THERE))
        assert f"dòng {said} {LONG.strip()}" in read_anew(folder, tmp_path / "minh", "Minh")
        ballast.unlink()
        (disk / "s" / "ballast").unlink()
        enter(terminal, "có chỗ rồi")
        terminal.until(lambda seen: saved(seen) > 0 and not unshared(seen))
        terminal.quit()
        wanted = ["trước", *(f"dòng {number} {LONG.strip()}" for number in range(1, said + 1)), "có chỗ rồi"]
        assert read_anew(folder, disk / "s", "Lan") == wanted
    assert read_anew(folder, tmp_path / "thu") == wanted


def test_a_disk_that_fails_to_save_a_line_for_a_while_gets_it_once_and_whole(tmp_path: Path) -> None:
    folder = tmp_path / "chung"
    with faulty_drive(tmp_path / "faulty") as drive:
        state = drive.folder / "s"
        Dossier.create(folder, state=state, by="Lan", fields=FIELDS).close()
        terminal = window(folder, state)
        wanted = ["trước"]
        enter(terminal, wanted[0])
        for fault in ("fsync", "write"):
            text = f"câu nói khi hỏng {fault}"
            with drive.having(fault):
                terminal.send(text)
                terminal.until(lambda seen, text=text: line(seen) == text)  # type: ignore[misc]
                terminal.send("\r")
                terminal.until(lambda seen: WHY in seen.text and NOT_SAVED in seen.lines[0])
                assert line(terminal) == text
            terminal.send("\r")
            wanted.append(text)
            terminal.until(lambda seen: saved(seen) == len(wanted) and not line(seen))
        enter(terminal, "sau")
        terminal.kill()
        assert read_anew(folder, state, "Lan") == [*wanted, "sau"]


def test_a_full_share_leaves_the_changes_unshared_until_there_is_room(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", "64k") as disk:
        folder = disk / "d"
        Dossier.create(folder, state=tmp_path / "lan", by="Lan", fields=FIELDS).close()
        fill_up(disk)
        terminal = window(folder, tmp_path / "lan")
        said = [f"câu {number}" for number in range(3)]
        for text in said:
            enter(terminal, text)
        terminal.until(lambda seen: is_away(seen) and unshared(seen) == 3)
        enter(terminal, "vẫn gõ được")
        resize(disk, "1m")
        terminal.until(lambda seen: not unshared(seen) and not is_away(seen))
        assert read_anew(folder, tmp_path / "thu") == [*said, "vẫn gõ được"]
        terminal.quit()


def test_a_state_folder_that_lets_nobody_write_is_said_in_a_sentence(tmp_path: Path) -> None:
    folder, state = tmp_path / "chung", tmp_path / "lan"
    dossier = Dossier.create(folder, state=state, by="Lan", fields=FIELDS)
    dossier.close()

    def command(*words: str | Path) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "RAPPORTEUR_STATE": str(state),
            "RAPPORTEUR_CONFIG": str(state / "config"),
            "RAPPORTEUR_BY": "Lan",
            "RAPPORTEUR_LANG": "vi",
        }
        call = [sys.executable, "-m", "tui.cli", *map(str, words)]
        return subprocess.run(call, env=environment, capture_output=True, text=True, timeout=300)

    before = sorted(path for path in state.rglob("*"))
    with read_only(state):
        for words in (("open", folder), ("sync", folder), ("show", folder), ("new", tmp_path / "mới", "--title", "A")):
            done = command(*words)
            assert "Traceback" not in done.stderr
            assert str(state) in done.stderr or done.returncode in (0, 2), done
            assert done.returncode in (0, 2, 4), done
        assert not (tmp_path / "mới").exists()
    assert sorted(path for path in state.rglob("*")) == before
    assert command("sync", folder).returncode == 0
