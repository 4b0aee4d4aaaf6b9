"""Who changed what, when, and where two people's values stand side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from .keeping.changes import Change
from .keeping.merging import Union
from .meeting.fields import plain_defaults
from .meeting.kinds import RecordKind


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One field changed. ``at`` is the author's clock, aware, UTC; ``old`` and ``new`` are plain JSON values.

    ``field`` is ``deleted`` where the whole record was deleted (new is True) or restored.
    """

    at: datetime
    by: str
    kind: RecordKind
    uid: str
    field: str
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class Version:
    """One of several current values of a field, as plain JSON; its author, his time, and the id of his Change."""

    value: Any
    by: str
    at: datetime
    id: str


@dataclass(frozen=True, slots=True)
class Contested:
    """A field with several current values: the one that is shown, and those that are offered beside it."""

    kind: RecordKind
    uid: str
    field: str
    shown: Version
    others: tuple[Version, ...]


def moment(milliseconds: int) -> datetime:
    """The moment this many milliseconds after the beginning of 1970; the last day there is, for what lies beyond."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.max.replace(tzinfo=UTC)


def history(union: Union, kind: RecordKind | None, uid: str | None) -> list[HistoryLine]:
    """Every field ever changed, of one record, one kind, or all; newest last."""
    lines = []
    for change in sorted(_changes(union, kind, uid), key=lambda change: change.order):
        head, _, own = change.record.partition("/")
        for field, new in change.set.items():
            before = [union.changes[id] for id in change.over(field) if id in union]
            old = max(before, key=lambda replaced: replaced.order).set.get(field) if before else None
            # A field that was emptied again, as by an undo, reads as its default.
            empty = plain_defaults(RecordKind(head)).get(field)
            lines.append(
                HistoryLine(
                    at=moment(change.at),
                    by=change.by,
                    kind=RecordKind(head),
                    uid=own,
                    field=field,
                    old=empty if before and old is None else old,
                    new=empty if new is None else new,
                )
            )
    return lines


def _changes(union: Union, kind: RecordKind | None, uid: str | None) -> Iterable[Change]:
    if kind is not None and uid is not None:
        state = union.records.get(f"{kind}/{uid}")
        return state.changes if state else ()
    known = {kind.value} if kind is not None else set(RecordKind)
    return [
        change
        for change in list(union.changes.values())
        if (parts := change.record.partition("/"))[0] in known and uid in (None, parts[2])
    ]


def contested(union: Union) -> list[Contested]:
    """Every field of every record in sight that has several current values."""
    found = []
    known = set(RecordKind)
    for key, state in list(union.records.items()):
        head, _, uid = key.partition("/")
        if len(state.changes) < 2 or head not in known or state.hidden:
            continue
        for field in state.contested():
            shown, *others = (
                Version(change.set[field], change.by, moment(change.at), change.id) for change in state.heads(field)
            )
            found.append(Contested(RecordKind(head), uid, field, shown, tuple(others)))
    return found
