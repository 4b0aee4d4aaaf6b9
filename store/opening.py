"""Opening a dossier for a screen: the first picture comes from a glance, the journal is read behind it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import Any, cast, overload

from . import glance
from .changing import Clock, Listener, system_clock
from .dossier import Dossier
from .errors import StoreError
from .finding import id_of
from .glance import Glance
from .live import Happening
from .meeting.kinds import RecordKind
from .meeting.records import Entry, Record
from .meeting.text import signed


def opening(folder: Path, *, state: Path, by: str, clock: Clock = system_clock) -> Dossier:
    """The dossier in this folder as it was last seen here; read at once, or a moment later where a glance is current.

    Raises as ``Dossier.open`` does; what only reading the journal shows is raised when that is read.
    """

    def read() -> Dossier:
        return Dossier.open(folder, state=state, by=by, clock=clock, receive=False)

    id = id_of(folder, state)
    home = state / "dossiers" / id
    with contextlib.suppress(OSError, StoreError, ValueError, KeyError, TypeError, AttributeError):
        found = glance.current(home, signed(by))
        if found is not None:
            return cast(
                Dossier, Opening(found, read, id=id, folder=folder, state=state, by=signed(by), opened_by=signed(by))
            )
    return read()


class NewestEntries(Sequence[Entry]):
    """All entries, of which only the newest are at hand; ``deeper`` gives the others."""

    def __init__(self, newest: tuple[Entry, ...], count: int, deeper: Callable[[], Sequence[Entry]]) -> None:
        self._newest = newest
        self._count = count
        self._deeper = deeper

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> Entry: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Entry]: ...
    def __getitem__(self, place: int | slice) -> Entry | Sequence[Entry]:
        before = self._count - len(self._newest)
        if isinstance(place, slice):
            start, stop, step = place.indices(self._count)
            if start >= before and step == 1:
                return self._newest[start - before : stop - before]
            return self._deeper()[place]
        return self._newest[place] if -len(self._newest) <= place < 0 else self._deeper()[place]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self[:])


class Opening:
    """A dossier that is still to be read: it answers from a glance what that holds, and reads for everything else."""

    def __init__(self, found: Glance, read: Callable[[], Dossier], **known: Any) -> None:
        """``known`` are the fields of the dossier that are known before it is read."""
        self._glance = found
        self._known = known
        self._read = read
        self._dossier: Dossier | None = None
        self._reading = Lock()
        self._listeners: list[Listener] = []

    def __getattr__(self, name: str) -> Any:
        if self._dossier is None:
            if name in self._known:
                return self._known[name]
            if name in _AT_A_GLANCE:
                return getattr(self._glance, name)
        return getattr(self.whole(), name)

    @property
    def entries(self) -> Sequence[Entry]:
        """The entries; those further back than the glance are read."""
        if self._dossier is None:
            return NewestEntries(self._glance.newest, self._glance.count, lambda: self.whole().entries)
        return self._dossier.entries

    def get(self, kind: RecordKind, uid: str) -> Record | None:
        """The record, None where there is none or it is deleted."""
        if self._dossier is None:
            found = self._glance.get(kind, uid)
            if found is not None or not uid:
                return found
        return self.whole().get(kind, uid)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """As a dossier's; nothing happens before it is read."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def whole(self) -> Dossier:
        """The dossier itself, read now if it is not read yet. For any thread. Raises as ``Dossier.open`` does."""
        with self._reading:
            if self._dossier is None:
                dossier = self._read()
                dossier.subscribe(self._tell)
                self._dossier = dossier
            return self._dossier

    def _tell(self, happenings: tuple[Happening, ...]) -> None:
        for listener in tuple(self._listeners):
            listener(happenings)


_AT_A_GLANCE = frozenset(
    {
        "meeting",
        "parties",
        "delegates",
        "points",
        "items",
        "speaker",
        "item",
        "closed_session",
        "draft_line",
        "draft_aside",
        "unshared",
        "unread",
        "only_in_folder",
        "disputed",
        "to_publish",
        "heal_again_at",
        "place",
        "sharing_ended",
        "colleagues",
        "present_on",
    }
)
