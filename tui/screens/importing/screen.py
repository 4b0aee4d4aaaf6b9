"""What a file would change, shown before anything is changed: corrected here, then taken over as one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from store.errors import CannotWrite
from store.history import IMPORTED
from store.intake.answering import answer_to
from store.intake.corrections import Correction, Corrections
from store.intake.files import Read
from store.intake.proposal import Proposal
from store.intake.questions import Question, QuestionKind
from store.meeting.kinds import RecordKind
from store.progress import Progress
from tui import messages
from tui.language import N_, _, ngettext
from tui.screens.working import Outcome, WorkingScreen
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.rows import Rows
from tui.widgets.text_rows import TextRows
from tui.widgets.value_wording import label, value_text
from tui.widgets.wording import Said, not_saved

from . import reading
from .correcting import CorrectingScreen
from .lines import Act, Line, Shown, lines

if TYPE_CHECKING:
    from store.dossier import Dossier


class ImportScreen(CorrectingScreen):
    """The proposal, table by table. Gives back whether it was taken over."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Correct"), tooltip=N_("Correct what is under the cursor, answer, open")),
        Binding("space", "mark", N_("Take or leave"), tooltip=N_("Take a table, column or value, or leave it out")),
        Binding("ctrl+s", "take_over", N_("Take over"), priority=True, tooltip=N_("Take all of it over as one step")),
        Binding("tab", "next_open", N_("Next question"), tooltip=N_("To what is asked or cannot be read")),
        Binding("escape", "leave", N_("Leave it"), tooltip=N_("Go back; nothing is changed")),
        Binding("f1", "help", N_("Help"), tooltip=N_("The keys of this screen")),
        Binding("ctrl+p", "app.palette", N_("Commands"), show=False),
    ]

    DEFAULT_CSS = """
    ImportScreen { background: $background; }
    ImportScreen TextRows { height: 1fr; padding: 0 0 0 1; }
    ImportScreen #sum { height: auto; max-height: 3; padding: 0 1; margin: 0 0 1 0; }
    ImportScreen #detail { height: auto; min-height: 1; max-height: 4; padding: 0 1; background: $surface; }
    """

    def __init__(self, dossier: Dossier, found: Read, proposal: Proposal, corrections: Corrections) -> None:
        """``found`` is the file, ``proposal`` what it would change under these corrections."""
        super().__init__()
        self._dossier = dossier
        self._shown = Shown(found, proposal, dict(corrections), self._said, lambda kind, uid: label(dossier, kind, uid))
        self._asked: dict[int, list[Question]] = {}
        self._lines: list[Line] = []
        self._stale = False
        self._look(proposal)

    def compose(self) -> ComposeResult:
        """Head, what it comes to, the tables, all of the line under the cursor, keys."""
        yield Masthead(id="masthead")
        yield Static("", id="sum", markup=False)
        yield TextRows(id="proposal")
        yield Static("", id="detail", markup=False)
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Show it; the cursor begins on what is asked, else on what takes it over."""
        name = messages.plain(self._shown.found.path.name)
        self.query_one(Masthead).show(_("From the file {name}").format(name=name), [])
        self.show_anew()
        self.rows.focus()
        first = next((place for place, line in enumerate(self._lines) if _needs_a_word(line)), 0)
        self.rows.move_to(first)
        self.call_after_refresh(self.rows.reveal, first)  # which has no height before
        self._unsubscribe = self._dossier.subscribe(self._changed_meanwhile)

    def on_unmount(self) -> None:
        """Listen no longer."""
        self._unsubscribe()

    def _changed_meanwhile(self, _happenings: object) -> None:
        self._stale = True

    # Showing -------------------------------------------------------------------------------------

    def _said(self, kind: RecordKind, name: str, plain: Any) -> str:
        return value_text(self._dossier, kind, name, plain)

    def _look(self, proposal: Proposal) -> None:
        """Take this proposal for what is shown; its questions are remembered, so that answers can be changed."""
        self._shown.proposal = proposal
        for table in proposal.tables:
            known = self._asked.setdefault(table.number, [])
            ways = set(map(_way, known))
            known += [one for one in (*table.questions, *table.explained) if _way(one) not in ways]
        self._shown.asked = {number: self._still_asked(number) for number in self._asked}

    def _still_asked(self, number: int) -> list[Question]:
        """What is open, and what was answered; not what another answer has made to be no question any more."""
        table = self._shown.proposal.tables[number]
        open_now = set(map(_way, (*table.questions, *table.explained)))
        correction = self._shown.corrections.get(number, Correction())
        return [one for one in self._asked[number] if _way(one) in open_now or answer_to(correction, one) is not None]

    def show_anew(self) -> None:
        """Show the lines anew; the cursor stays on what it is on."""
        kept = self._lines[self.rows.cursor].place if 0 <= self.rows.cursor < len(self._lines) else None
        self._lines = lines(self._shown)
        self.rows.show([line.said for line in self._lines])
        places = [line.place for line in self._lines]
        if kept in places:
            self.rows.move_to(places.index(kept))
        self.query_one("#sum", Static).update(content(self._sum()))
        self._show_detail()

    def _sum(self) -> list[Said]:
        proposal, questions = self._shown.proposal, self._open_questions()
        new, changed, same = (sum(getattr(one, what) for one in proposal.tables) for what in ("new", "changed", "same"))
        new += sum(len(one.new_parties) for one in proposal.tables)
        wrong = sum(len(one.unreadable) for one in proposal.tables)
        tables, kept = len(proposal.tables), len(proposal.kept)
        said: list[Said] = []
        for count, words, look in (
            (tables, ngettext("{count} table", "{count} tables", tables), ""),
            (new, ngettext("{count} new", "{count} new", new), "good"),
            (changed, ngettext("{count} changed", "{count} changed", changed), "accent"),
            (same, _("{count} unchanged"), ""),
            (kept, _("{count} changed by hand and kept"), "warn"),
            (questions, ngettext("{count} question", "{count} questions", questions), "warn"),
            (wrong, ngettext("{count} place cannot be read", "{count} places cannot be read", wrong), "warn"),
        ):
            if count:
                said += [(" · ", "faint")] if said else []
                said.append((words.format(count=count), look))
        if self._open_questions():
            said += [("\n", ""), (_("What is not answered stays in the words of the file, or is left out."), "faint")]
        return said

    def _open_questions(self) -> int:
        return sum(
            answer_to(self._correction(table.number), one) is None and one not in table.explained
            for table in self._shown.proposal.tables
            if table.taken
            for one in self._shown.asked[table.number]
        )

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        self._show_detail()

    def _show_detail(self) -> None:
        line = self._line
        self.query_one("#detail", Static).update(content([(line.detail if line else "", "")]))

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        event.stop()
        self.action_choose()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what it would do by now."""
        self._look(proposal)
        self.show_anew()

    def action_next_open(self) -> None:
        """The next line that asks something or tells what cannot be read; from the last one on to the first."""
        places = [place for place, line in enumerate(self._lines) if any(look == "warn" for _words, look in line.said)]
        after = [place for place in places if place > self.rows.cursor]
        if places:
            self.rows.move_to((after or places)[0])

    # Taking over ---------------------------------------------------------------------------------

    def action_take_over(self) -> None:
        """Take it over, as one step that can be taken back."""
        if not self._shown.proposal.edits:
            self.dismiss(False)
            return
        if self._stale and self._differs_now():
            words = _("The record has changed meanwhile; look at it once more, then take it over.")
            self.notify(words, severity="warning", markup=False)
            return
        self.app.push_screen(WorkingScreen[int](_("Taking over"), self._take_over), self._taken_over)

    def _differs_now(self) -> bool:
        """Whether the file would do something else by now; what it would do is shown then."""
        before = _essence(self._shown.proposal)
        now = reading.proposed(self._dossier, self._shown.found, self._shown.corrections, self._shown.overwritten)
        self._stale = False
        self.show_proposal(now)
        return _essence(now) != before

    def _take_over(self, progress: Progress) -> int:
        edits = self._shown.proposal.edits
        progress(0, len(edits))
        self._dossier.apply(edits, origin=IMPORTED)
        return self._shown.proposal.records

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

    def action_leave(self) -> None:
        """Go back; nothing is changed."""
        self.dismiss(False)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))


def _needs_a_word(line: Line) -> bool:
    """Whether nothing comes of what the line is about before its user has said something."""
    return line.act in (Act.QUESTION, Act.TABLE) and line.said[0][1] == "warn"


def _way(asked: Question) -> tuple[QuestionKind, str]:
    """What a question is known by; but for fields and days of columns the answer holds for the whole table."""
    return asked.kind, asked.heading if asked.kind in (QuestionKind.COLUMN, QuestionKind.DAY_ORDER) else ""


def _essence(proposal: Proposal) -> list[tuple[Any, ...]]:
    """What a proposal comes to, apart from the names of records that do not exist yet."""
    return [(one.new, one.changed, one.same, one.updates, one.kept, one.problems) for one in proposal.tables]
