"""Final versions of the minutes (bản chính thức): what was frozen when, and what was corrected since.

A version holds the whole record as it stood, so that it can be printed again and compared years later, whatever
became of the record. Two people who finalise without knowing of each other make two versions with one number; both
are kept, and the next one corrects both. What the registry gives only after signing (the document's number and symbol,
Decree 30/2020, Article 15) and what concerns nobody but the recorders is no part of its content.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

import orjson

from .fields import plain_defaults, to_record, to_values
from .kinds import RecordKind
from .records import AgendaPoint, Delegate, Entry, Item, Meeting, Party, Record

if TYPE_CHECKING:
    from .proceedings import Proceedings

_LARGEST = 64_000_000
"""Bytes of the largest record that is unpacked; more is not believed."""

_NO_CONTENT = frozenset({"sharing_ended", "recorder", "waived"})
"""Fields that change nothing in what was said and agreed."""

_GIVEN_LATER = frozenset({"number", "symbol"})
"""Fields of the meeting that the registry fills in after signing; an item's or a point's number is content."""


@dataclass(frozen=True, slots=True)
class FinalVersion:
    """One final version. ``at`` is local wall-clock time, ``digest`` the SHA-256 of its content in hexadecimal.

    ``content`` is the record itself, packed; ``held`` unpacks it.
    """

    uid: str
    number: int
    at: datetime
    by: str
    digest: str
    content: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Corrected:
    """One field that differs from the version before. ``version`` is the number of the one in which it was corrected.

    ``at`` is when that became final, None while it is not. ``old`` and ``new`` are the values as the record's class
    has them; ``before`` and ``after`` the records, None where there was none or is none any more, and then ``field``
    is empty.
    """

    version: int
    at: datetime | None
    kind: RecordKind
    uid: str
    field: str
    old: Any
    new: Any
    before: Record | None
    after: Record | None


def freeze(proceedings: Proceedings, uid: str, at: datetime, by: str) -> FinalVersion:
    """The next version of this record; whether it may be final is for the caller to know."""
    number = max((one.number for one in proceedings.versions), default=0) + 1
    plain = _plain(proceedings)
    known = sorted({one.digest for one in proceedings.versions})
    whole = {"record": plain, "revised": proceedings.revised, "known": known}
    packed = base64.b85encode(zlib.compress(orjson.dumps(whole), 9)).decode()
    return FinalVersion(uid, number, at, by, _digest(plain), packed)


def digest(proceedings: Proceedings) -> str:
    """The SHA-256 of the record's content: the same for the same record, in whatever order it was written."""
    return _digest(_plain(proceedings))


def standing(proceedings: Proceedings) -> FinalVersion | None:
    """The newest version, if the record still says what it says; None before the first and after a correction.

    None also where two different ones bear the newest number: only the next is what everybody can go by.
    """
    newest = rivals(proceedings.versions)
    return newest[0] if len(newest) == 1 and newest[0].digest == digest(proceedings) else None


def rivals(versions: Iterable[FinalVersion]) -> tuple[FinalVersion, ...]:
    """Those with the newest number; where there are several, made without knowing of each other, none counts."""
    every = tuple(versions)
    newest = max((one.number for one in every), default=0)
    return tuple(one for one in every if one.number == newest)


def each_once(versions: Iterable[FinalVersion]) -> tuple[FinalVersion, ...]:
    """By number, then by time; of those that two people made alike at the same time only the first."""
    found: dict[tuple[int, str], FinalVersion] = {}
    for one in sorted(versions, key=lambda one: (one.number, one.at, one.uid)):
        found.setdefault((one.number, one.digest), one)
    return tuple(found.values())


def held(version: FinalVersion) -> Proceedings:
    """The record as this version froze it; it bears the document's number and symbol that were known then.

    Raises:
        ValueError: the content is damaged, or is not what the digest says.
    """
    return _unpacked(version)[0]


@lru_cache(maxsize=8)
def _unpacked(version: FinalVersion) -> tuple[Proceedings, frozenset[str] | None]:
    """The record, and the digests of the versions that were known when it was frozen; None where it does not say."""
    from .proceedings import Proceedings

    try:
        unpacking = zlib.decompressobj()
        plain = unpacking.decompress(base64.b85decode(version.content), _LARGEST)
        whole = orjson.loads(plain)
        record = whole["record"]
        known = frozenset(map(str, whole["known"])) if "known" in whole else None
        lists = {kind: [_read(kind, one) for one in record[kind.value]] for kind in RecordKind}
        (meeting,) = lists[RecordKind.MEETING]
        found = Proceedings(
            meeting=cast(Meeting, meeting),
            parties=cast(tuple[Party, ...], tuple(lists[RecordKind.PARTY])),
            delegates=cast(tuple[Delegate, ...], tuple(lists[RecordKind.DELEGATE])),
            points=cast(tuple[AgendaPoint, ...], tuple(lists[RecordKind.POINT])),
            items=cast(tuple[Item, ...], tuple(lists[RecordKind.ITEM])),
            entries=cast(tuple[Entry, ...], tuple(lists[RecordKind.ENTRY])),
            revised=int(whole["revised"]),
        )
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError("the content of a final version is damaged") from error
    if _digest(record) != version.digest:
        raise ValueError("the content of a final version is not what its digest says")
    return found, known


