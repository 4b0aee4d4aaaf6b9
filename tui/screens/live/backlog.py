"""What the live screen does right after its first picture: the entries further back, and the grammar of the line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from store.meeting.records import Entry

if TYPE_CHECKING:
    from store.dossier import Dossier

FIRST = 100
"""So many entries are enough for the first picture."""
_PART = 250
"""Entries read in one go, a few milliseconds, after which keys come first."""
_SHOWN = 2_000
"""Entries read before they are shown together: showing costs more than reading."""
_PAUSE = 0.002
"""Seconds between two parts, in which keys are taken."""

_FOR_THE_FIRST_LINE = (
    "store.scribe",
    "store.meeting.capture.reader",
    "store.meeting.deadlines.vietnamese",
    "store.meeting.figures",
    "store.meeting.capture.abbreviations",
    "store.meeting.capture.completion",
    "tui.own_abbreviations",
    "tui.screens.live.line_drafts",
    "tui.screens.live.uses.going",
    "tui.screens.live.uses.amending",
    "tui.screens.live.uses.outcome",
    "store.meeting.gaps",
    "store.meeting.places",
    "tui.widgets.choice_wording",
    "hashlib",
)
"""Modules that the first key, or the first Enter, would otherwise have to wait for."""
_REHEARSED = "Lan: !trình 12 nội dung ngay trong tháng 6 tới #1 @sở công thương >30/6"
"""A line with every mark in it: the patterns that read it are made when they are first needed."""


class Backlog:
    """The entries, newest first: ``later`` calls back after so many seconds, ``show`` shows what has been read."""

    def __init__(self, dossier: Dossier, later: Callable[[float, Callable[[], None]], object]) -> None:
        self._dossier = dossier
        self._later = later
        self._back: int | None = FIRST

    def entries(self) -> Sequence[Entry]:
        """The newest entries as far back as they have been read, in the end all."""
        entries = self._dossier.entries
        return entries[:] if self._back is None else entries[-self._back :]

    @property
    def whole(self) -> bool:
        """Whether everything has been read."""
        return self._back is None

    def read(self, show: Callable[[], None]) -> None:
        """Read the rest in parts. Nothing is shown where the first picture held everything already."""
        if self._back is not None and len(self._dossier.entries) <= FIRST:
            self._back = None
        elif self._back is not None:
            self._read_part(self._back, show)

    def _read_part(self, back: int, show: Callable[[], None]) -> None:
        entries = self._dossier.entries
        _kept = entries[-back - _PART : -back]  # to look is to read: the dossier keeps a record that was made once
        back += _PART
        if back >= len(entries):
            self._back = None
        elif back - (self._back or 0) >= _SHOWN:
            self._back = back
        if self._back in (None, back):
            show()
        if self._back is not None:
            self._later(_PAUSE, lambda: self._read_part(back, show))


def load_grammar() -> None:
    """Loads what reading and recording a line needs, and the names of places. For a worker thread."""
    for name in _FOR_THE_FIRST_LINE:
        import_module(name)
    from store.meeting import capture
    from store.meeting.capture.drafts import CaptureContext

    capture.read(_REHEARSED, CaptureContext(day=date(2024, 4, 4)))
