"""A screen with a field and, below it, the list of what fits what is typed there."""

from __future__ import annotations

from textual import events
from textual.screen import Screen, ScreenResultType

from tui.widgets.fields import LineField
from tui.widgets.rows import Rows


class ChoosingByName(Screen[ScreenResultType]):
    """The keys of the list work while the field has the focus, and letters typed in the list go into the field."""

    field: LineField
    list: Rows

    def action_move(self, by: int) -> None:
        """Another row."""
        self.list.action_move(by)

    def action_page(self, by: int) -> None:
        """A page of rows."""
        self.list.action_page(by)

    def action_help(self) -> None:
        """All keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    def type_on(self, event: events.Key) -> None:
        """A key that was meant for the field."""
        self.field.focus()
        if event.key == "backspace":
            self.field.action_delete_left()
        elif event.character:
            self.field.replace(event.character, *self.field.selection)
