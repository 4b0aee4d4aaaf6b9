"""Who changed what, when, and where two people's values stand side by side."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from threading import RLock
from typing import Any, overload

from .keeping.changes import DELETED, Change
from .keeping.merging import RecordState, Union
from .meeting.fields import plain_defaults
from .meeting.kinds import RecordKind
from .meeting.text import clean, clean_all, signed
from .undoing import said_first


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
class HistoryStep:
    """One save of one record: all that somebody changed in it at once, by field.

    ``id`` names it for good; ``made`` says that the record came into being by it; ``origin`` where the values came from
    that nobody typed: IMPORTED, CARRIED, what ``from_returned`` makes, or empty.
    """

    id: str
    at: datetime
    by: str
    kind: RecordKind
    uid: str
    lines: tuple[HistoryLine, ...]
    made: bool
    origin: str = ""

    @property
    def deleted(self) -> bool:
        """Whether the record was deleted by it."""
        return any(line.field == DELETED and line.new for line in self.lines)

    @property
    def restored(self) -> bool:
        """Whether the record was brought back by it."""
        return any(line.field == DELETED and not line.new for line in self.lines)


@dataclass(frozen=True, slots=True)
class Version:
    """One of several current values of a field, as plain JSON; its author, his time, and the id of his Change."""

    value: Any
    by: str
    at: datetime
    id: str


@dataclass(frozen=True, slots=True)
class Contested:
    """A field with several current values: the one with the highest stamp, and those that are offered beside it.

    ``base`` is the value that all their authors had before them, as plain JSON; None where they had none in common.
    ``merged`` is what is shown for them all: the texts brought together sentence by sentence, or, for what cannot be
    merged, the value of ``shown``. ``seen`` are the ids of all Changes it is about; see ``Dossier.settle``.

    Where ``field`` is ``deleted``, the record was deleted by the authors of ``others``, and stays in sight because of
    what the author of ``shown`` did without their having read it.
    """

    kind: RecordKind
    uid: str
    field: str
    shown: Version
    others: tuple[Version, ...]
    base: Any = None
    merged: Any = None
    seen: tuple[str, ...] = ()

    @property
    def spared(self) -> bool:
        """Whether this is about a deletion that did not take effect, not about a field."""
        return self.field == DELETED

    @property
    def is_merged(self) -> bool:
        """Whether what is shown is none of the versions but made of them."""
        return all(version.value != self.merged for version in self.versions)

    @property
    def versions(self) -> tuple[Version, ...]:
        """All of them, the shown one first."""
        return self.shown, *self.others

    def is_same(self, other: Contested) -> bool:
        """Whether both are the same field of the same record, whatever its versions are by now."""
        return (self.kind, self.uid, self.field) == (other.kind, other.uid, other.field)


def moment(milliseconds: int) -> datetime:
    """The moment this many milliseconds after the beginning of 1970; the last day there is, for what lies beyond."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.max.replace(tzinfo=UTC)


class HistorySteps(Sequence[HistoryStep]):
    """Every save of one record, one kind, or all, newest first; each is read when it is asked for.

    What comes later is not among them. Ten thousand saves are there in some milliseconds, and a row of a list costs
    what its own save costs.
    """

    def __init__(self, union: Union, lock: RLock, kind: RecordKind | None, uid: str | None) -> None:
        """``lock`` is held while the union is looked at."""
        self._union = union
        self._lock = lock
        with lock:
            self._changes = sorted(_changes(union, kind, uid), key=lambda change: change.order, reverse=True)

    def __len__(self) -> int:
        return len(self._changes)

    @overload
    def __getitem__(self, place: int) -> HistoryStep: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[HistoryStep]: ...
    def __getitem__(self, place: int | slice) -> HistoryStep | Sequence[HistoryStep]:
        with self._lock:
            if isinstance(place, slice):
                return [_step(self._union, change) for change in self._changes[place]]
            return _step(self._union, self._changes[place])

    def id_at(self, place: int) -> str:
        """The id of the save at this place, without reading it."""
        return self._changes[place].id


def history(union: Union, kind: RecordKind | None, uid: str | None) -> list[HistoryLine]:
    """Every field ever changed, of one record, one kind, or all; newest last."""
    ordered = sorted(_changes(union, kind, uid), key=lambda change: change.order)
    return [line for change in ordered for line in _lines(union, change)]


def _step(union: Union, change: Change) -> HistoryStep:
    head, _, uid = change.record.partition("/")
    return HistoryStep(
        id=change.id,
        at=moment(change.at),
        by=signed(change.by),
        kind=RecordKind(head),
        uid=uid,
        lines=tuple(_lines(union, change)),
        made=union.records[change.record].first.id == change.id,
        origin=clean(change.origin),
    )


