"""Which entries speak of which item, kept up to date entry by entry, so that a card costs what it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from store.meeting.records import Entry


class Links:
    """The uids of the entries linked to each item."""

    def __init__(self) -> None:
        self._entries: dict[str, set[str]] = {}
        self._items: dict[str, tuple[str, ...]] = {}

    def read(self, entries: Iterable[Entry]) -> None:
        """Begin anew with all these entries."""
        self._entries, self._items = {}, {}
        for entry in entries:
            if entry.items:
                self._link(entry)

    def change(self, uid: str, entry: Entry | None) -> None:
        """One entry has come, changed, or gone (None)."""
        for item in self._items.pop(uid, ()):
            self._entries[item].discard(uid)
        if entry is not None and entry.items:
            self._link(entry)

    def _link(self, entry: Entry) -> None:
        self._items[entry.uid] = entry.items
        for item in entry.items:
            self._entries.setdefault(item, set()).add(entry.uid)

    def of(self, item: str) -> Collection[str]:
        """The entries linked to this item, in no order."""
        return self._entries.get(item, ())
