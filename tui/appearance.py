"""The part of the app that every screen shares: themes, colours, room, language, and the list of commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from textual import events
from textual.filter import Monochrome, NoColor
from textual.reactive import Reactive
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from store.errors import CannotWrite

from . import few_colours, themes
from .key_order import KeysOneByOne
from .language import _, set_language
from .widgets.too_small import cover

if TYPE_CHECKING:
    from store.dossier import Dossier

    from .screens.live.screen import LiveScreen


class Appearance(KeysOneByOne[int]):
    """How the app looks on this terminal, and what can be done from each of its screens."""

    theme: Reactive[str] = Reactive(themes.DARK.name)
    """The theme it begins with."""
    dossier: Dossier | None = None
    _focused_before: WeakKeyDictionary[Screen[Any], Widget | None]
    """What had the focus on each screen before there was no room for it."""
    few_colours = False
    """Whether the terminal shows sixteen colours or none, so that grounds that differ little cannot be told apart."""

    def live_screen(self, dossier: Dossier) -> LiveScreen:
        """A live screen for this dossier."""
        raise NotImplementedError

    # Colours -------------------------------------------------------------------------------------

    def prepare_appearance(self) -> None:
        """Begin with the theme that was chosen last.

        Set as it begins and not by assignment, which would make Textual read every style sheet a second time.
        """
        self.set_reactive(Appearance.theme, themes.chosen())
        self._focused_before = WeakKeyDictionary()

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's own themes and ours. Ours are there before Textual first looks for one.

        Registered and set when the app stands, they would make Textual read every style sheet a second time.
        """
        return {**super().available_themes, **themes.THEMES}

    def get_theme(self, theme_name: str) -> Theme | None:
        """A theme by its name. Textual asks for every line that it draws, so ours come without a list of all."""
        return themes.THEMES.get(theme_name) or super().get_theme(theme_name)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colours of our own names, for themes that do not have them."""
        plain = "not underline"
        return {"faint": "#808890", "line": "#808890", "cursor-style": plain, "resting-style": plain}

    def limit_colours(self, colours: int) -> None:
        """Send no more colours than the terminal shows; their number is 0 where the user wants none."""
        if colours <= few_colours.FEW:
            self.few_colours = True
            # In the place of Textual's own, which turns colours into greys and still sends those.
            self._filters = [one for one in self._filters if not isinstance(one, Monochrome | NoColor)]
            self._filters.append(few_colours.FewColours(lambda: self.theme_variables, coloured=colours > 0))

    def action_theme(self) -> None:
        """The next theme: dark, light, both in high contrast. It is kept for the next start."""
        self.action_set_theme(themes.after(self.theme))
        self.notify(_("Theme: {name}").format(name=themes.label(self.theme)), timeout=3, markup=False)

    def action_set_theme(self, name: str) -> None:
        """This theme, from now on and at the next start."""
        self.theme = name
        self.run_worker(self._keep_theme, thread=True, group="preferences", exit_on_error=False)

    def _keep_theme(self) -> None:
        from . import preferences

        try:
            preferences.change(preferences.config_folder(), theme=self.theme)
        except (CannotWrite, OSError, RuntimeError):
            return  # the theme is on; that it is not remembered is seen at the next start

    def _keep_language(self, code: str) -> None:
        from . import preferences

        try:
            preferences.change(preferences.config_folder(), language=code)
        except (CannotWrite, OSError, RuntimeError):
            return  # it is spoken; that it is not remembered is seen at the next start

    # Room ----------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """A terminal too small for a screen gets a sentence."""
        for screen in self.screen_stack:
            if cover(screen, event.size.width, event.size.height):
                self._focused_before.setdefault(screen, screen.focused)
            elif (focused := self._focused_before.pop(screen, None)) is not None:
                screen.call_after_refresh(_give_back, screen, focused)

    def push_screen(self, *given: Any, **named: Any) -> Any:
        """As Textual does; a screen that opens in a terminal too small for it is covered too."""
        pushed = super().push_screen(*given, **named)
        self.call_later(self._cover)
        return pushed

    def _cover(self) -> None:
        cover(self.screen, *self.size)

    # Commands ------------------------------------------------------------------------------------

    def action_palette(self) -> None:
        """Every command of the screen that is open."""
        from .screens.palette import PaletteScreen

        self.push_screen(PaletteScreen(self.screen))

    def speaks_otherwise(self) -> bool:
        """Whether the language can be changed now: where no form is open that would be made anew."""
        from .screens.live.screen import LiveScreen

        return isinstance(self.screen, LiveScreen) or (self.dossier is None and len(self.screen_stack) == 1)

    def action_set_language(self, code: str) -> None:
        """The screen in this language; the unfinished line stays."""
        from .screens.live.screen import LiveScreen

        set_language(code)
        self.run_worker(lambda: self._keep_language(code), thread=True, group="preferences", exit_on_error=False)
        if isinstance(self.screen, LiveScreen):
            self.screen.save_draft()
            self.switch_screen(self.live_screen(self.screen.dossier))
        else:
            self.switch_screen(self.get_default_screen())

    def action_write_minutes(self) -> None:
        """Write the minutes of the open dossier as they were chosen last, without looking at them."""
        from .screens.minutes.writing import write_now

        if self.dossier is not None:
            write_now(self, self.dossier)


def _give_back(screen: Screen[Any], focused: Widget) -> None:
    """Give the focus back to what was hidden, unless something else has taken it since."""
    if screen.focused is None and focused.is_attached:
        focused.focus()
