"""Change files: how Changes travel through a folder that some other program may share, mangle or take away.

A change file is an ordinary TinyDB file, written once under a new name, never rewritten, renamed or locked::

    {"file": {"1": {"format": "rapporteur-changes/1", "dossier": …, "replica": …, "seq": …, "by": …,
                    "sum": sha256 of the canonical JSON of "changes"}},
     "changes": {"1": {…}, "2": {…}}}

It is known by its content. Whatever a sync program does to its name or its place, it is read like any other; that
a file is missing means nothing. What is not whole is passed over now and looked at again later.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from ..errors import CannotRead, Trouble
from . import durable
from .changes import Change, canonical, check, digest

FORMAT = "rapporteur-changes/1"
LARGEST_FILE = 64 << 20
"""Bytes; a file of ours is a few kilobytes, a large import some megabytes."""
MOST_CHANGES = 1_000_000
"""Changes in one file."""

_MOST_CONTAINERS = 8 * MOST_CHANGES
_DEEPEST_FOLDER = 4
_OUR_NAME = re.compile(r"-([0-9a-f]{8})\.json\Z")
_HEAD = re.compile(rb'\{"file":\{"1":\{[^{}]*"dossier":"([0-9a-f]{12})"')
_DOSSIER = re.compile(r"[0-9a-f]{12}\Z")
_REPLICA = re.compile(r"[a-z0-9]{1,32}\Z")


@dataclass(frozen=True, slots=True)
class ChangeFile:
    """What one change file holds. ``sum`` is the sha256 of its Changes, 64 hex digits."""

    dossier: str
    replica: str
    seq: int
    by: str
    sum: str
    changes: tuple[Change, ...]


def to_bytes(dossier: str, replica: str, seq: int, by: str, changes: Sequence[Change]) -> tuple[bytes, str]:
    """A change file's bytes and its sum."""
    table = {str(number): change.body for number, change in enumerate(changes, 1)}
    total = digest(canonical(table))
    head = {"format": FORMAT, "dossier": dossier, "replica": replica, "seq": seq, "by": by, "sum": total}
    return b'{"file":{"1":%b},"changes":%b}\n' % (canonical(head), orjson.dumps(table)), total


def read(path: Path) -> ChangeFile:
    """The change file at this path, every part of it checked.

    Raises:
        CannotRead: NO_FILE, NOT_READABLE, TOO_LARGE, DAMAGED (no JSON, wrong sum, or no Changes in it),
            NOT_OURS (JSON of another kind) or NEWER_FORMAT.
    """
    return parse(durable.read(path, LARGEST_FILE), path)


def parse(data: bytes, path: Path) -> ChangeFile:
    """The change file with this content; ``path`` is for messages only. Raises CannotRead as ``read`` does."""
    if data.count(b"{") + data.count(b"[") > _MOST_CONTAINERS:
        raise CannotRead(Trouble.TOO_LARGE, path)
    try:
        content = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise CannotRead(Trouble.DAMAGED, path) from error
    head = _only_document(content, "file")
    name = head.get("format") if head else None
    if head is None or type(name) is not str or not name.startswith("rapporteur-changes/"):
        raise CannotRead(Trouble.NOT_OURS, path)
    if name != FORMAT:
        raise CannotRead(Trouble.NEWER_FORMAT, path, name[:40])
    table = content.get("changes")
    if type(table) is not dict or not _is_sound(head):
        raise CannotRead(Trouble.DAMAGED, path)
    if len(table) > MOST_CHANGES:
        raise CannotRead(Trouble.TOO_LARGE, path)
    try:
        if digest(canonical(table)) != head["sum"]:
            raise CannotRead(Trouble.DAMAGED, path)
        changes = tuple(sorted(map(check, table.values()), key=lambda change: change.order))
    except (ValueError, TypeError) as error:
        raise CannotRead(Trouble.DAMAGED, path) from error
    return ChangeFile(head["dossier"], head["replica"], head["seq"], head["by"], head["sum"], changes)


def _only_document(content: Any, table: str) -> dict[str, Any] | None:
    documents = content.get(table) if type(content) is dict else None
    document = documents.get("1") if type(documents) is dict else None
    return document if type(document) is dict else None


def _is_sound(head: dict[str, Any]) -> bool:
    return (
        type(head.get("dossier")) is str
        and bool(_DOSSIER.match(head["dossier"]))
        and type(head.get("replica")) is str
        and bool(_REPLICA.match(head["replica"]))
        and type(head.get("seq")) is int
        and type(head.get("by")) is str
        and type(head.get("sum")) is str
    )


