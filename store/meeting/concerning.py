"""What concerns one party (bên tham gia): items it has a part in, and what was said by it, to it and about them.

A unit counts for the party it belongs to: what a department or district agreed concerns its province too. Parties of
one name that belong to the same are one: provinces that were united go on as several under the new name. What is
given to all (``các địa phương``) is given to each of them. What the meeting concluded without naming anybody concerns
all who took part.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .collectives import meant
from .kinds import EntryKind, PartyRole
from .proceedings import Proceedings
from .records import Entry, Item, Party
from .refs import Ref, split
from .text import fold

_CONCLUSIONS = frozenset({EntryKind.DECISION, EntryKind.VOTE})


def family(parties: Iterable[Party], uid: str) -> frozenset[str]:
    """The uids of the party, of its namesakes beside it, and of every unit under them, at any depth."""
    under: dict[str, list[str]] = {}
    namesakes: dict[tuple[str, str], list[str]] = {}
    called: dict[str, tuple[str, str]] = {}
    for party in parties:
        if party.parent:  # a party of its own belongs to nobody, not to a party without a uid
            under.setdefault(party.parent, []).append(party.uid)
        if name := fold(party.name):
            called[party.uid] = (party.parent, name)
            namesakes.setdefault((party.parent, name), []).append(party.uid)
    found: set[str] = {uid}
    waiting = [uid]
    while waiting:
        one = waiting.pop()
        for other in (*namesakes.get(called.get(one, ("", "")), ()), *under.get(one, ())):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)


@dataclass(frozen=True)
class Concern:
    """What of a record concerns the party with this uid."""

    proceedings: Proceedings
    party: str

    @cached_property
    def family(self) -> frozenset[str]:
        """The party and its units."""
        return family(self.proceedings.parties, self.party)

    @cached_property
    def units(self) -> tuple[Party, ...]:
        """The units that count under the party, in the order of the list."""
        own = self.proceedings.party_by_uid.get(self.party)
        name = fold(own.name) if own else ""
        theirs = (one for one in self.proceedings.parties if one.uid in self.family and one.uid != self.party)
        return tuple(one for one in theirs if not name or fold(one.name) != name)

    @cached_property
    def _called(self) -> frozenset[str]:
        """Every name of the party and its units: whoever was named in words before he was listed is meant as well."""
        ours = (one for one in self.proceedings.parties if one.uid in self.family)
        return frozenset(folded for one in ours for name in (one.name, *one.aliases) if (folded := fold(name)))

    @cached_property
    def _named(self) -> dict[str, bool]:
        """Whether a name in words means us, for every one that was asked about: the same few stand in most records."""
        return {}

    def is_ours(self, ref: Ref) -> bool:
        """Whether this is the party, a unit of it, somebody who belongs to one of them, or all of whom it is one."""
        party = self.proceedings.party_of(ref)
        if party is not None:
            return party.uid in self.family
        head, words = split(ref)
        if head != "name":
            return False
        if words not in self._named:
            together = meant(words, self.proceedings.parties)
            self._named[words] = fold(words) in self._called or not together.isdisjoint(self.family)
        return self._named[words]

    def any_of_ours(self, refs: Iterable[Ref]) -> bool:
        """Whether one of these is ours."""
        return any(map(self.is_ours, refs))

    def has_item(self, item: Item) -> bool:
        """Whether we are among an item's parties, those that lead it or those that support it."""
        return self.any_of_ours((*item.parties, *item.lead, *item.supporting))

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """The items that concern us, by number."""
        return tuple(filter(self.has_item, self.proceedings.items))

    @cached_property
    def _item_uids(self) -> frozenset[str]:
        return frozenset(item.uid for item in self.items)

    def has_entry(self, entry: Entry) -> bool:
        """Whether we said it, are to do it, took part in it, or it is about an item that concerns us.

        What the meeting concluded without naming anybody concerns all who took part.
        """
        for_all = entry.kind in _CONCLUSIONS and not (entry.owners or entry.parties or entry.items)
        return (
            (for_all and self._took_part)
            or self.is_ours(entry.speaker)
            or self.any_of_ours((*entry.owners, *entry.parties))
            or not self._item_uids.isdisjoint(entry.items)
        )

    @cached_property
    def _took_part(self) -> bool:
        parties = (self.proceedings.party_by_uid.get(uid) for uid in self.family)
        return any(one is not None and one.role is not PartyRole.MENTIONED for one in parties)
