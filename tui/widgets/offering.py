"""What the line offers while something is typed in it: when the list opens, what a key chooses, when it closes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from rich.cells import cell_len

from .completion_menu import CompletionMenu, LineOffer
from .wording import Said

if TYPE_CHECKING:
    from .capture_line import CaptureField


class Offering:
    """Steers the list from the line. Plain typing never waits for it: it is worked out after the line is drawn.

    What a key chooses is worked out when the key is carried out, so that a burst chooses what is best at its end,
    whatever the screen shows by then.
    """

    def __init__(self, field: CaptureField, quietly: Callable[[list[Said]], None]) -> None:
        """``quietly`` shows a row below the line, or nothing."""
        self._field = field
        self._quietly = quietly
        self.menu = CompletionMenu(self._clicked, self.move)
        self.find: Callable[[], LineOffer | None] | None = None
        """What can be chosen now; None while nothing is ever offered."""
        self._shown: LineOffer | None = None
        self._cursor = 0
        self._moved = False
        self._refused: tuple[object, ...] | None = None
        self._due = False

    @property
    def open(self) -> bool:
        """Whether the list is on the screen."""
        return self.menu.open

    @property
    def moved(self) -> bool:
        """Whether the user has gone to a row of the open list, so that Enter chooses it."""
        return self.open and self._moved

    def changed(self) -> None:
        """Text or cursor are no longer what they were."""
        self._moved, self._cursor = False, 0
        if not self._due and self.find is not None:
            self._due = True
            self._field.call_after_refresh(self._show)

    def now(self) -> LineOffer | None:
        """What a key would choose from at this moment."""
        if self.moved:
            return self._shown
        offer = self.find() if self.find is not None else None
        return offer if offer is not None and offer.rows and offer.about != self._refused else None

    def _show(self) -> None:
        self._due = False
        if self.moved:
            return
        offer = self.now()
        if offer is None and self._refused is not None and (self.find is None or self.find() is None):
            self._refused = None  # what was refused is no longer being typed
        if offer is None or not self._field.has_focus:
            self.close()
            return
        room = (self._field.screen.size.width, self._field.region.y - 1)
        self._shown = offer
        if offer.quiet or room[1] < 1:
            self.menu.hide()
            self._quietly(list(offer.rows[0]))
            return
        self._quietly([])
        self._draw(room)

    def _draw(self, room: tuple[int, int] | None = None) -> None:
        if self._shown is None:
            return
        field = self._field
        room = room or (field.screen.size.width, field.region.y - 1)
        typed = cell_len(field.value[: self._shown.column]) - field.scroll_offset.x
        column = field.region.x + max(0, min(typed, field.size.width)) - 2
        self.menu.show(self._shown.rows, self._cursor, moved=self._moved, column=max(0, column), room=room)

    def close(self) -> None:
        """Take list and quiet row away."""
        self.menu.hide()
        self._quietly([])
        self._shown, self._moved, self._cursor = None, False, 0

    def refuse(self) -> None:
        """Esc: no such list until something else is typed."""
        self._refused = self._shown.about if self._shown else None
        self.close()

    def move(self, by: int) -> None:
        """Another row of the open list."""
        if self.open and self._shown is not None:
            count = len(self.menu.rows)
            self._cursor, self._moved = (self._cursor + by) % count, True
            self._draw()

    def _clicked(self, row: int) -> None:
        self.choose(row)

    def choose(self, row: int | None = None) -> bool:
        """Put a choice into the line: this row of what is shown, else the one that was gone to, else the best."""
        offer = self._shown if row is not None else self.now()
        if offer is None:
            return False
        place = row if row is not None else self._cursor if self.moved else 0
        self.close()
        if place < len(offer.rows):
            offer.accept(place)
        return True
