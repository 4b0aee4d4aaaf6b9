"""A file system with the faults that shared drives have, served through FUSE: ``kept faults mount``.

Everything lies in the directory ``kept``. A fault is there as long as a file of its name lies in ``faults``:

========================= ==================================================================================
hang                      no call is answered, unless its program is killed
slow                      every call takes as many seconds as the file says
held                      what was made since cannot be opened, and not be deleted: a virus scanner has it
nfd                       names are told in Unicode's decomposed form, as macOS does
upper                     names are told in capitals and found in any case, as on a FAT stick
write, fsync, read, list  the call fails with EIO; ``write`` after half of the bytes are there
away                      every call fails as if no drive were there
online_only               what others have put there is listed with its size, but reading it fails
========================= ==================================================================================
"""

from __future__ import annotations

import errno
import os
import sys
import time
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

import mfusepy
from mfusepy import FUSE, FuseOSError, Operations

_KEYS = ("st_atime", "st_ctime", "st_gid", "st_mode", "st_mtime", "st_nlink", "st_size", "st_uid")

_LONGEST = 300.0
"""Seconds after which a hanging call fails after all, so that a test that waits for it comes to an end."""


def _fail(number: int) -> NoReturn:
    raise FuseOSError(number)


class FaultyDrive(Operations):  # type: ignore[misc]
    """Passes every call on to the directory ``kept``, unless a fault says otherwise."""

    use_ns = False

    def __init__(self, kept: Path, faults: Path) -> None:
        self._kept = str(kept)
        self._faults = str(faults)
        self._held: set[str] = set()
        self._made: set[str] = set()

    def _is(self, fault: str) -> bool:
        return os.path.exists(f"{self._faults}/{fault}")  # noqa: PTH110  asked a hundred times a second

    def _real(self, path: str) -> str:
        """Where a path really is, after whatever every call has to suffer."""
        if self._is("slow"):
            time.sleep(float((Path(self._faults) / "slow").read_text()))
        end = time.monotonic() + _LONGEST
        while self._is("hang"):
            if mfusepy._libfuse.fuse_interrupted():  # whoever asked is being killed
                _fail(errno.EINTR)
            if time.monotonic() > end:
                _fail(errno.ETIMEDOUT)
            time.sleep(0.01)
        if self._is("away"):
            _fail(errno.EHOSTDOWN)
        return self._kept + self._shaped(path)

    def _shaped(self, name: str) -> str:
        if self._is("nfd"):
            return unicodedata.normalize("NFD", name)
        return name.upper() if self._is("upper") else name

    def _refuse_held(self, real: str) -> None:
        if real in self._held:
            if self._is("held"):
                _fail(errno.EACCES)
            self._held.discard(real)

    # Names

    def getattr(self, path: str, fh: int | None = None) -> dict[str, Any]:
        found = os.lstat(self._real(path))
        return {key: getattr(found, key) for key in _KEYS}

    def readdir(self, path: str, fh: int) -> Iterable[str]:
        real = self._real(path)
        if self._is("list"):
            _fail(errno.EIO)
        return [".", "..", *(self._shaped(path.name) for path in Path(real).iterdir())]

    def mkdir(self, path: str, mode: int) -> int:
        Path(self._real(path)).mkdir(mode)
        return 0

    def rmdir(self, path: str) -> int:
        Path(self._real(path)).rmdir()
        return 0

    def unlink(self, path: str) -> int:
        real = self._real(path)
        self._refuse_held(real)
        Path(real).unlink()
        return 0

    def rename(self, old: str, new: str) -> int:
        real = self._real(old)
        self._refuse_held(real)
        Path(real).rename(self._real(new))
        return 0

    # Bytes

    def create(self, path: str, mode: int, fi: object = None) -> int:
        real = self._real(path)
        descriptor = os.open(real, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
        self._made.add(real)
        if self._is("held"):
            self._held.add(real)
        return descriptor

    def open(self, path: str, flags: int) -> int:
        real = self._real(path)
        self._refuse_held(real)
        return os.open(real, flags & ~os.O_EXCL)

    def read(self, path: str, size: int, offset: int, fh: int) -> bytes:
        real = self._real(path)
        if self._is("read") or (self._is("online_only") and real not in self._made):
            _fail(errno.EIO)
        return os.pread(fh, size, offset)

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        self._real(path)
        if self._is("write"):
            os.pwrite(fh, data[: len(data) // 2], offset)
            _fail(errno.EIO)
        return os.pwrite(fh, data, offset)

    def truncate(self, path: str, length: int, fh: int | None = None) -> int:
        os.truncate(self._real(path), length)
        return 0

    def flush(self, path: str, fh: int) -> int:
        self._real(path)
        return 0

    def fsync(self, path: str, datasync: int, fh: int) -> int:
        self._real(path)
        if self._is("fsync"):
            _fail(errno.EIO)
        os.fsync(fh)
        return 0

    def release(self, path: str, fh: int) -> int:
        os.close(fh)
        return 0

    def utimens(self, path: str, times: tuple[float, float] | None = None) -> int:
        os.utime(self._real(path), times)
        return 0

    def chmod(self, path: str, mode: int) -> int:
        Path(self._real(path)).chmod(mode)
        return 0

    def statfs(self, path: str) -> dict[str, int]:
        found = os.statvfs(self._real(path))
        return {key: getattr(found, key) for key in ("f_bavail", "f_bfree", "f_blocks", "f_bsize", "f_frsize")}


if __name__ == "__main__":
    kept, faults, mount = map(Path, sys.argv[1:])
    # The kernel is to remember nothing, so that every call of the program is seen here.
    FUSE(FaultyDrive(kept, faults), str(mount), foreground=True, attr_timeout=0, entry_timeout=0, negative_timeout=0)
