"""The dossier's folder: how change files are put into it, found in it, and whose they are.

A change file is known by its content. Whatever a sync program does to its name or its place, it is read like any
other; that a file is missing means nothing. What is not whole is passed over now and looked at again later.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from itertools import filterfalse
from operator import attrgetter
from pathlib import Path

from ..errors import CannotRead, Trouble
from . import durable
from .change_file import ChangeFile, dossier_in, read, to_bytes
from .changes import Change
from .place import Place, Whereabouts, is_bare

FOLDER = "changes"
"""The folder for change files in a dossier's folder."""

_DEEPEST_FOLDER = 4
_PATIENCE = 8
"""Times that a file written here is asked for again before another one is written in its stead."""
_WITNESSES = 16
"""Whole files that are asked whose the folder is, where none is of a dossier that is known here."""


class Drive:
    """The dossier's folder as a way for Changes. The caller sees to it that one thread uses it at a time."""

    def __init__(self, folder: Path, dossier: str) -> None:
        self.folder = folder
        self.dossier = dossier
        self.device: int | None = None
        """The device on which the folder was last seen whole."""
        self._sums: set[str] = set()
        self._known_names: set[str] = set()
        self._settled: set[str] = set()
        """Names of files that were seen and are known, so that a look past thousands of them costs next to nothing."""
        self._looked_at: dict[Path, tuple[int, int, str]] = {}
        self._wait: dict[Path, tuple[int, int]] = {}
        self._polls = 0
        self._passed_over: dict[Path, Trouble] = {}
        self._held: dict[Path, int] = {}
        self.whereabouts = Whereabouts(folder, dossier, candidates, self._owner_of)

    @property
    def passed_over(self) -> int:
        """How many files could not be read when they were last looked at, though they may hold something of ours."""
        return len(self._passed_over)

    @property
    def unreadable(self) -> dict[Path, Trouble]:
        """These files, and what was wrong with each. For any thread."""
        return self._passed_over.copy()

    def know(self, sums: set[str]) -> None:
        """Takes note that files with these sums have been written or read."""
        self._sums |= sums
        self._known_names.update(total[:8] for total in sums)

    def knows(self, start: str) -> bool:
        """Whether a whole file whose sum starts with these 8 digits has been written or read."""
        return start in self._known_names

    def look(self) -> Place:
        """Where the folder is now."""
        if self._sums:
            return self.whereabouts.look(self.device)
        return Place.HERE if self.folder.is_dir() else Place.AWAY

    def write(self, replica: str, seq: int, by: str, changes: Sequence[Change]) -> tuple[int, str]:
        """Puts a new change file into the folder; returns its number, which is ``seq`` or above, and its sum.

        The caller has looked where the folder is: a drive that is away must not get a folder put in its place.

        Raises:
            CannotWrite: NOT_WRITABLE or DISK_FULL.
        """
        while True:
            data, total = to_bytes(self.dossier, replica, seq, by, changes)
            path = self.path_of(replica, seq, total)
            try:
                if not self.folder.is_dir():
                    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
                durable.create(path, data)
            except FileExistsError as error:
                if not os.path.lexists(path):  # then it is its folder's place that a file has taken
                    raise durable.cannot_write(error, path) from error
                # Left by an earlier try. If it got there whole it is as good as this one; if not, it is not touched.
                try:
                    whole = self._holds(path, data)
                except OSError as held:
                    raise durable.cannot_write(held, path) from held
                if not whole:
                    seq += 1
                    continue
            except OSError as error:
                raise durable.cannot_write(error, path) from error
            self.know({total})
            self.whereabouts.found(path)
            return seq, total

    def _holds(self, path: Path, data: bytes) -> bool:
        """Raises OSError while a scanner or a sync program may have the file, which it soon gives back."""
        try:
            return path.read_bytes() == data
        except FileNotFoundError:  # a link to nowhere
            return False
        except OSError:
            self._held[path] = self._held.get(path, 0) + 1
            if self._held[path] <= _PATIENCE:
                raise
            return False

    def _owner_of(self, path: Path) -> str | None:
        return self.dossier if self._is_known(path.name) else owner_of(path)

    def _is_known(self, name: str) -> bool:
        """Whether a name ends as we end the names of our files, with the sum of one that is known."""
        return name[-13:-5] in self._known_names and name[-14:-13] == "-" and name.endswith(".json")

    def path_of(self, replica: str, seq: int, total: str) -> Path:
        """Where the change file of a replica with this number and sum belongs."""
        return self.folder / FOLDER / replica / f"{replica}-{seq:06d}-{total[:8]}.json"

    def unread(self) -> Iterator[ChangeFile]:
        """Every whole change file of this dossier whose content was not read or written yet.

        Raises:
            CannotRead: the folder itself cannot be listed.
        """
        self._polls += 1
        there = []
        for path in candidates(self.folder, known=self._settled.__contains__):
            if self._is_known(path.name):
                self._settled.add(path.name)  # its name says that it is known: no need to touch it on a slow drive
            else:
                there.append(path)
        for gone in self._passed_over.keys() - set(there):
            del self._passed_over[gone]
        for path in there:
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
                trouble = error.trouble if isinstance(error, CannotRead) else Trouble.NOT_READABLE
                if trouble not in (Trouble.NOT_OURS, Trouble.NO_FILE):
                    self._passed_over[path] = trouble
                # Perhaps it is still on its way. It is tried again, but ever more seldom.
                tries, _ = self._wait.get(path, (0, 0))
                self._wait[path] = (tries + 1, self._polls + min(2**tries, 64))
                continue
            self._wait.pop(path, None)
            self._passed_over.pop(path, None)
            ours = file.dossier == self.dossier
            if ours:
                self.whereabouts.found(path)
            self._looked_at[path] = (*mark, file.sum if ours else "")
            if ours and file.sum not in self._sums:
                yield file


