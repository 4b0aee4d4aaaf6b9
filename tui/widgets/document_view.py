"""A document as it will print, to be read and scrolled: one widget, however long the document is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from tui.language import N_

from .document_layout import WIDEST, Laid
from .drawn_looks import PLAIN, Piece
from .rows import Rows

_EMPTY = Laid((), (), (), ())


class DocumentView(Rows, inherit_bindings=False):
    """The lines of a document. It scrolls line by line; there is no cursor, because nothing in it is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "lines(-1)", N_("Line up"), show=False),
        Binding("down", "lines(1)", N_("Line down"), show=False),
        Binding("pageup", "leaf(-1)", N_("Page up"), show=False),
        Binding("pagedown,space", "leaf(1)", N_("Page down"), show=False),
        Binding("home", "edge(-1)", N_("To the beginning"), show=False),
        Binding("end", "edge(1)", N_("To the end"), show=False),
        Binding("ctrl+up", "heading(-1)", N_("Heading before"), show=False),
        Binding("ctrl+down", "heading(1)", N_("Next heading"), show=False),
    ]

    class Narrowed(Message):
        """The document has another width to be laid out in from now on."""

    _laid: Laid = _EMPTY

    def show(self, laid: Laid) -> None:
        """Show this document. What stood at the top of the view stays there, wherever it stands now."""
        place = self._place_in(laid)
        self._laid = laid
        self.redraw()
        if place is not None:
            self.scroll_to(y=place, animate=False, force=True)

    @property
    def laid(self) -> Laid:
        """What is shown."""
        return self._laid

    def _place_in(self, laid: Laid) -> int | None:
        """The line of the new document at which the block that is at the top now begins, or as far into it."""
        line = self.scroll_offset.y
        if not line or not self._laid.starts:
            return None
        number = bisect_right(self._laid.starts, line) - 1
        block, within = self._laid.blocks[number], line - self._laid.starts[number]
        if number < len(laid.blocks) and laid.blocks[number] == block:
            return laid.starts[number] + within
        same = [place for place, other in enumerate(laid.blocks) if other == block]
        if same:
            return laid.starts[min(same, key=lambda place: abs(place - number))] + within
        return laid.starts[min(number, len(laid.starts) - 1)] + within

    # Rows ----------------------------------------------------------------------------------------

    def count(self) -> int:
        """The number of lines."""
        return len(self._laid.lines)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """One line, the page in the middle where there is room beside it."""
        margin = max(0, (width - WIDEST) // 2)
        pieces = [(text, self.style(look) if look else PLAIN) for text, look in self._laid.lines[row]]
        return [[(" " * margin, PLAIN), *pieces]]

    def fit(self, width: int, height: int) -> None:
        """The document has to be laid out anew."""
        if width != self.inner_width:
            self.post_message(self.Narrowed())
        super().fit(width, height)

    def redraw(self) -> None:
        """Nothing is under a cursor."""
        super().redraw()
        self.cursor = -1

    def move_to(self, row: int, *, reveal: bool = True) -> None:
        """There is no cursor to move."""

    def on_click(self, event: events.Click) -> None:
        """A click gives the focus, and no more."""

    # Keys ----------------------------------------------------------------------------------------

    def action_lines(self, by: int) -> None:
        """Some lines on, or back."""
        self.scroll_to(y=self.scroll_offset.y + by, animate=False, force=True)

    def action_leaf(self, by: int) -> None:
        """A page on, or back; one line of the old page stays in sight."""
        self.action_lines(by * max(1, self.scrollable_content_region.height - 1))

    def action_edge(self, side: int) -> None:
        """To the first line, or to the last."""
        self.scroll_to(y=0 if side < 0 else self.count(), animate=False, force=True)

    def action_heading(self, by: int) -> None:
        """To the heading before, or to the next."""
        line, headings = self.scroll_offset.y, self._laid.headings
        number = bisect_right(headings, line) if by > 0 else bisect_left(headings, line) - 1
        if 0 <= number < len(headings):
            self.scroll_to(y=headings[number], animate=False, force=True)
        elif by < 0:
            self.action_edge(-1)
