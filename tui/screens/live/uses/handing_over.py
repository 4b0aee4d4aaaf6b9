"""The line while the record is handed over to somebody else."""

from __future__ import annotations

from tui.language import _

from .naming_recorder import NamingRecorder


class HandingOver(NamingRecorder):
    """The name of whoever records from now on."""

    def label(self) -> str:
        """What the name is for."""
        return _("Records from now on")

    def left_out(self) -> list[str]:
        """Whoever records already."""
        return [self.dossier.by]

    def keys(self) -> str:
        """What the keys do."""
        return _("Enter hands over, ↓ takes the next name, Esc stops")

    def enter(self, text: str, cursor: int) -> str:  # noqa: ARG002
        """Hand over."""
        name = text.strip()
        if not name:
            return _("Write the name of whoever records from now on.")
        if name == self.dossier.by:
            return _("{name} is recording already.").format(name=name)
        self.dossier.hand_over(name)
        return ""
