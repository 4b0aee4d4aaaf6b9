"""The live record: what the Changes come to, as typed records in order and as tables for queries.

Records are read from their plain values on first need; a Change costs what its own record costs, whatever the
length of the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from threading import RLock
from typing import Any, Generic, NamedTuple, TypeVar, cast, overload

from .keeping.changes import DELETED, Change
from .keeping.merging import RecordState, Union
from .meeting.fields import plain_defaults, to_record
from .meeting.kinds import RecordKind
from .meeting.records import Entry, Meeting, Record
from .orders import Key, Order, SpokenOrder

TABLES: Mapping[RecordKind, str] = {
    RecordKind.MEETING: "meeting",
    RecordKind.PARTY: "parties",
    RecordKind.DELEGATE: "delegates",
    RecordKind.POINT: "agenda",
    RecordKind.ITEM: "items",
    RecordKind.ENTRY: "entries",
}
"""The name of each kind's table in queries and in record.json."""

_KINDS: Mapping[str, RecordKind] = {kind.value: kind for kind in RecordKind}
_PLACED_BY: Mapping[RecordKind, tuple[str, str | int]] = {
    RecordKind.ENTRY: ("at", ""),
    RecordKind.POINT: ("number", 0),
    RecordKind.ITEM: ("number", 0),
}
"""The field by whose value records of a kind stand, and what takes its place where it has none of that type."""

_EVERYTHING = slice(None)
_AnyRecord = TypeVar("_AnyRecord", bound=Record, covariant=True)


class Happening(NamedTuple):
    """One record changed: ``new`` where it came into sight, ``gone`` where it left, ``own`` if done in this window."""

    kind: RecordKind
    uid: str
    new: bool = False
    gone: bool = False
    own: bool = False


class LiveSequence(Sequence[_AnyRecord], Generic[_AnyRecord]):
    """The records of one kind in order, always as they are now. Nothing is copied; reading one twice costs nothing."""

    def __init__(
        self, order: Order, record: Callable[[str], Record], whole: Callable[[], tuple[Any, ...]], lock: RLock
    ) -> None:
        self._order = order
        self._record = record
        self._all = whole
        self._lock = lock

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, place: int) -> _AnyRecord: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[_AnyRecord]: ...
    def __getitem__(self, place: int | slice) -> _AnyRecord | Sequence[_AnyRecord]:
        if place == _EVERYTHING:
            return self._all()
        with self._lock:
            if isinstance(place, slice):
                return tuple(cast(_AnyRecord, self._record(key[-1])) for key in self._order.sorted()[place])
            return cast(_AnyRecord, self._record(self._order.at(place)))

    def __iter__(self) -> Iterator[_AnyRecord]:
        return iter(self[:])

    def place_of(self, uid: str) -> int:
        """Where the record with this uid stands; -1 where it is not among them."""
        with self._lock:
            return self._order.place_of(uid) if uid in self._order else -1


