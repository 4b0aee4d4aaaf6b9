"""The list of saves: who, when, which record, what became of it. Each row is read when it is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from rich.cells import cell_len

from .drawn_looks import PLAIN, Piece
from .fields import LineField
from .headed_rows import RowsUnderField
from .value_wording import local_words, step_text, what_text
from .wording import Said
from .wrapping import shorten

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.history import HistoryStep, HistorySteps

_ONE_LINE = 110
"""The columns from which on a save finds room in one line."""
_NEAR = 200
"""The rows behind its former one in which a save is looked for first: what arrives is mostly the newest."""
_TITLE = 30
"""The letters of the record's title, where what became of it stands in the same line."""
_NAME = 12
"""The cells for who did it."""


def sign(step: HistoryStep) -> str:
    """What sort of save it was, in one sign: new ``+``, deleted ``×``, restored ``↺``, changed ``·``."""
    return "×" if step.deleted else "↺" if step.restored else "+" if step.made else "·"


class StepRows(RowsUnderField):
    """The list. ``places`` are the saves shown, by their place in ``steps``; all of them where it is None."""

    def __init__(
        self,
        dossier: Dossier,
        *,
        id: str | None = None,
        field: Callable[[], LineField | None] = lambda: None,
    ) -> None:
        super().__init__(id=id, field=field)
        self._dossier = dossier
        self._steps: HistorySteps | None = None
        self._places: Sequence[int] | None = None
        self._lines = 2

    def show(self, steps: HistorySteps, places: Sequence[int] | None = None) -> None:
        """Show these. Cursor and what is in view stay with their saves, whatever has come before them."""
        held = self.step_id(self.cursor) if 0 <= self.cursor < self.count() else ""
        before = self.cursor
        at_top = self.scroll_offset.y == 0 and before <= 0
        self._steps, self._places = steps, places
        self.redraw()
        now = self._row_of(held, before) if held else -1
        if at_top or now < 0:
            self.move_to(max(self.cursor, 0))
        elif now != before:
            self.move_to(now, reveal=False)
            self.scroll_to(y=max(0, self.scroll_offset.y + (now - before) * self._lines), animate=False, force=True)

    def _row_of(self, id: str, near: int) -> int:
        count = self.count()
        rows = chain(range(near, min(near + _NEAR, count)), range(count))
        return next((row for row in rows if self.step_id(row) == id), -1)

    def step_id(self, row: int) -> str:
        """The id of the save in this row, without reading it."""
        assert self._steps is not None
        return self._steps.id_at(self._place(row))

    def step(self, row: int) -> HistoryStep | None:
        """The save in this row."""
        if self._steps is None or not 0 <= row < self.count():
            return None
        return self._steps[self._place(row)]

    def _place(self, row: int) -> int:
        return row if self._places is None else self._places[row]

    def fit(self, width: int, height: int) -> None:
        """One line for each save where there is room, else two."""
        self._lines = 1 if width >= _ONE_LINE else 2
        super().fit(width, height)
        self.virtual_size = self.virtual_size.with_height(self.total_height())

    def count(self) -> int:
        """The number of saves."""
        if self._places is not None:
            return len(self._places)
        return len(self._steps) if self._steps is not None else 0

    def top(self, row: int) -> int:
        """Every save has the same number of lines."""
        return row * self._lines

    def row_at(self, line: int) -> int:
        """The save that a line belongs to."""
        return int(line // self._lines)

    def total_height(self) -> int:
        """All of them."""
        return self.count() * self._lines

    def height(self, row: int) -> int:  # noqa: ARG002
        """One or two."""
        return self._lines

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """One save."""
        step = self.step(row)
        if step is None:
            return [[]] * self._lines
        by = shorten(step.by, _NAME)
        what = what_text(self._dossier, step.kind, step.uid, _TITLE if self._lines == 1 else width - 32)
        head: list[Said] = [
            (f"{local_words(step.at):<16} ", "faint"),
            (by + " " * (_NAME - cell_len(by) + 1), ""),
            (f"{sign(step)} ", "accent"),
            (what, "strong"),
        ]
        told: Said = (step_text(self._dossier, step, brief=True), "bad" if step.deleted else "")
        if self._lines == 1:
            return [self._pieces([*head, ("  ", ""), told], width)]
        return [self._pieces(head, width), self._pieces([(" " * 4, ""), told], width)]

    def _pieces(self, said: Sequence[Said], width: int) -> list[Piece]:
        pieces: list[Piece] = []
        room = width - 1
        for text, look in said:
            shown = shorten(" ".join(text.split("\n")), room)
            pieces.append((shown, self.style(look) if look else PLAIN))
            room -= cell_len(shown)
            if room <= 0:
                break
        return pieces
