"""Word documents as grids: every table, and the paragraphs themselves where a list stands in no table.

python-docx is not used: its cells come back empty where they hold tracked changes or content controls.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CannotRead, Trouble
from ..meeting.text import clean
from . import package
from .grid import Grid, Merge, Note, NoteKind, Value
from .word_names import CELL, CHANGES, PARAGRAPH, ROW, TABLE, VAL, W
from .word_numbering import BULLET, Numbering
from .word_text import Story, unwrapped

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_CELLS = 1_000_000
"""Cells of all the tables of the largest document that is read."""

_WIDEST = 1_000
_NEAREST = 10


def read(path: Path, content: bytes) -> tuple[Grid, ...]:
    """The tables of a document in their order, a table inside a cell after the one around it.

    Where no table holds more than a letterhead or signatures, the paragraphs follow as a grid of one column, one row
    for each line that is not empty. Raises CannotRead, and nothing else, whatever the bytes are.
    """
    archive = package.checked(path, content)
    if archive.suffix not in package.DOCUMENTS | {".dotx", ".dotm"}:
        raise CannotRead(Trouble.WRONG_TYPE, path, archive.suffix)
    main = archive.tree(archive.main)
    body = main.find(f"{W}body") if main is not None else None
    if body is None:
        raise CannotRead(Trouble.DAMAGED, path)
    related = dict(archive.related(archive.main).values())
    numbering = Numbering(archive.tree(related.get("numbering", "")), archive.tree(related.get("styles", "")))
    reading = _Reading(path, numbering)
    try:
        lines = reading.blocks(body)
    except RecursionError:  # tables in tables without end
        raise CannotRead(Trouble.HOSTILE, path) from None
    grids = [grid for grid in reading.grids if any(grid.rows)]
    if not any(_holds_a_list(grid) for grid in grids) and lines:
        rows, numbers = tuple((line.shown,) for line in lines), tuple(line.number for line in lines)
        grids.append(Grid(rows, numbers, number=len(reading.grids) + 1, notes=_changes(body)))
    if not grids:
        raise CannotRead(Trouble.NO_TABLES, path)
    return tuple(grids)


def _holds_a_list(grid: Grid) -> bool:
    """Whether a table is more than the letterhead, a frame or the signatures that surround a letter's text."""
    filled = {at for row in grid.rows for at, value in enumerate(row) if value is not None}
    return len(grid.rows) > 3 or (len(filled) > 2 and len(grid.rows) > 1)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text: its paragraph's number in the text around it, what Word wrote before it, and its words."""

    number: int
    label: str
    words: str

    @property
    def shown(self) -> str:
        return f"{self.label} {self.words}".strip()


@dataclass
class _Reading:
    """A document's text on its way into grids."""

    path: Path
    numbering: Numbering
    story: Story = field(default_factory=Story)
    grids: list[Grid] = field(default_factory=list)
    _widths: dict[int, int] = field(default_factory=dict)
    _cells: int = 0

    def blocks(self, parent: _Element) -> list[_Line]:
        """The lines of text in a body, cell or text box; the tables in it are read on the way."""
        lines: list[_Line] = []
        since_table = 0
        last: int | None = None
        number = 0
        begun = ""  # of a paragraph whose end was deleted: it goes on in the next one
        for block in unwrapped(parent):
            if block.tag == PARAGRAPH:
                text = begun + self.story.text(block)
                goes_on = _end_is_gone(block)
                begun = text if goes_on else ""
                boxes = self._boxes()
                if not goes_on:
                    label = self.numbering.label(block)
                    number += bool(text.strip() or label)
                    lines.extend(_lines(number, label, text))
                lines.extend(boxes)
            elif block.tag == TABLE:
                before = tuple(line.shown for line in lines[since_table:][-_NEAREST:])
                place = self._table(block, before)
                if last is None or before or not self._went_on(last, place):
                    last = place
                since_table = len(lines)
        lines.extend(_lines(number + 1, "", begun))
        return lines

    def _boxes(self) -> list[_Line]:
        if not self.story.boxes:
            return []
        boxes, self.story.boxes = self.story.boxes, []
        return [line for box in boxes for line in self.blocks(box)]

    def _table(self, table: _Element, before: tuple[str, ...]) -> int:
        """Read a table; gives its place among the grids."""
        place = len(self.grids)
        self.grids.append(Grid((), (), number=place + 1))
        rows: list[tuple[Value, ...]] = []
        spans = _Spans()
        for row in unwrapped(table):
            if row.tag == ROW and row.find(f"{W}trPr/{W}del") is None:
                rows.append(self._row(row, len(rows), spans))
        self.grids[place] = Grid(
            tuple(rows),
            tuple(range(1, len(rows) + 1)),
            spans.merges(),
            number=place + 1,
            before=before,
            notes=_changes(table),
        )
        self._widths[place] = spans.width
        return place

    def _went_on(self, above: int, place: int) -> bool:
        """Whether a table goes on from the one above it, as one that was split does: as wide, with no words between.

        Its rows are then those of the one above, behind an empty one, for it may have headings of its own.
        """
        upper, lower = self.grids[above], self.grids[place]
        if self._widths[above] != self._widths[place] or not upper.rows:
            return False
        down = len(upper.rows) + 1
        merges = (replace(one, top=one.top + down, bottom=one.bottom + down) for one in lower.merges)
        self.grids[above] = replace(
            upper,
            rows=(*upper.rows, (), *lower.rows),
            lines=(*upper.lines, upper.lines[-1], *(upper.lines[-1] + line for line in lower.lines)),
            merges=(*upper.merges, *merges),
            notes=_together(upper.notes, lower.notes),
        )
        self.grids[place] = Grid((), (), number=lower.number)
        return True

    def _row(self, row: _Element, at: int, spans: _Spans) -> tuple[Value, ...]:
        values: list[Value] = [None] * _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in unwrapped(row):
            properties = cell.find(f"{W}tcPr")
            if cell.tag != CELL or (properties is not None and properties.find(f"{W}cellDel") is not None):
                continue
            width = 1 if properties is None else max(1, _count(properties.find(f"{W}gridSpan"), 1))
            self._cells += width
            if self._cells > MOST_CELLS or len(values) > _WIDEST:
                raise CannotRead(Trouble.TOO_LARGE, self.path, f"> {MOST_CELLS}")
            lines = self.blocks(cell)  # a cell that goes on from above is read too: lists count on in it
            shown = spans.place(properties, at, len(values), width)
            values += [_value(lines) if shown else None, *[None] * (width - 1)]
        while values and values[-1] is None:
            values.pop()
        return tuple(values)


