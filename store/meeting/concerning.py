"""What concerns one party (bên tham gia): items it has a part in, and what was said by it, to it and about them.

A unit counts for the party it belongs to: what a department or district agreed concerns its province too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from .proceedings import Proceedings
from .records import Entry, Item, Party
from .refs import Ref, split
from .text import fold


def family(parties: Iterable[Party], uid: str) -> frozenset[str]:
    """The uids of the party and of every unit under it, at any depth."""
    under: dict[str, list[str]] = {}
    for party in parties:
        if party.parent:  # a party of its own belongs to nobody, not to a party without a uid
            under.setdefault(party.parent, []).append(party.uid)
    found = {uid}
    waiting = [uid]
    while waiting:
        for child in under.get(waiting.pop(), ()):
            if child not in found:
                found.add(child)
                waiting.append(child)
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
        return tuple(one for one in self.proceedings.parties if one.uid in self.family and one.uid != self.party)

    @cached_property
    def _called(self) -> frozenset[str]:
        """Every name of the party and its units: whoever was named in words before he was listed is meant as well."""
        ours = (one for one in self.proceedings.parties if one.uid in self.family)
        return frozenset(folded for one in ours for name in (one.name, *one.aliases) if (folded := fold(name)))

    def is_ours(self, ref: Ref) -> bool:
        """Whether this is the party, a unit of it, or somebody who belongs to one of them."""
        party = self.proceedings.party_of(ref)
        if party is not None:
            return party.uid in self.family
        head, words = split(ref)
        return head == "name" and fold(words) in self._called

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
        """Whether we said it, are to do it, took part in it, or it is about an item that concerns us."""
        return (
            self.is_ours(entry.speaker)
            or self.any_of_ours((*entry.owners, *entry.parties))
            or not self._item_uids.isdisjoint(entry.items)
        )
