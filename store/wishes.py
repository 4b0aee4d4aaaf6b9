"""From what is wanted to what is to be written: only what differs, over exactly the values that stood there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .keeping.changes import DELETED
from .keeping.ledger import Wish
from .keeping.merging import Union
from .meeting.edits import Edit
from .meeting.fields import codec_of
from .meeting.kinds import RecordKind


def from_edits(union: Union, edits: Iterable[Edit]) -> list[Wish]:
    """One wish for each record that these edits change, or bring into being.

    Raises:
        KeyError: a field that records of that kind do not have.
    """
    together: dict[tuple[RecordKind, str], dict[str, Any]] = {}
    for edit in edits:
        together.setdefault((edit.kind, edit.uid), {}).update(edit.fields)
    wishes = []
    for (kind, uid), fields in together.items():
        key = f"{kind}/{uid}"
        state = union.records.get(key)
        values = state.values() if state else {}
        codecs = codec_of(kind)
        new = {}
        for field, typed in fields.items():
            codec = codecs[field]
            plain = codec.encode(typed)
            old = values.get(field)
            if plain != (codec.plain_default if old is None else old):
                new[field] = plain
        if new or state is None:
            wishes.append(for_fields(union, key, new))
    return wishes


def for_fields(union: Union, key: str, new: Mapping[str, Any]) -> Wish:
    """The wish that these plain values replace all that now stands in their fields of the record with this key."""
    state = union.records.get(key)
    if state is None:
        return Wish(key, new)
    over = {field: [head.id for head in state.heads(field)] for field in new}
    return Wish(key, new, over, saw=state.seen() if new.get(DELETED) is True else None)
