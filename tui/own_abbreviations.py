"""The user's own abbreviations as a text file in his configuration folder, which may also be edited by hand.

Until there is such a file the starting list counts; it is written out with the first change.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from store.errors import CannotRead, StoreError, Trouble
from store.keeping import durable
from store.meeting.capture import abbreviations
from store.meeting.capture.abbreviations import Abbreviation, Abbreviations, Problem

from .preferences import config_folder

_NAME = "abbreviations.txt"
_LARGEST = 4 << 20
"""Bytes: a hundred times the longest list anybody has been seen to keep."""


@dataclass(frozen=True)
class OwnList:
    """What the file holds: the abbreviations, the lines that give none, and lines that are kept as they are.

    ``trouble`` says why the file could not be read; then nothing is expanded, and nothing may be written over it.
    """

    listed: tuple[Abbreviation, ...] = ()
    problems: tuple[Problem, ...] = ()
    kept: tuple[str, ...] = ()
    trouble: StoreError | None = None
    there: bool = True


_read: tuple[object, OwnList, Abbreviations] | None = None


def path() -> Path:
    """Where the list is kept."""
    return config_folder() / _NAME


def current() -> Abbreviations:
    """The list that counts now; read again where the file has changed, also by another window or by hand."""
    return _current()[1]


def load() -> OwnList:
    """What the file holds."""
    return _current()[0]


def save(listed: Sequence[Abbreviation]) -> None:
    """Keeps this list; comments in the file and lines that could not be read stay in it. Raises CannotWrite."""
    kept = "".join(f"{line}\n" for line in load().kept)
    text = kept + abbreviations.format(listed)
    durable.replace(path(), text.encode("utf-8"), f"{os.getpid()}")


def read(source: Path) -> tuple[list[Abbreviation], list[Problem]]:
    """The abbreviations in somebody's file, and its lines that give none. Raises CannotRead."""
    from store.intake.sources import text_of

    return abbreviations.parse(text_of(durable.read(source, _LARGEST), source))


def _current() -> tuple[OwnList, Abbreviations]:
    global _read
    place = path()
    try:
        seen = place.stat()
        state: object = (place, seen.st_mtime_ns, seen.st_size, seen.st_ino)
    except OSError:
        state = (place, None)
    if _read is None or _read[0] != state:
        own = _load(place)
        _read = (state, own, Abbreviations(own.listed))
    return _read[1], _read[2]


def _load(place: Path) -> OwnList:
    try:
        text = durable.read(place, _LARGEST).decode("utf-8-sig")
    except UnicodeDecodeError:
        return OwnList(trouble=CannotRead(Trouble.UNKNOWN_ENCODING, place))
    except CannotRead as error:
        if error.trouble is Trouble.NO_FILE:
            return OwnList(abbreviations.STARTING_LIST, there=False)
        return OwnList(trouble=error)
    listed, problems = abbreviations.parse(text)
    lines = text.lstrip("\ufeff").splitlines()
    wrong = {problem.line for problem in problems}
    kept = tuple(line for number, line in enumerate(lines, 1) if number in wrong or line.strip().startswith(("#", ";")))
    return OwnList(tuple(listed), tuple(problems), kept)
