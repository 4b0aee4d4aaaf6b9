"""A glance at a long record: what its first picture shows, kept in one small file and believed while it is current.

Reading a journal of ten thousand Changes takes longer than drawing the screen. The file lies beside the journal of
the replica that took it, names how much of every journal it knows, and may be thrown away at any time.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import orjson

from .keeping import durable, journal, replicas
from .keeping.place import Place
from .live import LiveRecord
from .meeting.fields import to_record
from .meeting.kinds import RecordKind
from .meeting.records import AgendaPoint, Delegate, Entry, Item, Meeting, Party, Record
from .meeting.refs import Ref
from .presence import Colleague

NEWEST = 100
"""So many entries, the newest, are in a glance."""
WORTH_IT = 1_000
"""A record with fewer items and entries than these together is read as quickly as a glance at it."""

_NAME = "glance.json"
_LARGEST = 16 << 20


def save(path: Path, live: LiveRecord, extent: Mapping[str, int], facts: Mapping[str, Any]) -> None:
    """Takes a glance at the record in the folder of a replica. ``facts`` are the values of ``Glance``'s own fields.

    Raises:
        CannotWrite: the one before stays, and is no longer believed.
    """
    records = {kind.value: dict(live.plain(kind, NEWEST if kind is RecordKind.ENTRY else None)) for kind in RecordKind}
    durable.replace(path / _NAME, orjson.dumps({"extent": extent, "records": records, **facts}), path.name)


def current(home: Path, by: str) -> Glance | None:
    """The glance at the record kept in ``home`` that this person's next window would take, if it is current.

    Raises:
        CannotRead, OSError: there is none that can be read.
        ValueError, KeyError, TypeError, AttributeError: it is not what ``save`` writes.
    """
    directory = replicas.free(home, by)
    if directory is None:
        return None
    kept = orjson.loads(durable.read(directory / _NAME, _LARGEST))
    there = {one.name: journal.length(replicas.journal_in(one)) for one in replicas.others(home, "")}
    return Glance(kept, home.name) if kept["extent"] == there else None


class Glance:
    """What the file says, asked in the way a dossier is asked."""

    def __init__(self, kept: Mapping[str, Any], id: str) -> None:
        """Raises KeyError, TypeError or AttributeError where a part is missing or of another form."""
        self._plain: dict[RecordKind, dict[str, Any]] = {kind: kept["records"][kind.value] for kind in RecordKind}
        self._made: dict[tuple[RecordKind, str], Record] = {}
        notes = kept["notes"]
        self.speaker = Ref(str(kept["speaker"]))
        self.draft_line = str(notes.get("draft", ""))
        self.draft_aside: Mapping[str, str] = notes.get("aside") or {}
        self.closed_session = notes.get("closed") is True
        self.unshared = int(kept["unshared"])
        self.disputed = int(kept["disputed"])
        self.unread = 0
        self.only_in_folder = 0
        self.to_publish = self.unshared
        self.heal_again_at: float | None = None
        self.place = Place.HERE
        self.sharing_ended = False
        self.item = cast("Item | None", self.get(RecordKind.ITEM, str(notes.get("item", ""))))
        self.meeting = cast(Meeting, to_record(RecordKind.MEETING, id, self._plain[RecordKind.MEETING][id]))
        self.parties = cast("tuple[Party, ...]", self._all(RecordKind.PARTY))
        self.delegates = cast("tuple[Delegate, ...]", self._all(RecordKind.DELEGATE))
        self.points = cast("tuple[AgendaPoint, ...]", self._all(RecordKind.POINT))
        self.items = cast("tuple[Item, ...]", self._all(RecordKind.ITEM))
        self.newest = cast("tuple[Entry, ...]", self._all(RecordKind.ENTRY))
        self.count = int(kept["entries"])

    def get(self, kind: RecordKind, uid: str) -> Record | None:
        """The record, where the glance holds it."""
        made = self._made.get((kind, uid))
        if made is None and uid in self._plain[kind]:
            made = self._made[kind, uid] = to_record(kind, uid, self._plain[kind][uid])
        return made

    def colleagues(self) -> tuple[Colleague, ...]:
        """Nobody is known of at a glance."""
        return ()

    def present_on(self, what: str) -> None:
        """Nothing is said before the record is read."""

    def _all(self, kind: RecordKind) -> tuple[Record, ...]:
        return tuple(cast(Record, self.get(kind, uid)) for uid in self._plain[kind])
