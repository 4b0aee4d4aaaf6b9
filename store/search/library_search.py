"""Searching all dossiers known on this machine, as screens and commands use it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import TypeVar

from store import library
from store.errors import CannotRead
from store.progress import Progress, untold
from store.summary import Summary

from .engine import Engine, Scan
from .rows import Hit
from .words import Wanted

_Answer = TypeVar("_Answer")
EVERYTHING = 1 << 30
"""A limit that is none."""


class LibrarySearch:
    """The search over one state folder. For any thread.

    It answers from the index, from a new one where the index turns out to be damaged, and by a plain scan where there
    can be none: SQLite without full-text search, a state folder that cannot be written, a file that another
    process does not let go.
    """

    def __init__(self, state: Path) -> None:
        self._state = state
        self._engine: Engine | None = None
        self._lock = RLock()

    def refresh(self, progress: Progress = untold) -> list[CannotRead]:
        """Takes in what has changed since the last time in the dossiers known here; returns what was unreadable.

        ``progress`` counts dossiers; where it raises Stopped, what was taken in so far can be found.
        """
        ids = [one.id for one in library.known(self._state)]
        return self._with(lambda engine: engine.refresh(ids, progress))

    def find(self, text: str, limit: int = EVERYTHING) -> list[Hit]:
        """The records in which all these words occur, the best fit first, of equal ones the newest.

        The last word may be the beginning of one. Any text is a question, and none is an error.
        """
        wanted = Wanted.of(text)
        return self._with(lambda engine: engine.find(wanted, limit))

    def summaries(self) -> dict[str, Summary]:
        """The dossiers in a few figures each, by id, as they were when they were taken in last."""
        return self._with(lambda engine: engine.summaries())

    def close(self) -> None:
        """Lets go of every file; it can be used again afterwards."""
        with self._lock:
            engine, self._engine = self._engine, None
        if engine:
            engine.close()

    def _with(self, work: Callable[[Engine], _Answer]) -> _Answer:
        try:
            from .index import Unusable
        except ImportError:  # a Python built without SQLite
            return work(self._get(Scan))
        for attempt in range(3):
            engine = self._current(attempt)
            try:
                return work(engine)
            except Unusable:
                self._leave(engine)
        raise AssertionError("a scan is always usable")

    def _current(self, attempt: int) -> Engine:
        from .index import Index, Unusable

        with self._lock:
            if self._engine is None:
                try:
                    self._engine = Scan(self._state) if attempt > 1 else Index(self._state)
                except Unusable:
                    self._engine = Scan(self._state)
                if attempt or isinstance(self._engine, Scan):
                    self._fill(self._engine)
            return self._engine

    def _get(self, make: Callable[[Path], Engine]) -> Engine:
        with self._lock:
            if self._engine is None:
                self._engine = make(self._state)
                self._fill(self._engine)
            return self._engine

    def _fill(self, engine: Engine) -> None:
        """A new engine in the place of one that held something: it must not seem as if there were nothing."""
        ids = [one.id for one in library.known(self._state)]
        engine.refresh(ids)

    def _leave(self, engine: Engine) -> None:
        with self._lock:
            if self._engine is engine:
                self._engine = None
        engine.close()
