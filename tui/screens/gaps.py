"""What is still missing, one line each; Enter goes to where it is filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from store.meeting import gaps
from store.meeting.gaps import Gap, GapKind
from store.meeting.kinds import RecordKind
from store.meeting.records import Entry
from tui import messages
from tui.language import N_, _, ngettext
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.rows import Rows
from tui.widgets.text_rows import TextRows
from tui.widgets.wording import Said, clock_text, upper_first

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


class GapsScreen(Screen[Gap | None]):
    """The list; it gives back the gap that was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", N_("Fill in"), tooltip=N_("Go to where it is filled in")),
        Binding("escape,f8", "dismiss(None)", N_("Back")),
        Binding("f1", "help", N_("Help")),
    ]

    DEFAULT_CSS = """
    GapsScreen { background: $background; }
    GapsScreen TextRows { height: 1fr; padding: 0 0 0 1; }
    """

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self._dossier = dossier
        self._gaps = gaps.find(dossier.proceedings())

    def compose(self) -> ComposeResult:
        """Head, list, keys."""
        yield Masthead(id="masthead")
        yield TextRows(id="gaps")
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Show the gaps."""
        count = len(self._gaps)
        title = ngettext("{count} thing is missing", "{count} things are missing", count).format(count=count)
        self.query_one(Masthead).show(title if count else _("Nothing is missing"), [])
        rows = self.query_one(TextRows)
        rows.empty_text = _("Nothing is missing; the record is complete.")
        rows.show([self._row(gap) for gap in self._gaps])
        rows.focus()

    def _row(self, gap: Gap) -> list[Said]:
        record = self._dossier.get(gap.record, gap.uid)
        lead = clock_text(record.at) if isinstance(record, Entry) else ""
        return [
            (f"{upper_first(messages.gap(gap.kind)):<32} ", ""),
            (f"{lead} " if lead else "", "faint"),
            (gap.detail, "faint"),
        ]

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self.dismiss(self._gaps[event.row])

    def action_go(self) -> None:
        """To where it is filled in."""
        self.query_one(TextRows).action_choose()

    def action_help(self) -> None:
        """The keys of this screen."""
        from .help import HelpScreen

        self.app.push_screen(HelpScreen(self))


def form_field(gap: Gap) -> str | None:
    """The field of the meeting's form that fills this gap; None where it is filled in elsewhere."""
    return FORM_FIELD.get(gap.kind) if gap.record is RecordKind.MEETING else None
