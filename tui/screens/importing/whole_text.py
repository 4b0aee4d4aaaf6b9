"""All of a text that is too long for its line, to be read and scrolled."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.language import N_, _
from tui.widgets.looks import content


class WholeTextScreen(ModalScreen[None]):
    """The text over the screen; Esc or Enter closes it, the arrow keys and the wheel scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space", "dismiss", N_("Back"))]

    DEFAULT_CSS = """
    WholeTextScreen { align: center middle; background: $background 60%; }
    WholeTextScreen > Vertical {
        width: 90%; height: auto; max-height: 90%; background: $surface; border: round $primary;
        & VerticalScroll { height: auto; max-height: 24; padding: 0 1; }
        & #keys { height: 1; padding: 0 1; }
        & #text { height: auto; }
    }
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The text, the keys."""
        with Vertical():
            with VerticalScroll():
                yield Static(content([(self._text, "")]), id="text", markup=False)
            yield Static(content([(_("Esc closes it."), "faint")]), id="keys", markup=False)

    def on_mount(self) -> None:
        """The keys scroll at once."""
        self.query_one(VerticalScroll).focus()
