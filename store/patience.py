"""Patience with drives: work that may hang is begun in a thread of its own, and nobody has to wait for its end."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

_Outcome = TypeVar("_Outcome")


class Begun(Generic[_Outcome]):
    """Work that goes on beside the caller. It does not keep the program from ending."""

    def __init__(self, work: Callable[[], _Outcome], name: str) -> None:
        """Begins it; ``name`` is the thread's."""
        self._work = work
        self._value: list[_Outcome] = []
        self._failed: Exception | None = None
        self._thread = Thread(target=self._carry_out, name=name, daemon=True)
        self._thread.start()

    def _carry_out(self) -> None:
        try:
            self._value.append(self._work())
        except Exception as error:
            self._failed = error

    def has_ended(self, seconds: float) -> bool:
        """Whether it has ended by now or within so many seconds."""
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def outcome(self) -> _Outcome:
        """What it came to, once it has; raises what it raised."""
        self._thread.join()
        if self._failed is not None:
            raise self._failed
        return self._value[0]
