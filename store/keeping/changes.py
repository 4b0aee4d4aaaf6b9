"""A Change: one author's new values for some fields of one record, named by the hash of its own content.

Plain form, all that is ever kept or sent::

    {"stamp": "001735900123456.000001.k3v9q2aa", "at": 1735900123456, "by": "Lan", "record": "entry/4f1c…",
     "set": {"text": "…"}, "over": {"text": ["<id>"]}, "saw": ["<id>"], "undoes": ["<id>"], "step": "<stamp>",
     "origin": "import"}

``over`` names, for each field, the values that the author saw and replaces; a field that replaces nothing may be
missing from it. ``saw`` stands in a deletion, ``undoes`` in a Change that takes others back, ``step`` in all but the
first of several Changes made together, ``origin`` where the values were not typed but came from somewhere, such as a
file that was read in. Keys that this program does not know are kept and passed on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

Body = dict[str, Any]
"""The plain form of a Change."""

DELETED = "deleted"
"""The field that says a record is deleted; every kind of record has it."""

PASSING = "presence/"
"""What the keys of records start with that say where somebody is just now: kept and sent, but no part of the record."""

FROZEN = "version/"
"""What the keys of records start with that hold a whole record as it once stood; they are never edited or undone."""

DECIDED = "decision/"
"""What the keys of records start with that hold what became of a difference in a returned document."""

ASIDE = (PASSING, FROZEN, DECIDED)
"""What is kept and sent beside the record and no part of it: it makes nothing newer, and nothing in it is disputed."""

#: Values nested deeper than this are refused.
DEEPEST = 16

# Two zeros: no clock shows the year 2286. A stamp from there on would stand above everything for good.
_STAMP = re.compile(r"00[0-9]{13}\.[0-9]{6}\.[a-z0-9]{1,32}\Z")
_RECORD = re.compile(r"[a-z][a-z_]{0,31}/[0-9A-Za-z_-]{1,64}\Z")
_ID = re.compile(r"[0-9a-f]{16}\Z")


def canonical(value: Any) -> bytes:
    """The one spelling of a JSON value: sorted keys, UTF-8, no spaces. Raises TypeError for what is no JSON."""
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)


def digest(data: bytes) -> str:
    """The sha256 of these bytes, 64 hex digits."""
    from hashlib import sha256  # loads OpenSSL, which opening a dossier does without

    return sha256(data).hexdigest()


class Change:
    """One Change. Two with the same ``id`` are the same.

    A packed one holds its plain form as JSON bytes, a fifth of the room, and reads it again whenever it is asked:
    of ten thousand Changes hardly any are looked at twice.
    """

    __slots__ = ("_body", "_packed", "id", "record", "stamp")

    record: str
    """The record's key: its kind, a slash, its uid."""
    stamp: str
    """Time, counter and replica: the order in which things are shown, never what replaces what."""

    def __init__(self, id: str, body: Body, packed: bytes | None = None) -> None:
        self.id = id
        self.record = body["record"]
        self.stamp = body["stamp"]
        self._body: Body | None = body
        self._packed = packed

    @classmethod
    def of(cls, body: Body) -> Change:
        """The Change with this plain form, which must be well formed, under its own name."""
        plain = canonical(body)
        return cls(digest(plain)[:16], body, plain)

    @property
    def body(self) -> Body:
        """The plain form."""
        if self._body is None:
            assert self._packed is not None
            return orjson.loads(self._packed)  # type: ignore[no-any-return]
        return self._body

    @property
    def plain(self) -> bytes:
        """The plain form as JSON, in its one spelling, or as the journal it was read from spells it."""
        if self._packed is None:
            self._packed = canonical(self._body)
        return self._packed

    def pack(self) -> None:
        """Keeps the plain form as bytes only."""
        self._packed = self.plain
        self._body = None

    def unpack(self) -> None:
        """Keeps the plain form at hand."""
        self._body = self.body

    @property
    def replica(self) -> str:
        """The replica that made it."""
        return self.stamp[23:]

    @property
    def at(self) -> int:
        """The author's own wall clock in milliseconds since 1970, UTC."""
        return self.body["at"]  # type: ignore[no-any-return]

    @property
    def by(self) -> str:
        """The author's name."""
        return self.body["by"]  # type: ignore[no-any-return]

    @property
    def set(self) -> Mapping[str, Any]:
        """The new values by field, as plain JSON."""
        return self.body["set"]  # type: ignore[no-any-return]

    def over(self, field: str) -> Sequence[str]:
        """The ids of the Changes whose value for this field is replaced."""
        return self.body["over"].get(field, ())  # type: ignore[no-any-return]

    @property
    def saw(self) -> Sequence[str]:
        """In a deletion: the ids of all values of the record that its author had seen."""
        return self.body.get("saw", ())  # type: ignore[no-any-return]

    @property
    def undoes(self) -> Sequence[str]:
        """The ids of the Changes that this one takes back."""
        # Within a text the second quotation mark would be escaped: without these bytes there is no such key.
        if self._packed is not None and b'"undoes":' not in self._packed:
            return ()
        return self.body.get("undoes", ())  # type: ignore[no-any-return]

    @property
    def step(self) -> str:
        """The stamp of the first Change of those made together with this one."""
        return self.body.get("step") or self.stamp

    @property
    def origin(self) -> str:
        """Where the values came from; empty where somebody typed them."""
        if self._packed is not None and b'"origin":' not in self._packed:
            return ""
        return self.body.get("origin", "")  # type: ignore[no-any-return]

    @property
    def order(self) -> tuple[str, str]:
        """Sorts Changes the same way everywhere: by stamp, then by id."""
        return self.stamp, self.id

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Change) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"Change({self.id}, {self.body!r})"


