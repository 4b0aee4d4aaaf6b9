"""What is still missing: each one key away from being filled in, or waived with a reason.

It is also the list of questions to put to the chair at the next pause.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from store.errors import CannotWrite
from store.meeting import gaps
from store.meeting.gaps import MISSED, Gap, GapKind
from store.meeting.kinds import RecordKind
from store.meeting.records import Entry, Item, Meeting
from tui.language import N_, _, field_name, ngettext
from tui.screens.attentive import AttentiveScreen
from tui.widgets.fields import LineField
from tui.widgets.filter_line import FilterLine
from tui.widgets.headed_rows import HeadedRows
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Prompt
from tui.widgets.rows import Rows
from tui.widgets.wording import not_saved

from .lines import GapLines, Row

if TYPE_CHECKING:
    from store.dossier import Dossier

FORM_FIELD: dict[GapKind, str] = {
    GapKind.NO_PLACE: "place",
    GapKind.NO_ISSUING_BODY: "issuing_body",
    GapKind.NO_CHAIR: "chairs",
    GapKind.NO_SECRETARY: "secretaries",
    GapKind.NO_START: "started_at",
    GapKind.NO_END: "ended_at",
}
"""The field of the meeting's form in which each of its gaps is filled in."""

_MAY_BE_MISSED = ("title", "outcome", "reason_text", "figures")
"""The texts of an item in which something missed may stand."""


