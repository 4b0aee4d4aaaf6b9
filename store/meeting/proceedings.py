"""A meeting's whole record at one moment, for everything that reads it: gaps, counts, documents."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from . import refs
from .final_versions import FinalVersion
from .records import AgendaPoint, Delegate, Entry, Item, Meeting, Party
from .refs import Ref


@dataclass(frozen=True)
class Proceedings:
    """The whole record, frozen: agenda points and items by number, entries in the order in which things were said.

    ``revised`` is the wall-clock time of the newest change in milliseconds since 1970, 0 for an empty record:
    documents made from the same record carry the same date and so the same bytes. ``versions`` are the final ones,
    the oldest first.
    """

    meeting: Meeting
    parties: tuple[Party, ...] = ()
    delegates: tuple[Delegate, ...] = ()
    points: tuple[AgendaPoint, ...] = ()
    items: tuple[Item, ...] = ()
    entries: tuple[Entry, ...] = ()
    revised: int = 0
    versions: tuple[FinalVersion, ...] = ()

    @cached_property
    def party_by_uid(self) -> dict[str, Party]:
        """Parties by uid."""
        return {party.uid: party for party in self.parties}

    @cached_property
    def delegate_by_uid(self) -> dict[str, Delegate]:
        """Delegates by uid."""
        return {delegate.uid: delegate for delegate in self.delegates}

    @cached_property
    def item_by_uid(self) -> dict[str, Item]:
        """Items by uid."""
        return {item.uid: item for item in self.items}

    @cached_property
    def point_by_uid(self) -> dict[str, AgendaPoint]:
        """Agenda points by uid."""
        return {point.uid: point for point in self.points}

    def name(self, ref: Ref) -> str:
        """The plain name behind a reference; empty where nobody is named or the record behind it is gone."""
        head, rest = refs.split(ref)
        if head == "delegate":
            delegate = self.delegate_by_uid.get(rest)
            return delegate.name if delegate else ""
        if head == "party":
            party = self.party_by_uid.get(rest)
            return party.name if party else ""
        return rest

    def delegate(self, ref: Ref) -> Delegate | None:
        """The delegate behind a reference, None for anybody else."""
        head, rest = refs.split(ref)
        return self.delegate_by_uid.get(rest) if head == "delegate" else None

    def party_of(self, ref: Ref) -> Party | None:
        """The party that is meant, or that the delegate meant belongs to."""
        head, rest = refs.split(ref)
        if head == "delegate":
            delegate = self.delegate_by_uid.get(rest)
            return self.party_by_uid.get(delegate.party) if delegate else None
        return self.party_by_uid.get(rest) if head == "party" else None
