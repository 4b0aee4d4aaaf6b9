"""A meeting of three hours typed through a real terminal in fast motion: is the last entry as quick as the first?"""

from __future__ import annotations

import time
from pathlib import Path

from . import dossiers
from .figures import middle, percentile, row
from .start import opening
from .terminal import Terminal

_CTRL_G = "\x07"
_ENTRIES = 540
"""One every twenty seconds."""
_ROUND = (
    "{go}{item}/done {item} da to chuc lan {n}",
    "hop tac ket noi cung cau giua cac tinh, y kien {n}",
    "Hoan: !trinh ke hoach so {n} >30/6",
    "~chua bo tri kinh phi {n}",
    "+phoi hop to chuc ngay hoi {n}",
    "- ghi chu thuong {n}",
)


def measure(room: Path) -> list[str]:
    """Enter to "saved" as the screen tells it, at the beginning and at the end; memory; bytes sent for an entry."""
    dossiers.build(room / "meeting", room / "state", 10, 99).close()
    terminal = Terminal(opening(room / "meeting", room / "state"))
    terminal.wait_for(dossiers.LAST_ENTRY)
    terminal.settle(2.0)
    memory = terminal.memory()
    times: list[float] = []
    sent = 0
    saved = 10
    for n in range(_ENTRIES):
        form = _ROUND[n % len(_ROUND)]
        item = 10 + n % 89
        if form.startswith("{go}"):
            for key in f"{_CTRL_G}{item}":
                terminal.press(key)
            form = form.removeprefix("{go}{item}")
        terminal.output = b""
        for letter in form.format(n=n, item=item):
            terminal.press(letter)
        sent += len(terminal.output)
        recorded = not form.startswith("/")
        saved += recorded
        terminal.settle()
        terminal.output = b""
        pressed = time.perf_counter()
        terminal.press("\r")
        if recorded:
            told = terminal.waited(f"{saved}", pressed)
            times.append(told * 1000)
        terminal.settle()
        sent += len(terminal.output)
    first, last = times[:100], times[-100:]
    lines = [
        "Three hours, 540 lines: Enter to the count of saved entries on the screen (p95, last 100 against first 100)"
    ]
    lines.append(row("first 100", percentile(first, 95), None, f"p50 {middle(first):.1f}"))
    lines.append(row("last 100", percentile(last, 95), percentile(first, 95), f"p50 {middle(last):.1f}"))
    grown = terminal.memory()
    lines.append(
        f"  memory {memory:.0f} MiB at the start, {grown:.0f} MiB at the end; {sent / _ENTRIES:.0f} bytes a line"
    )
    terminal.kill()
    return lines
