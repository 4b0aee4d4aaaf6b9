"""Minutes of 1,000 and 5,000 items as whole processes, against the same table as hand-made XML in a zip."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from . import dossiers
from .figures import middle, row

_HAND_MADE = str(Path(__file__).with_name("hand_made.py"))


def measure(room: Path, runs: int = 11) -> list[str]:
    """Whole processes in turn; the record is opened from its journal each time, as `rapporteur export` does."""
    lines = ["Minutes, whole process (median)"]
    for items in (1_000, 5_000):
        folder = room / f"minutes-{items}"
        dossiers.build(folder, room / "state", 200, items).close()
        export = [sys.executable, "-m", "tui.cli", "export", str(folder), "--state", str(room / "state")]
        hand = [sys.executable, _HAND_MADE, str(items), str(room / "hand.docx")]
        ours: list[float] = []
        floor: list[float] = []
        for turn in range(runs + 1):
            times = [_run(hand), _run([*export, "-o", str(room / f"minutes-{items}-{turn}.docx")])]
            if turn:
                floor.append(times[0])
                ours.append(times[1])
        lines.append(row(f"hand-made XML + zip, {items:,} items, 200 remarks", middle(floor), middle(floor)))
        lines.append(row(f"rapporteur export, {items:,} items, 200 remarks", middle(ours), middle(floor)))
    return lines


def _run(argv: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(argv, check=True, capture_output=True)
    return (time.perf_counter() - began) * 1000
