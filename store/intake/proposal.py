"""What a file would change in a dossier, found out before anything is changed."""

from __future__ import annotations

from dataclasses import dataclass

from ..meeting.edits import Edit
from ..meeting.kinds import RecordKind
from .values import Why


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
