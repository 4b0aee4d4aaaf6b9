"""Several people with laptops of their own who record one meeting, and all that must hold whatever befalls them.

Laptops are real dossiers with a state directory each. Their folders are real too: one for all, as on a share, or one
each, between which a simulated sync program carries files. Chance comes from the outside, so that a history repeats.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sharing_oracle import Body, Shelf, Truth, files_under, missing_words, name_of, spelled

from store import library
from store.dossier import Dossier
from store.errors import CannotRead, CannotWrite, StoreError
from store.keeping import consolidating, durable, journal
from store.keeping.changes import Change
from store.meeting.kinds import RecordKind

MOST_LAPTOPS = 5
TEXTS = {RecordKind.ENTRY: ("text",), RecordKind.ITEM: ("outcome", "reason_text")}
"""The long texts of each kind of record that people type here."""


class Clock:
    """One laptop's clock: it goes when it is told to, and says whatever it was set to."""

    def __init__(self, moment: datetime = datetime(2024, 4, 4, 7, 0, tzinfo=UTC)) -> None:
        self.moment = moment
        self._ticked = 0.0

    def __call__(self) -> datetime:
        return self.moment

    def go(self, **by: float) -> None:
        """Moves the hand, also backwards."""
        self.moment += timedelta(**by)
        self._ticked += abs(timedelta(**by).total_seconds())

    def ticks(self) -> float:
        """Seconds that only go forward."""
        return self._ticked


@dataclass(eq=False)
class Window:
    """One open window: its dossier, the Changes it has shown, those made in it, and what its user has looked at."""

    dossier: Dossier
    seen: set[str] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    glimpses: list[tuple[RecordKind, str, str, Any, dict[str, tuple[str, ...]]]] = field(default_factory=list)


@dataclass(eq=False)
class Laptop:
    """One person's machine. ``known`` is what was acknowledged or shown on it, which it must never forget."""

    by: str
    state: Path
    folder: Path
    clock: Clock = field(default_factory=Clock)
    windows: list[Window] = field(default_factory=list)
    known: set[str] = field(default_factory=set)
    backup: tuple[Path, set[str]] | None = None

    @property
    def sure(self) -> set[str]:
        """What is known and stands in a journal: all but what a full disk made a window put into the folder alone."""
        refuge = {change.id for window in self.windows for change in window.dossier._ledger.refuge.changes}
        return self.known - refuge


