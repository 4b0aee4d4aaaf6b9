"""Bytes that outlast a power cut: creating, replacing and syncing files, and what can go wrong with it."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import time
from pathlib import Path

from ..errors import CannotRead, CannotWrite, Trouble

_BINARY = getattr(os, "O_BINARY", 0)
_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


def cannot_write(error: OSError, path: Path | str) -> CannotWrite:
    """The fact behind a failed write: no room, or no right."""
    trouble = Trouble.DISK_FULL if error.errno in _NO_ROOM else Trouble.NOT_WRITABLE
    return CannotWrite(trouble, path, error.strerror or "")


#: Whether bytes written over others can be brought to the disk sooner than bytes that make a file longer.
OVERWRITES_FAST = sys.platform == "linux"


def open_to_write(path: Path) -> tuple[int, bool]:
    """A descriptor that writes into the file, which is made if need be, and whether it is new. Raises OSError."""
    new = not path.exists()
    return os.open(path, os.O_WRONLY | os.O_CREAT | _BINARY, 0o600), new


def write_all(descriptor: int, data: bytes) -> None:
    """Writes all of it, in one call where the system takes it in one. Raises OSError."""
    written = os.write(descriptor, data)
    while written < len(data):
        written += os.write(descriptor, data[written:])


def sync(descriptor: int) -> None:
    """Returns when the file's bytes are on the disk itself. Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        # On macOS fsync stops at the drive's own cache.
        with contextlib.suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def sync_overwritten(descriptor: int) -> None:
    """The same for bytes written over others that were on the disk already, the file no longer than before.

    Then the file system has nothing to note about where they are, and fdatasync is as safe as fsync: POSIX has it
    bring to the disk all that is needed to read the bytes again. Raises OSError.
    """
    if sys.platform == "linux":
        os.fdatasync(descriptor)
    else:
        sync(descriptor)


def sync_directory(directory: Path) -> None:
    """Makes a new name in the directory last; where the system cannot do it, it needs no doing."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(directory, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def create(path: Path, data: bytes) -> None:
    """Writes a file that must not be there yet, and reads it back.

    Raises:
        FileExistsError: there is one of that name.
        OSError: it could not be written, or what was read back differs; a part may be left lying after a kill.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o644)
    try:
        try:
            write_all(descriptor, data)
            sync(descriptor)
        finally:
            os.close(descriptor)
        if path.read_bytes() != data:
            raise OSError(errno.EIO, "read back differently")
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    sync_directory(path.parent)


def replace(path: Path, data: bytes, mark: str) -> None:
    """Puts a file in the place of another in one go: a reader sees the old one or the new one, never a part.

    ``mark`` makes the temporary name this writer's own.

    Raises:
        CannotWrite: the old file is still there, untouched.
    """
    temporary = path.with_name(f"{path.name}.{mark}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
        try:
            write_all(descriptor, data)
            sync(descriptor)
        finally:
            os.close(descriptor)
        _rename(temporary, path)
    except OSError as error:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise cannot_write(error, path) from error
    sync_directory(path.parent)


def _rename(source: Path, target: Path) -> None:
    # On Windows a virus scanner or indexer may hold the old file for a moment.
    for pause in (0.01, 0.05, 0.2, 0.5):
        try:
            source.replace(target)
        except PermissionError:
            if sys.platform != "win32":
                raise
            time.sleep(pause)
        else:
            return
    source.replace(target)


def read(path: Path, largest: int) -> bytes:
    """The bytes of an ordinary file, if there are not more than ``largest``.

    Raises:
        CannotRead: NO_FILE, TOO_LARGE or NOT_READABLE (which includes anything that is no ordinary file).
    """
    try:
        if not path.is_file():
            raise CannotRead(Trouble.NO_FILE if not path.exists() else Trouble.NOT_READABLE, path)
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > largest:
                raise CannotRead(Trouble.TOO_LARGE, path)
            data = file.read(size + 1)  # room for the largest, asked for with every small file, would take its time
            if len(data) > size:
                data += file.read(largest + 1 - len(data))
    except OSError as error:
        raise CannotRead(Trouble.NOT_READABLE, path, error.strerror or "") from error
    if len(data) > largest:
        raise CannotRead(Trouble.TOO_LARGE, path)
    return data
