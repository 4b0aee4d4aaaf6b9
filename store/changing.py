"""Changing the record of an open dossier, step by step, undoing steps, and telling whoever listens."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from . import undoing, wishes
from .collecting import no_collecting
from .keeping.changes import DELETED, FROZEN, PASSING, Change
from .keeping.ledger import Ledger, Wish
from .live import Happening
from .meeting.edits import Edit
from .meeting.fields import LONG_TEXTS, codec_of
from .meeting.kinds import RecordKind
from .reading import Reading

Clock = Callable[[], datetime]
"""Gives the moment it is, aware, in UTC."""

Listener = Callable[[tuple[Happening, ...]], None]


def system_clock() -> datetime:
    """The computer's own clock."""
    return datetime.now(UTC)


class Changing(Reading):
    """A dossier as something that is changed: every step is on the disk when the call returns."""

    def __init__(self, id: str, home: Path, by: str, clock: Clock) -> None:
        """Reads the journal in ``home``, a directory on this computer; ``by`` signs what is recorded.

        Raises CannotRead or CannotWrite.
        """
        self.home = home
        self.by = by
        self._clock = clock
        self._listeners: list[Listener] = []
        self._unsaid: list[Happening] = []
        self._own: list[Change] | None = None
        with no_collecting():
            ledger = Ledger(home, by, self._milliseconds, self._taken, LONG_TEXTS)
            super().__init__(id, ledger)
            try:
                ledger.load(self._live.load)
            except BaseException:
                ledger.close()
                raise
            self._live.settle()

    def now(self) -> datetime:
        """The moment it is by this dossier's clock, aware, UTC."""
        return self._clock()

    def _milliseconds(self) -> int:
        return int(self._clock().timestamp() * 1000)

    def _local_now(self) -> datetime:
        return self._clock().astimezone().replace(tzinfo=None)

    def apply(self, edits: Iterable[Edit], *, origin: str = "") -> tuple[Change, ...]:
        """Carries out these edits as one step; fields that already have the value are left as they are.

        ``origin`` says where values came from that nobody typed: ``IMPORTED`` for a file that was read in.

        Raises:
            CannotWrite: nothing has changed.
            KeyError: a field that records of that kind do not have.
        """
        with self._ledger.writing:
            wanted = self._wishes(edits)
            for wish in wanted:
                wish.origin = origin
            changes = self._ledger.write(wanted)
        self._tell()
        return changes

    def _wishes(self, edits: Iterable[Edit]) -> list[Wish]:
        return wishes.from_edits(self._ledger.union, edits)

    def _wish(self, kind: RecordKind, uid: str, new: Mapping[str, Any]) -> Wish:
        return wishes.for_fields(self._ledger.union, f"{kind}/{uid}", new)

    def _write(self, wanted: Callable[[], list[Wish]]) -> tuple[Change, ...]:
        with self._ledger.writing:
            found = wanted()
            changes = self._ledger.write(found) if found else ()
        self._tell()
        return changes

    def add(self, kind: RecordKind, /, **fields: Any) -> str:
        """A new record with these fields; returns its uid. Raises as ``apply`` does."""
        uid = os.urandom(6).hex()
        self.apply([Edit(kind, uid, fields)])
        return uid

    def change(self, kind: RecordKind, uid: str, /, **fields: Any) -> tuple[Change, ...]:
        """Sets these fields of one record. Raises as ``apply`` does."""
        return self.apply([Edit(kind, uid, fields)])

    def amend(
        self,
        kind: RecordKind,
        uid: str,
        seen: Mapping[str, Iterable[str]],
        fields: Mapping[str, Any],
        *,
        besides: Iterable[Edit] = (),
    ) -> tuple[Change, ...]:
        """Sets these fields over the values that ``standing`` told when the user saw them; does what is ``besides``.

        What a colleague has written into one of them since is not replaced: both stand there until it is settled.
        Raises as ``apply`` does.
        """
        union = self._ledger.union
        return self._write(
            lambda: [*wishes.from_edits(union, besides), *wishes.over_seen(union, kind, uid, fields, seen)]
        )

    def settle(
        self, kind: RecordKind, uid: str, field: str, value: Any, *, seen: Iterable[str] | None = None
    ) -> tuple[Change, ...]:
        """Makes this typed value the only one of a contested field, also where it is the one shown already.

        ``seen`` names what the user had before him, as ``Contested.seen`` does: what came since stays beside it. None
        is all that stands there now. For the field ``deleted`` the value says whether a record that somebody deleted
        too early is to go for good.
        """
        plain = value is True if field == DELETED else codec_of(kind)[field].encode(value)
        union = self._ledger.union
        return self._write(lambda: [wishes.settling(union, kind, uid, field, plain, seen)])

    def delete(
        self, kind: RecordKind, uid: str, *, seen: Mapping[str, Iterable[str]] | None = None
    ) -> tuple[Change, ...]:
        """Takes the record out of sight; it can be restored.

        ``seen`` is what ``standing`` told when the user saw the record: what was changed since keeps it in sight. None
        is all that stands there now. Raises CannotWrite.
        """
        present = self._live.get(kind, uid) is not None
        ids = None if seen is None else {id for field in seen for id in seen[field]}
        union = self._ledger.union
        return self._write(lambda: [wishes.settling(union, kind, uid, DELETED, True, ids)] if present else [])

    def restore(self, kind: RecordKind, uid: str) -> tuple[Change, ...]:
        """Brings a deleted record back. Raises CannotWrite."""
        state = self._ledger.union.records.get(f"{kind}/{uid}")
        hidden = state is not None and state.hidden
        return self._write(lambda: [self._wish(kind, uid, {DELETED: False})] if hidden else [])

    def undo(self) -> tuple[Change, ...]:
        """Takes back this window's newest step that is not taken back yet; nothing where there is none."""
        return self._write(lambda: undoing.undo(self._ledger.union, self._own_changes(), f"meeting/{self.id}"))

    def redo(self) -> tuple[Change, ...]:
        """Carries out again what was undone last, unless something new was done since."""
        return self._write(lambda: undoing.redo(self._ledger.union, self._own_changes()))

    def _own_changes(self) -> list[Change]:
        if self._own is None:
            everything = self._ledger.union.changes.values()
            own = (c for c in everything if c.replica == self.replica and _is_recorded(c))
            self._own = sorted(own, key=lambda c: c.order)
        return self._own

    # Telling

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tells the listener what changed, after it has; returns what ends it.

        The listener is called in the thread that recorded or received, with no lock held.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _taken(self, changes: Sequence[Change]) -> None:
        happenings = self._live.take(changes)
        if self._own is not None:
            self._own.extend(c for c in changes if c.replica == self.replica and _is_recorded(c))
        self._unsaid.extend(happenings)

    def _tell(self) -> None:
        with self._ledger.reading:
            happenings, self._unsaid = tuple(self._unsaid), []
        if happenings:
            for listener in tuple(self._listeners):
                listener(happenings)


def _is_recorded(change: Change) -> bool:
    """Whether a Change is of the record itself, and so may be undone."""
    return not change.record.startswith((PASSING, FROZEN))
