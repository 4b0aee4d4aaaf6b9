"""A chat's log as a proposal: who was there, the agenda's points and the entries, each to be taken or left."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from ..meeting.edits import Edit
from ..meeting.kinds import RecordKind
from ..meeting.proceedings import Proceedings
from ..progress import Progress
from . import chatlog, chatlog_edits, updating
from .corrections import Correction, Corrections
from .proposal import Proposal, TableProposal

if TYPE_CHECKING:
    from .files import Edited


def proposed(
    text: str,
    proceedings: Proceedings,
    corrections: Corrections,
    edited: Edited,
    overwritten: Collection[tuple[str, str]],
    progress: Progress,
) -> Proposal:
    """What a log would change; a correction can only leave a part of it out. Raises Stopped where ``progress`` does."""
    progress(0, 0)
    log = _read(text, proceedings.meeting.day)
    progress(0, 0)
    made = chatlog_edits.propose(log, proceedings)
    tables = []
    for number, table in enumerate(made.tables):
        table = replace(table, number=number, of_a_log=True)
        if corrections.get(number, Correction()).taken:
            left = updating.without_deleted(table, updating.stays_deleted(edited, overwritten))
            tables.append(updating.weighed(left, proceedings, edited, overwritten))
        else:
            tables.append(replace(table, taken=False, edits=(), new=0, changed=0, same=0, passed_over=()))
    coming = {edit.uid for table in tables if table.kind is RecordKind.POINT for edit in table.edits}
    known = coming | set(proceedings.point_by_uid)
    return Proposal(tuple(_with_points(table, known) for table in tables), unknown=made.unknown)


def _with_points(table: TableProposal, known: Collection[str]) -> TableProposal:
    """Entries of a point that is not taken over stand under no point."""
    return replace(table, edits=tuple(_with_point(edit, known) for edit in table.edits))


def _with_point(edit: Edit, known: Collection[str]) -> Edit:
    if edit.kind is not RecordKind.ENTRY or edit.fields.get("point", "") in {"", *known}:
        return edit
    return replace(edit, fields={name: value for name, value in edit.fields.items() if name != "point"})


@lru_cache(maxsize=2)
def _read(text: str, day: date | None) -> chatlog.Log:
    return chatlog.read(text, day)
