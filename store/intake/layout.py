"""Where the tables are in a grid of cells: several on one sheet, wherever they stand.

A sheet is cut into bands by its empty rows and, where tables stand side by side, into blocks by its empty columns. In
each block the rows that look like headings begin a table each; the lines above one are its title.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from . import columns, layout_lists
from .grid import Grid, Value
from .layout_header import Header, has_number, header_at, looks_like_one
from .layout_sheet import Sheet, sheet_of, shown
from .layout_table import build
from .tables import Table

_TITLE_LINES = 8


def tables(grid: Grid) -> tuple[Table, ...]:
    """The tables of one sheet or of one table of a document, in reading order; none where it holds none.

    Any grid gives some or none; nothing is raised.
    """
    sheet = sheet_of(grid)
    found = [table for block in _blocks(sheet) for table in _in_block(sheet, block, grid.before)]
    place = grid.sheet or str(grid.number or "")
    if len(found) == 1:
        return (replace(found[0], place=place),)
    return tuple(replace(table, place="!".join(filter(None, (place, table.place)))) for table in found)


@dataclass
class _Block:
    """Columns of a sheet, and those of its rows that hold anything there; ``gaps`` are the rows after an empty one."""

    left: int
    right: int
    rows: list[int] = field(default_factory=list)
    gaps: set[int] = field(default_factory=set)

    def own(self, sheet: Sheet, row: int) -> list[tuple[int, Value]]:
        """The columns of this block that hold a value of their own in a row."""
        return [(column, value) for column, value in sheet.own(row) if self.left <= column <= self.right]

    def add(self, sheet: Sheet, band: Sequence[int]) -> None:
        first = True
        for row in band:
            if not sheet.is_empty(row, self.left, self.right):
                self.rows.append(row)
                if first:
                    self.gaps.add(row)
                first = False


def _blocks(sheet: Sheet) -> Iterator[_Block]:
    if not sheet.width:
        return
    blocks = [_Block(0, sheet.width - 1)]
    split = False
    for band in _bands(sheet):
        sides = _sides(sheet, band)
        if len(sides) > 1:
            above = _titles_at_the_end(sheet, blocks[-1]) if not split else []
            yield from blocks
            blocks, split = [_Block(*side) for side in sides], True
            blocks[0].add(sheet, above)
        elif split and any(looks_like_one(sheet, row, 0, sheet.width - 1, inside=True) for row in band):
            above = _titles_at_the_end(sheet, blocks[0])
            yield from blocks
            blocks, split = [_Block(0, sheet.width - 1)], False
            blocks[0].add(sheet, above)
        for block in blocks:
            block.add(sheet, band)
    yield from blocks


def _bands(sheet: Sheet) -> Iterator[list[int]]:
    """The runs of rows that are not empty."""
    band: list[int] = []
    for row in range(len(sheet.rows)):
        if not sheet.is_empty(row, 0, sheet.width - 1):
            band.append(row)
        elif band:
            yield band
            band = []
    if band:
        yield band


def _sides(sheet: Sheet, band: Sequence[int]) -> list[tuple[int, int]]:
    """The columns of the tables that stand side by side in these rows; one stretch where there is but one table."""
    used = [False] * sheet.width
    for row in band:
        for column, value in enumerate(sheet.rows[row]):
            if value is not None:
                merge = sheet.covered.get((row, column))
                reach = merge.right if merge and not (merge.left == 0 and merge.right == sheet.width - 1) else column
                used[column : reach + 1] = [True] * (reach + 1 - column)
    stretches: list[tuple[int, int]] = []
    for column, is_used in enumerate(used):
        if is_used and stretches and stretches[-1][1] == column - 1:
            stretches[-1] = (stretches[-1][0], column)
        elif is_used:
            stretches.append((column, column))
    if len(stretches) < 2:
        return [(0, sheet.width - 1)]
    starts = [
        start
        for start, end in stretches
        if end > start and any(looks_like_one(sheet, row, start, end, inside=False) for row in band[:40])
    ]
    if len(starts) < 2:
        return [(0, sheet.width - 1)]
    starts[0] = 0
    return [(start, after - 1) for start, after in zip(starts, [*starts[1:], sheet.width], strict=True)]


def _titles_at_the_end(sheet: Sheet, block: _Block) -> list[int]:
    taken: list[int] = []
    while block.rows and len(taken) < _TITLE_LINES and len(sheet.own(block.rows[-1])) == 1:
        if block.rows[-1] not in block.gaps and (len(block.rows) > 1 and len(sheet.own(block.rows[-2])) > 1):
            break
        taken.insert(0, block.rows.pop())
    return taken


def _in_block(sheet: Sheet, block: _Block, before: Sequence[str]) -> Iterator[Table]:
    heads = list(_headers(sheet, block))
    if not heads:
        yield from layout_lists.tables(sheet, block.rows, block.left, block.right, before)
        return
    start = 0
    ends = [first for _header, first, _after in heads[1:]] + [len(block.rows)]
    for place, ((header, first, after), end) in enumerate(zip(heads, ends, strict=True)):
        lines = block.rows[start if place == 0 else first : _place(block.rows, header.top)]
        texts = [shown(own[0][1]) for row in lines if len(own := block.own(sheet, row)) == 1]
        preface = [*(before if place == 0 else ()), *texts]
        if place == 0:
            yield from layout_lists.beside_labels(sheet, lines, block.left, block.right)
        table = build(sheet, header, block.rows[after:end], preface, _address(sheet, header))
        yield table
        passed = {one.line for one in table.passed_over}
        rest = [row for row in block.rows[after:end] if sheet.lines[row] in passed]
        yield from layout_lists.beside_labels(sheet, rest, block.left, block.right)


def _address(sheet: Sheet, header: Header) -> str:
    column = next((place for place, texts in enumerate(header.headings, header.left) if texts), header.left)
    letters, place = "", column + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{sheet.lines[header.top]}"


def _headers(sheet: Sheet, block: _Block) -> Iterator[tuple[Header, int, int]]:
    """Each table's header, the place among the block's rows where its title begins, and where its records do."""
    previous: Header | None = None
    after = 0
    place = 0
    while place < len(block.rows):
        row = block.rows[place]
        if (previous and row <= previous.bottom) or not looks_like_one(
            sheet, row, block.left, block.right, inside=previous is not None
        ):
            place += 1
            continue
        if previous and not _stands_apart(sheet, block, place, previous):
            place += 1
            continue
        header = header_at(sheet, row, block.left, block.right)
        first = _title_begins(sheet, block, _place(block.rows, header.top), after)
        place = _place(block.rows, header.bottom) + 1
        if previous and header.headings == previous.headings and first == _place(block.rows, header.top):
            continue  # the same headings at the top of the next page
        yield header, first, place
        previous, after = header, place
    if previous is None and (only := _single_heading(sheet, block)):
        yield only


def _stands_apart(sheet: Sheet, block: _Block, place: int, previous: Header) -> bool:
    """Whether a row in the middle of a table can be the headings of another and is not a record of known words."""
    row, left, right = block.rows[place], block.left, block.right
    return (
        row in block.gaps
        or len(block.own(sheet, block.rows[place - 1])) == 1
        or has_number(sheet, row, left, right)
        or sheet.rows[row][left : right + 1] == sheet.rows[previous.top][left : right + 1]
    )


def _single_heading(sheet: Sheet, block: _Block) -> tuple[Header, int, int] | None:
    """The header of a list that has one column, or one known heading in its first row."""
    if len(block.rows) < 2:
        return None
    own = block.own(sheet, block.rows[0])
    named = [
        column
        for column, value in own
        if isinstance(value, str)
        and any(columns.exactly(kind, value) == columns.NAMED_BY[kind] for kind in columns.KINDS)
    ]
    if not named or any(not isinstance(value, str) or len(value) > 60 or "\n" in value for _column, value in own):
        return None
    if len(own) == 2 and all(":" in shown(value) or len(own) != 2 for _column, value in own[:1]):
        return None  # a label and what it says
    if len(own) == 1 and layout_lists.is_list(sheet, block.rows[1:]):
        return None
    header = header_at(sheet, block.rows[0], block.left, block.right)
    return header, 0, _place(block.rows, header.bottom) + 1


def _place(rows: Sequence[int], row: int) -> int:
    found = bisect_left(rows, row)
    return found if found < len(rows) and rows[found] == row else max(bisect_right(rows, row) - 1, 0)


def _title_begins(sheet: Sheet, block: _Block, place: int, after: int) -> int:
    """The place of the first line above a header that belongs to it and not to the table before."""
    first = place
    while first > after and place - first < _TITLE_LINES:
        row = block.rows[first - 1]
        if len(block.own(sheet, row)) != 1:
            break
        if first < place and block.rows[first] in block.gaps and first != place:
            break  # an empty row between two lines: the upper one closes the table before
        first -= 1
    return first
