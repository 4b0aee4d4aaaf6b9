"""How far a long piece of work is, told by who does it; and stopping it."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with how much is done and how much there is in all, in whatever unit the work counts; raises Stopped."""


class Stopped(Exception):
    """The user has stopped the work. Who does it lets it through and leaves nothing half done behind."""


def untold(_done: int, _total: int) -> None:
    """For who does not want to know."""