class Fleet:
    """All laptops of one meeting. ``close`` gives everything back."""

    def __init__(self, seed: int, *, shared: bool, laptops: int = 3) -> None:
        """``shared``: one folder for all; otherwise one each. ``seed`` decides all names that are made up."""
        self.shared = shared
        self.chance = random.Random(seed)
        self.room = Path(tempfile.mkdtemp(prefix="fleet-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None))
        self.patched = pytest.MonkeyPatch()
        self.full: set[Path] = set()
        self.down: dict[Path, str] = {}
        self.snapshots: list[tuple[Path, Path]] = []
        self.written: dict[str, bytes] = {}
        self.orphans: set[str] = set()
        """Changes whose every knower is gone: they live on only if a whole file holds them."""
        self.held_once: dict[Path, set[str]] = {}
        self.laptops: list[Laptop] = []
        self.words = 0
        self._numbers = 0
        self._make_chance_repeat()
        first = Laptop("Lan", self.place("state"), self.place("folder"))
        dossier = Dossier.create(
            first.folder, state=first.state, by=first.by, fields={"title": "Hội nghị"}, clock=first.clock
        )
        self.id = dossier.id
        self.shelf = Shelf(self.id)
        self.laptops.append(first)
        self.wrote(first, self._showing(first, dossier), list(dossier._ledger.union.changes.values()), "")
        self.check_shares(first, first.windows[0])
        for by in ("Minh", "Hoa", "Đức", "Ngọc")[: laptops - 1]:
            folder = first.folder
            if not shared:
                folder = self.place("folder")
                shutil.copytree(first.folder, folder)
            laptop = Laptop(by, self.place("state"), folder)
            self.laptops.append(laptop)
            self.open(laptop)

    def _make_chance_repeat(self) -> None:
        self.patched.setattr(os, "urandom", self.chance.randbytes)
        self.patched.setattr(journal, "RESERVE", 1 << 10)
        self.patched.setattr(consolidating, "MANY", 3)
        real = durable.write_all

        def write_all(descriptor: int, data: bytes) -> None:
            if self.full:
                path = Path(f"/proc/self/fd/{descriptor}").readlink()
                if any(path.is_relative_to(place) for place in self.full):
                    real(descriptor, data[: len(data) // 2])
                    raise OSError(28, "no room")
            real(descriptor, data)

        self.patched.setattr(durable, "write_all", write_all)

    def place(self, what: str) -> Path:
        """A path in this fleet's room that nobody has used."""
        self._numbers += 1
        return self.room / f"{what}-{self._numbers}"

    def word(self) -> str:
        """A word that nobody has typed yet."""
        self.words += 1
        return f"chữ{self.words}"

    def close(self) -> None:
        """Closes all windows and takes the room away."""
        try:
            for laptop in self.laptops:
                self.kill(laptop)
        finally:
            self.patched.undo()
            shutil.rmtree(self.room, ignore_errors=True)

    # Windows

    def window(self, laptop: Laptop, place: int = 0) -> Window | None:
        """One of the laptop's open windows; a new one where none is open, None where that cannot be had now."""
        if laptop.windows:
            return laptop.windows[place % len(laptop.windows)]
        return self.open(laptop)

    def open(self, laptop: Laptop) -> Window | None:
        """Opens a window from what this machine knows, which must be all that it ever knew."""
        try:
            dossier = Dossier.open(
                laptop.folder,
                state=laptop.state,
                by=laptop.by,
                clock=laptop.clock,
                ticks=laptop.clock.ticks,
                receive=False,
            )
        except StoreError:
            assert self.is_troubled(laptop), "a folder in order could not be opened"
            return None
        if dossier.id != self.id:  # a stranger's folder stands there
            dossier._free()
            return None
        return self._showing(laptop, dossier)

    def _showing(self, laptop: Laptop, dossier: Dossier) -> Window:
        window = Window(dossier)
        laptop.windows.append(window)
        with contextlib.suppress(CannotWrite):  # as where it is opened from the command line
            library.remember(laptop.state, dossier)
        forgotten = laptop.sure - dossier._ledger.union.changes.keys()
        assert not forgotten, f"forgotten over a restart: {forgotten}"
        if self.written:
            self.look(laptop, window)
        return window

    def kill(self, laptop: Laptop) -> None:
        """All windows are gone from one moment to the next, and write nothing any more."""
        for window in laptop.windows:
            window.dossier._free()
            self.gone(laptop, window)
        laptop.windows.clear()

    def gone(self, laptop: Laptop, window: Window) -> None:
        """A window has ended; what a full disk had it put into the folder alone is now at the folder's mercy."""
        refuge = {change.id for change in window.dossier._ledger.refuge.changes}
        laptop.known -= refuge
        self.orphans |= refuge - set().union(*(one.known for one in self.laptops))

    def is_troubled(self, laptop: Laptop) -> bool:
        """Whether something is wrong on this laptop, so that it may be told that sharing or saving fails."""
        concerned = laptop.folder in self.down or any(
            place.is_relative_to(laptop.state) or place == laptop.folder for place in self.full
        )
        return concerned or not self.shelf.holds(laptop.folder)

    # Keeping account

    def wrote(self, laptop: Laptop, window: Window, changes: Collection[Change], highest: str) -> None:
        """These Changes were acknowledged in this window, where ``highest`` was the highest stamp before."""
        there = window.dossier._ledger.union.changes
        for change in changes:
            plain = spelled(change.body)
            assert self.written.setdefault(change.id, plain) == plain, "two Changes of one name"
            assert change.id in there, "acknowledged, but not there"
            assert spelled(there[change.id].body) == plain, "acknowledged, but something else is there"
            assert change.stamp[:22] > highest[:22], "a stamp went back"
            laptop.known.add(change.id)
            window.seen.add(change.id)
            window.own.add(change.id)
        refuge = {change.id for change in window.dossier._ledger.refuge.changes} & {change.id for change in changes}
        if refuge:
            held = self.held_once.setdefault(laptop.folder, set())
            held.update(self.shelf.holds(laptop.folder))
            assert refuge <= held, "saved nowhere, but said to be"

    def wrote_besides(self, laptop: Laptop, window: Window, highest: str) -> None:
        """The program may have written something of its own, such as that its user has left."""
        there = window.dossier._ledger.union.changes
        self.wrote(laptop, window, [there[id] for id in there.keys() - window.seen], highest)

    def add_stranger(self, body: Body) -> None:
        """Somebody whom nobody here knows wrote this; it is in a file only."""
        self.written[name_of(body)] = spelled(body)
        self.orphans.add(name_of(body))

    def look(self, laptop: Laptop, window: Window) -> None:
        """Looks at what is new in a window: somebody must have written it, and nothing shown before may be gone."""
        there = window.dossier._ledger.union.changes
        assert window.seen <= there.keys(), "what was shown is gone"
        for id in there.keys() - window.seen:
            assert id in self.written, f"nobody wrote this: {there[id]}"
            assert spelled(there[id].body) == self.written[id], f"not as it was written: {there[id]}"
        window.seen.update(there)
        laptop.known |= window.seen

    def forget(self, laptop: Laptop, left: set[str]) -> None:
        """This laptop now knows only what is ``left``; what nobody else knows depends on files from here on."""
        others = set().union(*(one.known for one in self.laptops if one is not laptop), left)
        self.orphans |= laptop.known - others
        laptop.known = set(left)

    def check_shares(self, laptop: Laptop, window: Window) -> None:
        """After sharing: what this window says is shared has been in a whole file."""
        held = self.held_once.setdefault(laptop.folder, set())
        held.update(self.shelf.holds(laptop.folder))
        outside = window.own - held
        assert window.dossier.to_publish >= len(outside), f"said to be shared, but no file held it: {outside}"

    @contextlib.contextmanager
    def nothing_harmed(self, laptop: Laptop) -> Iterator[None]:
        """While this goes on our program may add files to the folder, and delete what others hold as well."""
        before = {path: path.read_bytes() for path in files_under(laptop.folder)}
        held = self.shelf.holds(laptop.folder).keys()
        yield
        changed = [path.name for path, data in before.items() if path.exists() and path.read_bytes() != data]
        assert not changed, f"a file was written over: {changed}"
        gone = held - self.shelf.holds(laptop.folder).keys()
        assert not gone, f"files were deleted that alone held {gone}"

    def check_screen(self, window: Window) -> None:
        """Nothing is hidden that its deleter had not read, and every word of a current text is on the screen."""
        dossier = window.dossier
        truth = Truth({id: change.body for id, change in dossier._ledger.union.changes.items()})
        offered: dict[str, str] = {}
        for one in dossier.contested():
            key = f"{one.kind}/{one.uid}"
            offered[key] = offered.get(key, "") + " ".join(str(version.value) for version in one.versions)
        for record in truth.records:
            head, _, uid = record.partition("/")
            if head not in set(RecordKind):
                continue
            kind = RecordKind(head)
            shown = dossier.get(kind, uid)
            if kind is RecordKind.MEETING:
                continue
            assert (shown is None) == truth.is_hidden(record), (
                f"{record} hidden though not read, or shown though deleted"
            )
            for name in TEXTS.get(kind, ()) if shown else ():
                due = truth.words_due(record, name)
                lost = missing_words(due, getattr(shown, name))
                assert not lost, f"{lost} of {record} {name} not on the screen: {getattr(shown, name)!r}"
            for name, heads in truth.heads(record).items() if shown else ():
                values = [truth._bodies[id]["set"][name] for id in heads]
                if name != "deleted" and any(value != values[0] for value in values):
                    gone = [value for value in values if str(value) not in offered.get(record, "")]
                    assert not gone, f"{gone} of {record} {name} not offered"

    def expected(self) -> set[str]:
        """Every Change that somebody living knows or a whole file holds."""
        found = set().union(*(laptop.known for laptop in self.laptops))
        for folder in {laptop.folder for laptop in self.laptops}:
            found.update(self.shelf.holds(folder))
        return found


def view(dossier: Dossier) -> str:
    """All that a user can see of a dossier."""
    return repr((dossier.proceedings(), dossier.contested(), dossier.deleted_entries(), dossier.history()))


__all__ = ["CannotRead", "CannotWrite", "Clock", "Fleet", "Laptop", "Window", "view"]
