"""The sharing half of a dossier: publishing, receiving, healing, and who else is there."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from time import monotonic
from typing import TYPE_CHECKING

from .changing import Changing
from .errors import CannotWrite, Trouble
from .keeping.changes import Change
from .keeping.exchange import Exchange
from .keeping.place import Place
from .meeting.edits import Edit
from .meeting.kinds import RecordKind
from .presence import Colleague, Presence

if TYPE_CHECKING:
    from pathlib import Path

    from .keeping.consolidating import Consolidated
    from .keeping.examining import Fault
    from .keeping.healing import Healed

_ENDED = "sharing_ended"
_HEAL_LAST = 300.0
"""Seconds since the folder was looked through after which that is done once more at the end."""
LAST_PATIENCE = 5.0
"""Seconds that closing spends on looking through the folder, and on putting small files together."""

Ticks = Callable[[], float]
"""A clock in seconds that only goes forward."""


class Shared(Changing):
    """A dossier as something that travels. What it does with the folder it does for any thread."""

    _exchange: Exchange
    _ticks: Ticks = staticmethod(monotonic)
    _healed_at: float | None = None
    _leaving = False

    @property
    def _meeting(self) -> str:
        return f"{RecordKind.MEETING}/{self.id}"

    @property
    def to_publish(self) -> int:
        """How many Changes ``publish`` would put into the folder now."""
        return len(self._ledger.pending)

    @property
    def place(self) -> Place:
        """Where the folder was when it was last looked at: here, away, emptied, or replaced by another dossier's."""
        return self._exchange.place

    @property
    def sharing_ended(self) -> bool:
        """Whether somebody has ended the sharing of this dossier and the folder has been told so."""
        return self.meeting.sharing_ended and not any(
            _ENDED in change.set for change in list(self._ledger.pending.values()) if change.record == self._meeting
        )

    def end_sharing(self) -> None:
        """From now on nobody puts anything into the folder any more; everybody keeps what he has.

        What is unshared here goes into the folder with it, at the latest when the folder takes it; what a colleague
        has not shared by the time he learns of it stays with him. Setting the field to False shares it again.

        Raises:
            CannotWrite: it is not on the disk here, or the folder does not take it now and gets it later.
        """
        self.apply([Edit(RecordKind.MEETING, self.id, {_ENDED: True})])
        self.publish()

    def publish(self) -> int:
        """Writes all unshared Changes into the folder; returns how many. None where the sharing was ended.

        Raises:
            CannotWrite: the folder does not take them now; they stay unshared.
        """
        return 0 if self.sharing_ended else self._exchange.publish(self.by)

    @property
    def only_in_folder(self) -> int:
        """How many Changes the folder holds and the local disk does not, because it refused them."""
        return len(self._ledger.refuge.changes)

    def _put_directly(self, changes: Sequence[Change]) -> tuple[int, str]:
        if self.sharing_ended:
            raise CannotWrite(Trouble.NOT_WRITABLE, self.home)
        return self._exchange.put_directly(changes, self.by)

    def receive(self) -> int:
        """Takes in what others have put into the folder; returns how many Changes were new.

        Raises:
            CannotRead: the folder cannot be listed now.
            CannotWrite: the journal cannot take them now.
        """
        arrived: list[Change] = []
        try:
            done = self._exchange.receive(arrived)
            self._presence.looked(arrived)
            return done
        finally:
            self._tell()

    def heal(self, go_on: Callable[[], bool] = lambda: True) -> Healed:
        """A full pass: reads every file of the folder again and puts back what is known here and held by none.

        What was made on this machine goes back at once; what others made, when a second pass one to five minutes
        later still misses it. ``go_on`` is asked before each file.

        Raises:
            CannotRead: the folder is away, was emptied less than a minute ago, or holds another dossier.
            CannotWrite: the folder or the journal does not take it now; the next pass does the rest.
            Interrupted: ``go_on`` said no; nothing was put back.

        Where the sharing was ended nothing is put back.
        """
        try:
            done = self._exchange.heal(self.by, lambda: not self._leaving and go_on(), put_back=not self.sharing_ended)
        finally:
            self._tell()
        self._healed_at = self._ticks()
        return done

    def _heal_last(self) -> None:
        """A window that looked through the folder some minutes ago does it once more before it closes."""
        if self._healed_at is None or self._ticks() - self._healed_at <= _HEAL_LAST or self.place is not Place.HERE:
            return
        from .keeping.healing import Interrupted

        until = self._ticks() + LAST_PATIENCE
        with contextlib.suppress(Interrupted):
            self._exchange.heal(self.by, lambda: self._ticks() < until, put_back=not self.sharing_ended)

    def _consolidate_last(self) -> None:
        if self.place is Place.HERE:
            until = self._ticks() + LAST_PATIENCE
            self.consolidate(lambda: self._ticks() < until)

    @property
    def heal_again_at(self) -> float | None:
        """When a further pass has something to put back, in seconds since 1970; None where nothing waits for one."""
        at = self._exchange.heal_again_at
        return None if at is None else at / 1000

    def consolidate(self, go_on: Callable[[], bool] = lambda: True) -> Consolidated:
        """Puts many small files of this window's replica together into one; deletes them a day later.

        Only a later window deletes, and only where the large file is whole then and holds every Change of each.
        ``go_on`` is asked before each file. Nothing happens where the sharing was ended or the folder is away.

        Raises:
            CannotWrite: the folder or the journal does not take it now.
        """
        from .keeping.consolidating import Consolidated

        return Consolidated() if self.sharing_ended else self._exchange.consolidate(self.by, go_on)

    @property
    def vanished(self) -> int:
        """How often a file was found to be gone that had been in the folder: reason to look through all of it soon."""
        return self._exchange.vanished

    @property
    def unread(self) -> int:
        """How many files in the folder could not be read the last time, so that something may be missing here."""
        return self._exchange.passed_over

    @property
    def unread_files(self) -> Mapping[Path, Trouble]:
        """These files, and what was wrong with each."""
        return self._exchange.unreadable

    def verify(self) -> list[tuple[Path, Trouble]]:
        """What ``examine`` finds, without what it means. Raises as that does."""
        return [(fault.path, fault.trouble) for fault in self.examine()]

    def examine(self) -> list[Fault]:
        """Every file of this dossier, in its folder and on this machine, with something wrong in it.

        Each says whether what it held stands elsewhere or may be lost.

        Raises:
            CannotRead: the folder is away or cannot be listed now.
        """
        return self._exchange.examine()

    # Who else is there

    @cached_property
    def _presence(self) -> Presence:
        return Presence(self._ledger, self._milliseconds, self._ticks)

    def present_on(self, what: str) -> None:
        """This window is open, and what is typed in it is about ``item/<uid>``, ``point/<uid>`` or nothing.

        To be called as often as one likes, also every second: it is written when it changes, at most every ten
        seconds, and once a minute. It waits for the local disk. Where that is full it is not said.
        """
        self._presence.on(what)

    @property
    def cut_off(self) -> bool:
        """Whether the last window of this person was not closed, but ended by a power cut or a kill."""
        return self._presence.cut_off

    def clock_behind(self) -> float:
        """By how many seconds the clock is behind the newest that was recorded on this machine; 0 where it is not."""
        return self._presence.clock_behind()

    def leave(self) -> None:
        """Tells the others that this window closes, if it ever said that it was open."""
        self._presence.leave()

    def colleagues(self) -> tuple[Colleague, ...]:
        """Everybody else who has recorded in this dossier, in the order of their names."""
        return self._presence.colleagues(self.by)
