"""Which shared folders have got files since they were looked into last, told by the names in them.

Looking into two hundred folders on a shared drive costs one listing each; opening as many dossiers would cost minutes.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from zlib import crc32

import orjson

from store.errors import CannotRead, CannotWrite
from store.keeping import drive, durable

_NAME = "folders.json"
_LARGEST = 16 << 20


class Folders:
    """What the folders of the dossiers known in a state folder held when they were looked into last."""

    def __init__(self, state: Path) -> None:
        self._path = state / "search" / _NAME
        self._seen: dict[str, int] = {}
        with contextlib.suppress(CannotRead, ValueError):
            noted = orjson.loads(durable.read(self._path, _LARGEST))
            self._seen = noted if isinstance(noted, dict) else {}

    def changed(self, id: str, folder: Path) -> bool:
        """Whether this dossier's folder holds other files than it did. Raises CannotRead: it is away."""
        return self._seen.get(id) != _names(folder)

    def looked_into(self, id: str, folder: Path) -> None:
        """Everything in the folder has been taken in."""
        with contextlib.suppress(CannotRead):
            self._seen[id] = _names(folder)

    def note(self) -> None:
        """Keeps it for the next time; where that fails, the folders are looked into once more."""
        with contextlib.suppress(CannotWrite):
            durable.replace(self._path, orjson.dumps(self._seen), f"{os.getpid()}")


def _names(folder: Path) -> int:
    return crc32("\n".join(str(path) for path in drive.candidates(folder)).encode(errors="surrogateescape"))