class LiveRecord:
    """Typed and ordered reading of a union of Changes. ``lock`` is held while memory changes."""

    def __init__(self, union: Union, dossier: str, replica: str, lock: RLock) -> None:
        self._union = union
        self._dossier = dossier
        self._replica = replica
        self._lock = lock
        self._records: dict[RecordKind, dict[str, Record]] = {kind: {} for kind in RecordKind}
        self._whole: dict[RecordKind, tuple[Record, ...]] = {}
        self._orders: dict[RecordKind, Order] = {
            kind: SpokenOrder() if kind is RecordKind.ENTRY else Order() for kind in RecordKind
        }
        self._places = {kind.value: (order, *_PLACED_BY.get(kind, ("", ""))) for kind, order in self._orders.items()}
        self._documents: dict[RecordKind, dict[int, dict[str, Any]]] = {}
        self._numbers: dict[RecordKind, dict[str, int]] = {}
        self._newest: str | None = None
        self._unsettled: set[str] = set()

    def load(self, change: Change) -> None:
        """Takes a Change of a journal that is being read, already in the union; ``settle`` follows the last."""
        key, new = change.record, change.set
        if len(self._union.records[key].changes) > 1 or DELETED in new:
            self._unsettled.add(key)  # what several Changes come to is worked out once, when all are there
            return
        head, _, uid = key.partition("/")
        place = self._places.get(head)
        if place is not None:
            order, field, without = place
            order.put_new(_key(uid, change.stamp, new, field, without))

    def settle(self) -> None:
        """Works out what several Changes of one record come to, after all journals have been read."""
        for key in self._unsettled:
            head, _, uid = key.partition("/")
            kind = _KINDS.get(head)
            state = self._union.records[key]
            if kind is not None and state.hidden:
                self._orders[kind].drop(uid)
            elif kind is not None:
                self._orders[kind].put(self._key(kind, uid, state))
        self._unsettled.clear()

    def take(self, changes: Iterable[Change]) -> list[Happening]:
        """Brings everything up to date after these Changes have been added to the union; says what happened."""
        touched: dict[str, bool] = {}
        for change in changes:
            touched[change.record] = touched.get(change.record, False) or change.replica == self._replica
        happenings = []
        for key, own in touched.items():
            head, _, uid = key.partition("/")
            kind = _KINDS.get(head)
            if kind is None:
                continue  # a kind of record that a newer program knows: kept, not shown
            order = self._orders[kind]
            was = uid in order
            state = self._union.records[key]
            shown = not state.hidden
            self._records[kind].pop(uid, None)
            self._whole.pop(kind, None)
            if shown:
                order.put(self._key(kind, uid, state))
            else:
                order.drop(uid)
            if kind in self._numbers:
                number = self._numbers[kind].setdefault(uid, len(self._numbers[kind]) + 1)
                table = self._documents.get(kind, {})
                if shown and kind in self._documents:
                    table[number] = self._document(kind, uid)
                else:
                    table.pop(number, None)
            made_here = kind is RecordKind.ENTRY and self._said_here(state)
            if (made_here and shown != was) or (uid == self._newest and not (made_here and shown)):
                newest = shown and len(state.changes) == 1 and self._newest is not None
                self._newest = uid if newest else None
            if shown or was:
                happenings.append(Happening(kind, uid, new=not was, gone=not shown, own=own))
        return happenings

    def _key(self, kind: RecordKind, uid: str, state: RecordState) -> Key:
        return _key(uid, state.first.stamp, state.values(), *_PLACED_BY.get(kind, ("", "")))

    def get(self, kind: RecordKind, uid: str) -> Record | None:
        """The record, or None where there is none in sight."""
        with self._lock:
            return self._typed(kind, uid) if uid in self._orders[kind] else None

    def meeting(self) -> Meeting:
        """The meeting's own details; all defaults where nothing is known yet."""
        with self._lock:
            return cast(Meeting, self._typed(RecordKind.MEETING, self._dossier))

    def _typed(self, kind: RecordKind, uid: str) -> Record:
        records = self._records[kind]
        record = records.get(uid)
        if record is None:
            state = self._union.records.get(f"{kind}/{uid}")
            record = records[uid] = to_record(kind, uid, state.values() if state else {})
        return record

    def sequence(self, kind: RecordKind) -> LiveSequence[Any]:
        """The records of one kind in order, live."""
        return LiveSequence(
            self._orders[kind], lambda uid: self._typed(kind, uid), lambda: self.whole(kind), self._lock
        )

    def whole(self, kind: RecordKind) -> tuple[Any, ...]:
        """The records of one kind in order, as they are now; the same tuple until one of them changes."""
        found = self._whole.get(kind)
        if found is None:
            with self._lock:
                made = [self._typed(kind, key[-1]) for key in self._orders[kind].sorted()]
                found = self._whole[kind] = tuple(made)
        return found

    def in_order(self, kind: RecordKind, uids: Iterable[str]) -> list[Record]:
        """Those of these records that are in sight, in order."""
        with self._lock:
            order = self._orders[kind]
            shown = sorted(order.shown_key(uid) for uid in uids if uid in order)
            return [self._typed(kind, key[-1]) for key in shown]

    def newest_own_entry(self) -> Entry | None:
        """The newest entry in sight that somebody recorded at this replica; what was carried over nobody did."""
        if self._newest is None:
            with self._lock:
                made = self._orders[RecordKind.ENTRY].sorted()
                own = sorted(((key[1], key[2]) for key in made if key[1].endswith(self._replica)), reverse=True)
                records = self._union.records
                said = (uid for _stamp, uid in own if self._said_here(records[f"{RecordKind.ENTRY}/{uid}"]))
                self._newest = next(said, "")
        return cast("Entry | None", self.get(RecordKind.ENTRY, self._newest))

    def _said_here(self, state: RecordState) -> bool:
        first = state.first
        return first.replica == self._replica and not first.origin

    def hidden_entries(self) -> tuple[Entry, ...]:
        """The deleted entries in the order of their times, and of their making where they have none."""
        head = f"{RecordKind.ENTRY}/"
        with self._lock:
            hidden = [
                (self._key(RecordKind.ENTRY, key[len(head) :], state), state)
                for key, state in self._union.records.items()
                if key.startswith(head) and state.hidden
            ]
        made = (
            to_record(RecordKind.ENTRY, key[-1], state.values())
            for key, state in sorted(hidden, key=lambda pair: pair[0])
        )
        return tuple(cast(Entry, record) for record in made)

    def plain(self, kind: RecordKind, last: int | None = None) -> list[tuple[str, Mapping[str, Any]]]:
        """The records of one kind in order, only so many of the last ones, as their uids and plain values."""
        with self._lock:
            made = self._orders[kind].sorted()
            uids = [key[-1] for key in (made if last is None else made[-last:])]
            return [(uid, self._union.records[f"{kind}/{uid}"].values()) for uid in uids]

    def table(self, kind: RecordKind) -> dict[int, dict[str, Any]]:
        """The documents of one kind by their number: every field, defaults included, and the uid inside."""
        with self._lock:
            if kind not in self._documents:
                self._documents[kind] = dict(self.documents(kind))
            return dict(self._documents[kind])

    def documents(self, kind: RecordKind) -> Iterator[tuple[int, dict[str, Any]]]:
        """The same one by one, without keeping them and without holding anybody up."""
        with self._lock:
            numbers = list(self._numbering(kind).items())
        for uid, number in numbers:
            with self._lock:
                document = self._document(kind, uid) if uid in self._orders[kind] else None
            if document:
                yield number, document

    def _numbering(self, kind: RecordKind) -> dict[str, int]:
        numbers = self._numbers.get(kind)
        if numbers is None:
            order = self._orders[kind].sorted()
            uids = sorted((key[-1] for key in order), key=lambda uid: self._union.records[f"{kind}/{uid}"].first.order)
            numbers = self._numbers[kind] = {uid: number for number, uid in enumerate(uids, 1)}
        return numbers

    def _document(self, kind: RecordKind, uid: str) -> dict[str, Any]:
        document = {"uid": uid, **plain_defaults(kind)}
        for field, value in self._union.records[f"{kind}/{uid}"].values().items():
            if value is not None:
                document[field] = value
        return document


def _key(uid: str, stamp: str, values: Mapping[str, Any], field: str, without: str | int) -> Key:
    if not field:
        return (stamp, uid)
    value = values.get(field)
    return (value if type(value) is type(without) else without, stamp, uid)


class Tables(Mapping[str, Mapping[int, Mapping[str, Any]]]):
    """All tables of the live record by name, each made when it is asked for."""

    def __init__(self, live: LiveRecord) -> None:
        self._live = live
        self._kinds = {name: kind for kind, name in TABLES.items()}

    def __getitem__(self, name: str) -> Mapping[int, Mapping[str, Any]]:
        return self._live.table(self._kinds[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self._kinds)

    def __len__(self) -> int:
        return len(self._kinds)
