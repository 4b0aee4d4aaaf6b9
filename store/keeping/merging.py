"""Merging: the record is what a set of Changes says, whatever order, how often and by what way they came.

A field's current values, its heads, are the Changes that no other Change replaces. Usually that is one; where
people changed a field without having seen each other's value, it is several, and none is thrown away.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .changes import DELETED, Change


class RecordState:
    """All Changes of one record, and what they come to. Folded on first need: most records are never looked at."""

    __slots__ = ("_heads", "_replaced", "changes")

    def __init__(self, first: Change) -> None:
        self.changes = [first]
        self._heads: dict[str, dict[str, Change]] | None = None
        self._replaced: dict[str, set[str]] | None = None

    def add(self, change: Change) -> None:
        """Takes in a Change that is not yet among ``changes``."""
        self.changes.append(change)
        if self._heads is not None:
            self._fold(self._heads, change)

    def heads(self, field: str) -> Sequence[Change]:
        """The Changes that hold the field's current values, the highest stamp, which is shown, first."""
        heads = self._folded().get(field)
        if not heads:
            return ()
        if len(heads) == 1:
            return tuple(heads.values())
        return sorted(heads.values(), key=lambda change: change.order, reverse=True)

    def values(self) -> Mapping[str, Any]:
        """The shown value of every field that has one, as plain JSON, unknown fields included."""
        if len(self.changes) == 1:
            # One Change is all of most records; folding it would only copy it.
            only = self.changes[0].set
            return only if DELETED not in only else {field: only[field] for field in only if field != DELETED}
        return {field: self.heads(field)[0].set[field] for field in self._folded() if field != DELETED}

    def fields(self) -> Iterable[str]:
        """The names of all fields that were ever set."""
        return self._folded().keys()

    def seen(self) -> set[str]:
        """The ids of all current values of all fields but the deletion itself: what a deletion says it saw."""
        return {id for field, heads in self._folded().items() if field != DELETED for id in heads}

    @property
    def hidden(self) -> bool:
        """True where one deletion had seen every current value of the record, and nobody restored it."""
        if len(self.changes) == 1 and DELETED not in self.changes[0].set:
            return False
        deletions = self._folded().get(DELETED)
        if not deletions or any(change.set[DELETED] is not True for change in deletions.values()):
            return False
        current = self.seen()
        return any(current.issubset(change.saw) for change in deletions.values())

    @property
    def first(self) -> Change:
        """The Change with the lowest stamp, by which the record came into being."""
        if len(self.changes) == 1:
            return self.changes[0]
        return min(self.changes, key=lambda change: change.order)

    def contested(self) -> Iterable[str]:
        """The fields that have several current values which are not all the same."""
        for field, heads in self._folded().items():
            if len(heads) > 1 and field != DELETED:
                values = [change.set[field] for change in heads.values()]
                if any(value != values[0] for value in values):
                    yield field

    def _folded(self) -> dict[str, dict[str, Change]]:
        if self._heads is None:
            self._heads, self._replaced = {}, {}
            for change in self.changes:
                self._fold(self._heads, change)
        return self._heads

    def _fold(self, heads_of: dict[str, dict[str, Change]], change: Change) -> None:
        change.unpack()
        replaced_of = self._replaced
        assert replaced_of is not None
        for field in change.set:
            heads = heads_of.setdefault(field, {})
            replaced = change.over(field)
            if replaced:
                # What is replaced may arrive later than what replaces it, so its name is kept.
                replaced_of.setdefault(field, set()).update(replaced)
                for id in replaced:
                    heads.pop(id, None)
            if change.id not in replaced_of.get(field, ()):
                heads[change.id] = change


class Union:
    """The growing set of all known Changes, and the records they make up."""

    def __init__(self) -> None:
        self.changes: dict[str, Change] = {}
        self.records: dict[str, RecordState] = {}
        self.newest_at = 0
        self.highest_stamp = ""

    def __contains__(self, id: object) -> bool:
        return id in self.changes

    def __len__(self) -> int:
        return len(self.changes)

    def add(self, change: Change) -> bool:
        """Takes in a Change; False where it was known already."""
        if change.id in self.changes:
            return False
        self.changes[change.id] = change
        record = self.records.get(change.record)
        if record is None:
            self.records[change.record] = RecordState(change)
        else:
            record.add(change)
        at = change.at
        if at > self.newest_at:
            self.newest_at = at
        if change.stamp > self.highest_stamp:
            self.highest_stamp = change.stamp
        return True