def as_of(proceedings: Proceedings, version: FinalVersion) -> Proceedings:
    """The record as this version froze it, with the versions that were known then.

    It bears the document's number and symbol that the registry has given since; nothing else that came later.

    Raises:
        ValueError: the version's content is damaged.
    """
    found = held(version)
    return replace(
        found,
        meeting=replace(found.meeting, number=proceedings.meeting.number, symbol=proceedings.meeting.symbol),
        versions=(*_known_to(version, proceedings.versions), version),
    )


def _known_to(version: FinalVersion, versions: Iterable[FinalVersion]) -> tuple[FinalVersion, ...]:
    """Those before it that were there when it was frozen."""
    _record, known = _unpacked(version)
    return tuple(one for one in versions if one.number < version.number and (known is None or one.digest in known))


def corrections(proceedings: Proceedings) -> tuple[Corrected, ...]:
    """What each version changed in those before it, and what the record as it is now changes in the newest.

    Before a version are those with the highest number among the ones that were known when it was frozen. One that
    cannot be read any more is passed over.
    """
    readable = [one for one in proceedings.versions if _is_readable(one)]
    found: dict[tuple[object, ...], Corrected] = {}
    for version in readable:
        for before in rivals(_known_to(version, readable)):
            _add(found, _differences(held(before), held(version), version.number, version.at))
    if standing(proceedings) is None:
        for before in rivals(readable):
            _add(found, _differences(held(before), proceedings, before.number + 1, None))
    return tuple(found.values())


def _add(found: dict[tuple[object, ...], Corrected], more: Iterable[Corrected]) -> None:
    """Each once: two versions with one number are mostly corrected in the same places."""
    for one in more:
        told = (one.version, one.at, one.kind, one.uid, one.field, repr(one.old), repr(one.new), one.before is None)
        found.setdefault(told, one)


def _is_readable(version: FinalVersion) -> bool:
    try:
        held(version)
    except ValueError:
        return False
    return True


def _differences(before: Proceedings, after: Proceedings, number: int, at: datetime | None) -> Iterator[Corrected]:
    for kind in RecordKind:
        old = {one.uid: one for one in _records(before, kind)}
        new = {one.uid: one for one in _records(after, kind)}
        for uid in dict.fromkeys((*new, *old)):
            was, is_now = old.get(uid), new.get(uid)
            if was is None or is_now is None:
                yield Corrected(number, at, kind, uid, "", None, None, was, is_now)
                continue
            if was == is_now:
                continue
            for name in to_values(is_now):
                one, other = getattr(was, name), getattr(is_now, name)
                if one != other and _is_content(kind, name):
                    yield Corrected(number, at, kind, uid, name, one, other, was, is_now)


def to_plain(version: FinalVersion) -> dict[str, Any]:
    """The version's fields but its uid as plain JSON."""
    return {
        "number": version.number,
        "at": version.at.isoformat(timespec="seconds"),
        "by": version.by,
        "digest": version.digest,
        "content": version.content,
    }


def from_plain(uid: str, values: Mapping[str, Any]) -> FinalVersion | None:
    """The version that these plain values are; None where they are none."""
    try:
        number, by, said, content = (values[name] for name in ("number", "by", "digest", "content"))
        at = datetime.fromisoformat(values["at"]).replace(tzinfo=None)
    except (KeyError, TypeError, ValueError):
        return None
    if type(number) is not int or number < 1 or not all(type(one) is str for one in (by, said, content)):
        return None
    return FinalVersion(uid, number, at, by, said, content)


def _records(proceedings: Proceedings, kind: RecordKind) -> Sequence[Record]:
    lists: dict[RecordKind, Sequence[Record]] = {
        RecordKind.MEETING: (proceedings.meeting,),
        RecordKind.PARTY: proceedings.parties,
        RecordKind.DELEGATE: proceedings.delegates,
        RecordKind.POINT: proceedings.points,
        RecordKind.ITEM: proceedings.items,
        RecordKind.ENTRY: proceedings.entries,
    }
    return lists[kind]


def _plain(proceedings: Proceedings) -> dict[str, Any]:
    return {
        kind.value: [{"uid": one.uid, **to_values(one)} for one in _records(proceedings, kind)] for kind in RecordKind
    }


def _digest(plain: Mapping[str, Any]) -> str:
    """Of what differs from a field's default only, so that a program with more fields gives the same digest."""
    from hashlib import sha256  # loads OpenSSL, which only those who finalise or print a final version need

    content = {
        kind: sorted((_content(RecordKind(kind), one) for one in records), key=lambda one: str(one["uid"]))
        for kind, records in plain.items()
    }
    return sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _content(kind: RecordKind, plain: Mapping[str, Any]) -> dict[str, Any]:
    defaults = plain_defaults(kind)
    return {
        name: value
        for name, value in plain.items()
        if name == "uid" or (_is_content(kind, name) and value != defaults.get(name))
    }


def _is_content(kind: RecordKind, name: str) -> bool:
    return name not in _NO_CONTENT and not (kind is RecordKind.MEETING and name in _GIVEN_LATER)


def _read(kind: RecordKind, plain: Mapping[str, Any]) -> Record:
    return to_record(kind, plain["uid"], {name: value for name, value in plain.items() if name != "uid"})
