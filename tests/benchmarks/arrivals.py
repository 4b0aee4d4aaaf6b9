"""One change of a colleague: from the folder into the record, and from the record onto the screen, in a long record."""

from __future__ import annotations

import time
from datetime import datetime, timedelta
from pathlib import Path

from store.dossier import Dossier
from store.meeting.kinds import EntryKind, RecordKind

from . import dossiers
from .figures import middle, percentile, row
from .start import opening
from .terminal import Terminal

_LATER = datetime(2024, 4, 8, 8)
"""After everything that is in the record."""
_WORD = "gopy"
"""What a colleague's entry says, with its number after it."""


def measure(room: Path, runs: int = 60, seen: int = 12) -> list[str]:
    """With 100, 10,000 and 100,000 entries; the ratio is to the shortest record.

    On the screen counts from the moment at which the change is in the journal of the program that shows it: before
    that it waits for the look that is taken every two seconds.
    """
    lines = ["One change of a colleague (median, ratio to 100 entries)"]
    first: dict[str, float] = {}
    for entries in (100, 10_000, 100_000):
        folder, state = room / str(entries), room / "state"
        dossiers.build(folder, state, entries, 100).close()
        minh = Dossier.open(folder, state=room / "colleague", by="Minh")
        taken, idle = _taken(folder, state, minh, runs)
        shown, whole = _shown(folder, state, minh, runs, seen)
        minh.close()
        for what, values in {
            "a look that finds nothing": idle,
            "into the record: read, checked, fsynced": taken,
            "from there onto the screen": shown,
            "recorded by him, shared and on the screen": whole,
        }.items():
            extra = f"p50 {middle(values):.2f}, p95 {percentile(values, 95):.2f}, least {min(values):.2f}"
            floor = first.setdefault(what, middle(values))
            lines.append(row(f"{what}, {entries:,} entries", middle(values), floor, extra))
    return lines


def _say(minh: Dossier, text: str, number: int) -> None:
    at = _LATER + timedelta(seconds=number)
    minh.add(RecordKind.ENTRY, kind=EntryKind.STATEMENT, text=text, at=at, point="a0")
    minh.publish()


def _taken(folder: Path, state: Path, minh: Dossier, runs: int) -> tuple[list[float], list[float]]:
    """Milliseconds of ``receive`` with one new file in the folder, and with none."""
    lan = Dossier.open(folder, state=state, by="Lan")
    taken, idle = [], []
    for number in range(runs):
        _say(minh, f"{_WORD}{number}", number)
        began = time.perf_counter()
        new = lan.receive()
        taken.append((time.perf_counter() - began) * 1000)
        assert new == 1
        began = time.perf_counter()
        lan.receive()
        idle.append((time.perf_counter() - began) * 1000)
    lan.close()
    return taken, idle


def _shown(folder: Path, state: Path, minh: Dossier, first: int, runs: int) -> tuple[list[float], list[float]]:
    """Milliseconds from the journal of the live screen to the terminal, and from the colleague's save to there."""
    (journal,) = (state / "dossiers" / minh.id / "replicas").glob("*/journal.jsonl")
    terminal = Terminal(opening(folder, state))
    terminal.wait_for(f"{_WORD}{first - 1}")
    terminal.settle(3.0, at_most=5.0)
    shown, whole = [], []
    for number in range(first, first + runs):
        # The gaps are counted a second after the last change, away from the keys; what arrives in between is slower.
        terminal.settle(1.2, at_most=1.2)
        terminal.rest()
        terminal.output = b""
        before = journal.stat().st_mtime_ns
        began = time.perf_counter()
        _say(minh, f"{_WORD}{number}", number)
        while journal.stat().st_mtime_ns == before:
            terminal.settle(0.0005, at_most=0.0005)
        arrived = time.perf_counter()
        shown.append(terminal.waited(f"{_WORD}{number}", arrived, timeout=60) * 1000)
        whole.append((time.perf_counter() - began) * 1000)
    terminal.kill()
    return shown, whole
