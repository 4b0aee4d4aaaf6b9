"""The line while a recorder is named: those who are known are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.widgets.wording import Said, name_of

from .use import LineUse

if TYPE_CHECKING:
    from store.dossier import Dossier

_SHOWN = 6


class NamingRecorder(LineUse):
    """Down puts in those who are known, one after the other: the meeting's secretaries, and whoever has recorded."""

    def __init__(self, dossier: Dossier, target: str = "") -> None:
        super().__init__(dossier, target)
        self._taken = ""
        secretaries = [name_of(ref, dossier.get) for ref in dossier.meeting.secretaries]
        colleagues = [one.by for one in dossier.colleagues()]
        known = dict.fromkeys([*self.first(), *colleagues, *secretaries, *dossier.recorders()])
        self.names = [name for name in known if name and name not in self.left_out()]

    def first(self) -> list[str]:
        """The names that come before all others."""
        return []

    def left_out(self) -> list[str]:
        """The names that are not offered."""
        return []

    def keys(self) -> str:
        """What the keys do."""
        raise NotImplementedError

    def below(self, text: str) -> list[Said]:
        """Who may be meant, and what the keys do."""
        fitting = self.fitting(text)
        said: list[Said] = [("  ·  ".join(fitting[:_SHOWN]), "strong"), ("  ·  ", "faint")] if fitting else []
        return [*said, (self.keys(), "faint")]

    def fitting(self, text: str) -> list[str]:
        """The names that hold these letters, accents aside."""
        from store.meeting.text import fold

        words = fold(text).split()
        return [name for name in self.names if all(word in fold(name) for word in words)]

    def beside(self, by: int) -> tuple[LineUse, str] | None:
        """Up and Down go through the names."""
        if not self.names:
            return None
        place = self.names.index(self._taken) if self._taken else (-1 if by > 0 else 0)
        self._taken = self.names[(place + by) % len(self.names)]
        return self, self._taken
