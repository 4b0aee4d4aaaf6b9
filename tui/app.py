"""The app around the screens: themes, language, quick start, leaving."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme

from .language import N_, _
from .terminal_bytes import make_safe

if TYPE_CHECKING:
    from store.dossier import Dossier

    from .screens.live import LiveScreen

_TURN = 0.001
"""Seconds for which one thread may keep the others waiting."""

DARK = Theme(
    name="rapporteur-dark",
    primary="#7aa2c4",
    secondary="#8fa8a3",
    accent="#e0b268",
    warning="#e0a458",
    error="#e06c75",
    success="#8fbf8a",
    foreground="#dfe3e8",
    background="#14181d",
    surface="#1c2229",
    panel="#28303a",
    dark=True,
    variables={
        "faint": "#8d97a3",
        "scrollbar": "#28303a",
        "scrollbar-hover": "#7aa2c4",
        "scrollbar-active": "#7aa2c4",
        "scrollbar-background": "#14181d",
        "scrollbar-background-hover": "#14181d",
        "scrollbar-background-active": "#14181d",
    },
)
LIGHT = Theme(
    name="rapporteur-light",
    primary="#2d5d8a",
    secondary="#4a6b66",
    accent="#8a5a00",
    warning="#8f5300",
    error="#b3202c",
    success="#2c6b2f",
    foreground="#1d2329",
    background="#fbfaf7",
    surface="#f0eee8",
    panel="#e2dfd6",
    dark=False,
    variables={
        "faint": "#666b70",
        "scrollbar": "#e2dfd6",
        "scrollbar-hover": "#2d5d8a",
        "scrollbar-active": "#2d5d8a",
        "scrollbar-background": "#fbfaf7",
        "scrollbar-background-hover": "#fbfaf7",
        "scrollbar-background-active": "#fbfaf7",
    },
)


def local_time() -> datetime:
    """The wall clock, without a zone, as minutes print times."""
    return datetime.now()  # noqa: DTZ005


class RapporteurApp(App[int]):
    """The app. It opens on the live screen of a dossier, or on the library."""

    ENABLE_COMMAND_PALETTE = False
    CSS_PATH = "styles/rapporteur.tcss"
    theme: Reactive[str] = Reactive(DARK.name)
    """The theme it begins with."""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", N_("Quit"), show=False, priority=True),
        Binding("ctrl+c", "how_to_leave", show=False),
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

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's own themes and ours. Ours are there before Textual first looks for one.

        Registered and set when the app stands, they would make Textual read every style sheet a second time.
        """
        return {**super().available_themes, DARK.name: DARK, LIGHT.name: LIGHT}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour of what stands back, for themes that do not name one."""
        return {"faint": "#808890"}

    def get_default_screen(self) -> Screen[Any]:
        """The first screen: the live screen of the dossier, else the library."""
        if self.dossier is not None:
            return self._live(self.dossier)
        from .screens.library import LibraryScreen

        return LibraryScreen(self._state or Path(), self._by)

    def on_mount(self) -> None:
        """What can wait until the first picture is there."""
        self.call_after_refresh(_start_collecting)

    def _live(self, dossier: Dossier) -> LiveScreen:
        from .screens.live import LiveScreen

        return LiveScreen(dossier, self._now, self.size)

    def open_live(self, dossier: Dossier) -> None:
        """Show a dossier's live screen."""
        self.dossier = dossier
        self.push_screen(self._live(dossier))

    def action_leave(self) -> None:
        """Quit. What was recorded is on disk; the unfinished line is put there too."""
        from .screens.live import LiveScreen

        for screen in self.screen_stack:
            if isinstance(screen, LiveScreen):
                screen.save_draft()
        self.exit(0)

    def action_how_to_leave(self) -> None:
        """Ctrl+C is pressed out of habit; it copies, and where there is nothing to copy it says how to quit."""
        self.notify(_("Ctrl+Q quits. Everything recorded is saved."), markup=False)

    def action_theme(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_palette(self) -> None:
        """Every command of the screen that is open."""
        from .screens.palette import PaletteScreen

        self.push_screen(PaletteScreen(self.screen))


def run_live(dossier: Dossier, *, now: Callable[[], datetime] = local_time) -> int:
    """Run the live screen of an open dossier until the user quits; the exit code. Closing is the caller's."""
    return _run(RapporteurApp(dossier, now=now))


def run_library(state: Path, by: str) -> int:
    """Run the library of the dossiers known on this machine; the exit code. A dossier opened from it is closed."""
    app = RapporteurApp(state=state, by=by)
    try:
        return _run(app)
    finally:
        if app.dossier is not None:
            app.dossier.close()


def _run(app: RapporteurApp) -> int:
    make_safe(app.driver_class)
    # Textual writes to the terminal in a thread of its own; by Python's default it may wait 5 ms for its turn.
    before = sys.getswitchinterval()
    sys.setswitchinterval(_TURN)
    gc.disable()  # a sixth of the time to the first frame goes into looking for garbage that is not there yet
    try:
        return app.run() or 0
    finally:
        sys.setswitchinterval(before)
        gc.enable()


def _start_collecting() -> None:
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
