"""Whether record.json says already what the journals say: whoever only read need not write it once more.

Journals only grow, so their lengths name what is in them. ``record.of.json`` beside the file holds the lengths from
which it was written, and the file's own size and time, so that a file that somebody else touched is written anew.
"""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from pathlib import Path

import orjson

Extent = Mapping[str, int]
"""How much of each journal is known, in bytes, by the name of its replica."""


def is_current(record: Path, extent: Extent) -> bool:
    """Whether the file was written from exactly so much of the journals. Where that cannot be known it was not."""
    try:
        noted: object = orjson.loads(_note_on(record).read_bytes())
        return noted == _state(record, extent)
    except (OSError, ValueError):
        return False


def note(record: Path, extent: Extent) -> None:
    """Notes from how much of the journals the file was written; without such a note it is only written again."""
    with contextlib.suppress(OSError):
        _note_on(record).write_bytes(orjson.dumps(_state(record, extent)))


def _state(record: Path, extent: Extent) -> dict[str, object]:
    found = record.stat()
    return {"journals": dict(extent), "size": found.st_size, "time": found.st_mtime_ns}


def _note_on(record: Path) -> Path:
    return record.with_name("record.of.json")
