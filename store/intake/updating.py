"""A file read in again: what differs from the record, what was changed by hand and stays, what is known next."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ..keeping.changes import DELETED
from ..meeting.edits import Edit
from ..meeting.kinds import RecordKind
from ..meeting.proceedings import Proceedings
from ..meeting.records import type_of
from .proposal import TableProposal, Update

if TYPE_CHECKING:
    from .files import Edited


def weighed(
    table: TableProposal, proceedings: Proceedings, edited: Edited, overwritten: Collection[tuple[str, str]]
) -> TableProposal:
    """The table with old and new value of every field that it changes; what was changed by hand is not overwritten.

    ``edited`` tells which fields of a record somebody has changed by hand since a file was read in; those that
    ``overwritten`` names by uid and field are changed all the same.
    """
    edits: list[Edit] = []
    updates: list[Update] = []
    kept = list(table.kept)
    spared = 0
    known = {kind: _known(proceedings, kind) for kind in {edit.kind for edit in table.edits}}
    for edit in table.edits:
        record = known[edit.kind].get(edit.uid)
        if record is None:
            edits.append(edit)
            continue
        by_hand = edited(edit.kind, edit.uid)
        fields = {}
        for name, new in edit.fields.items():
            update = Update(edit.kind, edit.uid, name, getattr(record, name), new, name in by_hand)
            if update.by_hand and update.key not in overwritten:
                kept.append(update)
            else:
                updates.append(update)
                fields[name] = new
        if fields:
            edits.append(replace(edit, fields=fields))
        elif edit.fields:
            spared += 1
    return replace(
        table,
        edits=tuple(edits),
        updates=tuple(updates),
        kept=tuple(kept),
        changed=table.changed - spared,
        same=table.same + spared,
    )


def stays_deleted(edited: Edited, overwritten: Collection[tuple[str, str]]) -> Callable[[RecordKind, str], bool]:
    """Tells of a record whether somebody has deleted it by hand, so that the file does not bring it back."""
    return lambda kind, uid: (uid, DELETED) not in overwritten and DELETED in edited(kind, uid)


def deletion(kind: RecordKind, uid: str) -> Update:
    """What a file would do to a record that stays deleted."""
    return Update(kind, uid, DELETED, True, False, by_hand=True)


def without_deleted(table: TableProposal, stays: Callable[[RecordKind, str], bool]) -> TableProposal:
    """The table without the records that stay deleted; they count as unchanged, and are told."""
    kept = tuple(deletion(edit.kind, edit.uid) for edit in table.edits if edit.again and stays(edit.kind, edit.uid))
    gone = {update.uid for update in kept}
    return replace(
        table,
        edits=tuple(edit for edit in table.edits if edit.uid not in gone),
        kept=(*table.kept, *kept),
        new=table.new - len(kept),
        same=table.same + len(kept),
    )


def with_edits(proceedings: Proceedings, edits: Iterable[Edit]) -> Proceedings:
    """The record as it is when these edits are applied, for the next table to be read against."""
    tables: dict[RecordKind, dict[str, Any]] = {}
    for edit in edits:
        if edit.kind not in _TABLES:
            continue
        table = tables.setdefault(
            edit.kind, {record.uid: record for record in getattr(proceedings, _TABLES[edit.kind])}
        )
        old = table.get(edit.uid)
        table[edit.uid] = replace(old, **edit.fields) if old else type_of[edit.kind](uid=edit.uid, **edit.fields)
    changed: dict[str, Any] = {_TABLES[kind]: tuple(table.values()) for kind, table in tables.items()}
    return replace(proceedings, **changed)


_TABLES = {
    RecordKind.PARTY: "parties",
    RecordKind.DELEGATE: "delegates",
    RecordKind.POINT: "points",
    RecordKind.ITEM: "items",
}


def _known(proceedings: Proceedings, kind: RecordKind | None) -> Mapping[str, Any]:
    match kind:
        case RecordKind.PARTY:
            return proceedings.party_by_uid
        case RecordKind.DELEGATE:
            return proceedings.delegate_by_uid
        case RecordKind.POINT:
            return proceedings.point_by_uid
        case RecordKind.ITEM:
            return proceedings.item_by_uid
        case _:
            return {entry.uid: entry for entry in proceedings.entries}
