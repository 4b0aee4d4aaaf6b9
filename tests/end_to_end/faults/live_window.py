"""The live screen in a terminal, as the tests of drives and disks use it."""

from __future__ import annotations

import re
from pathlib import Path

from typing_terminal import Terminal

from store.dossier import Dossier

_AWAY = re.compile(r"không thấy thư mục chung|mất từ \d")
NOT_SAVED = "CHƯA LƯU"
DISK_FULL = "đĩa đã đầy"


def window(folder: Path, state: Path, by: str = "Lan") -> Terminal:
    """A window on this dossier, ready for the first key."""
    terminal = Terminal("open", str(folder), "--by", by, state=state, columns=120, rows=36)
    terminal.until(lambda seen: saved(seen) >= 0 and "▸" in seen.text)
    return terminal


def saved(terminal: Terminal) -> int:
    """How many entries the first line says are saved; -1 where it does not say so."""
    found = re.search(r"đã lưu (\d+)", terminal.lines[0])
    return int(found[1]) if found else -1


def unshared(terminal: Terminal) -> int:
    """How many changes the first line says no file holds yet."""
    found = re.search(r"(\d+) (?:chưa chia sẻ|chưa gửi)", terminal.lines[0])
    return int(found[1]) if found else 0


def is_away(terminal: Terminal) -> bool:
    """Whether the first line says that the shared folder does not answer or takes nothing."""
    return _AWAY.search(terminal.lines[0]) is not None


def line(terminal: Terminal) -> str:
    """What stands in the capture line."""
    return next((text.partition("▸")[2].strip() for text in terminal.lines if "▸" in text), "")


def enter(terminal: Terminal, text: str) -> None:
    """Types a line; it is shown as saved, and the line is empty again."""
    before = saved(terminal)
    terminal.send(text)
    terminal.until(lambda seen: text in seen.text)
    terminal.send("\r")
    terminal.until(lambda seen: saved(seen) > before and not line(seen) and text in seen.text)


def read_anew(folder: Path, state: Path, by: str = "Thu") -> list[str]:
    """All entries, by somebody who opens the dossier now."""
    dossier = Dossier.open(folder, state=state, by=by)
    try:
        return [entry.text for entry in dossier.entries]
    finally:
        dossier.close()
