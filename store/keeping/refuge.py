"""Refuge: where the local disk refuses a Change for the second time, the dossier's folder holds it until it does not.

The first time the user is told, and what he typed stays where it was. If he tries again, his words are worth more
than the rule that the journal comes first: they go straight into the folder, and into the journal as soon as it takes
them. They are known as saved when the folder's drive has them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from ..errors import CannotWrite
from .changes import PASSING, Change
from .journal import Journal

Put = Callable[[Sequence[Change]], tuple[int, str]]
"""Puts Changes into the folder; gives the number and the sum of their file. Raises CannotWrite."""


class Refuge:
    """The Changes that only the folder holds. The caller sees to it that one thread uses it at a time."""

    def __init__(self) -> None:
        self.put: Put | None = None
        """The way into the folder; None where there is none."""
        self.changes: list[Change] = []
        """What the folder holds and the journal does not yet."""
        self._notes: list[Mapping[str, Any]] = []
        self._refused = False

    def append(self, journal: Journal, changes: Sequence[Change], notes: Sequence[Mapping[str, Any]]) -> int | None:
        """Adds these lines to the journal, after those that it owes; gives None.

        Where it refuses them again the Changes go into the folder: then the number of their file.

        Raises:
            CannotWrite: nothing has been saved anywhere.
        """
        try:
            journal.append([*self.changes, *changes], [*self._notes, *notes])
        except CannotWrite:
            weighty = any(not change.record.startswith(PASSING) for change in changes)
            again, self._refused = self._refused, self._refused or weighty
            if not again or not weighty or self.put is None:
                raise
            seq, total = self.put(changes)
            self.changes += changes
            ids = [change.id for change in changes]
            self._notes += [{"published": {"ids": ids, "seq": seq, "sum": total}}, *notes]
            return seq
        self.changes, self._notes, self._refused = [], [], False
        return None
