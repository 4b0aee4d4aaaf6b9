"""For whom the extract is: a few letters of the party's name, with or without accents, and those that fit below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from store.meeting import names, refs
from store.meeting.records import Party
from tui.language import N_, _, term
from tui.screens.choosing_by_name import ChoosingByName
from tui.widgets.fields import LineField
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.rows import Rows
from tui.widgets.text_rows import TextRows
from tui.widgets.wording import Said


class PartyScreen(ChoosingByName[str | None]):
    """Field and list. Enter takes the party under the cursor and hands its uid back; Esc leaves all as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("Choose"), tooltip=N_("The extract is for this party")),
        Binding("tab", "complete", N_("Complete"), priority=True, tooltip=N_("Write the party's name out")),
        Binding("up", "move(-1)", N_("Up"), show=False),
        Binding("down", "move(1)", N_("Down"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("escape", "back", N_("Back"), tooltip=N_("Back to the document")),
        Binding("f1", "help", N_("Help"), show=False, tooltip=N_("All keys of this screen")),
    ]

    DEFAULT_CSS = """
    PartyScreen { background: $background; }
    PartyScreen LineField { margin: 0 1; background: $surface; }
    PartyScreen TextRows { height: 1fr; padding: 0 0 0 1; margin-top: 1; }
    """

    def __init__(self, parties: Sequence[Party], chosen: str) -> None:
        """``chosen`` is the uid of the party chosen so far, empty if none is."""
        super().__init__()
        self._parties = tuple(parties)
        self._chosen = chosen
        self._shown: list[Party] = []
        self.field = LineField(id="party")
        self.list: TextRows = TextRows(id="parties", on_letter=self.type_on)

    def compose(self) -> ComposeResult:
        """Head, field, parties, keys."""
        yield Masthead(id="masthead")
        yield self.field
        yield self.list
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Ask for the name."""
        self.query_one(Masthead).show(_("For whom is the extract?"), [])
        self.field.placeholder = _("a few letters of the name")
        self.field.focus()
        self._list()

    @on(LineField.Changed, "#party")
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        self._list()

    def _list(self) -> None:
        self._shown = fitting(self.field.value, self._parties)
        words = _("No party is called so.") if self._parties else _("No parties are recorded yet: F2 takes them in.")
        self.list.empty_text = words
        by_uid = {party.uid: party for party in self._parties}
        self.list.show([_row(party, by_uid.get(party.parent), self._chosen) for party in self._shown])
        at = next((row for row, party in enumerate(self._shown) if party.uid == self._chosen), 0)
        self.list.move_to(0 if self.field.value.strip() else at)

    # Keys ----------------------------------------------------------------------------------------

    def action_complete(self) -> None:
        """Write out the name under the cursor."""
        if 0 <= self.list.cursor < len(self._shown):
            self.field.value = self._shown[self.list.cursor].name
            self.field.cursor_position = len(self.field.value)

    @on(LineField.Submitted, "#party")
    def _entered(self, event: LineField.Submitted) -> None:
        event.stop()
        self.action_take()

    @on(Rows.Chosen)
    def _row_chosen(self) -> None:
        self.action_take()

    def action_take(self) -> None:
        """The party under the cursor, as the field's own text has it by now."""
        self._shown = fitting(self.field.value, self._parties)
        if self._shown:
            self.dismiss(self._shown[min(max(0, self.list.cursor), len(self._shown) - 1)].uid)

    def action_back(self) -> None:
        """Back, with nothing chosen."""
        self.dismiss(None)


def fitting(typed: str, parties: Sequence[Party]) -> list[Party]:
    """The parties that the words can mean, best first; all of them in their own order where nothing is typed."""
    if not typed.strip():
        return list(parties)
    by_uid = {party.uid: party for party in parties}
    return [by_uid[refs.split(ref)[1]] for _score, ref in names.roster((), tuple(parties)).ranked(typed)]


def _row(party: Party, parent: Party | None, chosen: str) -> list[Said]:
    here = party.uid == chosen
    of = f" · {parent.name}" if parent is not None else ""
    return [
        ("● " if here else "  ", "good"),
        (party.name or "—", "strong" if here else ""),
        (f"  {term(party.kind)}{of}", "faint"),
    ]
