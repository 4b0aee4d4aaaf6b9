"""Enter to saved (on disk, fsynced), from 100 to 100,000 entries, against an append and fsync of the same bytes."""

from __future__ import annotations

import os
import time
from pathlib import Path

import tinydb

from store.dossier import Dossier

from . import dossiers
from .figures import middle, row

_LINE = "Hoan: !Trình Ủy ban nhân dân thành phố xem xét ngay trong tháng 6 tới"


def measure(room: Path, lines_each: int = 300) -> list[str]:
    """Medians; the floor and ours take turns. TinyDB's own storage with one insert a save is the alternative.

    Enter is ``record`` alone: what is typed has been read for the preview by the time Enter is pressed. With the
    reading in it, it is what a command or a script waits for.
    """
    table = ["Enter to saved (median)"]
    for entries in (100, 10_000, 100_000):
        dossier = dossiers.build(room / f"saving-{entries}", room / "state", entries, 100)
        size = _appended(dossier)
        saved: list[float] = []
        both: list[float] = []
        floor: list[float] = []
        with (room / "floor").open("ab", buffering=0) as floor_file:
            for _ in range(lines_each):
                began = time.perf_counter()
                draft = dossier.read(_LINE)
                read = time.perf_counter()
                dossier.record(draft)
                done = time.perf_counter()
                saved.append((done - read) * 1000)
                both.append((done - began) * 1000)
                began = time.perf_counter()
                floor_file.write(b"x" * size)
                os.fsync(floor_file.fileno())
                floor.append((time.perf_counter() - began) * 1000)
        dossier.close()
        table.append(row(f"append + fsync of the {size} bytes that a line appends", middle(floor), middle(floor)))
        table.append(row(f"Enter to saved: Dossier.record, {entries:,} entries", middle(saved), middle(floor)))
        table.append(row(f"Dossier.read + record, {entries:,} entries", middle(both), middle(floor)))
    table.append(_tinydb(room, middle(floor)))
    return table


def _appended(dossier: Dossier) -> int:
    """How many bytes the journal grows by with the line, once its speaker is noted."""
    journal = dossier.home / "replicas" / dossier.replica / "journal.jsonl"
    dossier.record(dossier.read(_LINE))
    before = _written(journal)
    dossier.record(dossier.read(_LINE))
    return _written(journal) - before


def _written(journal: Path) -> int:
    return len(journal.read_bytes().rstrip(b"\0"))  # zero bytes are the room that the journal keeps


def _tinydb(room: Path, floor: float, entries: int = 10_000) -> str:
    database = tinydb.TinyDB(room / "plain.json")
    database.insert_multiple({"text": _LINE, "number": number} for number in range(entries))
    values = []
    for number in range(10):
        began = time.perf_counter()
        database.insert({"text": _LINE, "number": number})
        values.append((time.perf_counter() - began) * 1000)
    return row(f"TinyDB's own JSON storage, {entries:,} entries", middle(values), floor)
