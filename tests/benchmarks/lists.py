"""Ticking an item, filtering the checklist, paging through the timeline: key to the last byte of the repaint."""

from __future__ import annotations

from pathlib import Path

from . import dossiers
from .figures import middle, percentile, row
from .start import opening
from .terminal import Terminal

_F4, _F5, _CTRL_F, _ESCAPE = "\x1bOS", "\x1b[15~", "\x06", "\x1b"
_PAGE_UP, _SPACE, _DOWN = "\x1b[5~", " ", "\x1b[B"

_TOGETHER = 3
"""So many items are ticked in a row: the gaps are counted a second after the first, which is no part of a tick."""


def measure(room: Path, runs: int = 30) -> list[str]:
    """Each of them with 1,000 entries and 100 items, through which nobody pages in one run, and with ten times that."""
    lines = ["Key to the whole repaint (p95; ratio of the long record to the short one)"]
    found: dict[str, dict[str, list[float]]] = {}
    for entries, items in ((1_000, 100), (10_000, 1_000)):
        name = f"{entries:,} entries, {items:,} items"
        folder = room / str(entries)
        dossiers.build(folder, room / "state", entries, items).close()
        found[name] = _session(opening(folder, room / "state"), runs)
    short, long = found.values()
    for what in short:
        floor = percentile(short[what], 95)
        for name, values in found.items():
            figures = values[what]
            extra = f"p50 {middle(figures):.2f}, p99 {percentile(figures, 99):.2f}"
            lines.append(row(f"{what}, {name}", percentile(figures, 95), floor, extra))
    assert long
    return lines


def _session(argv: list[str], runs: int) -> dict[str, list[float]]:
    terminal = Terminal(argv)
    terminal.wait_for(dossiers.LAST_ENTRY)
    terminal.settle(2.0)
    terminal.complete(_F4)
    times: dict[str, list[float]] = {"tick an item": [], "a row down": [], "filter": [], "page back": []}
    for number in range(runs):
        times["tick an item"].append(terminal.complete(_SPACE) * 1000)
        times["a row down"].append(terminal.complete(_DOWN) * 1000)
        if number % _TOGETHER == _TOGETHER - 1:
            terminal.settle(1.1)
    terminal.complete(_CTRL_F)
    for key in ("ket noi cung cau " * runs)[:runs]:
        times["filter"].append(terminal.complete(key) * 1000)
    terminal.complete(_ESCAPE)
    terminal.complete(_F5)
    for _ in range(runs):
        times["page back"].append(terminal.complete(_PAGE_UP) * 1000)
    terminal.kill()
    return {what: [value for value in values if value > 0] or [0.0, 0.0] for what, values in times.items()}
