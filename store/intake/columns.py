"""Which field a column holds: the schema's own names, and the Vietnamese and English words offices write above it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from functools import cache, lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from ..meeting import glossary
from ..meeting.fields import LONG_TEXTS
from ..meeting.kinds import RecordKind
from ..meeting.records import type_of
from ..meeting.text import fold
from . import words as said
from .headings import ABBREVIATED, FURTHER, NO_FIELD, PARTS_OF_FIELDS

if TYPE_CHECKING:
    from .tables import Table

KINDS = (RecordKind.PARTY, RecordKind.DELEGATE, RecordKind.POINT, RecordKind.ITEM)
"""The kinds of record that are read from tables."""

NAMED_BY: dict[RecordKind, str] = {
    RecordKind.PARTY: "name",
    RecordKind.DELEGATE: "name",
    RecordKind.POINT: "title",
    RecordKind.ITEM: "title",
}
"""The field without which a row is no record."""

_SAMPLE = 60
_BY_VALUES = frozenset({"state", "planned"})
LONGEST = 200
"""Characters of the longest heading."""

GROUP = " › "
"""Stands between a heading and the one below it, where a table's header has several rows."""

#: What the live record fills in while the meeting runs, or from year to year; a list made beforehand does not know it.
_NOT_FROM_TABLES = frozenset(
    {"uid", "replaced_by", "arrived_at", "arrived_point", "left_at", "left_point", "away", "started_at", "ended_at"}
    | {"minutes_before", "resumed_at", "waived", "history", "has_vote"}
)


#: A whole record holds what became of its own meeting; attendance is never ticked from another meeting.
_OF_THAT_MEETING = {RecordKind.DELEGATE: frozenset({"attendance"}), RecordKind.POINT: frozenset({"state"})}

#: A ticked state is that of an item; agenda points have one of their own that no list tells.
_NEVER_TICKED = frozenset({(RecordKind.POINT, "state"), (RecordKind.PARTY, "role")})

#: Fields of several names, and long texts: two columns that hold such are read together.
_SEVERAL = frozenset({"parties", "lead", "supporting", "aliases"}) | LONG_TEXTS


def fields_of(kind: RecordKind) -> tuple[str, ...]:
    """The fields that a column of such a table can be said to hold, the naming one and the number first."""
    own = [one.name for one in fields(type_of[kind]) if one.name not in _NOT_FROM_TABLES]
    first = [name for name in ("number", NAMED_BY[kind]) if name in own]
    return (*first, *(name for name in own if name not in first), *PARTS_OF_FIELDS.get(kind, {}))


def field_of(kind: RecordKind, heading: str) -> str | None:
    """The field of this kind of record that a heading names; None for a heading nobody knows, or that fits several."""
    found = candidates(kind, heading)
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=20_000)
def candidates(kind: RecordKind, heading: str) -> tuple[str, ...]:
    """The fields that a heading can mean: one where it is clear, several where they fit equally well, else none.

    A heading under another (``Thời gian › Bắt đầu``) is looked up by itself, and where that says nothing, by the other.
    A heading in two languages (``Nội dung / Content``) is what both say; words in brackets are left aside where they
    say nothing; the longest known words inside a longer heading count (``Thời gian hoàn thành dự kiến``), and a letter
    or two may be wrong in a long one.
    """
    if len(heading) > LONGEST:
        return ()
    group, under, sub = heading.rpartition(GROUP)
    if under and (name := exactly(kind, sub) or exactly(kind, f"{group} {sub}")):
        return (name,)
    if under:
        return _of_a_part(kind, sub) or candidates(kind, group)
    return _of_a_part(kind, heading)


