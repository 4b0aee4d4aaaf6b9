"""Columns that are ticked: a unit, a state or a quarter is the heading, and an x in a row says that it is meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ..meeting import deadlines
from ..meeting.kinds import Attendance, DelegateRole, ItemState, RecordKind
from ..meeting.text import fold
from . import columns, words
from .bodies import is_body, is_province

TICKS = frozenset(
    {"x", "✓", "✔", "√", "v", "*", "có", "co", "1", "☑", "☒", "●", "•", "yes", "y", "+", "tick", "⮽", "🗹", "xx"}
)
_EMPTY = frozenset({"☐", "□", "o", "0", "-", "–", "không", "khong", "no", "n", "▢"})
_LETTERS = {"p": "supporting", "ph": "supporting", "c": "lead", "ct": "lead"}
_LEGEND = re.compile(
    r"[\"“'(]*(?<!\w)([^\s\"“”'().,;:=]{1,3})[\"”')]*\s*(?::|=|–|-|là)\s*(?:đơn vị |cơ quan |unit )?"
    r"(chủ trì|thực hiện|đầu mối|phối hợp|tham gia|lead|support|coordinat)",
    re.IGNORECASE,
)
_ROLES = {"chu tri": "lead", "thuc hien": "lead", "dau moi": "lead", "lead": "lead"}
_UNITS = ("lead", "supporting", "parties")


@dataclass(frozen=True)
class Ticked:
    """One column made of ticked ones: its heading, the fields it can be, and for each row what is ticked in it."""

    heading: str
    fields: tuple[str, ...]
    values: Mapping[int, list[str]]

    @property
    def of_units(self) -> bool:
        """Whether the headings are names (or times), of which a row may have several; else they are words of a list."""
        return self.fields[0] in {*_UNITS, "planned"}


def legend(lines: Sequence[str]) -> dict[str, str]:
    """What the lines around a table say its marks mean: ``x: chủ trì; p: phối hợp``."""
    found: dict[str, str] = {}
    for line in lines:
        for mark, role in _LEGEND.findall(line[:500]):
            found.setdefault(mark.casefold(), _ROLES.get(fold(role), "supporting"))
    return found


def is_ticked(values: Sequence[str], said: Mapping[str, str]) -> bool:
    """Whether a column of these texts (none of them empty) holds nothing but marks, and at least one that is set."""
    marks = {value.casefold() for value in values}
    known = all(mark in TICKS or mark in _EMPTY or mark in _LETTERS or mark in said for mark in marks)
    return known and not all(mark in _EMPTY and mark not in said for mark in marks)


def ticked(
    headings: Mapping[int, tuple[str, ...]], cells: Mapping[int, Mapping[int, str]], said: Mapping[str, str]
) -> tuple[list[Ticked], set[int]]:
    """The columns that ticked ones make together, and which columns they are made of.

    ``headings`` holds for each ticked column its headings from the top down, ``cells`` its marks by row.
    """
    groups: dict[tuple[str, str], dict[int, tuple[str, str]]] = {}
    for column, texts in headings.items():
        meant = _meant(texts, cells[column])
        if meant:
            field, value = meant
            groups.setdefault((field, texts[0] if len(texts) > 1 else ""), {})[column] = (field, value)
    made: dict[tuple[str, str], tuple[tuple[str, ...], dict[int, list[str]]]] = {}
    for (field, group), members in groups.items():
        name = group or _joined([value for _field, value in members.values()])
        for column, (_field, value) in members.items():
            for row, mark in cells[column].items():
                role = _role(field, mark.casefold(), said)
                if role:
                    heading = name if role == field else f"{name} [{mark}]"
                    made.setdefault((heading, role), ((role,), {}))[1].setdefault(row, []).append(value)
    return (
        [Ticked(" ".join(heading.split()), fields, values) for (heading, _role), (fields, values) in made.items()],
        {column for members in groups.values() for column in members},
    )


def _role(field: str, mark: str, said: Mapping[str, str]) -> str | None:
    """The field that a mark puts its heading into; None for a mark that says *no*."""
    if field not in _UNITS:
        return None if mark in _EMPTY else field
    if mark in said:
        return said[mark]
    if mark in _EMPTY:
        return None
    return _LETTERS.get(mark, field)


def _meant(texts: tuple[str, ...], marks: Mapping[int, str]) -> tuple[str, str] | None:
    """The field that a ticked column is about, and the value that its heading stands for; None where nobody knows."""
    if not texts:
        return None
    own = " ".join(texts[-1].split())
    group = texts[0] if len(texts) > 1 else ""
    if group and own.isdecimal():  # Tháng › 1, 2, 3
        own = f"{' '.join(group.split())} {own}"
    of_group = columns.candidates(RecordKind.ITEM, group) if group else ()
    if len(of_group) == 1 and of_group[0] in _UNITS:
        return of_group[0], own
    for vocabulary, name in ((ItemState, "state"), (Attendance, "attendance"), (DelegateRole, "role")):
        if words.value_of(vocabulary, own) is not None:
            return name, own
    if _is_time(own):
        return "planned", own
    if is_province(own):
        return "parties", own
    if group and is_body(own):
        return "lead", own
    role = columns.exactly(RecordKind.ITEM, own)
    if role in _UNITS or (role and set(marks.values()) <= {"1"}):
        return None
    return ("lead", own) if is_body(own) else None


def _is_time(heading: str) -> bool:
    return bool(re.search(r"[0-9]|qu[ýy]|th[áa]ng", heading.casefold())) and (
        deadlines.read(heading, date(2000, 1, 1)) is not None
    )


def _joined(names: list[str]) -> str:
    return " · ".join(names if len(names) < 4 else [*names[:2], "…", names[-1]])
