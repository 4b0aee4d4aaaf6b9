"""What is to change in the record: the plain wish, before it becomes a Change with a name and a place in history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .kinds import RecordKind


@dataclass(frozen=True, slots=True)
class Edit:
    """Set these fields of one record; a record that does not exist yet comes into being.

    The values are typed as the record's class has them (dates, enums, tuples), not as JSON. ``gone`` takes the record
    out of sight instead; it can be restored, also by an edit that sets its fields ``again``.
    """

    kind: RecordKind
    uid: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    gone: bool = False
    again: bool = False
