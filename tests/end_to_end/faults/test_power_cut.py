"""Power cuts on a real file system: what was said to be saved before the cut is there after it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("cuts the power of an ext4", allow_module_level=True)

from drives import cuttable_disk
from live_window import enter, read_anew, saved, window

from store.dossier import Dossier

ROOT = Path(__file__).parents[3]
CUTS = 12


def test_twelve_power_cuts_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    chance = random.Random(20240404)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    acknowledged: set[int] = set()
    seen: list[int] = []
    with cuttable_disk(tmp_path / "power") as disk:
        folder, state = disk.folder / "chung", disk.folder / "máy"
        Dossier.create(folder, state=state, by="Lan", fields={"title": "A", "day": date(2024, 4, 4)}).close()
        for cut in range(CUTS):
            first = max([*acknowledged, *seen], default=-1) + 1
            child = subprocess.Popen(
                [sys.executable, ROOT / "tests/store/recording_child.py", folder, state, str(first)],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
            )  # fmt: skip
            assert child.stdout is not None
            # Also the first words of a new window: then the journal itself is a minute old name in a directory.
            wanted = 1 if cut < 3 else chance.randrange(2, 60)
            lines = [child.stdout.readline() for _ in range(wanted)]
            disk.cut()
            child.kill()
            child.communicate()
            # Only what was read before the cut counts; what was on its way may be there or not.
            assert all(line.endswith(b"\n") for line in lines)
            acknowledged |= {int(line) for line in lines}
            disk.power_off()
            disk.power_on()
            # The folder lay on the disk as well, and what was being written there may be torn.
            dossier = Dossier.open(folder, state=state, by="Lan", receive=False)
            seen = [int(entry.text.split()[0]) for entry in dossier.entries]
            journals = [path for path, _ in dossier.verify() if path.suffix == ".jsonl"]
            dossier.close()
            assert journals == []
            assert acknowledged <= set(seen)
            assert seen == sorted(set(seen))
            texts = [entry.text for entry in dossier.entries]
            assert texts == [f"{number} {'ghi nhận ' * (number % 7)}" for number in seen]
        assert len(acknowledged) >= CUTS


def test_what_the_screen_showed_as_saved_outlasts_a_power_cut(tmp_path: Path) -> None:
    folder = tmp_path / "chung"
    shown: list[str] = []
    with cuttable_disk(tmp_path / "power") as disk:
        state = disk.folder / "máy"
        Dossier.create(folder, state=state, by="Lan", fields={"title": "A", "day": date(2024, 4, 4)}).close()
        for cut in range(3):
            terminal = window(folder, state)
            assert saved(terminal) >= len(shown)
            for number in range(cut + 2):
                shown.append(f"câu {cut}-{number}")
                enter(terminal, shown[-1])
            # Nothing of the line below was ever said to be saved; what the disk takes of it is the disk's affair.
            terminal.send("dở dang")
            disk.cut()
            terminal.kill()
            disk.power_off()
            disk.power_on()
            again = Dossier.open(folder, state=state, by="Lan", receive=False)
            assert [entry.text for entry in again.entries] == shown
            again.close()
    assert read_anew(folder, tmp_path / "thu") == shown
