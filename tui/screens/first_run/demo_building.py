"""Building the demo from a screen: where, how far it is, and then its second conference live."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.errors import CannotWrite, StoreError
from tui.language import _
from tui.screens.library.opening_dossier import is_same, rapporteur, sentence
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.dossier import Dossier
    from store.progress import Progress
    from tui.screens.working import Outcome

_SETTLED = 0.3
"""Seconds after which the live screen stands."""

DEMO_FOLDER = "~/rapporteur-demo"
"""Where the demo is built unless the user says otherwise."""


class DemoBuilding:
    """Asks in a screen's prompt for the folder, builds what is not there yet, and opens it."""

    def __init__(self, screen: Screen[Any], prompt: Prompt, state: Path, by: str, *, tour: bool = False) -> None:
        """With ``tour`` the tour begins when the demo stands, also for somebody who has taken it before."""
        self._tour = tour
        self._screen = screen
        self._prompt = prompt
        self._state = state
        self._by = by

    def ask(self) -> None:
        """Ask where."""
        self._prompt.ask(
            _("Build the demo in"),
            self._answered,
            text=DEMO_FOLDER,
            hint=_("Enter builds it, Esc leaves it; you can delete the folder later."),
        )

    def _answered(self, typed: str) -> str:
        from tui.app import DEMO
        from tui.screens.library.folder_choice import written
        from tui.screens.working import WorkingScreen

        if not typed.strip():
            return _("Write the folder in which it is to be built.")
        folder = written(typed.strip())
        app = rapporteur(self._screen)
        if app.dossier is not None and is_same(app.dossier.folder, folder / DEMO):
            app.back_to_live()
            app.begin_tour()
            return ""
        working = WorkingScreen(_("Building the two conferences"), lambda progress: self._build(folder, progress))
        self._screen.app.push_screen(working, self._built)
        return ""

    def _build(self, folder: Path, progress: Progress) -> Dossier:
        from store import library
        from tui import demo

        rapporteur(self._screen).closing.wait()
        built = demo.build(folder, state=self._state, by=self._by, progress=progress)
        for dossier in built:
            with suppress(CannotWrite):  # the next opening notes it
                library.remember(self._state, dossier)
        for dossier in built[:-1]:
            dossier.close()
        return built[-1]

    def _built(self, outcome: Outcome[Dossier] | None) -> None:
        app = rapporteur(self._screen)
        if outcome is None or outcome.stopped:
            return
        if outcome.value is not None:
            app.call_later(app.open_live, outcome.value)  # when the screen of the work is gone
            if self._tour:
                app.set_timer(_SETTLED, app.begin_tour)
        elif isinstance(outcome.error, StoreError):
            app.notify(sentence(outcome.error, "", Path()), severity="error", timeout=10, markup=False)
        elif isinstance(outcome.error, OSError):
            app.notify(os.strerror(outcome.error.errno or 0), severity="error", timeout=10, markup=False)
        elif outcome.error is not None:
            raise outcome.error
