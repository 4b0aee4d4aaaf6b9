"""A text field of several lines, with the same care for Vietnamese typing as the one-line field."""

from __future__ import annotations

from typing import ClassVar

from textual.widgets import TextArea
from textual.widgets.text_area import EditResult

from store.meeting.text import clean

from .fields import KeysInOrder

Location = tuple[int, int]


class TextField(KeysInOrder, TextArea):
    """Several short lines. The text is always composed (NFC) and free of control characters."""

    EDITING_KEYS: ClassVar[frozenset[str]] = KeysInOrder.EDITING_KEYS | {
        "enter",
        "up",
        "down",
        "shift+up",
        "shift+down",
    }

    def __init__(self, text: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(clean(text, lines=True), id=id, classes=classes, compact=True, tab_behavior="focus")
        self.cursor_blink = False
        self.highlight_cursor_line = False

    def new_line(self) -> None:
        """Break the line at the cursor."""
        self._replace_via_keyboard("\n", *self.selection)

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        """An accent that arrives on its own joins the letter before it; whatever is put in is clean."""
        start, end = sorted((start, end))
        insert = clean(insert, lines=True)
        row, column = start
        if insert and column:
            before = self.document[row][column - 1]
            joined = clean(before + insert[0])
            if len(joined) == 1 and joined != before:
                return super()._replace_via_keyboard(joined + insert[1:], (row, column - 1), end)
        return super()._replace_via_keyboard(insert, start, end)
