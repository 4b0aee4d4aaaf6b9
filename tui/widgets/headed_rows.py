"""A list of one-line rows in groups, each group under a head that the cursor passes over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events

from .drawn_looks import PLAIN, Piece
from .fields import LineField
from .rows import Rows
from .wording import Said
from .wrapping import shorten


class Line(NamedTuple):
    """One row: its stretches of text, and whether it is the head of a group."""

    said: Sequence[Said]
    head: bool = False


class RowsUnderField(Rows):
    """Rows on a screen with keys of one letter, and with fields that open over the list.

    While ``field`` gives an open field, every key that still comes to the list is meant for that: what was typed
    behind the key that opened the field is neither lost nor taken for a key of the screen.
    """

    def __init__(
        self,
        *,
        id: str | None = None,
        on_letter: Callable[[events.Key], None] | None = None,
        field: Callable[[], LineField | None] = lambda: None,
    ) -> None:
        super().__init__(id=id, on_letter=on_letter)
        self._open_field = field

    async def _on_key(self, event: events.Key) -> None:
        """Into the open field; with none, Textual goes on to the list's own keys."""
        field = self._open_field()
        if field is not None:
            event.stop()
            event.prevent_default()
            field._forward_event(events.Key(event.key, event.character))  # else it would come back here for ever


class HeadedRows(RowsUnderField):
    """The list. What does not fit into a row ends in …."""

    lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line], cursor: int) -> None:
        """Show these, the cursor on this row or the next that is no head; the scroll position stays."""
        self.lines = lines
        self.cursor = cursor if 0 <= cursor < len(lines) else -1
        self.redraw()
        self.move_to(self.cursor, reveal=False)

    def move_to(self, row: int, *, reveal: bool = True) -> None:
        """The cursor passes over heads in the direction in which it moves."""
        last = self.count() - 1
        row = max(0, min(row, last))
        ways = (-1, 1) if row < self.cursor else (1, -1)
        for way in ways:
            place = row
            while 0 <= place <= last and self.lines[place].head:
                place += way
            if 0 <= place <= last:
                super().move_to(place, reveal=reveal)
                if reveal and place and self.lines[place - 1].head:
                    self.reveal(place - 1)
                return

    def count(self) -> int:
        """Heads and rows."""
        return len(self.lines)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """One row."""
        pieces: list[Piece] = []
        room = width - 1
        for text, look in self.lines[row].said:
            shown = shorten(text, room)
            pieces.append((shown, self.style(look) if look else PLAIN))
            room -= cell_len(shown)
            if room <= 0:
                break
        return [pieces]
