"""Moving about in a form and typing into it: what goes where, and what is offered meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.screen import Screen
from textual.widgets import TextArea

from store.meeting.kinds import RecordKind
from store.meeting.records import type_of
from tui.language import _
from tui.widgets.field_choices import FieldChoices
from tui.widgets.fields import LineField
from tui.widgets.place_wording import beside
from tui.widgets.text_field import TextField
from tui.widgets.wording import days_text

from .form_fields import FormField, field_of
from .form_offers import offers
from .form_people import People, Unreadable
from .form_values import Around, Form, shown, value_of
from .record_sheets import Sheet

if TYPE_CHECKING:
    from store.dossier import Dossier


_NARROW = 60
"""Cells below which a terminal is narrow."""


class FormScreen(Screen[str]):
    """The fields of a form by name. Whoever fills them calls ``take_early_keys`` once the first has the focus."""

    fields: dict[str, FormField]

    def __init__(self, dossier: Dossier, sheet: Sheet) -> None:
        super().__init__()
        self.dossier = dossier
        self.sheet = sheet
        self._agreed: frozenset[str] = frozenset()
        self._early: list[events.Key] | None = []
        self._people: People | None = None

    @property
    def around(self) -> Around:
        """What the fields are read against now."""
        delegates, parties = self.dossier.delegates[:], self.dossier.parties[:]
        if self._people is None or self._people.delegates is not delegates or self._people.parties is not parties:
            self._people = People(delegates, parties)
        return Around(self.dossier.meeting.day, self._people)

    def on_resize(self, event: events.Resize) -> None:
        """In a narrow terminal the labels leave more room to what is typed."""
        self.set_class(event.size.width < _NARROW, "-narrow")

    def take_early_keys(self) -> None:
        """Let what was typed before the form stood go to where it belongs."""
        early, self._early = self._early or [], None
        for event in early:
            self.keep(event)

    def keep(self, event: events.Key) -> None:
        """A key that was typed before the form stood; it goes where it would have gone."""
        if self._early is not None:
            self._early.append(event)
        elif event.key in {"tab", "down", "enter"}:
            self.action_step(1)
        elif self.focused is not None:
            self.focused._forward_event(events.Key(event.key, event.character))

    def on_key(self, event: events.Key) -> None:
        """Keys that come before a field has the focus."""
        if self._early is not None:
            event.stop()
            self.keep(event)

    # Moving about --------------------------------------------------------------------------------

    @property
    def _current(self) -> FormField | None:
        return field_of(self.focused)

    def action_step(self, by: int) -> None:
        """To another field; what is under the cursor of the list is taken first."""
        self._take_chosen()
        if by > 0:
            self.app.action_focus_next()
        else:
            self.app.action_focus_previous()

    def action_vertical(self, by: int) -> None:
        """Up or down: in what is offered, in a text of several lines, else to another field."""
        current = self._current
        if current is not None and current.choices.open and (by > 0 or current.choices.chosen):
            current.choices.move(by)
            return
        widget = self.focused
        if isinstance(widget, TextField):
            row = widget.cursor_location[0]
            if 0 <= row + by < widget.document.line_count:
                widget.call_later(widget.move_cursor_relative, by)
                return
        self.action_step(by)

    def action_enter(self) -> None:
        """Take what is under the cursor of the list, and go on: to the next line of a text, or to the next field."""
        current = self._current
        if self._take_chosen() and current is not None and current.field.divider:
            return
        widget = self.focused
        if isinstance(widget, TextField):
            widget.call_later(widget.new_line)
        else:
            self.action_step(1)

    def action_scroll(self, by: int) -> None:
        """A page of the form."""
        self.query_one("#form").scroll_relative(y=by * max(1, self.size.height - 4), animate=False)

    def _take_chosen(self) -> bool:
        current = self._current
        if current is None or current.choices.chosen is None:
            return False
        self._take(current, current.choices)
        return True

    def _take(self, field: FormField, choices: FieldChoices) -> None:
        offer = choices.chosen
        if offer is not None:
            if offer.new:
                self._agreed |= {offer.new}
            field.take(offer)

    @on(FieldChoices.Taken)
    def _clicked(self, event: FieldChoices.Taken) -> None:
        field = field_of(event.choices)
        if field is not None:
            if event.offer.new:
                self._agreed |= {event.offer.new}
            field.take(event.offer)
            field.widget.focus()

    # While it is typed into ----------------------------------------------------------------------

    @on(LineField.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: LineField.Changed | TextArea.Changed) -> None:
        field = field_of(event.control)
        if field is None:
            return
        self._understand(field)
        typing = self.focused is field.widget and field.touched
        before = self.dossier.find(self.sheet.kind) if field.field.recurring else ()
        field.offer(offers(field.field, field.part, self.around.people, before) if typing else ())

    def _understand(self, field: FormField) -> None:
        if field.field.form is Form.DEADLINE:
            deadline = value_of(field.field, field.typed, self.around)
            days = days_text(deadline) if deadline else ""
            words = f"→ {days}" if days else _("names no day; it is kept as it is said") if deadline else ""
            field.note(words if days != field.typed.strip() else "")
        elif self.sheet.kind is RecordKind.PARTY and field.field.name == "name":
            today = self.dossier.now().astimezone().date()
            field.note(beside(field.typed, self.dossier.meeting.day, today))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """A field that is left closes its list, and shows whom it means."""
        field = field_of(event.widget)
        if field is not None:
            field.widget.call_later(self._left, field)

    def _left(self, field: FormField) -> None:
        if self.focused is field.widget:
            return
        field.offer(())
        if field.touched and field.field.names_people:
            try:
                value = value_of(field.field, field.typed, self.around)
            except Unreadable:
                return
            meant = type_of[self.sheet.kind](uid="", **{field.field.name: value})
            field.put(shown(field.field, meant, self.around))

    @on(LineField.Joined)
    def _joined(self) -> None:
        self.notify(_("Several pasted lines became one."), markup=False)
