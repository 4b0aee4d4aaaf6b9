"""One value out of a short fixed list, changed with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from tui.language import N_, term


class Choice(Widget, can_focus=True):
    """The value between two arrows; Left, Right and Space change it, and so does a click."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", N_("Choice before"), show=False),
        Binding("right,space", "turn(1)", N_("Next choice"), show=False),
    ]

    DEFAULT_CSS = """
    Choice { height: 1; width: 1fr; background: $surface; }
    Choice:focus { background: $primary-muted; }
    """

    def __init__(self, values: Sequence[StrEnum], value: StrEnum, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._values = list(values)
        self.value = value

    def render(self) -> Content:
        """The value, and that there are others."""
        return Content(f"‹ {term(self.value)} ›")

    def action_turn(self, by: int) -> None:
        """Another value."""
        self.value = self._values[(self._values.index(self.value) + by) % len(self._values)]
        self.refresh()

    def on_click(self) -> None:
        """A click turns to the next value."""
        self.action_turn(1)
