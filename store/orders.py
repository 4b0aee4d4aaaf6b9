"""The order in which records are shown, kept sorted while records come, change and go."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import Any

Key = tuple[Any, ...]
"""What a record is sorted by; its last part is its uid, so that no two are the same."""


class Order:
    """Uids sorted by a key each. Sorted on first need; a later change costs one search, whatever the length."""

    def __init__(self) -> None:
        self._keys: dict[str, Key] = {}
        self._sorted: list[Key] | None = None

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, uid: object) -> bool:
        return uid in self._keys

    def at(self, place: int) -> str:
        """The uid at this place. Raises IndexError."""
        return self.sorted()[place][-1]  # type: ignore[no-any-return]

    def place_of(self, uid: str) -> int:
        """Where this uid stands. Raises KeyError."""
        return bisect_left(self.sorted(), self.shown_key(uid))

    def put(self, key: Key) -> None:
        """Puts a uid where its key belongs, or moves it there."""
        uid = key[-1]
        old = self._keys.get(uid)
        if old == key:
            return
        if old is not None:
            self.drop(uid)
        self._keys[uid] = key
        if self._sorted is not None:
            _insert(self._sorted, key)

    def put_new(self, key: Key) -> None:
        """Puts in a uid that is not in yet, before anybody has asked for the order: the quick way for a whole file."""
        self._keys[key[-1]] = key

    def drop(self, uid: str) -> None:
        """Takes a uid out; nothing happens where it is not in."""
        key = self._keys.pop(uid, None)
        if key is not None and self._sorted is not None:
            del self._sorted[bisect_left(self._sorted, key)]

    def shown_key(self, uid: str) -> Key:
        """The key by which this uid is sorted. Raises KeyError."""
        return self._keys[uid]

    def sorted(self) -> list[Key]:
        """All keys in order. To be read, not changed."""
        if self._sorted is None:
            self._sorted = sorted(self._keys.values())
        return self._sorted


def _insert(keys: list[Key], key: Key) -> None:
    # What is new mostly comes last; a search would fetch keys from all over the memory to find that out.
    if keys and key < keys[-1]:
        insort(keys, key)
    else:
        keys.append(key)


class SpokenOrder(Order):
    """Entries in the order in which things were said: by time, and within one moment as they were recorded.

    Keys are ``(time or "", stamp, uid)``. An entry without a time, written up on another day, follows everything
    that was recorded before it: it stands at the latest time among the entries with lower stamps.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, Key] = {}  # of the entries without a time only
        self._untimed = 0
        self._latest = ""
        self._highest_stamp = ""

    def put(self, key: Key) -> None:
        """Puts an entry where its time belongs, or moves it there."""
        at, stamp, uid = key
        if self._keys.get(uid) == key:
            return
        self.drop(uid)
        self._keys[uid] = key
        self._untimed += not at
        if self._sorted is None:
            return
        if stamp > self._highest_stamp:
            self._highest_stamp = stamp
            self._latest = max(self._latest, at)
            _insert(self._sorted, self._place(key))
        elif self._untimed:
            self._sorted = None  # it may move entries without a time
        else:
            self._latest = max(self._latest, at)
            insort(self._sorted, key)

    def put_new(self, key: Key) -> None:
        """Puts in an entry that is not in yet, before anybody has asked for the order."""
        self._keys[key[2]] = key
        if not key[0]:
            self._untimed += 1

    def _place(self, key: Key) -> Key:
        at, stamp, uid = key
        if at:
            return key
        shown = self._shown[uid] = (self._latest, stamp, uid)
        return shown

    def drop(self, uid: str) -> None:
        """Takes an entry out; nothing happens where it is not in."""
        key = self._keys.pop(uid, None)
        if key is None:
            return
        self._untimed -= not key[0]
        shown = self._shown.pop(uid, key)
        if self._sorted is None:
            return
        if key[0] and (self._untimed or key[0] == self._latest):
            self._sorted = None
        else:
            del self._sorted[bisect_left(self._sorted, shown)]

    def shown_key(self, uid: str) -> Key:
        """The key by which this entry is sorted: with its time, or the one it follows. Raises KeyError."""
        self.sorted()
        return self._shown.get(uid) or self._keys[uid]

    def sorted(self) -> list[Key]:
        """All keys in order. To be read, not changed."""
        if self._sorted is None:
            self._shown = {}
            self._highest_stamp = max((key[1] for key in self._keys.values()), default="")
            if self._untimed:
                self._latest = ""
                placed = []
                for key in sorted(self._keys.values(), key=lambda key: key[1:]):
                    self._latest = max(self._latest, key[0])
                    placed.append(self._place(key))
                self._sorted = sorted(placed)
            else:
                self._sorted = sorted(self._keys.values())
                self._latest = self._sorted[-1][0] if self._sorted else ""
        return self._sorted
