"""Preparing a meeting: its details, parties, delegates, agenda and items, by hand or from a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Static

from store.meeting import numbering
from store.meeting.kinds import RecordKind
from store.meeting.text import fold
from tui.language import N_, _
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Prompt
from tui.widgets.rows import Rows
from tui.widgets.section_tabs import SectionTabs

from .lists import LISTS, Row
from .meeting_form import MeetingForm
from .numbered_form import NumberedForm
from .record_changes import RecordChanges
from .record_form import RecordForm
from .record_sheets import SHEETS

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.live import Happening

    from .file_question import FileQuestion

_NUMBERED = frozenset({RecordKind.POINT, RecordKind.ITEM})


class PrepareScreen(RecordChanges):
    """Five lists; each record has a form. What is done here is saved at once and can be taken back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "edit", N_("Edit"), tooltip=N_("Edit what is under the cursor")),
        Binding("n,N,insert", "add", N_("New"), tooltip=N_("A new record in this list")),
        Binding("c,C", "copy", N_("Copy"), show=False, tooltip=N_("A new record that begins as a copy of this one")),
        Binding("delete", "delete", N_("Delete"), tooltip=N_("Delete what is under the cursor; Ctrl+Z brings it back")),
        Binding("slash", "filter", N_("Filter"), tooltip=N_("Show only what holds some words, accents aside")),
        Binding("i,I", "import", N_("From a file"), tooltip=N_("Read a list from a file")),
        Binding("escape", "back", N_("Back"), priority=True, tooltip=N_("End the filter; else back")),
        Binding("f1", "help", N_("Help"), tooltip=N_("The keys of this screen")),
        Binding(
            "tab,ctrl+pagedown,right", "turn(1)", N_("Next list"), show=False, tooltip=N_("The next list; 1–5 open one")
        ),
        Binding("shift+tab,ctrl+pageup,left", "turn(-1)", N_("List before"), show=False, tooltip=N_("The list before")),
        Binding("ctrl+down", "move(1)", N_("Point down"), show=False, tooltip=N_("Agenda: the point one place down")),
        Binding("ctrl+up", "move(-1)", N_("Point up"), show=False, tooltip=N_("Agenda: the point one place up")),
        Binding("ctrl+z", "undo", N_("Undo"), tooltip=N_("Take back my last change")),
        Binding("ctrl+y", "redo", N_("Redo"), show=False, tooltip=N_("Do again what was taken back")),
        Binding("ctrl+p", "app.palette", N_("Commands"), show=False),
        *(Binding(str(place), f"open({place - 1})", show=False) for place in range(1, len(LISTS) + 1)),
    ]

    DEFAULT_CSS = """
    PrepareScreen { background: $background; }
    PrepareScreen RecordRows { height: 1fr; padding: 0 0 0 1; }
    PrepareScreen #sum { height: 1; padding: 0 1; margin: 0 0 1 0; }
    """

    class Arrived(Message):
        """Something in the dossier has changed."""

        def can_replace(self, message: Message) -> bool:
            """Only the last of a burst counts: the list is made anew from the record."""
            return isinstance(message, PrepareScreen.Arrived)

    def __init__(self, dossier: Dossier, first: str = "", *, reading: bool = False) -> None:
        """``first`` is the list it opens on: meeting, parties, delegates, agenda or items.

        With ``reading`` it begins with the question for a file that is read in.
        """
        super().__init__(dossier)
        self._place = next((place for place, one in enumerate(LISTS) if one.name == first), 0)
        self._cursors: dict[int, Row] = {}
        self._words = ""
        self._filtering = False
        self._reading = reading
        self._question: FileQuestion | None = None
        self._form: RecordForm | None = None
        self.prompt = Prompt(id="prompt")

    def compose(self) -> ComposeResult:
        """Head, names of the lists, the open list, keys."""
        yield Masthead(id="masthead")
        yield SectionTabs(id="sections")
        yield Static("", id="sum", markup=False)
        yield self.list
        yield self.prompt
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Show the first list."""
        self.show(None)
        self.list.focus()
        self._unsubscribe = self.dossier.subscribe(self._tell_arrived)
        if self._reading:
            self.action_import()

    def _tell_arrived(self, _happenings: Sequence[Happening]) -> None:
        self.post_message(self.Arrived())

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    @on(Arrived)
    def _arrived(self, event: Arrived) -> None:
        event.stop()
        self.show(self.list.current)

    # Showing -------------------------------------------------------------------------------------

    def show(self, kept: Row | None) -> None:
        """Make the list anew from the record, with the cursor on the row ``kept``."""
        section = LISTS[self._place]
        title = self.dossier.meeting.title or _("Meeting without a title")
        self.query_one(Masthead).show(_("Prepare: {title}").format(title=title), [])
        counts = [0, *(len(self._records(one.kind)) for one in LISTS[1:])]
        names = [(_(one.title), count) for one, count in zip(LISTS, counts, strict=True)]
        self.query_one(SectionTabs).show(names, self._place)
        words = fold(self._words).split()
        rows = section.rows(self.dossier, words)
        self.list.empty_text = _("Nothing fits “{words}”; Esc shows all.").format(words=self._words) if words else ""
        self.list.empty_text = self.list.empty_text or _(section.empty)
        self.list.show(rows, lambda row: section.say(self.dossier, row), kept)
        summary = section.sum_up(self.dossier)
        filtered = " · " + _("only with “{words}”").format(words=self._words) if words else ""
        self.query_one("#sum", Static).update(content([(summary, "faint"), (filtered, "warn")]))

    def _records(self, kind: RecordKind) -> Sequence[Any]:
        records: dict[RecordKind, Sequence[Any]] = {
            RecordKind.PARTY: self.dossier.parties,
            RecordKind.DELEGATE: self.dossier.delegates,
            RecordKind.POINT: self.dossier.points,
            RecordKind.ITEM: self.dossier.items,
        }
        return records[kind]

    @on(SectionTabs.Opened)
    def _tab(self, event: SectionTabs.Opened) -> None:
        self.action_open(event.place)

    def action_open(self, place: int) -> None:
        """Another list, with the cursor where it was left."""
        if self.list.current is not None:
            self._cursors[self._place] = self.list.current
        self._place, self._words, self._asked = place, "", None
        self.list.cursor = -1
        self.show(None)
        self.move_cursor(self._cursors.get(place))
        self.list.focus()

    def action_turn(self, by: int) -> None:
        """The next list, or the one before; while a path is asked for, Tab completes it."""
        if self.prompt.asking:
            if self._question is not None:
                self._question.complete()
        else:
            self.action_open((self._place + by) % len(LISTS))

    def move_cursor(self, row: Row | None) -> None:
        """Put the cursor on a row, or on the first."""
        if row in self.list.rows:
            self.list.move_to(self.list.rows.index(row))
        elif self.list.rows:
            self.list.move_to(0)

    # Keys that belong elsewhere ------------------------------------------------------------------

    def divert(self, event: events.Key) -> bool:
        """What is typed right behind the key that opens a field or a form belongs there."""
        if self.prompt.asking:
            self.prompt.field._forward_event(events.Key(event.key, event.character))
            return True
        if self._form is not None and self._form in self.app.screen_stack:
            self._form.keep(event)
            return True
        return False

    # Records -------------------------------------------------------------------------------------

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self._edit(self.list.rows[event.row])

    def action_edit(self) -> None:
        """The form of what is under the cursor."""
        if self.list.current is not None:
            self._edit(self.list.current)

    def _edit(self, row: Row) -> None:
        if row.kind is RecordKind.MEETING:
            self._open_form(MeetingForm(self.dossier, row.uid))
        elif row.uid:
            self._open_form(self._form_of(row.kind, row.uid))

    def action_add(self) -> None:
        """An empty form; delegates begin with the party under the cursor, numbered records with the next number."""
        kind = LISTS[self._place].kind
        if kind is RecordKind.MEETING:
            self._open_form(MeetingForm(self.dossier))
        else:
            self._open_form(self._form_of(kind, start=self._beginning(kind)))

    def _beginning(self, kind: RecordKind) -> dict[str, Any]:
        if kind in _NUMBERED:
            return {"number": self._next_number(kind)}
        row = self.list.current
        if kind is RecordKind.DELEGATE and row is not None:
            one = self.dossier.get(row.kind, row.uid)
            return {"party": getattr(one, "party", row.uid)} if one is not None else {}
        return {}

    def _next_number(self, kind: RecordKind) -> int:
        given = self.dossier.meeting.numbers_given if kind is RecordKind.ITEM else 0
        return numbering.next_number(self._records(kind)[:], given)

    def action_copy(self) -> None:
        """A form for a new record that begins as the one under the cursor."""
        row = self.list.current
        record = self.dossier.get(row.kind, row.uid) if row is not None and row.kind in SHEETS else None
        if row is not None and record is not None and row.kind is LISTS[self._place].kind:
            start = SHEETS[row.kind].copy_of(record)
            if row.kind in _NUMBERED:
                start["number"] = self._next_number(row.kind)
            self._open_form(self._form_of(row.kind, start=start))

    def _form_of(self, kind: RecordKind, uid: str = "", *, start: dict[str, Any] | None = None) -> RecordForm:
        form = NumberedForm if kind in _NUMBERED else RecordForm
        first = SHEETS[kind].named_by if kind in _NUMBERED and not uid else ""
        return form(self.dossier, SHEETS[kind], uid, start=start, first=first)

    def _open_form(self, form: RecordForm) -> None:
        self._form = form
        self._asked = None
        self.app.push_screen(form, self._form_closed)

    def _form_closed(self, uid: str | None) -> None:
        self._form = None
        kind = LISTS[self._place].kind
        if uid and kind is not RecordKind.MEETING:
            row = Row(kind, uid)
            if row not in self.list.rows:
                self._words = ""
            self.show(row)
            self.move_cursor(row if row in self.list.rows else self.list.current)

    # Finding, reading in, leaving ----------------------------------------------------------------

    def action_filter(self) -> None:
        """Show only what holds some words."""
        hint = _("Enter goes to the list, Esc shows all.")
        self._filtering, self._question = True, None
        self.prompt.ask(_("Filter"), self._filtered, text=self._words, hint=hint, typed=self._filter)

    def _filter(self, words: str) -> str:
        self._words = words
        self.show(self.list.current)
        return ""

    def _filtered(self, words: str) -> str:
        self._filtering = False
        return self._filter(words)

    def action_import(self) -> None:
        """Read a list from a file; what it would change is shown first."""
        from .file_question import FileQuestion

        self._question = FileQuestion(self.dossier, self.prompt, LISTS[self._place].kind)
        self._question.ask()

    def action_back(self) -> None:
        """End what was asked, then the filter, then leave."""
        asking, filtering = self.prompt.asking, self._filtering
        if asking:
            self.prompt.action_leave()
        if self._words and (filtering or not asking):
            self._words = ""
            self.show(self.list.current)
        elif not asking:
            self.dismiss()
        self._filtering = False

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
