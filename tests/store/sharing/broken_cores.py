"""Cores that are broken on purpose, each in one way that would lose or garble somebody's words on some bad day.

The checks are worth what they catch: every one of these has to fail them. ``BROKEN`` maps what is wrong to what makes
it so with pytest's monkeypatch.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from merge3 import Merge3

from store import wishes
from store.errors import CannotWrite
from store.keeping import change_file, changes, consolidating, drive, durable, healing, journal, sentences
from store.keeping.changes import DELETED, Change
from store.keeping.consolidating import Consolidation
from store.keeping.exchange import Exchange
from store.keeping.healing import Healed, Healing
from store.keeping.journal import Journal
from store.keeping.ledger import Ledger
from store.keeping.merging import RecordState
from store.keeping.place import Place
from store.keeping.stamps import Stamps

Break = Callable[[pytest.MonkeyPatch], None]
BROKEN: dict[str, Break] = {}
CAUGHT_BY: dict[str, tuple[str, ...]] = {}
"""Words of the checks that may find each of them out; any other that fails does so by chance."""

FORGOTTEN = "forgotten over a restart"
NOBODY_WROTE = "nobody wrote this", "not as it was written"
SCREEN = "not on the screen", "not offered"
HIDDEN = "hidden though not read"
SAME = "two people see two different records", "the order of arrival shows"
LACKS = " lacks "
NOT_HELD = "no whole file in "
DELETED_ALONE = "files were deleted that alone held"
NOT_OPENED = "a folder in order could not be opened"
SHARED = "said to be shared, but no file held it"


def core(what: str, *caught_by: str) -> Callable[[Break], Break]:
    """Lists a way of breaking under what it breaks."""

    def add(make: Break) -> Break:
        BROKEN[what] = make
        CAUGHT_BY[what] = caught_by
        return make

    return add


# Merging


@core("the last writer of a text wins", *SCREEN)
def _(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(RecordState, "_come_to", lambda self, field, heads: heads[0].set[field] if heads else None)


@core("of sentences that two changed one side is dropped", *SCREEN)
def _(patch: pytest.MonkeyPatch) -> None:
    def two(base: list[str], one: list[str], other: list[str]) -> list[str]:
        made: list[str] = []
        for what, *place in Merge3(base, one, other).merge_regions():
            start, end = (place[2], place[3]) if what == "conflict" else (place[0], place[1])
            made += {"unchanged": base, "b": other}.get(what, one)[start:end]
        return made

    patch.setattr(sentences, "_two", two)


@core("of several values only the newest is kept", *SCREEN, HIDDEN, *SAME)
def _(patch: pytest.MonkeyPatch) -> None:
    real = RecordState._fold

    def fold(self: RecordState, heads_of: dict[str, dict[str, Change]], change: Change) -> None:
        real(self, heads_of, change)
        for field, heads in heads_of.items():
            if field != DELETED and heads:
                newest = max(heads.values(), key=lambda head: head.order)
                heads_of[field] = {newest.id: newest}

    patch.setattr(RecordState, "_fold", fold)


@core("of several values the first to arrive is shown", *SAME)
def _(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(RecordState, "heads", lambda self, field: tuple(self._folded().get(field, {}).values()))


@core("what arrives after what replaces it stands again", *SAME, *SCREEN, HIDDEN)
def _(patch: pytest.MonkeyPatch) -> None:
    real = RecordState._fold

    def fold(self: RecordState, heads_of: dict[str, dict[str, Change]], change: Change) -> None:
        real(self, heads_of, change)
        assert self._replaced is not None
        self._replaced.clear()

    patch.setattr(RecordState, "_fold", fold)


@core("a deletion hides what its author had not read", HIDDEN)
def _(patch: pytest.MonkeyPatch) -> None:
    def hidden(self: RecordState) -> bool:
        return any(change.set[DELETED] is True for change in self._folded().get(DELETED, {}).values())

    patch.setattr(RecordState, "hidden", property(hidden))


@core("a saved text replaces what its writer had not read", "that its replacer had not read")
def _(patch: pytest.MonkeyPatch) -> None:
    def over_seen(union: Any, kind: Any, uid: str, fields: Mapping[str, Any], seen: Any) -> list[Any]:
        return [wishes.for_fields(union, f"{kind}/{uid}", dict(fields))]

    patch.setattr(wishes, "over_seen", over_seen)


# Names and times


@core("a Change is named by its clock", "two Changes of one name", "something else is there", SHARED)
def _(patch: pytest.MonkeyPatch) -> None:
    def of(cls: type[Change], body: dict[str, Any]) -> Change:
        return cls(changes.digest(body["stamp"].encode())[:16], body, changes.canonical(body))

    patch.setattr(Change, "of", classmethod(of))


@core("stamps follow the wall clock alone", "a stamp went back")
def _(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Stamps, "see", lambda self, stamp: None)


@core("fields that are not known are dropped", *NOBODY_WROTE)
def _(patch: pytest.MonkeyPatch) -> None:
    real = changes.check

    def check(body: Any) -> Change:
        return real({key: body[key] for key in body if key in changes._KNOWN} if type(body) is dict else body)

    patch.setattr(change_file, "check", check)


@core("kinds of record that are not known are dropped", LACKS)
def _(patch: pytest.MonkeyPatch) -> None:
    real = Ledger.take_in

    def take_in(self: Ledger, new: Iterable[Change], sums: Iterable[str], ids: Iterable[str]) -> None:
        real(self, [change for change in new if not change.record.startswith("gadget/")], sums, ids)

    patch.setattr(Ledger, "take_in", take_in)


# Reading the folder


@core("checksums are not looked at", *NOBODY_WROTE, NOT_HELD)
def _(patch: pytest.MonkeyPatch) -> None:
    class Any8(str):
        __hash__ = str.__hash__

        def __ne__(self, other: object) -> bool:
            return False

    real = changes.digest
    patch.setattr(change_file, "digest", lambda data: Any8(real(data)))


def _list_only(patch: pytest.MonkeyPatch, wanted: Callable[[Iterator[Path]], Iterator[Path]]) -> None:
    real = drive.candidates

    def candidates(folder: Path, *failed: Any, known: Any = None) -> Iterator[Path]:
        return wanted(real(folder, *failed))  # chosen among all, whatever is known of them

    patch.setattr(drive, "candidates", candidates)
    patch.setattr(healing, "candidates", candidates)


@core("files are known by replica and number", LACKS, NOT_HELD, NOT_OPENED)
def _(patch: pytest.MonkeyPatch) -> None:
    def first_of_each(paths: Iterator[Path]) -> Iterator[Path]:
        met: set[str] = set()
        for path in paths:
            number = re.match(r"[a-z0-9]{8}-[0-9]{6}", path.name)
            if not number or number[0] not in met:
                met.add(number[0] if number else "")
                yield path

    _list_only(patch, first_of_each)


@core("only files with our own names are read", LACKS, NOT_HELD, NOT_OPENED)
def _(patch: pytest.MonkeyPatch) -> None:
    ours = re.compile(r"[a-z0-9]{1,8}-[0-9]{6}-[0-9a-f]{8}\.json\Z")
    _list_only(patch, lambda paths: (path for path in paths if ours.match(path.name)))


@core("an empty folder is believed", "what was shown is gone")
def _(patch: pytest.MonkeyPatch) -> None:
    real = Exchange._look

    def look(self: Exchange) -> Place:
        place = real(self)
        if place is Place.EMPTIED:
            self._ledger.union.changes.clear()
        return place

    patch.setattr(Exchange, "_look", look)


# Sharing


@core("nothing is put back", LACKS, NOT_HELD)
def _(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Exchange, "heal", lambda self, *asked, **named: Healed())


@core("only what was made here is put back", LACKS, NOT_HELD)
def _(patch: pytest.MonkeyPatch) -> None:
    real = Healing.settle

    def settle(self: Healing, missing: Iterable[tuple[str, bool]], unclear: bool) -> Any:
        own, _others, waiting = real(self, missing, unclear)
        return own, [], waiting

    patch.setattr(Healing, "settle", settle)


@core("a file that could not be written counts as shared", SHARED)
def _(patch: pytest.MonkeyPatch) -> None:
    real = Exchange._put

    def put(self: Exchange, batch: Sequence[Change], by: str) -> None:
        try:
            real(self, batch, by)
        except CannotWrite:
            for change in batch:
                self._ledger.pending.pop(change.id, None)
            raise

    patch.setattr(Exchange, "_put", put)


@core("another meeting's folder is written into", "written into another meeting's folder")
def _(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(drive.Drive, "look", lambda self: Place.HERE if self.folder.is_dir() else Place.AWAY)


# The journal


@core("what arrives is shown, but not in the journal", FORGOTTEN)
def _(patch: pytest.MonkeyPatch) -> None:
    def take_in(self: Ledger, new: Iterable[Change], sums: Iterable[str], ids: Iterable[str]) -> None:
        unknown = [change for change in new if change.id not in self.union]
        for change in unknown:
            self._stamps.see(change.stamp)
        self._take(unknown)

    patch.setattr(Ledger, "take_in", take_in)


@core("saved is said before it is on the disk", FORGOTTEN)
def _(patch: pytest.MonkeyPatch) -> None:
    real, real_close = Journal.append, Journal.close
    waiting: dict[int, list[Any]] = {}

    def append(self: Journal, new: Sequence[Change], notes: Sequence[Any] = ()) -> None:
        for asked in waiting.pop(id(self), ()):
            real(self, *asked)
        waiting[id(self)] = [(new, notes)]

    def close(self: Journal) -> None:
        for asked in waiting.pop(id(self), ()):
            real(self, *asked)
        real_close(self)

    patch.setattr(Journal, "append", append)
    patch.setattr(Journal, "close", close)


@core("a line whose sum is wrong is believed", *NOBODY_WROTE)
def _(patch: pytest.MonkeyPatch) -> None:
    def lines(file: Any, path: Path, past: Any) -> Iterator[bytes]:
        for line in file:
            past.size += len(line.rstrip(b"\0"))
            yield line.rstrip(b"\0").removesuffix(b"\n")

    patch.setattr(journal, "_whole_lines", lines)


@core("the next line is glued to one that was torn", FORGOTTEN)
def _(patch: pytest.MonkeyPatch) -> None:
    real = Journal.__init__

    def init(self: Journal, path: Path) -> None:
        real(self, path)
        self._glued = False

    patch.setattr(Journal, "__init__", init)


# Consolidating


@core("small files go before the large one has proved itself", DELETED_ALONE)
def _(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(consolidating, "PROVED", 0)
    patch.setattr(Consolidation, "_is_own", lambda self, file: True)

    def delete(self: Consolidation, fold: Any, go_on: Callable[[], bool]) -> int:
        for name in fold.files:
            (self._folder / name).unlink(missing_ok=True)
        self._forget(fold)
        return len(fold.files)

    patch.setattr(Consolidation, "_delete", delete)


@core("files are named by replica and number and written over", "a file was written over", DELETED_ALONE, SHARED)
def _(patch: pytest.MonkeyPatch) -> None:
    def create(path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def path_of(self: drive.Drive, replica: str, seq: int, total: str) -> Path:
        return self.folder / drive.FOLDER / replica / f"{replica}-{seq:06d}.json"

    patch.setattr(durable, "create", create)
    patch.setattr(drive.Drive, "path_of", path_of)
