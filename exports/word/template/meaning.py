"""One marker of the list: its names and what it gives."""

from __future__ import annotations

from typing import NamedTuple


class Meaning(NamedTuple):
    """``vietnamese`` holds the Vietnamese name and, behind spaces, other spellings that are taken as well."""

    name: str
    vietnamese: str
    gives_vi: str
    gives_en: str

    @property
    def spellings(self) -> tuple[str, ...]:
        """The English name first, then the Vietnamese one and its other spellings."""
        return (self.name, *self.vietnamese.split())

    @property
    def shown(self) -> str:
        """The Vietnamese name as it is documented."""
        return self.vietnamese.split()[0]

    def gives(self, language: str) -> str:
        """What it gives, in ``"vi"`` or ``"en"``."""
        return self.gives_en if language == "en" else self.gives_vi