def is_away(folder: Path) -> bool:
    """Whether a folder that held change files is gone, or is the bare place on which its drive was mounted."""
    try:
        return is_bare(folder)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:  # there, but not to be listed: whoever goes on learns why
        return False


def candidates(
    folder: Path, failed: Callable[[Path], object] = lambda _: None, known: Callable[[str], bool] = lambda _: False
) -> Iterator[Path]:
    """Every .json file that may be a change file: anywhere under a folder called changes (or what a sync program
    made of that name), and at the top, in the order of their names. ``failed`` is told of inner folders that cannot
    be listed; names that are ``known`` are left out.

    Raises:
        CannotRead: NO_FOLDER or NOT_READABLE.
    """
    try:
        top = _names_in(folder, known)
    except FileNotFoundError as error:
        raise CannotRead(Trouble.NO_FOLDER, folder) from error
    except OSError as error:
        raise CannotRead(Trouble.NOT_READABLE, folder, error.strerror or "") from error
    for name in top:
        if name.casefold().startswith(FOLDER) and _is_folder(folder / name):
            yield from _below(folder / name, _DEEPEST_FOLDER, failed, known)
    yield from (folder / name for name in top if name.casefold().endswith(".json"))


def _below(folder: Path, depth: int, failed: Callable[[Path], object], known: Callable[[str], bool]) -> Iterator[Path]:
    try:
        inside = _names_in(folder, known)
    except OSError:
        failed(folder)
        return
    for name in inside:
        if name.casefold().endswith(".json"):
            yield folder / name
        elif depth and _is_folder(folder / name):
            yield from _below(folder / name, depth - 1, failed, known)


def _names_in(folder: Path, known: Callable[[str], bool]) -> list[str]:
    # Among thousands of names, those that are known are passed over before anything is made of them.
    with os.scandir(folder) as inside:
        return sorted(filterfalse(known, map(attrgetter("name"), inside)))


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
    proved: list[str] = []
    for path in candidates(folder):
        try:
            # The first bytes are enough where what they say is known here; else the whole file has to prove it.
            owner = dossier_in(path)
            if owner and known(owner):
                return owner
            proved.append(read(path).dossier)
        except OSError:
            continue
        except CannotRead as error:
            if error.trouble is Trouble.NEWER_FORMAT:
                trouble = error.trouble
        if len(proved) == _WITNESSES:
            break
    if proved:
        return max(proved, key=proved.count)  # a file of another dossier may have strayed into this folder
    raise CannotRead(trouble, folder)


def owner_of(path: Path) -> str | None:
    """The id of the dossier to which a file says it belongs, whole or not; None where it does not say."""
    try:
        return dossier_in(path) or read(path).dossier
    except (OSError, CannotRead):
        return None