class GapsScreen(AttentiveScreen[Gap | None]):
    """The list; it gives back the gap that was chosen to be filled in elsewhere."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "fill", N_("Fill in"), tooltip=N_("Go to where it is filled in")),
        Binding("w", "waive", N_("Waive"), tooltip=N_("Leave it open for a reason, or take that back")),
        Binding(
            "a", "waive_all", N_("Group"), tooltip=N_("Leave the whole group, as it is shown, open for one reason")
        ),
        Binding("slash,f", "filter", N_("Filter"), tooltip=N_("Only those with these words, without accents")),
        Binding("y", "copy", N_("Copy"), tooltip=N_("Copy the list as text, to ask the chair or to send it")),
        Binding("escape,f8", "leave", N_("Back")),
        Binding("f1", "help", N_("Help")),
        Binding("z,ctrl+z", "undo", N_("Undo"), tooltip=N_("Take back my last change")),
    ]

    DEFAULT_CSS = """
    GapsScreen { background: $background; }
    GapsScreen HeadedRows { height: 1fr; padding: 0 0 0 1; }
    GapsScreen #detail { height: 3; padding: 0 1; background: $surface; color: $foreground; }
    """

    def __init__(self, dossier: Dossier, ahead: Sequence[Gap] = ()) -> None:
        """``ahead`` are the gaps from the one that was chosen last: the first that is still there has the cursor."""
        super().__init__(dossier)
        self._first = ahead
        self.ahead: tuple[Gap, ...] = ()
        self._lines = GapLines(dossier)
        self._prompt = Prompt(id="prompt")
        self._rows = HeadedRows(id="gaps", field=self._field)
        self._filter = FilterLine(self._rows, self._show, id="filter-line")

    def compose(self) -> ComposeResult:
        """Head, list, what the cursor stands on, keys."""
        yield Masthead(id="masthead")
        yield self._rows
        yield Static("", id="detail", markup=False)
        yield self._filter
        yield self._prompt
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Show the gaps."""
        self._look()
        place = next((row for gap in self._first if (row := self._lines.place_of(gap)) >= 0), 0)
        self._rows.move_to(place)
        self._rows.focus()

    # The record ----------------------------------------------------------------------------------

    def record_changed(self) -> None:
        """Show the record as it is now."""
        self._look()

    def _look(self) -> None:
        self._lines.read()
        self._show()

    def _show(self) -> None:
        """The cursor stays on its gap, or goes to the one that follows where that is filled in by now."""
        before, at = self._lines.rows, self._rows.cursor
        lines = self._lines.of(self._filter.words)
        after = [row for row in before[max(at, 0) :] if row is not None]
        place = next((found for row in after if (found := self._lines.place_of(row.gap, row.reason)) >= 0), at)
        self._rows.empty_text = (
            _("Nothing here has these words.")
            if self._filter.words
            else _("Nothing is missing; the record is complete.")
        )
        self._rows.show(lines, min(place, len(lines) - 1))
        self._show_head()
        self._show_detail()

    def _show_head(self) -> None:
        count, waived = len(self._lines.found), len(self._lines.waived)
        title = ngettext("{count} thing is missing", "{count} things are missing", count).format(count=count)
        words = ngettext("{count} waived", "{count} waived", waived).format(count=waived)
        self.query_one(Masthead).show(title if count else _("Nothing is missing"), [(words, "faint")] if waived else [])

    def _show_detail(self) -> None:
        row = self._row()
        self.query_one("#detail", Static).update(content(self._lines.detail(row) if row else []))

    def _row(self) -> Row | None:
        at = self._rows.cursor
        return self._lines.rows[at] if 0 <= at < len(self._lines.rows) else None

    @on(Rows.Moved)
    def _moved(self) -> None:
        self._show_detail()

    # Keys ----------------------------------------------------------------------------------------

    def _field(self) -> LineField | None:
        if self._prompt.asking:
            return self._prompt.field
        return self._filter.field if self._filter.typing else None

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_fill()

    def action_fill(self) -> None:
        """To where it is filled in; words missed in an item are written here."""
        row = self._row()
        if row is None or self._field() is not None:
            return
        record = self.dossier.get(row.gap.record, row.gap.uid)
        if isinstance(record, Item) and row.gap.kind is GapKind.MISSED_WORD:
            self._ask_missed(record)
            return
        self._remember()
        self.dismiss(row.gap)

    def _remember(self) -> None:
        self.ahead = tuple(row.gap for row in self._lines.rows[max(self._rows.cursor, 0) :] if row and not row.reason)

    def _ask_missed(self, item: Item) -> None:
        field = next((name for name in _MAY_BE_MISSED if MISSED in getattr(item, name)), "outcome")
        seen = self.dossier.standing(RecordKind.ITEM, item.uid)  # what a colleague writes meanwhile is not replaced

        def save(text: str) -> str:
            return self._do(lambda: self.dossier.amend(RecordKind.ITEM, item.uid, seen, {field: text.strip()}))

        self._prompt.ask(
            f"#{item.number} {field_name(field)}",
            save,
            text=getattr(item, field),
            hint=_("Write what was missed in place of @@. Enter saves, Esc leaves it as it was"),
        )

    def action_waive(self) -> None:
        """Leave it open for a reason; where it is waived already, take that back."""
        row = self._row()
        holder = self._holder(row.gap) if row else None
        if row is None or holder is None:
            return
        if row.reason:
            self._tell_refused(self._do(lambda: self.dossier.apply([gaps.unwaive(row.gap, holder)])))
            return
        self._prompt.ask(
            _("Why it stays open"),
            lambda reason: self._waive([row.gap], reason),
            hint=_("For example: “held online”. The reason is kept in the record; Esc leaves it as it was"),
        )

    def action_waive_all(self) -> None:
        """Leave everything under the same head, as it is shown, open for one reason."""
        found = self._lines.alike(self._rows.cursor)
        if not found:
            return
        words = ngettext("Why {count} stays open", "Why these {count} stay open", len(found))
        self._prompt.ask(
            words.format(count=len(found)),
            lambda reason: self._waive(found, reason),
            hint=_("The reason is kept with each of them; z takes all of it back. Filter first to choose fewer"),
        )

    def _waive(self, found: Sequence[Gap], reason: str) -> str:
        if not reason.strip():
            return _("Write a reason; without one it goes on counting as missing.")
        edits = gaps.waive_all(found, reason, self._holder)
        return self._do(lambda: self.dossier.apply(edits)) if edits else _("It is no longer there.")

    def _holder(self, gap: Gap) -> Meeting | Item | Entry | None:
        record = self.dossier.get(*gaps.holder_of(gap, self.dossier.meeting.uid))
        return record if isinstance(record, Meeting | Item | Entry) else None

    def _do(self, change: Callable[[], object]) -> str:
        """Carry out a change; the sentence why it failed, empty where it is on disk."""
        try:
            change()
        except CannotWrite as error:
            return not_saved(error)
        return ""

    def _tell_refused(self, why: str) -> None:
        if why:
            self.notify(why, severity="error", timeout=10, markup=False)

    def action_undo(self) -> None:
        """Take back my last change."""
        undone: list[object] = []
        why = self._do(lambda: undone.extend(self.dossier.undo()))
        words = _("My last change is taken back.") if undone else _("There is nothing to take back.")
        if why:
            self._tell_refused(why)
        else:
            self.notify(words, markup=False)

    def action_filter(self) -> None:
        """Only those with these words."""
        self._filter.open()

    def action_copy(self) -> None:
        """The list as it is shown, as text."""
        self.app.copy_to_clipboard(self._lines.text())
        count = sum(row is not None for row in self._lines.rows)
        self.notify(ngettext("{count} line copied.", "{count} lines copied.", count).format(count=count), markup=False)

    def action_leave(self) -> None:
        """Show everything again where the list is filtered, else go back."""
        if not self._filter.clear():
            self._remember()
            self.dismiss(None)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))


def form_field(gap: Gap) -> str | None:
    """The field of the meeting's form that fills this gap; None where it is filled in elsewhere."""
    return FORM_FIELD.get(gap.kind) if gap.record is RecordKind.MEETING else None
