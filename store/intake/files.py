"""A file read against a dossier, so that its user can see what it would change before anything is changed.

Reading and proposing are two steps: what was read once is proposed anew with every correction of the user's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from ..errors import CannotRead, Trouble
from ..meeting.kinds import RecordKind
from ..meeting.proceedings import Proceedings
from ..progress import Progress, untold
from . import columns, documents, table_kinds, updating
from .answering import to_ask
from .corrections import Correction, Corrections
from .grid import Note
from .people import People
from .proposal import Proposal, TableProposal, rank
from .questions import Question, QuestionKind
from .rows import take
from .tables import Table
from .values import Surroundings

Edited = Callable[[RecordKind, str], Collection[str]]
"""Tells of a record which of its fields somebody has changed by hand since a file was read in; ``deleted`` is one."""

_EXAMPLES = 3
"""How many values are shown of a column."""
_LONGEST_EXAMPLE = 200
"""Characters of the longest."""


@dataclass(frozen=True)
class Read:
    """A file that has been read: its tables, which nobody has compared with anything yet.

    ``notes`` are facts that a user should know about a table, by its number: formulas without values, hidden rows.
    ``log`` is the text of a chat's log, which has no tables.
    """

    path: Path
    tables: tuple[Table, ...]
    notes: Mapping[int, tuple[Note, ...]] = field(default_factory=dict)
    log: str = ""

    @property
    def size(self) -> int:
        """How many rows or lines it has."""
        return sum(len(table.rows) for table in self.tables) + self.log.count("\n")


def propose(
    path: Path,
    proceedings: Proceedings,
    kind: RecordKind | None = None,
    progress: Progress = untold,
    *,
    sheet: str | None = None,
    corrections: Corrections | None = None,
    edited: Edited = lambda _kind, _uid: (),
) -> Proposal:
    """Read a file against a dossier; ``kind`` says what it lists where its headings do not.

    ``sheet`` is the name or number of the one sheet that is read. ``progress`` is told how many rows are read.
    Raises CannotRead, also where nothing of the file can be understood without its user, and Stopped where
    ``progress`` does, and nothing else, whatever the file holds; the dossier is not touched.
    """
    found = read(path, sheet, progress)
    proposal = propose_read(found, proceedings, corrections, kind=kind, edited=edited, progress=progress)
    troubles = [table.trouble for table in proposal.tables]
    if all(troubles):
        raise CannotRead(troubles[0] or Trouble.NO_TABLES, path)
    return proposal


def read(path: Path, sheet: str | None = None, progress: Progress = untold) -> Read:
    """The tables of a file. Raises CannotRead, and Stopped where ``progress`` does."""
    progress(0, 0)
    document = documents.read(path, sheet)
    return Read(path, document.tables, document.notes, document.log)


def propose_read(
    found: Read,
    proceedings: Proceedings,
    corrections: Corrections | None = None,
    *,
    kind: RecordKind | None = None,
    edited: Edited = lambda _kind, _uid: (),
    overwritten: Collection[tuple[str, str]] = (),
    progress: Progress = untold,
) -> Proposal:
    """What a file that has been read would change, under the user's corrections by the number of the table.

    Tables that name each other are taken in their order, and what one brings is known to the next. What cannot be
    taken without the user bears a ``trouble``; nothing is raised but Stopped, by ``progress``. ``edited`` tells what
    was changed by hand and stays so, apart from the fields that ``overwritten`` names by uid and field.
    """
    corrections = corrections or {}
    if found.log:
        from . import logs

        return logs.proposed(found.log, proceedings, corrections, edited, frozenset(overwritten), progress)
    told = [_told(table, found, kind, corrections.get(number)) for number, table in enumerate(found.tables)]
    told = [replace(one, notes=found.notes.get(number, ())) for number, one in enumerate(told)]
    around = Surroundings(proceedings.meeting.day, People(proceedings.parties, proceedings.delegates))
    whole = sum(one.rows for one in told if one.taken and not one.trouble)
    proposed: dict[int, TableProposal] = {}
    before = 0
    known = proceedings
    stays_deleted = updating.stays_deleted(edited, overwritten)
    for number, head in sorted(enumerate(told), key=lambda pair: rank(pair[1].kind)):
        if head.trouble or not head.taken:
            proposed[number] = replace(head, number=number)
            continue
        table = replace(found.tables[number], kind=head.kind)
        correction = corrections.get(number, Correction())
        taken = take(table, known, around, partial(_onward, progress, before, whole), correction, stays_deleted)
        before += len(table.rows)
        taken = replace(
            taken,
            number=number,
            place=head.place,
            title=head.title,
            rows=head.rows,
            examples=head.examples,
            passed_over=table.passed_over,
            notes=head.notes,
            questions=to_ask(taken.questions),
            explained=to_ask(taken.explained),
        )
        proposed[number] = updating.weighed(taken, proceedings, edited, frozenset(overwritten))
        known = updating.with_edits(known, proposed[number].edits)
    return Proposal(tuple(proposed[number] for number in sorted(proposed)))


def possible_kinds(found: Read, number: int) -> list[RecordKind]:
    """What a table of the file can list: one kind, several where its headings do not tell, none where unknown."""
    return table_kinds.kinds_of(found.tables[number], found.path.stem)


def _onward(progress: Progress, before: int, whole: int, done: int, _rows: int) -> None:
    progress(before + done, whole)


def _told(table: Table, found: Read, kind: RecordKind | None, correction: Correction | None) -> TableProposal:
    """What a table lists and whether it can be taken; what it would do is not known yet."""
    correction = correction or Correction()
    told, trouble, taken = _kind_of(table, found, kind, correction)
    mapped = columns.mapping(table, told, correction.columns) if told else {}
    if told and not trouble and table.rows and columns.NAMED_BY[told] not in mapped.values():
        trouble = _without_names(table)
    return TableProposal(
        kind=told,
        columns=tuple(mapped.items()),
        left_out=tuple(
            heading for heading in table.headings if heading.strip() and heading not in mapped and heading != "uid"
        ),
        new=0,
        changed=0,
        same=0,
        new_parties=(),
        problems=(),
        edits=(),
        place=table.place,
        title=table.title,
        rows=len(table.rows),
        taken=taken,
        trouble=trouble,
        examples=_examples(table),
        questions=() if told or not table.rows or trouble is Trouble.ONLY_TASKS else (_which_kind(table, found),),
    )


def _which_kind(table: Table, found: Read) -> Question:
    """What only the user can say about a table that may list several things, or nothing that is known."""
    possible = table_kinds.kinds_of(table, found.path.stem) or columns.KINDS
    return Question(QuestionKind.TABLE_KIND, options=tuple(kind.value for kind in possible), count=len(table.rows))


def _kind_of(
    table: Table, found: Read, kind: RecordKind | None, correction: Correction
) -> tuple[RecordKind | None, Trouble | None, bool]:
    if correction.kind is not None:
        return correction.kind, None, correction.taken
    if table.kind is not None:
        return table.kind, None, correction.taken and kind in (None, table.kind)
    if (kind is None or len(found.tables) > 1) and table_kinds.lists_tasks(table):
        return None, Trouble.ONLY_TASKS, correction.taken and kind is None
    possible = table_kinds.kinds_of(table, found.path.stem)
    if kind is not None and (len(found.tables) == 1 or len(possible) != 1 or kind in possible):
        return kind, None, correction.taken
    if len(possible) != 1:
        return None, Trouble.UNCLEAR_TABLE if possible else _without_names(table), correction.taken
    return possible[0], None, correction.taken and kind is None


def _without_names(table: Table) -> Trouble:
    return Trouble.NO_NAMES if columns.known(table.headings) else Trouble.NO_HEADINGS


def _examples(table: Table) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {heading: {} for heading in table.headings}
    for row in table.rows[:200]:
        for heading, seen in found.items():
            value = row.values.get(heading)
            if len(seen) < _EXAMPLES and value not in (None, "", [], {}):
                seen.setdefault(_shown(value))
    return {heading: tuple(seen) for heading, seen in found.items()}


def _shown(value: object) -> str:
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, list | tuple):
        return ", ".join(map(_shown, value))
    return " ".join(str(value)[:_LONGEST_EXAMPLE].split())
