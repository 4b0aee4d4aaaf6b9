"""Long work: how far it is, and Esc stops it. The work runs in a thread, so that the screen goes on taking keys."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from store.progress import Progress, Stopped
from tui.language import N_, _
from tui.widgets.looks import content

_Outcome = TypeVar("_Outcome")

_BETWEEN = 0.1
"""Seconds between two pictures of the bar."""
_BAR = 40
"""The cells of the bar."""


class WorkingScreen(ModalScreen["Outcome[_Outcome]"], Generic[_Outcome]):
    """Carries out ``work`` and gives back what became of it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", N_("Stop"))]

    DEFAULT_CSS = """
    WorkingScreen { align: center middle; background: $background 60%; }
    WorkingScreen Vertical { width: 52; max-width: 100%; height: auto; background: $surface; border: round $primary; }
    WorkingScreen Static { height: auto; padding: 0 1; }
    """

    def __init__(self, title: str, work: Callable[[Progress], _Outcome], *, only_reads: bool = False) -> None:
        """``title`` says what is going on; ``work`` is called with what it has to tell its progress to.

        Work that ``only_reads`` need not be waited for when it is stopped: it ends by itself, unheard.
        """
        super().__init__()
        self._title = title
        self._only_reads = only_reads
        self._work = work
        self._stop = Event()
        self._shown_at = 0.0

    def compose(self) -> ComposeResult:
        """What is going on, and how far it is."""
        with Vertical():
            yield Static(content([(self._title, "strong")]), markup=False)
            yield Static("", id="bar", markup=False)
            yield Static(content([(_("Esc stops it; nothing half done is left behind."), "faint")]), markup=False)

    def on_mount(self) -> None:
        """Begin."""
        self._show(0, 0)
        self.run_worker(self._carry_out, thread=True, group="working", exit_on_error=False)

    def action_stop(self) -> None:
        """Ask the work to stop; it does at its next step."""
        self._stop.set()
        if self._only_reads:
            self.dismiss(Outcome(stopped=True))

    def _carry_out(self) -> None:
        outcome: Outcome[_Outcome]
        try:
            outcome = Outcome(value=self._work(self._tell))
        except Stopped:
            outcome = Outcome(stopped=True)
        except Exception as error:  # the screen that began the work says what it means
            outcome = Outcome(error=error)
        self.app.call_from_thread(self._end, outcome)

    def _end(self, outcome: Outcome[_Outcome]) -> None:
        if not (self._only_reads and self._stop.is_set()):  # else the screen has gone already
            self.dismiss(outcome)

    def _tell(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Stopped
        now = monotonic()
        if now - self._shown_at >= _BETWEEN:
            self._shown_at = now
            self.app.call_from_thread(self._show, done, total)

    def _show(self, done: int, total: int) -> None:
        filled = round(_BAR * min(done, total) / total) if total else 0
        share = f" {done}/{total}" if total else ""
        self.query_one("#bar", Static).update(content([("▓" * filled + "░" * (_BAR - filled), "accent"), (share, "")]))


class Outcome(Generic[_Outcome]):
    """What became of long work: its value, the error it ended with, or that the user stopped it."""

    def __init__(self, value: _Outcome | None = None, *, error: Exception | None = None, stopped: bool = False) -> None:
        self.value = value
        self.error = error
        self.stopped = stopped
