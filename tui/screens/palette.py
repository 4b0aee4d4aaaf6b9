"""Every command of a screen, found by a few letters without accents."""

from __future__ import annotations

from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen, Screen

from store.meeting.text import fold
from tui.language import N_, _
from tui.widgets.fields import LineField
from tui.widgets.keybar import key_name
from tui.widgets.rows import Rows
from tui.widgets.text_rows import TextRows
from tui.widgets.wording import Said


class PaletteScreen(ModalScreen[None]):
    """A field and the commands that fit; Enter carries out the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p", "dismiss", N_("Back")),
        Binding("up", "move(-1)", N_("Up")),
        Binding("down", "move(1)", N_("Down")),
    ]

    DEFAULT_CSS = """
    PaletteScreen { align: center top; background: $background 60%; }
    PaletteScreen Vertical { width: 64; max-width: 100%; height: auto; max-height: 80%; margin: 2 0; }
    PaletteScreen Vertical { background: $surface; border: round $primary; }
    PaletteScreen TextRows { height: auto; max-height: 18; background: $surface; padding: 0 0 0 1; }
    PaletteScreen LineField { margin: 0 0 1 0; padding: 0 1; }
    """

    def __init__(self, about: Screen[Any]) -> None:
        """``about`` is the screen whose commands are offered."""
        super().__init__()
        self._about = about
        self._commands = [
            binding
            for binding in about.BINDINGS
            if isinstance(binding, Binding) and binding.tooltip and "escape" not in binding.key
        ]
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

    def _show(self, words: str) -> None:
        wanted = fold(words).split()
        self._fitting = [
            binding
            for binding in self._commands
            if all(word in fold(f"{_(binding.description)} {_(binding.tooltip)}") for word in wanted)
        ]
        rows = self.query_one(TextRows)
        rows.empty_text = _("No command fits")
        rows.styles.height = max(1, min(18, len(self._fitting)))
        rows.show([self._row(binding) for binding in self._fitting])
        rows.move_to(0)

    def _row(self, binding: Binding) -> list[Said]:
        return [(f"{key_name(binding.key):<10}", "accent"), (_(binding.tooltip), "")]

    @on(LineField.Changed)
    def _typed(self, event: LineField.Changed) -> None:
        self._show(event.value)

    @on(LineField.Submitted)
    def _entered(self) -> None:
        self.query_one(TextRows).action_choose()

    @on(Rows.Chosen)
    async def _chosen(self, event: Rows.Chosen) -> None:
        action = self._fitting[event.row].action
        self.dismiss()
        self._about.call_later(self._about.run_action, action)

    def action_move(self, by: int) -> None:
        """Another command."""
        self.query_one(TextRows).action_move(by)
