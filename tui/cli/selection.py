"""Which records a ``show`` command means: those that concern one party, one field, or are overdue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.meeting import names, refs
from store.meeting.kinds import CLOSED_STATES, TASK_KINDS
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry, Item
from store.meeting.refs import Ref
from store.meeting.text import fold


class UnknownParty(Exception):
    """No party of the dossier goes by these words."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True)
class Selection:
    """A choice among the records. ``party`` is a uid, ``field`` is folded; empty means any. ``overdue_on`` is today."""

    proceedings: Proceedings
    party: str = ""
    field: str = ""
    overdue_on: date | None = None

    @classmethod
    def of(cls, proceedings: Proceedings, party: str, field: str, overdue_on: date | None) -> Selection:
        """The choice that these words make; raises UnknownParty."""
        uid = ""
        if party:
            found = names.roster((), proceedings.parties).best(party)
            if not found:
                raise UnknownParty(party)
            uid = refs.split(found[0])[1]
        return cls(proceedings, uid, fold(field), overdue_on)

    def items(self) -> tuple[Item, ...]:
        """The items chosen, by number."""
        return tuple(item for item in self.proceedings.items if self._has_item(item))

    def entries(self) -> tuple[Entry, ...]:
        """The entries chosen, in their order."""
        return tuple(entry for entry in self.proceedings.entries if self._has_entry(entry))

    def actions(self) -> tuple[Entry, ...]:
        """The directives and commitments chosen, those with the earliest end first, those without a day last."""
        tasks = [entry for entry in self.entries() if entry.kind in TASK_KINDS]
        return tuple(sorted(tasks, key=lambda task: (task.deadline and task.deadline.latest) or date.max))

    def _has_item(self, item: Item) -> bool:
        return (
            (not self.field or self.field in fold(item.field))
            and self._concerns((*item.parties, *item.lead, *item.supporting))
            and (self.overdue_on is None or self._is_late(item))
        )

    def _is_late(self, item: Item) -> bool:
        latest = item.planned.latest if item.planned else None
        return bool(self.overdue_on and latest and latest < self.overdue_on and item.state not in CLOSED_STATES)

    def _has_entry(self, entry: Entry) -> bool:
        linked = [self.proceedings.item_by_uid[uid] for uid in entry.items if uid in self.proceedings.item_by_uid]
        if self.field and not any(self.field in fold(item.field) for item in linked):
            return False
        if self.overdue_on is not None:
            latest = entry.deadline.latest if entry.deadline else None
            if entry.kind not in TASK_KINDS or entry.fulfilled or not latest or latest >= self.overdue_on:
                return False
        concerned = [entry.speaker, *entry.owners, *entry.parties]
        concerned += [ref for item in linked for ref in (*item.parties, *item.lead, *item.supporting)]
        return self._concerns(concerned)

    def _concerns(self, people: list[Ref] | tuple[Ref, ...]) -> bool:
        if not self.party:
            return True
        parties = (self.proceedings.party_of(ref) for ref in people)
        return any(party is not None and party.uid == self.party for party in parties)
