"""Cells written down in a test, and what becomes of them: tables, and records read against a dossier."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from lists import MEETING, PARTIES

from store.intake import layout, table_kinds
from store.intake.corrections import Correction
from store.intake.grid import Grid, Merge, Value
from store.intake.people import People
from store.intake.proposal import TableProposal
from store.intake.rows import take
from store.intake.tables import Table
from store.intake.values import Surroundings
from store.meeting.kinds import RecordKind
from store.meeting.proceedings import Proceedings

Rows = Sequence[Sequence[Value]]


def grid(rows: Rows, *merges: tuple[int, int, int, int], before: Sequence[str] = ()) -> Grid:
    """Merged cells are given by top, left, bottom and right, from 0; rows are numbered from 1."""
    cells = tuple(tuple(row) for row in rows)
    return Grid(cells, tuple(range(1, len(cells) + 1)), tuple(Merge(*one) for one in merges), "S", 1, tuple(before))


def tables(rows: Rows, *merges: tuple[int, int, int, int], before: Sequence[str] = ()) -> tuple[Table, ...]:
    return layout.tables(grid(rows, *merges, before=before))


def only(rows: Rows, *merges: tuple[int, int, int, int], before: Sequence[str] = ()) -> Table:
    found = tables(rows, *merges, before=before)
    assert len(found) == 1, [table.headings for table in found]
    return found[0]


def proposed(
    table: Table,
    kind: RecordKind | None = None,
    held: Proceedings | None = None,
    correction: Correction | None = None,
    day: date | None = MEETING.day,
) -> TableProposal:
    held = held or Proceedings(replace(MEETING, day=day), PARTIES)
    kinds = [kind] if kind else table_kinds.kinds_of(table, "")
    assert len(kinds) == 1, kinds
    around = Surroundings(day, People(held.parties, held.delegates))
    told = replace(table, kind=kinds[0])
    return take(told, held, around, correction=correction or Correction())


def records(table: Table, kind: RecordKind | None = None, **more: Any) -> list[dict[str, Any]]:
    """The fields of the records a table makes, those of parties that delegates bring with them left out."""
    proposal = proposed(table, kind, **more)
    return [dict(edit.fields) for edit in proposal.edits if edit.kind is proposal.kind]
