"""Merging: the record is what a set of Changes says, whatever order, how often and by what way they came.

A field's current values, its heads, are the Changes that no other Change replaces. Usually that is one; where
people changed a field without having seen each other's value, it is several, and none is thrown away: of short values
the one with the highest stamp is shown, long texts are shown merged, until somebody who saw them all settles it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Any

from .changes import ASIDE, DELETED, Change
from .stamps import NEVER

_NONE: frozenset[str] = frozenset()
_NEVER_AT = int(NEVER)


def withdraws(change: Change, field: str) -> bool:
    """Whether the Change takes back its author's value of a field so that a colleague's, beside it, alone remains.

    It replaces both, and repeats the colleague's.
    """
    over = change.over(field)
    return len(over) > 1 and bool(change.undoes) and not set(over).issubset(change.undoes)


class RecordState:
    """All Changes of one record, and what they come to. Folded on first need: most records are never looked at."""

    __slots__ = ("_by_id", "_divided", "_heads", "_long_fields", "_merged", "_replaced", "changes")

    def __init__(self, first: Change, long_fields: frozenset[str] = _NONE) -> None:
        """``long_fields`` are the names of the fields whose several values are shown merged."""
        self.changes: tuple[Change, ...] = (first,)  # mostly one for good, and of that a list takes more room
        self._long_fields = long_fields
        self._divided = False  # whether a field ever had several current values, of those that are folded
        self._heads: dict[str, dict[str, Change]] | None = None
        self._replaced: dict[str, set[str]] | None = None
        self._by_id: dict[str, Change] | None = None  # for those with several current values only
        self._merged: dict[str, Any] | None = None

    def add(self, change: Change) -> None:
        """Takes in a Change that is not yet among ``changes``."""
        self.changes += (change,)
        if self._heads is not None:
            self._fold(self._heads, change)

    def heads(self, field: str) -> Sequence[Change]:
        """The Changes that hold the field's current values, the highest stamp first."""
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
        shown = {}
        for field, heads in self._folded().items():
            if field != DELETED:
                shown[field] = next(iter(heads.values())).set[field] if len(heads) == 1 else self._several(field)
        return shown

    def value_of(self, field: str, ids: Iterable[str]) -> Any:
        """What is shown, or was, where these Changes hold the field's values; None for none that are known."""
        known = self._known()
        heads = [known[id] for id in ids if id in known and field in known[id].set]
        return self._come_to(field, sorted(heads, key=lambda change: change.order, reverse=True))

    def base(self, field: str, heads: Sequence[Change]) -> Change | None:
        """The Change whose value all of these had before them and that replaces all others of which this holds.

        None where there is none, or where several do not replace each other. What has not arrived yet is not counted.
        """
        if not heads:
            return None
        known = self._known()
        first = self._before(heads[0], field)
        met = [self._before(head, field, first) & first for head in heads[1:]]
        if met and len(met[0]) == 1 and all(other == met[0] for other in met):
            return known[met[0].pop()]  # all others branch off at one place: what lies before it need not be looked at
        common = set.intersection(first, *(self._before(head, field) for head in heads[1:]))
        common -= {id for one in common for id in known[one].over(field)}
        return known[common.pop()] if len(common) == 1 else None

    def _several(self, field: str) -> Any:
        merged = self._merged
        if merged is None:
            merged = self._merged = {}
        if field not in merged:
            merged[field] = self._come_to(field, self.heads(field))
        return merged[field]

    def _come_to(self, field: str, heads: Sequence[Change]) -> Any:
        """What is shown of several current values, the highest stamp first."""
        if not heads:
            return None
        values = [head.set[field] for head in heads]
        mergeable = field in self._long_fields and all(value is None or type(value) is str for value in values)
        if not mergeable or all(value == values[0] for value in values):
            return values[0]
        from .sentences import merge

        base = self.base(field, heads)
        origin = base.set[field] if base else None
        told = (origin or "") if base and (origin is None or type(origin) is str) else None
        # The oldest first, as one reads. A field that was emptied again says nothing.
        return merge(told, [value or "" for value in reversed(values)])

    def _before(self, head: Change, field: str, until: Set[str] = _NONE) -> set[str]:
        """The ids of all known Changes that this one replaces, at once or by several steps; not beyond ``until``."""
        known = self._known()
        found: set[str] = set()
        left = [head]
        while left:
            for id in self._after(left.pop(), field):
                before = known.get(id)
                if before is not None and id not in found and field in before.set:
                    found.add(id)
                    if id not in until:
                        left.append(before)
        return found

    def _after(self, change: Change, field: str) -> Sequence[str]:
        """The ids of the Changes on whose values this one rests.

        Where it brings back one of several values that another had settled or withdrawn, it rests on that one alone.
        """
        known = self._known()
        several = change.over(field) if withdraws(change, field) else ()
        for id in () if several else change.undoes:
            if id in known and len(known[id].over(field)) > 1:
                several = known[id].over(field)
        again = [id for id in several if id in known and known[id].set.get(field) == change.set[field]]
        return again or change.over(field)

    def _known(self) -> dict[str, Change]:
        if self._by_id is None:
            self._folded()
            self._by_id = {change.id: change for change in self.changes}
        return self._by_id

    def fields(self) -> Iterable[str]:
        """The names of all fields that were ever set."""
        return self._folded().keys()

    def seen(self) -> set[str]:
        """The ids of all current values of all fields but the deletion itself: what a deletion says it saw."""
        return {id for field, heads in self._folded().items() if field != DELETED for id in heads}

    @property
    def hidden(self) -> bool:
        """True where one deletion had seen every current value of the record, and nobody restored it.

        What a deletion says itself, as one that brings former values back does, it has seen.
        """
        if len(self.changes) == 1 and DELETED not in self.changes[0].set:
            return False
        deletions = self._folded().get(DELETED)
        if not deletions or any(change.set[DELETED] is not True for change in deletions.values()):
            return False
        current = self.seen()
        return any(current.issubset((*change.saw, change.id)) for change in deletions.values())

    @property
    def spared(self) -> bool:
        """True where somebody deleted the record and it is in sight all the same.

        He had not read all that stands in it, or somebody else brought it back at the same time.
        """
        if len(self.changes) == 1:
            return False
        deletions = self._folded().get(DELETED)
        if not deletions or all(change.set[DELETED] is not True for change in deletions.values()):
            return False
        return not self.hidden

    def unread_by(self, deletion: Change) -> list[Change]:
        """The current values that the author of this deletion had not read, the highest stamp first."""
        saw = {*deletion.saw, deletion.id}
        unread = {
            id: head
            for field, heads in self._folded().items()
            if field != DELETED
            for id, head in heads.items()
            if id not in saw
        }
        return sorted(unread.values(), key=lambda change: change.order, reverse=True)

    @property
    def first(self) -> Change:
        """The Change with the lowest stamp, by which the record came into being."""
        if len(self.changes) == 1:
            return self.changes[0]
        return min(self.changes, key=lambda change: change.order)

    def contested(self) -> Iterable[str]:
        """The fields that have several current values which are not all the same, and the deletion that was too early.

        That is ``deleted``, for a record that is ``spared``.
        """
        heads_of = self._folded()
        if self._divided:
            for field, heads in heads_of.items():
                if len(heads) > 1 and field != DELETED:
                    values = [change.set[field] for change in heads.values()]
                    if any(value != values[0] for value in values):
                        yield field
        if self.spared:
            yield DELETED

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
        if self._by_id is not None:
            self._by_id[change.id] = change
        for field in change.set:
            if self._merged:
                self._merged.pop(field, None)
            heads = heads_of.setdefault(field, {})
            replaced = change.over(field)
            if replaced:
                # What is replaced may arrive later than what replaces it, so its name is kept.
                replaced_of.setdefault(field, set()).update(replaced)
                for id in replaced:
                    heads.pop(id, None)
            if change.id not in replaced_of.get(field, ()):
                heads[change.id] = change
                if len(heads) > 1:
                    self._divided = True


