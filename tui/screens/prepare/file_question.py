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
from tui.screens.working import Outcome, WorkingScreen
from tui.widgets.prompt import Prompt

from .path_completion import Paths, meant

if TYPE_CHECKING:
    from store.dossier import Dossier

_Begun = tuple[Read, Proposal, dict[int, Correction]]

_MOST_NAMES = 8
"""The most names that stand below a path that is being typed."""


class FileQuestion:
    """The question, asked in a prompt. ``kind`` is what a file lists whose headings do not tell."""

    def __init__(self, dossier: Dossier, prompt: Prompt, kind: RecordKind) -> None:
        self._dossier = dossier
        self._prompt = prompt
        self._kind = kind
        self._paths = Paths(SUFFIXES)

    def ask(self, path: str = "") -> None:
        """Ask for the path; ``path`` stands there already."""
        hint = _("Tab completes the path; read are {suffixes}.").format(suffixes=" ".join(SUFFIXES))
        self._prompt.ask(_("File"), self._answered, text=path, hint=hint, typed=self._fitting)

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
        return ""

    def _begin(self, path: Path, progress: Progress) -> _Begun:
        found = reading.read(path, progress)
        corrections = reading.beginning(found, self._kind)
        return found, reading.proposed(self._dossier, found, corrections, progress=progress), corrections
