"""A question for the path of a file, asked in a prompt and completed by Tab."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tui.language import _
from tui.widgets.prompt import Prompt

from .prepare.path_completion import Paths, meant

_MOST_NAMES = 8
"""The most names that stand below a path that is being typed."""


class PathQuestion:
    """Asks for a file with one of these suffixes; what is to happen with it is the subclass's ``take``."""

    def __init__(self, prompt: Prompt, suffixes: Sequence[str], question: str, hint: str) -> None:
        self.prompt = prompt
        self._question = question
        self._hint = hint
        self._paths = Paths(tuple(suffixes))

    def ask(self, path: str = "", why: str = "") -> None:
        """Ask for the path; ``path`` stands there already, ``why`` says what was wrong with it."""
        self.prompt.ask(self._question, self._answered, text=path, hint=why or self._hint, typed=self._fitting)

    def complete(self) -> None:
        """Complete the path as far as it is clear."""
        field = self.prompt.field
        field.value = self._paths.completed(field.value)
        field.cursor_position = len(field.value)

    def take(self, path: Path, typed: str) -> None:
        """Go on with the file that the ``typed`` words name."""
        raise NotImplementedError

    def _fitting(self, text: str) -> str:
        names = self._paths.fitting(text) if text else []
        return "  ".join(names[:_MOST_NAMES]) + ("  …" if len(names) > _MOST_NAMES else "")

    def _answered(self, typed: str) -> str:
        if not typed.strip():
            return _("Write the path of a file.")
        path = meant(typed)
        if path.is_dir():
            return _("That is a folder; Tab shows what is in it.")
        self.take(path, typed)
        return ""
