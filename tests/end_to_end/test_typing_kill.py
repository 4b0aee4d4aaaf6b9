"""kill -9 in the middle of typing: what the screen has shown as saved is there when the dossier is opened again."""

from __future__ import annotations

import random
import re
import sys
import time
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from typing_terminal import Terminal

from store.dossier import Dossier

KILLS = 50
_SAVED = re.compile(r"đã lưu (\d+)")
_ENTRY = re.compile(r"câu \d+-\d+")


def shown_as_saved(terminal: Terminal) -> tuple[int, set[str]]:
    """The count in the first line, and the entries in the timeline (everything above the capture line)."""
    line = next((row for row, text in enumerate(terminal.lines) if "▸" in text), len(terminal.lines))
    found = _SAVED.search(terminal.lines[0])
    entries = {match for text in terminal.lines[1:line] for match in _ENTRY.findall(text)}
    return int(found[1]) if found else 0, entries


@pytest.mark.parametrize("seed", [1, 2])
def test_fifty_kills_lose_nothing_that_was_shown_as_saved(tmp_path: Path, seed: int) -> None:
    folder, state = tmp_path / "d", tmp_path / "s"
    Dossier.create(folder, state=state, by="Lan", fields={"title": "Hội nghị", "day": date(2024, 4, 4)}).close()
    chance = random.Random(seed)
    acknowledged: set[str] = set()
    shown = 0
    for kill in range(KILLS // 2):
        terminal = Terminal("open", str(folder), state=state)
        terminal.until(lambda seen: _SAVED.search(seen.lines[0]) and "▸" in seen.text)
        first, _entries = shown_as_saved(terminal)
        assert first >= shown, "a reopened dossier holds all that was shown before"
        moment = time.monotonic() + chance.uniform(0.0, 0.25)
        enough = first + chance.randrange(3)  # a slow machine shows less in that time
        number = 0
        while time.monotonic() < moment or shown_as_saved(terminal)[0] < enough:
            terminal.send(f"câu {kill}-{number}\r")
            number += 1
            terminal.read(chance.uniform(0.0, 0.03))
        terminal.kill()
        count, entries = shown_as_saved(terminal)
        shown = max(shown, count)
        acknowledged |= entries
    assert len(acknowledged) > KILLS // 4, "the kills came so early that nothing was ever shown"
    kept = Dossier.open(folder, state=state, by="Lan")
    try:
        texts = [entry.text for entry in kept.entries]
        assert acknowledged <= {match for text in texts for match in _ENTRY.findall(text)}
        assert len(texts) >= shown
        assert all(_ENTRY.fullmatch(text) for text in texts), "no entry is torn or glued to another"
        assert len(set(texts)) == len(texts)
    finally:
        kept.close()
