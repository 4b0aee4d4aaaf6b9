"""Stamps: when each Change was made, so that every replica shows things in the same order.

A stamp never goes back, whatever the clock does, and is never used to decide what replaces what.
"""

from __future__ import annotations

from collections.abc import Callable

NEVER = "010000000000000"
"""No clock shows this many milliseconds, the year 2286: a stamp from there on is an invention, which nobody follows."""

_LAST_MS = int(NEVER) - 1
_LAST_COUNT = 999_999


class Stamps:
    """Gives out rising stamps for one replica. ``now`` is the wall clock in milliseconds since 1970."""

    def __init__(self, replica: str, now: Callable[[], int]) -> None:
        self._replica = replica
        self._now = now
        self._ms = 0
        self._count = 0

    def see(self, stamp: str) -> None:
        """Takes note of a stamp, of whatever replica; all later ones given out here are higher.

        One from ``NEVER`` on is passed over. Otherwise a single one could leave nothing higher to give out.
        """
        if stamp >= NEVER:
            return
        ms, count = int(stamp[:15]), int(stamp[16:22])
        if (ms, count) > (self._ms, self._count):
            self._ms, self._count = ms, count

    def next(self) -> str:
        """The next stamp: the clock's time, or one above the highest seen where the clock is behind that."""
        now = max(0, min(self._now(), _LAST_MS))
        if now > self._ms:
            self._ms, self._count = now, 0
        elif self._count < _LAST_COUNT:
            self._count += 1
        elif self._ms < _LAST_MS:
            self._ms, self._count = self._ms + 1, 0
        return f"{self._ms:015d}.{self._count:06d}.{self._replica}"
