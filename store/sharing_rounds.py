"""Sharing rounds: when what is recorded is carried to the folder and back, and when the folder is looked through.

The rules of a window that stays open. They are asked often and work in a thread of their own, so that nobody who
types waits for a drive; what fails is tried again, ever more seldom, and at least every half minute.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING

from .errors import StoreError

if TYPE_CHECKING:
    from .dossier import Dossier
    from .keeping.healing import Healed

FIRST = 1.0
"""Seconds after the first unshared Change before it is written into the folder."""
BETWEEN = 10.0
"""Seconds between two files while typing goes on, so that a meeting does not become thousands of files."""
LOOK = 2.0
"""Seconds between two looks into the folder."""
SILENT = 8.0
"""Seconds after which a folder that has not answered counts as away."""
CHECKPOINT = 30.0
"""Seconds between two copies of the readable record."""
HEAL_FIRST = 20.0
"""Seconds before it is looked through after the start, and after the folder came back or has lost something."""
HEAL = 420.0
"""Seconds between two looks through the whole folder, a quarter more or less, so that not all do it at once."""
SOONEST, LATEST = 1.0, 30.0
"""Seconds after which what failed is tried again: these at first, then twice as many every time, these at most."""


class Retry:
    """When something that may fail is to be tried again. ``clock`` counts seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._pause = 0.0
        self._not_before = float("-inf")

    @property
    def failing(self) -> bool:
        """Whether it failed when it was last tried."""
        return self._pause > 0

    @property
    def due(self) -> bool:
        """Whether it may be tried now."""
        return self._clock() >= self._not_before

    def failed(self) -> None:
        """It failed just now."""
        self._pause = min(LATEST, max(SOONEST, self._pause * 2))
        self._not_before = self._clock() + self._pause

    def hurry(self) -> None:
        """There is reason to believe that it goes well now."""
        self._not_before = float("-inf")

    def succeeded(self) -> None:
        """It went well just now."""
        self._pause, self._not_before = 0.0, float("-inf")


class SharingRounds:
    """Decides what is due, and does it. ``due`` is asked on the screen's thread, ``round`` runs in a worker."""

    def __init__(self, dossier: Dossier, clock: Callable[[], float] = monotonic) -> None:
        self._dossier = dossier
        self._clock = clock
        self._waiting_since: float | None = None
        self._published = self._published_words = self._looked = float("-inf")
        self._publishing, self._looking, self._healing = Retry(clock), Retry(clock), Retry(clock)
        self._began = self._kept = clock()
        self._healed_at: float | None = None
        self._heal_at = self._began + HEAL_FIRST
        self._vanished = 0
        self._touched = False
        self._leaving = False
        self._failing_since: datetime | None = None
        self._asked: tuple[float, datetime] | None = None
        self.trouble: StoreError | None = None
        """What was wrong with it when it was last tried; None where nothing was."""
        self.healed: Healed | None = None
        """What the last look through the whole folder came to; None before the first."""

    @property
    def away_since(self) -> datetime | None:
        """Since when writing into the folder or looking into it fails, or is not answered; None where both go well."""
        asked = self._asked
        if self._failing_since is None and asked is not None and self._clock() - asked[0] >= SILENT:
            return asked[1]
        return self._failing_since

    @property
    def away(self) -> bool:
        """Whether the folder could not be written into, or looked into, when that was last tried."""
        return self.away_since is not None

    def leave(self) -> None:
        """The window closes: a look through the folder that is under way ends soon. For any thread."""
        self._leaving = True

    def touched(self) -> None:
        """The record has changed since the last readable copy."""
        self._touched = True

    def due(self) -> bool:
        """Whether there is anything to do now."""
        return self._publish_is_due() or self._look_is_due() or self._heal_is_due() or self._copy_is_due()

    def _publish_is_due(self) -> bool:
        now = self._clock()
        if not self._dossier.to_publish:
            self._waiting_since = None
            return False
        if self._waiting_since is None:
            self._waiting_since = now
        if self._publishing.failing:
            return self._publishing.due
        # A file that said only where one is holds up no word.
        last = self._published_words if self._dossier.unshared else self._published
        return now - self._waiting_since >= FIRST and now - last >= BETWEEN

    def _look_is_due(self) -> bool:
        return self._looking.due if self._looking.failing else self._clock() - self._looked >= LOOK

    def _heal_is_due(self) -> bool:
        again_at = self._dossier.heal_again_at
        if not self._healing.due or (self._looking.failing and again_at is None):
            return False
        return self._clock() >= self._heal_at or (again_at is not None and again_at <= self._dossier.now().timestamp())

    def _copy_is_due(self) -> bool:
        return self._touched and self._clock() - self._kept >= CHECKPOINT

    def round(self) -> None:
        """Write and read what is due. A folder that is away now is tried again; typing does not wait for it."""
        self._exchange()
        if self._heal_is_due():
            self._heal()
        if self._copy_is_due():
            self._kept, self._touched = self._clock(), False
            try:
                self._dossier.checkpoint()
            except StoreError:
                self._touched = True

    def _exchange(self) -> None:
        if self._publish_is_due():
            self._published = self._clock()
            if self._dossier.unshared:
                self._published_words = self._published
            self._try(self._publishing, self._dossier.publish)
        if self._look_is_due():
            was_failing = self._looking.failing
            self._try(self._looking, self._dossier.receive)
            self._looked = self._clock()
            if not self._looking.failing:
                before, self._vanished = self._vanished, self._dossier.vanished
                if was_failing or self._vanished > before:  # it came back, was rolled back or lost something
                    self._heal_at = min(self._heal_at, self._clock() + HEAL_FIRST)

    def _try(self, retry: Retry, act: Callable[[], object]) -> None:
        self._asked = (self._clock(), self._dossier.now())
        try:
            act()
            retry.succeeded()
        except StoreError as error:
            retry.failed()
            self.trouble = error
        finally:
            self._asked = None
        if not self._dossier.to_publish:
            self._publishing.succeeded()  # whoever took it
        if not self._publishing.failing and not self._looking.failing:
            self._failing_since = self.trouble = None
        elif self._failing_since is None and not self._is_local(self.trouble):
            self._failing_since = self._dossier.now()

    def _is_local(self, trouble: StoreError | None) -> bool:
        """Whether it is this machine's disk that takes nothing, and no fault of the folder."""
        return trouble is not None and trouble.path.startswith(str(self._dossier.home))

    def _heal(self) -> None:
        from .keeping.healing import Interrupted

        def meanwhile() -> bool:
            # Looking through thousands of files on a slow drive takes a while, in which sharing goes on.
            self._exchange()
            return not self._leaving

        try:
            first = self._healed_at is None
            self.healed = self._dossier.heal(meanwhile)
            self._healing.succeeded()
            self._publishing.hurry()
            self._looking.hurry()
            self._healed_at = self._clock()
            self._heal_at = self._healed_at + HEAL * (0.75 + int.from_bytes(os.urandom(2)) / 0x1FFFF)
            if first:
                self._dossier.consolidate(meanwhile)
        except Interrupted:
            pass
        except StoreError:
            self._healing.failed()
