"""The line while an item or an agenda point is allotted to a recorder."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.meeting.kinds import RecordKind
from store.meeting.records import AgendaPoint, Item
from tui.language import _

from .naming_recorder import NamingRecorder

if TYPE_CHECKING:
    from store.dossier import Dossier


class Allotting(NamingRecorder):
    """The name of the recorder who sees to it that this is recorded; an empty line or - makes it nobody's."""

    def __init__(self, dossier: Dossier, record: Item | AgendaPoint, done: Callable[[str], None]) -> None:
        """``done`` is called with the name once it is allotted."""
        super().__init__(dossier, record.uid)
        self._kind = RecordKind.ITEM if isinstance(record, Item) else RecordKind.POINT
        self._number = record.number
        self._done = done

    def first(self) -> list[str]:
        """Whoever records here."""
        return [self.dossier.by]

    def label(self) -> str:
        """Of which item or point."""
        words = _("Who records item {number}") if self._kind is RecordKind.ITEM else _("Who records point {number}")
        return words.format(number=self._number)

    def keys(self) -> str:
        """What the keys do."""
        return _("Enter allots, ↓ takes the next name, - is nobody, Esc stops")

    def enter(self, text: str, cursor: int) -> str:  # noqa: ARG002
        """Allot it."""
        from store.meeting.allotment import named

        words = text.strip()
        name = "" if words in {"-", "–"} else named(words, self.names)
        if self.dossier.get(self._kind, self.target) is None:
            return _("This has been deleted. Esc stops.")
        self.dossier.change(self._kind, self.target, recorder=name)
        self._done(name)
        return ""
