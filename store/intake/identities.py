"""Which record each row of a table is about, so that a file that is read in again updates and doubles nothing.

* Agenda points and items: the record with the row's number and title; else the one with its title, so that rows that
  got other numbers are found again; else the one with its number, which got another title.
* Delegates: name and party, and of two with both the same the office. Parties: a name or an alias.

No record is given to two rows, and the surer reason goes first, whatever the order of the rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..meeting.kinds import RecordKind
from ..meeting.records import AgendaPoint, Delegate, Item, Party
from ..meeting.text import fold
from . import columns
from .people import People

Known = Party | Delegate | AgendaPoint | Item

NUMBERED = frozenset({RecordKind.POINT, RecordKind.ITEM})
"""The kinds of record that bear a number."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says about who it is; ``number`` is 0 and the texts are empty where it does not say."""

    uid: object
    name: str
    number: int = 0
    party: str = ""
    office: str = ""


class Identities:
    """The records of one kind, and which of them the rows of a table are."""

    def __init__(
        self, kind: RecordKind, records: Iterable[Known], people: People, listed: frozenset[str] = frozenset()
    ) -> None:
        """``listed`` are the uids of records that stand further up in the file: a number alone means none of them."""
        self._kind = kind
        self._people = people
        self._listed = listed
        self.by_uid = {record.uid: record for record in records}
        self._by_number: dict[int, str] = {}
        self._by_name: dict[str, list[str]] = {}
        for record in self.by_uid.values():
            if number := getattr(record, "number", 0):
                self._by_number.setdefault(number, record.uid)
            self._by_name.setdefault(fold(getattr(record, columns.NAMED_BY[kind])), []).append(record.uid)

    @property
    def numbers(self) -> set[int]:
        """The numbers that are given already."""
        return set(self._by_number)

    def match(self, rows: Sequence[Told]) -> list[str | None]:
        """For each row the uid of its record, None for a new one; two rows never have the same."""
        found: list[str | None] = [None] * len(rows)
        claimed: set[str] = set()

        def claim(place: int, uid: str | None) -> None:
            if uid is not None and uid not in claimed:
                found[place] = uid
                claimed.add(uid)

        for place, row in enumerate(rows):
            if isinstance(row.uid, str) and row.uid in self.by_uid:
                claim(place, row.uid)
        if self._kind in NUMBERED:
            self._match_numbered(rows, found, claimed, claim)
        else:
            for exactly in (True, False):
                for place, row in enumerate(rows):
                    if found[place] is None:
                        claim(place, self._named(row, claimed, exactly=exactly))
        return found

    def _match_numbered(
        self,
        rows: Sequence[Told],
        found: Sequence[str | None],
        claimed: set[str],
        claim: Callable[[int, str | None], None],
    ) -> None:
        names = [fold(row.name) for row in rows]
        for place, row in enumerate(rows):
            uid = self._by_number.get(row.number) if found[place] is None else None
            if uid and fold(getattr(self.by_uid[uid], "title", "")) == names[place]:
                claim(place, uid)
        for place, name in enumerate(names):
            if found[place] is None:
                claim(place, next((uid for uid in self._by_name.get(name, ()) if uid not in claimed), None))
        for place, row in enumerate(rows):
            uid = self._by_number.get(row.number) if found[place] is None and row.number else None
            if uid not in self._listed and not (uid and self._is_left_by_another_meeting(uid, names[place])):
                claim(place, uid)

    def _is_left_by_another_meeting(self, uid: str, name: str) -> bool:
        """Whether the number is that of a carried item that is called quite otherwise.

        A new year's list often counts from 1 again; the items of the years before keep their numbers and titles.
        """
        record = self.by_uid[uid]
        if not getattr(record, "carried_from", ""):
            return False
        mine, theirs = set(name.split()), set(fold(getattr(record, "title", "")).split())
        return 2 * len(mine & theirs) < min(len(mine), len(theirs))

    def _named(self, row: Told, claimed: set[str], *, exactly: bool) -> str | None:
        if self._kind is RecordKind.PARTY:
            named = self._by_name.get(fold(row.name), [])
            known = self._people.party(row.name) if len(named) != 1 else named[0]
            return known if known in self.by_uid else None
        free = [uid for uid in self._by_name.get(fold(row.name), ()) if uid not in claimed]
        same = [uid for uid in free if self._of(uid).party == row.party] if row.party else free
        same_office = [uid for uid in same if fold(self._of(uid).office) == fold(row.office)]
        if same_office and (row.office or row.party):
            return same_office[0]
        if exactly:
            return None
        if row.party:
            same = same or [uid for uid in free if not self._of(uid).party]
            return same[0] if len(same) == 1 else None
        without = [uid for uid in free if not self._of(uid).party]
        return without[0] if len(without) == 1 else free[0] if len(free) == 1 else None

    def _of(self, uid: str) -> Delegate:
        record = self.by_uid[uid]
        assert isinstance(record, Delegate)
        return record
