"""A short list of what fits, below the field that is being typed into; typing goes on as if it were not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from .looks import content
from .wrapping import shorten

MOST = 5
"""The most rows that are shown."""


@dataclass(frozen=True)
class Offer:
    """Something that can be taken into a field: its words, what tells it from others, and what is added by taking it.

    ``new`` is a name that nobody bears yet; the row then says with ``words`` what taking it does.
    """

    words: str
    note: str = ""
    new: str = ""

    @property
    def taken(self) -> str:
        """What stands in the field afterwards."""
        return self.new or self.words


class FieldChoices(Widget):
    """Hidden while nothing fits. The focus stays in the field; its owner moves the cursor here and asks for the row."""

    DEFAULT_CSS = """
    FieldChoices { display: none; height: auto; background: $panel; color: $foreground; }
    FieldChoices.-open { display: block; }
    """

    @dataclass(eq=False, repr=False)
    class Taken(Message):
        """A click on a row."""

        choices: FieldChoices
        offer: Offer

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._offers: tuple[Offer, ...] = ()
        self._cursor = -1

    @property
    def open(self) -> bool:
        """Whether anything is offered."""
        return bool(self._offers)

    @property
    def chosen(self) -> Offer | None:
        """The row under the cursor, None while the cursor is in the field."""
        return self._offers[self._cursor] if 0 <= self._cursor < len(self._offers) else None

    def show(self, offers: Sequence[Offer]) -> None:
        """Offer these; none closes the list."""
        kept = tuple(offers[:MOST])
        if kept == self._offers:
            return
        grows = len(kept) != len(self._offers)
        self._offers, self._cursor = kept, -1
        self.set_class(bool(kept), "-open")
        self.refresh(layout=grows)
        if kept:
            self.call_after_refresh(self.scroll_visible, animate=False)

    def move(self, by: int) -> None:
        """The next row, or the one before; before the first the cursor is in the field again."""
        self._cursor = max(-1, min(self._cursor + by, len(self._offers) - 1))
        self.refresh()

    def render(self) -> Content:
        """The rows."""
        width = max(1, self.content_size.width)
        stretches: list[tuple[str, str]] = []
        for place, offer in enumerate(self._offers):
            sign = "▸ " if place == self._cursor else "  "
            words = shorten(sign + offer.words, width)
            note = shorten(f"  {offer.note}", width - cell_len(words)) if offer.note else ""
            line_end = "\n" if place < len(self._offers) - 1 else ""
            stretches += [(words, "accent" if place == self._cursor else ""), (note, "faint"), (line_end, "")]
        return content(stretches)

    def on_click(self, event: events.Click) -> None:
        """Take the row under the mouse."""
        event.stop()
        if 0 <= event.y < len(self._offers):
            self.post_message(self.Taken(self, self._offers[event.y]))
