"""A dossier as this machine last saw it, read without opening it: no lock, nothing written, no shared folder asked.

The library shows and searches two hundred dossiers; opening each for that would make a journal in every one of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any

import orjson

from .errors import CannotRead, Trouble
from .keeping import durable, freshness, journal, replicas
from .keeping.changes import Change
from .keeping.merging import Union
from .live import TABLES, LiveRecord
from .meeting import refs
from .meeting.fields import LONG_TEXTS, to_record
from .meeting.kinds import RecordKind
from .meeting.records import Delegate, Entry, Item, Meeting, Party, Record
from .meeting.refs import Ref

_LARGEST = 64 << 20


@dataclass(frozen=True)
class LocalCopy:
    """The records of one dossier, each with a number that stays its own, in the order in which they were made."""

    id: str
    records: tuple[tuple[int, Record], ...]

    @property
    def meeting(self) -> Meeting:
        """The meeting's own details."""
        return next((one for _number, one in self.records if isinstance(one, Meeting)), Meeting(uid=self.id))

    @property
    def items(self) -> list[Item]:
        """The register."""
        return [one for _number, one in self.records if isinstance(one, Item)]

    @property
    def entries(self) -> list[Entry]:
        """What was recorded."""
        return [one for _number, one in self.records if isinstance(one, Entry)]

    @cached_property
    def people(self) -> Mapping[Ref, str]:
        """The name behind each reference to a party or a delegate."""
        return {
            (refs.to_party if isinstance(one, Party) else refs.to_delegate)(one.uid): one.name
            for _number, one in self.records
            if isinstance(one, Party | Delegate)
        }


def extent(home: Path) -> dict[str, int]:
    """How much lies in each journal of the dossier that is kept in ``home``, in bytes, by replica.

    It differs whenever something was recorded or taken in since. Raises CannotRead.
    """
    try:
        return {
            directory.name: journal.length(replicas.journal_in(directory)) for directory in replicas.others(home, "")
        }
    except OSError as error:
        raise CannotRead(Trouble.NOT_READABLE, home, error.strerror or "") from error


def read(home: Path, known: freshness.Extent) -> LocalCopy:
    """The records, from record.json where it says all that the journals say, else from these. Raises CannotRead."""
    record = home / "record.json"
    if freshness.is_current(record, known):
        try:
            return LocalCopy(home.name, tuple(_from_tables(orjson.loads(durable.read(record, _LARGEST)))))
        except (CannotRead, ValueError, AttributeError, TypeError):
            pass  # the journals hold it too
    return LocalCopy(home.name, tuple(_from_journals(home)))


def _from_tables(tables: Mapping[str, Mapping[str, Mapping[str, Any]]]) -> Iterator[tuple[int, Record]]:
    for kind, name in TABLES.items():
        for number, document in tables.get(name, {}).items():
            yield int(number), to_record(kind, str(document["uid"]), document)


def _from_journals(home: Path) -> Iterator[tuple[int, Record]]:
    union = Union(LONG_TEXTS)
    live = LiveRecord(union, home.name, "", RLock())

    def take(change: Change) -> None:
        if union.add(change):
            live.load(change)

    for directory in replicas.others(home, ""):
        journal.load(replicas.journal_in(directory), take)
    live.settle()
    for kind in RecordKind:
        for number, document in live.documents(kind):
            yield number, to_record(kind, document["uid"], document)
