"""Who changed what, when: the newest first, found by words, and brought back with one key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer
from textual.worker import get_current_worker

from store.errors import CannotWrite
from store.meeting.kinds import RecordKind
from store.meeting.text import fold
from tui.language import N_, _, ngettext
from tui.screens.attentive import AttentiveScreen
from tui.widgets.fields import LineField
from tui.widgets.filter_line import FilterLine
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.rows import Rows
from tui.widgets.step_rows import StepRows
from tui.widgets.value_wording import local_words, step_text, what_text
from tui.widgets.wording import not_saved

from .restoring import restore

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.history import HistoryStep, HistorySteps

_REST = 0.2
"""Seconds for which arriving changes are gathered before the list is made anew."""
_AT_A_TIME = 400
"""Saves that are looked through between two pictures."""


class HistoryScreen(AttentiveScreen[None]):
    """The list of saves, of the whole record or of one of its records."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "show", N_("In full"), tooltip=N_("What stood there before and after, in full")),
        Binding("r", "restore", N_("Restore"), tooltip=N_("Bring back what stood there before, or what was deleted")),
        Binding("o", "only", N_("Only this one"), tooltip=N_("Only what happened to this record, or to all again")),
        Binding("slash,f", "filter", N_("Filter"), tooltip=N_("Only those with these words, without accents")),
        Binding("escape,ctrl+r", "leave", N_("Back")),
        Binding("f1", "help", N_("Help")),
        Binding("z,ctrl+z", "undo", N_("Undo"), tooltip=N_("Take back my last change")),
    ]

    DEFAULT_CSS = """
    HistoryScreen { background: $background; }
    HistoryScreen StepRows { height: 1fr; padding: 0 0 0 1; }
    """

    class Found(Message):
        """Some saves with the words that are looked for; ``done`` when all have been looked through."""

        def __init__(self, words: str, steps: HistorySteps, places: list[int], done: bool) -> None:
            super().__init__()
            self.words, self.steps, self.places, self.done = words, steps, places, done

    def __init__(self, dossier: Dossier, kind: RecordKind | None = None, uid: str | None = None) -> None:
        """With ``kind`` and ``uid`` only what happened to that record is shown at first."""
        super().__init__(dossier)
        self._about = (kind, uid) if kind is not None and uid is not None else None
        self._steps = dossier.history_steps(kind, uid)
        self._rows = StepRows(dossier, id="steps", field=self._field)
        self._filter = FilterLine(self._rows, self._look_for, id="filter-line")
        self._texts: dict[str, str] = {}
        self._looking = False
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Head, list, filter, keys."""
        yield Masthead(id="masthead")
        yield self._rows
        yield self._filter
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Show the saves."""
        self._rows.show(self._steps)
        self._show_head()
        self._rows.focus()

    # What is shown -------------------------------------------------------------------------------

    def record_changed(self) -> None:
        """Show the record as it is now."""
        if self._resting is None:
            self._resting = self.set_timer(_REST, self._read_again)

    def _read_again(self) -> None:
        self._resting = None
        self._steps = self.dossier.history_steps(*(self._about or (None, None)))
        self._look_for()

    def _show_head(self) -> None:
        count = self._rows.count()
        words = ngettext("{count} change", "{count} changes", count).format(count=count)
        title = _("History")
        if self._about:
            title = _("History of {what}").format(what=what_text(self.dossier, *self._about))
        facts = [(words, "")]
        if self._looking:
            facts.append((_("still looking …"), "faint"))
        self.query_one(Masthead).show(title, facts)

    # The filter ----------------------------------------------------------------------------------

    def _look_for(self) -> None:
        """Show those with the words; reading ten thousand saves takes a second, so a thread does it."""
        words, steps = self._filter.words, self._steps
        self.workers.cancel_group(self, "looking")
        self._looking = bool(words)
        if words:
            self.run_worker(lambda: self._look(words, steps), thread=True, group="looking", exit_on_error=False)
        else:
            self._rows.empty_text = _("Nothing has been changed yet.")
            self._rows.show(steps)
        self._show_head()

    def _look(self, words: str, steps: HistorySteps) -> None:
        worker = get_current_worker()
        places: list[int] = []
        for start in range(0, len(steps), _AT_A_TIME):
            if worker.is_cancelled:
                return
            found = [start + n for n, step in enumerate(steps[start : start + _AT_A_TIME]) if self._has(step, words)]
            places += found
            if found:
                self.post_message(self.Found(words, steps, list(places), False))
        self.post_message(self.Found(words, steps, places, True))

    def _has(self, step: HistoryStep, words: str) -> bool:
        text = self._texts.get(step.id)
        if text is None:
            what = what_text(self.dossier, step.kind, step.uid, 10_000)
            told = f"{local_words(step.at)} {step.by} {what} {step_text(self.dossier, step)}"
            text = self._texts[step.id] = fold(told)
        return all(word in text for word in words.split())

    @on(Found)
    def _found(self, event: Found) -> None:
        if event.words != self._filter.words or event.steps is not self._steps:
            return
        self._looking = not event.done
        self._rows.empty_text = _("Nothing here has these words.")
        self._rows.show(event.steps, event.places)
        self._show_head()

    # Keys ----------------------------------------------------------------------------------------

    def _field(self) -> LineField | None:
        return self._filter.field if self._filter.typing else None

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self.action_show()

    def action_show(self) -> None:
        """What stood there before and after, in full."""
        step = self._rows.step(self._rows.cursor)
        if step is not None and not self._filter.typing:
            from .step import HistoryStepScreen

            self.app.push_screen(HistoryStepScreen(self.dossier, step))

    def action_restore(self) -> None:
        """Bring back what stood there before, or what was deleted."""
        step = self._rows.step(self._rows.cursor)
        if step is not None:
            self._carry_out(lambda: restore(self.dossier, step))

    def _carry_out(self, change: Callable[[], str]) -> None:
        try:
            told = change()
        except CannotWrite as error:
            self.notify(not_saved(error), severity="error", timeout=10, markup=False)
            return
        self.notify(told, markup=False)

    def action_only(self) -> None:
        """Only what happened to this record, or to all again."""
        step = self._rows.step(self._rows.cursor)
        if self._about:
            self._about = None
        elif step is not None:
            self._about = (step.kind, step.uid)
        else:
            return
        self._read_again()

    def action_undo(self) -> None:
        """Take back my last change."""
        self._carry_out(
            lambda: _("My last change is taken back.") if self.dossier.undo() else _("There is nothing to take back.")
        )

    def action_filter(self) -> None:
        """Only those with these words."""
        self._filter.open()

    def action_leave(self) -> None:
        """Show everything again where the list is filtered, else go back."""
        if not self._filter.clear():
            self.dismiss(None)

    def action_help(self) -> None:
        """The keys of this screen."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
