"""All dossiers known on this machine, by when they were opened or by series, and a search through all of them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType

from store import library
from tui.language import _, ngettext
from tui.widgets.fields import LineField
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Prompt
from tui.widgets.rows import Rows
from tui.widgets.tall_rows import TallRows
from tui.widgets.wording import Said

from . import rows as library_rows
from .actions import LibraryActions
from .keys import KEYS
from .rows import Row
from .search import MOST, Searching

if TYPE_CHECKING:
    from store.library import Known
    from store.meeting.kinds import RecordKind
    from store.search.rows import Hit
    from store.summary import Summary


class LibraryScreen(LibraryActions):
    """The list, and above it the field into which every letter goes."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    DEFAULT_CSS = """
    LibraryScreen { background: $background; }
    LibraryScreen LineField { margin: 0 1; background: $surface; }
    LibraryScreen TallRows { height: 1fr; margin: 1 0 0 0; padding: 0 0 0 1; }
    """

    def __init__(self, state: Path, by: str) -> None:
        """The dossiers known in this state folder; ``by`` records in the one that is opened."""
        super().__init__()
        self._state = state
        self._by = by
        self._known: list[Known] = []
        self._here: dict[str, bool] = {}
        self._summaries: dict[str, Summary] = {}
        self._in_series = False
        self._rows: list[Row] = []
        self._answered: str | None = None
        self._hits: list[Hit] = []
        self._open_first = False
        self._may_come = False  # nothing was found, but not everything has been looked through
        self._taking_in: tuple[int, int] | None = None
        self._opening = False
        self._search = Searching(
            self, state, summarised=self._summarised, answered=self._found, progress=self._progressed
        )
        self.field = LineField(placeholder=_("Search everything: type a few words, accents not needed"), id="words")
        self.prompt = Prompt(id="prompt")
        self.list = TallRows(id="dossiers", on_letter=self._type_on)

    def compose(self) -> ComposeResult:
        """Head, search, list, keys."""
        yield Masthead(id="masthead")
        yield self.field
        yield self.list
        yield self.prompt
        yield KeyBar(KEYS, id="keybar")

    def on_mount(self) -> None:
        """The list has the focus; letters typed there go into the search."""
        self.list.focus()

    def on_screen_resume(self) -> None:
        """At first, and when another screen may have made or changed a dossier, see what there is."""
        self._load()

    def on_unmount(self) -> None:
        """Stop what is still going on."""
        self._search.end()

    def _load(self) -> None:
        self._known = library.known(self._state)
        self._show()
        self.run_worker(self._look_for_folders, thread=True, group="folders", exclusive=True, exit_on_error=False)
        self._search.begin()

    def _look_for_folders(self) -> None:
        here = {one.id: one.folder.is_dir() for one in self._known}
        self.app.call_from_thread(self._looked, here)

    def _looked(self, here: dict[str, bool]) -> None:
        self._here = here
        self._show()

    # What is shown -------------------------------------------------------------------------------

    @property
    def searching(self) -> bool:
        """Whether words stand in the field."""
        return bool(self.field.value.strip())

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self._rows[self.list.cursor] if 0 <= self.list.cursor < len(self._rows) else None

    def _show(self, *, first: bool = False) -> None:
        """Show the list anew; the cursor stays on what it is on, or goes to the ``first`` row."""
        kept = None if first else _place(self.row)
        self._rows = self._made()
        self.list.empty_text = self._empty_text()
        self.list.show([row.lines for row in self._rows])
        places = [_place(row) for row in self._rows]
        if kept is not None and kept in places:
            self.list.move_to(places.index(kept), reveal=False)
        elif first:
            self.list.scroll_to(y=0, animate=False)
            self.list.move_to(0)
        self._show_head()

    def _made(self) -> list[Row]:
        today = self.today()
        if self.searching:
            known = {one.id: one for one in self._known}
            hits = self._hits if self._answered is not None else []
            return library_rows.answers(hits, known, self._summaries, today, self.list.inner_width)
        if not self._in_series:
            return library_rows.recent(self._known, self._summaries, today, self._is_here)
        return library_rows.by_series(self._known, self._summaries, self.all_series(), today, self._is_here)

    @property
    def all_known(self) -> list[Known]:
        """Every dossier on the list."""
        return self._known

    @property
    def summaries(self) -> dict[str, Summary]:
        """What is known of them, by id."""
        return self._summaries

    def rows_below(self, row: Row) -> list[Row]:
        """The rows that stand under this one."""
        return self._rows[self._rows.index(row) + 1 :] if row in self._rows else []

    def _is_here(self, known: Known) -> bool | None:
        return self._here.get(known.id)

    def today(self) -> date:
        """The user's own day."""
        return datetime.now().date()  # noqa: DTZ005  # the user's own day

    def _empty_text(self) -> str:
        if not self.searching:
            return _("No dossier is on the list. Ctrl+N makes one, Ctrl+O opens a folder.")
        return _("Nothing was found.") if self._answered == self.field.value and not self._may_come else ""

    def list_anew(self) -> None:
        """Show the list as it is now."""
        self._known = library.known(self._state)
        self._show()

    def say_opening(self, opening: bool) -> None:
        """Show that a dossier is being opened."""
        self._opening = opening
        self._show_head()

    def _show_head(self) -> None:
        facts: list[Said] = []
        if self._opening:
            facts.append((_("opening…"), "accent"))
        elif self._taking_in:
            facts.append(
                (_("reading {done}/{total}").format(done=self._taking_in[0], total=self._taking_in[1]), "warn")
            )
        if self.searching and self._answered is not None:
            count = len(self._rows)
            more = "+" if len(self._hits) >= MOST else ""
            facts.append((ngettext("{count} found", "{count} found", count).format(count=f"{count}{more}"), ""))
        else:
            count = len(self._known)
            facts.append((ngettext("{count} dossier", "{count} dossiers", count).format(count=count), ""))
        self.query_one(Masthead).show(
            _("Series of dossiers") if self._in_series else _("Dossiers on this machine"), facts
        )

    def _summarised(self, summaries: dict[str, Summary]) -> None:
        self._summaries = summaries
        self._taking_in = None
        self._show()

    def _progressed(self, done: int, total: int) -> None:
        self._taking_in = (done, total) if done < total else None
        self._show_head()

    def on_resize(self) -> None:
        """What was found is cut to the width."""
        if self.searching:
            self.call_after_refresh(self._show)

    # Searching -----------------------------------------------------------------------------------

    @on(LineField.Changed, "#words")
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        self._open_first = False
        if self.searching:
            self._search.ask(self.field.value)
        else:
            self._answered, self._hits = None, []
            self._show(first=True)

    def _found(self, text: str, hits: list[Hit], whole: bool) -> None:
        if text != self.field.value:
            return
        again = self._answered == text
        self._answered, self._hits, self._may_come = text, hits, not hits and not whole
        self._show(first=not again)
        if self._open_first and not self._may_come:
            self._open_first = False
            self.action_open()

    def _type_on(self, event: events.Key) -> None:
        if self.prompt.asking:
            self.prompt.type(event)
            return
        self.field.focus()
        if event.key == "backspace":
            self.field.action_delete_left()
        elif event.character:
            self.field.replace(event.character, *self.field.selection)

    @on(LineField.Submitted, "#words")
    def _entered(self, event: LineField.Submitted) -> None:
        event.stop()
        self.action_open()

    # Keys ----------------------------------------------------------------------------------------

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_open()

    def action_open(self) -> None:
        """Open what is under the cursor; words just typed are answered first."""
        if self.searching and (self._answered != self.field.value or self._may_come):
            self._open_first = True
            return
        self.open_row(self.row)

    def action_series(self) -> None:
        """By series, or by when they were opened."""
        self._in_series = not self._in_series
        if self.searching:
            self.field.value = ""
        self.list.focus()
        self._show(first=True)

    def action_back(self) -> None:
        """From the answers to the list, from there to the dossier that is open."""
        if self.field.value:
            self.field.value = ""
            self.list.focus()
        elif self.field.has_focus:
            self.list.focus()
        elif len(self.app.screen_stack) > 1:
            self.app.pop_screen()

    def action_other(self) -> None:
        """From the list to the search, and back."""
        (self.field if self.list.has_focus else self.list).focus()

    def action_move(self, by: int) -> None:
        """Another row, while the search has the focus."""
        self.list.action_move(by)

    def action_page(self, by: int) -> None:
        """A page, while the search has the focus."""
        self.list.action_page(by)


def _place(row: Row | None) -> tuple[str, tuple[RecordKind, str] | None, str] | None:
    """What a row stands for, to find it again."""
    return (row.known.id, row.at, "") if row and row.known else ("", None, row.lines[0][0][0]) if row else None
