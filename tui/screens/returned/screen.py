"""What came back beside what was sent: one difference after the other, taken over, refused or put in other words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from tui import returned_wording as words
from tui.language import N_, _
from tui.messages import plain
from tui.returned_review import Fate, Review, Row
from tui.widgets.headed_rows import HeadedRows, Line
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Prompt
from tui.widgets.rows import Rows
from tui.widgets.wording import Said

from .deciding import Deciding
from .question import ReturnedQuestion
from .wording import page_said, row_said

if TYPE_CHECKING:
    from exports.returned.opening import Comparison
    from store.dossier import Dossier
    from store.live import Happening


class DifferenceRows(HeadedRows):
    """The differences; page keys go through the page of the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "screen.scroll_page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "screen.scroll_page(1)", N_("Page down"), show=False),
        Binding("tab", "screen.next_open", N_("Next that is not decided"), show=False),
    ]


class ReturnedScreen(Deciding):
    """The list of differences and the page of the one under the cursor. It begins with the question for the file."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", N_("Accept"), tooltip=N_("Take this difference over into the record")),
        Binding("x,delete", "refuse", N_("Refuse"), tooltip=N_("Refuse this difference, or mark it as done with")),
        Binding("e", "edit", N_("Edit"), tooltip=N_("Take it over in other words")),
        Binding("a", "author", N_("All of his"), tooltip=N_("Take over all of this author that needs no second look")),
        Binding("f", "form", N_("Form"), tooltip=N_("Open the form of the record it is about, to correct it by hand")),
        Binding("n", "next_open", N_("Next"), show=False, tooltip=N_("To the next difference that is not decided")),
        Binding("r", "reopen", N_("Reopen"), show=False, tooltip=N_("Decide anew about what was refused")),
        Binding("o", "open", N_("Other file"), show=False, tooltip=N_("Compare another file that came back")),
        Binding("escape", "leave", N_("Back")),
        Binding("f1", "help", N_("Help")),
        Binding("z,ctrl+z", "undo", N_("Undo"), tooltip=N_("Take back my last change")),
        Binding("tab", "complete", N_("Complete the path"), show=False, priority=True),
    ]

    DEFAULT_CSS = """
    ReturnedScreen { background: $background; }
    ReturnedScreen #notes { height: auto; max-height: 4; padding: 0 1; background: $surface; display: none; }
    ReturnedScreen DifferenceRows { height: 2fr; min-height: 3; padding: 0 0 0 1; }
    ReturnedScreen #difference { height: 3fr; scrollbar-size-vertical: 1; border-top: solid $line; }
    ReturnedScreen #page { height: auto; padding: 0 1; }
    """

    class Happened(Message):
        """The record has changed."""

    def __init__(self, dossier: Dossier, comparison: Comparison | None = None) -> None:
        super().__init__()
        self._dossier = dossier
        self._first = comparison
        self._review: Review | None = None
        self._listed: tuple[Row, ...] = ()
        self._prompt = Prompt(id="prompt")
        self._question = ReturnedQuestion(dossier, self._prompt, self.show)
        self._asking_file = False
        self._rows = DifferenceRows(id="differences", field=self._field)
        self._unsubscribe: Callable[[], None] | None = None
        self._stale = False

    def compose(self) -> ComposeResult:
        """Head, notes, list, page, question, keys."""
        yield Masthead(id="masthead")
        yield Static("", id="notes", markup=False)
        yield self._rows
        with VerticalScroll(id="difference", can_focus=False):
            yield Static("", id="page", markup=False)
        yield self._prompt
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Show the comparison, or ask for the file."""
        self._unsubscribe = self._dossier.subscribe(self._happened)
        self._rows.focus()
        if self._first is not None:
            self.show(self._first)
        else:
            self._look()
            self.action_open()

    def on_unmount(self) -> None:
        """Stop listening."""
        if self._unsubscribe:
            self._unsubscribe()

    # What is shown -------------------------------------------------------------------------------

    def show(self, comparison: Comparison) -> None:
        """Show this comparison."""
        self._asking_file = False
        self._review = Review(self._dossier, comparison)
        notes = words.notes(comparison, self._dossier.proceedings().versions)
        shown = self.query_one("#notes", Static)
        shown.display = bool(notes)
        shown.update(content([(f"! {note}" + ("\n" if note is not notes[-1] else ""), "warn") for note in notes]))
        self._rows.cursor = -1
        self._look()
        if self._listed and self._listed[0].fate is not Fate.OPEN:
            self.action_next_open()
        self._rows.focus()

    def _happened(self, _happenings: tuple[Happening, ...]) -> None:
        self.post_message(self.Happened())

    @on(Happened)
    def _something_happened(self) -> None:
        if not self._stale:
            self._stale = True
            self.call_next(self._look)

    def _look(self) -> None:
        """Show how things stand; the cursor stays on its difference."""
        self._stale = False
        self._listed = self._review.rows() if self._review else ()
        self._rows.empty_text = (
            _("Nothing differs from what was sent.")
            if self._review
            else _("Which file came back? Write its path below.")
        )
        at = self._rows.cursor
        self._rows.show([Line(row_said(self._dossier, row)) for row in self._listed], max(at, 0))
        facts: list[Said] = []
        if self._review is not None:
            facts.append((words.summary([row.fate for row in self._listed]), ""))
            facts.append((plain(self._review.comparison.path.name), "faint"))
        self.query_one(Masthead).show(_("Returned document"), facts)
        self._show_page()

    def _row(self) -> Row | None:
        at = self._rows.cursor
        return self._listed[at] if 0 <= at < len(self._listed) else None

    @on(Rows.Moved)
    def _moved(self) -> None:
        self._show_page()
        self.query_one("#difference").scroll_home(animate=False)

    def _show_page(self) -> None:
        row = self._row()
        said = page_said(self._dossier, self._review, row) if row is not None and self._review is not None else []
        self.query_one("#page", Static).update(content(said))

    # Going about ---------------------------------------------------------------------------------

    def action_next_open(self) -> None:
        """To the next that is not decided, round the end."""
        count, at = len(self._listed), self._rows.cursor
        for step in range(1, count + 1):
            if self._listed[(at + step) % count].fate is Fate.OPEN:
                self._rows.move_to((at + step) % count)
                return

    def action_scroll_page(self, by: int) -> None:
        """Read on in a long difference."""
        page = self.query_one("#difference")
        page.scroll_relative(y=by * max(1, page.size.height - 1), animate=False)

    def action_open(self) -> None:
        """Ask for the file."""
        if not self._prompt.asking:
            self._asking_file = True
            self._question.ask("" if self._review is None else str(self._review.comparison.path))

    def action_complete(self) -> None:
        """Complete the path that is being typed, else go on to the next."""
        if self._prompt.asking:
            if self._asking_file:
                self._question.complete()
        else:
            self.action_next_open()

    def action_leave(self) -> None:
        """Back; from the question for the first file as well."""
        self.dismiss(None)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
