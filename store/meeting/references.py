"""Which other records name a record, so that nobody takes something away unawares that others speak of."""

from __future__ import annotations

from collections.abc import Mapping

from . import refs
from .kinds import RecordKind
from .proceedings import Proceedings
from .records import AgendaPoint, Delegate, Entry, Item, Meeting, Party, Record


def naming(proceedings: Proceedings, kind: RecordKind, uid: str) -> Mapping[RecordKind, int]:
    """How many records of each kind name this one; kinds of which none does are left out."""
    named = {uid, refs.to_party(uid), refs.to_delegate(uid)} if kind in _PEOPLE else {uid}
    everything: tuple[tuple[RecordKind, tuple[Record, ...]], ...] = (
        (RecordKind.MEETING, (proceedings.meeting,)),
        (RecordKind.PARTY, proceedings.parties),
        (RecordKind.DELEGATE, proceedings.delegates),
        (RecordKind.POINT, proceedings.points),
        (RecordKind.ITEM, proceedings.items),
        (RecordKind.ENTRY, proceedings.entries),
    )
    counts = {
        one: sum(not named.isdisjoint(_named_by(record)) for record in records if record.uid != uid)
        for one, records in everything
    }
    return {one: count for one, count in counts.items() if count}


_PEOPLE = frozenset({RecordKind.PARTY, RecordKind.DELEGATE})


def _named_by(record: Record) -> tuple[str, ...]:
    """Every uid and reference in a record."""
    match record:
        case Meeting():
            return (*record.chairs, *record.secretaries)
        case Party():
            return (record.parent,)
        case Delegate():
            return (record.party, record.replaced_by, record.arrived_point, record.left_point)
        case AgendaPoint():
            return (record.presenter,)
        case Item():
            return (*record.parties, *record.lead, *record.supporting)
        case Entry():
            vote = record.vote
            voters = (*vote.in_favour_by, *vote.against_by, *vote.abstained_by) if vote else ()
            return (record.point, record.speaker, *record.items, *record.owners, *record.parties, *voters)
