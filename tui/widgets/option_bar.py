"""Choices in a line or two, each with its key and what is chosen; a click does what the key does."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from .looks import content
from .wrapping import shorten


class Option(NamedTuple):
    """A choice: its key, what it is about, what is chosen, what the key does; ``look`` is that of the value."""

    key: str
    about: str
    value: str
    action: str
    look: str = "strong"


class OptionBar(Widget):
    """The choices one after the other, in as many lines as they need."""

    DEFAULT_CSS = """
    OptionBar { height: auto; padding: 0 1; background: $surface; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._options: tuple[Option, ...] = ()
        self._places: list[tuple[int, int, int, str]] = []

    def show(self, *options: Option) -> None:
        """Show these choices."""
        if options != self._options:
            before = len(self._lines(self.content_size.width))
            self._options = options
            self.refresh(layout=before != len(self._lines(self.content_size.width)))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the choices need."""
        return max(1, len(self._lines(width)))

    def _lines(self, width: int) -> list[list[Option]]:
        lines: list[list[Option]] = []
        taken = width
        for option in self._options:
            size = _size(option)
            if not lines or taken + 3 + size > width:
                lines.append([])
                taken = -3
            lines[-1].append(option)
            taken += 3 + size
        return lines

    def render(self) -> Content:
        """The lines."""
        width = self.content_size.width
        self._places = []
        said: list[tuple[str, str]] = []
        for row, line in enumerate(self._lines(width)):
            at = 0
            said.append(("\n", "")) if row else None
            for place, option in enumerate(line):
                if place:
                    said.append(("   ", ""))
                    at += 3
                self._places.append((row, at, at + _size(option), option.action))
                value = shorten(option.value, max(1, width - at - len(option.key) - cell_len(option.about) - 3))
                said += [(option.key, "accent"), (f" {option.about}: ", "faint"), (value, option.look)]
                at += _size(option)
        return content(said)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key of the choice under the mouse does."""
        column, row = event.x - self.styles.padding.left, event.y - self.styles.padding.top
        for line, start, stop, action in self._places:
            if line == row and start <= column < stop:
                await self.screen.run_action(action)
                return


def _size(option: Option) -> int:
    return len(option.key) + 1 + cell_len(option.about) + 2 + cell_len(option.value)
