"""A dossier for a new meeting, empty or with what an earlier one leaves open."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from store.errors import CannotWrite, StoreError
from store.folder_names import folder_name
from store.meeting.kinds import MeetingKind
from store.meeting.text import short_date
from tui.language import N_, _, field_name, ngettext
from tui.screens.prepare.form_people import Unreadable
from tui.screens.prepare.form_values import read_day
from tui.widgets.choice import Choice
from tui.widgets.fields import LineField
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.wording import upper_first

from .opening_dossier import rapporteur, sentence
from .rows import short_path

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.library import Known
    from store.meeting.edits import Edit

_FIELDS = ("title", "kind", "day", "place", "folder")


class NewDossierScreen(Screen[None]):
    """Title, kind, day, place and folder; Ctrl+S makes the dossier and opens it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "make", N_("Make it"), priority=True, tooltip=N_("Make the dossier and open it")),
        Binding("escape", "leave", N_("Back"), tooltip=N_("Back; nothing is made")),
        Binding("tab", "app.focus_next", N_("Next field"), priority=True),
        Binding("shift+tab", "app.focus_previous", N_("Field before"), show=False, priority=True),
        Binding("down", "app.focus_next", N_("Next field"), show=False),
        Binding("up", "app.focus_previous", N_("Field before"), show=False),
        Binding("f1", "help", N_("Help"), show=False, tooltip=N_("All keys of this screen")),
    ]

    DEFAULT_CSS = """
    NewDossierScreen { background: $background; }
    NewDossierScreen VerticalScroll { padding: 1 1 0 1; scrollbar-size-vertical: 1; }
    NewDossierScreen VerticalScroll > Static { height: auto; margin: 0 0 1 0; color: $faint; }
    NewDossierScreen .row { height: 1; }
    NewDossierScreen .label { width: 20; color: $faint; padding: 0 1 0 0; }
    NewDossierScreen LineField { width: 1fr; background: $surface; }
    NewDossierScreen .wrong { min-height: 1; margin: 0 0 0 20; color: $text-error; }
    NewDossierScreen.-narrow .label { width: 12; }
    NewDossierScreen.-narrow .wrong { margin: 0 0 0 12; }
    """

    def __init__(self, state: Path, by: str, previous: Known | None = None) -> None:
        """Without ``previous`` the new dossier is empty; else what that one leaves open is carried over."""
        super().__init__()
        self._state = state
        self._by = by
        self._previous = previous
        self._suggested = ""
        self._making = False
        self._doubts = ""

    def compose(self) -> ComposeResult:
        """What it is about, a label and a field in each line, keys."""
        yield Masthead(id="masthead")
        with VerticalScroll(can_focus=False):
            yield Static(self._about(), markup=False)
            for name in _FIELDS:
                yield Horizontal(Static(_label(name), classes="label", markup=False), self._widget(name), classes="row")
                yield Static("", id=f"wrong-{name}", classes="wrong", markup=False)
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def _about(self) -> str:
        if self._previous is None:
            return _("Everything else is filled in later, by hand or from a file.")
        return _(
            "Goes on from “{title}”: its parties, open items and unfinished directives and commitments "
            "are carried over under their numbers."
        ).format(title=self._previous.title)

    def _widget(self, name: str) -> Widget:
        if name == "kind":
            return Choice(list(MeetingKind), MeetingKind.INTERIM_REVIEW, id="kind")
        first = {
            "title": self._previous.title if self._previous else "",
            "day": short_date(datetime.now().date()),  # noqa: DTZ005  # the user's own day
        }
        return LineField(first.get(name, ""), id=name)

    def on_mount(self) -> None:
        """Title of the screen; the folder follows the title until somebody writes another."""
        words = _("Carry over into a new dossier") if self._previous else _("New dossier")
        self.query_one(Masthead).show(words, [])
        self._suggest()
        title = self._field("title")
        title.focus()
        title.cursor_position = len(title.value)
        if self._previous is not None:
            self.run_worker(self._look_at_previous, thread=True, group="previous", exit_on_error=False)

    def _look_at_previous(self) -> None:
        """The next meeting is probably of the same kind as the one before."""
        from store import local_copy

        assert self._previous is not None
        home = self._state / "dossiers" / self._previous.id
        with suppress(StoreError):
            kind = local_copy.read(home, local_copy.extent(home)).meeting.kind
            if self.is_attached:
                self.app.call_from_thread(self._suggest_kind, kind)

    def _suggest_kind(self, kind: MeetingKind) -> None:
        choice = self.query_one("#kind", Choice)
        if choice.value is MeetingKind.INTERIM_REVIEW and not choice.has_focus:
            choice.show(kind)

    def on_resize(self) -> None:
        """Narrow labels in a narrow terminal."""
        self.set_class(self.size.width < 60, "-narrow")

    def _field(self, name: str) -> LineField:
        return self.query_one(f"#{name}", LineField)

    def _day(self) -> date | None:
        try:
            return read_day(self._field("day").value)
        except Unreadable:
            return None

    @on(LineField.Changed)
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        self._say(event.input.id or "", "")
        if event.input.id in {"title", "day"}:
            self._suggest()

    def _suggest(self) -> None:
        """A folder for this title and day, unless another was written."""
        folder = self._field("folder")
        if folder.value == self._suggested:
            self._suggested = suggestion(self._field("title").value, self._day())
            folder.value = self._suggested

    def _say(self, name: str, words: str) -> None:
        for place in self.query(f"#wrong-{name}").results(Static):
            place.update(words)

    # Making it -----------------------------------------------------------------------------------

    def action_make(self) -> None:
        """Make it, once the field has taken in what was typed right before the key."""
        (self.focused or self).call_later(self._make)

    def _make(self) -> None:
        wrong: dict[str, str] = {}
        title, folder = self._field("title").value.strip(), self._field("folder").value.strip()
        if not title:
            wrong["title"] = _("Write what the meeting is called.")
        try:
            day = read_day(self._field("day").value)
        except Unreadable as error:
            wrong["day"] = str(error)
        if not folder:
            wrong["folder"] = _("Write the folder in which the dossier is to be kept.")
        for name in _FIELDS:
            self._say(name, wrong.get(name, ""))
        if wrong:
            self.query_one(f"#{next(name for name in _FIELDS if name in wrong)}").focus()
            return
        if self._making:
            return
        self._making = True
        kind = self.query_one("#kind", Choice).value
        fields = {"title": title, "kind": kind, "day": day, "place": self._field("place").value.strip()}
        path = Path(folder).expanduser()
        self.run_worker(lambda: self._work(path, fields), thread=True, group="making", exit_on_error=False)

    def _work(self, folder: Path, fields: dict[str, Any]) -> None:
        from store import library
        from store.dossier import Dossier

        app = rapporteur(self)
        try:
            begun, carried = self._carried() if self._previous else ({}, ())
            made = Dossier.create(folder, state=self._state, by=self._by, fields={**begun, **fields}, carried=carried)
        except (StoreError, RuntimeError) as error:
            words = sentence(error, "", folder) if isinstance(error, StoreError) else str(error)
            app.call_from_thread(self._refused, words)
            return
        with suppress(CannotWrite):  # the next opening notes it
            library.remember(self._state, made)
        app.call_from_thread(self._made, made)

    def _carried(self) -> tuple[dict[str, Any], tuple[Edit, ...]]:
        from store.carrying import opening
        from store.dossier import Dossier
        from tui.widgets.update_wording import doubts

        assert self._previous is not None
        app = rapporteur(self)
        app.closing.wait()
        if app.dossier is not None and app.dossier.id == self._previous.id:
            self._doubts = doubts(app.dossier)
            return opening(app.dossier)
        earlier = Dossier.open(self._previous.folder, state=self._state, by=self._by)
        try:
            self._doubts = doubts(earlier)
            return opening(earlier)
        finally:
            earlier.close()

    def _refused(self, words: str) -> None:
        self._making = False
        self._say("folder", words)
        self._field("folder").focus()

    def _made(self, made: Dossier) -> None:
        app = rapporteur(self)
        words = _("Made in {folder}.").format(folder=short_path(made.folder))
        if self._previous:
            words += " " + _(
                "Carried over: {items} items, {entries} directives and commitments, {parties} parties."
            ).format(items=len(made.items), entries=len(made.entries), parties=len(made.parties))
            words += _names(made)
        app.open_live(made)
        app.notify(words, timeout=5, markup=False)
        if self._doubts:
            app.notify(self._doubts, severity="warning", timeout=10, markup=False)

    # Other keys ----------------------------------------------------------------------------------

    def action_leave(self) -> None:
        """Back; nothing is made."""
        if not self._making:
            self.app.pop_screen()

    @on(LineField.Submitted)
    def _next_field(self, event: LineField.Submitted) -> None:
        """Enter goes on to the next field, and behind the last one makes the dossier."""
        event.stop()
        if event.input.id == _FIELDS[-1]:
            self.action_make()
        else:
            self.app.action_focus_next()

    @on(LineField.Joined)
    def _joined(self) -> None:
        self.notify(_("Several pasted lines became one."), markup=False)

    def action_help(self) -> None:
        """The keys of this form."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))


def suggestion(title: str, day: date | None) -> str:
    """Where a dossier for this meeting would be kept: a folder of its own among the user's meetings."""
    name = folder_name(title, day) if title.strip() else ""
    return str(Path("~") / _("Meetings") / name) if name else ""


def _names(made: Dossier) -> str:
    """That parties were called otherwise on the meeting's day, if any were."""
    from store.meeting import places

    day = made.meeting.day
    count = sum(places.not_valid(party.name, day) is not None for party in made.parties) if day else 0
    if not count:
        return ""
    return " " + ngettext(
        "{count} party had another name on that day: see Prepare, parties.",
        "{count} parties had another name on that day: see Prepare, parties.",
        count,
    ).format(count=count)


def _label(name: str) -> str:
    return _("Folder") if name == "folder" else upper_first(field_name(name))
