"""The one-line text field that every screen uses, and what makes it safe for Vietnamese typing.

Input methods rewrite a syllable by sending Backspaces and letters in one burst. Textual handles letters in the
widget but Backspace only after a trip through the app, so that its own Input loses every tone
(Textualize/textual#6605). Here each key is carried out when it is read.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets._input import Input, Selection

from store.meeting.text import clean

from .wrapping import is_narrow

if TYPE_CHECKING:
    from rich.style import Style
    from textual.widget import Widget

    _Widget = Widget
else:
    _Widget = object


class KeysInOrder(_Widget):
    """Mixin for text widgets: runs the widget's own bindings at once, in the order of the keys.

    It stands before the text widget in the list of bases. Textual calls the key handler of every class of a widget
    in turn, so letters still reach the text widget's own handler.
    """

    EDITING_KEYS: ClassVar[frozenset[str]] = frozenset(
        {"backspace", "delete", "left", "right", "shift+left", "shift+right", "ctrl+left", "ctrl+right", "ctrl+w"}
        | {"ctrl+backspace", "ctrl+u", "ctrl+k", "ctrl+h", "ctrl+d", "home", "end", "shift+home", "shift+end"}
    )
    """The keys that never do more than move in this field's text or change it; no other key waits for them."""

    async def _on_key(self, event: events.Key) -> None:
        if event.is_printable:
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            if not binding.priority and await self.app.run_action(binding.action, self):
                event.stop()
                event.prevent_default()
                return


class LineField(KeysInOrder, Input):
    """A one-line text field. Its value is always composed (NFC) and free of control characters."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Lists and pages scroll with these; inside a line they would only swallow the key.
        Binding("up,down,pageup,pagedown,ctrl+pageup,ctrl+pagedown", "pass_on", show=False),
    ]

    # In Textual's Input every key that lengthens the value lays out the whole screen anew. The text scrolls inside a
    # field whose place the screen decides, so drawing it again is enough.
    virtual_size = Reactive(Size(0, 0), layout=False)

    @dataclass(eq=False, repr=False)
    class Joined(Message):
        """Several pasted lines became one, because the field holds one line."""

        field: LineField
        lines: int

        @property
        def control(self) -> LineField:
            """The field that was pasted into."""
            return self.field

    def __init__(
        self, value: str = "", *, placeholder: str = "", id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(
            value=clean(value), placeholder=placeholder, id=id, classes=classes, compact=True, select_on_focus=False
        )
        self.cursor_blink = False

    def _position_to_cell(self, position: int) -> int:
        return _width(self.value[:position])

    @property
    def content_width(self) -> int:
        """The cells of the text, and one for the cursor behind it."""
        return _width(self.placeholder) if self.placeholder and not self.value else _width(self.value) + 1

    def validate_value(self, value: str) -> str:
        """Whatever sets the value, it stays one clean line."""
        return clean(value)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys that mean nothing inside one line go on to the screen."""
        return False if action == "pass_on" else super().check_action(action, parameters)

    def replace(self, text: str, start: int, end: int) -> None:
        """Replace a stretch of the value; letter and combining accent become one sign wherever they meet."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        before = clean(self.value[:start] + text)
        value = clean(before + self.value[end:])
        self.value = value
        # An accent typed on its own joins the letter before the cursor, so the cursor is counted from the end.
        self.cursor_position = min(len(before), len(value))

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()  # the base class would paste its first line once more
        self.paste(event.text)

    def paste(self, text: str) -> None:
        """Put text in at the cursor; several lines become one, and the screen is told."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        self.replace(" ".join(lines) if len(lines) > 1 else clean(text).strip("\n"), *self.selection)
        if len(lines) > 1:
            self.post_message(self.Joined(self, len(lines)))

    def action_paste(self) -> None:
        """Put in what was last cut or copied in the app."""
        self.paste(self.app.clipboard)

    def render_line(self, y: int) -> Strip:
        """One line of the field, drawn from plain text; nothing in it is read as markup."""
        if y != 0:
            return Strip.blank(self.size.width, self.rich_style)
        width = self.scrollable_content_region.width
        base = self.rich_style
        if not self.value:
            return self._empty_line(width, base)
        text = self.value + " "
        start, end = sorted(self.selection)
        cursor = self.cursor_position if self.has_focus else None
        selected = base + self.get_component_rich_style("input--selection")
        marked = base + self.get_component_rich_style("input--cursor")
        scroll = self.scroll_offset.x
        if is_narrow(text):  # a sign is a cell: what is out of sight need not be drawn, however long the text is
            text, start, end = text[scroll : scroll + width], start - scroll, end - scroll
            cursor, scroll = None if cursor is None else cursor - scroll, 0
        pieces: list[Segment] = []
        for begin, stop, style in _stretches(len(text), start, end, cursor, base, selected, marked):
            pieces.append(Segment(text[begin:stop], style))
        return Strip(pieces).crop_extend(scroll, scroll + width, base)

    def _empty_line(self, width: int, base: Style) -> Strip:
        faint = base + self.get_component_rich_style("input--placeholder")
        words = (self.placeholder or " ") + " "
        if not self.has_focus:
            return Strip([Segment(words, faint)]).crop_extend(0, width, base)
        marked = base + self.get_component_rich_style("input--cursor")
        return Strip([Segment(words[0], marked), Segment(words[1:], faint)]).crop_extend(0, width, base)


def _width(text: str) -> int:
    return len(text) if is_narrow(text) else cell_len(text)


def _stretches(
    length: int, start: int, end: int, cursor: int | None, base: Any, selected: Any, marked: Any
) -> list[tuple[int, int, Any]]:
    """Where the look of the text changes: (begin, end, style) without gaps."""
    cuts = {0, start, end, length} | ({cursor, cursor + 1} if cursor is not None else set())
    edges = sorted(cut for cut in cuts if 0 <= cut <= length)
    return [
        (begin, stop, marked if begin == cursor else selected if start <= begin < end else base)
        for begin, stop in pairwise(edges)
    ]


__all__ = ["KeysInOrder", "LineField", "Selection"]
