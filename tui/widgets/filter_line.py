"""The line in which the words are typed that a list is filtered by, while the list is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Static

from store.meeting.text import fold
from tui.language import N_, _

from .fields import LineField
from .looks import content
from .rows import Rows


class FilterLine(Horizontal):
    """Hidden until it is opened. Enter keeps the filter and returns to the list, Esc shows everything again."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", N_("Back"), show=False),
        Binding("up", "move(-1)", N_("Row up"), show=False),
        Binding("down", "move(1)", N_("Row down"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
    ]

    DEFAULT_CSS = """
    FilterLine {
        display: none; height: 1; background: $surface; padding: 0 1;
        & > Static { width: auto; padding: 0 1 0 0; text-style: bold; color: $text-accent; }
        & LineField { width: 1fr; background: $surface; }
    }
    FilterLine.-open { display: block; }
    """

    def __init__(self, rows: Rows, changed: Callable[[], None], *, id: str | None = None) -> None:
        """``changed`` is called when ``words`` are others than before."""
        super().__init__(id=id)
        self._rows = rows
        self._changed = changed
        self.field = LineField(id="filter")
        self._label = Static("", markup=False)

    def compose(self) -> ComposeResult:
        """Label and field side by side."""
        yield self._label
        yield self.field

    @property
    def words(self) -> str:
        """What is looked for, without accents and capitals; empty where nothing is."""
        return fold(self.field.value)

    @property
    def typing(self) -> bool:
        """Whether keys are meant for the field now."""
        return self._typing

    _typing = False

    def open(self) -> None:
        """Show the line and put the cursor into it."""
        self._label.update(content([(_("Filter") + " ▸", "")]))
        self._typing = True
        self.add_class("-open")
        self.field.focus()

    @on(LineField.Changed)
    def _words_changed(self, event: LineField.Changed) -> None:
        event.stop()
        self._changed()

    @on(LineField.Submitted)
    def _kept(self, event: LineField.Submitted) -> None:
        event.stop()
        self._leave()

    def _leave(self) -> None:
        self._typing = False
        self.set_class(bool(self.field.value), "-open")
        self._rows.focus()

    def clear(self) -> bool:
        """Show everything again; False where nothing was filtered."""
        if not self._typing and not self.field.value:
            return False
        self.field.value = ""
        self._leave()
        return True

    def action_clear(self) -> None:
        """Esc."""
        self.clear()

    def action_move(self, by: int) -> None:
        """The list's cursor, from the field."""
        self._rows.action_move(by)

    def action_page(self, by: int) -> None:
        """A page of the list, from the field."""
        self._rows.action_page(by)
