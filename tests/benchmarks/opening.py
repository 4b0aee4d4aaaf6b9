"""A cold open of a three-hour meeting by five people, and a look through every file of its folder.

As a script, ``python -m tests.benchmarks.opening FOLDER STATE``, it does each once and prints what it took.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import orjson

from store.dossier import Dossier

from . import five_people
from .figures import middle, row

_SAVES = (24, 3, 2)
"""Saves of one person in one file: some 700 files where nobody is in a hurry, 5,400 as the program does it, 8,100."""

Took = dict[str, tuple[float, float]]
"""Milliseconds by the wall clock, and of processor time."""


def measure(room: Path, runs: int = 7) -> list[str]:
    """Opening as a new laptop and as one that knows it; two full passes over few files and over many."""
    opened = [
        f"Cold open of {five_people.CHANGES:,} changes, each in a process of its own (median, ratio to parsing alone)"
    ]
    healed = ["Looking through every file of the folder (median, ratio to parsing alone)"]
    for saves in _SAVES:
        folder = room / f"meeting-{saves}"
        five_people.hold(folder, room / f"states-{saves}", saves_in_a_file=saves)
        files = f"{sum(1 for _ in folder.rglob('*.json')):,} files"
        took = [_once(folder, room / f"new-{saves}-{run}") for run in range(runs)]
        opened += _rows(took, "parse the files", {"parse the files": files, "open as a new laptop": files})
        healed += _rows(took, "parse the files", {"parse the files": files, "first pass": files, "second pass": files})
        known = {"parse the journal": files, "open from the journal": files, "look into the folder then": files}
        if saves == five_people.SAVES:
            opened += _rows(took, "parse the journal", known)
    return [*opened, "", *healed]


def _rows(took: list[Took], floor: str, wanted: dict[str, str]) -> list[str]:
    lines = []
    for what, about in wanted.items():
        wall, processor = (middle([one[what][which] for one in took]) for which in (0, 1))
        lines.append(
            row(f"{what}, {about}", wall, middle([one[floor][0] for one in took]), f"processor {processor:.0f}")
        )
    return lines


def _once(folder: Path, state: Path) -> Took:
    took: Took = {}
    for part in ("files", "journal"):
        argv = [sys.executable, "-m", "tests.benchmarks.opening", str(folder), str(state), part]
        took |= orjson.loads(subprocess.run(argv, check=True, capture_output=True).stdout)
    return took


def _timed(act: Callable[[], object]) -> tuple[float, float]:
    wall, processor = time.perf_counter(), time.process_time()
    act()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000


def _from_files(folder: Path, state: Path) -> Took:
    opened = _timed(lambda: Dossier.open(folder, state=state, by="Hương"))
    files = list(folder.rglob("*.json"))
    return {
        "open as a new laptop": opened,
        "parse the files": _timed(lambda: [orjson.loads(path.read_bytes()) for path in files]),
    }


def _from_journal(folder: Path, state: Path) -> Took:
    found: list[Dossier] = []
    opened = _timed(lambda: found.append(Dossier.open(folder, state=state, by="Hương", receive=False)))
    dossier = found[0]
    assert len(dossier.entries) == five_people.CHANGES // 3
    (journal,) = state.rglob("journal.jsonl")
    return {
        "open from the journal": opened,
        "look into the folder then": _timed(dossier.receive),
        "parse the journal": _timed(
            lambda: [orjson.loads(line) for line in journal.read_bytes().rstrip(b"\0").split(b"\n") if line]
        ),
        "first pass": _timed(dossier.heal),
        "second pass": _timed(dossier.heal),
    }


if __name__ == "__main__":
    part = {"files": _from_files, "journal": _from_journal}[sys.argv[3]]
    sys.stdout.buffer.write(orjson.dumps(part(Path(sys.argv[1]), Path(sys.argv[2]))))
