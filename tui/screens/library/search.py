"""The search of the library screen, away from the keys: what has changed is taken in, questions are answered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event, Lock
from typing import TYPE_CHECKING, Any

from store.progress import Stopped

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.search.rows import Hit
    from store.summary import Summary

MOST = 300
"""Answers shown; whoever sees so many types another word."""


class Searching:
    """Works for a screen in threads and calls back on the screen's own; only the newest answer counts."""

    def __init__(
        self,
        screen: Screen[Any],
        state: Path,
        *,
        summarised: Callable[[dict[str, Summary]], None],
        answered: Callable[[str, list[Hit], bool], None],
        progress: Callable[[int, int], None],
    ) -> None:
        """``answered`` gets the words, what was found, and whether everything had been taken in by then.

        ``progress`` is told how many dossiers of how many are taken in, at the end the same number twice.
        """
        self._screen = screen
        self._state = state
        self._summarised = summarised
        self._answered = answered
        self._progress = progress
        self._ended = Event()
        self._asked = ""
        self._making, self._turn = Lock(), Lock()
        self._wanted = Event()
        self._whole = False
        self._search: Any = None

    def begin(self) -> None:
        """Show what the index holds, then take in what has changed; asked while it is at it, it does so once more."""
        self._wanted.set()
        self._screen.run_worker(self._take_in_by_turns, thread=True, group="taking in", exit_on_error=False)

    def ask(self, text: str) -> None:
        """Look for these words."""
        self._asked = text
        self._screen.run_worker(lambda: self._answer(text), thread=True, group="answers", exit_on_error=False)

    def end(self) -> None:
        """Nobody wants to know any more."""
        self._ended.set()

    def _library(self) -> Any:
        from store.search.library_search import LibrarySearch

        with self._making:
            if self._search is None:
                self._search = LibrarySearch(self._state)
            return self._search

    def _take_in_by_turns(self) -> None:
        with self._turn:
            if self._wanted.is_set():
                self._wanted.clear()
                self._take_in()

    def _take_in(self) -> None:
        search = self._library()
        try:
            self._tell(self._summarised, search.summaries())
            search.refresh(self._count)
            self._whole = True
            self._tell(self._summarised, search.summaries())
            if self._asked:
                self._answer(self._asked)
        except Stopped:
            pass
        finally:
            if self._ended.is_set():
                search.close()

    def _count(self, done: int, total: int) -> None:
        if self._ended.is_set():
            raise Stopped
        self._tell(self._progress, done, total)

    def _answer(self, text: str) -> None:
        if text != self._asked or self._ended.is_set():
            return
        whole = self._whole  # asked before the search: what is taken in meanwhile may not be in the answer
        hits = self._library().find(text, MOST)
        if text == self._asked:
            self._tell(self._answered, text, hits, whole)

    def _tell(self, callback: Callable[..., None], *values: Any) -> None:
        if not self._ended.is_set() and self._screen.is_attached:
            self._screen.app.call_from_thread(callback, *values)