def _lines(union: Union, change: Change) -> list[HistoryLine]:
    body = change.body  # once: a packed Change reads it again whenever it is asked
    head, _, uid = change.record.partition("/")
    kind, at, over = RecordKind(head), moment(body["at"]), body["over"]
    lines = []
    # As they stand in the record: a journal sorts them, so that their own order would change with a restart.
    for field, new in sorted(body["set"].items(), key=lambda pair: _place(kind, pair[0])):
        before = [id for id in over.get(field, ()) if id in union]
        old = union.changes[before[0]].set.get(field) if len(before) == 1 else None
        if len(before) > 1:
            old = union.records[change.record].value_of(field, before)
        # A field that was emptied again, as by an undo, reads as its default.
        empty = plain_defaults(kind).get(field)
        lines.append(
            HistoryLine(
                at=at,
                by=signed(body["by"]),
                kind=kind,
                uid=uid,
                field=clean(field),
                old=clean_all(empty if before and old is None else old),
                new=clean_all(empty if new is None else new),
            )
        )
    return lines


def _place(kind: RecordKind, field: str) -> tuple[int, str]:
    return _places(kind).get(field, len(_places(kind))), field


@cache
def _places(kind: RecordKind) -> dict[str, int]:
    return {field: place for place, field in enumerate(plain_defaults(kind))}


def _changes(union: Union, kind: RecordKind | None, uid: str | None) -> Iterable[Change]:
    if kind is not None and uid is not None:
        state = union.records.get(f"{kind}/{uid}")
        return list(state.changes) if state else ()
    known = {kind.value} if kind is not None else set(RecordKind)
    return [
        change
        for change in list(union.changes.values())
        if (parts := change.record.partition("/"))[0] in known and uid in (None, parts[2])
    ]


IMPORTED = "import"
"""The origin of values that came from a file that was read in."""

CARRIED = "carry over"
"""The origin of values that came from the dossier of the meeting before."""

RETURNED = "returned"
"""What the origin of values begins with that somebody took over from a document that came back."""


def from_returned(authors: Iterable[str]) -> str:
    """The origin of values in a returned document that these people changed; nobody for what was not signed."""
    return f"{RETURNED}: {', '.join(authors)}".rstrip(": ")


def written_by_hand(union: Union, kind: RecordKind, uid: str) -> frozenset[str]:
    """The fields whose value somebody typed, in a record that a file once gave values; none for any other record.

    Of one that somebody has deleted it is ``deleted`` alone; one that left with an import that was taken back has none.
    """
    state = union.records.get(f"{kind}/{uid}")
    if state is None or not any(change.origin == IMPORTED for change in state.changes):
        return frozenset()
    if state.hidden:
        taken_back = all(said_first(union, head, DELETED).undoes for head in state.heads(DELETED))
        return frozenset() if taken_back else frozenset({DELETED})
    return frozenset(field for field in state.fields() if field != DELETED and _is_typed(union, state, field))


def _is_typed(union: Union, state: RecordState, field: str) -> bool:
    for head in state.heads(field):
        emptied_again = bool(head.undoes) and head.set[field] is None
        if not emptied_again and said_first(union, head, field).origin not in (IMPORTED, CARRIED):
            return True
    return False


def contested(union: Union) -> list[Contested]:
    """Every field of every record in sight that has several current values, by kind of record, the oldest first.

    So does every record that stays in sight although somebody deleted it.
    """
    found = []
    order = {kind.value: place for place, kind in enumerate(RecordKind)}
    keys = [key for key in union.contested() if key.partition("/")[0] in order]
    for key in sorted(keys, key=lambda key: (order[key.partition("/")[0]], union.records[key].first.order)):
        head, _, uid = key.partition("/")
        kind, state = RecordKind(head), union.records[key]
        for field in sorted(state.contested()):
            if field == DELETED:
                found.append(_spared(union, kind, uid, state))
                continue
            heads = state.heads(field)
            base = state.base(field, heads)
            shown, *others = _versions(union, heads, field)
            before = clean_all(base.set[field]) if base else None
            seen = tuple(one.id for one in heads)
            merged = clean_all(state.values()[field])
            found.append(Contested(kind, uid, field, shown, tuple(others), before, merged, seen))
    return found


def _versions(union: Union, heads: Sequence[Change], field: str) -> list[Version]:
    """What stands there, each value once, with the name of him who wrote it, not of him who brought it back."""
    versions: list[Version] = []
    for one in heads:
        value = clean_all(one.set[field])
        if all(version.value != value for version in versions):
            written = said_first(union, one, field)
            versions.append(Version(value, signed(written.by), moment(written.at), one.id))
    return versions


def _spared(union: Union, kind: RecordKind, uid: str, state: RecordState) -> Contested:
    """A record that was deleted and brought back at the same time, or changed by somebody of whom that was not read."""
    heads = state.heads(DELETED)
    deletions = [one for one in heads if one.set[DELETED] is True]
    kept = [one for one in heads if one.set[DELETED] is not True]
    unread = kept or sorted(
        {one for deletion in deletions for one in state.unread_by(deletion)}, key=lambda one: one.order, reverse=True
    )
    shown = Version(False, signed(unread[0].by), moment(unread[0].at), unread[0].id)
    deleters = {said_first(union, one, DELETED): one for one in reversed(deletions)}
    others = [Version(True, signed(first.by), moment(first.at), one.id) for first, one in deleters.items()]
    seen = (*(one.id for one in heads), *sorted(state.seen()))
    return Contested(kind, uid, DELETED, shown, tuple(reversed(others)), None, False, seen)
