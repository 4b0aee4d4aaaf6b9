"""A list of any length that draws only what is seen: one widget, a cursor, rows painted on demand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.language import N_

from .drawn_looks import DrawnLooks, Piece


class Rows(DrawnLooks, ScrollView, can_focus=True):
    """The base of all lists. A subclass says how many rows there are and draws one of them.

    Rows are one line high here; a subclass with higher rows overrides ``top``, ``row_at`` and ``total_height``.
    Letters typed while a list has the focus are handed to ``on_letter``, so that nothing typed is ever lost.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Row up"), show=False),
        Binding("down", "move(1)", N_("Row down"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("home", "edge(-1)", N_("First row"), show=False),
        Binding("end", "edge(1)", N_("Last row"), show=False),
        Binding("enter", "choose", N_("Choose"), show=False),
    ]

    DEFAULT_CSS = """
    Rows {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $background;
        color: $foreground;
    }
    """

    @dataclass(eq=False, repr=False)
    class Moved(Message):
        """The cursor stands on another row; -1 in an empty list."""

        rows: Rows
        row: int

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst of moves counts."""
            return isinstance(message, Rows.Moved) and message.rows is self.rows

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    @dataclass(eq=False, repr=False)
    class Chosen(Message):
        """Enter, or a second click, on a row."""

        rows: Rows
        row: int

        @property
        def control(self) -> Rows:
            """The list."""
            return self.rows

    def __init__(
        self,
        *,
        id: str | None = None,
        classes: str | None = None,
        on_letter: Callable[[events.Key], None] | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.cursor = -1
        self.empty_text = ""
        self.inner_width = 0
        self._on_letter = on_letter
        self.set_reactive(ScrollView.show_vertical_scrollbar, True)  # it is there from the first layout on
        self._drawn: LRUCache[tuple[object, ...], list[Strip]] = LRUCache(400)

    # What a subclass says ------------------------------------------------------------------------

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """The lines of one row, each at most ``width`` cells; as many lines as the row is high."""
        raise NotImplementedError

    def top(self, row: int) -> int:
        """The line on which a row begins, from 0."""
        return row

    def row_at(self, line: int) -> int:
        """The row that a line belongs to."""
        return line

    def total_height(self) -> int:
        """The lines of all rows together."""
        return self.count()

    def height(self, row: int) -> int:  # noqa: ARG002
        """The lines of one row."""
        return 1

    # What the owner calls ------------------------------------------------------------------------

    def redraw(self) -> None:
        """Forget what was drawn: the rows have changed."""
        self._drawn.clear()
        self._set_height(Size(0, self.total_height()))
        last = self.count() - 1
        if self.cursor > last or (self.cursor < 0 <= last):
            self.cursor = max(min(self.cursor, last), 0) if last >= 0 else -1
            self.post_message(self.Moved(self, self.cursor))
        self.refresh()

    def _set_height(self, size: Size) -> None:
        if size == self.virtual_size:
            return
        if self.styles.height is not None and self.styles.height.is_auto:
            self.virtual_size = size  # the list grows with its rows: everything is laid out anew
        else:
            self.set_reactive(ScrollView.virtual_size, size)
            self._scroll_update(size)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Laid out anew: the rows are measured before the first of them is drawn, so that nothing is drawn twice."""
        inside = size - self.styles.gutter.totals
        if size == self._size and inside == self._container_size:
            return False  # the screen was laid out because of something else; Textual would draw the scroll bar again
        if size != self._size:
            self.fit(inside.width - self.styles.scrollbar_size_vertical, inside.height)
        return super()._size_updated(size, virtual_size, container_size, layout)

    def fit(self, width: int, height: int) -> None:  # noqa: ARG002
        """The rows have this room from now on."""
        self.inner_width = max(0, width)
        self._drawn.clear()

    def move_to(self, row: int, *, reveal: bool = True) -> None:
        """Put the cursor on a row, and bring it into view unless ``reveal`` is false."""
        last = self.count() - 1
        row = max(0, min(row, last)) if last >= 0 else -1
        if row != self.cursor:
            before, self.cursor = self.cursor, row
            for changed in (before, row):
                self.refresh_row(changed)
            self.post_message(self.Moved(self, row))
        if reveal and row >= 0:
            self.reveal(row)

    def reveal(self, row: int) -> None:
        """Scroll as little as needed to see the row."""
        top, height, page = self.top(row), self.height(row), self.scrollable_content_region.height
        if page <= 0:
            return
        if top < self.scroll_offset.y:
            self.scroll_to(y=top, animate=False)
        elif top + height > self.scroll_offset.y + page:
            self.scroll_to(y=min(top, top + height - page), animate=False)

    @property
    def resting(self) -> str:
        """The look of the cursor's row while the list has not the focus."""
        return "resting"

    def refresh_row(self, row: int) -> None:
        """Draw one row again, if it is in view."""
        if 0 <= row < self.count():
            y = self.top(row) - self.scroll_offset.y
            self.refresh(Region(0, y, self.size.width, self.height(row)))

    def redraw_row(self, row: int) -> None:
        """Forget what was drawn of one row: it has changed, and is as high as before."""
        for look in ("", "cursor", "resting"):
            self._drawn.discard((row, self.inner_width, look))
        self.refresh_row(row)

    # Drawing -------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """One visible line."""
        width = self.inner_width
        base = self.style("plain")
        line = y + self.scroll_offset.y
        if line >= self.total_height():
            text = self.empty_text if y == 0 and not self.count() else ""
            return Strip([Segment(text, base + self.style("faint"))]).crop_extend(0, width, base)
        row = self.row_at(line)
        look = ("cursor" if self.has_focus else self.resting) if row == self.cursor else ""
        key = (row, width, look)
        strips = self._drawn.get(key)
        if strips is None:
            ground = base + self.style(look) if look else base
            strips = [
                Strip([Segment(text, ground + style) for text, style in pieces]).crop_extend(0, width, ground)
                for pieces in self.draw(row, width)
            ]
            self._drawn[key] = strips
        place = line - self.top(row)
        return strips[place] if place < len(strips) else Strip.blank(width, base)

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._drawn.clear()

    def on_focus(self) -> None:
        """The cursor stands out while the list has the focus."""
        if self.cursor >= 0:
            self.reveal(self.cursor)
            self.refresh_row(self.cursor)

    def on_blur(self) -> None:
        """The cursor rests."""
        self.refresh_row(self.cursor)

    # Keys and mouse ------------------------------------------------------------------------------

    async def _on_key(self, event: events.Key) -> None:
        """The list's own keys are carried out at once, in the order in which they come; letters are handed on."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return
        if self._on_letter and (event.is_printable or event.key == "backspace"):
            self._on_letter(event)
            event.stop()
            event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a second one chooses."""
        line = event.y + self.scroll_offset.y
        if 0 <= line < self.total_height():
            row = self.row_at(line)
            again = row == self.cursor and event.chain > 1
            self.move_to(row, reveal=False)
            if again:
                self.action_choose()

    def action_move(self, by: int) -> None:
        """The next row, or the one before."""
        self.move_to(self.cursor + by)

    def action_page(self, by: int) -> None:
        """A page further, or back."""
        if self.cursor < 0:
            return
        page = max(1, self.scrollable_content_region.height - 1)
        line = self.top(self.cursor) + by * page
        self.move_to(self.row_at(max(0, min(line, self.total_height() - 1))))

    def action_edge(self, side: int) -> None:
        """The first row, or the last."""
        self.move_to(0 if side < 0 else self.count() - 1)

    def action_choose(self) -> None:
        """Enter."""
        if self.cursor >= 0:
            self.post_message(self.Chosen(self, self.cursor))


def typed_number(rows: Rows, numbers: Sequence[int], before: str, digit: int) -> str:
    """Put the cursor on the row whose number is typed digit by digit; what has been typed of it so far.

    Where no row has the number with the new digit, the digit begins another one.
    """
    for wanted in (f"{before}{digit}", str(digit)):
        if int(wanted) in numbers:
            rows.move_to(numbers.index(int(wanted)))
            return wanted
    return f"{before}{digit}" if any(str(number).startswith(f"{before}{digit}") for number in numbers) else str(digit)
