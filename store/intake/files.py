"""A file read against a dossier, so that its user can see what it would change before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from ..errors import CannotRead, Trouble
from ..meeting.kinds import RecordKind
from ..meeting.proceedings import Proceedings
from ..progress import Progress, untold
from . import columns, tables
from .people import People
from .proposal import Proposal
from .rows import take
from .tables import Table
from .values import Surroundings


def propose(
    path: Path,
    proceedings: Proceedings,
    new_uid: Callable[[], str],
    kind: RecordKind | None = None,
    progress: Progress = untold,
) -> Proposal:
    """Read a file against a dossier; ``kind`` says what it lists where its headings do not.

    ``progress`` is told how many rows are read. Raises CannotRead, and Stopped where ``progress`` does, and nothing
    else, whatever the file holds; the dossier is not touched.
    """
    progress(0, 0)
    found = [_told(table, path, kind) for table in tables.read(path) if kind in (None, table.kind or kind)]
    if not found:
        raise CannotRead(Trouble.NO_HEADINGS, path)
    around = Surroundings(proceedings.meeting.day, People(proceedings.parties, proceedings.delegates))
    whole = sum(len(table.rows) for table in found)
    taken = []
    before = 0
    for table in found:
        taken.append(take(table, proceedings, around, new_uid, partial(_onward, progress, before, whole)))
        before += len(table.rows)
    return Proposal(tuple(taken))


def _onward(progress: Progress, before: int, whole: int, done: int, _rows: int) -> None:
    progress(before + done, whole)


def _told(table: Table, path: Path, kind: RecordKind | None) -> Table:
    told = table.kind or kind
    if told is None:
        possible = columns.kinds_of(table.headings, path.stem)
        if len(possible) != 1:
            raise CannotRead(Trouble.UNCLEAR_TABLE if possible else _without_names(table), path)
        told = possible[0]
    known = {columns.field_of(told, heading) for heading in table.headings}
    if table.rows and columns.NAMED_BY[told] not in known:
        raise CannotRead(_without_names(table), path)
    return replace(table, kind=told)


def _without_names(table: Table) -> Trouble:
    return Trouble.NO_NAMES if columns.known(table.headings) else Trouble.NO_HEADINGS
