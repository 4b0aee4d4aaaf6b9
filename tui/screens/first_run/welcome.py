"""For somebody who has no dossier yet: look around in the demo, make one, or open a colleague's."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Static

from store.errors import CannotWrite
from tui.language import N_, _, language, set_language
from tui.screens.library.opening_dossier import sentence
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.prompt import Prompt
from tui.widgets.rows import Rows
from tui.widgets.tall_rows import TallRows
from tui.widgets.wording import Said

from .demo_building import DemoBuilding

_CHOICES: tuple[tuple[str, str, str], ...] = (
    (
        N_("Look around"),
        N_("Two conferences that are recorded already, to try everything in."),
        N_("A tour of one minute shows how a line becomes part of the minutes."),
    ),
    (
        N_("Begin with a meeting of my own"),
        N_("A new dossier: title, day, place. Delegates, agenda and items come from"),
        N_("lists saved from Excel as CSV, or are filled in by hand."),
    ),
    (
        N_("Open a dossier"),
        N_("One that lies in a folder already: a colleague's on the shared drive,"),
        N_("or your own from another computer."),
    ),
)


class WelcomeScreen(Screen[None]):
    """Three choices with one key each, and the language."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "choose(0)", N_("Look around"), tooltip=N_("Build the demo and open it")),
        Binding("2", "choose(1)", N_("New dossier"), tooltip=N_("Make a dossier for a new meeting")),
        Binding("3", "choose(2)", N_("Open a dossier"), tooltip=N_("Open a dossier by its folder")),
        Binding("l", "language", N_("Tiếng Việt / English"), tooltip=N_("Tiếng Việt / English")),
        Binding("ctrl+t", "app.theme", N_("Theme"), tooltip=N_("Dark, light, or high contrast")),
        Binding("f1", "help", N_("Help"), show=False, tooltip=N_("All keys of this screen")),
        Binding("ctrl+q", "app.leave", N_("Quit"), priority=True, tooltip=N_("Quit")),
    ]

    DEFAULT_CSS = """
    WelcomeScreen { background: $background; }
    WelcomeScreen #hello { height: auto; padding: 1 2 0 2; }
    WelcomeScreen TallRows { height: 1fr; padding: 1 0 0 2; }
    WelcomeScreen.-low #hello { padding: 0 2; }
    WelcomeScreen.-low TallRows { padding: 0 0 0 2; }
    """

    def __init__(self, state: Path, by: str) -> None:
        super().__init__()
        self._state = state
        self._by = by
        self.list = TallRows(id="choices", on_letter=self._letter)
        self.prompt = Prompt(id="prompt")
        self._demo = DemoBuilding(self, self.prompt, state, by)

    def compose(self) -> ComposeResult:
        """Head, a greeting, the choices, keys."""
        yield Masthead(id="masthead")
        yield Static("", id="hello", markup=False)
        yield self.list
        yield self.prompt
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)], id="keybar")

    def on_mount(self) -> None:
        """Greet."""
        self._show()
        self.list.focus()

    def on_resize(self) -> None:
        """Less air in a low terminal."""
        self.set_class(self.size.height < 20, "-low")

    def _show(self) -> None:
        other = "English" if language() == "vi" else "Tiếng Việt"
        self.query_one(Masthead).show("Rapporteur", [(f"L  {other}", "accent")])
        hello: list[Said] = [
            (_("Minutes while the meeting runs: one line, one Enter."), "strong"),
            ("\n", ""),
            (
                _("What you type is on this computer's disk at once; it leaves it only if you share the folder."),
                "faint",
            ),
        ]
        self.query_one("#hello", Static).update(content(hello))
        rows = []
        for number, (title, first, second) in enumerate(_CHOICES, 1):
            lines: list[list[Said]] = [[(f"{number}  ", "accent"), (_(title), "strong")]]
            lines += [[("   ", ""), (_(words), "faint")] for words in (first, second)]
            rows.append([*lines, [("", "")]])
        self.list.show(rows)
        self.query_one(KeyBar).refresh()

    # Keys ----------------------------------------------------------------------------------------

    def _letter(self, event: events.Key) -> None:
        """The list hands on what is no key of its own; the screen's keys are letters here."""
        if self.prompt.asking:
            self.prompt.type(event)
            return
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            self.call_later(self.run_action, binding.action)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        self.action_choose(event.row)

    def action_choose(self, number: int) -> None:
        """Look around, new, or open."""
        self.list.move_to(number)
        if number == 0:
            self._demo.ask()
        elif number == 1:
            from tui.screens.library.new_dossier import NewDossierScreen

            self.app.push_screen(NewDossierScreen(self._state, self._by))
        else:
            from tui.screens.library.folder_choice import FolderScreen

            self.app.push_screen(FolderScreen(self._state, self._by))

    def action_language(self) -> None:
        """The other language, from now on."""
        from tui import preferences

        other = "en" if language() == "vi" else "vi"
        set_language(other)
        try:
            preferences.change(preferences.config_folder(), language=other)
        except CannotWrite as error:
            self.notify(sentence(error, "", Path()), severity="warning", markup=False)
        self._show()

    def action_help(self) -> None:
        """All keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
