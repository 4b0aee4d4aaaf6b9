"""The file of the minutes screen: writing it, another name where one is needed, opening it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import on
from textual.screen import Screen

from exports import formats
from exports.options import DocumentKind
from store.progress import untold
from tui import messages
from tui.language import _
from tui.screens.working import Outcome, WorkingScreen
from tui.widgets.document_view import DocumentView
from tui.widgets.fields import LineField
from tui.widgets.prompt import Prompt

from . import writing as minutes_writing
from .choices import Choices, where
from .writing import Exists, Wish

if TYPE_CHECKING:
    from textual.app import App

    from store.dossier import Dossier

_LONG = 1500
"""Items and entries from which on writing is shown as long work that can be stopped."""


class MinutesFile(Screen[None]):
    """What is done with the file; the screen itself makes the parts and shows how things stand."""

    dossier: Dossier
    choices: Choices
    written: Path | None = None
    """Where the minutes were written last."""
    writing = False
    own_name = ""
    """The name that the file gets by itself."""
    view: DocumentView
    field: LineField
    prompt: Prompt

    def choose(self, choices: Choices) -> None:
        """Take these choices."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Show how things stand."""
        raise NotImplementedError

    def action_party(self) -> None:
        """Ask for whom the extract is."""
        raise NotImplementedError

    def ask_template(self, *, look_at_once: bool = False) -> None:
        """Ask for a Word template; ``look_at_once`` shows what is wrong with the one chosen so far."""
        raise NotImplementedError

    @on(LineField.Submitted, "#name")
    async def _submitted(self, event: LineField.Submitted) -> None:
        event.stop()
        await self.action_write()

    async def action_write(self) -> None:
        """Write the minutes."""
        if self.prompt.asking:
            await self.prompt.field.action_submit()
            return
        self.write_as(self.field.value.strip() or self.own_name)
        self.view.focus()

    def write_as(self, name: str, *, replacing: bool = False) -> None:
        """Write under this name; ``replacing`` says that a file that is there already may be replaced."""
        if self.writing:
            return
        if self.choices.options.kind is DocumentKind.EXTRACT and not self.choices.options.party:
            self.action_party()  # an extract is for somebody: it is not written for nobody
            return
        suffix = Path(name).suffix.lower()
        if suffix in formats.suffixes_for(self.choices.options.kind) and suffix != self.choices.suffix:
            self.choose(replace(self.choices, suffix=suffix, name=name))
        name = minutes_writing.with_suffix(name, self.choices.suffix)
        path = minutes_writing.path_of(self.dossier, name)
        wish = Wish(path, self.choices.options, replacing, self.choices.filled)
        self.writing, self.written = True, None
        self.show_state()
        work = minutes_writing.write(self.dossier, wish)
        is_long = len(self.dossier.items) + len(self.dossier.entries) >= _LONG
        if is_long or path.suffix.lower() in formats.SLOW:
            self.app.push_screen(
                WorkingScreen(_("Writing the document"), work), lambda outcome: self._ended(wish, outcome)
            )
            return

        def carry_out() -> None:
            try:
                outcome = Outcome(work(untold))
            except Exception as error:
                outcome = Outcome(error=error)
            self.app.call_from_thread(self._ended, wish, outcome)

        self.run_worker(carry_out, thread=True, group="writing", exit_on_error=False)

    def _ended(self, wish: Wish, outcome: Outcome[Path] | None) -> None:
        self.writing = False
        if not self.is_attached:  # the screen was left meanwhile
            _tell_elsewhere(self.app, wish, outcome)
            return
        error = outcome.error if outcome is not None else None
        if outcome is not None and outcome.value is not None:
            self.written = outcome.value
        elif isinstance(error, Exists):
            self._ask_name(
                wish, _("A file of that name is there, perhaps changed by hand. The same name again replaces it.")
            )
        elif error is not None and minutes_writing.is_held(error, wish.path):
            self._ask_name(
                wish, _("The file may not be replaced: Word or another program has it open. Close it there, or:")
            )
        elif minutes_writing.is_about_template(error):
            self.ask_template(look_at_once=True)
        elif error is not None:
            self._tell(minutes_writing.trouble(error))
        else:
            self.notify(_("Stopped. Nothing was written."), markup=False)
        self.show_state()

    def _ask_name(self, wish: Wish, why: str) -> None:
        """Offer a name that is free; the same name again is meant."""

        def answer(name: str) -> str:
            name = name.strip()
            if not name:
                return _("A file needs a name.")
            self.call_later(self.write_as, name, replacing=name == wish.path.name)
            return ""

        self.prompt.ask(_("Write it as"), answer, text=minutes_writing.beside(wish.path), hint=why)

    def _tell(self, words: str) -> None:
        self.notify(words, severity="error", timeout=15, markup=False)

    def action_open(self) -> None:
        """Open what was written."""
        path = self.written
        if path is None:
            self.notify(_("There is no file yet. Enter writes it."), markup=False)
        elif self.app.is_web:
            self.app.deliver_binary(path)
        else:
            self.notify(minutes_writing.open_written(path), timeout=10, markup=False)


def _tell_elsewhere(app: App[Any], wish: Wish, outcome: Outcome[Path] | None) -> None:
    """Say on the screen that is open now what became of the writing."""
    if outcome is None:
        return
    if outcome.value is not None:
        words = where(wish.options.kind, messages.plain(str(outcome.value)))
        app.notify(words, timeout=15, markup=False)
    elif isinstance(outcome.error, Exists):
        words = _("A file of that name is there, perhaps changed by hand. The same name again replaces it.")
        app.notify(words, severity="warning", timeout=15, markup=False)
    elif outcome.error is not None:
        app.notify(minutes_writing.trouble(outcome.error), severity="error", timeout=15, markup=False)
