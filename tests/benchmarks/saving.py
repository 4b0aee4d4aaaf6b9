"""Enter to saved (on disk, fsynced), from 100 to 100,000 entries, against an append and fsync of the same bytes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import tinydb

from . import dossiers
from .figures import middle, row

_LINE = "Hoan: !Trình Ủy ban nhân dân thành phố xem xét ngay trong tháng 6 tới"


def measure(room: Path, lines_each: int = 60) -> list[str]:
    """Medians; TinyDB's own storage with one insert a save is the alternative."""
    table = ["Enter to saved (median)"]
    for entries in (100, 10_000, 100_000):
        dossier = dossiers.build(room / f"saving-{entries}", room / "state", entries, 100)
        with (room / "floor").open("ab", buffering=0) as floor_file:
            size = 500
            saved: list[float] = []
            floor: list[float] = []
            for _ in range(lines_each):
                began = time.perf_counter()
                dossier.record(dossier.read(_LINE))
                saved.append((time.perf_counter() - began) * 1000)
                began = time.perf_counter()
                floor_file.write(b"x" * size)
                os.fsync(floor_file.fileno())
                floor.append((time.perf_counter() - began) * 1000)
        dossier.close()
        table.append(row(f"append + fsync of {size} bytes", middle(floor), middle(floor)))
        table.append(row(f"Dossier.read + record, {entries:,} entries", middle(saved), middle(floor)))
    table.append(_tinydb(room, middle(floor)))
    return table


def _tinydb(room: Path, floor: float, entries: int = 10_000) -> str:
    database = tinydb.TinyDB(room / "plain.json")
    database.insert_multiple({"text": _LINE, "number": number} for number in range(entries))
    values = []
    for number in range(10):
        began = time.perf_counter()
        database.insert({"text": _LINE, "number": number})
        values.append((time.perf_counter() - began) * 1000)
    return row(f"TinyDB's own JSON storage, {entries:,} entries", middle(values), floor)
