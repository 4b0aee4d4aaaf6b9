"""Presence: who else is recording, on what, and how old that is which this machine has of him.

Each window says now and then what it is at, in a record of its own kind that travels like any other. It is of no
weight: it is not part of the minutes, of their history or of undo, and nobody waits for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .errors import StoreError
from .keeping.changes import PASSING, Change
from .keeping.ledger import Ledger, Wish
from .meeting.text import signed

_BEAT = 60.0
"""Seconds after which a window that is open says so again."""
_OFTENEST = 10.0
"""Seconds between two Changes of what one is at."""
_FRESH = 60.0
"""Seconds since the last look into the folder within which what arrives is taken to have been made just now."""
_GONE = 12 * 3600.0
"""Seconds without a word after which nobody is taken to be there still, whatever his window said last."""
_NOTICEABLE = 120.0
"""Seconds by which two clocks may differ without anybody being told."""
_SURE = 3
"""Fresh arrivals after which a clock that seems to be behind is not merely a slow folder."""


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody else who records in this dossier.

    ``replica`` is the window he used last; ``age`` the seconds since something of his arrived here, or since he made
    it by his own clock where that was before this window looked; ``on`` what he is at: ``item/<uid>``,
    ``point/<uid>`` or empty; ``open`` whether his window is open, as far as is known here. ``ahead`` is by how many
    seconds his clock is ahead of this one, negative where it is behind, and 0 where nothing notable is known.
    """

    by: str
    replica: str
    age: float
    on: str
    open: bool
    ahead: float = 0.0


def is_presence(change: Change) -> bool:
    """Whether a Change says only where somebody is."""
    return change.record.startswith(PASSING)


@dataclass(slots=True)
class _Seen:
    """What arrived last from one replica: its newest Change, and the moment if it arrived while this window looked."""

    newest: Change
    arrived: float | None = None
    least_behind: float = float("-inf")
    fresh: int = 0


class Presence:
    """Where this window is and where the others are. ``ticks`` is a clock in seconds that only goes forward."""

    def __init__(self, ledger: Ledger, now: Callable[[], int], ticks: Callable[[], float]) -> None:
        self._ledger = ledger
        self._now = now
        self._ticks = ticks
        self._key = PASSING + ledger.replica
        self._said: str | None = None
        self._tried_at = float("-inf")
        self._beat = 0
        self._seen: dict[str, _Seen] | None = None
        self._looked_at = float("-inf")
        with ledger.reading:
            before = ledger.union.records.get(self._key)
            self.cut_off = before is not None and before.values().get("open") is True
        """Whether the window that wrote as this replica before was never closed."""

    # Oneself

    def on(self, what: str) -> None:
        """This window is open, and what is typed in it is about this. Most calls do nothing; a full disk does too."""
        since = self._ticks() - self._tried_at
        if since < _OFTENEST or (what == self._said and since < _BEAT):
            return
        self._tried_at = self._ticks()
        if self._write(what, True):
            self._said = what

    def leave(self) -> None:
        """This window closes; nothing where it never said that it was open."""
        if self._said is not None and self._write("", False):
            self._said = None

    def _write(self, what: str, is_open: bool) -> bool:
        new = {"on": what, "open": is_open, "beat": self._beat + 1}
        try:
            with self._ledger.writing:
                state = self._ledger.union.records.get(self._key)
                over = {field: [head.id for head in state.heads(field)] for field in new} if state else {}
                self._ledger.write([Wish(self._key, new, over)])
        except StoreError:
            self._ledger.keep_reserve()  # which is for what is recorded, not for this
            return False
        self._beat += 1
        return True

    def clock_behind(self) -> float:
        """By how many seconds this clock is behind the newest that was recorded on this machine; 0 where it is not."""
        own = self._ledger.local_replicas()
        newest = max((one.newest.at for replica, one in self._newest().items() if replica in own), default=0)
        return max(0.0, (newest - self._now()) / 1000)

    # The others

    def looked(self, arrived: Iterable[Change]) -> None:
        """The folder was looked into just now, and these Changes of others were new. For any thread."""
        now, wall = self._ticks(), self._now()
        fresh = now - self._looked_at <= _FRESH
        self._looked_at = now
        first = self._seen is None
        seen = self._newest()
        if first and not fresh:
            return  # what arrived is among that
        for change in arrived:
            one = seen.get(change.replica)
            if one is None:
                one = seen[change.replica] = _Seen(change)
            elif change.order > one.newest.order:
                one.newest = change
            if fresh:
                one.arrived = now
                one.fresh += 1
                one.least_behind = max(one.least_behind, change.at / 1000 - wall / 1000)

    def _newest(self) -> dict[str, _Seen]:
        if self._seen is None:
            with self._ledger.reading:
                changes = list(self._ledger.union.changes.values())
            newest: dict[str, Change] = {}
            for change in changes:
                replica = change.replica
                known = newest.get(replica)
                if known is None or change.stamp > known.stamp or change.order > known.order:
                    newest[replica] = change
            self._seen = {replica: _Seen(change) for replica, change in newest.items()}
        return self._seen

    def colleagues(self, by: str) -> tuple[Colleague, ...]:
        """Everybody but this person, each by the window he used last, in the order of their names."""
        found: dict[str, Colleague] = {}
        for replica, one in sorted(self._newest().copy().items(), key=lambda pair: pair[1].newest.order):
            person = signed(one.newest.by)
            if replica != self._ledger.replica and person != by:
                found[person] = self._colleague(replica, one)
        return tuple(found[person] for person in sorted(found, key=str.casefold))

    def _colleague(self, replica: str, one: _Seen) -> Colleague:
        by_clock = (self._now() - one.newest.at) / 1000
        age = max(0.0, by_clock) if one.arrived is None else self._ticks() - one.arrived
        with self._ledger.reading:
            state = self._ledger.union.records.get(PASSING + replica)
            said = state.values() if state else {}
        on = said.get("on")
        return Colleague(
            by=signed(one.newest.by),
            replica=replica,
            age=age,
            on=on if isinstance(on, str) else "",
            open=said.get("open") is True and age < _GONE,
            ahead=_ahead(one, by_clock),
        )


def _ahead(one: _Seen, by_clock: float) -> float:
    # What is made later than now was made by a clock that is ahead, however long it travelled. What seems old may
    # just have travelled long, so only several that came while this window was looking tell that a clock is behind.
    ahead = max(one.least_behind, -by_clock) if one.arrived is None else one.least_behind
    if ahead > _NOTICEABLE or (ahead < -_NOTICEABLE and one.fresh >= _SURE):
        return ahead
    return 0.0
