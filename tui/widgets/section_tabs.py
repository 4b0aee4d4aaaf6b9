"""The names of a screen's lists in one line, the open one marked; a click opens another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from .looks import content


class SectionTabs(Widget):
    """Each name with its number before it, which is the key that opens it, and how many records there are behind it."""

    DEFAULT_CSS = """
    SectionTabs { height: 1; padding: 0 1; background: $surface; color: $foreground; }
    """

    @dataclass(eq=False, repr=False)
    class Opened(Message):
        """A click on a name."""

        place: int

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._names: tuple[tuple[str, int], ...] = ()
        self._current = 0
        self._places: list[tuple[int, int]] = []

    def show(self, names: Sequence[tuple[str, int]], current: int) -> None:
        """Show these names with their counts (0 shows none)."""
        if (tuple(names), current) != (self._names, self._current):
            self._names, self._current = tuple(names), current
            self.refresh()

    def render(self) -> Content:
        """The line. Where it is too narrow the counts go, and then the names that are not open."""
        width = self.content_size.width
        bare = [f"{place} {name}" for place, (name, _count) in enumerate(self._names, 1)]
        full = [f"{words} {count}" if count else words for words, (_name, count) in zip(bare, self._names, strict=True)]
        numbers = [words if place == self._current else str(place + 1) for place, words in enumerate(bare)]
        fits = (words for words in (full, bare) if sum(cell_len(one) + 2 for one in words) <= width)
        shown = next(fits, numbers)
        stretches: list[tuple[str, str]] = []
        self._places = []
        at = 0
        for place, words in enumerate(shown):
            here = place == self._current
            label = f"[{words}]" if here else f" {words} "
            self._places.append((at, at + cell_len(label)))
            stretches.append((label, "accent" if here else ""))
            at += cell_len(label)
        return content(stretches)

    def on_click(self, event: events.Click) -> None:
        """Open the one under the mouse."""
        column = event.x - self.styles.padding.left
        for place, (start, stop) in enumerate(self._places):
            if start <= column < stop:
                self.post_message(self.Opened(place))
                return
