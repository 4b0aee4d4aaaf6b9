"""A typed key to its repaint, in turn in one run: the live screen with 10,000 entries beside what people know."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from . import dossiers
from .figures import middle, percentile, row
from .start import BARE, opening
from .terminal import Terminal

_PLAIN = "hop tac ket noi cung cau giua cac tinh " * 2
_MARKED = "Hoan: !trinh thanh pho xem xet ngay trong thang 6 toi #12 @thanh pho ho chi minh >30/6"


class _Program(NamedTuple):
    """What is typed into: its command, a text that says it is there, what is typed, keys before that."""

    argv: list[str]
    ready: str
    sentence: str
    first: str = ""
    colleagues: bool = False


def measure(room: Path, runs: int = 3) -> list[str]:
    """p50, p95 and p99 of some two hundred keys each: plain text, and a directive with every mark in it."""
    folder, state = room / "large", room / "state"
    dossiers.build(folder, state, 10_000, 1_000).close()
    live = opening(folder, state)
    both = _PLAIN + _MARKED
    programs = {
        "bare Textual Input": _Program([sys.executable, BARE, "--input"], "ready", both),
        "bare Textual TextArea": _Program([sys.executable, BARE, "--area"], "ready", both),
        "capture line, plain text": _Program(live, dossiers.LAST_ENTRY, _PLAIN),
        "capture line, a directive with all marks": _Program(live, dossiers.LAST_ENTRY, _MARKED),
        "capture line, plain text, five colleagues recording": _Program(
            live, dossiers.LAST_ENTRY, _PLAIN, colleagues=True
        ),
    }
    if shutil.which("nano"):
        programs["nano"] = _Program(["nano", "--ignorercfiles", str(room / "nano.txt")], "nano", both)
    if shutil.which("vim"):
        programs["vim"] = _Program(["vim", "-n", "-u", "NONE", str(room / "vim.txt")], "vim.txt", both, "i")
    keys: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(runs):
        for name, program in programs.items():
            with _colleagues(folder, room / "others", program.colleagues):
                keys[name] += _keys(program)
    floor = percentile(keys["bare Textual Input"], 95)
    lines = ["Typed key to repaint with 10,000 entries and 1,000 items (p95, ratio of p95)"]
    for name, values in keys.items():
        extra = f"p50 {middle(values):.2f}, p99 {percentile(values, 99):.2f}"
        lines.append(row(name, percentile(values, 95), floor, extra))
    return lines


@contextmanager
def _colleagues(folder: Path, states: Path, wanted: bool) -> Iterator[None]:
    if not wanted:
        yield
        return
    argv = [sys.executable, "-m", "tests.benchmarks.colleagues", str(folder), str(states), "600"]
    process = subprocess.Popen(argv)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def _keys(program: _Program) -> list[float]:
    terminal = Terminal(program.argv)
    terminal.wait_for(program.ready)
    terminal.settle(1.0)
    for key in program.first:
        terminal.press(key)
        terminal.settle(0.3)
    values = []
    for key in program.sentence:
        # A space cannot be told from the rest of an empty line, so its repaint is not timed.
        if key == " ":
            terminal.press(key)
        else:
            values.append(terminal.type(key) * 1000)
    terminal.kill()
    return values
