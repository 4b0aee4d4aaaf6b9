"""Bringing a dossier up to date from the library with what the dossier of the meeting before it says by now."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.errors import StoreError
from tui.language import _

from .opening_dossier import rapporteur, sentence

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.dossier import Dossier
    from store.library import Known
    from store.meeting.carry_over import Update
    from store.summary import Summary
    from tui.widgets.prompt import Prompt


def earlier_of(later: Known, known: Sequence[Known], summaries: Mapping[str, Summary]) -> Known | None:
    """The dossier on the list from which this one was carried over; None where it is not there."""
    summary = summaries.get(later.id)
    if summary is None:
        return None
    others = [one for one in known if one.id != later.id]
    by_id = next((one for one in others if one.id == summary.continues), None)
    if by_id is not None or summary.continues:
        return by_id
    named = [one for one in others if one.id in summaries and summaries[one.id].name in summary.carried_from]
    return max(named, key=lambda one: str(one.day or ""), default=None)


class Updating:
    """Looks what has changed in the earlier dossier, asks, and takes it over; all of it away from the keys."""

    def __init__(self, screen: Screen[Any], prompt: Prompt, state: Path, by: str, done: Callable[[], None]) -> None:
        """``done`` is called when something was taken over."""
        self._screen = screen
        self._prompt = prompt
        self._state = state
        self._by = by
        self._done = done

    def ask(self, later: Known, earlier: Known) -> None:
        """Show how much there is to take over, and ask whether to."""
        self._work(later, earlier, apply=False)

    def _work(self, later: Known, earlier: Known, *, apply: bool) -> None:
        self._screen.run_worker(
            lambda: self._carry_out(later, earlier, apply=apply),
            thread=True,
            group="updating",
            exclusive=True,
            exit_on_error=False,
        )

    def _carry_out(self, later: Known, earlier: Known, *, apply: bool) -> None:
        from store import carrying
        from tui.widgets.update_wording import doubts

        app = rapporteur(self._screen)
        app.closing.wait()
        at = later
        try:
            with self._opened(later) as one:
                at = earlier
                with self._opened(earlier) as other:
                    at = later
                    if not carrying.goes_on_from(one, other):
                        app.call_from_thread(self._refused, _("These two dossiers do not go on from one another."))
                    elif apply:
                        found = carrying.bring_up_to_date(one, other)
                        app.call_from_thread(self._updated, found, self._names(one, found))
                    else:
                        app.call_from_thread(self._ask, later, earlier, carrying.to_update(one, other), doubts(other))
        except StoreError as error:
            app.call_from_thread(self._refused, sentence(error, at.title, at.folder))

    @contextmanager
    def _opened(self, known: Known) -> Iterator[Dossier]:
        from store.dossier import Dossier

        app = rapporteur(self._screen)
        if app.dossier is not None and app.dossier.id == known.id:
            yield app.dossier
            return
        dossier = Dossier.open(known.folder, state=self._state, by=self._by)
        try:
            yield dossier
        finally:
            dossier.close()

    def _names(self, dossier: Dossier, found: Update) -> list[tuple[str, str]]:
        from tui.widgets.update_wording import update_lines

        return update_lines(dossier, found, most=3)

    def _ask(self, later: Known, earlier: Known, found: Update, doubt: str) -> None:
        from tui.widgets.update_wording import update_summary

        words = update_summary(found)
        if doubt:
            self._screen.notify(doubt, severity="warning", timeout=10, markup=False)
        if not found.added and not found.changed:
            self._screen.notify(words, markup=False)
            return

        def take(_typed: str) -> str:
            self._work(later, earlier, apply=True)
            return ""

        self._prompt.ask(
            _("Take over from “{title}”").format(title=_short(earlier.title)),
            take,
            hint=f"{words}. " + _("Enter takes it over, Esc leaves everything as it is."),
        )

    def _updated(self, _found: Update, names: list[tuple[str, str]]) -> None:
        told = [_("Brought up to date."), *(f"{what}: {which}" for what, which in names)]
        self._screen.notify("\n".join(told), timeout=10, markup=False)
        self._done()

    def _refused(self, words: str) -> None:
        self._screen.notify(words, severity="error", timeout=10, markup=False)


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"


_TITLE = 40
