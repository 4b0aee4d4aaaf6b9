"""The first line of the live screen: which meeting, what time it is, and whether all is saved."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from .looks import content
from .wording import Said
from .wrapping import shorten


class Masthead(Widget):
    """Title at the left, the facts at the right; the title gives way where there is no room for both."""

    DEFAULT_CSS = """
    Masthead { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = ""
        self._facts: tuple[Said, ...] = ()

    def show(self, title: str, facts: list[Said]) -> None:
        """Show these; nothing is sent to the terminal if nothing has changed."""
        if (title, tuple(facts)) != (self._title, self._facts):
            self._title, self._facts = title, tuple(facts)
            self.refresh()

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        spaced: list[Said] = []
        for fact in self._facts:
            spaced.extend([(" · ", "faint"), fact] if spaced else [fact])
        taken = sum(cell_len(text) for text, _look in spaced)
        title = shorten(self._title, max(8, width - taken - 2))
        gap = " " * max(1, width - taken - cell_len(title))
        return content([(title, "strong"), (gap, ""), *spaced])