def _of_a_part(kind: RecordKind, heading: str) -> tuple[str, ...]:
    known_words = exactly(kind, heading)
    if known_words:
        return (known_words,)
    whole = _folded(heading)
    if not whole or _spelt_out(whole) in NO_FIELD or whole in NO_FIELD:
        return ()
    parts = _parts(heading)
    named = tuple(dict.fromkeys(one for part in parts if (one := exactly(kind, part))))
    if kind is RecordKind.DELEGATE and "name" in named:  # họ tên, chức vụ: one cell that is parted when it is read
        return ("name",)
    if kind is RecordKind.DELEGATE and set(named) == {"office", "party"}:  # Phó Chủ tịch UBND tỉnh: an office and whose
        return ("office",)
    if named:
        return named if len(named) == len(parts) or len(named) == 1 else ()
    if any(_spelt_out(_folded(part)) in NO_FIELD for part in parts):
        return ()
    folded = [_spelt_out(_folded(part)) for part in (heading, *parts)]
    for alike in (_longest_within, _nearly):
        if found := tuple(dict.fromkeys(name for part in folded for name in alike(kind, part))):
            return found
    return ()


def exactly(kind: RecordKind, heading: str) -> str | None:
    """The field whose known words are exactly this heading, abbreviations and accents aside."""
    folded = _folded(heading)
    known = _headings(kind)
    return known.get(folded) or known.get(_spelt_out(folded))


def mapping(table: Table, kind: RecordKind, corrected: Mapping[str, str] | None = None) -> dict[str, str]:
    """The field of each heading of a table that is read, in the table's order.

    What the user ``corrected`` counts first ("" leaves a column out), then what the layout found out, then the words.
    Of two columns with one field the first counts, unless the field holds several names or a long text; one corrected
    comes before.
    """
    corrected = corrected or {}
    not_taken = _OF_THAT_MEETING.get(kind, frozenset()) if table.of_a_record else frozenset()
    possible = frozenset(fields_of(kind))
    wanted = {heading: name for heading, name in corrected.items() if name in possible}
    told = {name for names in table.meaning.values() for name in names if name in possible} - _SEVERAL
    found: dict[str, str] = {}
    used: set[str] = set()
    for heading in table.headings:
        name: str | None = None
        if heading in corrected:
            name = wanted.get(heading)
        elif heading in table.meaning:
            name = next(
                (one for one in table.meaning[heading] if one in possible and (kind, one) not in _NEVER_TICKED), None
            )
        else:
            name = field_of(kind, heading)
            if name in _BY_VALUES and kind is RecordKind.ITEM:
                name = _by_values(table, heading, name)
        if not name or name in not_taken:
            continue
        free = name in _SEVERAL or (name not in used and name not in wanted.values()) or heading in corrected
        if free and (heading in table.meaning or name not in told or is_sure(kind, heading, name)):
            used.add(name)
            found[heading] = name
    return found


def _by_values(table: Table, heading: str, name: str) -> str:
    """What a column that by its heading holds states or times holds by its texts.

    *Tình hình thực hiện* often heads whole accounts of what was done, *tiến độ* how far it is and not by when. Under
    the field's own name they are what it says, and a word that is no state is told.
    """
    if glossary.field_of(heading.rpartition(GROUP)[2]) == name:
        return name
    cells = (row.values.get(heading) for row in islice(table.rows, _SAMPLE))
    told = [value for value in cells if isinstance(value, str) and value]
    states = sum(said.state_in(one) is not None for one in told)
    if name == "state":
        return "state" if 2 * states >= len(told) else "outcome"
    return "state" if 2 * states > len(told) else name


def is_sure(kind: RecordKind, heading: str, name: str) -> bool:
    """Whether a heading, or the one below it where it has two, is known for this field, or for one its values tell."""
    known = exactly(kind, heading.rpartition(GROUP)[2])
    return known == name or known in _BY_VALUES


def unclear(table: Table, kind: RecordKind, corrected: Mapping[str, str] | None = None) -> dict[str, tuple[str, ...]]:
    """The headings that fit several fields equally well and that nobody has settled, with these fields."""
    settled = {*(corrected or {}), *table.meaning}
    found = {heading: candidates(kind, heading) for heading in table.headings if heading not in settled}
    return {heading: names for heading, names in found.items() if len(names) > 1}


