"""The first line of the live screen: which meeting, what time it is, and whether all is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from .looks import content
from .wording import Said
from .wrapping import shorten

_FEWEST = 16
"""The cells that the title keeps before a fact is said in fewer words."""


class Fact(NamedTuple):
    """A fact that can be said in fewer words where there is little room, and what a click on it does."""

    text: str
    look: str = ""
    shorter: tuple[str, ...] = ()
    action: str = ""


class Masthead(Widget):
    """Title at the left, the facts at the right; the title gives way where there is no room for both."""

    DEFAULT_CSS = """
    Masthead { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._title = ""
        self._facts: tuple[Fact, ...] = ()
        self._places: list[tuple[int, int, str]] = []

    def show(self, title: str, facts: Sequence[Said | Fact]) -> None:
        """Show these; nothing is sent to the terminal if nothing has changed."""
        made = tuple(Fact(*fact) for fact in facts)
        if (title, made) != (self._title, self._facts):
            self._title, self._facts = title, made
            self.refresh()

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        words = self._fitting(width - min(_FEWEST, cell_len(self._title)) - 2)
        taken = sum(map(cell_len, words)) + 3 * max(0, len(words) - 1)
        title = shorten(self._title, max(8, width - taken - 2))
        gap = " " * max(1, width - taken - cell_len(title))
        said: list[Said] = [(title, "strong"), (gap, "")]
        at = cell_len(title) + len(gap)
        self._places = []
        for place, (fact, text) in enumerate(zip(self._facts, words, strict=True)):
            if place:
                said.append((" · ", "faint"))
                at += 3
            said.append((text, fact.look))
            if fact.action:
                self._places.append((at, at + cell_len(text), fact.action))
            at += cell_len(text)
        return content(said)

    def _fitting(self, room: int) -> list[str]:
        """The words of every fact; those that can be said shorter are, as far as there is too little room."""
        words = [fact.text for fact in self._facts]
        for place, fact in enumerate(self._facts):
            for shorter in fact.shorter:
                if sum(map(cell_len, words)) + 3 * (len(words) - 1) <= room:
                    return words
                words[place] = shorter
        return words

    async def on_click(self, event: events.Click) -> None:
        """Do what belongs to the fact that was clicked."""
        inside = event.get_content_offset(self)
        for start, stop, action in self._places:
            if inside is not None and action and start <= inside.x < stop:
                await self.screen.run_action(action)
                return
