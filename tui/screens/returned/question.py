"""Which file came back: its path, completed by Tab, and on to the comparison."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from exports.returned.opening import NotReturned
from store.errors import StoreError
from tui import messages, returned_wording
from tui.language import _
from tui.returned_review import compared
from tui.screens.prepare.path_completion import Paths, meant
from tui.screens.working import Outcome, WorkingScreen
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from exports.returned.opening import Comparison
    from store.dossier import Dossier

_MOST_NAMES = 8
"""The most names that stand below a path that is being typed."""


class ReturnedQuestion:
    """The question, asked in a prompt; ``found`` gets the comparison."""

    def __init__(self, dossier: Dossier, prompt: Prompt, found: Callable[[Comparison], None]) -> None:
        self._dossier = dossier
        self._prompt = prompt
        self._found = found
        self._paths = Paths((".docx", ".docm"))

    def ask(self, path: str = "", why: str = "") -> None:
        """Ask for the path; ``path`` stands there already, ``why`` says what was wrong with it."""
        hint = why or _("The Word file that came back, with tracked changes or without. Tab completes the path.")
        self._prompt.ask(_("Returned file"), self._answered, text=path, hint=hint, typed=self._fitting)

    def complete(self) -> None:
        """Complete the path as far as it is clear."""
        field = self._prompt.field
        field.value = self._paths.completed(field.value)
        field.cursor_position = len(field.value)

    def _fitting(self, text: str) -> str:
        names = self._paths.fitting(text) if text else []
        return "  ".join(names[:_MOST_NAMES]) + ("  …" if len(names) > _MOST_NAMES else "")

    def _answered(self, typed: str) -> str:
        path = meant(typed)
        if not typed.strip():
            return _("Write the path of a file.")
        if path.is_dir():
            return _("That is a folder; Tab shows what is in it.")
        app = self._prompt.app

        def ended(outcome: Outcome[Comparison] | None) -> None:
            if not self._prompt.is_attached:
                return
            if outcome is None or outcome.stopped:
                self.ask(typed)
            elif isinstance(outcome.error, NotReturned):
                self.ask(typed, " ".join(returned_wording.foreign(outcome.error)))
            elif isinstance(outcome.error, StoreError):
                self.ask(typed, " ".join(messages.sentences(outcome.error)))
            elif outcome.error is not None:
                raise outcome.error
            elif outcome.value is not None:
                self._found(outcome.value)

        title = _("Comparing {name} with what was sent").format(name=messages.plain(path.name))
        app.push_screen(WorkingScreen(title, lambda tell: compared(self._dossier, path, tell)), ended)
        return ""
