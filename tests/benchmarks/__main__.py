"""`python -m tests.benchmarks [start|keys|saving|sharing …]` prints the table that the README quotes."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from . import arrivals, keys, lists, minutes, opening, saving, search, sharing, start

_ALL = {
    "start": start.measure,
    "keys": keys.measure,
    "lists": lists.measure,
    "saving": saving.measure,
    "minutes": minutes.measure,
    "search": search.measure,
    "sharing": sharing.measure,
    "opening": opening.measure,
    "arrivals": arrivals.measure,
}

for name in sys.argv[1:] or list(_ALL):
    with tempfile.TemporaryDirectory() as room:
        print("\n".join(_ALL[name](Path(room))), end="\n\n", flush=True)
