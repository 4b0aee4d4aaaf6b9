"""Examining: which files of a dossier are not whole, and whether what they held stands elsewhere.

A torn copy of words that are safe is a nuisance; a torn file that nobody here has ever read may be a loss. The two
must not be told in one breath.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import orjson

from ..errors import CannotRead, Trouble
from . import durable, journal
from .change_file import ChangeFile, read
from .changes import check
from .drive import Drive, candidates
from .ledger import Ledger

_NAME = re.compile(r"([a-z0-9]{1,32})-[0-9]{6,}-([0-9a-f]{8})")
_REPLICA = re.compile(rb'"replica":\s*"([a-z0-9]{1,32})"')
_SUM = re.compile(rb'"sum":\s*"([0-9a-f]{64})"')
_FIRST_CHANGE = re.compile(rb'"changes":\s*\{')
_NUMBER = re.compile(r'\s*,?\s*"[0-9]+":\s*')
_CHANGE_LINE = re.compile(rb'\{"change":.*"id":"([0-9a-f]{16})"', re.DOTALL)
_LARGEST_RECORD = 1 << 30
_SALVAGED = 1 << 20


class Held(StrEnum):
    """Where that stands which a file that is not whole held, or should have held."""

    ELSEWHERE = "elsewhere"
    """In another file, ``Fault.by``, or in several; nothing is lost."""
    NOT_OURS = "not_ours"
    """It is no file of this dossier, or one of a newer program, which is left alone."""
    UNKNOWN = "unknown"
    """Nobody here has read it whole: something may be lost, unless its author still has it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A file with something wrong in it. ``by`` is a file that holds what it held, where one can be named."""

    path: Path
    trouble: Trouble
    held: Held
    by: Path | None = None


def not_whole(
    folder: Path, dossier: str, whole: Callable[[Path, ChangeFile], object] = lambda _path, _file: None
) -> Iterator[tuple[Path, Trouble]]:
    """Every file among the change files that is not a whole one of this dossier, and what is wrong with it.

    ``whole`` is told of the others. Raises CannotRead: the folder itself cannot be listed.
    """
    for path in candidates(folder):
        try:
            file = read(path)
        except CannotRead as error:
            yield path, Trouble.NOT_OURS if _is_folder(path) else error.trouble
            continue
        if file.dossier == dossier:
            whole(path, file)
        else:
            yield path, Trouble.NOT_OURS


def examine(ledger: Ledger, drive: Drive) -> list[Fault]:
    """Every file of the folder, journal of this machine and readable record with something wrong in it.

    Raises:
        CannotRead: the folder cannot be listed now.
    """
    places: dict[str, Path] = {}

    def note(path: Path, file: ChangeFile) -> None:
        for change in file.changes:
            places.setdefault(change.id, path)

    unsound = list(not_whole(drive.folder, drive.dossier, note))
    journals = {path.parent.name: path for path in sorted(ledger.directory.parent.glob("*/journal.jsonl"))}
    broken = dict(_broken_journals(ledger, journals, places))
    sound = {replica: path for replica, path in journals.items() if replica not in broken}
    found = [_of_folder(path, trouble, drive, sound, places) for path, trouble in unsound]
    found += broken.values()
    record = ledger.directory.parent.parent / "record.json"
    if record.exists() and not _is_record(record):
        found.append(Fault(record, Trouble.DAMAGED, Held.ELSEWHERE, journals.get(ledger.replica)))
    return found


def _of_folder(
    path: Path, trouble: Trouble, drive: Drive, journals: Mapping[str, Path], places: Mapping[str, Path]
) -> Fault:
    if trouble in (Trouble.NOT_OURS, Trouble.NEWER_FORMAT):
        return Fault(path, trouble, Held.NOT_OURS)
    data = _start_of(path)
    named = _NAME.search(path.name.casefold())
    sums = {named[2]} if named else set()
    makers = {named[1]} if named else set()
    sums |= {found[1][:8].decode() for found in [_SUM.search(data[:4096])] if found}
    makers |= {found[1].decode() for found in [_REPLICA.search(data[:4096])] if found}
    # What a window of this machine wrote stood in its journal before; what was read whole stands in a journal since.
    own = next((journals[maker] for maker in sorted(makers) if maker in journals), None)
    if own is None and not any(map(drive.knows, sums)):
        return Fault(path, trouble, Held.UNKNOWN)
    there = [places.get(id) for id in _salvaged(data)]
    by = there[0] if there and None not in there else own or next(iter(journals.values()), None)
    return Fault(path, trouble, Held.ELSEWHERE, by)


def _start_of(path: Path) -> bytes:
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(_SALVAGED)
    except OSError:
        return b""


def _salvaged(data: bytes) -> list[str]:
    """The ids of the Changes that can still be read at the beginning of a torn file."""
    start = _FIRST_CHANGE.search(data)
    if start is None:
        return []
    text = data[start.end() :].decode(errors="replace")
    decoder, place, ids = json.JSONDecoder(), 0, []
    while found := _NUMBER.match(text, place):
        try:
            body, place = decoder.raw_decode(text, found.end())
            ids.append(check(body).id)
        except (ValueError, RecursionError, TypeError):
            break
    return ids


def _broken_journals(
    ledger: Ledger, journals: Mapping[str, Path], places: Mapping[str, Path]
) -> Iterator[tuple[str, Fault]]:
    for replica, path in journals.items():
        try:
            lines = journal.broken_lines(path)
        except CannotRead as error:
            yield replica, Fault(path, error.trouble, Held.UNKNOWN)
            continue
        if lines:
            yield replica, _of_lines(path, lines, ledger, places)


def _of_lines(path: Path, lines: Iterable[bytes], ledger: Ledger, places: Mapping[str, Path]) -> Fault:
    by = None
    for line in lines:
        if line.startswith((b'{"published":', b'{"read":')):
            continue  # how far sharing has come is found out again
        change = _CHANGE_LINE.match(line)
        id = change[1].decode() if change else ""
        if id not in places and id not in ledger.union:
            return Fault(path, Trouble.DAMAGED, Held.UNKNOWN)
        by = by or places.get(id)
    return Fault(path, Trouble.DAMAGED, Held.ELSEWHERE, by)


def _is_record(path: Path) -> bool:
    try:
        return isinstance(orjson.loads(durable.read(path, _LARGEST_RECORD)), dict)
    except (CannotRead, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
