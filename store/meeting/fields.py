"""How the fields of a record become plain JSON and come back: worked out once for each class from its type hints.

Coming back it is tolerant. A word that no fixed list holds, or a value of another shape, written by a newer or a
foreign program, reads as the field's default; nothing here raises over what stands in a file.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from sys import intern
from typing import Any, NamedTuple, Union, get_args, get_origin, get_type_hints

from .kinds import RecordKind
from .records import Record, type_of
from .text import clean

#: Texts that may run over several lines; line breaks in all others become spaces.
LONG_TEXTS = frozenset({"text", "outcome", "reason_text"})

#: Whole numbers beyond this are not exact in every program that reads JSON.
LARGEST = 2**53 - 1


class _Unreadable:
    """Stands for a value that is not of its field's type; no type accepts it."""


_UNREADABLE = _Unreadable()


class FieldCodec(NamedTuple):
    """How one field is written and read. ``default`` is the typed default, ``plain_default`` the same as JSON."""

    name: str
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]
    default: Any
    plain_default: Any


@cache
def codec_of(kind: RecordKind) -> Mapping[str, FieldCodec]:
    """The codecs of all fields of one kind of record but its uid, by name, in the order of the class."""
    return _codecs(type_of[kind], LONG_TEXTS)


def encode(kind: RecordKind, name: str, value: Any) -> Any:
    """A typed value as plain JSON, its texts cleaned.

    Raises:
        KeyError: records of this kind have no such field.
        TypeError, ValueError, AttributeError: the value is not of the field's type.
    """
    return codec_of(kind)[name].encode(value)


def decode(kind: RecordKind, name: str, value: Any) -> Any:
    """Plain JSON as the field's typed value; the field's default where it is of another shape. Never raises."""
    codec = codec_of(kind)[name]
    typed = codec.decode(value)
    return codec.default if typed is _UNREADABLE else typed


def to_record(kind: RecordKind, uid: str, values: Mapping[str, Any]) -> Record:
    """The record with these plain JSON values; what cannot be read has its default, what is unknown is left out."""
    cls, decoders = _reading(kind)
    typed = {}
    for name, value in values.items():
        decode = decoders.get(name)
        if decode is not None:
            read = decode(value)
            if read is not _UNREADABLE:
                typed[name] = read
    return cls(uid=uid, **typed)


@cache
def _reading(kind: RecordKind) -> tuple[type[Record], Mapping[str, Callable[[Any], Any]]]:
    """The class of one kind of record and what reads each of its fields."""
    return type_of[kind], {name: codec.decode for name, codec in codec_of(kind).items()}


def to_values(record: Record) -> dict[str, Any]:
    """All fields of a record but its uid as plain JSON."""
    kind = kind_of(record)
    return {name: codec.encode(getattr(record, name)) for name, codec in codec_of(kind).items()}


@cache
def plain_defaults(kind: RecordKind) -> Mapping[str, Any]:
    """The default of every field of one kind of record but its uid, as plain JSON. To be read, not changed."""
    return {name: codec.plain_default for name, codec in codec_of(kind).items()}


def kind_of(record: Record) -> RecordKind:
    """The kind of a record, by its class."""
    return _kinds()[type(record)]


@cache
def _kinds() -> Mapping[type, RecordKind]:
    return {cls: kind for kind, cls in type_of.items()}


def _codecs(cls: type, long_texts: frozenset[str] = frozenset()) -> dict[str, FieldCodec]:
    hints = get_type_hints(cls)
    found = {}
    for field in fields(cls):
        if field.name == "uid":
            continue
        write, read = _pair(hints[field.name], lines=field.name in long_texts)
        default = _default(field)
        plain = None if default is _UNREADABLE else write(default)
        found[field.name] = FieldCodec(field.name, write, read, default, plain)
    return found


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return _UNREADABLE if field.default_factory is MISSING else field.default_factory()


_Pair = tuple[Callable[[Any], Any], Callable[[Any], Any]]


def _pair(hint: Any, *, lines: bool = False) -> _Pair:
    """How to write and how to read values of this type; reading gives ``_UNREADABLE`` for anything else."""
    hint = getattr(hint, "__supertype__", hint)
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        (inner,) = (arg for arg in get_args(hint) if arg is not type(None))
        return _optional(*_pair(inner, lines=lines))
    if origin is tuple:
        return _tuple(*_pair(get_args(hint)[0], lines=lines))
    if hint is str:
        # Cleaned on the way back as well: a file may come from a stranger, and a text may hold the terminal's orders.
        if lines:
            return (
                lambda value: clean(value, lines=True),
                lambda value: clean(value, lines=True) if type(value) is str else _UNREADABLE,
            )
        # Ten thousand entries name few speakers and points: each short text is in memory once.
        return clean, lambda value: intern(clean(value)) if type(value) is str else _UNREADABLE
    if hint is bool:
        return bool, lambda value: value if type(value) is bool else _UNREADABLE
    if hint is int:
        return (lambda value: max(-LARGEST, min(LARGEST, int(value)))), _read_int
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _enum(hint)
    if hint in (date, time, datetime):
        return (lambda value: value.isoformat()), _moment(hint)
    if isinstance(hint, type) and is_dataclass(hint):
        return _nested(hint)
    raise TypeError(f"no JSON form is known for {hint!r}")


def _read_int(value: Any) -> Any:
    return value if type(value) is int and -LARGEST <= value <= LARGEST else _UNREADABLE


def _enum(cls: type[Enum]) -> _Pair:
    members = {member.value: member for member in cls}

    def read(value: Any) -> Any:
        return members.get(value, _UNREADABLE) if type(value) is str else _UNREADABLE

    return (lambda value: cls(value).value), read


def _moment(cls: type[date] | type[time] | type[datetime]) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) is not str:
            return _UNREADABLE
        try:
            moment = cls.fromisoformat(value)
        except ValueError:
            return _UNREADABLE
        # Times of a meeting are wall-clock times; a zone that another program added would make them incomparable.
        return moment.replace(tzinfo=None) if isinstance(moment, (time, datetime)) else moment

    return read


def _optional(write: Callable[[Any], Any], read: Callable[[Any], Any]) -> _Pair:
    return (
        lambda value: None if value is None else write(value),
        lambda value: None if value is None else read(value),
    )


def _tuple(write: Callable[[Any], Any], read: Callable[[Any], Any]) -> _Pair:
    def read_all(value: Any) -> Any:
        if type(value) is not list:
            return _UNREADABLE
        return tuple(typed for typed in map(read, value) if typed is not _UNREADABLE)

    return (lambda value: [write(part) for part in value]), read_all


def _nested(cls: type) -> _Pair:
    codecs = _codecs(cls)

    def write(value: Any) -> Any:
        return {name: codec.encode(getattr(value, name)) for name, codec in codecs.items()}

    def read(value: Any) -> Any:
        if type(value) is not dict:
            return _UNREADABLE
        typed = {}
        for name, codec in codecs.items():
            part = codec.decode(value[name]) if name in value else codec.default
            if part is _UNREADABLE:
                part = codec.default
            if part is _UNREADABLE:  # a part without which the whole means nothing
                return _UNREADABLE
            typed[name] = part
        return cls(**typed)

    return write, read
