"""Single values of a record in words, and as plain JSON."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from store.dossier import Dossier
from store.meeting import refs
from store.meeting.fields import decode, to_values
from store.meeting.kinds import RecordKind
from store.meeting.records import Deadline, Record, Vote
from store.meeting.refs import Ref

from ..language import _, term
from ..widgets.wording import deadline_text, name_of, names_of, vote_text

_UIDS = {
    "party": RecordKind.PARTY,
    "parent": RecordKind.PARTY,
    "point": RecordKind.POINT,
    "arrived_point": RecordKind.POINT,
    "left_point": RecordKind.POINT,
    "items": RecordKind.ITEM,
}
"""The fields that hold uids, of records of one kind."""

_UNSET_AT_0 = frozenset({"number", "planned_minutes"})


def label(dossier: Dossier, kind: RecordKind, uid: str) -> str:
    """What helps to know a record again: its number and the beginning of its title, name or text."""
    record = dossier.get(kind, uid)
    words = getattr(record, "title", "") or getattr(record, "name", "") or getattr(record, "text", "")
    number = getattr(record, "number", 0)
    short = shortened(words)
    return f"{number} {short}" if isinstance(number, int) and number else short


def shortened(words: str) -> str:
    """The beginning of a text, on one line."""
    words = " ".join(words.split())
    return words if len(words) <= 40 else f"{words[:39]}…"


def value_text(dossier: Dossier, kind: RecordKind, field: str, value: Any) -> str:
    """A field's plain JSON value in words, as far as it has any; a field nobody knows here as it stands."""
    try:
        typed = decode(kind, field, value)
    except KeyError:
        typed = value
    if field in _UIDS and typed:
        uids = (typed,) if isinstance(typed, str) else typed
        return ", ".join(label(dossier, _UIDS[field], uid) or _("deleted") for uid in uids)
    if field == "speaker" and typed == refs.UNKNOWN:
        return name_of(typed, dossier.get)
    return _words(dossier, None if field in _UNSET_AT_0 and not typed else typed)


def _words(dossier: Dossier, value: Any) -> str:
    if value is None or value in ("", ()):
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return term(value)
    if isinstance(value, Deadline):
        return deadline_text(value)
    if isinstance(value, Vote):
        return vote_text(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, tuple | list):
        return ", ".join(_words(dossier, part) for part in value)
    if isinstance(value, str):
        head, uid = refs.split(Ref(value))
        if head in {"delegate", "party"} and uid:
            return names_of((Ref(value),), dossier.get) or value
        return uid if head == "name" and value.startswith("name/") else value
    if dataclasses.is_dataclass(value):
        return str(getattr(value, "said", "")) or str(plain(value))
    return str(value)


def plain(value: Any) -> Any:
    """Any value as plain JSON."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date | time):
        return value.isoformat()
    return value


def to_json(record: Record) -> dict[str, Any]:
    """A record as the schema has it."""
    return {"uid": record.uid, **to_values(record)}
