"""The form for the meeting's own details. Only what was changed is saved, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from store.errors import CannotWrite
from store.meeting.kinds import MeetingKind, RecordKind
from store.meeting.refs import Ref
from tui.language import N_, _, field_name
from tui.widgets.choice import Choice
from tui.widgets.fields import LineField
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.text_field import TextField
from tui.widgets.wording import not_saved, upper_first

from .meeting_values import SECTIONS, Field, Form, Unreadable, out_of_order, person, text_of, value_of

if TYPE_CHECKING:
    from store.dossier import Dossier


class MeetingForm(Screen[bool]):
    """Title, bodies, place, times, people, recipients. Gives back whether anything was saved."""

    CSS_PATH = "../styles/form.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, tooltip=N_("Save the form and go back")),
        Binding("escape", "leave", N_("Back"), tooltip=N_("Back; asks once if something is not saved")),
        # With priority, because what is typed right behind the key belongs into the next field already.
        Binding("tab", "app.focus_next", N_("Next field"), priority=True),
        Binding("shift+tab", "app.focus_previous", N_("Field before"), show=False, priority=True),
        Binding("down", "app.focus_next", N_("Next field"), show=False),
        Binding("up", "app.focus_previous", N_("Field before"), show=False),
        Binding("f1", "help", N_("Help"), show=False),
    ]

    def __init__(self, dossier: Dossier, first: str = "") -> None:
        """``first`` is the field that gets the focus."""
        super().__init__()
        self.dossier = dossier
        self._first = first or SECTIONS[0][1][0].name
        self._fields = {field.name: field for _title, fields in SECTIONS for field in fields}
        self._warned = False

    def compose(self) -> ComposeResult:
        """Headings, and a label and a field in each line."""
        meeting = self.dossier.meeting
        yield Masthead(id="masthead")
        with VerticalScroll(id="form", can_focus=False):
            for title, fields in SECTIONS:
                yield Static(_(title), classes="heading", markup=False)
                for field in fields:
                    yield Horizontal(
                        Static(upper_first(field_name(field.name)), classes="label", markup=False),
                        self._widget(field, getattr(meeting, field.name)),
                        classes="row",
                    )
                    yield Static("", id=f"wrong-{field.name}", classes="wrong", markup=False)
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def _widget(self, field: Field, value: Any) -> Widget:
        shown = text_of(field, self.dossier.meeting, self.dossier.get)
        if field.form is Form.CHOICE:
            return Choice(list(MeetingKind), value, id=field.name)
        if field.form in {Form.LINES, Form.PEOPLE}:
            return TextField(shown, id=field.name)
        return LineField(shown, placeholder=_(field.hint) if field.hint else "", id=field.name)

    def on_mount(self) -> None:
        """The focus goes to the first field, or to the one that was asked for."""
        self.query_one(Masthead).show(_("The meeting's details"), [])
        self.query_one(f"#{self._first}").focus()

    def _typed(self, field: Field) -> Any:
        widget = self.query_one(f"#{field.name}")
        if isinstance(widget, Choice | LineField):
            return widget.value
        assert isinstance(widget, TextField)
        return widget.text

    def _changed(self) -> list[Field]:
        """The fields whose text is not what the record says."""
        meeting = self.dossier.meeting
        return [
            field
            for field in self._fields.values()
            if self._typed(field)
            != (meeting.kind if field.form is Form.CHOICE else text_of(field, meeting, self.dossier.get))
        ]

    def _person(self, words: str) -> Ref:
        return person(words, self.dossier.delegates[:], self.dossier.parties[:], self.dossier.get)

    def action_save(self) -> None:
        """Save, once the field has taken in what was typed right before the key."""
        (self.focused or self).call_later(self._save)

    def _save(self) -> None:
        """Check every changed field, and save them all as one step; a wrong one says what is wrong."""
        values: dict[str, Any] = {}
        wrong: list[str] = []
        for name in self._fields:
            self._say(name, "")
        day = self.dossier.meeting.day
        for field in sorted(self._changed(), key=lambda field: field.name != "day"):
            typed = self._typed(field)
            try:
                values[field.name] = typed if field.form is Form.CHOICE else value_of(field, typed, day, self._person)
            except Unreadable as sentence:
                wrong.append(field.name)
                self._say(field.name, str(sentence))
            if field.name == "day":
                day = values.get("day", day)
        for name, said in out_of_order(self.dossier.meeting, values).items():
            if name not in wrong:
                wrong.append(name)
                self._say(name, said)
        if wrong:
            self.query_one(f"#{min(wrong, key=list(self._fields).index)}").focus()
            return
        if not values:
            self.dismiss(False)
            return
        try:
            meeting = self.dossier.meeting
            self.dossier.change(RecordKind.MEETING, meeting.uid, **values)
        except CannotWrite as error:
            self.notify(not_saved(error), severity="error", timeout=10, markup=False)
            return
        self.app.notify(_("The meeting's details are saved."), markup=False)
        self.dismiss(True)

    def _say(self, name: str, sentence: str) -> None:
        place = self.query_one(f"#wrong-{name}", Static)
        place.update(sentence)
        place.set_class(bool(sentence), "-shown")

    def action_leave(self) -> None:
        """Go back; what was changed and not saved is asked about once."""
        if self._changed() and not self._warned:
            self._warned = True
            self.notify(_("Not saved yet: Ctrl+S saves, Esc once more leaves it."), severity="warning", markup=False)
            return
        self.dismiss(False)

    def action_help(self) -> None:
        """The keys of this form."""
        from .help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    @on(LineField.Submitted)
    def _next_field(self, event: LineField.Submitted) -> None:
        """Enter goes on to the next field."""
        event.stop()
        self.app.action_focus_next()

    @on(LineField.Joined)
    def _joined(self) -> None:
        self.notify(_("Several pasted lines became one."), markup=False)
