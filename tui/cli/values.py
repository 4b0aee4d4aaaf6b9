"""Values of a record as plain JSON."""

from __future__ import annotations

import dataclasses
from datetime import date, time
from enum import StrEnum
from typing import Any

from store.meeting.fields import to_values
from store.meeting.records import Record


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
