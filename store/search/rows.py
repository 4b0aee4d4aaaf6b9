"""What of each record can be searched, and how a record that was found is shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time
from typing import NamedTuple

from store.local_copy import LocalCopy
from store.meeting import refs
from store.meeting.fields import kind_of
from store.meeting.kinds import RecordKind
from store.meeting.records import AgendaPoint, Delegate, Entry, Item, Meeting, Party, Record
from store.meeting.refs import Ref

from .words import Place

_BEGIN = datetime(1900, 1, 1)  # noqa: DTZ001  # local times of meetings have no zone
_ORDER = {
    RecordKind.MEETING: 7,
    RecordKind.ITEM: 6,
    RecordKind.POINT: 5,
    RecordKind.DELEGATE: 4,
    RecordKind.PARTY: 3,
    RecordKind.ENTRY: 0,
}
_MINUTES, _DOSSIERS, _KINDS, _NUMBERS = 33, 10, 3, 17
"""Bits of a place for each of its parts, 63 in all, the most that an index takes."""


class Row(NamedTuple):
    """One record as it is searched: ``head`` is its title or name, ``body`` everything else in words.

    ``sort`` is the kind of an entry or the state of an item, ``shown_number`` the number of an item or agenda point,
    ``at`` when it was said, else the meeting's day, ISO 8601, empty where neither is known.
    """

    number: int
    kind: RecordKind
    uid: str
    sort: str
    shown_number: int
    at: str
    head: str
    body: str

    @property
    def text(self) -> str:
        """The whole text, as it is shown."""
        return " · ".join(part for part in (self.head, self.body) if part)

    @property
    def searched(self) -> tuple[str, str]:
        """Head and body as they are searched: an item is also found by its number."""
        return self.head, f"{self.shown_number} {self.body}" if self.shown_number else self.body

    def place(self, dossier: int) -> int:
        """Where the record stands among all: the newest has the highest place, then items, then what came first.

        ``dossier`` is the number of its dossier in the index. Two records may claim the same place.
        """
        minutes = 0
        if self.at:
            minutes = int((datetime.fromisoformat(self.at) - _BEGIN).total_seconds()) // 60
        place = max(0, min(minutes, (1 << _MINUTES) - 1))
        place = place << _DOSSIERS | dossier % (1 << _DOSSIERS)
        place = place << _KINDS | _ORDER[self.kind]
        last = (1 << _NUMBERS) - 1
        return place << _NUMBERS | last - min(self.number, last)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found. ``rank`` is 0 for the best fit (``Wanted.rank``); ``places`` are those of the words in
    ``text``; the other fields are those of its Row, ``dossier`` is the dossier's id.
    """

    dossier: str
    kind: RecordKind
    uid: str
    sort: str
    number: int
    at: datetime | None
    text: str
    places: tuple[Place, ...]
    rank: int


def rows(copy: LocalCopy) -> Iterator[Row]:
    """Everything in a dossier that can be found."""
    meeting = copy.meeting
    day = datetime.combine(meeting.day, time()).isoformat() if meeting.day else ""
    for number, record in copy.records:
        head, body = _texts(record, copy)
        if head or body:
            at = record.at.isoformat() if isinstance(record, Entry) and record.at else day
            sort = record.kind if isinstance(record, Entry) else record.state if isinstance(record, Item) else ""
            shown = record.number if isinstance(record, Item | AgendaPoint) else 0
            yield Row(number, kind_of(record), record.uid, str(sort), shown, at, head, body)


def _texts(record: Record, copy: LocalCopy) -> tuple[str, str]:
    match record:
        case Meeting():
            symbol = "/".join(part for part in (record.number, record.symbol) if part)
            return record.title, _joined(
                record.place, record.agreement, record.period, record.issuing_body, symbol, *record.agreement_fields
            )
        case Party():
            return record.name, _joined(*record.aliases)
        case Delegate():
            return record.name, _joined(record.office, _name(refs.to_party(record.party), copy), *record.aliases)
        case AgendaPoint():
            return record.title, _name(record.presenter, copy)
        case Item():
            people = (*record.parties, *record.lead, *record.supporting)
            names = dict.fromkeys(_name(ref, copy) for ref in people)
            return record.title, _joined(
                record.field,
                record.outcome,
                record.reason_text,
                record.figures,
                ", ".join(filter(None, names)),
                record.source,
            )
        case Entry():
            speaker = _name(record.speaker, copy)
            owners = ", ".join(filter(None, (_name(ref, copy) for ref in record.owners)))
            return "", _joined(f"{speaker}: {record.text}" if speaker else record.text, owners)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _name(ref: Ref, copy: LocalCopy) -> str:
    head, words = refs.split(ref)
    return copy.people.get(ref, "") if head in {"party", "delegate"} else words
