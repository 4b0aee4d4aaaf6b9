"""The table that stands under a header: its headings, its rows by heading, and what the layout itself has to say."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import datetime

from ..meeting.text import fold
from . import columns
from .bodies import is_body, is_name
from .grid import Value
from .layout_body import Body
from .layout_header import Header
from .layout_marks import Ticked, is_ticked, legend, ticked
from .layout_sheet import Sheet, shown
from .layout_text import Line, line_of, numbered, part_named
from .tables import Row, Table

_OF_A_FIELD = re.compile(r"(?:(?:ve|trong|nhom)\s+)?linh vuc\s+(?!hop tac)\S|(?:field|sector)\s*:\s*\S")


def build(sheet: Sheet, header: Header, rows: Sequence[int], preface: Sequence[str], place: str) -> Table:
    """The table that stands under this header in these rows; ``preface`` are the lines above it."""
    body = Body(sheet, header)
    body.take(rows)
    headings = _headings(body)
    meaning: dict[str, tuple[str, ...]] = {}
    made: dict[int, dict[str, object]] = {record.row: {} for record in body.records}
    notes = [words.words for words in body.passed]
    ticks, of_ticks = _ticked(body, [*preface, *notes])
    order: dict[str, None] = {}
    for column in range(header.left, header.right + 1):
        if column in of_ticks or column not in headings:
            continue
        order[headings[column]] = None
        for record in body.records:
            value = record.values.get(column)
            if value is not None:
                _put(made[record.row], headings[column], value, joined=column in header.joined)
    for one in ticks:
        heading = _unlike(one.heading, order)
        order[heading] = None
        meaning[heading] = one.fields
        for row, values in one.values.items():
            made[row][heading] = values if one.of_units else "; ".join(values)
    _put_parts(body, preface, order, meaning, made)
    return Table(
        headings=tuple(order),
        rows=tuple(Row(sheet.lines[record.row], made[record.row]) for record in body.records),
        place=place,
        title=" ".join(_title(preface).split())[:200],
        meaning=meaning,
        passed_over=tuple(sorted(body.passed, key=lambda one: one.line)),
    )


def _title(preface: Sequence[str]) -> str:
    """The line above a table that says what it lists; where none does, the nearest that is no letterhead."""
    lines = [line for line in preface if line_of(line) is Line.TEXT]
    telling = [line for line in lines[-3:] if any(columns.named(kind, line) for kind in columns.KINDS)]
    return next(reversed(telling or lines), "")


def _caption(preface: Sequence[str]) -> str:
    """The line right above a table that names the field of all its rows: *II. Lĩnh vực y tế*."""
    lines = [" ".join(line.split()) for line in preface[-2:] if line_of(line) is Line.TEXT]
    return next((line for line in reversed(lines) if _OF_A_FIELD.match(fold(numbered(line).words))), "")


def _headings(body: Body) -> dict[int, str]:
    """The heading of each column that has one or holds anything; a second one of the same words gets a number."""
    filled = {column for record in body.records for column in record.values}
    found: dict[int, str] = {}
    for column, heading in body.named.items():
        if column in body.header.joined:
            found[column] = found.get(column - 1, heading)
            continue
        if not heading and column not in filled:
            continue
        found[column] = _unlike(heading or f"({_letters(column)})", found.values())
    return found


def _unlike(heading: str, others: Collection[str]) -> str:
    """The heading, with a number behind it where another one of the table has the same words."""
    name, again = heading, 2
    while name in others:
        name, again = f"{heading} ({again})", again + 1
    return name


def _letters(column: int) -> str:
    letters = ""
    place = column + 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _put(values: dict[str, object], heading: str, value: Value, *, joined: bool) -> None:
    if isinstance(value, bool):
        value = shown(value)
    elif isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    if joined and heading in values:  # họ và tên in two columns under one heading
        value = f"{shown(values[heading])} {shown(value)}"  # type: ignore[arg-type]
    values[heading] = value


def _ticked(body: Body, lines: list[str]) -> tuple[list[Ticked], set[int]]:
    said = legend(lines)
    candidates: dict[int, dict[int, str]] = {}
    for column in body.named:
        if column == body.number or column in body.names:
            continue
        marks: dict[int, str] = {}
        for record in body.records:
            value = record.values.get(column)
            if value is None:
                continue
            text = shown(value)
            if len(text) > 5 or not is_ticked([text, "x"], said):
                break
            marks[record.row] = text
        else:
            if marks and is_ticked(list(marks.values()), said):
                candidates[column] = marks
    above = {column: body.header.headings[column - body.header.left] for column in body.named}
    found, used = ticked({column: above[column] for column in candidates}, candidates, said)
    # A column of the same group in which nothing is ticked belongs to it all the same.
    filled = {column for record in body.records for column in record.values}
    groups = {above[column][0] for column in used if len(above[column]) > 1}
    used |= {
        column for column, texts in above.items() if len(texts) > 1 and texts[0] in groups and column not in filled
    }
    return found, used


def _put_parts(
    body: Body,
    preface: Sequence[str],
    order: dict[str, None],
    meaning: dict[str, tuple[str, ...]],
    made: dict[int, dict[str, object]],
) -> None:
    """Say of each record in which part of the table it stands, and under which body."""
    title = _title(preface)
    delegation = title if is_body(part_named(title)) and len(title) < 100 and body.of_people else ""
    over_all = {False: "" if body.of_people else _caption(preface), True: delegation}
    for of_a_body, line in over_all.items():
        if line and not any(of_a_body == is_one for is_one, _words in body.parts_seen):
            body.parts_seen.append((of_a_body, line))
    for place, of_a_body in ((0, False), (1, True)):
        seen = [words for is_one, words in body.parts_seen if is_one == of_a_body]
        if not seen:
            continue
        heading = (seen[0] if len(seen[0]) <= 40 else seen[0][:39].rstrip()) + " …"
        heading = _unlike(heading, order)
        both = len({is_one for is_one, _words in body.parts_seen}) > 1
        names = all(is_name(words) for record in body.records if (words := record.parts[0]))
        fields = ("party", "parties") if of_a_body else ("field",) if both or not names else ("field", "party")
        found = {record.row: record.parts[place] or part_named(over_all[of_a_body]) for record in body.records}
        if not any(found.values()):
            continue
        order[heading] = None
        meaning[heading] = fields
        for row, words in found.items():
            if words:
                made[row][heading] = words
