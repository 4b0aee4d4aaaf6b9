"""One of a few things is chosen from a list that lies over the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from store.meeting.text import fold
from tui.language import N_, _
from tui.widgets.looks import content
from tui.widgets.rows import Rows
from tui.widgets.text_rows import TextRows

_Value = TypeVar("_Value")


class _Choices(TextRows):
    """A click chooses at once, as in any menu."""

    def on_click(self, event: events.Click) -> None:
        """Choose what was clicked."""
        event.stop()
        if 0 <= event.y + self.scroll_offset.y < self.total_height():
            self.move_to(event.y + self.scroll_offset.y, reveal=False)
            self.action_choose()


class ChoosingScreen(ModalScreen["tuple[_Value] | None"], Generic[_Value]):
    """Enter or a second click chooses, Esc leaves it; a letter goes to the next line that begins with it.

    Gives back the value in a tuple of one, None where it was left.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", N_("Leave it"))]

    DEFAULT_CSS = """
    ChoosingScreen { align: center middle; background: $background 60%; }
    ChoosingScreen Vertical {
        width: 60; max-width: 100%; height: auto; max-height: 90%; background: $surface; border: round $primary;
        & Static { height: auto; padding: 0 1; }
        & TextRows { height: auto; max-height: 16; margin: 0 0 0 1; background: $surface; }
    }
    """

    def __init__(self, title: str, choices: Sequence[tuple[_Value, str]], at: int = 0) -> None:
        """``choices`` are the values with their words; the cursor begins on the one at this place."""
        super().__init__()
        self._title = title
        self._choices = list(choices)
        self._at = at
        self.list = _Choices(id="choices", on_letter=self._go_to)

    def compose(self) -> ComposeResult:
        """What is asked, the choices, the keys."""
        with Vertical():
            yield Static(content([(self._title, "strong")]), markup=False)
            yield self.list
            yield Static(content([(_("Enter chooses, Esc leaves it as it is."), "faint")]), markup=False)

    def on_mount(self) -> None:
        """The cursor stands on what holds now."""
        self.list.show([[(words, "")] for _value, words in self._choices])
        self.list.move_to(self._at)
        self.call_after_refresh(self.list.reveal, self._at)  # which has no height before
        self.list.focus()

    def _go_to(self, event: events.Key) -> None:
        letter = fold(event.character or "")
        after = [*range(self.list.cursor + 1, len(self._choices)), *range(self.list.cursor + 1)]
        for row in after if letter else ():
            if fold(self._choices[row][1]).startswith(letter):
                self.list.move_to(row)
                return

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.dismiss((self._choices[event.row][0],))

    def on_click(self, event: events.Click) -> None:
        """A click beside it leaves it."""
        if self.get_widget_at(event.screen_x, event.screen_y)[0] is self:
            self.dismiss(None)


def place_of(value: object, choices: Sequence[tuple[object, str]]) -> int:
    """Where a value stands among the choices; 0 where it does not."""
    return next((place for place, (one, _words) in enumerate(choices) if one == value), 0)
