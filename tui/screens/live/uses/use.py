"""One use of the capture line, as the desk knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from tui.widgets.wording import Said

if TYPE_CHECKING:
    from store.dossier import Dossier


class LineUse:
    """What the line is for at the moment: its label, what stands below, what Enter, Esc and the arrows do.

    ``kept`` is the name under which an unfinished text of this use is there again after a crash; a use without one is
    begun and ended within a few keys. ``target`` is the uid of the record it is about.
    """

    kept: ClassVar[str] = ""
    offers: ClassVar[bool] = False
    """Whether names and items are offered while they are typed, as for a line that is recorded."""

    def __init__(self, dossier: Dossier, target: str = "") -> None:
        self.dossier = dossier
        self.target = target
        self.spill = ""
        """What was typed and was not meant for this use after all: it goes into the line that comes back."""

    def label(self) -> str:
        """What stands before the field."""
        raise NotImplementedError

    def below(self, text: str) -> list[Said]:
        """What stands below the field."""
        raise NotImplementedError

    def enter(self, text: str, cursor: int) -> str:
        """Carry the text out; the sentence why that cannot be, empty where it was done. Raises CannotWrite."""
        raise NotImplementedError

    def typed(self, text: str) -> bool:  # noqa: ARG002
        """The text has changed; true where that already completes what was wanted. Raises CannotWrite."""
        return False

    def kept_with(self) -> dict[str, str]:
        """What is kept beside an unfinished text, so that the use goes on after a crash as it was begun."""
        return {}

    def leave(self) -> None:
        """Esc: everything stays as it was."""

    def beside(self, by: int) -> tuple[LineUse, str] | None:  # noqa: ARG002
        """Up or Down: the use that follows, with its text; itself without a text to end it; None for nothing."""
        return None
