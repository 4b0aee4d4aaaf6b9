"""Everything an open dossier can be asked."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from .keeping.changes import FROZEN
from .keeping.ledger import Ledger
from .live import TABLES, LiveRecord, LiveSequence, Tables
from .meeting.fields import to_record
from .meeting.kinds import RecordKind
from .meeting.records import AgendaPoint, Delegate, Entry, Item, Meeting, Party, Record
from .meeting.refs import NOBODY, Ref
from .meeting.text import signed
from .presence import is_presence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from threading import RLock

    from tinydb import TinyDB
    from tinydb.queries import QueryLike

    from .history import Contested, HistoryLine, HistorySteps
    from .keeping.merging import Union
    from .meeting.final_versions import FinalVersion
    from .meeting.proceedings import Proceedings


def speaker(ledger: Ledger, live: LiveRecord) -> Ref:
    """Who speaks now, as the next line takes it.

    What was noted last holds; a dossier without such a note goes on with whom this window's newest entry quotes.
    """
    noted = ledger.notes.get("speaker")
    if isinstance(noted, str):
        return Ref(noted)
    entry = live.newest_own_entry()
    return entry.speaker if entry else NOBODY


class Reading:
    """The reading half of a dossier: the record as it is now, typed and in order, and how it came to be so.

    The sequences are live: one that is held shows what is there at the moment of looking. Points and items stand by
    number, delegates and parties as they were added, entries in the order in which things were said.
    """

    def __init__(self, id: str, ledger: Ledger) -> None:
        """Reads from this ledger, which may still be empty; ``id`` is the dossier's."""
        self.id = id
        self.replica = ledger.replica
        self._ledger = ledger
        self._live = LiveRecord(ledger.union, id, ledger.replica, ledger.reading)
        self.parties: LiveSequence[Party] = self._live.sequence(RecordKind.PARTY)
        self.delegates: LiveSequence[Delegate] = self._live.sequence(RecordKind.DELEGATE)
        self.points: LiveSequence[AgendaPoint] = self._live.sequence(RecordKind.POINT)
        self.items: LiveSequence[Item] = self._live.sequence(RecordKind.ITEM)
        self.entries: LiveSequence[Entry] = self._live.sequence(RecordKind.ENTRY)

    @property
    def union(self) -> Union:
        """Every Change of the record, for what asks how it came to be; ``reading`` is to be held meanwhile."""
        return self._ledger.union

    @property
    def reading(self) -> RLock:
        """Held while the record is looked at in several steps that have to fit together."""
        return self._ledger.reading

    @property
    def meeting(self) -> Meeting:
        """The meeting's own details."""
        return self._live.meeting()

    @property
    def speaker(self) -> Ref:
        """Who speaks now, as the next line takes it; NOBODY where nobody in particular does."""
        return speaker(self._ledger, self._live)

    @property
    def item(self) -> Item | None:
        """The item that all is about until further notice, as the next line takes it."""
        noted = self._ledger.notes.get("item")
        record = self._live.get(RecordKind.ITEM, noted) if isinstance(noted, str) and noted else None
        return record if isinstance(record, Item) else None

    @property
    def closed_session(self) -> bool:
        """Whether what is recorded now stays out of documents."""
        return self._ledger.notes.get("closed") is True

    @property
    def unshared(self) -> int:
        """How many Changes no file in the folder holds yet, without what says only where one is."""
        return sum(not is_presence(change) for change in list(self._ledger.pending.values()))

    def recorders(self) -> list[str]:
        """The names of all who have written in this record, the newest first."""
        with self._ledger.reading:
            names = dict.fromkeys(change.by for change in reversed(self._ledger.union.changes.values()))
        return list(dict.fromkeys(map(signed, names)))

    def entries_by(self) -> Counter[str]:
        """How many of the entries in sight each recorder made, by name."""
        with self._ledger.reading:
            records = self._ledger.union.records
            return Counter(signed(records[f"{RecordKind.ENTRY}/{one.uid}"].first.by) for one in self.entries)

    def item_changed_since(self, moment: datetime) -> bool:
        """Whether anybody has written an item's state, outcome or reason since this moment (aware)."""
        since = f"{max(0, int(moment.timestamp() * 1000)):015d}"
        told = {"state", "outcome", "reason", "reason_text"}
        with self._ledger.reading:
            union = self._ledger.union
            return any(
                change.stamp >= since and not told.isdisjoint(change.set)
                for item in self._live.whole(RecordKind.ITEM)
                for change in union.records[f"{RecordKind.ITEM}/{item.uid}"].changes
            )

    def deleted_entries(self) -> tuple[Entry, ...]:
        """The entries that were taken out of sight and can be restored, in the order in which they were said."""
        with self._ledger.reading:
            return self._live.hidden_entries()

    def get(self, kind: RecordKind, uid: str) -> Record | None:
        """The record, None where there is none or it is deleted."""
        return self._live.get(kind, uid)

    def standing(self, kind: RecordKind, uid: str) -> dict[str, tuple[str, ...]]:
        """The ids of the Changes whose values stand in each field of a record now; see ``Dossier.amend``."""
        with self._ledger.reading:
            state = self._ledger.union.records.get(f"{kind}/{uid}")
            if state is None:
                return {}
            return {field: tuple(head.id for head in state.heads(field)) for field in state.fields()}

    def last_known(self, kind: RecordKind, uid: str) -> Record | None:
        """The record, also where it is deleted: then as it was last. None where there never was one."""
        with self._ledger.reading:
            state = self._ledger.union.records.get(f"{kind}/{uid}")
            return to_record(kind, uid, state.values()) if state else None

    def edited_since_import(self, kind: RecordKind, uid: str) -> frozenset[str]:
        """The fields that somebody has set himself in a record that a file brought or changed; none for any other.

        A value that came from a file and was brought back by undoing still counts as the file's. A record that he has
        deleted has the one field ``deleted``.
        """
        from .history import written_by_hand

        with self._ledger.reading:
            return written_by_hand(self._ledger.union, kind, uid)

    @cached_property
    def tables(self) -> TinyDB:
        """The live record as a TinyDB with tables meeting, parties, delegates, agenda, items and entries.

        Documents hold plain JSON with every field and the uid. Writing raises CannotWrite.
        """
        from .keeping.tables import open_view

        return open_view(Tables(self._live))

    def find(self, kind: RecordKind, query: QueryLike | None = None) -> list[Any]:
        """The records of this kind that a TinyDB query finds (``where("state") == "done"``), in order."""
        if query is None:
            return list(self._live.whole(kind))
        documents = self.tables.table(TABLES[kind]).search(query)
        return self._live.in_order(kind, (document["uid"] for document in documents))

    def proceedings(self) -> Proceedings:
        """The whole record as it is at this moment, frozen."""
        from .meeting.proceedings import Proceedings

        with self._ledger.reading:
            whole = self._live.whole
            return Proceedings(
                meeting=self.meeting,
                parties=whole(RecordKind.PARTY),
                delegates=whole(RecordKind.DELEGATE),
                points=whole(RecordKind.POINT),
                items=whole(RecordKind.ITEM),
                entries=whole(RecordKind.ENTRY),
                revised=self._ledger.union.newest_at,
                versions=self._versions(),
            )

    def _versions(self) -> tuple[FinalVersion, ...]:
        from .meeting.final_versions import each_once, from_plain

        # A version is what it was when it was made: whatever somebody writes over it afterwards counts for nothing.
        first = ((key, state.first) for key, state in self._ledger.union.records.items() if key.startswith(FROZEN))
        found = (from_plain(key.removeprefix(FROZEN), change.set) for key, change in first)
        return each_once(version for version in found if version is not None)

    def history(self, kind: RecordKind | None = None, uid: str | None = None) -> list[HistoryLine]:
        """Who changed which field, when, from what to what: of one record, one kind or all; newest last."""
        from .history import history

        with self._ledger.reading:
            return history(self._ledger.union, kind, uid)

    def history_steps(self, kind: RecordKind | None = None, uid: str | None = None) -> HistorySteps:
        """The same save by save, newest first, each read when it is asked for."""
        from .history import HistorySteps

        return HistorySteps(self._ledger.union, self._ledger.reading, kind, uid)

    @property
    def disputed(self) -> int:
        """How many fields have several current values; it costs what has changed since it was last asked."""
        with self._ledger.reading:
            union = self._ledger.union
            known = [key for key in union.contested() if key.partition("/")[0] in set(RecordKind)]
            return sum(sum(1 for _field in union.records[key].contested()) for key in known)

    def contested(self) -> list[Contested]:
        """The fields that have several current values."""
        from .history import contested

        with self._ledger.reading:
            return contested(self._ledger.union)

    def take_glance(self, directory: Path, extent: Mapping[str, int]) -> None:
        """Keeps in the folder of this replica what the first picture of a long record shows; a short one needs none.

        Raises:
            CannotWrite: the one before stays, and is no longer believed.
        """
        from . import glance

        if len(self.items) + len(self.entries) < glance.WORTH_IT:
            return
        noted = self._ledger.notes
        facts = {
            "notes": {name: noted[name] for name in ("draft", "aside", "closed", "item") if name in noted},
            "speaker": self.speaker,
            "unshared": self.unshared,
            "disputed": self.disputed,
            "entries": len(self.entries),
        }
        glance.save(directory, self._live, extent, facts)