class Union:
    """The growing set of all known Changes, and the records they make up.

    ``long_fields`` are the names of the fields that hold texts of several sentences: several values of these are shown
    merged.
    """

    def __init__(self, long_fields: frozenset[str] = _NONE) -> None:
        self._long_fields = long_fields
        self.changes: dict[str, Change] = {}
        self.records: dict[str, RecordState] = {}
        self.newest_at = 0
        self.highest_stamp = ""
        self._contested: set[str] = set()
        self._grown: set[str] = set()  # the records with several Changes to be looked at when contested is asked

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
            self.records[change.record] = RecordState(change, self._long_fields)
        else:
            record.add(change)
            if not change.record.startswith(ASIDE):
                self._grown.add(change.record)
        at = change.at
        if self.newest_at < at < _NEVER_AT and not change.record.startswith(ASIDE):
            self.newest_at = at
        if self.highest_stamp < change.stamp < NEVER:
            self.highest_stamp = change.stamp
        return True

    def contested(self) -> set[str]:
        """The keys of the records in sight with a contested field. It costs what has changed since it was last asked.

        To be read, not changed; another call may change it.
        """
        for key in self._grown:
            state = self.records[key]
            if any(state.contested()) and not state.hidden:
                self._contested.add(key)
            else:
                self._contested.discard(key)
        self._grown.clear()
        return self._contested
