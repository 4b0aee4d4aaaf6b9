"""`python -m tests.benchmarks [start|keys|saving|sharing …]` prints the table that the README quotes."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from . import arrivals, importing, keys, lists, minutes, opening, saving, search, sharing, start, three_hours

_ALL = {
    "start": start.measure,
    "keys": keys.measure,
    "lists": lists.measure,
    "saving": saving.measure,
    "minutes": minutes.measure,
    "importing": importing.measure,
    "search": search.measure,
    "sharing": sharing.measure,
    "opening": opening.measure,
    "arrivals": arrivals.measure,
    "hours": three_hours.measure,
}

with tempfile.TemporaryDirectory() as cache:
    # Whoever installs a program has its modules compiled; a shell that forbids that would measure the compiler.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = cache
    for name in sys.argv[1:] or list(_ALL):
        with tempfile.TemporaryDirectory() as room:
            print("\n".join(_ALL[name](Path(room))), end="\n\n", flush=True)
