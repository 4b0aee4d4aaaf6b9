"""Which record each row of a table is about, so that a file that is read in again updates and doubles nothing.

* Agenda points and items: the record with the row's number and title; else the one that a row with these words made;
  else the one with its title, so that rows that got other numbers are found again; else the one with its number, which
  got another title. Where that is quite another one, only the user can say whether it is the same record.
* Delegates: name and party, and of two with both the same the office; the one that a row with these words made where
  those changed since. Parties: a name or an alias; likewise.

No record is given to two rows, and the surer reason goes first, whatever the order of the rows. A row that is about
none makes one of which the uid is made from the row's words: whoever reads the row in makes the same record, also where
two people do so without knowing of each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..meeting.kinds import RecordKind
from ..meeting.records import AgendaPoint, Delegate, Item, Party
from ..meeting.text import fold
from . import columns
from .corrections import SameNumber
from .people import People

Known = Party | Delegate | AgendaPoint | Item

NUMBERED = frozenset({RecordKind.POINT, RecordKind.ITEM})
"""The kinds of record that bear a number."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says about who it is; ``number`` is 0 and the texts are empty where it does not say.

    ``party`` is a uid, ``body`` the words of the cell that names the party.
    """

    uid: object
    name: str
    number: int = 0
    party: str = ""
    office: str = ""
    body: str = ""


def made_of(dossier: str, kind: RecordKind, *words: str, nth: int = 0) -> str:
    """The uid of the record that a row with these words makes in this dossier, the nth of those with the same ones."""
    said = "\n".join((dossier, kind.value, *map(fold, words), str(nth)))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Identities:
    """The records of one kind, and which of them the rows of a table are."""

    def __init__(
        self,
        dossier: str,
        kind: RecordKind,
        records: Iterable[Known],
        people: People,
        listed: frozenset[str] = frozenset(),
        same_number: SameNumber | None = None,
    ) -> None:
        """``listed`` are the uids of records that stand further up in the file: a number alone means none of them.

        ``same_number`` is what a row is whose number has quite another title in the record.
        """
        self._dossier = dossier
        self._kind = kind
        self._people = people
        self._listed = listed
        self._same_number = same_number
        self.by_uid = {record.uid: record for record in records}
        self.unlike: dict[int, str] = {}
        """By the places of rows to be asked about: the uid of the record with the number and quite another title."""
        self._by_number: dict[int, str] = {}
        self._by_name: dict[str, list[str]] = {}
        for record in self.by_uid.values():
            if number := getattr(record, "number", 0):
                self._by_number.setdefault(number, record.uid)
            self._by_name.setdefault(fold(self._name(record.uid)), []).append(record.uid)

    @property
    def numbers(self) -> set[int]:
        """The numbers that are given already."""
        return set(self._by_number)

    def match(self, rows: Sequence[Told]) -> list[str]:
        """For each row the uid of its record, known or new; two rows never have the same."""
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
                if exactly:
                    self._match_made(rows, found, claim)
        return [uid or self._made(row, claimed) for row, uid in zip(rows, found, strict=True)]

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
            if uid and fold(self._name(uid)) == names[place]:
                claim(place, uid)
        self._match_made(rows, found, claim)
        for place, name in enumerate(names):
            if found[place] is None:
                claim(place, next((uid for uid in self._by_name.get(name, ()) if uid not in claimed), None))
        for place, row in enumerate(rows):
            uid = self._by_number.get(row.number) if found[place] is None and row.number else None
            if uid is None or uid in claimed or uid in self._listed:
                continue
            if alike(self._name(uid), row.name):
                claim(place, uid)
            elif getattr(self.by_uid[uid], "carried_from", ""):
                pass  # a new year's list often counts from 1 again; the years before keep their numbers and titles
            elif self._same_number is SameNumber.RETITLED:
                claim(place, uid)
            elif self._same_number is None:
                self.unlike[place] = uid

    def _match_made(
        self, rows: Sequence[Told], found: Sequence[str | None], claim: Callable[[int, str | None], None]
    ) -> None:
        """The records in sight that rows with the same words have made, each in its turn."""
        if not self.by_uid:
            return
        met: dict[tuple[str, ...], int] = {}
        for place, row in enumerate(rows):
            words = self._words(row)
            nth = met[words] = met.get(words, -1) + 1
            uid = made_of(self._dossier, self._kind, *words, nth=nth) if found[place] is None else None
            if uid in self.by_uid:
                claim(place, uid)

    def _made(self, row: Told, claimed: set[str]) -> str:
        """The first uid of its words that no other row has."""
        nth = 0
        while (uid := made_of(self._dossier, self._kind, *self._words(row), nth=nth)) in claimed:
            nth += 1
        claimed.add(uid)
        return uid

    def _words(self, row: Told) -> tuple[str, ...]:
        """What a row's record is made of: what it is found again by, without the number, which another list counts."""
        return (row.name, row.body) if self._kind is RecordKind.DELEGATE else (row.name,)

    def _name(self, uid: str) -> str:
        name: str = getattr(self.by_uid[uid], columns.NAMED_BY[self._kind])
        return name

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


def alike(old: str, new: str) -> bool:
    """Whether two titles have at least half of the shorter one's words in common."""
    mine, theirs = set(fold(old).split()), set(fold(new).split())
    return not mine or 2 * len(mine & theirs) >= min(len(mine), len(theirs))
