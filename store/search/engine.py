"""What every way of searching can do, and the plainest of them: reading everything that is held in memory."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from store import local_copy, summary
from store.errors import CannotRead
from store.keeping.freshness import Extent
from store.progress import Progress, untold
from store.summary import Summary

from .rows import Hit, Row, rows
from .words import Wanted, words_of


class Engine(ABC):
    """Holds what can be found in the dossiers that are kept in a state folder."""

    def __init__(self, state: Path) -> None:
        self._state = state

    @abstractmethod
    def extents(self) -> Mapping[str, Extent]:
        """From how much of its journals each dossier is held, by the dossier's id."""

    @abstractmethod
    def take(self, copy: local_copy.LocalCopy, extent: Extent) -> None:
        """Holds this dossier from now on, in the place of how it was held before."""

    @abstractmethod
    def drop(self, id: str) -> None:
        """Holds this dossier no longer."""

    @abstractmethod
    def find(self, wanted: Wanted, limit: int) -> list[Hit]:
        """The records that fit, the best first, of equal ones the newest; no more than ``limit``."""

    @abstractmethod
    def summaries(self) -> dict[str, Summary]:
        """The dossiers held, in a few figures each, by id."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of every file."""

    def refresh(self, ids: Iterable[str], progress: Progress = untold) -> list[CannotRead]:
        """Takes in what these dossiers hold now, the first first, and drops all others; returns what was unreadable.

        A dossier whose journals have not grown is left as it is. ``progress`` counts dossiers; where it raises
        Stopped, those taken in so far are held whole.
        """
        held, wanted = self.extents(), list(dict.fromkeys(ids))
        for id in held.keys() - set(wanted):
            self.drop(id)
        troubles = []
        for done, id in enumerate(wanted):
            progress(done, len(wanted))
            home = self._state / "dossiers" / id
            try:
                extent = local_copy.extent(home)
                if held.get(id) != extent:
                    self.take(local_copy.read(home, extent), extent)
            except CannotRead as error:
                troubles.append(error)
        progress(len(wanted), len(wanted))
        return troubles


class Scan(Engine):
    """Everything in memory, every text looked at. Where there is no index to be had; slow, and right by its looks."""

    def __init__(self, state: Path) -> None:
        super().__init__(state)
        self._rows: dict[str, list[tuple[Row, list[str], list[str]]]] = {}
        self._extents: dict[str, Extent] = {}
        self._summaries: dict[str, Summary] = {}

    def extents(self) -> Mapping[str, Extent]:
        """See Engine."""
        return self._extents

    def take(self, copy: local_copy.LocalCopy, extent: Extent) -> None:
        """See Engine."""
        split = []
        for row in rows(copy):
            head, body = row.searched
            split.append((row, words_of(head), words_of(body)))
        self._rows[copy.id], self._summaries[copy.id], self._extents[copy.id] = split, summary.of(copy), extent

    def drop(self, id: str) -> None:
        """See Engine."""
        for held in (self._rows, self._extents, self._summaries):
            held.pop(id, None)

    def find(self, wanted: Wanted, limit: int) -> list[Hit]:
        """See Engine."""
        found: list[tuple[int, int, str, Row]] = []
        for number, (id, held) in enumerate(list(self._rows.items())):
            for row, head, body in held:
                rank = wanted.rank(head, body)
                if rank is not None:
                    found.append((rank, -row.place(number), id, row))
        found.sort()
        return [hit(id, row, wanted, rank) for rank, _place, id, row in found[:limit]]

    def summaries(self) -> dict[str, Summary]:
        """See Engine."""
        return dict(self._summaries)

    def close(self) -> None:
        """See Engine."""


def hit(id: str, row: Row, wanted: Wanted, rank: int) -> Hit:
    """A row as it was found."""
    text = row.text
    at = datetime.fromisoformat(row.at) if row.at else None
    return Hit(id, row.kind, row.uid, row.sort, row.shown_number, at, text, wanted.places(text), rank)


def in_order(hits: Sequence[Hit]) -> dict[str, list[Hit]]:
    """The hits by dossier, the dossier with the best one first."""
    found: dict[str, list[Hit]] = {}
    for one in hits:
        found.setdefault(one.dossier, []).append(one)
    return found
