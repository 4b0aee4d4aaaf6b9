"""A sheet's filled cells as the rows of a grid, however far apart they stand and whatever is formatted around them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import lru_cache
from pathlib import Path

from ..errors import CannotRead, Trouble
from .grid import Merge, Value

MOST_LINES = 1_048_576
MOST_COLUMNS = 16_384
"""Rows and columns of the largest sheet that there is (ECMA-376 part 1, 18.3.1.73 and Excel's own limits)."""

MOST_ROWS = 100_000
"""Filled rows of the longest sheet that is read."""

MOST_CELLS = 5_000_000
"""Cells of the largest grid, the empty ones before a row's last filled cell among them."""

_KEPT_EMPTY = 2
_MOST_MERGED = 1_000_000
"""Rows of all merged cells together, beyond which the rest are left as they are: merged cells that lie over each other
are in no honest sheet, and a few thousand of them can keep a reader busy for hours."""


class Rows:
    """The rows of one sheet while it is read; raises CannotRead where they are more than is read."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: dict[int, list[Value]] = {}
        self._merges: list[Merge] = []
        self._cells = 0
        self._merged = 0

    def add(self, line: int, values: list[Value]) -> None:
        """Put values into the row that a user finds by this number, from its first column on."""
        there = self._rows.setdefault(line, values)
        if there is not values:
            for column, value in enumerate(values):
                if value is not None:
                    put(there, column, value)
        self._cells += len(values)
        if len(self._rows) > MOST_ROWS:
            raise CannotRead(Trouble.TOO_LARGE, self._path, f"> {MOST_ROWS}")
        if self._cells > MOST_CELLS:
            raise CannotRead(Trouble.TOO_LARGE, self._path, f"> {MOST_CELLS}")

    def merge(self, merge: Merge) -> None:
        """Remember cells that are shown as one, their rows by the numbers that a user finds them by."""
        if merge.top <= merge.bottom and merge.left <= merge.right and len(self._merges) < _MOST_MERGED:
            self._merges.append(merge)

    def columns_used(self) -> set[int]:
        """The columns in which anything stands."""
        return {column for values in self._rows.values() for column, value in enumerate(values) if value is not None}

    def packed(self) -> tuple[tuple[int, ...], tuple[tuple[Value, ...], ...], tuple[Merge, ...]]:
        """The rows' numbers, the rows, and the merged cells by their places among them."""
        filled = sorted(self._rows)
        lines: list[int] = []
        for line in filled:
            before = lines[-1] if lines else 0
            lines.extend(range(before + 1, min(before + 1 + _KEPT_EMPTY, line)))
            lines.append(line)
        merges = tuple(placed for merge in self._merges if (placed := self._placed(merge, lines)) is not None)
        rows = tuple(_row(self._rows.get(line)) for line in lines)
        return tuple(lines), rows, merges

    def _placed(self, merge: Merge, lines: list[int]) -> Merge | None:
        top, bottom = bisect_left(lines, merge.top), bisect_right(lines, merge.bottom) - 1
        if top > bottom or (top == bottom and merge.left == merge.right):
            return None
        self._merged += bottom - top + 1
        if self._merged > _MOST_MERGED:
            return None
        for line in lines[top : bottom + 1]:
            # What lies under a merged cell is not shown; the place of the shown one is the first.
            values = self._rows.get(line, [])
            for column in range(merge.left, min(merge.right + 1, len(values))):
                if (line, column) != (merge.top, merge.left):
                    values[column] = None
        return Merge(top, merge.left, bottom, merge.right)


def put(values: list[Value], column: int, value: Value) -> None:
    """Put a value at its column, which may lie beyond the row's end."""
    if column >= len(values):
        values.extend([None] * (column - len(values) + 1))
    values[column] = value


def _row(values: list[Value] | None) -> tuple[Value, ...]:
    while values and values[-1] is None:
        values.pop()
    return tuple(values or ())


@lru_cache(maxsize=MOST_COLUMNS)
def column_name(column: int) -> str:
    """``A`` for column 0, ``AA`` for column 26."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(65 + letter) + name
    return name


def column_number(reference: str) -> int | None:
    """The column, from 0, of a cell named as in ``AB12``; None where that names no cell."""
    return _number_of(reference.rstrip("0123456789").replace("$", "")) if reference else None


@lru_cache(maxsize=MOST_COLUMNS)
def _number_of(letters: str) -> int | None:
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        return None
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1
