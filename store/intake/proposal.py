"""What a file would change in a dossier, found out before anything is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..errors import Trouble
from ..meeting.edits import Edit
from ..meeting.kinds import RecordKind
from .values import WAITING, Why

if TYPE_CHECKING:
    from .grid import Note
    from .questions import Question
    from .tables import PassedOver


@dataclass(frozen=True)
class Problem:
    """Something in the file that is not taken over as it stands: the line, the field (empty for a whole row), why."""

    line: int
    field: str
    why: Why
    words: str = ""


@dataclass(frozen=True)
class Update:
    """One field of a record that is there already: the typed value that stands in it, and the one the file has.

    ``by_hand`` says that somebody has changed the field himself since a file was read in: it is left as it is, unless
    the user takes the file's value. A record that somebody has deleted since is such an update of the field
    ``deleted`` from True to False.
    """

    kind: RecordKind
    uid: str
    field: str
    old: Any
    new: Any
    by_hand: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """The record's uid and the field: what a proposal made anew knows it by."""
        return self.uid, self.field


@dataclass(frozen=True)
class TableProposal:
    """What one table would do: its columns with their fields, what is left out, how many records, the edits.

    ``new_parties`` are the parties that delegates name and that are on no list yet; they come into being with them.
    ``number`` is the table's place in the file from 0, ``taken`` false where the user leaves it out. ``trouble`` says
    why nothing of it can be taken over as it stands: UNCLEAR_TABLE, ONLY_TASKS, NO_HEADINGS or NO_NAMES; ``kind`` may
    then be None. ``examples`` are some values of each column as they stand there, ``passed_over`` the rows that are no
    records. ``of_a_log`` is true for a part of a chat's log, which has no columns and lists what it lists. ``kept`` are
    the fields that somebody has changed by hand and that stay so; they are not among the edits. ``explained`` are
    questions that were answered when the file was read in before: the record has the answer.
    """

    kind: RecordKind | None
    columns: tuple[tuple[str, str], ...]
    left_out: tuple[str, ...]
    new: int
    changed: int
    same: int
    new_parties: tuple[str, ...]
    problems: tuple[Problem, ...]
    edits: tuple[Edit, ...]
    questions: tuple[Question, ...] = ()
    explained: tuple[Question, ...] = ()
    number: int = 0
    place: str = ""
    title: str = ""
    rows: int = 0
    taken: bool = True
    trouble: Trouble | None = None
    updates: tuple[Update, ...] = ()
    kept: tuple[Update, ...] = ()
    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    passed_over: tuple[PassedOver, ...] = ()
    notes: tuple[Note, ...] = ()
    of_a_log: bool = False

    @property
    def unreadable(self) -> tuple[Problem, ...]:
        """The problems that no answer takes away; what waits for an answer is told by its question."""
        return tuple(problem for problem in self.problems if problem.why not in WAITING)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its columns, those that are read and those that are left out, as they stand in the file."""
        found = {heading for heading, _field in self.columns} | set(self.left_out)
        return tuple(heading for heading in self.examples if heading in found) if self.examples else tuple(found)


@dataclass(frozen=True)
class Proposal:
    """What a whole file would do, table by table in the order in which they stand in the file.

    ``unknown`` are names of people in a chat's log that nobody on the lists bears; they are kept as they stand.
    """

    tables: tuple[TableProposal, ...]
    unknown: tuple[str, ...] = ()

    @property
    def in_order(self) -> tuple[TableProposal, ...]:
        """The tables in the order in which they name each other: parties, delegates, agenda, items."""
        return tuple(sorted(self.tables, key=lambda table: rank(table.kind)))

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Everything to be applied, as one step."""
        return tuple(edit for table in self.in_order for edit in table.edits)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is not taken over as it stands."""
        return tuple(problem for table in self.tables for problem in table.problems)

    @property
    def questions(self) -> tuple[Question, ...]:
        """Everything that only the user can say."""
        return tuple(question for table in self.tables if table.taken for question in table.questions)

    @property
    def kept(self) -> tuple[Update, ...]:
        """Every field that somebody has changed by hand and that stays so."""
        return tuple(update for table in self.tables for update in table.kept)

    @property
    def records(self) -> int:
        """How many records come into being or change."""
        return len({(edit.kind, edit.uid) for edit in self.edits})


_RANKS = {kind: rank for rank, kind in enumerate((*RecordKind,))}


def rank(kind: RecordKind | None) -> int:
    """Where tables of this kind stand among the others, so that each comes after those it names."""
    return len(_RANKS) if kind is None else _RANKS[kind]