def without_field(heading: str) -> str:
    """The folded words of a heading whose column no field of a record can hold; empty for any other."""
    folded = _spelt_out(_folded(heading))
    return folded if folded in NO_FIELD else ""


def known(headings: tuple[str, ...]) -> int:
    """How many of the headings are known for the kind of record that knows most of them."""
    return max(sum(field_of(kind, heading) is not None for heading in headings) for kind in KINDS)


_FILE_NAMES: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.PARTY: ("parties", "party", "ben tham gia", "dia phuong", "don vi tham gia"),
    RecordKind.DELEGATE: ("delegate", "dai bieu", "thanh phan", "participants", "attendees", "khach moi"),
    RecordKind.POINT: ("agenda", "chuong trinh", "lich lam viec", "programme", "program", "schedule"),
    RecordKind.ITEM: ("item", "noi dung", "phu luc", "danh muc", "nhiem vu", "hop tac", "cooperation"),
}


def named(kind: RecordKind, name: str) -> bool:
    """Whether a file's, sheet's or table's name says that it lists this kind of record."""
    words = _folded(name)
    return any(part in words for part in _FILE_NAMES[kind])


@lru_cache(maxsize=50_000)
def _folded(words: str) -> str:
    return fold(words.replace("_", " ").replace("-", " ")).strip(" :.*,;")


@lru_cache(maxsize=20_000)
def _spelt_out(folded: str) -> str:
    words = re.sub(r"[,;/]+", " ", folded).split()
    if "t/gian" in folded:
        words = folded.split()
    return " ".join(ABBREVIATED.get(word.strip("."), word) for word in words)


_BETWEEN = re.compile(r"[/\n|()\[\]·•–—,;]+|\s-\s")


def _parts(heading: str) -> list[str]:
    parts = [part.strip() for part in _BETWEEN.split(heading)]
    return [part for part in parts if part and any(sign.isalpha() for sign in part)]


def _longest_within(kind: RecordKind, folded: str) -> tuple[str, ...]:
    """The fields of the longest known words (two at least) that stand in a heading one after the other."""
    words = folded.split()
    if len(words) > 14:
        return ()
    known = _headings(kind)
    for size in range(len(words) - 1, 1, -1):
        inside = (" ".join(words[start : start + size]) for start in range(len(words) - size + 1))
        found = tuple(dict.fromkeys(known[phrase] for phrase in inside if phrase in known))
        if found:
            return found
    return ()


def _nearly(kind: RecordKind, folded: str) -> tuple[str, ...]:
    """The fields of the known headings of which one letter, or two of a long one, is written otherwise."""
    letters = folded.replace(" ", "")
    if not 5 <= len(letters) <= 40:
        return ()
    best, found = (2 if len(letters) >= 12 else 1) + 1, []
    for phrase, name in _headings(kind).items():
        other = phrase.replace(" ", "")
        if abs(len(other) - len(letters)) <= best and len(other) >= 5:
            away = _distance(letters, other, best + 1)
            if away < best:
                best, found = away, [name]
            elif away == best and found:
                found.append(name)
    return tuple(dict.fromkeys(found))


def _distance(one: str, other: str, limit: int) -> int:
    """Letters put in, left out, replaced or swapped with the next one; ``limit`` where it is that or more."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, their in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != their))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == their:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        if min(line) >= limit:
            return limit
        before, last = last, line
    return min(last[-1], limit)


@cache
def _headings(kind: RecordKind) -> dict[str, str]:
    own = [field.name for field in fields(type_of[kind]) if field.name not in _NOT_FROM_TABLES]
    found: dict[str, str] = {}
    for name in own:
        found.setdefault(_folded(name), name)
    for name, words in FURTHER[kind].items():
        found.setdefault(name, name)
        for word in words:
            found.setdefault(_folded(word), name)
            found.setdefault(_spelt_out(_folded(word)), name)
    for name in own:
        for language in ("vi", "en"):
            found.setdefault(_folded(glossary.field_name(name, language)), name)
    return found
