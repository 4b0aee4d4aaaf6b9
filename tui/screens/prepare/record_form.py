"""The form for one record, new or there already. Only what was changed is saved, field by field."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from store.errors import CannotWrite
from store.meeting.edits import Edit
from store.meeting.kinds import RecordKind
from store.meeting.records import Record, type_of
from tui.language import N_, _, term
from tui.widgets.choice import value_text
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.wording import not_saved, upper_first

from .form_fields import FormField
from .form_people import NoSuchParty, Unreadable
from .form_screen import FormScreen
from .form_values import Around, shown, value_of
from .record_sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.dossier import Dossier
    from store.live import Happening


class RecordForm(FormScreen):
    """The fields of a record. Gives back the uid of what was saved last, empty where nothing was.

    What colleagues change meanwhile comes into the fields that were not touched; what was typed stays, and is saved
    over what was seen, so that two versions of one field stand side by side afterwards.
    """

    CSS_PATH = "../../styles/form.tcss"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, tooltip=N_("Save the form and go back")),
        Binding(
            "ctrl+n", "save_and_next", N_("Save, next"), priority=True, tooltip=N_("Save, and a form for the next")
        ),
        Binding("escape", "leave", N_("Back"), tooltip=N_("Back; asks once if something is not saved")),
        # With priority, because what is typed right behind the key belongs into the next field already.
        Binding("tab", "step(1)", N_("Next field"), priority=True, tooltip=N_("To the next field")),
        Binding("shift+tab", "step(-1)", N_("Field before"), show=False, priority=True),
        Binding("enter", "enter", N_("Next field, or take what is offered"), show=False, priority=True),
        Binding("down", "vertical(1)", N_("Next field, or down in what is offered"), show=False, priority=True),
        Binding("up", "vertical(-1)", N_("Field before, or up in what is offered"), show=False, priority=True),
        Binding("pagedown", "scroll(1)", N_("Page down"), show=False),
        Binding("pageup", "scroll(-1)", N_("Page up"), show=False),
        Binding("f1", "help", N_("Help"), show=False, tooltip=N_("The keys of this form")),
    ]

    class Arrived(Message):
        """Something in the dossier has changed."""

        def __init__(self, happenings: Sequence[Happening]) -> None:
            super().__init__()
            self.happenings = happenings

    def __init__(
        self,
        dossier: Dossier,
        sheet: Sheet,
        uid: str = "",
        *,
        start: Mapping[str, Any] | None = None,
        first: str = "",
    ) -> None:
        """``uid`` is empty for a new record, which begins with ``start``; ``first`` is the field with the focus."""
        super().__init__(dossier, sheet)
        self.uid = uid
        self._start = dict(start or {})
        self._saved = ""
        self._first = first
        self._warned = False
        self._seen = dossier.standing(sheet.kind, uid) if uid else {}
        around = self.around
        self.fields = {
            field.name: FormField(field, shown(field, self.record, around))
            for _title, fields in sheet.sections
            for field in fields
            if dossier.meeting.voting or not field.while_voting
        }

    # What a subclass says ------------------------------------------------------------------------

    def heading(self) -> str:
        """What stands above the form."""
        if not self.uid:
            return _(self.sheet.title_of_new)
        return f"{upper_first(term(self.sheet.kind))}: {getattr(self.record, self.sheet.named_by)}"

    def start_of_next(self) -> dict[str, Any]:
        """What the record after this one begins with."""
        return self.sheet.next_after(self.record)

    def objections(self, values: Mapping[str, Any]) -> dict[str, str]:  # noqa: ARG002
        """What about the values to be saved cannot be, by field, each with the sentence for the user."""
        name = self.sheet.named_by
        missing = not self.fields[name].typed.strip()
        return {name: _(self.sheet.unnamed)} if missing else {}

    def cautions(self, values: Mapping[str, Any]) -> dict[str, str]:  # noqa: ARG002
        """What is asked about once before the values are saved, by field."""
        return {}

    # The form ------------------------------------------------------------------------------------

    @property
    def record(self) -> Record:
        """The record as it stands now; a new one as it begins."""
        found = self.dossier.get(self.sheet.kind, self.uid) if self.uid else None
        if found is not None:
            return found
        return type_of[self.sheet.kind](uid=self.uid, **({} if self.uid else self._start))

    def compose(self) -> ComposeResult:
        """Headings, and a label and a field in each line."""
        yield Masthead(id="masthead")
        with VerticalScroll(id="form", can_focus=False):
            for title, fields in self.sheet.sections:
                if title:
                    yield Static(_(title), classes="heading", markup=False)
                for field in fields:
                    if field.name in self.fields:
                        yield self.fields[field.name]
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """The focus goes to the first field, or to the one that was asked for."""
        self.query_one(Masthead).show(self.heading(), [])
        for one in self.fields.values():
            self._understand(one)
        wanted = self.fields.get(self._first) or next(iter(self.fields.values()))
        wanted.widget.focus()
        self._unsubscribe = self.dossier.subscribe(self._tell_arrived)
        self.take_early_keys()

    def _tell_arrived(self, happenings: Sequence[Happening]) -> None:
        self.post_message(self.Arrived(happenings))

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    # Saving --------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save and go back, once the field has taken in what was typed right before the key."""
        (self.focused or self).call_later(self._save, False)

    def action_save_and_next(self) -> None:
        """Save, and begin the next record in the same form."""
        (self.focused or self).call_later(self._save, True)

    def _save(self, and_next: bool) -> None:
        """Check every changed field, and save them all as one step; a wrong one says what is wrong."""
        for one in self.fields.values():
            one.say("")
            one.offer(())
        values, wrong, new_parties = self._values()
        wrong |= {name: said for name, said in self.objections(values).items() if name not in wrong}
        if wrong:
            self._tell(wrong, "bad")
            return
        to_ask = {
            name: said for name, said in self.cautions(values).items() if f"{name}: {said}" not in self._agreed
        } | {name: str(NoSuchParty(party)) for name, party in new_parties.items() if party not in self._agreed}
        if to_ask:
            self._agreed |= {f"{name}: {said}" for name, said in to_ask.items()} | set(new_parties.values())
            self._tell(to_ask, "warn")
            return
        if not self._write(values, new_parties):
            return
        if and_next:
            self._begin_next()
        else:
            self.dismiss(self._saved)

    def _values(self) -> tuple[dict[str, Any], dict[str, str], dict[str, str]]:
        """The values to be saved, what cannot be read, and the parties that are to be added, all by field."""
        values: dict[str, Any] = {}
        wrong: dict[str, str] = {}
        new_parties: dict[str, str] = {}
        around = self.around
        blank = type_of[self.sheet.kind](uid="")
        # The meeting's day comes first: times without a date are counted from it.
        for name, one in sorted(self.fields.items(), key=lambda named: named[0] != "day"):
            if self.uid and not one.touched:
                continue
            try:
                value = value_of(one.field, one.typed, around)
                if self.uid or value != getattr(blank, name):
                    values[name] = value
            except NoSuchParty as missing:
                new_parties[name] = missing.name
            except Unreadable as sentence:
                wrong[name] = str(sentence)
            if name == "day" and "day" in values:
                around = Around(values["day"], around.people)
        return values, wrong, new_parties

    def _tell(self, sentences: Mapping[str, str], look: str) -> None:
        for name, said in sentences.items():
            self.fields[name].say(said, look)
        self.fields[min(sentences, key=list(self.fields).index)].widget.focus()

    def _write(self, values: dict[str, Any], new_parties: Mapping[str, str]) -> bool:
        added = {name: os.urandom(6).hex() for name in dict.fromkeys(new_parties.values())}
        parties = [Edit(RecordKind.PARTY, uid, {"name": name}) for name, uid in added.items()]
        values |= {field: added[name] for field, name in new_parties.items()}
        try:
            if not self.uid:
                uid = os.urandom(6).hex()
                self.dossier.apply([*parties, Edit(self.sheet.kind, uid, values)])
                self._saved = self.uid = uid
            elif values:
                self.dossier.amend(self.sheet.kind, self.uid, self._seen, values, besides=parties)
                self._saved = self.uid
        except CannotWrite as error:
            self.notify(not_saved(error), severity="error", timeout=10, markup=False)
            return False
        return True

    def _begin_next(self) -> None:
        self._start = self.start_of_next()
        self.uid, self._seen, self._warned, self._agreed = "", {}, False, frozenset()
        for one in self.fields.values():
            one.fill(shown(one.field, self.record, self.around))
            one.offer(())
            self._understand(one)
        self.query_one(Masthead).show(self.heading(), [(_("the one before is saved"), "good")])
        self.fields[next(iter(self.fields))].widget.focus()

    def action_leave(self) -> None:
        """Close the list; else go back. What was changed and not saved is asked about once."""
        current = self._current
        if current is not None and current.choices.open:
            current.offer(())
            return
        if any(one.touched for one in self.fields.values()) and not self._warned:
            self._warned = True
            self.notify(_("Not saved yet: Ctrl+S saves, Esc once more leaves it."), severity="warning", markup=False)
            return
        self.dismiss(self._saved)

    def action_help(self) -> None:
        """The keys of this form."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    # What colleagues change meanwhile ------------------------------------------------------------

    @on(Arrived)
    def _arrived(self, event: Arrived) -> None:
        event.stop()
        people = any(one.kind in {RecordKind.PARTY, RecordKind.DELEGATE} for one in event.happenings)
        mine = any((one.kind, one.uid) == (self.sheet.kind, self.uid) for one in event.happenings)
        if not self.uid or not (mine or people):
            return
        if self.dossier.get(self.sheet.kind, self.uid) is None:
            self.notify(_("A colleague has deleted this meanwhile; saving brings it back."), markup=False)
            return
        around, record = self.around, self.record
        standing = self.dossier.standing(self.sheet.kind, self.uid)
        for name, one in self.fields.items():
            now = shown(one.field, record, around)
            if not one.touched:
                self._seen[name] = standing.get(name, ())
                one.fill(now)
                self._understand(one)
            elif mine and standing.get(name, ()) != self._seen.get(name, ()) and now != one.typed:
                said = _("A colleague has written “{words}” here meanwhile; saving keeps both until you settle it.")
                one.say(said.format(words=_words(one, now)), "warn")


def _words(one: FormField, typed: Any) -> str:
    return value_text(typed) if one.field.turned else str(typed)
