"""Exchange: carries a ledger's Changes into the dossier's folder, and what lies there into the ledger.

What arrives is in the journal before anybody is shown it. The folder may be slow, full, emptied or away: whoever
types never waits for it, because nothing here holds the ledger while it works on the folder.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CannotRead, CannotWrite, Trouble
from . import durable
from .change_file import ChangeFile
from .changes import Change
from .drive import Drive
from .ledger import DEVICE, Ledger
from .place import Place, device_of

if TYPE_CHECKING:
    from .consolidating import Consolidated, Consolidation
    from .examining import Fault
    from .healing import Healed, Healing

LARGEST_BATCH = 2_000
"""Changes taken in, or put into one file, at a time; typing goes on in between."""

_LARGEST_FILE = 4 << 20
"""Bytes above which a file gets no further Change."""

SURELY_EMPTIED = 60_000
"""Milliseconds for which a folder has to be empty before it is filled again."""


class Exchange:
    """The way between one ledger and one folder. For any thread; ``now`` gives wall milliseconds since 1970."""

    def __init__(self, ledger: Ledger, folder: Path, dossier: str, readme: bytes, now: Callable[[], int]) -> None:
        """``readme`` is what README.txt in the folder says."""
        self.place = Place.HERE
        """Where the folder was when it was last looked at."""
        self._ledger = ledger
        self._drive = Drive(folder, dossier)
        self._drive.know(ledger.sums)
        device = ledger.notes.get(DEVICE)
        self._drive.device = device if type(device) is int else None
        self._readme = readme
        self._now = now
        self._sharing = threading.Lock()
        self._consolidating = threading.Lock()
        self._known_healing: Healing | None = None
        self._known_consolidation: Consolidation | None = None

    @property
    def passed_over(self) -> int:
        """How many files of the folder could not be read when they were last looked at."""
        return self._drive.passed_over

    @property
    def vanished(self) -> int:
        """How often a file was found to be gone that had been in the folder."""
        return self._drive.whereabouts.vanished

    @property
    def unreadable(self) -> dict[Path, Trouble]:
        """These files, and what was wrong with each."""
        return self._drive.unreadable

    def publish(self, by: str) -> int:
        """Puts every Change that no file holds yet into the folder, in a file that names this person; returns how many.

        Raises:
            CannotWrite: the folder does not take them now; they stay pending.
        """
        ledger = self._ledger
        done = 0
        with self._sharing:
            while True:
                with ledger.writing:
                    batch = _batch(ledger.pending.values())
                if not batch:
                    return done
                if not done and self._look() is not Place.HERE:
                    raise CannotWrite(Trouble.NOT_WRITABLE, self._drive.folder, self.place)
                self._put(batch, by)
                done += len(batch)

    def _put(self, batch: Sequence[Change], by: str) -> None:
        ledger = self._ledger
        seq, total = self._drive.write(ledger.replica, ledger.seq + 1, by, batch)
        ledger.shared([change.id for change in batch], seq, total)

    def put_directly(self, changes: Sequence[Change], by: str) -> tuple[int, str]:
        """Puts Changes that the journal refuses into the folder; returns the number and the sum of their file.

        It waits for nobody: while the folder is being worked on, which a drive that hangs does not end, it refuses.

        Raises:
            CannotWrite: the folder does not take them now.
        """
        if not self._sharing.acquire(blocking=False):
            raise CannotWrite(Trouble.NOT_WRITABLE, self._drive.folder)
        try:
            if self._look() is not Place.HERE:
                raise CannotWrite(Trouble.NOT_WRITABLE, self._drive.folder, self.place)
            return self._drive.write(self._ledger.replica, self._ledger.seq + 1, by, changes)
        finally:
            self._sharing.release()

    def receive(self, arrived: list[Change] | None = None) -> int:
        """Takes in every Change that lies in the folder and is not known yet, adds it to ``arrived``; returns how many.

        Raises:
            CannotRead: the folder cannot be listed now.
            CannotWrite: the journal cannot take them; they are not shown, and are taken in the next time.
        """
        done = 0
        new: dict[str, Change] = {}
        sums: set[str] = set()
        with self._sharing:
            if self._look() is not Place.HERE:
                raise self._not_here()
            for file in self._drive.unread():
                if file.sum in sums:
                    continue
                sums.add(file.sum)
                new.update((change.id, change) for change in file.changes if change.id not in self._ledger.union)
                if len(new) >= LARGEST_BATCH:
                    done += self._keep_foreign(new, sums)
                    if arrived is not None:
                        arrived += new.values()
                    new, sums = {}, set()
            done += self._keep_foreign(new, sums)
            if arrived is not None:
                arrived += new.values()
            return done

    def _keep_foreign(self, new: Mapping[str, Change], sums: set[str]) -> int:
        if not sums:
            return 0
        # Its own batches, so that nobody who types waits for thousands of somebody else's lines.
        ids = list(new)
        for start in range(0, max(1, len(ids)), LARGEST_BATCH):
            part = ids[start : start + LARGEST_BATCH]
            last = start + LARGEST_BATCH >= len(ids)
            self._ledger.take_in([new[id] for id in part], sums if last else (), part)
        self._drive.know(sums)
        return len(ids)

    def _look(self) -> Place:
        """Where the folder is now; notes on which device it is, and since when it is empty."""
        was, self.place = self.place, self._drive.look()
        emptied = self._ledger.notes.get("emptied")
        notes: dict[str, int | None] = {}
        if self.place is Place.EMPTIED:
            if emptied is None:
                notes["emptied"] = self._now()
        elif emptied is not None:
            notes["emptied"] = None
        if self.place is Place.HERE and (self._drive.device is None or was is not Place.HERE):
            device = device_of(self._drive.folder)
            if device is not None and device != self._drive.device:
                self._drive.device = notes[DEVICE] = device
        if notes:
            with contextlib.suppress(CannotWrite):  # a full disk keeps nobody from sharing
                self._ledger.note(notes)
        return self.place

    def _not_here(self) -> CannotRead:
        replaced = self.place is Place.REPLACED
        return CannotRead(Trouble.NOT_OURS if replaced else Trouble.NO_FOLDER, self._drive.folder, self.place)

    # Healing

    @property
    def heal_again_at(self) -> int | None:
        """When the next full pass has something to put back, in wall milliseconds; None where nothing waits for it."""
        emptied = self._ledger.notes.get("emptied")
        if self.place is Place.EMPTIED and type(emptied) is int:
            return emptied + SURELY_EMPTIED
        return self._known_healing.again_at if self._known_healing else None

    @property
    def _healing(self) -> Healing:
        if self._known_healing is None:
            from .healing import Healing

            self._known_healing = Healing(self._ledger.directory, self._drive.dossier, self._now)
        return self._known_healing

    def heal(self, by: str, go_on: Callable[[], bool], *, put_back: bool = True) -> Healed:
        """Reads every file of the folder again and puts back what none holds. ``go_on`` is asked before each file.

        Without ``put_back`` it is only looked and taken in.

        Raises:
            CannotRead: the folder is not there or cannot be listed.
            CannotWrite: the folder or the journal does not take it now; the next pass does the rest.
            healing.Interrupted: ``go_on`` said no.
        """
        from .healing import Healed

        ledger, healing, drive = self._ledger, self._healing, self._drive
        ledger.take_left()
        with self._sharing:
            emptied = self._look() is Place.EMPTIED and self._is_surely_empty()
            if not emptied and self.place is not Place.HERE:
                raise self._not_here()
        with ledger.reading:
            known = list(ledger.union.changes)
        pending = set(ledger.pending)
        survey = healing.survey(drive.folder, self._own_spelling, self._take_new, go_on)
        damaged = sum(trouble is not Trouble.NEWER_FORMAT for _path, trouble in survey.files)
        if not put_back:
            return Healed(damaged=damaged, files=tuple(survey.files))
        with self._sharing:
            if self._look() is not Place.HERE and not (emptied and self.place is Place.EMPTIED):
                raise self._not_here()  # it went away meanwhile, so that a file's absence says nothing
            here = ledger.local_replicas()
            changes = ledger.union.changes
            lost = [(id, changes[id].replica in here) for id in known if id not in survey.held and id not in pending]
            own, others, waiting = healing.settle(lost, survey.unclear)
            back = [changes[id] for id in (*own, *others)]
            while batch := _batch(back):
                self._put(batch, by)
                del back[: len(batch)]
        if emptied:
            with contextlib.suppress(OSError):
                durable.create(drive.folder / "README.txt", self._readme)
            self.publish(by)
        return Healed(len(own), len(others), waiting, damaged, tuple(survey.files))

    def consolidate(self, by: str, go_on: Callable[[], bool]) -> Consolidated:
        """Puts the small files of this replica together, and deletes those that an earlier window put together.

        ``go_on`` is asked before each file; no is no failure. It may share: what is put together stays as it is.
        Where another thread is at it already, nothing is done.

        Raises:
            CannotWrite: the folder or the journal does not take it now.
        """
        from .consolidating import Consolidated, Consolidation

        if not self._consolidating.acquire(blocking=False):
            return Consolidated()
        try:
            with self._sharing:
                if self._look() is not Place.HERE:
                    return Consolidated()
                if self._known_consolidation is None:
                    self._known_consolidation = Consolidation(self._ledger, self._drive, self._now)
                return self._known_consolidation.work(by, lambda: self._meanwhile(go_on))
        finally:
            self._consolidating.release()

    def _meanwhile(self, go_on: Callable[[], bool]) -> bool:
        self._sharing.release()
        try:
            return go_on()
        finally:
            self._sharing.acquire()

    def _is_surely_empty(self) -> bool:
        since = self._ledger.notes.get("emptied")
        return type(since) is int and not 0 <= self._now() - since < SURELY_EMPTIED

    def _own_spelling(self, id: str) -> str:
        known = self._ledger.union.changes.get(id)
        return known.id if known else id  # the same letters, kept once

    def _take_new(self, file: ChangeFile) -> None:
        new = {change.id: change for change in file.changes if change.id not in self._ledger.union}
        if new or not self._drive.knows(file.sum[:8]):
            with self._sharing:
                self._keep_foreign(new, {file.sum})

    def examine(self) -> list[Fault]:
        """Every file of the folder and of this machine's state with something wrong in it, and what that means.

        Raises:
            CannotRead: the folder is not there or cannot be listed.
        """
        from .examining import examine

        with self._sharing:
            if self._look() is not Place.HERE:
                raise self._not_here()
        return examine(self._ledger, self._drive)


def _batch(changes: Iterable[Change]) -> list[Change]:
    """The first of these Changes, as many as go into one file."""
    batch: list[Change] = []
    size = 0
    for change in changes:
        if len(batch) == LARGEST_BATCH or size > _LARGEST_FILE:
            break
        batch.append(change)
        size += len(change.plain)
    return batch
