"""A list whose rows are one or several lines of text stretches each: dossiers, answers of a search, choices."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate

from rich.cells import cell_len
from textual import events

from .drawn_looks import PLAIN, Piece
from .rows import Rows
from .wording import Said
from .wrapping import shorten

Line = Sequence[Said]


class TallRows(Rows):
    """Rows that are given as lines; what does not fit in a line ends in …."""

    def __init__(self, *, id: str | None = None, on_letter: Callable[[events.Key], None] | None = None) -> None:
        super().__init__(id=id, on_letter=on_letter)
        self._texts: Sequence[Sequence[Line]] = ()
        self._bottoms: list[int] = []

    def show(self, texts: Sequence[Sequence[Line]]) -> None:
        """Show these rows; the cursor stays on the row of the same number."""
        self._texts = texts
        self._bottoms = list(accumulate(len(lines) for lines in texts))
        self.redraw()

    def count(self) -> int:
        """The number of rows."""
        return len(self._texts)

    def top(self, row: int) -> int:
        """The line on which a row begins."""
        return self._bottoms[row - 1] if row else 0

    def height(self, row: int) -> int:
        """The lines of a row."""
        return len(self._texts[row])

    def row_at(self, line: int) -> int:
        """The row that a line belongs to."""
        return min(bisect_right(self._bottoms, line), max(0, self.count() - 1))

    def total_height(self) -> int:
        """The lines of all rows."""
        return self._bottoms[-1] if self._bottoms else 0

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """The lines of one row."""
        return [self._line(line, width - 1) for line in self._texts[row]]

    def _line(self, line: Line, room: int) -> list[Piece]:
        pieces: list[Piece] = []
        for text, look in line:
            if room <= 0:
                break
            shown = shorten(text, room)
            pieces.append((shown, self.style(look) if look else PLAIN))
            room -= cell_len(shown)
        return pieces
