"""Exec to the first useful frame of the live screen, against a bare Textual program, in turn in one run."""

from __future__ import annotations

import sys
from pathlib import Path

from . import dossiers
from .figures import middle, row
from .terminal import Terminal

BARE = str(Path(__file__).with_name("bare_app.py"))
"""The floor."""


def opening(folder: Path, state: Path) -> list[str]:
    """The command that opens a dossier live."""
    return [sys.executable, "-m", "tui.cli", "open", str(folder), "--state", str(state), "--by", "Lan"]


def measure(room: Path, runs: int = 9) -> list[str]:
    """Start and memory: empty, and with 10,000 entries and 1,000 items; bytes sent while idle."""
    dossiers.build(room / "small", room / "state", 1, 1).close()
    dossiers.build(room / "large", room / "state", 10_000, 1_000).close()
    programs = {
        "bare Textual": ([sys.executable, BARE], "ready"),
        "live, 1 entry, 1 item": (opening(room / "small", room / "state"), dossiers.LAST_ENTRY),
        "live, 10,000 entries, 1,000 items": (opening(room / "large", room / "state"), dossiers.LAST_ENTRY),
    }
    times: dict[str, list[float]] = {name: [] for name in programs}
    memory: dict[str, float] = {}
    idle: dict[str, int] = {}
    for turn in range(runs + 1):
        for name, (argv, text) in programs.items():
            terminal = Terminal(argv)
            seconds = terminal.wait_for(text)
            if turn:
                times[name].append(seconds * 1000)
            if turn == runs:
                terminal.settle(1.0)
                memory[name] = terminal.memory()
                idle[name] = terminal.bytes_while_idle(5)
            terminal.kill()
    floor = middle(times["bare Textual"])
    lines = ["Start: exec to first useful frame (median)"]
    for name, values in times.items():
        share = memory[name] / memory["bare Textual"]
        extra = f"{memory[name]:.0f} MiB ({share:.2f}×), {idle[name]} bytes in 5 idle seconds"
        lines.append(row(name, middle(values), floor, extra))
    return lines
