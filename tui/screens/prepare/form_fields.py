"""One field of a form on the screen: label, widget, what fits while it is typed into, and what is said below it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.language import _, field_name
from tui.widgets.choice import Choice
from tui.widgets.field_choices import FieldChoices, Offer
from tui.widgets.fields import LineField
from tui.widgets.looks import content
from tui.widgets.text_field import TextField
from tui.widgets.wording import upper_first

from .form_values import Field, Form, Typed


class FormField(Vertical):
    """A field of a record. ``shown`` is what stood in it when it was last filled from the record."""

    def __init__(self, field: Field, typed: Typed) -> None:
        super().__init__(classes="field")
        self.field = field
        self.shown = typed
        self.widget = _widget(field, typed)
        self.choices = FieldChoices()
        self._label = _(field.label) if field.label else upper_first(field_name(field.name))
        self._said = Static("", id=f"wrong-{field.name}", classes="said", markup=False)
        self._note = Static("", id=f"note-{field.name}", classes="said", markup=False)

    def compose(self) -> ComposeResult:
        """Label and widget side by side. What stands below comes when there is something to say: forms are long."""
        yield Horizontal(Static(self._label, classes="label", markup=False), self.widget, classes="row")

    def offer(self, offers: Sequence[Offer]) -> None:
        """Show what fits below the field; nothing closes the list."""
        if offers:
            self._show_below(self.choices)
        self.choices.show(offers)

    def _show_below(self, below: FieldChoices | Static) -> None:
        if not below.is_attached:
            order = (self.choices, self._note, self._said)
            before = sum(one.is_attached for one in order[: order.index(below)])
            self.mount(below, after=before)

    @property
    def typed(self) -> Typed:
        """What stands in the field now."""
        widget = self.widget
        return widget.text if isinstance(widget, TextField) else widget.value

    @property
    def touched(self) -> bool:
        """Whether the user has changed it."""
        return bool(self.typed != self.shown)

    def fill(self, typed: Typed) -> None:
        """Show what the record holds; the cursor stays where it can."""
        self.shown = typed
        self.put(typed)

    def put(self, typed: Typed) -> None:
        """Let this stand in the field as if it had been typed."""
        widget = self.widget
        if typed == self.typed:
            return
        if isinstance(widget, Choice):
            widget.show(typed)
        elif isinstance(widget, TextField):
            at = widget.cursor_location
            widget.load_text(typed)
            widget.move_cursor(at)
        else:
            at_end = widget.cursor_position >= len(widget.value)
            widget.value = typed
            if at_end:
                widget.cursor_position = len(typed)

    def say(self, sentence: str, look: str = "bad") -> None:
        """What is wrong with it, or to be considered; empty takes it away."""
        if sentence:
            self._show_below(self._said)
        self._said.update(content([(sentence, look)]))
        self._said.set_class(bool(sentence), "-shown")

    def note(self, words: str) -> None:
        """What is understood so far."""
        if words:
            self._show_below(self._note)
        self._note.update(content([(words, "faint")]))
        self._note.set_class(bool(words), "-shown")

    # The part of the field that is being typed -----------------------------------------------------

    @property
    def part(self) -> str:
        """The words at the cursor: all, or those between the dividers."""
        text, start, end = self._around_cursor()
        return text[start:end].strip()

    def take(self, offer: Offer) -> None:
        """Put what was offered in place of the words at the cursor."""
        widget = self.widget
        text, start, end = self._around_cursor()
        lead = " " if start and self.field.divider == ";" else ""
        words = lead + offer.taken
        if isinstance(widget, TextField):
            row = widget.cursor_location[0]
            widget.replace(words, (row, 0), (row, len(text)))
            widget.move_cursor((row, len(words)))
        elif isinstance(widget, LineField):
            widget.value = text[:start] + words + text[end:]
            widget.cursor_position = start + len(words)
        self.offer(())

    def _around_cursor(self) -> tuple[str, int, int]:
        """The line at the cursor, and where the words at the cursor begin and end in it."""
        widget = self.widget
        if isinstance(widget, TextField):
            line = widget.document.get_line(widget.cursor_location[0])
            return line, 0, len(line)
        assert isinstance(widget, LineField)
        text, at = widget.value, widget.cursor_position
        if self.field.divider != ";":
            return text, 0, len(text)
        end = text.find(";", at)
        return text, text.rfind(";", 0, at) + 1, end if end >= 0 else len(text)


def _widget(field: Field, typed: Typed) -> Choice | TextField | LineField:
    if field.form is Form.SWITCH:
        return Choice((False, True), typed, id=field.name)
    if field.form is Form.CHOICE:
        assert field.values is not None
        return Choice([*([None] if field.optional else []), *field.values], typed, id=field.name)
    if field.several_lines:
        return TextField(typed, id=field.name)
    return LineField(typed, placeholder=_(field.hint) if field.hint else "", id=field.name)


def field_of(widget: Widget | None) -> FormField | None:
    """The field of the form to which a widget belongs."""
    return next((one for one in widget.ancestors_with_self if isinstance(one, FormField)), None) if widget else None
