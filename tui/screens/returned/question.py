"""Which file came back: its path, completed by Tab, and on to the comparison."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from exports.returned.opening import NotReturned
from store.errors import StoreError
from tui import messages, returned_wording
from tui.language import _
from tui.returned_review import compared
from tui.screens.path_question import PathQuestion
from tui.screens.working import Outcome, WorkingScreen
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from exports.returned.opening import Comparison
    from store.dossier import Dossier


class ReturnedQuestion(PathQuestion):
    """The question; ``found`` gets the comparison."""

    def __init__(self, dossier: Dossier, prompt: Prompt, found: Callable[[Comparison], None]) -> None:
        hint = _("The Word file that came back, with tracked changes or without. Tab completes the path.")
        super().__init__(prompt, (".docx", ".docm"), _("Returned file"), hint)
        self._dossier = dossier
        self._found = found

    def take(self, path: Path, typed: str) -> None:
        """Compare the file, away from the keys."""
        app = self.prompt.app

        def ended(outcome: Outcome[Comparison] | None) -> None:
            if not self.prompt.is_attached:
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
