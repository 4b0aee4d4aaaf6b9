"""Every command there is now, for the palette: of the screen, of its lists, of other screens, of the program."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget

from store.meeting.text import fold
from tui import themes
from tui.appearance import Appearance
from tui.language import LANGUAGES, N_, _, language
from tui.widgets.keybar import is_off, key_name
from tui.widgets.rows import Rows

_ELSEWHERE = (
    "prepare",
    "roll_call",
    "gaps",
    "minutes",
    "history",
    "conflicts",
    "abbreviations",
    "library",
    "meeting",
)
"""The actions of the live screen that open another screen, and so make sense on every screen above it."""

_LISTS = {
    "Checklist": N_("Checklist"),
    "Timeline": N_("Timeline"),
    "Agenda": N_("Agenda"),
}
_LANGUAGE_NAMES = {"vi": "Tiếng Việt", "en": "English"}


@dataclass(frozen=True, slots=True)
class Command:
    """What it does in words, its key, the action and whose it is; ``why_not`` says why it cannot be done now."""

    words: str
    key: str
    action: str
    target: DOMNode
    why_not: str = ""
    also: str = ""
    """Its short name, and the same in English, by which it is found too."""

    def fits(self, wanted: list[str]) -> int:
        """How well all wanted words fit, folded; 0 for not at all. Beginnings of words come before their middles."""
        said = fold(f"{self.words} {self.also}")
        if not all(word in said for word in wanted):
            return int("".join(wanted) in said.replace(" ", ""))
        begins = sum(said.startswith(word) or f" {word}" in said for word in wanted)
        return 1 + begins + (bool(wanted) and said.startswith(wanted[0]))


def commands(about: Screen[Any]) -> list[Command]:
    """The commands that can be given while this screen is open, its own first; each once."""
    found: dict[tuple[str, int], Command] = {}
    for command in (*_of_screen(about), *_of_lists(about), *_of_others(about), *_of_program(about)):
        found.setdefault((command.action, id(command.target)), command)
    once: dict[str, Command] = {}
    for command in found.values():
        once.setdefault(command.words, command)
    return list(once.values())


def _of_screen(about: Screen[Any]) -> Iterator[Command]:
    for binding in _told(type(about)):
        if "escape" not in binding.key and binding.action != "app.palette" and not is_off(binding, about):
            yield _command(binding, about)


def _of_lists(about: Screen[Any]) -> Iterator[Command]:
    focused = about.focused
    widgets = [widget for widget in about.query("*") if widget.can_focus and _told(type(widget))]
    for widget in sorted(widgets, key=lambda one: one is not focused):
        title = _(_LISTS[type(widget).__name__]) if type(widget).__name__ in _LISTS else ""
        for binding in _told(type(widget)):
            if not binding.key.isdecimal():
                yield _command(binding, widget, title)


def _of_others(about: Screen[Any]) -> Iterator[Command]:
    from .live.actions import LiveActions

    live = [screen for screen in about.app.screen_stack if isinstance(screen, LiveActions) and screen is not about]
    for screen in live[-1:]:
        for binding in _told(type(screen)):
            own = type(about).__name__.lower().startswith(binding.action.replace("_", ""))
            if binding.action in _ELSEWHERE and not own:
                yield _command(binding, screen)
    from .live.screen import LiveScreen

    if isinstance(about, LiveScreen):
        words = N_("Closed session from here on, or open again")
        yield Command(_(words), "", "closed_session", about, also=words)
    for screen in [about] if isinstance(about, LiveScreen) else live[-1:]:
        words = N_("Compare a Word file that came back with what was sent")
        if type(about).__name__ not in ("ReturnedScreen", "MinutesScreen"):
            yield Command(_(words), "", "returned", screen, also=words)
        words = N_("Colleagues: how old the copy of each is, what he is at, what is allotted to him")
        yield Command(_(words), "", "colleagues", screen, also=words)
    if live or isinstance(about, LiveScreen):
        yield Command(_("Write the minutes now, as chosen last"), "", "write_minutes", about.app)


def _of_program(about: Screen[Any]) -> Iterator[Command]:
    app = about.app
    assert isinstance(app, Appearance)
    for name in themes.THEMES:
        chosen = _("it is on already") if app.theme == name else ""
        yield Command(_("Theme: {name}").format(name=themes.label(name)), "", f"set_theme('{name}')", app, chosen)
    for code in LANGUAGES:
        words = _("Language: {name}").format(name=_LANGUAGE_NAMES[code])
        if code == language():
            why_not = _("it is spoken already")
        else:
            why_not = "" if app.speaks_otherwise() else _("go back to the meeting or the library first")
        yield Command(words, "", f"set_language('{code}')", app, why_not)
    yield Command(_("What can be typed and pressed here"), "F1", "help", about)
    for binding in type(app).BINDINGS:
        if isinstance(binding, Binding) and binding.tooltip:
            yield _command(binding, app)
    yield Command(_("Quit; everything is saved already"), key_name("ctrl+q"), "leave", app)


def _told(kind: type[DOMNode]) -> list[Binding]:
    """The bindings of a class that help tells about: those of a list by their description, of others by a tooltip."""
    own = kind.__dict__.get("BINDINGS", ())
    if issubclass(kind, Screen):
        own = kind.BINDINGS
    listed = kind.__name__ in _LISTS  # the keys of other lists without a tooltip only move about
    return [one for one in own if isinstance(one, Binding) and (one.tooltip or (listed and one.description))]


def _command(binding: Binding, target: DOMNode, title: str = "") -> Command:
    words = _(binding.tooltip or binding.description)
    why_not = "" if _can(binding.action, target) else _("not now")
    if isinstance(target, Rows) and target.cursor < 0:
        why_not = _("the list is empty")
    shown = f"{title}: {words}" if title else words
    also = f"{binding.tooltip} {binding.description} {_(binding.description)}"
    return Command(shown, key_name(binding.key), binding.action, target, why_not, also)


def _can(action: str, target: DOMNode) -> bool:
    """Whether the action can be carried out now, as its own screen or widget says."""
    name, _bracket, parameters = action.partition("(")
    if "." in name or (isinstance(target, Widget) and not target.is_attached):
        return True
    return target.check_action(name, (parameters,)) is not False


def ranked(every: list[Command], words: str) -> list[Command]:
    """The commands that fit these words, without accents and in any order, the best first."""
    wanted = fold(words).split()
    fitting = [(command.fits(wanted), place, command) for place, command in enumerate(every)]
    return [command for fit, _place, command in sorted(fitting, key=lambda one: (-one[0], one[1])) if fit]
