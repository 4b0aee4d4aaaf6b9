"""The last line of a screen: its keys, taken from its bindings, so that the two cannot differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len
from textual import events
from textual.actions import parse
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tui.language import _

from .looks import content

_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "slash": "/",
    "asterisk": "*",
    "minus": "-",
    "exclamation_mark": "!",
    "plus": "+",
    "equals_sign": "=",
    "tilde": "~",
    "question_mark": "?",
    "full_stop": ".",
    "number_sign": "#",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "delete": "Del",
}


def key_name(key: str) -> str:
    """A key as keyboards name it: ``Ctrl+E``, ``F1``, ``Esc``."""
    first = key.split(",")[0]
    *modifiers, last = first.split("+")
    return "+".join([*(word.capitalize() for word in modifiers), _NAMES.get(last, last.upper())])


def is_off(binding: Binding, screen: Screen[Any]) -> bool:
    """Whether the screen has no use for this key as things stand, so that it is shown nowhere."""
    namespace, action, parameters = parse(binding.action)
    return not namespace and screen.check_action(action, parameters) is False


class KeyBar(Widget):
    """The keys that a screen shows. A click on one does what the key does. Those that find no room are left to F1."""

    DEFAULT_CSS = """
    KeyBar { height: 1; padding: 0 1; background: $panel; color: $foreground; }
    """

    def __init__(self, bindings: Sequence[Binding], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._bindings_shown = [binding for binding in bindings if binding.show]
        self._notes: dict[str, str] = {}
        self._places: list[tuple[int, int, str]] = []

    def note(self, key: str, words: str) -> None:
        """Put words, such as a count, behind the name of a key; empty words take them away."""
        if self._notes.get(key, "") != words:
            self._notes[key] = words
            self.refresh()

    def render(self) -> Content:
        """The line."""
        width = self.content_size.width
        stretches: list[tuple[str, str]] = []
        self._places = []
        at = 0
        for binding in self._bindings_shown:
            if is_off(binding, self.screen):
                continue
            key = key_name(binding.key)
            words = f" {_(binding.description)}"
            note = self._notes.get(binding.key, "")
            if note:
                words += f" ({note})"
            size = cell_len(key) + cell_len(words)
            if at + size > width:
                continue
            self._places.append((at, at + size, binding.action))
            stretches.extend([(key, "accent"), (words, ""), ("  ", "")])
            at += size + 2
        return content(stretches)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        column = event.x - self.styles.padding.left
        for start, stop, action in self._places:
            if start <= column < stop:
                await self.screen.run_action(action)
                return
