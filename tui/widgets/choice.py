"""One value out of a short fixed list, changed with the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from store.meeting.text import fold
from tui.language import N_, _, term

Value = StrEnum | bool | None
"""What can be chosen: a word of a fixed list, yes or no, or nothing."""


class Choice(Widget, can_focus=True):
    """The value between two arrows; Left, Right, Space and a click change it, and so does a word's first letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", N_("Choice before"), show=False),
        Binding("right,space", "turn(1)", N_("Next choice"), show=False),
    ]

    DEFAULT_CSS = """
    Choice { height: 1; width: 1fr; background: $surface; }
    Choice:focus { background: $primary-muted; }
    """

    @dataclass(eq=False, repr=False)
    class Turned(Message):
        """Another value shows."""

        choice: Choice

        @property
        def control(self) -> Choice:
            """The choice that was turned."""
            return self.choice

    def __init__(self, values: Sequence[Value], value: Value, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._values = list(values)
        self.value = value

    def render(self) -> Content:
        """The value, and that there are others."""
        return Content(f"‹ {value_text(self.value)} ›")

    def show(self, value: Value) -> None:
        """Show another value."""
        self.value = value
        self.refresh()
        self.post_message(self.Turned(self))

    def action_turn(self, by: int) -> None:
        """Another value."""
        self.show(self._values[(self._values.index(self.value) + by) % len(self._values)])

    def on_click(self) -> None:
        """A click turns to the next value."""
        self.action_turn(1)

    async def _on_key(self, event: events.Key) -> None:
        """Own keys are carried out at once, in the order in which they come; a letter goes to the next such word."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            await self.app.run_action(binding.action, self)
            event.stop()
            return
        if event.is_printable and event.character:
            self._turn_to(fold(event.character))
            event.stop()

    def _turn_to(self, letter: str) -> None:
        at = self._values.index(self.value)
        for value in (*self._values[at + 1 :], *self._values[:at]):
            if fold(value_text(value)).startswith(letter):
                self.show(value)
                return


def value_text(value: Value) -> str:
    """What a value is called."""
    if value is None:
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return term(value)
