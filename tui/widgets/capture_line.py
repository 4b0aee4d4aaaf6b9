"""The capture line: who speaks, what is typed, and below it what it will become."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store.meeting.text import clean
from tui.language import N_

from .expanding import CLOSING, Expanding
from .fields import LineField
from .looks import content
from .offering import Offering
from .wording import Said
from .wrapping import shorten


class CaptureField(LineField):
    """The field itself. Enter hands the text over and empties the field before the next key of a burst is read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(-1)", N_("Edit my last entry"), show=False),
        Binding("down", "recall(1)", N_("Next entry while editing"), show=False),
        Binding("tab", "take_offer", N_("Put in what is offered"), show=False),
        Binding("escape", "refuse_offer", N_("Close the list of choices"), show=False),
    ]

    EDITING_KEYS: ClassVar[frozenset[str]] = LineField.EDITING_KEYS | {"enter"}

    def __init__(self, enter: Callable[[str], str], recall: Callable[[int], None], *, id: str | None = None) -> None:
        """``enter`` takes the text and returns what is to stay in the field; ``recall`` goes back or forth."""
        super().__init__(id=id)
        self._enter = enter
        self._recall = recall
        self.typed: Callable[[str], None] | None = None
        """Told of the text right after each key that changed it, before the next key is read."""
        self.preview = Preview()
        self.offering = Offering(self, self.preview.offer)
        self.expanding: Expanding | None = None
        """Expands the user's own abbreviations; None where nobody has any."""

        self.pasted: Callable[[str, tuple[str, ...], str], None] | None = None
        """Told of several pasted lines that became one: what stood before them, the lines, what stands behind."""

    def paste(self, text: str) -> None:
        """Put text in at the cursor; several lines become one, and may become several entries if the user says so."""
        lines = tuple(line for raw in text.splitlines() if (line := clean(raw).strip()))
        if self.pasted is None or len(lines) < 2:
            super().paste(text)
            return
        start, end = sorted(self.selection)
        before, behind = self.value[:start], self.value[end:]
        self.replace(" ".join(lines), start, end)
        self.pasted(before, lines, behind)

    async def _on_key(self, event: events.Key) -> None:
        """A key that closes a word may first make it a longer one; the sign itself then goes in as ever."""
        if self.expanding is not None and event.character in CLOSING:
            self.expanding.closing(event.character)

    def action_delete_left(self) -> None:
        """Backspace; right behind an abbreviation that was expanded it takes that back."""
        if self.expanding is None or not self.expanding.take_back():
            super().action_delete_left()

    def replace(self, text: str, start: int, end: int) -> None:
        """Every key that changes the text comes through here."""
        super().replace(text, start, end)
        if self.typed is not None:
            self.typed(self.value)

    async def action_submit(self) -> None:
        """Hand over the text, or take what the user has gone to in the list of choices."""
        if self.offering.moved:
            self.offering.choose()
            return
        self.fill(self._enter(self.value))
        self.offering.close()

    def action_recall(self, by: int) -> None:
        """Another row of the open list of choices; else another entry into the field."""
        if self.offering.open:
            self.offering.move(by)
        else:
            self._recall(by)

    def action_take_offer(self) -> None:
        """Tab: the best choice, or the one that the user has gone to."""
        self.offering.choose()

    def action_refuse_offer(self) -> None:
        """Esc: close the list and leave the line as it is."""
        self.offering.refuse()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where nothing is offered, Tab and Esc do what they do on the screen."""
        if action == "take_offer":
            return self.offering.now() is not None
        if action == "refuse_offer":
            return self.offering.open
        return super().check_action(action, parameters)

    def watch_value(self) -> None:
        """Other text, other choices."""
        self.offering.changed()
        if self.expanding is not None and not self.value:
            self.expanding.forget()

    def watch_selection(self) -> None:
        """The choices are those at the cursor."""
        self.offering.changed()

    def on_blur(self) -> None:
        """Nothing is offered while the keys go elsewhere."""
        self.offering.close()

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
        self._offered: list[Said] = []

    def show(self, said: list[Said]) -> None:
        """Show this; nothing is drawn if nothing has changed."""
        if said != self._said:
            self._said = said
            self.refresh()

    def offer(self, row: list[Said]) -> None:
        """Name below, where there is room, what Tab puts into the line; an empty row for nothing."""
        if row != self._offered:
            self._offered = row
            self.refresh()

    def render(self) -> Content:
        """The stretches, wrapped, and in the last line what is offered."""
        width = self.content_size.width
        said = "".join(text for text, _look in self._said)
        if not self._offered or "\n" in said or cell_len(said) > width:
            return content(self._said)
        offered = shorten("".join(text for text, _look in self._offered), max(0, width - 5))
        return content([*self._said, ("\n", ""), ("Tab", "accent"), (f": {offered}", "faint")])


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
        self.preview = field.preview
        self._label = ""

    def compose(self) -> ComposeResult:
        """Label and field side by side, the preview below."""
        yield self.field.offering.menu
        yield Horizontal(self._who, self.field)
        yield self.preview

    def label(self, words: str) -> None:
        """What stands before the field."""
        words = shorten(words, 28)
        if words != self._label:
            self._label = words
            self._who.update(content([(f"{words} ▸".lstrip(), "")]))