class Drive:
    """The dossier's folder as a way for Changes. The caller sees to it that one thread polls at a time."""

    def __init__(self, folder: Path, dossier: str) -> None:
        self.folder = folder
        self.dossier = dossier
        self._sums: set[str] = set()
        self._known_names: set[str] = set()
        self._looked_at: dict[Path, tuple[int, int, str]] = {}
        self._wait: dict[Path, tuple[int, int]] = {}
        self._polls = 0
        self._passed_over: set[Path] = set()

    @property
    def passed_over(self) -> int:
        """How many files could not be read when they were last looked at, though they may hold something of ours."""
        return len(self._passed_over)

    def know(self, sums: set[str]) -> None:
        """Takes note that files with these sums have been written or read."""
        self._sums |= sums
        self._known_names.update(total[:8] for total in sums)

    def write(self, replica: str, seq: int, by: str, changes: Sequence[Change]) -> tuple[int, str]:
        """Puts a new change file into the folder; returns its number, which is ``seq`` or above, and its sum.

        Raises:
            CannotWrite: NOT_WRITABLE or DISK_FULL.
        """
        while True:
            data, total = to_bytes(self.dossier, replica, seq, by, changes)
            path = self.folder / "changes" / replica / f"{replica}-{seq:06d}-{total[:8]}.json"
            try:
                if is_away(self.folder) if self._sums else not self.folder.is_dir():
                    # A drive that is away must not get a folder of the same name put in its place.
                    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
                durable.create(path, data)
            except FileExistsError as error:
                if not path.exists():  # then it is its folder's place that a file has taken
                    raise durable.cannot_write(error, path) from error
                # Left by an earlier try. If it got there whole it is as good as this one; if not, it is not touched.
                if not _holds(path, data):
                    seq += 1
                    continue
            except OSError as error:
                raise durable.cannot_write(error, path) from error
            self.know({total})
            return seq, total

    def unread(self) -> Iterator[ChangeFile]:
        """Every whole change file of this dossier whose content was not read or written yet.

        Raises:
            CannotRead: the folder itself cannot be listed.
        """
        if self._sums and is_away(self.folder):
            raise CannotRead(Trouble.NO_FOLDER, self.folder)
        self._polls += 1
        there = list(candidates(self.folder))
        self._passed_over.intersection_update(there)
        for path in there:
            named = _OUR_NAME.search(path.name)
            if named and named[1] in self._known_names:
                continue  # its name says that it is known: no need to touch it on a slow drive
            try:
                status = path.stat()
                mark = (status.st_size, status.st_mtime_ns)
                size, changed, total = self._looked_at.get(path, (-1, -1, ""))
                if (size, changed) == mark and (not total or total in self._sums):
                    continue
                tries, next_poll = self._wait.get(path, (0, 0))
                if self._polls < next_poll:
                    continue
                file = read(path)
            except (CannotRead, OSError) as error:
                if getattr(error, "trouble", None) not in (Trouble.NOT_OURS, Trouble.NO_FILE):
                    self._passed_over.add(path)
                # Perhaps it is still on its way. It is tried again, but ever more seldom.
                tries, _ = self._wait.get(path, (0, 0))
                self._wait[path] = (tries + 1, self._polls + min(2**tries, 64))
                continue
            self._wait.pop(path, None)
            self._passed_over.discard(path)
            ours = file.dossier == self.dossier
            self._looked_at[path] = (*mark, file.sum if ours else "")
            if ours and file.sum not in self._sums:
                yield file


def is_away(folder: Path) -> bool:
    """Whether a folder that held change files is gone, or is the bare place on which its drive was mounted."""
    try:
        return next(folder.iterdir(), None) is None
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:  # there, but not to be listed: whoever goes on learns why
        return False


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def candidates(folder: Path) -> Iterator[Path]:
    """Every .json file that may be a change file: anywhere under a folder called changes (or what a sync program
    made of that name), and at the top, in the order of their names.

    Raises:
        CannotRead: NO_FOLDER or NOT_READABLE.
    """
    try:
        top = sorted(folder.iterdir())
    except FileNotFoundError as error:
        raise CannotRead(Trouble.NO_FOLDER, folder) from error
    except OSError as error:
        raise CannotRead(Trouble.NOT_READABLE, folder, error.strerror or "") from error
    for path in top:
        if path.name.casefold().startswith("changes") and _is_folder(path):
            yield from _below(path, _DEEPEST_FOLDER)
    yield from (path for path in top if path.name.casefold().endswith(".json"))


def _below(folder: Path, depth: int) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if path.name.casefold().endswith(".json"):
            yield path
        elif depth and _is_folder(path):
            yield from _below(path, depth - 1)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir() and not path.is_symlink()
    except OSError:
        return False


def dossier_of(folder: Path, known: Callable[[str], bool]) -> str:
    """The id of the dossier that this folder holds. ``known`` tells whether an id is known on this machine already.

    Raises:
        CannotRead: NO_FOLDER, NOT_READABLE, NOT_A_DOSSIER, HALF_SYNCED (a folder for change files, but no whole one
            in it yet) or NEWER_FORMAT.
    """
    try:
        trouble = Trouble.HALF_SYNCED if (folder / "changes").is_dir() else Trouble.NOT_A_DOSSIER
    except OSError as error:  # a name longer than names may be
        raise CannotRead(Trouble.NOT_READABLE, folder, error.strerror or "") from error
    for path in candidates(folder):
        try:
            # The first bytes are enough where what they say is known here; else the whole file has to prove it.
            with path.open("rb") as file:
                head = _HEAD.match(file.read(2048))
            if head and known(head[1].decode()):
                return head[1].decode()
            return read(path).dossier
        except OSError:
            continue
        except CannotRead as error:
            if error.trouble is Trouble.NEWER_FORMAT:
                trouble = error.trouble
    raise CannotRead(trouble, folder)


def verify(folder: Path, dossier: str) -> list[tuple[Path, Trouble]]:
    """Every file among the change files that is not a whole one of this dossier, and what is wrong with it.

    Raises:
        CannotRead: the folder itself cannot be listed.
    """
    found = []
    for path in candidates(folder):
        try:
            if read(path).dossier != dossier:
                found.append((path, Trouble.NOT_OURS))
        except CannotRead as error:
            found.append((path, error.trouble))
    return found
