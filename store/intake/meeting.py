"""A meeting's own details from plain values, as a JSON file gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from ..meeting.kinds import RecordKind
from ..meeting.records import Meeting
from .people import People
from .values import Surroundings, read

_NOT_BEFOREHAND = frozenset({"uid", "started_at", "ended_at", "sharing_ended"})


def fields_of(plain: Mapping[str, object], people: People) -> dict[str, Any]:
    """The typed fields of a meeting; chairs and secretaries are found by name among the people.

    Raises values.Unreadable for a value that cannot be read and KeyError for a name that is no field.
    """
    known = {one.name for one in fields(Meeting)} - _NOT_BEFOREHAND
    for name in plain:
        if name not in known:
            raise KeyError(name)
    around = Surroundings(None, people)
    found = {name: read(RecordKind.MEETING, name, value, around) for name, value in plain.items()}
    return {name: value for name, value in found.items() if value is not None}
