"""The rows below a table's headings: which are records, which head a part of the table, which are neither."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..meeting.kinds import RecordKind
from . import columns
from .bodies import is_body
from .grid import Value
from .headings import BEGINS, CLOCK, ENDS
from .layout_header import Header
from .layout_sheet import Sheet, shown
from .layout_text import Line, Numbered, Numbering, heads_a_part, line_of, numbered, part_named
from .tables import PassedOver

_NUMBERING = re.compile(r"\(?\s*([0-9]{1,2}|[A-ZĐ])\s*\)?(?:\s*=.*)?")
_ARABIC = re.compile(r"\(?[0-9]{1,6}(?:[.,]0*)?\)?[.)]?")
#: What is said of several rows at once holds for each of them, but for what counts, measures or names one record.
_OF_ONE_RECORD = frozenset(
    {"number", "title", "name", "figures", "planned_minutes", "planned_start", CLOCK, BEGINS, ENDS}
)
_WIDEST_RANK = {kind: place for place, kind in enumerate(Numbering)}


@dataclass
class _Record:
    row: int
    values: dict[int, Value]
    parts: tuple[str, str]  # the part of the table it stands in, and the body that heads the rows around it


@dataclass
class _Parts:
    """The headings of parts that hold at a row: ``II. Tỉnh Lâm Đồng`` and below it ``1. Lĩnh vực y tế``."""

    open: list[tuple[Numbering, bool, str]] = field(default_factory=list)

    def enter(self, line: Numbered, words: str, *, of_a_body: bool) -> None:
        while self.open and (
            _WIDEST_RANK[self.open[-1][0]] >= _WIDEST_RANK[line.numbering]
            if line.numbering is not Numbering.NONE
            else self.open[-1][0] is Numbering.NONE and (self.open[-1][1] == of_a_body or of_a_body)
        ):
            self.open.pop()
        self.open.append((line.numbering, of_a_body, words))

    @property
    def now(self) -> tuple[str, str]:
        plain = [words for _kind, body, words in self.open if not body]
        bodies = [words for _kind, body, words in self.open if body]
        return (plain[-1] if plain else ""), (bodies[-1] if bodies else "")


class Body:
    """What the rows below a header are: ``records``, the parts they stand in, and the rows ``passed`` over."""

    def __init__(self, sheet: Sheet, header: Header) -> None:
        self.sheet = sheet
        self.header = header
        self.named = {column: header.heading(column) for column in range(header.left, header.right + 1)}
        known = _fields(self.named)
        self.number = next((column for column, names in known.items() if "number" in names), None)
        self.names = [column for column, names in known.items() if names & {"title", "name"}]
        self.of_people = any(
            columns.field_of(RecordKind.DELEGATE, self.named[column]) == "name" for column in self.names
        )
        self.one_each = {column for column, names in known.items() if names & _OF_ONE_RECORD}
        self.heads = {sheet.rows[row][header.left : header.right + 1] for row in range(header.top, header.bottom + 1)}
        self.width = sum(bool(texts) for texts in header.headings)
        self.records: list[_Record] = []
        self.by_row: dict[int, _Record] = {}
        self.passed: list[PassedOver] = []
        self.parts = _Parts()
        self.entered: list[tuple[int, str]] = []
        self.parts_seen: list[tuple[bool, str]] = []
        self.ended = False
        self.arabic = False

    def take(self, rows: Sequence[int]) -> None:
        if self.number is not None:
            self.arabic = any(_ARABIC.fullmatch(shown(self.sheet.rows[row][self.number])) for row in rows)
        for row in rows:
            self._take(row)
        while len(self.records) > 1 and self._is_bare(self.records[-1]) and self._is_bare(self.records[-2]):
            self.pass_over([self.records.pop().row])  # numbers prepared for rows that nobody filled in
            if (
                self.records
                and self._is_bare(self.records[-1])
                and not (len(self.records) > 1 and self._is_bare(self.records[-2]))
            ):
                self.pass_over([self.records.pop().row])
        said = {words for record in self.records for words in record.parts}
        self.pass_over([row for row, words in self.entered if words not in said])

    def _is_bare(self, record: _Record) -> bool:
        return self.number is not None and set(record.values) == {self.number}

    def pass_over(self, rows: Sequence[int]) -> None:
        for row in rows:
            words = " | ".join(" ".join(shown(value).split()) for _column, value in self._own(row))
            if words:
                self.passed.append(PassedOver(self.sheet.lines[row], words[:300]))

    def _own(self, row: int) -> list[tuple[int, Value]]:
        left, cells = self.header.left, self.sheet.rows[row][self.header.left : self.header.right + 1]
        return [(column, value) for column, value in enumerate(cells, left) if value is not None]

    def _take(self, row: int) -> None:
        own = self._own(row)
        if not own:
            return
        if self.ended or self.sheet.rows[row][self.header.left : self.header.right + 1] in self.heads:
            self.pass_over([row])
            return
        number = shown(self.sheet.rows[row][self.number]) if self.number is not None else ""
        if (not _ARABIC.fullmatch(number) or len(own) > 1) and self._is_no_record(row, own, number):
            return
        above = self._continued(row, number)
        if above is not None:
            self._join(above, own)
            return
        values = dict(own)
        if self.sheet.covered:
            for column in range(self.header.left, self.header.right + 1):
                if column not in values and (column not in self.one_each or column in self.names):
                    merge = self.sheet.covered.get((row, column))
                    if merge and merge.left == column and (said := self.sheet.rows[merge.top][column]) is not None:
                        values[column] = said
        record = _Record(row, values, self.parts.now)
        self.records.append(record)
        self.by_row[row] = record

    def _is_no_record(self, row: int, own: list[tuple[int, Value]], number: str) -> bool:
        """Deal with a row that is no record: the numbers of the columns, a total, the signatures, a part's heading."""
        texts = [shown(value) for _column, value in own]
        hints = all(text.startswith("(") and text.endswith(")") for text in texts)
        if not self.records and len(own) > 1 and (hints or _are_column_numbers(texts)):
            self.pass_over([row])
            return True
        if _ARABIC.fullmatch(number):
            return False
        if self._is_labelled(own, number):
            self.pass_over([row])
            return True
        first = shown(own[0][1])
        line = line_of(first) if isinstance(own[0][1], str) else Line.TEXT
        if line is Line.FOOT and (
            len(own) == 1
            or "," in first
            or ":" in first
            or all(line_of(shown(value)) is Line.FOOT for _c, value in own)
        ):
            self.ended = len(own) > 1 or bool(self.records)
            self.pass_over([row])
            return True
        if (line is Line.TOTAL and self._may_be_total(own)) or (line in {Line.NOTE, Line.LETTERHEAD} and len(own) == 1):
            self.pass_over([row])
            return True
        words = self._part_heading(row, own, number)
        if words is None:
            return False
        self._enter(row, words)
        return True

    def _is_labelled(self, own: list[tuple[int, Value]], number: str) -> bool:
        """Whether words stand where all others have a number (Kết thúc lúc | 17 giờ): the paper goes on below."""
        return (
            self.arabic
            and [column for column, _value in own] == [self.number, *self.names[:1]]
            and len(number.split()) > 1
            and numbered(number).numbering is Numbering.NONE
        )

    def _may_be_total(self, own: list[tuple[int, Value]]) -> bool:
        return own[0][0] not in self.names[:1] or len(own) > 1 or self.number is not None

    def _part_heading(self, row: int, own: list[tuple[int, Value]], number: str) -> str | None:
        column, value = own[0]
        if not isinstance(value, str) or len(value) > 300:
            return None
        if len(own) == 2 and self.arabic and column == self.number and own[1][0] in self.names:
            sign = numbered(number)
            if sign.numbering in {Numbering.ROMAN, Numbering.LETTER} and not sign.words:
                return f"{sign.sign}. {shown(own[1][1])}"
        if len(own) != 1:
            return None
        merge = self.sheet.covered.get((row, column))
        if merge and 2 * (merge.right - merge.left + 1) > self.width and merge.top == merge.bottom and self.width > 1:
            return value
        if column == self.number:
            return value
        if self.width < 2:
            return None
        if column in self.names:
            if self.of_people and is_body(numbered(value).words):
                return value
            found = numbered(value)
            if found.numbering in {Numbering.ROMAN, Numbering.LETTER} and found.words and self.number is not None:
                return value
            return value if self.number is not None and self.arabic and heads_a_part(value) else None
        return value if column == self.header.left and self.names and column < self.names[0] else None

    def _enter(self, row: int, text: str) -> None:
        line = numbered(" ".join(text.split()))
        words = part_named(" ".join(text.split()))
        of_a_body = is_body(line.words) or is_body(words)
        self.parts.enter(line, words, of_a_body=of_a_body)
        self.parts_seen.append((of_a_body, " ".join(text.split())))
        self.entered.append((row, words))

    def _continued(self, row: int, number: str) -> _Record | None:
        """The record of an earlier row whose name reaches down over this one."""
        for column in self.names:
            merge = self.sheet.covered.get((row, column))
            if merge and merge.top < row and not number:
                return self.by_row.get(merge.top)
        return None

    def _join(self, record: _Record, own: list[tuple[int, Value]]) -> None:
        for column, value in own:
            said = record.values.get(column)
            if said is None:
                record.values[column] = value
            elif shown(value) not in shown(said).split("\n"):
                record.values[column] = f"{shown(said)}\n{shown(value)}"


