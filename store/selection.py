"""Which records are meant: those that concern one party, one field, or are overdue; asked of the TinyDB view."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_
from typing import Any

from tinydb import Query, where
from tinydb.queries import QueryInstance

from .meeting import names, refs
from .meeting.concerning import Concern
from .meeting.kinds import CLOSED_STATES, TASK_KINDS, RecordKind
from .meeting.records import Entry, Item
from .meeting.text import fold
from .reading import Reading


class UnknownParty(Exception):
    """No party of the dossier goes by these words."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words


@dataclass(frozen=True)
class Selection:
    """A choice among a dossier's records. ``party`` is a uid, ``field`` words of a field's name; empty means any.

    What a party's units agreed, said or are to do is the party's, as it is where parties are counted.

    ``overdue_on`` is the day on which what is chosen is overdue, None where that does not matter.
    """

    dossier: Reading
    party: str = ""
    field: str = ""
    overdue_on: date | None = None

    @classmethod
    def of(cls, dossier: Reading, party: str, field: str, overdue_on: date | None) -> Selection:
        """The choice that these words make; raises UnknownParty."""
        uid = ""
        if party:
            found = names.roster((), tuple(dossier.parties)).best(party)
            if not found:
                raise UnknownParty(party)
            uid = refs.split(found[0])[1]
        return cls(dossier, uid, field, overdue_on)

    def items(self) -> list[Item]:
        """The items chosen, by number."""
        asked = [*self._items_of_party(), *self._items_of_field()]
        if self.overdue_on:
            asked += [self._past("planned"), ~where("state").one_of(sorted(CLOSED_STATES))]
        return self.dossier.find(RecordKind.ITEM, _all(asked))

    def entries(self) -> list[Entry]:
        """The entries chosen, in their order; an entry belongs to the party and the field of the items it is about."""
        return self._entries(())

    def actions(self) -> list[Entry]:
        """The directives and commitments chosen, those with the earliest end first, those without a day last."""
        tasks = self._entries((where("kind").one_of(sorted(TASK_KINDS)),))
        return sorted(tasks, key=lambda task: (task.deadline and task.deadline.latest) or date.max)

    def _entries(self, more: Iterable[QueryInstance]) -> list[Entry]:
        asked = [*more]
        if self.field:
            asked.append(where("items").any(self._uids(self._items_of_field())))
        if self.party:
            theirs = self._theirs()
            about = self._uids(self._items_of_party())
            asked.append(
                where("speaker").test(lambda speaker: theirs([str(speaker)]))
                | where("owners").test(theirs)
                | where("parties").test(theirs)
                | where("items").any(about)
            )
        if self.overdue_on:
            tasks = where("kind").one_of(sorted(TASK_KINDS)) & (where("fulfilled") == False)  # noqa: E712
            asked += [tasks, self._past("deadline")]
        return self.dossier.find(RecordKind.ENTRY, _all(asked))

    def _items_of_party(self) -> list[QueryInstance]:
        if not self.party:
            return []
        theirs = self._theirs()
        return [where("parties").test(theirs) | where("lead").test(theirs) | where("supporting").test(theirs)]

    def _items_of_field(self) -> list[QueryInstance]:
        wanted = fold(self.field)
        return [where("field").test(lambda field: wanted in fold(field))] if self.field else []

    def _past(self, field: str) -> QueryInstance:
        day = str(self.overdue_on)

        def is_past(latest: Any) -> bool:
            return latest is not None and str(latest) < day

        latest: Query = where(field)["latest"]
        return latest.test(is_past)

    def _theirs(self) -> Callable[[Iterable[str]], bool]:
        """Whether one of several people is the party, a unit of it or somebody who came for one of them."""
        concern = Concern(self.dossier.proceedings(), self.party)
        return lambda people: concern.any_of_ours(map(refs.Ref, people))

    def _uids(self, asked: list[QueryInstance]) -> list[str]:
        return [item.uid for item in self.dossier.find(RecordKind.ITEM, _all(asked))]


def _all(asked: list[QueryInstance]) -> QueryInstance | None:
    return reduce(and_, asked) if asked else None
