"""A lock on a local file that dies with its process, so that two windows never write one journal."""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path


class Lock:
    """A held lock. Freed by ``free`` or by the end of the process, however it ends."""

    def __init__(self, descriptor: int | None) -> None:
        self._descriptor = descriptor

    def free(self) -> None:
        """Lets others have it; a second call does nothing."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def try_lock(path: Path) -> Lock | None:
    """The lock on this file, made if need be; None where somebody else holds it. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
    except (BlockingIOError, PermissionError):
        os.close(descriptor)
        return None
    except OSError:
        # A file system without locks: nobody can be sure to be alone here.
        with contextlib.suppress(OSError):
            os.close(descriptor)
        return None
    return Lock(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
