"""What two people wrote differently: both versions side by side, and one key settles it for everybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widgets import Static

from store.errors import CannotWrite
from store.meeting.differences import is_text
from store.meeting.fields import decode
from tui.language import N_, _, field_name, ngettext
from tui.screens.attentive import AttentiveScreen
from tui.widgets.fields import LineField
from tui.widgets.headed_rows import Line
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Prompt
from tui.widgets.rows import Rows
from tui.widgets.wording import not_saved, upper_first

from .field_rows import FieldRows
from .wording import (
    both_of,
    both_said,
    choices,
    field_said,
    first_choice,
    is_readable,
    version_value,
    versions_said,
)

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.history import Contested

_WIDE = 100
"""The columns from which on two versions find room side by side."""
_BREAK = " ⏎ "
"""Stands for a line break while a text is edited in one line."""


class ConflictsScreen(AttentiveScreen[None]):
    """The list of fields with several versions, and the versions of the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "keep", N_("Keep"), tooltip=N_("Keep the version that ▶ stands at, for everybody")),
        Binding(
            "right,left",
            "version(1)",
            N_("Other version"),
            show=False,
            tooltip=N_("To the next version, or the one before"),
        ),
        Binding("1", "number(1)", N_("Version 1"), tooltip=N_("Keep the version with this number")),
        Binding("2", "number(2)", N_("Version 2"), tooltip=N_("Keep the version with this number")),
        *(Binding(str(n), f"number({n})", N_("Keep"), show=False) for n in range(3, 10)),
        Binding("b", "both", N_("Keep both"), tooltip=N_("Keep both, as texts are shown until somebody chooses")),
        Binding("e", "edit", N_("Edit"), tooltip=N_("Keep what I make of the version that ▶ stands at")),
        Binding("escape,f12", "leave", N_("Back")),
        Binding("f1", "help", N_("Help")),
        Binding("z,ctrl+z", "undo", N_("Undo"), tooltip=N_("Take back my last change")),
    ]

    DEFAULT_CSS = """
    ConflictsScreen { background: $background; }
    ConflictsScreen FieldRows { height: auto; max-height: 30%; min-height: 2; padding: 0 0 0 1; }
    ConflictsScreen #versions { height: 1fr; scrollbar-size-vertical: 1; border-top: solid $line; }
    ConflictsScreen #pair { layout: vertical; height: auto; }
    ConflictsScreen #pair Static { height: auto; padding: 0 1 1 1; }
    ConflictsScreen.-wide #pair { layout: horizontal; }
    ConflictsScreen.-wide #pair Static { width: 1fr; }
    ConflictsScreen #joined { height: auto; padding: 0 1; }
    """

    def __init__(self, dossier: Dossier) -> None:
        super().__init__(dossier)
        self._contested: list[Contested] = []
        self._version = 0
        self._prompt = Prompt(id="prompt")
        self._rows = FieldRows(id="fields", field=self._field)

    def compose(self) -> ComposeResult:
        """Head, fields, versions, keys."""
        yield Masthead(id="masthead")
        yield self._rows
        with VerticalScroll(id="versions", can_focus=False):
            with Container(id="pair"):
                yield Static("", id="shown", markup=False)
                yield Static("", id="others", markup=False)
            yield Static("", id="joined", markup=False)
        yield self._prompt
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Show the fields."""
        self._rows.empty_text = _("Nothing is in dispute: nobody has changed what another changed at the same time.")
        self._look()
        self._rows.focus()

    def on_resize(self, event: events.Resize) -> None:
        """Side by side where there is room, else one below the other."""
        self.set_class(event.size.width >= _WIDE, "-wide")

    # What is shown -------------------------------------------------------------------------------

    def record_changed(self) -> None:
        """Show the record as it is now."""
        self._look()

    def _look(self) -> None:
        """Cursor and version stay with their field; where that is settled, the next one has them."""
        one, at = self._one(), self._rows.cursor
        version = self._chosen_id(one)
        self._contested = self.dossier.contested()
        same = next((row for row, other in enumerate(self._contested) if one and other.is_same(one)), -1)
        lines = [Line(field_said(self.dossier, other)) for other in self._contested]
        self._rows.show(lines, same if same >= 0 else min(max(at, 0), len(lines) - 1))
        found = self._one()
        ids = [self._chosen_id(found, place) for place in range(choices(found))] if found else []
        self._version = ids.index(version) if same >= 0 and version in ids else first_choice(found) if found else 0
        count = len(self._contested)
        title = ngettext("{count} field has several versions", "{count} fields have several versions", count)
        self.query_one(Masthead).show(title.format(count=count) if count else _("Nothing is in dispute"), [])
        self._show_versions()

    def _chosen_id(self, one: Contested | None, place: int | None = None) -> str:
        """What tells this choice from the others whatever arrives: the id of its Change, empty for what is shown."""
        place = self._version if place is None else place
        return one.versions[place].id if one and place < len(one.versions) else ""

    def _one(self) -> Contested | None:
        at = self._rows.cursor
        return self._contested[at] if 0 <= at < len(self._contested) else None

    @on(Rows.Moved)
    def _moved(self) -> None:
        one = self._one()
        self._version = first_choice(one) if one else 0
        self._show_versions()
        self.query_one("#versions").scroll_home(animate=False)

    def _show_versions(self) -> None:
        one = self._one()
        shown, others, joined = (self.query_one(f"#{name}", Static) for name in ("shown", "others", "joined"))
        if one is None:
            for part in (shown, others, joined):
                part.update("")
            return
        first, *rest = versions_said(self.dossier, one, self._version)
        shown.update(content(first))
        others.update(content([piece for said in rest for piece in [*said, ("\n\n", "")]][:-1]))
        joined.update(content(both_said(self.dossier, one, self._version)))

    # Keys ----------------------------------------------------------------------------------------

    def _field(self) -> LineField | None:
        return self._prompt.field if self._prompt.asking else None

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        if not self._prompt.asking:
            self.keep(self._version)

    def action_keep(self) -> None:
        """Keep the version under the cursor."""
        self.keep(self._version)

    def action_number(self, number: int) -> None:
        """Keep the version with this number."""
        self.keep(number - 1)

    def keep(self, place: int) -> None:
        """Keep this version, counted from 0, for everybody."""
        one = self._one()
        if one is None or not 0 <= place < choices(one):
            return
        if not is_readable(one, place):
            self.notify(
                _("A newer Rapporteur wrote this. Update Rapporteur on this machine, then settle it."),
                severity="warning",
                markup=False,
            )
            return
        plain = version_value(one, place)
        if one.spared:
            gone = _("Deleted for everybody; Ctrl+R, History, can bring it back.")
            self._settle(one, plain, gone if plain else _("Kept for everybody."))
            return
        told = _("Kept for everybody: both.")
        if place < len(one.versions):
            told = _("Kept for everybody: the version of {name}.").format(name=one.versions[place].by or "—")
        self._settle(one, decode(one.kind, one.field, plain), told)

    def action_both(self) -> None:
        """Keep both, what they have in common once."""
        one = self._one()
        if one is None:
            return
        value = both_of(one)
        if value is None:
            words = _("Only one of them can stand there. Choose one by its number.")
            self.notify(words, severity="warning", markup=False)
            return
        self._settle(one, value, _("Kept for everybody: both."))

    def action_edit(self) -> None:
        """Keep what I make of the version under the cursor."""
        one = self._one()
        if one is None:
            return
        if not is_text(one.kind, one.field):
            self.notify(_("This is no text. Choose a version by its number."), severity="warning", markup=False)
            return
        text = str(decode(one.kind, one.field, version_value(one, self._version)))
        self._prompt.ask(
            upper_first(field_name(one.field)),
            lambda edited: self._settle(one, edited.strip().replace(_BREAK.strip(), "\n").replace(" \n ", "\n"), ""),
            text=text.replace("\n", _BREAK),
            hint=_("Enter keeps this text for everybody, Esc leaves it as it was"),
        )

    def _settle(self, one: Contested, value: Any, done: str) -> str:
        try:
            self.dossier.settle(one.kind, one.uid, one.field, value, seen=one.seen)
        except CannotWrite as error:
            why = not_saved(error)
            if not self._prompt.asking:
                self.notify(why, severity="error", timeout=10, markup=False)
            return why
        self.notify(done or _("Kept for everybody: my text."), markup=False)
        return ""

    def action_version(self, by: int) -> None:
        """Another version under the cursor."""
        one = self._one()
        if one is not None:
            self._version = (self._version + by) % choices(one)
            self._show_versions()
            at = "shown" if self._version == 0 else "others" if self._version < len(one.versions) else "joined"
            self.query_one("#versions").scroll_to_widget(self.query_one(f"#{at}"), animate=False, top=True)

    @on(events.Click, "#shown")
    def _shown_clicked(self, event: events.Click) -> None:
        self._clicked(0, event)

    @on(events.Click, "#others")
    def _others_clicked(self, event: events.Click) -> None:
        one = self._one()
        last = len(one.versions) - 1 if one else 0
        at = self._version if 0 < self._version <= last else 0
        self._clicked(at if event.chain > 1 and at else max(1, (at + 1) % (last + 1)), event)

    @on(events.Click, "#joined")
    def _joined_clicked(self, event: events.Click) -> None:
        one = self._one()
        if one is not None and one.is_merged:
            self._clicked(len(one.versions), event)

    def _clicked(self, place: int, event: events.Click) -> None:
        """A click goes to a version, a second one keeps it."""
        if self._one() is None:
            return
        self._version = place
        self._show_versions()
        if event.chain > 1:
            self.keep(place)

    def action_scroll_versions(self, by: int) -> None:
        """Read on in long versions."""
        versions = self.query_one("#versions")
        versions.scroll_relative(y=by * max(1, versions.size.height - 1), animate=False)

    def action_undo(self) -> None:
        """Take back my last change."""
        undone: list[object] = []
        try:
            undone.extend(self.dossier.undo())
        except CannotWrite as error:
            self.notify(not_saved(error), severity="error", timeout=10, markup=False)
            return
        words = _("My last change is taken back.") if undone else _("There is nothing to take back.")
        self.notify(words, markup=False)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
