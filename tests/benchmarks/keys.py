"""A typed key to its repaint on the live screen with 10,000 entries, against a bare Textual Input, in turn."""

from __future__ import annotations

import sys
from pathlib import Path

from . import dossiers
from .figures import middle, percentile, row
from .start import _BARE, opening
from .terminal import Terminal

_PLAIN = "hop tac ket noi cung cau giua cac tinh " * 2
_MARKED = "Hoan: !trinh thanh pho xem xet ngay trong thang 6 toi #12 @thanh pho ho chi minh >30/6"


def measure(room: Path, runs: int = 3) -> list[str]:
    """p50, p95 and p99 of some four hundred keys each: plain text, and a directive with every mark in it."""
    dossiers.build(room / "large", room / "state", 10_000, 1_000).close()
    live = opening(room / "large", room / "state")
    programs = {
        "bare Textual Input": ([sys.executable, _BARE, "--input"], "ready", _PLAIN + _MARKED),
        "capture line, plain text": (live, dossiers.LAST_ENTRY, _PLAIN),
        "capture line, a directive with all marks": (live, dossiers.LAST_ENTRY, _MARKED),
    }
    keys: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(runs):
        for name, (argv, text, sentence) in programs.items():
            keys[name] += _keys(argv, text, sentence)
    floor = percentile(keys["bare Textual Input"], 95)
    lines = ["Typed key to repaint with 10,000 entries and 1,000 items (p95, ratio of p95)"]
    for name, values in keys.items():
        extra = f"p50 {middle(values):.2f}, p99 {percentile(values, 99):.2f}"
        lines.append(row(name, percentile(values, 95), floor, extra))
    return lines


def _keys(argv: list[str], text: str, sentence: str) -> list[float]:
    terminal = Terminal(argv)
    terminal.wait_for(text)
    terminal.settle(1.0)
    values = []
    for key in sentence:
        # A space cannot be told from the rest of an empty line, so its repaint is not timed.
        if key == " ":
            terminal.press(key)
        else:
            values.append(terminal.type(key) * 1000)
    terminal.kill()
    return values
