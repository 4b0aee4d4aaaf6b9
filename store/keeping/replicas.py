"""Replicas: each window that writes has a journal of its own, in a folder of its own, under a lock of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from . import durable
from .locking import Lock, try_lock

_SIGNS = "abcdefghijklmnopqrstuvwxyz0123456789"


class Replica(NamedTuple):
    """A replica that this process writes as: its name, its folder and the lock on it."""

    name: str
    directory: Path
    lock: Lock

    @property
    def journal(self) -> Path:
        """Where its journal is."""
        return journal_in(self.directory)


def new_name(length: int = 8) -> str:
    """A name of this many random letters and digits, the first a letter."""
    first, *rest = os.urandom(length)
    return _SIGNS[first % 26] + "".join(_SIGNS[byte % 36] for byte in rest)


def take(home: Path, by: str) -> Replica:
    """The replica that this person last used under ``home`` and nobody uses now, or a new one.

    Each person has his own, because the unfinished line, the current speaker and what can be undone belong to him.

    Raises:
        CannotWrite: the state directory lets nobody write.
    """
    home = home / "replicas"
    try:
        home.mkdir(parents=True, exist_ok=True)
        for directory in sorted(_directories(home), key=_last_used, reverse=True):
            lock = try_lock(directory / "lock") if _owner(directory) == by else None
            if lock is not None:
                return Replica(directory.name, directory, lock)
        directory = home / new_name()
        directory.mkdir()
        (directory / "by").write_text(by, encoding="utf-8")
        durable.sync_directory(home)
        # Where the file system knows no locks, a replica that nobody else can know needs none.
        lock = try_lock(directory / "lock") or Lock(None)
    except OSError as error:
        raise durable.cannot_write(error, home) from error
    return Replica(directory.name, directory, lock)


def free(home: Path, by: str) -> Path | None:
    """The folder of the replica that ``take`` would give this person now; None where that would be a new one.

    Raises OSError.
    """
    for directory in sorted(_directories(home / "replicas"), key=_last_used, reverse=True):
        lock = try_lock(directory / "lock") if _owner(directory) == by else None
        if lock is not None:
            lock.free()
            return directory
    return None


def others(home: Path, mine: str) -> Iterator[Path]:
    """The folders of all other replicas under ``home`` that have a journal."""
    for directory in sorted(_directories(home / "replicas")):
        if directory.name != mine and journal_in(directory).is_file():
            yield directory


def names(home: Path) -> set[str]:
    """The names of all replicas under ``home``; none where they cannot be listed."""
    try:
        return {directory.name for directory in _directories(home / "replicas")}
    except OSError:
        return set()


def journal_in(directory: Path) -> Path:
    """Where the journal of the replica in this folder is."""
    return directory / "journal.jsonl"


def _directories(home: Path) -> list[Path]:
    return [path for path in home.iterdir() if path.is_dir()] if home.is_dir() else []


def _last_used(directory: Path) -> float:
    try:
        return journal_in(directory).stat().st_mtime
    except OSError:
        return 0.0


def _owner(directory: Path) -> str | None:
    try:
        return (directory / "by").read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
