"""Which file is to be read in: its path, completed by Tab, and on to what it would change."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import CannotRead
from store.intake.corrections import Correction
from store.intake.documents import SUFFIXES
from store.intake.files import Read
from store.intake.proposal import Proposal
from store.meeting.kinds import RecordKind
from store.progress import Progress
from tui.language import _
from tui.messages import plain
from tui.screens.importing import reading
from tui.screens.path_question import PathQuestion
from tui.screens.working import Outcome, WorkingScreen
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from store.dossier import Dossier

_Begun = tuple[Read, Proposal, dict[int, Correction]]


class FileQuestion(PathQuestion):
    """The question. ``kind`` is what a file lists whose headings do not tell."""

    def __init__(self, dossier: Dossier, prompt: Prompt, kind: RecordKind) -> None:
        hint = _("Tab completes the path; read are {suffixes}.").format(suffixes=" ".join(SUFFIXES))
        super().__init__(prompt, SUFFIXES, _("File"), hint)
        self._dossier = dossier
        self._kind = kind

    def take(self, path: Path, typed: str) -> None:
        """Read the file, away from the keys, and show what it would change."""
        app = self.prompt.app

        def shown(outcome: Outcome[_Begun] | None) -> None:
            if outcome is None or outcome.stopped:
                app.notify(_("Nothing was changed."), markup=False)
            elif isinstance(outcome.error, CannotRead):
                app.notify(reading.trouble(outcome.error), severity="error", timeout=10, markup=False)
                self.ask(typed)
            elif outcome.error is not None:
                raise outcome.error
            elif outcome.value is not None:
                from tui.screens.importing.screen import ImportScreen

                app.push_screen(ImportScreen(self._dossier, *outcome.value))

        title = _("Reading {name}").format(name=plain(path.name))
        app.push_screen(WorkingScreen[_Begun](title, lambda tell: self._begin(path, tell), only_reads=True), shown)

    def _begin(self, path: Path, progress: Progress) -> _Begun:
        found = reading.read(path, progress)
        corrections = reading.beginning(found, self._kind)
        return found, reading.proposed(self._dossier, found, corrections, progress=progress), corrections
