"""Healing: whatever is known here and held by no whole file in the folder goes back into it.

Files get lost, torn and rolled back in folders that other programs share. A full pass reads every change file again
and learns which Changes whole files hold. What was made on this machine goes back at once; what others made goes
back when a second pass, a random one to five minutes later, still misses it, so that not everybody puts it back.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from ..errors import CannotRead, CannotWrite, Trouble
from . import durable
from .change_file import LARGEST_FILE, ChangeFile, parse
from .drive import candidates

SOONEST = 60_000
LATEST = 300_000
"""Milliseconds between the two passes after which somebody else's Changes are put back."""

_NAME = "missed.json"
_LARGEST = 64 << 20


@dataclass(frozen=True, slots=True)
class Healed:
    """What a full pass did: Changes put back that were made on this machine and by others, those for whose author it
    still waits, and how many files are not whole; ``files`` names these with what is wrong, newer ones among them.
    """

    own: int = 0
    others: int = 0
    waiting: int = 0
    damaged: int = 0
    files: tuple[tuple[Path, Trouble], ...] = ()


@dataclass(slots=True)
class Survey:
    """What the folder held when every file was read. ``unclear``: something could not be read that may hold more."""

    held: set[str] = field(default_factory=set)
    files: list[tuple[Path, Trouble]] = field(default_factory=list)
    unclear: bool = False


class Interrupted(Exception):
    """The pass was to stop before it had seen everything."""


class Healing:
    """What one window remembers between passes. ``directory`` is its replica's, ``now`` gives wall milliseconds."""

    def __init__(self, directory: Path, dossier: str, now: Callable[[], int]) -> None:
        self._path = directory / _NAME
        self._dossier = dossier
        self._now = now
        self._whole: dict[bytes, tuple[str, ...]] = {}
        self._due: dict[str, int] | None = None
        self.again_at: int | None = None
        """When the next pass has something to put back, in wall milliseconds; None where nothing waits for it."""

    def survey(
        self, folder: Path, name: Callable[[str], str], new: Callable[[ChangeFile], object], go_on: Callable[[], bool]
    ) -> Survey:
        """Reads every change file; ``new`` is given each with a content not met before, ``name`` the one copy of an id.

        Raises:
            CannotRead: the folder cannot be listed.
            Interrupted: ``go_on``, asked before each file, said no.
        """
        from hashlib import sha256  # loads OpenSSL, which opening a dossier does without

        found = Survey()
        whole: dict[bytes, tuple[str, ...]] = {}
        for path in candidates(folder, lambda _: setattr(found, "unclear", True)):
            if not go_on():
                raise Interrupted
            try:
                data = durable.read(path, LARGEST_FILE)
                mark = sha256(data).digest()  # bytes that were whole before are whole now
                ids = self._whole.get(mark)
                if ids is None:
                    file = parse(data, path)
                    if file.dossier != self._dossier:
                        raise CannotRead(Trouble.NOT_OURS, path)
                    new(file)
                    ids = tuple(name(change.id) for change in file.changes)
                whole[mark] = ids
                found.held.update(ids)
            except CannotRead as error:
                if error.trouble is Trouble.NOT_READABLE and _is_ordinary(path):
                    found.unclear = True
                if error.trouble not in (Trouble.NOT_OURS, Trouble.NO_FILE):
                    found.files.append((path, error.trouble))
        if not go_on():
            raise Interrupted
        self._whole = whole
        return found

    def settle(self, missing: Iterable[tuple[str, bool]], unclear: bool) -> tuple[list[str], list[str], int]:
        """Which of the missing Changes go back now, own ones and others', and how many are waited for.

        ``missing`` are ids, and whether they were made on this machine. Where the survey was unclear the own ones
        wait for the second pass as well.
        """
        noted, now = self._missed(), self._now()
        due_next = now + SOONEST + int.from_bytes(os.urandom(2)) * (LATEST - SOONEST) // 0xFFFF
        own, others, waiting = [], [], {}
        for id, mine in missing:
            # A clock that jumped back must not put it off any further.
            due = min(noted.get(id, due_next), now + LATEST)
            if mine and (not unclear or due <= now):
                own.append(id)
            elif due <= now:
                others.append(id)
            else:
                waiting[id] = due
        self._note(waiting)
        return own, others, len(waiting)

    def _missed(self) -> dict[str, int]:
        if self._due is None:
            self._due = {}
            with contextlib.suppress(CannotRead, ValueError, AttributeError):
                noted = orjson.loads(durable.read(self._path, _LARGEST))
                self._due = {id: due for id, due in noted.items() if type(due) is int}
        return self._due

    def _note(self, due: dict[str, int]) -> None:
        # Only so that a short-lived process can do the second pass; without it somebody waits once more.
        if due != self._missed():
            with contextlib.suppress(CannotWrite):
                durable.replace(self._path, orjson.dumps(due), self._path.parent.name)
        self._due = due
        self.again_at = min(due.values(), default=None)


def _is_ordinary(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return True
