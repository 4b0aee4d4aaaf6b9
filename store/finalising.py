"""Finalising the minutes (hoàn tất biên bản): freezing the record as it stands into a numbered version.

A version is kept and shared as the Changes are, under a key of its own, and is no part of the record it holds: it is
not undone, has no history, and nobody edits it.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from .keeping.changes import FROZEN
from .keeping.ledger import Wish
from .shared import Shared

if TYPE_CHECKING:
    from .meeting.final_versions import FinalVersion
    from .meeting.gaps import Gap


class NotFinal(Exception):
    """The record cannot be final: ``gaps`` are neither filled nor waived, ``disputed`` fields have several values."""

    def __init__(self, gaps: tuple[Gap, ...], disputed: int) -> None:
        super().__init__(f"{len(gaps)} gaps, {disputed} disputed")
        self.gaps = gaps
        self.disputed = disputed


class Finalising(Shared):
    """A dossier as something that is finished, and corrected afterwards."""

    def finalise(self) -> FinalVersion:
        """Freezes the record into the next version; where nothing changed since the newest, that one is given.

        Raises:
            NotFinal: something is missing or disputed.
            CannotWrite: it is not on the disk; nothing has changed.
        """
        from .meeting import final_versions, gaps

        with self._ledger.writing:
            proceedings = self.proceedings()
            missing = gaps.find(proceedings)
            if missing or self.disputed:
                raise NotFinal(missing, self.disputed)
            already = final_versions.standing(proceedings)
            if already is not None:
                return already
            at = datetime.fromtimestamp(self._milliseconds() // 1000, UTC).astimezone().replace(tzinfo=None)
            version = final_versions.freeze(proceedings, os.urandom(6).hex(), at, self.by)
            self._ledger.write([Wish(FROZEN + version.uid, final_versions.to_plain(version))])
        return version
