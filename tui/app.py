"""The app around the screens: themes, language, quick start, leaving."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType
from textual.screen import Screen

from . import few_colours
from .appearance import Appearance
from .closing import Closing
from .language import N_, _
from .own_threads import OwnThreads
from .terminal_bytes import make_safe

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.meeting.kinds import RecordKind

    from .screens.first_run.tour import TourBox
    from .screens.live.screen import LiveScreen

DEMO = "2025-da-lat"
"""The folder's name of the demo that opens live."""

_SETTLED = 0.5
"""Seconds after which a screen that was opened stands, and somebody looks at it."""

_TURN = 0.001
"""Seconds for which one thread may keep the others waiting."""


def local_time() -> datetime:
    """The wall clock, without a zone, as minutes print times."""
    return datetime.now()  # noqa: DTZ005


class RapporteurApp(Appearance):
    """The app. It opens on the live screen of a dossier, or on the library."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "styles/rapporteur.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", N_("Quit"), show=False, priority=True),
        Binding("ctrl+c", "how_to_leave", show=False),
        Binding("ctrl+p", "palette", show=False),
        Binding("ctrl+t", "theme", show=False),
    ]

    def __init__(
        self,
        dossier: Dossier | None = None,
        *,
        state: Path | None = None,
        by: str = "",
        now: Callable[[], datetime] = local_time,
    ) -> None:
        """With a dossier the live screen opens; without one the library of ``state``, for the recorder ``by``."""
        super().__init__()
        self.dossier = dossier
        self._state = state
        self._by = by
        self._now = now
        self.animation_level = "none"
        self.closing = Closing(self)
        self.prepare_appearance()

    def get_default_screen(self) -> Screen[Any]:
        """The first screen: the live screen of the dossier, else the library."""
        if self.dossier is not None:
            return self.live_screen(self.dossier)
        from store import library

        state = self._state or Path()
        if not library.known(state):
            from .screens.first_run.welcome import WelcomeScreen

            return WelcomeScreen(state, self._by)
        from .screens.library.screen import LibraryScreen

        return LibraryScreen(state, self._by)

    def on_load(self) -> None:
        """Work behind the screens must not wait for a drive that another piece of it waits for."""
        asyncio.get_running_loop().set_default_executor(OwnThreads())

    def on_mount(self) -> None:
        """What can wait until the first picture is there."""
        self.screen._push_result_callback(self.screen, None)  # Textual cannot switch from a first screen without one
        self.call_after_refresh(_start_collecting)
        self._offer_tour()

    def live_screen(self, dossier: Dossier) -> LiveScreen:
        """A live screen for this dossier."""
        from .screens.live.screen import LiveScreen

        return LiveScreen(dossier, self._now, self.size)

    def open_live(self, dossier: Dossier, at: tuple[RecordKind, str] | None = None) -> None:
        """Show a dossier's live screen, at this entry or item; the one that was open is put away."""
        self.save_drafts()
        before, self.dossier = self.dossier, dossier
        while len(self.screen_stack) > 1:
            self.pop_screen()
        live = self.live_screen(dossier)
        self.switch_screen(live)
        if before is not None and before is not dossier:
            self.closing.put_away(before)
        if at is not None:
            from .screens.live.arriving import show

            live.call_after_refresh(show, live, *at)
        self._offer_tour()

    def back_to_live(self, at: tuple[RecordKind, str] | None = None) -> None:
        """Back to the live screen that lies under the others, at this entry or item."""
        from .screens.live.arriving import show
        from .screens.live.screen import LiveScreen

        while not isinstance(self.screen, LiveScreen) and len(self.screen_stack) > 1:
            self.pop_screen()
        if at is not None and isinstance(self.screen, LiveScreen):
            show(self.screen, *at)

    # The tour ------------------------------------------------------------------------------------

    def _offer_tour(self) -> None:
        """In the demo, once, when everything stands."""
        if self.dossier is not None and self.dossier.folder.name == DEMO:
            self.set_timer(_SETTLED, self._offer_unless_taken)

    def _offer_unless_taken(self) -> None:
        from . import preferences
        from .screens.first_run.tour import begin

        live = self._live_in_front()
        if live is not None and not preferences.load(preferences.config_folder()).toured:
            begin(live, offer=True)

    def begin_tour(self) -> None:
        """The tour from its first step; it goes through the demo only, because what is tried there is recorded."""
        from .screens.first_run.tour import begin

        live = self._live_in_front()
        if self.dossier is None or self.dossier.folder.name != DEMO:
            self.notify(_("The tour goes through the demo: Ctrl+L, and there F10 opens it."), markup=False)
        elif live is not None:
            begin(live)

    def _live_in_front(self) -> LiveScreen | None:
        """The live screen, if nothing lies over it; a timer may ask while the app is closing and shows no screen."""
        from .screens.live.screen import LiveScreen

        front = self.screen_stack[-1] if self.screen_stack else None
        return front if isinstance(front, LiveScreen) else None

    def _tour_boxes(self) -> list[TourBox]:
        from .screens.first_run.tour import TourBox

        return list(self.screen.query(TourBox))

    def action_tour(self, what: str) -> None:
        """Its next step, or its end; while something is being typed these keys are the line's."""
        from textual.actions import SkipAction

        boxes = [box for box in self._tour_boxes() if box.takes_keys()]
        if not boxes:
            raise SkipAction
        for box in boxes:
            (box.go_on if what == "on" else box.end)()

    def save_drafts(self) -> None:
        """Put the unfinished line on disk."""
        if self.dossier is None:
            return
        from .screens.live.screen import LiveScreen

        for screen in self.screen_stack:
            if isinstance(screen, LiveScreen):
                screen.save_draft()

    def action_leave(self) -> None:
        """Quit. What was recorded is on disk; the unfinished line is put there too."""
        self.save_drafts()
        self.exit(0)

    def action_how_to_leave(self) -> None:
        """Ctrl+C is pressed out of habit; it copies, and where there is nothing to copy it says how to quit."""
        self.notify(_("Ctrl+Q quits. Everything recorded is saved."), markup=False)


def run_live(dossier: Dossier, *, now: Callable[[], datetime] = local_time) -> int:
    """Run the live screen of an open dossier until the user quits; the exit code. All dossiers are closed then."""
    return _run(RapporteurApp(dossier, now=now))


def run_library(state: Path, by: str) -> int:
    """Run the library of the dossiers known on this machine; the exit code. A dossier opened from it is closed."""
    return _run(RapporteurApp(state=state, by=by))


def _run(app: RapporteurApp) -> int:
    make_safe(app.driver_class)
    app.limit_colours(few_colours.number(os.environ, no_color=app.no_color))
    # Textual writes to the terminal in a thread of its own; by Python's default it may wait 5 ms for its turn.
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    gc.disable()  # a sixth of the time to the first frame goes into looking for garbage that is not there yet
    try:
        return app.run() or 0
    finally:
        if app.dossier is not None:
            app.dossier.close()
        app.closing.wait()
        sys.setswitchinterval(before)
        gc.enable()


def _start_collecting() -> None:
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
