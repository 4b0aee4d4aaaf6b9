"""Five colleagues who record into a folder while something else is measured; run as a program of its own."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from store.dossier import Dossier
from store.meeting.kinds import EntryKind, RecordKind

_BETWEEN = 2.0
"""Seconds between two entries of one colleague: five times as fast as people are."""


def record(folder: Path, states: Path, seconds: float) -> None:
    """Five people record and share in turn, one entry each every two seconds."""
    people = [
        Dossier.open(folder, state=states / str(number), by=name)
        for number, name in enumerate(("Minh", "Hoa", "Nam", "Thu", "Sơn"))
    ]
    end = time.monotonic() + seconds
    count = 0
    while time.monotonic() < end:
        for one in people:
            count += 1
            one.add(RecordKind.ENTRY, kind=EntryKind.STATEMENT, text=f"Ý kiến thứ {count} của một đồng nghiệp")
            one.publish()
            time.sleep(_BETWEEN / len(people))
    for one in people:
        one.close()


if __name__ == "__main__":
    record(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]))
