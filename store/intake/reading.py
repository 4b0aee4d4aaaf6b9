"""The cells of a row into the typed values of a record, some of them made from two columns or from part of a cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time
from typing import Any

from ..meeting.fields import LONG_TEXTS
from ..meeting.kinds import RecordKind
from ..meeting.records import Deadline
from . import clock, columns
from .corrections import Correction
from .days import Days, NoDay, Unclear
from .headings import BEGINS, CLOCK, ENDS
from .persons import parted
from .proposal import Problem
from .questions import Question, QuestionKind
from .tables import Row
from .values import Surroundings, Unreadable, Why, read, text

_MOST_EXAMPLES = 5
_WHY = {
    QuestionKind.DAY_ORDER: Why.UNCLEAR_DAY,
    QuestionKind.FRACTION: Why.UNCLEAR_SHARE,
    QuestionKind.SERIAL: Why.UNCLEAR_NUMBER,
}
_OPTIONS = {
    QuestionKind.DAY_ORDER: ("day_first", "month_first"),
    QuestionKind.FRACTION: ("day", "share"),
    QuestionKind.SERIAL: ("days", "words"),
}
_MARKED = ("parties", "lead", "supporting", "aliases")
_REPEATED = frozenset(
    {"parties", "lead", "supporting", "presenter", "party", "parent", "field", "state", "kind", "level"}
)


@dataclass
class Reader:
    """Reads the rows of one table, and gathers what could not be read and what has to be asked."""

    kind: RecordKind
    mapped: Mapping[str, str]
    around: Surroundings
    correction: Correction
    problems: list[Problem] = field(default_factory=list)
    _days: dict[str, Days] = field(default_factory=dict)
    _open: dict[tuple[QuestionKind, str], list[tuple[int, str]]] = field(default_factory=dict)
    _headings: dict[str, list[str]] = field(default_factory=dict)
    _known: dict[tuple[str, str], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for heading, name in self.mapped.items():
            self._headings.setdefault(name, []).append(heading)

    def has(self, name: str) -> bool:
        """Whether a column holds this field."""
        return name in self._headings

    def one(self, row: Row, name: str) -> Any:
        """One field's value, None where it is empty or cannot be read; nothing is noted about that."""
        try:
            return self._value(row, name)
        except (Unreadable, Unclear, NoDay):
            return None

    def name(self, row: Row) -> str:
        """What the row's record is called; a person's name without form of address and office."""
        name = self.one(row, columns.NAMED_BY[self.kind]) or ""
        return parted(name).name if name and self.kind is RecordKind.DELEGATE else name

    def office(self, row: Row) -> str:
        """A delegate's office, from its own column or from behind the name."""
        return self.one(row, "office") or parted(self.one(row, "name") or "").office

    def values(self, row: Row) -> dict[str, Any]:
        """Every field that the row says anything about; notes what cannot be read."""
        found: dict[str, Any] = {}
        for name in self._headings:
            if name in {BEGINS, ENDS, CLOCK}:
                continue
            value = self._noted(row, name)
            if value is not None:
                found[name] = value
        if self.kind is RecordKind.DELEGATE and "name" in found:
            person = parted(self._raw_text(row, "name") or found["name"])
            found["name"] = person.name or found["name"]
            for name in ("honorific", "office"):
                if getattr(person, name):
                    found.setdefault(name, getattr(person, name))
        if self.kind is RecordKind.POINT and "planned_minutes" not in found:
            found["planned_minutes"] = self._minutes(row)
        if self.kind is RecordKind.ITEM and "planned" not in found and (self.has(BEGINS) or self.has(ENDS)):
            found["planned"] = self._from_until(row)
        return {name: value for name, value in found.items() if value is not None}

    def hours(self, row: Row) -> clock.Hours | None:
        """From when until when an agenda point is planned, where that is said."""
        whole = next((found for value in self._cells(row, CLOCK) if (found := clock.hours(value))), None)
        if whole:
            return whole
        start = next((found for value in self._cells(row, BEGINS) if (found := clock.hours(value))), None)
        end = next((found for value in self._cells(row, ENDS) if (found := clock.hours(value))), None)
        return clock.Hours(start.start, end.start if end else start.end) if start else None

    def questions(self) -> list[Question]:
        """What has to be asked about the rows read so far, one question for each column and reason."""
        found = []
        for (kind, heading), cells in self._open.items():
            some = list(dict.fromkeys(words for _line, words in cells))[:_MOST_EXAMPLES]
            lines = [next(line for line, words in cells if words == one) for one in some]
            leaning = self._days[heading].evidence.leaning(kind) if heading in self._days else ""
            found.append(Question(kind, heading, tuple(some), tuple(lines), len(cells), _OPTIONS[kind], leaning))
        return found

    def _cells(self, row: Row, name: str) -> list[object]:
        values = (row.values.get(heading) for heading in self._headings.get(name, ()))
        return [value for value in values if value not in (None, "", [])]

    def _raw_text(self, row: Row, name: str) -> str:
        value = next(iter(self._cells(row, name)), "")
        return value if isinstance(value, str) else ""

    def _noted(self, row: Row, name: str) -> Any:
        try:
            return self._value(row, name, noting=row.line)
        except Unreadable as unreadable:
            self.problems.append(Problem(row.line, name, unreadable.why, unreadable.words))
        except NoDay:
            words = text(next(iter(self._cells(row, name)), ""))
            self.problems.append(Problem(row.line, name, Why.NOT_A_DAY, words))
        return None

    def _value(self, row: Row, name: str, noting: int | None = None) -> Any:
        headings = self._headings.get(name, ())
        if name == "planned" and self.kind is RecordKind.ITEM:
            return next((said for heading in headings if (said := self._planned(row, heading, noting))), None)
        if name == "planned_minutes" and self.kind is RecordKind.POINT:
            return self._length(row)
        cells = (row.values.get(heading) for heading in headings)
        found = [value for cell in cells if (value := self._read(name, cell, again=noting is not None)) is not None]
        if len(found) < 2:
            return found[0] if found else None
        if name in _MARKED:
            return tuple(dict.fromkeys(one for value in found for one in value))
        if name in LONG_TEXTS and all(isinstance(value, str) for value in found):
            return "\n".join(dict.fromkeys(found))
        return found[0]

    def _read(self, name: str, cell: object, *, again: bool) -> Any:
        """A cell's value; the same names stand in many rows and are looked up once everybody is known."""
        if not again or name not in _REPEATED or not isinstance(cell, str):
            return read(self.kind, name, cell, self.around)
        key = (name, cell)
        if key not in self._known:
            self._known[key] = read(self.kind, name, cell, self.around)
        return self._known[key]

    def _length(self, row: Row) -> int | None:
        for value in self._cells(row, "planned_minutes"):
            length = clock.minutes(value)
            if length is None:
                length = read(self.kind, "planned_minutes", value, self.around)
            return length
        return None

    def _minutes(self, row: Row) -> int | None:
        for value in self._cells(row, CLOCK):
            if clock.hours(value) is None and not isinstance(value, int | float):
                length = clock.minutes(value)  # 15 phút; 8h15 in such a column is a time of day
                if length is not None:
                    return length
        hours = self.hours(row)
        return hours.minutes if hours else None

    def _planned(self, row: Row, heading: str, noting: int | None) -> Deadline | None:
        value = row.values.get(heading)
        if value is None or value == "" or value == [] or value == {}:
            return None
        if isinstance(value, dict):
            return read(self.kind, "planned", value, self.around)  # type: ignore[no-any-return]
        if isinstance(value, list):
            return self._ticked([text(one) for one in value])
        plain = value if not isinstance(value, str) else text(value)
        if isinstance(value, bool) or (not isinstance(value, str | int | float) and not hasattr(value, "isoformat")):
            return read(self.kind, "planned", value, self.around)  # type: ignore[no-any-return]
        if plain == "":
            return None
        days = self._days.setdefault(heading, Days(self.around.day, self.correction))
        try:
            found = days.read(plain)
            if found.earliest is None and isinstance(value, str) and "\n" in value:  # the same in two languages
                spans = {
                    (one.earliest, one.latest) for one in map(days.read, filter(None, map(text, value.split("\n"))))
                }
                return Deadline(found.said, *spans.pop()) if len(spans) == 1 else found
            return found
        except Unclear as unclear:
            if noting is not None:
                self._open.setdefault((unclear.kind, heading), []).append((noting, unclear.words))
                self.problems.append(Problem(noting, "planned", _WHY[unclear.kind], unclear.words))
            return Deadline(unclear.words)

    def _ticked(self, names: list[str]) -> Deadline | None:
        """The months or quarters that are ticked: from the first of them until the last one."""
        days = Days(self.around.day, self.correction)
        try:
            spans = [(one.earliest, one.latest) for one in map(days.read, names)]
        except (Unclear, NoDay):
            spans = []
        said = ", ".join(names)
        if spans and spans[0][0] and spans[-1][1] and spans[0][0] <= spans[-1][1]:
            return Deadline(said, spans[0][0], spans[-1][1])
        return Deadline(said) if said else None

    def _from_until(self, row: Row) -> Deadline | None:
        try:
            ends = [
                next(
                    (
                        said
                        for heading in self._headings.get(name, ())
                        if (said := self._planned(row, heading, row.line))
                    ),
                    None,
                )
                for name in (BEGINS, ENDS)
            ]
        except NoDay:
            words = [
                text(value) for name in (BEGINS, ENDS) for value in self._cells(row, name) if isinstance(value, str)
            ]
            self.problems.append(Problem(row.line, "planned", Why.NOT_A_DAY, " – ".join(words)))
            return None
        except Unreadable as unreadable:
            self.problems.append(Problem(row.line, "planned", unreadable.why, unreadable.words))
            return None
        start, end = ends
        if start is None or end is None:
            return start or end
        both = f"{start.said} – {end.said}"
        if start.earliest and end.latest and start.earliest <= end.latest:
            return Deadline(both, start.earliest, end.latest)
        return Deadline(both)


def lengths(hours: Sequence[clock.Hours | None]) -> list[int | None]:
    """The minutes of each agenda point of which only the start is told: until the next one starts, on the same day."""
    found: list[int | None] = []
    for place, one in enumerate(hours):
        following: time | None = next((after.start for after in hours[place + 1 : place + 2] if after), None)
        found.append(clock.minutes_between(one.start, following) if one and not one.end and following else None)
    return found


def first_and_last(hours: Iterable[clock.Hours | None]) -> tuple[time | None, time | None]:
    """When the first agenda point begins and, where that is told, the last one ends."""
    told = [one for one in hours if one]
    return (told[0].start, told[-1].end) if told else (None, None)
