"""Carries what is recorded to the shared folder and back while the screen is open, away from the keys."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from store.errors import StoreError

if TYPE_CHECKING:
    from store.dossier import Dossier

_FIRST = 1.0
"""Seconds after the first unshared change before it is written into the folder."""
_BETWEEN = 10.0
"""Seconds between two files while typing goes on, so that a meeting does not become thousands of files."""
_LOOK = 2.0
"""Seconds between two looks into the folder."""
_CHECKPOINT = 30.0
"""Seconds between two copies of the readable record."""


class Sharing:
    """Decides what is due, and does it. ``due`` is asked on the screen's thread, ``round`` runs in a worker."""

    def __init__(self, dossier: Dossier, clock: Callable[[], float] = monotonic) -> None:
        self._dossier = dossier
        self._clock = clock
        self._waiting_since: float | None = None
        self._published = self._looked = float("-inf")
        self._kept = clock()
        self._touched = False
        self.away = False

    def touched(self) -> None:
        """The record has changed since the last readable copy."""
        self._touched = True

    def due(self) -> bool:
        """Whether there is anything to do now."""
        return self._publish_is_due() or self._look_is_due() or self._copy_is_due()

    def _publish_is_due(self) -> bool:
        now = self._clock()
        if not self._dossier.unshared:
            self._waiting_since = None
            return False
        if self._waiting_since is None:
            self._waiting_since = now
        return now - self._waiting_since >= _FIRST and now - self._published >= _BETWEEN

    def _look_is_due(self) -> bool:
        return self._clock() - self._looked >= _LOOK

    def _copy_is_due(self) -> bool:
        return self._touched and self._clock() - self._kept >= _CHECKPOINT

    def round(self) -> None:
        """Write and read what is due. A folder that is away now is tried again; typing does not wait for it."""
        try:
            if self._publish_is_due():
                self._published = self._clock()
                self._dossier.publish()
            if self._look_is_due():
                self._dossier.receive()
                self._looked = self._clock()
            self.away = False
        except StoreError:
            self._looked = self._clock()
            self.away = True
        if self._copy_is_due():
            self._kept, self._touched = self._clock(), False
            try:
                self._dossier.checkpoint()
            except StoreError:
                self._touched = True