def compose(
    *,
    stamp: str,
    at: int,
    by: str,
    record: str,
    set: Mapping[str, Any],
    over: Mapping[str, Iterable[str]],
    saw: Iterable[str] | None = None,
    undoes: Iterable[str] | None = None,
    step: str | None = None,
    origin: str = "",
) -> Change:
    """A new Change of these parts; fields that replace nothing are left out of ``over``."""
    body: Body = {
        "stamp": stamp,
        "at": at,
        "by": by,
        "record": record,
        "set": dict(set),
        "over": {field: sorted(ids) for field, ids in over.items() if ids},
    }
    if saw is not None:
        body["saw"] = sorted(saw)
    if undoes is not None:
        body["undoes"] = sorted(undoes)
    if step is not None and step != stamp:
        body["step"] = step
    if origin:
        body["origin"] = origin
    return Change.of(body)


def check(body: Any) -> Change:
    """The Change with this plain form, once every part of it has been looked at.

    Raises:
        ValueError: it is not the plain form of a Change. Whatever came from outside goes through here.
    """
    try:
        stamp, at, by, record = body["stamp"], body["at"], body["by"], body["record"]
        new, over = body["set"], body["over"]
        sound = (
            type(body) is dict
            and type(stamp) is str
            and _STAMP.match(stamp)
            and type(at) is int
            and 0 <= at < 10**15
            and type(by) is str
            and type(record) is str
            and _RECORD.match(record)
            and type(new) is dict
            and type(over) is dict
            and all(map(_are_ids, over.values()))
            and ("saw" not in body or _are_ids(body["saw"]))
            and ("undoes" not in body or _are_ids(body["undoes"]))
            and type(body.get("step", "")) is str
            and type(body.get("origin", "")) is str
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no change: {error!r}") from None
    if not sound:
        raise ValueError("no change: a part has the wrong form")
    if not _KNOWN.issuperset(body):
        for key, value in body.items():
            if key not in _KNOWN:
                check_plain(value)
    for value in new.values():
        if type(value) is not str:
            check_plain(value)
    return Change.of(body)


_KNOWN = frozenset({"stamp", "at", "by", "record", "over", "saw", "undoes", "step", "set", "origin"})


def _are_ids(value: Any) -> bool:
    return type(value) is list and all(map(_is_id, value))


def _is_id(value: Any) -> bool:
    return type(value) is str and _ID.match(value) is not None


def check_plain(value: Any, depth: int = DEEPEST) -> None:
    """Raises ValueError for a float, whose spelling differs between programs, and for what is nested too deep."""
    kind = type(value)
    if kind is str or kind is int or kind is bool or value is None:
        return
    if depth == 0 or kind is float:
        raise ValueError("no change: a float, or nested too deep")
    for part in value.values() if kind is dict else value:
        check_plain(part, depth - 1)
