"""The capture line: who speaks, what is typed, and below it what it will become."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.language import N_

from .fields import LineField
from .looks import content
from .wording import Said
from .wrapping import shorten


class CaptureField(LineField):
    """The field itself. Enter hands the text over and empties the field before the next key of a burst is read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(-1)", N_("Edit my last entry"), show=False),
        Binding("down", "recall(1)", N_("Next entry while editing"), show=False),
    ]

    def __init__(self, enter: Callable[[str], str], recall: Callable[[int], None], *, id: str | None = None) -> None:
        """``enter`` takes the text and returns what is to stay in the field; ``recall`` goes back or forth."""
        super().__init__(id=id)
        self._enter = enter
        self._recall = recall

    async def action_submit(self) -> None:
        """Hand over the text."""
        self.fill(self._enter(self.value))

    def action_recall(self, by: int) -> None:
        """Another entry into the field."""
        self._recall(by)

    def fill(self, text: str) -> None:
        """Put a text into the field, the cursor behind it."""
        if text != self.value:
            self.value = text
            self.cursor_position = len(self.value)


class Preview(Widget):
    """What the line will become, in the two lines below it."""

    DEFAULT_CSS = "Preview { height: 2; padding: 0 1; color: $foreground; }"

    def __init__(self) -> None:
        super().__init__(id="preview")
        self._said: list[Said] = []

    def show(self, said: list[Said]) -> None:
        """Show this; nothing is drawn if nothing has changed."""
        if said != self._said:
            self._said = said
            self.refresh()

    def render(self) -> Content:
        """The stretches, wrapped."""
        return content(self._said)


class CaptureLine(Vertical):
    """Label, field and preview."""

    DEFAULT_CSS = """
    CaptureLine {
        height: 3;
        background: $surface;
        & > Horizontal { height: 1; }
        & #who { width: auto; padding: 0 1; text-style: bold; color: $text-accent; }
        & #line { width: 1fr; background: $surface; background-tint: $surface 0%; }
    }
    """

    def __init__(self, field: CaptureField, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.field = field
        self._who = Static("▸", id="who", markup=False)
        self.preview = Preview()
        self._label = ""

    def compose(self) -> ComposeResult:
        """Label and field side by side, the preview below."""
        yield Horizontal(self._who, self.field)
        yield self.preview

    def label(self, words: str) -> None:
        """What stands before the field."""
        words = shorten(words, 28)
        if words != self._label:
            self._label = words
            self._who.update(content([(f"{words} ▸".lstrip(), "")]))
