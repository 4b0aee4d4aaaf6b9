"""Which field a column holds: the schema's own names, and the Vietnamese and English words offices write above it."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

from ..meeting import glossary
from ..meeting.kinds import RecordKind
from ..meeting.records import type_of
from ..meeting.text import fold

KINDS = (RecordKind.PARTY, RecordKind.DELEGATE, RecordKind.POINT, RecordKind.ITEM)
"""The kinds of record that are read from tables."""

NAMED_BY: dict[RecordKind, str] = {
    RecordKind.PARTY: "name",
    RecordKind.DELEGATE: "name",
    RecordKind.POINT: "title",
    RecordKind.ITEM: "title",
}
"""The field without which a row is no record."""

#: What the live record fills in while the meeting runs; a list made beforehand does not know it.
_NOT_FROM_TABLES = frozenset(
    {"uid", "replaced_by", "arrived_at", "arrived_point", "left_at", "left_point", "away", "started_at", "ended_at"}
)

_FURTHER: dict[RecordKind, dict[str, tuple[str, ...]]] = {
    RecordKind.PARTY: {
        "name": ("tên", "tên đơn vị", "tên bên tham gia", "bên tham gia", "địa phương", "đơn vị", "party", "full name"),
        "aliases": ("tên gọi khác", "viết tắt", "tên viết tắt", "short name", "abbreviation"),
        "parent": ("cơ quan cấp trên", "thuộc", "parent body"),
    },
    RecordKind.DELEGATE: {
        "name": ("tên", "họ và tên", "tên đại biểu", "đại biểu", "delegate", "full name"),
        "office": ("chức danh", "title", "position", "post"),
        "party": ("cơ quan", "địa phương", "đơn vị công tác", "bên tham gia", "organisation", "organization", "unit"),
        "honorific": ("ông/bà", "ông bà", "mr/ms"),
        "aliases": ("tên gọi khác", "viết tắt", "initials"),
    },
    RecordKind.POINT: {
        "number": ("stt", "tt", "số thứ tự", "mục", "no", "no."),
        "title": (
            *("nội dung", "nội dung chương trình", "nội dung làm việc", "tên mục", "mục chương trình", "chương trình"),
            *("agenda point", "subject", "topic"),
        ),
        "presenter": ("người thực hiện", "đơn vị trình bày", "trình bày", "speaker"),
        "planned_minutes": ("số phút", "thời lượng", "thời lượng (phút)", "phút", "minutes", "duration"),
    },
    RecordKind.ITEM: {
        "number": ("stt", "tt", "số thứ tự", "no", "no."),
        "title": ("nội dung", "nội dung hợp tác", "tên nội dung", "hoạt động", "item", "content", "activity"),
        "parties": ("các bên tham gia", "địa phương", "bên tham gia"),
        "lead": ("chủ trì", "đơn vị thực hiện", "cơ quan chủ trì", "lead", "lead units"),
        "supporting": ("phối hợp", "cơ quan phối hợp", "supporting unit"),
        "planned": ("thời gian", "thời gian thực hiện", "tiến độ", "time", "planned for"),
        "state": ("tình trạng", "tình hình thực hiện", "status"),
        "source": ("văn bản", "căn cứ", "source"),
        "outcome": ("kết quả thực hiện", "result"),
    },
}


def field_of(kind: RecordKind, heading: str) -> str | None:
    """The field of this kind of record that a heading names, None for a heading nobody knows here."""
    return _headings(kind).get(_folded(heading))


def known(headings: tuple[str, ...]) -> int:
    """How many of the headings are known for the kind of record that knows most of them."""
    return max(sum(field_of(kind, heading) is not None for heading in headings) for kind in KINDS)


def kinds_of(headings: tuple[str, ...], name: str) -> list[RecordKind]:
    """What a table with these headings in a file of this name can list: one kind, several where that is unclear.

    The kind that knows most headings wins, if its naming column is among them; the file's name decides between equals.
    """
    scores = []
    for kind in KINDS:
        found = {field_of(kind, heading) for heading in headings} - {None}
        if NAMED_BY[kind] in found:
            scores.append((len(found), _named(kind, name), kind))
    best = max((score[:2] for score in scores), default=(0, False))
    return [kind for *score, kind in scores if tuple(score) == best]


_FILE_NAMES: dict[RecordKind, tuple[str, ...]] = {
    RecordKind.PARTY: ("parties", "party", "ben tham gia", "dia phuong"),
    RecordKind.DELEGATE: ("delegate", "dai bieu", "thanh phan"),
    RecordKind.POINT: ("agenda", "chuong trinh"),
    RecordKind.ITEM: ("item", "noi dung", "phu luc", "danh muc"),
}


def _named(kind: RecordKind, name: str) -> bool:
    words = _folded(name)
    return any(part in words for part in _FILE_NAMES[kind])


def _folded(words: str) -> str:
    return fold(words.replace("_", " ").replace("-", " ")).strip(" :.")


@cache
def _headings(kind: RecordKind) -> dict[str, str]:
    own = [field.name for field in fields(type_of[kind]) if field.name not in _NOT_FROM_TABLES]
    found: dict[str, str] = {}
    for name in own:
        found.setdefault(_folded(name), name)
    for name, words in _FURTHER[kind].items():
        for word in words:
            found.setdefault(_folded(word), name)
    for name in own:
        for language in ("vi", "en"):
            found.setdefault(_folded(glossary.field_name(name, language)), name)
    return found
