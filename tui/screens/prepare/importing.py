"""Reading a file into the dossier: what it would change is shown first, and taken over as one step."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from store.errors import CannotRead, CannotWrite, Trouble
from store.intake import files
from store.intake.proposal import Proposal, TableProposal
from store.meeting.kinds import RecordKind
from store.meeting.records import Record
from store.progress import Progress
from tui import messages, proposal_wording
from tui.language import N_, _, field_name, ngettext
from tui.screens.working import Outcome, WorkingScreen
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.text_rows import TextRows
from tui.widgets.wording import Said, not_saved

if TYPE_CHECKING:
    from store.dossier import Dossier


def read(dossier: Dossier, path: Path, kind: RecordKind, progress: Progress) -> Proposal:
    """What the file would change; where its headings do not tell what it lists, it lists records of this kind.

    Raises CannotRead and Stopped.
    """
    proceedings = dossier.proceedings()
    try:
        return files.propose(path, proceedings, _new_uid, progress=progress)
    except CannotRead as error:
        if error.trouble is not Trouble.UNCLEAR_TABLE or kind is RecordKind.MEETING:
            raise
        return files.propose(path, proceedings, _new_uid, kind, progress)


def _new_uid() -> str:
    return os.urandom(6).hex()


def trouble(error: CannotRead) -> str:
    """Why the file cannot be read and what to do, as it can be done here."""
    happened, to_do = messages.sentences(error)
    if error.trouble is Trouble.UNCLEAR_TABLE:
        to_do = _("Open the list it belongs to with 2, 3, 4 or 5, and read it in there.")
    return f"{happened} {to_do}"


class ImportScreen(Screen[bool]):
    """The proposal, table by table. Gives back whether it was taken over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take_over", N_("Take over"), priority=True, tooltip=N_("Take all of it over as one step")),
        Binding("escape", "dismiss(False)", N_("Leave it"), tooltip=N_("Go back; nothing is changed")),
        Binding("f1", "help", N_("Help"), tooltip=N_("The keys of this screen")),
    ]

    DEFAULT_CSS = """
    ImportScreen { background: $background; }
    ImportScreen TextRows { height: 1fr; padding: 0 0 0 1; }
    ImportScreen #sum { height: auto; padding: 0 1; margin: 0 0 1 0; }
    """

    def __init__(self, dossier: Dossier, path: Path, proposal: Proposal) -> None:
        super().__init__()
        self._dossier = dossier
        self._path = path
        self._proposal = proposal

    def compose(self) -> ComposeResult:
        """Head, what it comes to, the tables, keys."""
        yield Masthead(id="masthead")
        yield Static(content(self._sum()), id="sum", markup=False)
        yield TextRows(id="proposal")
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Show it."""
        self.query_one(Masthead).show(_("From the file {name}").format(name=messages.plain(self._path.name)), [])
        rows = self.query_one(TextRows)
        rows.show([row for table in self._proposal.tables for row in (*_rows(table), *self._changed(table))])
        rows.focus()

    def _sum(self) -> list[Said]:
        count, wrong = len(self._proposal.edits), len(self._proposal.problems)
        if not count:
            said: list[Said] = [(_("Nothing in it is new; there is nothing to take over."), "strong")]
        else:
            words = ngettext("Enter takes over {count} record.", "Enter takes over {count} records.", count)
            said = [(words.format(count=count), "strong")]
        if wrong:
            words = ngettext("{count} place cannot be read.", "{count} places cannot be read.", wrong)
            said.append(("  ! " + words.format(count=wrong), "warn"))
        return said

    def _changed(self, table: TableProposal) -> list[list[Said]]:
        """The records that are there already and would be changed, each with the fields."""
        known = ((edit, self._dossier.get(edit.kind, edit.uid)) for edit in table.edits)
        return [
            [
                (f"  ~ {_name(record)}", "warn"),
                (f"  {', '.join(field_name(name) for name in edit.fields)}", "faint"),
            ]
            for edit, record in known
            if record is not None
        ]

    def action_take_over(self) -> None:
        """Take it over, as one step that can be taken back."""
        if not self._proposal.edits:
            self.dismiss(False)
            return
        self.app.push_screen(WorkingScreen[int](_("Taking over"), self._take_over), self._taken_over)

    def _take_over(self, progress: Progress) -> int:
        edits = self._proposal.edits
        progress(0, len(edits))
        self._dossier.apply(edits)
        return len(edits)

    def _taken_over(self, outcome: Outcome[int] | None) -> None:
        if outcome is None or outcome.stopped:
            self.notify(_("Nothing was changed."), markup=False)
        elif isinstance(outcome.error, CannotWrite):
            self.notify(not_saved(outcome.error), severity="error", timeout=10, markup=False)
        elif outcome.error is not None:
            raise outcome.error
        else:
            count = outcome.value or 0
            words = ngettext("{count} record was taken over.", "{count} records were taken over.", count)
            back = _("Ctrl+Z takes all of it back.")
            self.app.notify(f"{words.format(count=count)} {back}", markup=False)
            self.dismiss(True)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))


def _name(record: Record) -> str:
    number = getattr(record, "number", "")
    name = getattr(record, "name", "") or getattr(record, "title", "")
    return f"{number} {name}".strip()


def _rows(table: TableProposal) -> list[list[Said]]:
    rows: list[list[Said]] = [[(proposal_wording.counts(table), "accent")]]
    columns = proposal_wording.columns(table)
    width = max((cell_len(heading) for heading, _field in columns), default=0)
    rows += [
        [(f"  {heading}{' ' * (width - cell_len(heading))}  ", ""), (field, "strong")] for heading, field in columns
    ]
    rows += [[(line, "faint")] for line in proposal_wording.left_out(table)]
    if table.new_parties:
        rows.append([(proposal_wording.new_parties(table), "")])
    rows += [[("  ! ", "warn"), (proposal_wording.sentence(problem), "warn")] for problem in table.problems]
    return rows
