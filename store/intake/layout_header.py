"""Which rows of a sheet are headings of a table, and how far down and across they reach."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from ..meeting.text import fold
from . import columns
from .layout_sheet import Sheet, shown

MOST_ROWS = 3
"""Rows that a table's header has at most below the first."""

_LONGEST = 80
_HAS_DIGIT = re.compile(r"[0-9]{2}|^[0-9]")


@dataclass(frozen=True)
class Header:
    """The headings of a table in columns ``left`` to ``right``, in rows ``top`` to ``bottom`` of the sheet.

    ``headings`` holds for each column what stands above it, from the top down, each text once; ``joined`` names the
    columns that stand, without headings of their own, under one heading with the column before them.
    """

    top: int
    bottom: int
    left: int
    right: int
    headings: tuple[tuple[str, ...], ...]
    joined: frozenset[int] = frozenset()

    def heading(self, column: int) -> str:
        """What stands above a column of the sheet, in one line."""
        return columns.GROUP.join(_in_one_line(text) for text in self.headings[column - self.left])


def _in_one_line(text: str) -> str:
    """A heading's lines as one: two that are headings each, one for each language, are kept apart."""
    lines = [one for line in text.split("\n") if (one := " ".join(line.split()).rstrip(" /|"))]
    whole = " ".join(lines)
    if len(lines) < 2 or any(columns.exactly(kind, whole) for kind in columns.KINDS):
        return whole
    each = all(any(columns.exactly(kind, line) for kind in columns.KINDS) for line in lines)
    return " / ".join(lines) if each else whole


@lru_cache(maxsize=20_000)
def _fields(text: str) -> frozenset[tuple[str, str]]:
    """For each kind of record the field that a heading surely names, typing errors aside."""
    if len(text) > _LONGEST:
        return frozenset()
    found = ((kind.value, columns.candidates(kind, text)) for kind in columns.KINDS)
    return frozenset((kind, names[0]) for kind, names in found if names)


@lru_cache(maxsize=50_000)
def _is_known(text: str) -> bool:
    if len(text) > _LONGEST:
        return False
    return bool(columns.without_field(text)) or any(
        columns.exactly(kind, part) for kind in columns.KINDS for part in _variants(text)
    )


def _variants(text: str) -> Iterable[str]:
    yield text
    yield from (part.strip() for part in re.split(r"[/\n(|]", text)[:2])


@lru_cache(maxsize=20_000)
def _exact_fields(text: str) -> frozenset[tuple[str, str]]:
    found = ((kind.value, columns.exactly(kind, part)) for kind in columns.KINDS for part in _variants(text))
    return frozenset((kind, name) for kind, name in found if name)


def score(texts: Iterable[str], *, exactly: bool = False) -> int:
    """How many different fields of one kind of record these texts name, 0 where none is the one it is named by.

    A number's heading and one that never holds anything of the record (ghi chú, điện thoại) count as well: they stand
    above columns and nowhere else. ``exactly`` leaves aside what only resembles a known heading.
    """
    texts = list(texts)
    found = [pair for text in texts for pair in (_exact_fields(text) if exactly else _fields(text))]
    beside = {"number" for _kind, name in found if name == "number"} | {
        folded for text in texts if (folded := columns.without_field(text))
    }
    best = 0
    for kind in columns.KINDS:
        names = {name for of_kind, name in found if of_kind == kind.value}
        if columns.NAMED_BY[kind] in names:
            best = max(best, len(names | beside))
    return best


def looks_like_one(sheet: Sheet, row: int, left: int, right: int, *, inside: bool) -> bool:
    """Whether a row holds headings: at least two that are known, one of them for what its records are named by.

    ``inside`` a table it must besides hold no number, and as many known headings as others.
    """
    texts = []
    for value in sheet.rows[row][left : right + 1]:
        if value is not None:
            if type(value) is not str:
                return False
            texts.append(value)
    if len(texts) < 2 or not any(_is_known(text) for text in texts[:4]):
        return False
    if sum(len(text) > _LONGEST for text in texts) > len(texts) // 3:
        return False
    known = sum(_is_known(text) for text in texts)
    if inside and (2 * known < len(texts) or any(_HAS_DIGIT.search(text) for text in texts)):
        return False
    return known > 0 and len(set(texts)) > 1 and score(texts, exactly=inside) > 1


def has_number(sheet: Sheet, row: int, left: int, right: int) -> bool:
    """Whether one of the headings in a row is that of the rows' numbers, which no record holds."""
    texts = (value for value in sheet.rows[row][left : right + 1] if isinstance(value, str))
    return any(name == "number" for text in texts if len(text) <= _LONGEST for _kind, name in _exact_fields(text))


