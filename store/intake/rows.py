"""The rows of one table into edits: which record each row is, and what it says about it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..meeting import refs
from ..meeting.edits import Edit
from ..meeting.kinds import RecordKind
from ..meeting.proceedings import Proceedings
from ..meeting.records import Deadline
from ..meeting.text import fold
from ..progress import Progress, untold
from . import clock, columns
from .corrections import Correction, SameNumber
from .identities import NUMBERED, Identities, Known, Told, made_of
from .proposal import Problem, TableProposal, Update
from .questions import MOST_EXAMPLES, Question, QuestionKind
from .reading import Reader
from .tables import Row, Table
from .updating import deletion
from .values import LONGEST, Surroundings, Why, text

AS_PROPOSED = Correction()
"""Nothing corrected and nothing answered yet."""


def take(
    table: Table,
    proceedings: Proceedings,
    around: Surroundings,
    progress: Progress = untold,
    correction: Correction = AS_PROPOSED,
    stays_deleted: Callable[[RecordKind, str], bool] = lambda _kind, _uid: False,
) -> TableProposal:
    """What a table whose kind is told would do; the people it lists are added to those who are known.

    What its user has to be asked stands in ``questions``; a cell behind an open question keeps its words and is among
    the problems. ``stays_deleted`` tells of which records somebody has deleted that they are not to come back.
    """
    assert table.kind is not None
    kind = table.kind
    mapped = columns.mapping(table, kind, correction.columns)
    reader = Reader(kind, mapped, around, correction)
    listed = frozenset(around.earlier.uids)
    meeting = proceedings.meeting
    records = _records(kind, proceedings)
    identities = Identities(meeting.uid, kind, records, around.people, listed, correction.same_number)
    given = meeting.numbers_given if kind is RecordKind.ITEM else 0
    parties = {party.uid for party in proceedings.parties}
    taking = _Taking(kind, reader, around, meeting.uid, identities, parties, given, stays_deleted)
    taking.take(table, progress)
    problems = [*taking.problems, *reader.problems, *reader.asking.problems()]
    return TableProposal(
        kind=kind,
        columns=tuple(mapped.items()),
        left_out=tuple(name for name in table.headings if name.strip() and name not in mapped and name != "uid"),
        new=taking.new,
        changed=taking.changed,
        same=taking.same,
        new_parties=tuple(taking.new_parties),
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
        edits=tuple(taking.edits),
        kept=tuple(taking.kept),
        questions=(*_unclear_columns(table, kind, correction), *taking.questions(), *reader.asking.questions()),
        explained=tuple(reader.asking.explained()),
        passed_over=table.passed_over,
    )


def _says_less(words: Deadline | None, known: Deadline | None) -> bool:
    """Whether a row has the words of a deadline whose days the record knows, and not the days."""
    return bool(words and known and words.said == known.said and words.latest is None and known.latest)


def _unclear_columns(table: Table, kind: RecordKind, correction: Correction) -> list[Question]:
    found = []
    for heading, names in columns.unclear(table, kind, correction.columns).items():
        cells = [(row.line, value) for row in table.rows if (value := row.values.get(heading)) not in (None, "", [])]
        if cells:
            some = tuple(" ".join(str(value)[:80].split()) for _line, value in cells[:3])
            lines = tuple(line for line, _value in cells[:3])
            found.append(Question(QuestionKind.COLUMN, (heading,), some, lines, len(cells), names))
    return found


def _records(kind: RecordKind, proceedings: Proceedings) -> tuple[Known, ...]:
    match kind:
        case RecordKind.PARTY:
            return proceedings.parties
        case RecordKind.DELEGATE:
            return proceedings.delegates
        case RecordKind.POINT:
            return proceedings.points
        case _:
            return proceedings.items


@dataclass
class _Taking:
    """One table on its way in."""

    kind: RecordKind
    reader: Reader
    around: Surroundings
    dossier: str
    identities: Identities
    parties: Collection[str]
    given: int
    stays_deleted: Callable[[RecordKind, str], bool]
    problems: list[Problem] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    new_parties: list[str] = field(default_factory=list)
    kept: list[Update] = field(default_factory=list)
    unlike: list[tuple[int, int, str, str]] = field(default_factory=list)
    new: int = 0
    changed: int = 0
    same: int = 0
    numbers: set[int] = field(default_factory=set)
    counted: bool = True

    def take(self, table: Table, progress: Progress) -> None:
        """Tell first who all the rows are, so that one may name another below it, and then what they say."""
        told: list[tuple[Row, Told]] = []
        for row in table.rows:
            progress(0, len(table.rows))
            if (one := self._told(row)) is not None:
                told.append((row, one))
        self.counted = not self._starts_again(table, told)
        self.around.earlier.numbers.setdefault(self.kind, set()).update(one.number for _row, one in told)
        if not self.counted:
            told = [(row, replace(one, number=0)) for row, one in told]
        found = self._who(told)
        self.numbers = self.identities.numbers | {self.given} | {one.number for _row, one, _uid in found}
        self.around.earlier.uids.update(uid for _row, _one, uid in found)
        between = self._lengths([row for row, _one, _uid in found])
        for done, (row, one, uid) in enumerate(found, start=1):
            values = self.reader.values(row)
            if between and (length := between[done - 1]) is not None:
                values.setdefault("planned_minutes", length)
            self._say(row, one, uid, values)
            progress(done, len(table.rows))

    def _told(self, row: Row) -> Told | None:
        name = self.reader.name(row)
        if not name:
            if any(row.values.get(heading) not in (None, "", []) for heading in self.reader.mapped):
                self.problems.append(Problem(row.line, "", Why.NO_NAME))
            return None
        number = party = office = None
        body = ""
        if self.kind in NUMBERED:
            number = self.reader.one(row, "number")
        elif self.kind is RecordKind.DELEGATE:
            body = self._found_party(row)
            party, office = self.reader.one(row, "party"), self.reader.office(row)
        return Told(row.values.get("uid"), name, number or 0, party or "", office or "", body)

    def _starts_again(self, table: Table, told: Sequence[tuple[Row, Told]]) -> bool:
        """Whether the rows are counted from 1 again in each part or table, so that their numbers name none."""
        if self.kind not in NUMBERED:
            return False
        above = self.around.earlier.numbers.get(self.kind, set())
        if any(one.number in above for _row, one in told if one.number):  # tables that each count their own rows
            return True
        parts = [heading for heading, names in table.meaning.items() if names[0] in {"field", "party"}]
        seen: dict[int, tuple[tuple[str, ...], str]] = {}
        for row, one in told:
            part = tuple(str(row.values.get(heading)) for heading in parts)
            there, name = seen.setdefault(one.number, (part, fold(one.name)))
            if one.number and there != part and name != fold(one.name):
                return True
        return False

    def _who(self, told: Sequence[tuple[Row, Told]]) -> list[tuple[Row, Told, str]]:
        """Each row with the uid of its record, without those that stand in the file twice or are not to be taken."""
        matched = self.identities.match([one for _row, one in told])
        numbers: set[int] = set()
        names: set[tuple[str, str, str]] = set()
        found: list[tuple[Row, Told, str]] = []
        for place, ((row, one), uid) in enumerate(zip(told, matched, strict=True)):
            key = (fold(one.name), one.party, fold(one.office))
            twice = one.number in numbers if self.kind in NUMBERED else key in names
            if twice:
                self.problems.append(Problem(row.line, "", Why.TWICE, f"{one.number or one.name}"))
                continue
            if one.number:
                numbers.add(one.number)
            names.add(key)
            if place in self.identities.unlike:
                self._ask_who(row, one, self.identities.by_uid[self.identities.unlike[place]])
                continue
            if uid not in self.identities.by_uid and self.stays_deleted(self.kind, uid):
                self.kept.append(deletion(self.kind, uid))
                self.same += 1
                continue
            self._introduce(uid, row, one.name)
            found.append((row, one, uid))
        return found

    def _ask_who(self, row: Row, one: Told, known: Known) -> None:
        title = getattr(known, columns.NAMED_BY[self.kind])
        self.unlike.append((row.line, one.number, title, one.name))
        self.problems.append(Problem(row.line, "number", Why.UNCLEAR_RECORD, f"{one.number}"))

    def questions(self) -> list[Question]:
        """What has to be asked about who the rows are."""
        if not self.unlike:
            return []
        some = self.unlike[:MOST_EXAMPLES]
        headings = tuple(heading for heading, name in self.reader.mapped.items() if name == "number")
        return [
            Question(
                QuestionKind.SAME_NUMBER,
                headings[:1],
                tuple(f"{number}: {old} → {new}" for _line, number, old, new in some),
                tuple(line for line, *_rest in some),
                len(self.unlike),
                tuple(SameNumber),
            )
        ]

    def _introduce(self, uid: str, row: Row, name: str) -> None:
        theirs = row.values.get("uid")
        if self.kind is RecordKind.PARTY:
            self.around.people.add_party(uid, name, self.reader.one(row, "aliases") or ())
            if isinstance(theirs, str):
                self.around.people.rename(refs.to_party(theirs), refs.to_party(uid))
        elif self.kind is RecordKind.DELEGATE:
            aliases, honorific = self.reader.one(row, "aliases") or (), self.reader.one(row, "honorific") or ""
            self.around.people.add_delegate(uid, name, aliases, honorific)
            if isinstance(theirs, str):
                self.around.people.rename(refs.to_delegate(theirs), refs.to_delegate(uid))

    def _found_party(self, row: Row) -> str:
        """The words for the party of a row's delegate; one that nobody knows comes into being."""
        headings = [heading for heading, name in self.reader.mapped.items() if name == "party"]
        words = next((row.values.get(heading) for heading in headings), None)
        if not isinstance(words, str) or len(words) > LONGEST:
            return ""
        name = text(words)
        if name and self.around.people.is_new_party(name):
            uid = made_of(self.dossier, RecordKind.PARTY, name)
            self.around.people.add_party(uid, name)
            if uid not in self.parties:  # else a list brought it under this name, and it got another since
                self.new_parties.append(name)
                self.edits.append(Edit(RecordKind.PARTY, uid, {"name": name}, again=True))
        return name

    def _lengths(self, rows: Sequence[Row]) -> list[int | None]:
        if self.kind is not RecordKind.POINT:
            return []
        return clock.lengths([self.reader.hours(row) for row in rows])

    def _say(self, row: Row, one: Told, uid: str, values: dict[str, Any]) -> None:
        known = self.identities.by_uid.get(uid)
        if known is None:
            if self.kind in NUMBERED:
                values["number"] = self._free(one.number)
                if one.number and values["number"] != one.number:
                    self.problems.append(Problem(row.line, "number", Why.OTHER_NUMBER, f"{one.number}"))
            self.edits.append(Edit(self.kind, uid, values, again=True))
            self.new += 1
            return
        if not values.get("number", True) or not self.counted:
            values.pop("number", None)
        theirs = getattr(known, "number", 0)
        if self.kind is RecordKind.ITEM and theirs and values.get("number", theirs) != theirs:
            # An item's number never changes; a list that was sorted or added to counts its rows otherwise.
            self.problems.append(Problem(row.line, "number", Why.OTHER_NUMBER, f"{values.pop('number')}"))
        if self.kind is RecordKind.ITEM and _says_less(values.get("planned"), getattr(known, "planned", None)):
            del values["planned"]
            self.reader.asking.explain(row.line)
        differing = {name: value for name, value in values.items() if getattr(known, name) != value}
        if differing:
            self.edits.append(Edit(self.kind, uid, differing))
            self.changed += 1
        else:
            self.same += 1

    def _free(self, wanted: int) -> int:
        """The number of a new record: the one its row has, if no other has it; else the next one nobody has."""
        taken = self.identities.numbers
        if wanted and (self.kind is RecordKind.POINT or wanted not in taken):
            return wanted
        number = max(self.numbers, default=0) + 1
        self.numbers.add(number)
        return number
