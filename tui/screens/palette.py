"""Every command, found by a few letters without accents, in either language."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from tui.language import N_, _
from tui.widgets.fields import LineField
from tui.widgets.rows import Rows
from tui.widgets.text_rows import TextRows
from tui.widgets.wording import Said
from tui.widgets.wrapping import shorten

from .palette_commands import Command, commands, ranked

_MOST = 16
"""Rows that are seen at once."""


class PaletteScreen(ModalScreen[None]):
    """A field and the commands that fit; Enter carries out the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "dismiss", N_("Back")),
        Binding("up", "move(-1)", N_("Up")),
        Binding("down", "move(1)", N_("Down")),
        Binding("pageup", "page(-1)", N_("Page up")),
        Binding("pagedown", "page(1)", N_("Page down")),
    ]

    DEFAULT_CSS = """
    PaletteScreen { align: center top; background: $background 60%; }
    PaletteScreen Vertical { width: 76; max-width: 100%; height: auto; max-height: 100%; margin: 1 0; }
    PaletteScreen Vertical { background: $surface; border: round $primary; }
    PaletteScreen TextRows { height: auto; max-height: 16; background: $surface; padding: 0 0 0 1; }
    PaletteScreen LineField { margin: 0 0 1 0; padding: 0 1; background: $surface; }
    """

    def __init__(self, about: Screen[Any]) -> None:
        """``about`` is the screen whose commands are offered."""
        super().__init__()
        self._about = about
        self._commands = commands(about)
        self._fitting = list(self._commands)

    def compose(self) -> ComposeResult:
        """Field and list."""
        with Vertical():
            yield LineField(placeholder=_("Which command?"), id="words")
            yield TextRows(id="commands")

    def on_mount(self) -> None:
        """Show all commands."""
        self._show("")
        self.query_one(LineField).focus()

    def on_resize(self, _event: events.Resize) -> None:
        """The keys stand at the right."""
        self.call_after_refresh(self._draw)

    def _show(self, words: str) -> None:
        self._fitting = ranked(self._commands, words)
        rows = self.query_one(TextRows)
        rows.empty_text = _("No command fits")
        rows.styles.height = max(1, min(_MOST, len(self._fitting)))
        self._draw()
        rows.move_to(0)

    def _draw(self) -> None:
        rows = self.query_one(TextRows)
        width = rows.inner_width or min(72, self.size.width - 4)
        rows.show([_row(command, width - 1) for command in self._fitting])

    @on(LineField.Changed)
    def _typed(self, event: LineField.Changed) -> None:
        self._show(event.value)

    @on(LineField.Submitted)
    def _entered(self) -> None:
        self.query_one(TextRows).action_choose()

    @on(Rows.Chosen)
    async def _chosen(self, event: Rows.Chosen) -> None:
        command = self._fitting[event.row]
        if command.why_not:
            self.notify(f"{command.words}: {command.why_not}", markup=False, timeout=4)
            return
        self.dismiss()
        app = self.app
        self._about.call_later(app.run_action, command.action, command.target)

    def action_move(self, by: int) -> None:
        """Another command."""
        self.query_one(TextRows).action_move(by)

    def action_page(self, by: int) -> None:
        """A page of commands on, or back."""
        self.query_one(TextRows).action_page(by)


def _row(command: Command, width: int) -> list[Said]:
    """The words at the left, the key at the right; what cannot be done now stands back and says why."""
    key = command.key
    why = f" ({command.why_not})" if command.why_not else ""
    words = shorten(command.words, max(1, width - cell_len(key) - cell_len(why) - 2))
    gap = " " * max(1, width - cell_len(words) - cell_len(why) - cell_len(key))
    return [(words, "faint" if why else ""), (why, "faint"), (gap, ""), (key, "faint" if why else "accent")]
