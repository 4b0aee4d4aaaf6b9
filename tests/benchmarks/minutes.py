"""Minutes of 30 to 5,000 items as whole processes, against the same table made in the ways people make it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from . import dossiers, same_table
from .figures import middle, row

_HERE = Path(__file__).parent
_SIZES = (30, 300, 1_000, 5_000)

_PATIENCE = 120
"""Seconds that a way of making a document gets; one that takes longer is said to."""

_LONG = 4_000.0
"""Milliseconds of a first run, above which another way is not run again: its order of size is clear."""


def measure(room: Path, runs: int = 9) -> list[str]:
    """Whole processes in turn; the record is opened from its journal each time, as `rapporteur export` does."""
    lines = ["Minutes, whole process (median; 200 remarks each)"]
    ours_by_size: dict[int, float] = {}
    for items in _SIZES:
        ways = _ways(room, items)
        times: dict[str, list[float]] = {name: [] for name in ways}
        for turn in range(runs + 1):
            for name, command in ways.items():
                gone = times[name]
                if gone and name not in _ALWAYS and max(gone) > _LONG:
                    continue
                took = _run(command(turn))
                if turn or took > _LONG:  # the first turn warms the caches
                    gone.append(took)
        floor = middle(times[_FLOOR])
        lines += [row(f"{name}, {items:,} items", middle(gone), floor) for name, gone in times.items()]
        ours_by_size[items] = middle(times[_OURS])
    lines.append(row("5,000 items beside 1,000, ours", ours_by_size[5_000], ours_by_size[1_000]))
    return lines


_FLOOR = "hand-made XML + zip"
_OURS = "rapporteur export"
_ALWAYS = frozenset({_FLOOR, _OURS})


def _ways(room: Path, items: int) -> Mapping[str, Callable[[int], list[str]]]:
    """What makes the document in each way; a turn's number keeps our own files apart."""
    folder, state = room / f"minutes-{items}", room / "state"
    dossiers.build(folder, state, same_table.REMARKS, items).close()
    export = [sys.executable, "-m", "tui.cli", "export", str(folder), "--state", str(state), "-o"]
    template = room / f"template-{items}.docx"
    subprocess.run([sys.executable, str(_HERE / "template_docx.py"), str(template)], check=True)
    made = str(room / "made.docx")
    ways: dict[str, Callable[[int], list[str]]] = {
        _FLOOR: lambda _: [sys.executable, str(_HERE / "hand_made.py"), str(items), made],
        _OURS: lambda turn: [*export, str(room / f"minutes-{items}-{turn}.docx")],
        "docxtpl": lambda _: [sys.executable, str(_HERE / "template_docx.py"), str(template), str(items), made],
        "python-docx as in its tutorial": lambda _: [
            sys.executable,
            str(_HERE / "tutorial_docx.py"),
            str(items),
            made,
        ],
    }
    if pandoc := shutil.which("pandoc"):
        source = room / f"minutes-{items}.md"
        source.write_text(_markdown(items), encoding="utf-8")
        ways["pandoc from Markdown"] = lambda _: [pandoc, "-f", "markdown", str(source), "-o", made]
    return ways


def _markdown(items: int) -> str:
    head = "| " + " | ".join(same_table.HEADINGS) + " |\n" + "|---" * len(same_table.HEADINGS) + "|\n"
    rows = "".join("| " + " | ".join(texts) + " |\n" for texts in same_table.rows(items))
    return head + rows + "\n" + "\n\n".join(same_table.remarks()) + "\n"


def _run(command: list[str]) -> float:
    began = time.perf_counter()
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
    except subprocess.TimeoutExpired:
        return _PATIENCE * 1000.0
    return (time.perf_counter() - began) * 1000
