"""What a file would change in a dossier, found out before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import CannotRead, Trouble
from ..meeting.edits import Edit
from ..meeting.kinds import RecordKind
from ..meeting.proceedings import Proceedings
from . import columns, tables
from .people import People
from .tables import Table
from .values import Surroundings, Why


@dataclass(frozen=True)
class Problem:
    """Something in the file that is not taken over as it stands: the line, the field (empty for a whole row), why."""

    line: int
    field: str
    why: Why
    words: str = ""


@dataclass(frozen=True)
class TableProposal:
    """What one table would do: its columns with their fields, what is left out, how many records, the edits.

    ``new_parties`` are the parties that delegates name and that are on no list yet; they come into being with them.
    """

    kind: RecordKind
    columns: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    new: int
    changed: int
    same: int
    new_parties: tuple[str, ...]
    problems: tuple[Problem, ...]
    edits: tuple[Edit, ...]


@dataclass(frozen=True)
class Proposal:
    """What a whole file would do, table by table."""

    tables: tuple[TableProposal, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Everything to be applied, as one step."""
        return tuple(edit for table in self.tables for edit in table.edits)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is not taken over as it stands."""
        return tuple(problem for table in self.tables for problem in table.problems)


def propose(
    path: Path, proceedings: Proceedings, new_uid: Callable[[], str], kind: RecordKind | None = None
) -> Proposal:
    """Read a .csv or .json file against a dossier; ``kind`` says what it lists where its headings do not.

    Raises CannotRead and nothing else, whatever the file holds; the dossier is not touched.
    """
    from .rows import take

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
