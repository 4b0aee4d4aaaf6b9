"""The ledger of one dossier: its Changes in memory and in the journal, kept in step.

It knows records only as ids and fields. What is in memory is in the journal first. The folder that may be shared is
the concern of ``exchange``: it may be slow, full or away without anybody waiting for it.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import CannotRead, CannotWrite
from . import journal, replicas
from .changes import Change, compose
from .journal import Journal
from .locking import try_lock
from .merging import Union
from .refuge import Refuge
from .stamps import Stamps

_MANY = 100
"""Changes that arrive together, above which they are packed: those of one person typing stay at hand."""

DEVICE = "device"
"""The note that says on which device the folder was last seen whole; it holds for all windows of this machine."""


@dataclass(slots=True)
class Wish:
    """A Change before it has a stamp and a name."""

    record: str
    set: Mapping[str, Any]
    over: Mapping[str, Iterable[str]] = field(default_factory=dict)
    saw: Iterable[str] | None = None
    undoes: Iterable[str] | None = None
    origin: str = ""


class Ledger:
    """The Changes of one dossier. ``home`` is its directory in the local state.

    ``now`` is the wall clock in milliseconds since 1970; ``taken`` is told of every Change that was taken in, while
    ``reading`` is held. ``writing`` is held by whoever adds Changes, also while the disk works; ``reading`` only
    for the moment in which memory changes, so that reading never waits for a disk.
    """

    def __init__(
        self,
        home: Path,
        by: str,
        now: Callable[[], int],
        taken: Callable[[Sequence[Change]], None],
        long_fields: frozenset[str] = frozenset(),
    ) -> None:
        """Takes a replica; ``load`` does the rest. Raises CannotWrite."""
        self.writing = threading.RLock()
        self.reading = threading.RLock()
        self.union = Union(long_fields)
        self.age = 0
        """Goes up with everything that is taken in or noted, so that others know when to look anew."""
        self._by = by
        self._now = now
        self._taken = taken
        self.sums: set[str] = set()
        """The sums of all change files that were ever written or read by a window of this machine."""
        self.seq = 0
        """The number of the last change file that this replica has written."""
        self._home = home
        self._replica = replicas.take(home, by)
        self._journal: Journal | None = None
        self.refuge = Refuge()
        """What the local disk refused and the folder took."""

    def load(self, taken: Callable[[Change], None]) -> None:
        """Reads every journal of this machine, gives each new Change in turn to ``taken``, and opens the own one.

        Raises:
            CannotWrite: the state directory cannot be written.
            CannotRead: a journal is there and cannot be read.
        """

        def add(change: Change) -> bool:
            new = self.union.add(change)
            if new:
                taken(change)
            return new

        past = journal.load(self._replica.journal, add)
        self.notes = past.notes
        self.pending = dict(past.pending)  # what has been shared since has left its room behind in the other one
        self.seq = past.seq
        self.sums |= past.sums
        self._read: dict[str, int] = {}
        others = replicas.others(self._home, self.replica)
        left = [change for directory in others for change in self._left_by(directory, add)]
        self._stamps = Stamps(self.replica, self._now)
        if self.union.highest_stamp:
            self._stamps.see(self.union.highest_stamp)
        own = self._journal = Journal(self._replica.journal)
        own.keep_reserve()
        if left:
            own.append(left)
            self.pending.update((change.id, change) for change in left)

    def _left_by(self, directory: Path, add: Callable[[Change], bool]) -> list[Change]:
        """Takes in another window's journal; returns what it did not get to share, if it is closed now."""
        lock = try_lock(directory / "lock")
        try:
            new: set[str] = set()
            past = journal.load(
                replicas.journal_in(directory), lambda change: new.add(change.id) if add(change) else None
            )
            self.sums |= past.sums
            self._read[directory.name] = past.size
            if DEVICE in past.notes:
                self.notes.setdefault(DEVICE, past.notes[DEVICE])
            return [change for id, change in past.pending.items() if id in new] if lock else []
        finally:
            if lock:
                lock.free()

    def take_left(self) -> None:
        """Takes in what other windows of this machine, closed since, did not get to share.

        Raises:
            CannotWrite: nothing has changed.
        """
        for directory in replicas.others(self._home, self.replica):
            with contextlib.suppress(OSError, CannotRead):  # the next window to open reads it, or says why not
                if journal.length(replicas.journal_in(directory)) == self._read.get(directory.name):
                    continue
                lock = try_lock(directory / "lock")
                if lock is None:
                    continue
                try:
                    self._take_all_of(directory)
                finally:
                    lock.free()

    def _take_all_of(self, directory: Path) -> None:
        found: dict[str, Change] = {}
        past = journal.load(replicas.journal_in(directory), lambda change: found.update({change.id: change}))
        with self.writing:
            new = [change for change in found.values() if change.id not in self.union]
            left = {change.id: past.pending[change.id] for change in new if change.id in past.pending}
            # What was shared needs no line here: that journal holds it, and is read with this one.
            self._own_journal().append(list(left.values()))
            self.pending.update(left)
            self.sums |= past.sums
            self._read[directory.name] = past.size
            for change in new:
                self._stamps.see(change.stamp)
            self._take(new)

    def _own_journal(self) -> Journal:
        assert self._journal is not None, "load comes first"
        return self._journal

    @property
    def replica(self) -> str:
        """The name under which this process writes."""
        return self._replica.name

    def extent(self) -> dict[str, int]:
        """How much of each journal of this machine is in memory, in bytes, by the name of its replica."""
        with self.writing:
            return {**self._read, self.replica: self._own_journal().size}

    def write(self, wishes: Sequence[Wish], notes: Sequence[Mapping[str, Any]] = ()) -> tuple[Change, ...]:
        """Makes Changes of these wishes, one step together, and returns when they are on the disk.

        Raises:
            CannotWrite: nothing has changed, neither here nor in the journal.
        """
        with self.writing:
            at = max(0, self._now())
            changes: list[Change] = []
            step: str | None = None
            for wish in wishes:
                stamp = self._stamps.next()
                step = step or stamp
                changes.append(
                    compose(
                        stamp=stamp,
                        at=at,
                        by=self._by,
                        record=wish.record,
                        set=wish.set,
                        over=wish.over,
                        saw=wish.saw,
                        undoes=wish.undoes,
                        step=step,
                        origin=wish.origin,
                    )
                )
            in_the_folder = self.refuge.append(self._own_journal(), changes, notes)
            for note in notes:
                self.notes.update(note)
            self.age += 1
            if in_the_folder is None:
                self.pending.update((change.id, change) for change in changes)
            else:
                self.seq = in_the_folder
            self._take(changes)
        return tuple(changes)

    def _take(self, changes: Sequence[Change]) -> None:
        with self.reading:
            for change in changes:
                self.union.add(change)
            if changes:
                self._taken(changes)
            self.age += 1
            if len(changes) > _MANY:
                for change in changes:
                    change.pack()

    def take_in(self, changes: Iterable[Change], sums: Iterable[str], ids: Iterable[str]) -> None:
        """Takes in what others have made: first into the journal, with the files they were read from, then to be seen.

        ``ids`` are all those that these files hold.

        Raises:
            CannotWrite: nothing has changed.
        """
        with self.writing:
            new = [change for change in changes if change.id not in self.union]
            self._own_journal().append(new, [{"read": {"ids": list(ids), "sums": sorted(sums)}}])
            for change in new:
                self._stamps.see(change.stamp)
            self._take(new)

    def shared(self, ids: Sequence[str], seq: int, total: str) -> None:
        """Notes that a file with this number and sum holds these Changes.

        Raises:
            CannotWrite: it is known until the end of this window only, after which they go out once more.
        """
        with self.writing:
            self.seq = seq
            for id in ids:
                self.pending.pop(id, None)
            self._own_journal().append((), [{"published": {"ids": list(ids), "seq": seq, "sum": total}}])

    def note(self, notes: Mapping[str, Any]) -> None:
        """Keeps these notes, which concern nobody who reads the record. Raises CannotWrite."""
        with self.writing:
            self._own_journal().append((), [{name: value} for name, value in notes.items()])
            self.notes.update(notes)

    @property
    def directory(self) -> Path:
        """The folder of this replica in the local state."""
        return self._replica.directory

    def local_replicas(self) -> set[str]:
        """The names of all replicas that ever wrote on this machine, as far as that can be read."""
        return {self.replica, *replicas.names(self._home)}

    def written_by(self, by: str) -> None:
        """From now on this person writes. The replica stays whose it was, for the next time he opens it."""
        with self.writing:
            self._by = by

    def keep_reserve(self) -> None:
        """Sets room aside again after a full disk has used it; what only the folder holds comes first."""
        with self.writing:
            if self.refuge.changes:
                with contextlib.suppress(CannotWrite):
                    self.refuge.append(self._own_journal(), (), ())
            self._own_journal().keep_reserve()

    def close(self) -> None:
        """Closes the journal and frees the lock; a second call does nothing."""
        with self.writing:
            if self._journal:
                self._journal.close()
            self._replica.lock.free()