def header_at(sheet: Sheet, row: int, left: int, right: int) -> Header:
    """The whole header of which this row is the first with known headings."""
    top = _top(sheet, row, left, right)
    bottom = _bottom(sheet, row, left, right)
    headings, joined = [], set()
    for column in range(left, right + 1):
        texts: list[str] = []
        for place in range(top, bottom + 1):
            text = _above(sheet, place, column, left, bottom)
            if text and text not in texts:
                texts.append(text)
        headings.append(tuple(texts))
        merge = sheet.covered.get((bottom, column)) or sheet.covered.get((row, column))
        if merge and merge.left < column and texts and tuple(texts) == headings[-2] and column > left:
            joined.add(column)
    return Header(top, bottom, left, right, tuple(headings), frozenset(joined))


def _top(sheet: Sheet, row: int, left: int, right: int) -> int:
    """The row above belongs to the header if it heads groups of columns: merged over some of them, or over this row."""
    above = row - 1
    if above < 0 or sheet.is_empty(above, left, right):
        return row
    for column in range(left, right + 1):
        merge = sheet.covered.get((above, column))
        if merge is None or sheet.rows[merge.top][merge.left] is None:
            continue
        if merge.top <= above and merge.bottom >= row and merge.right - merge.left < right - left:
            return merge.top
    own = [column for column, _value in sheet.own(above) if left <= column <= right]
    groups = [merge for column in own if (merge := sheet.covered.get((above, column))) and merge.left < merge.right]
    whole = any(merge.left <= left and merge.right >= right for merge in groups)
    if groups and not whole and len(own) > 1 and all(_may_head(sheet.rows[above][column]) for column in own):
        return above
    return row


def _may_head(value: object) -> bool:
    """Whether a text is short enough for a heading, and neither a label (``Chương trình:``) nor a list."""
    if not isinstance(value, str) or len(value) > _LONGEST or value.endswith(":"):
        return False
    return sum(bool(re.match(r"\s*(?:[-–+•*]|[0-9]{1,2}[.)])", line)) for line in value.split("\n")) < 2


def _bottom(sheet: Sheet, row: int, left: int, right: int) -> int:
    merges = [sheet.covered.get((row, column)) for column in range(left, right + 1)]
    bottom = max((merge.bottom for merge in merges if merge and merge.bottom > row), default=row)
    bottom = min(bottom, row + MOST_ROWS, len(sheet.rows) - 1)
    while bottom < min(row + MOST_ROWS, len(sheet.rows) - 1) and _heads_parts(sheet, row, bottom + 1, left, right):
        bottom += 1
    return bottom


def _heads_parts(sheet: Sheet, row: int, below: int, left: int, right: int) -> bool:
    """Whether the row below holds sub-headings: short words that stand only under a wide heading or under none."""
    found = [(column, value) for column, value in sheet.own(below) if left <= column <= right]
    if len(found) < 2 or not all(isinstance(value, str | int) and len(str(value)) <= _LONGEST for _c, value in found):
        return False
    under_a_gap = 0
    for column, value in found:
        of_time = re.match(r"(?:thang|quy|nam)(?!\w)", fold(_group(sheet, row, column, left)))
        if not re.search(r"[^\W\d_]", shown(value)) and not of_time:
            return False
        if sheet.rows[row][column] is None:
            under_a_gap += 1
        elif not _is_wide(sheet, row, below, column, right):
            return False
    return under_a_gap > 0


def _group(sheet: Sheet, row: int, column: int, left: int) -> str:
    """The heading of this row that stands above a column or before it."""
    while column > left and not sheet.text(row, column):
        column -= 1
    return sheet.text(row, column)


def _is_wide(sheet: Sheet, row: int, below: int, column: int, right: int) -> bool:
    merge = sheet.covered.get((row, column))
    if merge:
        return merge.right > merge.left
    return column < right and sheet.rows[row][column + 1] is None and sheet.rows[below][column + 1] is not None


def _above(sheet: Sheet, row: int, column: int, left: int, bottom: int) -> str:
    text = sheet.text(row, column)
    if text or row == bottom or (row, column) in sheet.covered:
        return text
    # Without merged cells a wide heading stands above its first column only, its sub-headings below all of them.
    if sheet.rows[row + 1][column] is None or (row + 1, column) in sheet.covered:
        return ""
    for before in range(column - 1, left - 1, -1):
        if sheet.rows[row][before] is not None:
            wide = row + 1 <= bottom and sheet.rows[row + 1][before] is not None
            return sheet.text(row, before) if wide else ""
        if sheet.rows[row + 1][before] is None:
            return ""
    return ""
