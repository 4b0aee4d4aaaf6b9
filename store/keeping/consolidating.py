"""Consolidation: one's own many small change files become one, and go when that one has proved itself.

Thousands of small files make every look into a slow folder longer. The Changes of all small files of this replica
are put into one new file, which is read back and noted; the small ones are deleted by a later window, a day after,
and only if the large one is whole at that moment and holds every Change of each. Interrupted anywhere, nothing is
lost: then there are files too many.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import CannotRead, Trouble
from .change_file import ChangeFile, read
from .changes import Change
from .drive import FOLDER, Drive
from .ledger import Ledger

MANY = 64
"""So many small files are worth one large one. A file with so many Changes is not small, so that no large one is ever
deleted for the sake of another, which somebody else may be deleting for the sake of this one."""
SMALL = 64 << 10
"""Bytes up to which a file is small."""
PROVED = 24 * 3600 * 1000
"""Milliseconds for which the large file has to be there before the small ones go: programs that carry it are slow."""

_NOTE = "folded"
_LARGEST_FOLD = 10_000


@dataclass(frozen=True, slots=True)
class Consolidated:
    """How many small files were put together into large ones, and how many were deleted because a large one proved."""

    folded: int = 0
    deleted: int = 0


@dataclass(frozen=True, slots=True)
class _Fold:
    """One large file, by number and sum, when it was written in wall milliseconds, and the names of the small ones."""

    seq: int
    sum: str
    at: int
    files: tuple[str, ...]

    def as_note(self) -> dict[str, Any]:
        return {"seq": self.seq, "sum": self.sum, "at": self.at, "files": list(self.files)}


class Consolidation:
    """Consolidates for one window. Whoever calls has looked where the folder is."""

    def __init__(self, ledger: Ledger, drive: Drive, now: Callable[[], int]) -> None:
        self._ledger = ledger
        self._drive = drive
        self._now = now
        self._folder = drive.folder / FOLDER / ledger.replica
        self._earlier = list(_folds(ledger.notes.get(_NOTE)))
        self._made: list[_Fold] = []
        self._name = re.compile(rf"{ledger.replica}-[0-9]{{6,}}-[0-9a-f]{{8}}\.json\Z")

    def work(self, by: str, go_on: Callable[[], bool]) -> Consolidated:
        """Deletes what an earlier window has put together, then puts together what there is. Raises CannotWrite."""
        deleted = sum(self._delete(fold, go_on) for fold in list(self._earlier))
        return Consolidated(self._fold(by, go_on), deleted)

    def _delete(self, fold: _Fold, go_on: Callable[[], bool]) -> int:
        if not 0 <= self._now() - fold.at >= PROVED:
            return 0
        large = self._drive.path_of(self._ledger.replica, fold.seq, fold.sum)
        try:
            file = read(large)
        except CannotRead as error:
            if error.trouble is not Trouble.NOT_READABLE:
                self._forget(fold)  # the small ones stay, and are put together again
            return 0
        held = {change.id for change in file.changes}
        if file.sum != fold.sum or not self._is_own(file):
            self._forget(fold)
            return 0
        deleted = 0
        for name in fold.files:
            if not go_on():
                return deleted
            deleted += self._delete_one(self._folder / name, held)
        self._forget(fold)
        return deleted

    def _delete_one(self, path: Path, held: set[str]) -> bool:
        try:
            small = read(path)
            if self._is_own(small) and all(change.id in held for change in small.changes):
                path.unlink()
                return True
        except (CannotRead, OSError):
            pass  # what cannot be read might hold something
        return False

    def _is_own(self, file: ChangeFile) -> bool:
        return file.dossier == self._drive.dossier and file.replica == self._ledger.replica

    def _forget(self, fold: _Fold) -> None:
        self._earlier.remove(fold)
        self._note()

    def _note(self) -> None:
        self._ledger.note({_NOTE: [fold.as_note() for fold in (*self._earlier, *self._made)]})

    def _fold(self, by: str, go_on: Callable[[], bool]) -> int:
        names = self._small_ones()
        if len(names) < MANY:
            return 0
        files: list[str] = []
        changes: dict[str, Change] = {}
        folded = 0
        for name in names:
            if not go_on():
                return folded
            try:
                file = read(self._folder / name)
            except CannotRead:
                continue
            if not self._is_own(file) or len(file.changes) >= MANY:
                continue
            files.append(name)
            changes.update((change.id, change) for change in file.changes)
            if len(changes) >= _LARGEST_FOLD:
                folded += self._put_together(by, files, changes)
                files, changes = [], {}
        return folded + self._put_together(by, files, changes)

    def _small_ones(self) -> list[str]:
        taken = {name for fold in (*self._earlier, *self._made) for name in fold.files}
        taken |= {
            self._drive.path_of(self._ledger.replica, fold.seq, fold.sum).name for fold in (*self._earlier, *self._made)
        }
        try:
            there = sorted(path for path in self._folder.iterdir() if self._name.match(path.name))
            if len(there) - len(taken) < MANY:
                return []
            return [path.name for path in there if path.name not in taken and path.stat().st_size <= SMALL]
        except OSError:
            return []

    def _put_together(self, by: str, files: list[str], changes: dict[str, Change]) -> int:
        if len(changes) < MANY:
            return 0
        ledger = self._ledger
        together = sorted(changes.values(), key=lambda change: change.order)
        seq, total = self._drive.write(ledger.replica, ledger.seq + 1, by, together)
        ledger.shared([], seq, total)
        try:
            again = read(self._drive.path_of(ledger.replica, seq, total))
        except CannotRead:
            return 0
        if not changes.keys() <= {change.id for change in again.changes}:
            return 0
        self._made.append(_Fold(seq, total, self._now(), tuple(files)))
        self._note()
        return len(files)


def _folds(note: Any) -> Iterator[_Fold]:
    for one in note if type(note) is list else ():
        try:
            seq, total, at, files = one["seq"], one["sum"], one["at"], one["files"]
            sound = type(seq) is type(at) is int and type(total) is str and all(type(name) is str for name in files)
        except (KeyError, TypeError):
            continue
        if sound:
            yield _Fold(seq, total, at, tuple(files))
