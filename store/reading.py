"""Everything an open dossier can be asked."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from .keeping.ledger import Ledger
from .live import TABLES, LiveRecord, LiveSequence, Tables
from .meeting.kinds import RecordKind
from .meeting.records import AgendaPoint, Delegate, Entry, Item, Meeting, Party, Record
from .meeting.refs import NOBODY, Ref

if TYPE_CHECKING:
    from tinydb import TinyDB
    from tinydb.queries import QueryLike

    from .history import Contested, HistoryLine
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
    def meeting(self) -> Meeting:
        """The meeting's own details."""
        return self._live.meeting()

    @property
    def speaker(self) -> Ref:
        """Who speaks now, as the next line takes it; NOBODY where nobody in particular does."""
        return speaker(self._ledger, self._live)

    def get(self, kind: RecordKind, uid: str) -> Record | None:
        """The record, None where there is none or it is deleted."""
        return self._live.get(kind, uid)

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
            )

    def history(self, kind: RecordKind | None = None, uid: str | None = None) -> list[HistoryLine]:
        """Who changed which field, when, from what to what: of one record, one kind or all; newest last."""
        from .history import history

        with self._ledger.reading:
            return history(self._ledger.union, kind, uid)

    def contested(self) -> list[Contested]:
        """The fields that have several current values."""
        from .history import contested

        with self._ledger.reading:
            return contested(self._ledger.union)
