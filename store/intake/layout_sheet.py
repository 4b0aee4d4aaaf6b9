"""A grid with its values cleaned and its merged cells resolved, so that tables can be looked for in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time

from ..meeting.text import clean, short_date
from .grid import Grid, Merge, Value

_MOST_MERGED = 200_000
"""Cells inside merged ranges that are looked at; what a sheet merges beyond that is decoration."""


def shown(value: Value) -> str:
    """A cell as one would read it: whole numbers without a point, days as day/month/year, ticks as signs."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "☑" if value else "☐"
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
        case datetime():
            return short_date(value.date()) + (f" {value:%H:%M}" if value.time() != time(0) else "")
        case date():
            return short_date(value)
        case time():
            return f"{value:%H:%M}"
        case _:
            return str(value)


@dataclass(frozen=True)
class Sheet:
    """Rows of equal length with ``None`` for nothing; ``covered`` tells for a cell inside a merged range which one."""

    rows: list[tuple[Value, ...]]
    lines: tuple[int, ...]
    width: int
    covered: dict[tuple[int, int], Merge] = field(default_factory=dict)

    def text(self, row: int, column: int) -> str:
        """The words in a cell; those of the whole range for each cell of a merged one."""
        return shown(self.value(row, column))

    def value(self, row: int, column: int) -> Value:
        """What stands in a cell; the value of the whole range for each cell of a merged one."""
        merge = self.covered.get((row, column))
        return self.rows[merge.top][merge.left] if merge else self.rows[row][column]

    def own(self, row: int) -> list[tuple[int, Value]]:
        """The columns of a row that hold a value of their own."""
        return [(column, value) for column, value in enumerate(self.rows[row]) if value is not None]

    def is_empty(self, row: int, first: int, last: int) -> bool:
        """Whether nothing stands in these columns of a row, not even a part of a cell merged from above."""
        if any(value is not None for value in self.rows[row][first : last + 1]):
            return False
        if not self.covered:
            return True
        inside = (self.covered.get((row, column)) for column in range(first, last + 1))
        return not any(merge and self.rows[merge.top][merge.left] is not None for merge in inside)


def sheet_of(grid: Grid) -> Sheet:
    """The grid as far as anything stands in it; a grid of whatever shape gives one, maybe of no rows."""
    width = max((_used(row) for row in grid.rows), default=0)
    nothing: tuple[Value, ...] = (None,) * width
    rows: list[tuple[Value, ...]] = []
    for row in grid.rows:
        cleaned = tuple([_cleaned(value) for value in row[:width]])
        rows.append(cleaned + nothing[len(cleaned) :] if any(value is not None for value in cleaned) else nothing)
    while rows and rows[-1] is nothing:
        rows.pop()
    lines = tuple(grid.lines[place] if place < len(grid.lines) else place + 1 for place in range(len(rows)))
    return Sheet(rows, lines, width, _covered(grid, rows, width))


def _used(row: tuple[Value, ...]) -> int:
    for place in range(len(row) - 1, -1, -1):
        if row[place] is not None and row[place] != "":
            return place + 1
    return 0


def _cleaned(value: Value) -> Value:
    if type(value) is str:
        if value.isascii() and value.isprintable():
            return value.strip() or None
        # Where a word may be broken (soft hyphens) is no part of it: with one in its name a body is not found again.
        return clean(value.replace("\xa0", " ").replace("\xad", ""), lines=True).strip() or None
    return value


def _covered(grid: Grid, rows: list[tuple[Value, ...]], width: int) -> dict[tuple[int, int], Merge]:
    found: dict[tuple[int, int], Merge] = {}
    left = _MOST_MERGED
    for merge in grid.merges:
        top, start = max(merge.top, 0), max(merge.left, 0)
        bottom, end = min(merge.bottom, len(rows) - 1), min(merge.right, width - 1)
        cells = (bottom - top + 1) * (end - start + 1)
        if top > bottom or start > end or cells < 2 or cells > left:
            continue
        left -= cells
        own = sum(value is not None for row in rows[top : bottom + 1] for value in row[start : end + 1])
        if own > (rows[top][start] is not None):
            continue  # no program shows cells as one that hold several values
        clipped = Merge(top, start, bottom, end)
        for row in range(top, bottom + 1):
            for column in range(start, end + 1):
                found.setdefault((row, column), clipped)
    return found
