"""A file read against a dossier, so that its user can see what it would change before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ..errors import CannotRead, Trouble
from ..meeting.kinds import RecordKind
from ..meeting.proceedings import Proceedings
from . import columns, tables
from .people import People
from .proposal import Proposal
from .rows import take
from .tables import Table
from .values import Surroundings


def propose(
    path: Path, proceedings: Proceedings, new_uid: Callable[[], str], kind: RecordKind | None = None
) -> Proposal:
    """Read a .csv or .json file against a dossier; ``kind`` says what it lists where its headings do not.

    Raises CannotRead and nothing else, whatever the file holds; the dossier is not touched.
    """
    found = [_told(table, path, kind) for table in tables.read(path) if kind in (None, table.kind or kind)]
    if not found:
        raise CannotRead(Trouble.NO_HEADINGS, path)
    around = Surroundings(proceedings.meeting.day, People(proceedings.parties, proceedings.delegates))
    return Proposal(tuple(take(table, proceedings, around, new_uid) for table in found))


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
