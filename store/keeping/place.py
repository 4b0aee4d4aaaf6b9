"""Where a dossier's folder is: here, away, emptied, or with another dossier in its place.

A drive that is away often leaves a bare folder of the same name behind, on another device. Nothing must be put there;
a folder that somebody emptied, on the device where it always was, gets back what is known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path

from ..errors import CannotRead


class Place(StrEnum):
    """What stands where the dossier's folder should be."""

    HERE = "here"
    AWAY = "away"
    EMPTIED = "emptied"
    REPLACED = "replaced"


#: What systems and sync programs put into any folder, an empty one too.
_STRAY = frozenset({"desktop.ini", "thumbs.db", "lost+found", "$recycle.bin", "system volume information"})


class Whereabouts:
    """Looks where one dossier's folder is. It costs one question about a file as long as all is well."""

    def __init__(
        self,
        folder: Path,
        dossier: str,
        files: Callable[[Path], Iterable[Path]],
        dossier_of: Callable[[Path], str | None],
    ) -> None:
        """``files`` lists the folder's change files, ``dossier_of`` says to which dossier one of them belongs."""
        self._folder = folder
        self._dossier = dossier
        self._files = files
        self._dossier_of = dossier_of
        self._anchor: Path | None = None
        self.vanished = 0
        """How often a change file was found to be gone that had been there when it was asked for before."""

    def found(self, path: Path) -> None:
        """A change file of this dossier was written or read there just now."""
        self._anchor = path

    def look(self, device: int | None) -> Place:
        """Where the folder is now. ``device`` is where it was when it was last seen whole; None where it never was.

        A folder that is there and cannot be listed counts as here: whoever goes on learns why.
        """
        if self._anchor is not None:
            if _is_there(self._anchor):
                return Place.HERE
            self._anchor = None
            self.vanished += 1
        try:
            bare = is_bare(self._folder)
        except (FileNotFoundError, NotADirectoryError):
            return Place.AWAY
        except OSError:
            return Place.HERE
        if bare:
            return Place.EMPTIED if device is not None and device == device_of(self._folder) else Place.AWAY
        return self._whose()

    def _whose(self) -> Place:
        replaced = False
        try:
            for path in self._files(self._folder):
                owner = self._dossier_of(path)
                if owner == self._dossier:
                    self._anchor = path
                    return Place.HERE
                replaced = replaced or owner is not None
        except CannotRead:
            return Place.HERE
        return Place.REPLACED if replaced else Place.HERE


def is_bare(folder: Path) -> bool:
    """Whether nothing is in the folder but what systems put into any. Raises OSError."""
    return all(path.name.startswith(".") or path.name.casefold() in _STRAY for path in folder.iterdir())


def device_of(folder: Path) -> int | None:
    """The device that holds the folder, on Windows the volume; None where it cannot be asked."""
    try:
        return folder.stat().st_dev
    except OSError:
        return None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
