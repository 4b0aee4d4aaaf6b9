"""The rows of one table into edits: which record each row is, and what it says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..meeting import refs
from ..meeting.edits import Edit
from ..meeting.kinds import RecordKind
from ..meeting.proceedings import Proceedings
from ..meeting.records import AgendaPoint, Delegate, Item, Party
from ..meeting.text import fold
from ..progress import Progress, untold
from . import columns
from .proposal import Problem, TableProposal
from .tables import Row, Table
from .values import LONGEST, Surroundings, Unreadable, Why, read, text

_Known = Party | Delegate | AgendaPoint | Item

_NUMBERED = frozenset({RecordKind.POINT, RecordKind.ITEM})

#: A whole record holds what became of its own meeting; attendance is never ticked from another meeting.
_OF_THAT_MEETING = {RecordKind.DELEGATE: frozenset({"attendance"}), RecordKind.POINT: frozenset({"state"})}


def take(
    table: Table,
    proceedings: Proceedings,
    around: Surroundings,
    new_uid: Callable[[], str],
    progress: Progress = untold,
) -> TableProposal:
    """What a table whose kind is told would do; the people it lists are added to those who are known."""
    assert table.kind is not None
    mapped, left_out = _mapped(table, table.kind)
    taking = _Taking(table.kind, mapped, around, new_uid, _Identities(table.kind, _records(table.kind, proceedings)))
    taking.take(table.rows, progress)
    return TableProposal(
        kind=table.kind,
        columns=tuple(mapped.items()),
        left_out=left_out,
        new=taking.new,
        changed=taking.changed,
        same=taking.same,
        new_parties=tuple(taking.new_parties),
        problems=tuple(sorted(taking.problems, key=lambda problem: problem.line)),
        edits=tuple(taking.edits),
    )


def _mapped(table: Table, kind: RecordKind) -> tuple[dict[str, str], tuple[str, ...]]:
    not_taken = _OF_THAT_MEETING.get(kind, frozenset()) if table.of_a_record else frozenset()
    mapped: dict[str, str] = {}
    left_out = []
    for heading in table.headings:
        name = columns.field_of(kind, heading)
        if name and name not in mapped.values() and name not in not_taken:
            mapped[heading] = name
        elif heading.strip() and heading != "uid":
            left_out.append(heading)
    return mapped, tuple(left_out)


def _records(kind: RecordKind, proceedings: Proceedings) -> tuple[_Known, ...]:
    match kind:
        case RecordKind.PARTY:
            return proceedings.parties
        case RecordKind.DELEGATE:
            return proceedings.delegates
        case RecordKind.POINT:
            return proceedings.points
        case _:
            return proceedings.items


class _Identities:
    """Which record a row is about: by uid, by number, or by name (with the party, for delegates)."""

    def __init__(self, kind: RecordKind, records: Iterable[_Known]) -> None:
        self._kind = kind
        self.by_uid = {record.uid: record for record in records}
        self.met: set[str] = set()
        self._by_number: dict[int, str] = {}
        self._by_name: dict[str, list[tuple[str, str]]] = {}
        for record in self.by_uid.values():
            self.add(
                record.uid,
                getattr(record, columns.NAMED_BY[kind]),
                getattr(record, "number", 0),
                getattr(record, "party", ""),
            )

    @property
    def highest(self) -> int:
        """The highest number given so far, 0 for none."""
        return max(self._by_number, default=0)

    def add(self, uid: str, name: str, number: int, party: str) -> None:
        """From now on these words mean this record."""
        if number:
            self._by_number.setdefault(number, uid)
        self._by_name.setdefault(fold(name), []).append((uid, party))

    def find(self, uid: object, name: str, number: int, party: str) -> str | None:
        """The uid of the record that a row with these words means; None for a new one."""
        if isinstance(uid, str) and uid in self.by_uid:
            return uid
        if number:
            return self._by_number.get(number)
        named = self._by_name.get(fold(name), [])
        if self._kind in _NUMBERED:  # two points may bear one title; each row takes the next of them
            return next((uid for uid, _party in named if uid not in self.met), None)
        if self._kind is RecordKind.DELEGATE and party:
            of_party = {their_party: uid for uid, their_party in named}
            return of_party.get(party) or of_party.get("")
        return named[0][0] if len(named) == 1 else None


@dataclass
class _Taking:
    """One table on its way in."""

    kind: RecordKind
    mapped: dict[str, str]
    around: Surroundings
    new_uid: Callable[[], str]
    identities: _Identities
    problems: list[Problem] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    new_parties: list[str] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    same: int = 0

    def take(self, rows: Sequence[Row], progress: Progress) -> None:
        """Tell first who all the rows are, so that one may name another below it, and then what they say."""
        told = []
        for row in rows:
            progress(0, len(rows))
            if (uid := self._identify(row)) is not None:
                told.append((uid, row))
        for done, (uid, row) in enumerate(told, start=1):
            self._say(uid, self._values(row))
            progress(done, len(rows))

    def _identify(self, row: Row) -> str | None:
        name = self._read(row, columns.NAMED_BY[self.kind], report=False)
        if not name:
            if any(row.values.get(heading) not in (None, "", []) for heading in self.mapped):
                self.problems.append(Problem(row.line, "", Why.NO_NAME))
            return None
        if self.kind is RecordKind.DELEGATE:
            self._found_party(row)
        number = self._read(row, "number", report=False) or 0
        party = self._read(row, "party", report=False) or ""
        uid = self.identities.find(row.values.get("uid"), name, number, party)
        if uid in self.identities.met:
            self.problems.append(Problem(row.line, "", Why.TWICE, f"{number or name}"))
            return None
        if uid is None:
            uid = self.new_uid()
            self.identities.add(uid, name, number, party)
        self.identities.met.add(uid)
        self._introduce(uid, row, name)
        return uid

    def _introduce(self, uid: str, row: Row, name: str) -> None:
        aliases = self._read(row, "aliases", report=False) or ()
        theirs = row.values.get("uid")
        if self.kind is RecordKind.PARTY:
            self.around.people.add_party(uid, name, aliases)
            if isinstance(theirs, str):
                self.around.people.rename(refs.to_party(theirs), refs.to_party(uid))
        elif self.kind is RecordKind.DELEGATE:
            self.around.people.add_delegate(uid, name, aliases, self._read(row, "honorific", report=False) or "")
            if isinstance(theirs, str):
                self.around.people.rename(refs.to_delegate(theirs), refs.to_delegate(uid))

    def _found_party(self, row: Row) -> None:
        words = next((row.values.get(heading) for heading, name in self.mapped.items() if name == "party"), None)
        if not isinstance(words, str) or len(words) > LONGEST:
            return
        name = text(words)
        if name and self.around.people.is_new_party(name):
            uid = self.new_uid()
            self.around.people.add_party(uid, name)
            self.new_parties.append(name)
            self.edits.append(Edit(RecordKind.PARTY, uid, {"name": name}))

    def _values(self, row: Row) -> dict[str, Any]:
        found = {name: self._read(row, name) for name in self.mapped.values()}
        return {name: value for name, value in found.items() if value is not None}

    def _read(self, row: Row, field_name: str, *, report: bool = True) -> Any:
        heading = next((heading for heading, name in self.mapped.items() if name == field_name), None)
        if heading is None:
            return None
        try:
            return read(self.kind, field_name, row.values.get(heading), self.around)
        except Unreadable as unreadable:
            if report:
                self.problems.append(Problem(row.line, field_name, unreadable.why, unreadable.words))
            return None

    def _say(self, uid: str, values: dict[str, Any]) -> None:
        known = self.identities.by_uid.get(uid)
        if known is None:
            if self.kind in _NUMBERED and not values.get("number"):
                values["number"] = self.identities.highest + 1
                self.identities.add(uid, "", values["number"], "")
            self.edits.append(Edit(self.kind, uid, values))
            self.new += 1
            return
        if not values.get("number", True):
            del values["number"]
        differing = {name: value for name, value in values.items() if getattr(known, name) != value}
        if differing:
            self.edits.append(Edit(self.kind, uid, differing))
            self.changed += 1
        else:
            self.same += 1
