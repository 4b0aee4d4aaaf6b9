"""Threads for the work behind the screens that keep nobody from leaving: a share may not answer for minutes."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock, Thread
from time import monotonic
from typing import Any, ParamSpec, TypeVar

_Asked = ParamSpec("_Asked")
_Value = TypeVar("_Value")

_LAST_WAIT = 2.0
"""Seconds that the end of the screens waits for work that is still going on."""


class OwnThreads(ThreadPoolExecutor):
    """Gives each piece of work a thread of its own, that ends with the program whether the work has ended or not.

    Python's own has a few threads for all, so that a handful of folders that do not answer would hold up everything
    else, and waits for every one of them before the program may end.
    """

    def __init__(self) -> None:
        super().__init__(max_workers=1)
        self._going_on: set[Thread] = set()
        self._changing = Lock()

    def submit(self, fn: Callable[_Asked, _Value], /, *args: _Asked.args, **kwargs: _Asked.kwargs) -> Future[_Value]:
        """Begins the work at once."""
        future: Future[_Value] = Future()

        def carry_out() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(fn(*args, **kwargs))
                except BaseException as error:
                    future.set_exception(error)
            with self._changing:
                self._going_on.discard(thread)

        thread = Thread(target=carry_out, name="behind the screens", daemon=True)
        with self._changing:
            self._going_on.add(thread)
        thread.start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002  the names are Python's
        """Waits a little for what is still going on."""
        end = monotonic() + _LAST_WAIT
        with self._changing:
            left: list[Any] = list(self._going_on)
        for thread in left if wait else ():
            thread.join(max(0.0, end - monotonic()))
