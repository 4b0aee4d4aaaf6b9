"""A list of plain rows, each one line of text stretches: gaps, dossiers, commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from textual import events

from .drawn_looks import PLAIN, Piece
from .rows import Rows
from .wording import Said
from .wrapping import shorten


class TextRows(Rows):
    """Rows that are given as stretches of text; what does not fit ends in …."""

    def __init__(self, *, id: str | None = None, on_letter: Callable[[events.Key], None] | None = None) -> None:
        super().__init__(id=id, on_letter=on_letter)
        self._texts: Sequence[Sequence[Said]] = ()

    def show(self, texts: Sequence[Sequence[Said]]) -> None:
        """Show these rows."""
        self._texts = texts
        self.redraw()

    def count(self) -> int:
        """The number of rows."""
        return len(self._texts)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """One row."""
        pieces: list[Piece] = []
        room = width - 1
        for text, look in self._texts[row]:
            shown = shorten(text, room)
            pieces.append((shown, self.style(look) if look else PLAIN))
            room -= cell_len(shown)
            if room <= 0:
                break
        return [pieces]
