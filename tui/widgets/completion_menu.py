"""What could be meant by what is being typed: a small list that lies over the timeline, right above the line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widget import Widget

from .drawn_looks import DrawnLooks
from .wording import Said
from .wrapping import shorten

ROWS = 6
"""So many choices are shown at most; who wants another one types a letter more."""
_NARROWEST, _WIDEST = 24, 76
_SIGN, _KEY, _EDGE = 2, 8, 2
"""The cells of the sign before a row, and behind it of the key with the edge, and of the edge alone."""


@dataclass(frozen=True, eq=False)
class LineOffer:
    """What can be chosen now: a row of stretches for each choice, best first, and what choosing one does.

    ``column`` is the place in the line from which on the choice counts. Two offers of the same ``about`` are the same
    offer a letter later. A ``quiet`` one opens no list: only its first row is named, below the line.
    """

    rows: Sequence[Sequence[Said]]
    accept: Callable[[int], None]
    column: int
    about: tuple[object, ...]
    quiet: bool = False
    adds: int | None = None
    """The row that adds somebody new, if there is one."""


class CompletionMenu(DrawnLooks, Widget):
    """The list. It never has the focus: the line steers it, and the mouse.

    It is laid out when it opens or changes its size, not for every key. Its edge is drawn, so that it stands out from
    what lies below also without colours.
    """

    DEFAULT_CSS = """
    CompletionMenu {
        display: none; overlay: screen; constrain: inside inside;
        height: 1; width: 40; background: $panel; color: $foreground;
    }
    CompletionMenu.-open { display: block; }
    """

    # A list that comes to lie over the rest is laid out once; Textual would lay out the screen again for its contents.
    virtual_size = Reactive(Size(0, 0), layout=False)

    def __init__(self, choose: Callable[[int], None], move: Callable[[int], None], *, id: str | None = None) -> None:
        """``choose`` takes the row that was clicked; ``move`` goes so many rows on, for the wheel."""
        super().__init__(id=id)
        self._choose = choose
        self._move = move
        self.rows: Sequence[Sequence[Said]] = ()
        self._cursor = 0
        self._moved = False
        self._place: tuple[int, int, int] | None = None

    @property
    def open(self) -> bool:
        """Whether it is on the screen."""
        return self.has_class("-open")

    def show(
        self, rows: Sequence[Sequence[Said]], cursor: int, *, moved: bool, column: int, room: tuple[int, int]
    ) -> None:
        """Show these rows over the place ``column`` of the screen; ``room`` is the width and height there is.

        ``moved`` says that the cursor was put there with a key, so that Enter chooses it.
        """
        width, height = room
        self.rows = rows[: max(1, min(ROWS, height))]
        self._cursor, self._moved = cursor, moved
        wanted = max(sum(cell_len(text) for text, _look in row) for row in self.rows) + _SIGN + _KEY
        if self.open and self._place:
            wanted = max(wanted, self._place[0])  # it does not shrink under the eyes of who reads it
        wanted = min(max(wanted, _NARROWEST), _WIDEST, width)
        size = (wanted, len(self.rows), max(0, min(column, width - wanted)))
        if size != self._place:
            self._place = size
            self.styles.width, self.styles.height = size[0], size[1]
            self.styles.offset = (size[2], -size[1])
        self.add_class("-open")
        self.refresh()

    def hide(self) -> None:
        """Take it away."""
        if self.open:
            self.remove_class("-open")
            self._place = None

    def render_line(self, y: int) -> Strip:
        """One choice; the one that a key would choose bears a sign, and the key is named."""
        width, plain = self.size.width, self.style("plain")
        if y >= len(self.rows):
            return Strip.blank(width, plain)
        here = y == self._cursor
        ground = plain + self.style("chosen") if here and self._moved else plain
        room = width - _SIGN - (_KEY if here else _EDGE)
        pieces = [Segment("▸ " if here else "  ", ground + self.style("accent"))]
        for text, look in self.rows[y]:
            fitting = shorten(text, room)
            pieces.append(Segment(fitting, ground + self.style(look) if look else ground))
            room -= cell_len(fitting)
            if fitting != text:
                break
        pieces.append(Segment(" " * max(0, room), ground))
        if here:
            key = "Enter" if self._moved else "Tab"
            pieces.append(Segment(key.rjust(_KEY - _EDGE), ground + self.style("accent")))
        pieces.append(Segment(" │", ground + self.style("faint")))
        return Strip(pieces).crop_extend(0, width, plain)

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        event.stop()
        if event.y < len(self.rows):
            self._choose(event.y)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel moves."""
        event.stop()
        self._move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel moves."""
        event.stop()
        self._move(-1)
