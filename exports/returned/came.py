"""What stands in a file that came back, paragraph by paragraph and row by row, whatever program it was changed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from exports.sent import PARAGRAPH, Sent, plain


class Hand(NamedTuple):
    """Who made a tracked change, and when as the file says it (ISO 8601), empty where it does not."""

    author: str
    at: str = ""


class Comment(NamedTuple):
    """A remark in the margin."""

    author: str
    at: str
    text: str


class Came(NamedTuple):
    """A paragraph, of one cell, or a row. ``names`` are those bookmarks of ours that stand in it.

    ``was`` are the texts before its tracked changes, None where a tracked change put it in; ``now`` are those after
    them, None where a tracked change takes it out. ``hands`` are who tracked changes in each cell. ``aside`` says that
    it stands in a header, a footer or a box, and so at no place among the others.
    """

    names: tuple[str, ...]
    was: tuple[str, ...] | None
    now: tuple[str, ...] | None
    hands: tuple[tuple[Hand, ...], ...] = ()
    comments: tuple[Comment, ...] = ()
    table: int = PARAGRAPH
    aside: bool = False

    @property
    def text(self) -> str:
        """All its words before tracked changes, on one line; those after them where there was nothing before."""
        return plain(" ".join((self.now or ()) if self.was is None else self.was))

    @property
    def every_hand(self) -> tuple[Hand, ...]:
        """Who tracked anything in it, each once."""
        return tuple(dict.fromkeys(hand for cell in self.hands for hand in cell))


@dataclass(frozen=True, slots=True)
class Returned:
    """A file that came back. ``sent`` is what it carries of what was sent, None where that is lost.

    ``properties`` are our own properties of the file.
    """

    came: tuple[Came, ...]
    sent: Sent | None = None
    properties: Mapping[str, str] = field(default_factory=dict)

    @property
    def dossier(self) -> str:
        """The dossier it was made from, empty where the file does not say so any more."""
        return self.sent.dossier if self.sent is not None else self.properties.get("RapporteurDossier", "")
