"""`python -m tests.benchmarks [start|keys|saving|minutes …]` prints the table that the README quotes."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from . import keys, minutes, saving, start

_ALL = {"start": start.measure, "keys": keys.measure, "saving": saving.measure, "minutes": minutes.measure}

for name in sys.argv[1:] or list(_ALL):
    with tempfile.TemporaryDirectory() as room:
        print("\n".join(_ALL[name](Path(room))), end="\n\n", flush=True)
