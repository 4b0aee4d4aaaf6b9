"""From what is wanted to what is to be written: only what differs, over exactly the values that stood there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .keeping.changes import DELETED
from .keeping.ledger import Wish
from .keeping.merging import Union
from .meeting.edits import Edit
from .meeting.fields import codec_of, to_record
from .meeting.kinds import RecordKind
from .meeting.records import Entry, Item, Meeting


def from_edits(union: Union, edits: Iterable[Edit]) -> list[Wish]:
    """One wish for each record that these edits change, or bring into being.

    Raises:
        KeyError: a field that records of that kind do not have.
    """
    together: dict[tuple[RecordKind, str], dict[str, Any]] = {}
    gone: list[str] = []
    again: set[tuple[RecordKind, str]] = set()
    for edit in edits:
        if edit.gone:
            gone.append(f"{edit.kind}/{edit.uid}")
        else:
            together.setdefault((edit.kind, edit.uid), {}).update(edit.fields)
            if edit.again:
                again.add((edit.kind, edit.uid))
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
        if new and values.get("waived") and "waived" not in new:
            new.update(_waivers_left(kind, uid, {**values, **new}, values["waived"]))
        if state is not None and state.hidden and (kind, uid) in again:
            new[DELETED] = False
        if new or state is None:
            wishes.append(for_fields(union, key, new))
    shown = (key for key in gone if (state := union.records.get(key)) is not None and not state.hidden)
    return [*wishes, *(for_fields(union, key, {DELETED: True}) for key in shown)]


def over_seen(
    union: Union, kind: RecordKind, uid: str, fields: Mapping[str, Any], seen: Mapping[str, Iterable[str]]
) -> list[Wish]:
    """The wish for these typed values over exactly the values that ``seen`` names, by the ids of their Changes.

    A value that came meanwhile and was not seen stays beside the new one, unless the two are the same. What is left
    as it was seen replaces nothing.

    Raises:
        KeyError: a field that records of that kind do not have.
    """
    state = union.records.get(f"{kind}/{uid}")
    values = state.values() if state else {}
    new = {}
    for field, typed in fields.items():
        codec = codec_of(kind)[field]
        plain = codec.encode(typed)
        as_seen = state.value_of(field, seen.get(field, ())) if state else None
        unchanged = (codec.plain_default if old is None else old for old in (values.get(field), as_seen))
        if plain not in unchanged:
            new[field] = plain
    over = {field: list(seen.get(field, ())) for field in new}
    if state and new and values.get("waived") and "waived" not in fields:
        left = _waivers_left(kind, uid, {**values, **new}, values["waived"])
        new.update(left)
        over.update({field: [head.id for head in state.heads(field)] for field in left})
    return [Wish(f"{kind}/{uid}", new, over)] if new else []


def settling(
    union: Union, kind: RecordKind, uid: str, field: str, plain: Any, seen: Iterable[str] | None = None
) -> Wish:
    """The wish that this plain value replaces those of the current ones that ``seen`` names; all where it is None."""
    key = f"{kind}/{uid}"
    state = union.records.get(key)
    if seen is None or state is None:
        return for_fields(union, key, {field: plain})
    ids = set(seen)
    heads = [head.id for head in state.heads(field) if head.id in ids]
    deletes = field == DELETED and plain is True
    return Wish(key, {field: plain}, {field: heads}, saw=ids - set(heads) if deletes else None)


def _waivers_left(kind: RecordKind, uid: str, values: Mapping[str, Any], waived: Any) -> dict[str, Any]:
    """What the record's waivers become where this change fills in what was waived: they end with their gap."""
    from .meeting.gaps import still_waived

    record = to_record(kind, uid, values)
    left = list(still_waived(record)) if isinstance(record, Meeting | Item | Entry) else waived
    return {"waived": left} if left != waived else {}


def for_fields(union: Union, key: str, new: Mapping[str, Any]) -> Wish:
    """The wish that these plain values replace all that now stands in their fields of the record with this key."""
    state = union.records.get(key)
    if state is None:
        return Wish(key, new)
    over = {field: [head.id for head in state.heads(field)] for field in new}
    return Wish(key, new, over, saw=state.seen() if new.get(DELETED) is True else None)