@dataclass
class _Spans:
    """Which cells of one table are shown as one; ``width`` is how many columns it has."""

    width: int = 0
    _open: dict[int, Merge] = field(default_factory=dict)
    _closed: list[Merge] = field(default_factory=list)
    _beside: Merge | None = None

    def place(self, properties: _Element | None, row: int, column: int, width: int) -> bool:
        """Note where a cell stands; false where it only goes on from the one above or beside it."""
        self.width = max(self.width, column + width)
        down, right = (_merged(properties, name) for name in ("vMerge", "hMerge"))
        if right == "continue" and self._beside is not None:
            self._beside = replace(self._beside, right=column + width - 1)
            self._open[self._beside.left] = self._beside
            return False
        above = self._open.get(column)
        if down == "continue" and above is not None and above.bottom == row - 1:
            self._open[column] = self._beside = replace(above, bottom=row)
            return False
        if above is not None:
            self._closed.append(above)
        self._open[column] = self._beside = Merge(row, column, row, column + width - 1)
        return True

    def merges(self) -> tuple[Merge, ...]:
        """All that are more than one cell, from the top."""
        found = [one for one in (*self._closed, *self._open.values()) if (one.top, one.left) != (one.bottom, one.right)]
        return tuple(sorted(found, key=lambda one: (one.top, one.left)))


def _merged(properties: _Element | None, name: str) -> str:
    found = None if properties is None else properties.find(f"{W}{name}")
    return "" if found is None else found.get(VAL, "continue")


def _count(element: _Element | None, otherwise: int) -> int:
    written = element.get(VAL, "") if element is not None else ""
    return min(int(written), _WIDEST + 1) if written.isdecimal() and len(written) < 10 else otherwise


def _value(lines: list[_Line]) -> Value:
    """What a cell shows; a cell that is only numbered (STT) holds the number."""
    if len(lines) == 1 and not lines[0].words:
        label = lines[0].label.rstrip(".)")
        return int(label) if label.isdecimal() and label.isascii() else label or None
    return "\n".join(line.shown for line in lines if line.shown != BULLET) or None


def _lines(number: int, label: str, text: str) -> Iterator[_Line]:
    filled = [shown for part in clean(text, lines=True).split("\n") if (shown := " ".join(part.split()))]
    if not filled and label:
        yield _Line(number, label, "")
    for place, part in enumerate(filled):
        yield _Line(number, "" if place else label, part)


def _end_is_gone(paragraph: _Element) -> bool:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    return mark is not None and any(mark.find(f"{W}{name}") is not None for name in ("del", "moveFrom"))


def _together(*notes: tuple[Note, ...]) -> tuple[Note, ...]:
    count = sum(note.count for some in notes for note in some)
    return (Note(NoteKind.TRACKED_CHANGES, count),) if count else ()


def _changes(parent: _Element) -> tuple[Note, ...]:
    count = sum(1 for _ in parent.iter(*CHANGES))
    return (Note(NoteKind.TRACKED_CHANGES, count),) if count else ()
