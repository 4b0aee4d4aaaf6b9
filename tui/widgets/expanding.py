"""Own abbreviations in a line: expanded when the word is closed, taken back by the Backspace right behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from store.meeting.capture.abbreviations import Abbreviations

    from .fields import LineField

CLOSING = frozenset(" ,.;:!?)")
"""The keys that close a word."""


class _Taken(NamedTuple):
    """An expansion that the next key may take back: the line and the cursor it led to, and those it came from."""

    value: str
    cursor: int
    before: str
    start: int
    end: int


class Expanding:
    """Watches the keys of a field.

    Backspace right behind an expansion leaves the line as the same keys would have left it without any expansion: the
    short form without the space. Input methods count on that. They take Backspace to mean that the word is being
    typed again, and count their own Backspaces from there; with the space put back, the accents of the next word would
    land in the wrong place.
    """

    def __init__(self, field: LineField, listed: Callable[[], Abbreviations | None]) -> None:
        """``listed`` gives the list that counts now, None where nothing is to be expanded."""
        self._field = field
        self._listed = listed
        self._taken: _Taken | None = None
        self._kept: set[tuple[int, str]] = set()

    def forget(self) -> None:
        """The line is empty: what the user left as it was typed belongs to the line before."""
        self._taken = None
        self._kept.clear()

    def closing(self, sign: str) -> None:
        """A key that closes a word is about to be put in at the cursor."""
        field = self._field
        self._taken = None
        listed = self._listed() if field.selection.is_empty else None
        found = listed.expand(field.value, field.cursor_position, sign) if listed is not None else None
        if found is None or (found.start, field.value[found.start : found.end]) in self._kept:
            return
        before = field.value
        field.replace(found.text, found.start, found.end)
        cursor = field.cursor_position
        value = field.value[:cursor] + sign + field.value[cursor:]
        self._taken = _Taken(value, cursor + 1, before, found.start, found.end)

    def take_back(self) -> bool:
        """Backspace: whether it took an expansion back. From then on the word stays as it was typed."""
        taken, self._taken = self._taken, None
        field = self._field
        if taken is None or field.value != taken.value or field.cursor_position != taken.cursor:
            return False
        if not field.selection.is_empty:
            return False
        self._kept.add((taken.start, taken.before[taken.start : taken.end]))
        field.replace(taken.before[taken.start :], taken.start, len(field.value))
        field.cursor_position = taken.end
        return True
