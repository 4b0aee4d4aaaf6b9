"""The ledger of one dossier: its Changes in memory, in the journal and in the folder, kept in step.

It knows records only as ids and fields. What is in memory is in the journal first; what arrives from the folder is
in the journal before anybody is shown it; the folder may be slow, full or away without anybody waiting for it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import CannotRead, Trouble
from . import journal, replicas
from .changes import Change, compose
from .drive import Drive, verify
from .journal import Journal
from .locking import try_lock
from .merging import Union
from .stamps import Stamps

_LARGEST_BATCH = 2_000
"""Changes taken in, or put into one file, at a time; typing goes on in between."""

_MANY = 100
"""Changes that arrive together, above which they are packed: those of one person typing stay at hand."""


@dataclass(slots=True)
class Wish:
    """A Change before it has a stamp and a name."""

    record: str
    set: Mapping[str, Any]
    over: Mapping[str, Iterable[str]] = field(default_factory=dict)
    saw: Iterable[str] | None = None
    undoes: Iterable[str] | None = None


class Ledger:
    """The Changes of one dossier. ``home`` is its directory in the local state, ``folder`` the one that may be shared.

    ``now`` is the wall clock in milliseconds since 1970; ``taken`` is told of every Change that was taken in, while
    ``reading`` is held. ``writing`` is held by whoever adds Changes, also while the disk works; ``reading`` only
    for the moment in which memory changes, so that reading never waits for a disk.
    """

    def __init__(
        self,
        home: Path,
        folder: Path,
        dossier: str,
        by: str,
        now: Callable[[], int],
        taken: Callable[[Sequence[Change]], None],
    ) -> None:
        """Takes a replica; ``load`` does the rest. Raises CannotWrite."""
        self.writing = threading.RLock()
        self.reading = threading.RLock()
        self.union = Union()
        self.age = 0
        """Goes up with everything that is taken in or noted, so that others know when to look anew."""
        self._by = by
        self._now = now
        self._taken = taken
        self._sharing = threading.Lock()
        self._drive = Drive(folder, dossier)
        self._home = home
        self._replica = replicas.take(home, by)
        self._journal: Journal | None = None

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
        self.pending = past.pending
        self._seq = past.seq
        self._drive.know(past.sums)
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
            self._drive.know(past.sums)
            self._read[directory.name] = past.size
            return [change for id, change in past.pending.items() if id in new] if lock else []
        finally:
            if lock:
                lock.free()

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
                    )
                )
            self._own_journal().append(changes, notes)
            for note in notes:
                self.notes.update(note)
            self.age += 1
            for change in changes:
                self.pending[change.id] = change
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

    def publish(self) -> int:
        """Puts every Change that no file holds yet into the folder; returns how many.

        Raises:
            CannotWrite: the folder does not take them now; they stay pending.
        """
        done = 0
        with self._sharing:
            while True:
                with self.writing:
                    batch = list(self.pending.values())[:_LARGEST_BATCH]
                if not batch:
                    return done
                seq, total = self._drive.write(self.replica, self._seq + 1, self._by, batch)
                ids = [change.id for change in batch]
                with self.writing:
                    self._seq = seq
                    for id in ids:
                        self.pending.pop(id, None)
                    self._own_journal().append((), [{"published": {"ids": ids, "seq": seq, "sum": total}}])
                done += len(batch)

    def receive(self) -> int:
        """Takes in every Change that lies in the folder and is not known yet; returns how many.

        Raises:
            CannotRead: the folder cannot be listed now.
            CannotWrite: the journal cannot take them; they are not shown, and are taken in the next time.
        """
        done = 0
        new: dict[str, Change] = {}
        sums: set[str] = set()
        with self._sharing:
            for file in self._drive.unread():
                if file.sum in sums:
                    continue
                sums.add(file.sum)
                new.update((change.id, change) for change in file.changes if change.id not in self.union)
                if len(new) >= _LARGEST_BATCH:
                    done += self._keep_foreign(new, sums)
                    new, sums = {}, set()
            return done + self._keep_foreign(new, sums)

    def _keep_foreign(self, new: Mapping[str, Change], sums: set[str]) -> int:
        if not sums:
            return 0
        # Its own batches, so that nobody who types waits for thousands of somebody else's lines.
        ids = list(new)
        for start in range(0, max(1, len(ids)), _LARGEST_BATCH):
            part = ids[start : start + _LARGEST_BATCH]
            last = start + _LARGEST_BATCH >= len(ids)
            with self.writing:
                changes = [new[id] for id in part if id not in self.union]
                note = {"read": {"ids": part, "sums": sorted(sums) if last else []}}
                self._own_journal().append(changes, [note])
                for change in changes:
                    self._stamps.see(change.stamp)
                self._take(changes)
        self._drive.know(sums)
        return len(ids)

    @property
    def passed_over(self) -> int:
        """How many files of the folder could not be read when they were last looked at."""
        return self._drive.passed_over

    def verify(self) -> list[tuple[Path, Trouble]]:
        """Every file of the folder and journal of this machine with something wrong in it, and what it is.

        Raises:
            CannotRead: the folder cannot be listed now.
        """
        found = verify(self._drive.folder, self._drive.dossier)
        for path in sorted(self._replica.directory.parent.glob("*/journal.jsonl")):
            try:
                if journal.load(path, lambda _: None).broken:
                    found.append((path, Trouble.DAMAGED))
            except CannotRead as error:
                found.append((path, error.trouble))
        return found

    def keep_reserve(self) -> None:
        """Sets room aside again after a full disk has used it."""
        with self.writing:
            self._own_journal().keep_reserve()

    def close(self) -> None:
        """Closes the journal and frees the lock; a second call does nothing."""
        with self.writing:
            if self._journal:
                self._journal.close()
            self._replica.lock.free()
