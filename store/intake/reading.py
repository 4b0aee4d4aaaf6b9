"""The cells of a row into the typed values of a record, some of them made from two columns or from part of a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ..meeting.kinds import ItemState, Reason, RecordKind
from ..meeting.records import Deadline
from . import clock, columns
from . import words as said
from .asking import Asking
from .corrections import Correction
from .days import Days, NoDay, Unclear
from .headings import BEGINS, CLOCK, ENDS
from .persons import parted
from .proposal import Problem
from .questions import QuestionKind
from .tables import Row
from .values import Surroundings, Unreadable, Why, read, text

_MORE_WORDS = {"outcome": "state", "reason_text": "reason"}
"""Long texts of an item, and the field of a fixed list whose columns often say more than one of its words."""

_MARKED = ("parties", "lead", "supporting", "aliases")
_REPEATED = frozenset(
    {"parties", "lead", "supporting", "presenter", "party", "parent", "field", "state", "kind", "level"}
)


_START = "planned_start"


@dataclass
class Reader:
    """Reads the rows of one table, and gathers what could not be read and what has to be asked."""

    kind: RecordKind
    mapped: Mapping[str, str]
    around: Surroundings
    correction: Correction
    problems: list[Problem] = field(default_factory=list)
    _days: dict[str, Days] = field(default_factory=dict)
    _headings: dict[str, list[str]] = field(default_factory=dict)
    _known: dict[tuple[str, str], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.asking = Asking(self._leaning)
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
            if name in {BEGINS, ENDS, CLOCK} or (self.kind, name) == (RecordKind.POINT, _START):
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
        for name in _MORE_WORDS if self.kind is RecordKind.ITEM else ():
            if not self.has(name) and (words := self._noted(row, name)):
                found[name] = words
        if self.kind is RecordKind.POINT:
            found |= self._times(row, found)
        if self.kind is RecordKind.ITEM and "planned" not in found and (self.has(BEGINS) or self.has(ENDS)):
            found["planned"] = self._from_until(row)
        return {name: value for name, value in found.items() if value is not None}

    def hours(self, row: Row) -> clock.Hours | None:
        """From when until when an agenda point is planned, where that is said."""
        whole = next((found for value in self._cells(row, CLOCK) if (found := clock.hours(value))), None)
        if whole:
            return whole
        start = next((found for value in self._cells(row, _START) if (found := clock.hours(value))), None)
        end = next((found for value in self._cells(row, ENDS) if (found := clock.hours(value))), None)
        return clock.Hours(start.start, end.start if end else start.end) if start else None

    def _leaning(self, kind: QuestionKind, heading: str) -> str:
        return self._days[heading].evidence.leaning(kind) if heading in self._days else ""

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
            in_free_words = self.kind is RecordKind.ITEM and name == "reason"  # which the reason's own text keeps
            if not in_free_words or unreadable.why is not Why.UNKNOWN_WORD:
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
        if name in _MORE_WORDS and self.kind is RecordKind.ITEM:
            return self._together(row, name)
        cells = (row.values.get(heading) for heading in headings)
        found = [value for cell in cells if (value := self._read(name, cell, again=noting is not None)) is not None]
        if len(found) < 2:
            return found[0] if found else None
        if name in _MARKED:
            return tuple(dict.fromkeys(one for value in found for one in value))
        return found[0]

    def _together(self, row: Row, name: str) -> str | None:
        """A long text out of all columns that hold a part of it, each part under its heading where it needs one.

        What a column of states or reasons says beyond the words of their list belongs here.
        """
        own, beside = self._headings.get(name, ()), self._headings.get(_MORE_WORDS[name], ())
        parts: dict[str, str] = {}
        for heading in self.mapped:
            value = row.values.get(heading)
            if heading in beside and (not isinstance(value, str) or self._is_of_a_list(_MORE_WORDS[name], value)):
                continue
            if (heading in own or heading in beside) and (words := read(self.kind, name, value, self.around)):
                parts[heading] = words
        several = len(own) > 1 or len(parts) > 1
        for heading, words in parts.items():
            if several or (heading in beside and not re.search(r"[^\W\d]", words)):  # 47% alone says nothing
                parts[heading] = f"{heading}: {words}"
        return "\n".join(parts.values()) or None

    def _is_of_a_list(self, name: str, words: str) -> bool:
        return said.value_of(ItemState if name == "state" else Reason, words) is not None

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

    def _times(self, row: Row, found: Mapping[str, Any]) -> dict[str, Any]:
        """When an agenda point is to begin and how long it takes; notes cells that say neither."""
        hours = self.hours(row)
        length = hours.minutes if hours else None
        for name in (CLOCK, _START):
            for value in self._cells(row, name):
                if clock.hours(value) is not None:
                    continue
                minutes = None if isinstance(value, int | float) else clock.minutes(value)
                if minutes is not None:  # 15 phút; 8h15 in such a column is a time of day
                    length = minutes
                else:
                    self.problems.append(Problem(row.line, name, Why.NOT_A_TIME, text(value)))
        return {_START: hours.start if hours else None, "planned_minutes": found.get("planned_minutes", length)}

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
        days = self._days.setdefault(heading, Days(self.around.day, self.correction, heading))
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
                self.asking.wait(unclear.kind, heading, noting, unclear.words)
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