def _fields(named: Mapping[int, str]) -> dict[int, set[str]]:
    """What each column can hold, by the kinds of record that know most of these headings."""
    by_kind = [
        {column: columns.candidates(kind, heading) for column, heading in named.items()} for kind in columns.KINDS
    ]
    counts = [len({names[0] for names in found.values() if names}) for found in by_kind]
    likely = [found for found, count in zip(by_kind, counts, strict=True) if count + 1 >= max(counts)]
    fields = {column: {found[column][0] for found in likely if len(found[column]) == 1} for column in named}
    for column, heading in named.items():  # a unit under the heading of its group names no record
        if columns.GROUP in heading and fields[column] & {"name", "title"}:
            fields[column] -= {"name", "title"}
    return fields


def _are_column_numbers(texts: list[str]) -> bool:
    """(1) (2) (3), or A B 1 2 3: the numbers of the columns."""
    found = [_NUMBERING.fullmatch(text.strip()) for text in texts]
    if len(texts) < 2 or not all(found):
        return False
    signs = [match[1] for match in found if match]
    letters = sum(not sign.isdecimal() for sign in signs)
    rising = [*"ABCDEFGH"[:letters], *(str(number) for number in range(1, len(signs) - letters + 1))]
    return [sign.lstrip("0") for sign in signs] == rising
