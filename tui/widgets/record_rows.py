"""A list of records of any length, each line made when it is seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rich.cells import cell_len
from textual import events

from .drawn_looks import PLAIN, Piece
from .rows import Rows
from .wording import Said
from .wrapping import shorten


class RecordRows(Rows):
    """Rows that are only named; what a row shows is asked for when it is drawn.

    ``divert`` is asked about every key first: true where the key was meant for a field or form that is just opening.
    """

    def __init__(self, divert: Callable[[events.Key], bool], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._divert = divert
        self.rows: Sequence[Any] = ()
        self._say: Callable[[Any], list[Said]] = lambda _row: []

    def show(self, rows: Sequence[Any], say: Callable[[Any], list[Said]], kept: Any = None) -> None:
        """Show these rows. The cursor stays on the row ``kept``, and that at its height on the screen.

        Where it is not among them, the cursor stays in its place.
        """
        before, height = self.cursor, self.scroll_offset.y
        self.rows, self._say = rows, say
        place = next((place for place, row in enumerate(rows) if row == kept), -1) if kept is not None else -1
        if place >= 0:
            self.cursor = place
        self.redraw()
        if place >= 0 and before >= 0 and place != before:
            self.scroll_to(y=max(0, height + place - before), animate=False)

    @property
    def current(self) -> Any:
        """The row under the cursor, None in an empty list."""
        return self.rows[self.cursor] if 0 <= self.cursor < len(self.rows) else None

    def count(self) -> int:
        """The number of rows."""
        return len(self.rows)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """One row; what does not fit ends in …."""
        pieces: list[Piece] = []
        room = width - 1
        for text, look in self._say(self.rows[row]):
            shown = shorten(text, room)
            pieces.append((shown, self.style(look) if look else PLAIN))
            room -= cell_len(shown)
            if room <= 0:
                break
        return [pieces]

    async def _on_key(self, event: events.Key) -> None:
        if self._divert(event):
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)
