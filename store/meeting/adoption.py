"""Somebody who was known only by what was said is put on a list: what named him by those words now refers to him."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Any

from .edits import Edit
from .kinds import PartyKind, RecordKind
from .likeness import without_honorifics, words_of
from .names import Roster
from .records import Delegate, Party, Record, Vote, type_of
from .refs import Ref, split, to_delegate, to_party

_KIND_OF = {record: kind for kind, record in type_of.items()}

_REFERRING: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.MEETING: ("chairs", "secretaries"),
    RecordKind.DELEGATE: ("replaced_by",),
    RecordKind.POINT: ("presenter",),
    RecordKind.ITEM: ("parties", "lead", "supporting"),
    RecordKind.ENTRY: ("speaker", "owners", "parties", "vote"),
}
"""The fields that may name somebody who is on no list."""

_BODIES = frozenset(
    tuple(words.split())
    for words in (
        *(
            "so",
            "ban",
            "bo",
            "cuc",
            "chi cuc",
            "vu",
            "hoi",
            "vien",
            "truong",
            "phong",
            "trung tam",
            "benh vien",
            "cong ty",
            "cong an",
        ),
        *("uy ban", "ubnd", "hdnd", "hoi dong", "van phong", "tong cong ty", "lien doan", "to chuc", "ngan hang"),
        *("tinh", "thanh pho", "tp", "quan", "huyen", "thi xa", "xa", "phuong", "doanh nghiep", "tap doan"),
        *("department", "dept", "office", "company", "ministry", "province", "city", "bureau", "agency", "committee"),
    )
)


def adoption(said: Collection[str], ref: Ref, records: Iterable[Record]) -> tuple[Edit, ...]:
    """The edits by which every field that means one of these names (``name/<as said>``) means ``ref`` from now on.

    Names are the same without accents, capitals and honorifics. A list that would then name somebody twice names him
    once.
    """
    wanted = {words for name in said if (words := key(name))}
    edits: list[Edit] = []
    for record in records if wanted else ():
        kind = _KIND_OF[type(record)]
        before = {name: getattr(record, name) for name in _REFERRING.get(kind, ())}
        after = {name: _with(value, wanted, ref) for name, value in before.items()}
        changed = {name: value for name, value in after.items() if value != before[name]}
        if changed:
            edits.append(Edit(kind, record.uid, changed))
    return tuple(edits)


def _with(value: Any, wanted: set[tuple[str, ...]], ref: Ref) -> Any:
    if isinstance(value, Vote):
        by = ("in_favour_by", "against_by", "abstained_by")
        return replace(value, **{name: _with(getattr(value, name), wanted, ref) for name in by})
    if isinstance(value, tuple):
        new = tuple(_with(one, wanted, ref) for one in value)
        return value if new == value else tuple(dict.fromkeys(new))
    return ref if value and means(value, wanted) else value


def means(ref: Ref, wanted: Collection[tuple[str, ...]]) -> bool:
    """Whether a reference is to somebody on no list whose name has these words, as ``key`` gives them."""
    head, words = split(ref)
    return head == "name" and key(words) in wanted


def key(name: str) -> tuple[str, ...]:
    """The words by which two names that were said are the same."""
    return without_honorifics(words_of(name))


def parted(name: str) -> tuple[str, str]:
    """The honorific before a person's name, with a capital, and the name without it: ``("Ông", "Trần Văn Mới")``."""
    first, _space, rest = name.strip().partition(" ")
    spelt = "".join(words_of(first))
    alone = without_honorifics((spelt, "x")) == ("x",)
    return (first[:1].upper() + first[1:], rest.strip()) if alone and rest.strip() else ("", name.strip())


def is_body(name: str) -> bool:
    """Whether the words look like the name of a body (sở, ban, công ty, UBND tỉnh) and not like a person's."""
    words = words_of(name)
    return any(words[: len(kind)] == kind and len(words) > len(kind) for kind in _BODIES)


_SORTS: tuple[tuple[PartyKind, tuple[str, ...]], ...] = (
    (PartyKind.COMPANY, ("cong ty", "tong cong ty", "tap doan", "doanh nghiep", "ngan hang", "company")),
    (PartyKind.HOSPITAL, ("benh vien", "hospital")),
    (PartyKind.DEPARTMENT, ("so", "ban", "cuc", "chi cuc", "bo", "vu", "van phong", "department", "dept", "ministry")),
    (PartyKind.PROVINCE, ("tinh", "ubnd tinh", "uy ban nhan dan tinh", "province")),
    (PartyKind.CITY, ("tp", "thanh pho", "ubnd tp", "ubnd thanh pho", "uy ban nhan dan thanh pho", "city")),
    (PartyKind.DISTRICT, ("quan", "huyen", "thi xa", "ubnd quan", "ubnd huyen", "ubnd thi xa", "district")),
)


def sort_of_body(name: str) -> PartyKind:
    """What sort of body the first words of its name say that it is; OTHER where they say nothing."""
    words = " ".join(words_of(name)) + " "
    return next(
        (kind for kind, starts in _SORTS if words.startswith(tuple(f"{start} " for start in starts))), PartyKind.OTHER
    )


def aliases_for(
    said: Iterable[str], new: Delegate | Party, delegates: Sequence[Delegate], parties: Sequence[Party]
) -> tuple[str, ...]:
    """Those of the words that were said which would not mean the new record by its name: it bears them as aliases."""
    if isinstance(new, Delegate):
        known, ref = Roster([*delegates, new], parties), to_delegate(new.uid)
    else:
        known, ref = Roster(delegates, [*parties, new]), to_party(new.uid)
    return tuple(words for words in dict.fromkeys(said) if words and known.best(words) != [ref])
