"""A typed key to its repaint on the live screen with 10,000 entries, against a bare Textual Input, in one run."""

from __future__ import annotations

import sys
from pathlib import Path

from . import dossiers
from .figures import middle, percentile, row
from .start import _BARE, opening
from .terminal import Terminal

_SENTENCE = "hop tac ket noi cung cau giua cac tinh " * 5


def measure(room: Path) -> list[str]:
    """p50, p95 and p99 of some two hundred keys each."""
    dossiers.build(room / "large", room / "state", 10_000, 1_000).close()
    programs = {
        "bare Textual Input": ([sys.executable, _BARE, "--input"], "ready"),
        "capture line, 10,000 entries, 1,000 items": (
            opening(room / "large", room / "state"),
            dossiers.LAST_ENTRY,
        ),
    }
    keys = {name: _keys(argv, text) for name, (argv, text) in programs.items()}
    floor = percentile(keys["bare Textual Input"], 95)
    lines = ["Typed key to repaint (p95, ratio of p95)"]
    for name, values in keys.items():
        extra = f"p50 {middle(values):.2f}, p99 {percentile(values, 99):.2f}"
        lines.append(row(name, percentile(values, 95), floor, extra))
    return lines


def _keys(argv: list[str], text: str) -> list[float]:
    terminal = Terminal(argv)
    terminal.wait_for(text)
    terminal.settle(1.0)
    for key in "chao ":
        terminal.type(key)
    values = [terminal.type(key) * 1000 for key in _SENTENCE if key != " "]
    terminal.kill()
    return values
