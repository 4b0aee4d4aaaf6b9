"""The title line of a pane; where panes share a place, the titles of all of them as tabs."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widget import Widget

from .wrapping import shorten

_FEWEST = 4
"""The cells that the words of a title keep."""


class Title(NamedTuple):
    """One title: its words, a note behind it, whether its pane is seen, and what a click on it does."""

    words: str
    key: str = ""
    note: str = ""
    seen: bool = True
    action: str = ""


class PaneHead(Widget):
    """One or several titles in one line."""

    DEFAULT_CSS = """
    PaneHead { height: 1; background: $surface; color: $foreground; padding: 0; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._titles: tuple[Title, ...] = ()
        self._places: list[tuple[int, int, str]] = []

    def show(self, *titles: Title) -> None:
        """Show these titles."""
        if titles != self._titles:
            self._titles = titles
            self.refresh()

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        parts: list[Content] = []
        self._places = []
        at = 0
        tabs = len(self._titles) > 1
        noted = self._with_room(width)
        for title in self._titles:
            if parts:
                parts.append(Content(" "))
                at += 1
            start = at
            if title.key:
                parts.append(Content.styled(f"{title.key} ", "$faint"))
                at += len(title.key) + 1
            words = shorten(title.words, width - at)
            parts.append(Content.styled(words, "$faint" if not title.seen else "bold reverse" if tabs else "bold"))
            at += cell_len(words)
            if title in noted:
                note = f" {title.note}" if tabs else title.note.rjust(width - at)
                parts.append(Content.styled(note, "$faint"))
                at += cell_len(note)
            self._places.append((start, at, title.action))
        return Content("").join(parts)

    def _with_room(self, width: int) -> list[Title]:
        """The titles whose notes fit beside the words of all.

        The note of the pane that is seen comes first; for it the words of a pane behind it may be cut short.
        """
        room = width - sum(cell_len(f"{title.key} {title.words} ") for title in self._titles) + 1
        noted = []
        for title in sorted(self._titles, key=lambda title: not title.seen):
            behind = self._titles[self._titles.index(title) + 1 :] if title.seen else ()
            give = sum(max(0, cell_len(other.words) - _FEWEST) for other in behind)
            if title.note and cell_len(title.note) + 1 <= room + give:
                room -= cell_len(title.note) + 1
                noted.append(title)
        return noted

    async def on_click(self, event: events.Click) -> None:
        """Bring the pane to the front whose title was clicked."""
        for start, stop, action in self._places:
            if start <= event.x < stop and action:
                await self.screen.run_action(action)
                return
