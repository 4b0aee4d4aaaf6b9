"""The tables in a file, as they stand there: headings, and rows of values nobody has interpreted yet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from ..errors import CannotRead, Trouble
from ..meeting.kinds import RecordKind
from . import columns, sources
from .grid import Grid

MOST_ROWS = 100_000
"""Rows of the longest table that is read."""

_HEAD = 12
"""Rows among which the headings of a text file are looked for to find out what separates its cells."""

TABLES = {
    "parties": RecordKind.PARTY,
    "delegates": RecordKind.DELEGATE,
    "agenda": RecordKind.POINT,
    "items": RecordKind.ITEM,
}
"""The tables that can be read in, by their names in ``record.json``, in the order in which they refer to each other."""

#: An exported record calls the agenda by its schema's name, ``record.json`` by its table's.
_IN_JSON = {
    "parties": RecordKind.PARTY,
    "delegates": RecordKind.DELEGATE,
    "agenda": RecordKind.POINT,
    "points": RecordKind.POINT,
    "items": RecordKind.ITEM,
}


@dataclass(frozen=True)
class Row:
    """One row: its line in the file (its place in the list for JSON, from 1) and its values by heading."""

    line: int
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A row that is no record, so that its user can see that nothing was lost: its line and its words."""

    line: int
    words: str


@dataclass(frozen=True)
class Table:
    """One table of a file. ``kind`` is None where only its headings can tell what it lists.

    ``of_a_record`` is true for a table of a whole ``record.json``, which holds its own meeting's attendance.
    ``place`` says where in the file it stands (a sheet's name, a table's number), ``title`` what is written above it.
    ``meaning`` holds, for headings whose meaning does not lie in their own words (units whose columns are ticked, rows
    that head a part of the table), the fields they can be; the first one that the kind of record has is meant.
    ``passed_over`` are the rows that belong to no record: totals, signatures, headings repeated on a new page.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    kind: RecordKind | None = None
    of_a_record: bool = False
    place: str = ""
    title: str = ""
    meaning: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    passed_over: tuple[PassedOver, ...] = ()


def read(path: Path) -> tuple[Table, ...]:
    """The tables of a file with one of the ``SUFFIXES``; raises CannotRead, and nothing else, whatever it holds."""
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise CannotRead(Trouble.WRONG_TYPE, path, path.suffix.lower())
    return reader(path)


def _read_csv(path: Path) -> tuple[Table, ...]:
    from . import layout, old_fonts

    text = sources.text_of(sources.load(path), path)
    if old_fonts.is_most([text]):
        raise CannotRead(Trouble.OLD_FONTS, path)
    separator, text = _separator(text)
    numbered = list(_cells(text, separator, path))
    headings = next((cells for _line, cells in numbered if any(cells)), None)
    if headings is None:
        raise CannotRead(Trouble.NO_HEADINGS, path)
    rows = tuple(tuple(cells) for _line, cells in numbered)
    found = layout.tables(Grid(rows, tuple(line for line, _cells in numbered), number=0))
    if found:
        return found
    rest = [Row(line, _by_heading(headings, cells)) for line, cells in numbered if any(cells) and cells is not headings]
    return (Table(tuple(headings), tuple(rest)),)


def _by_heading(headings: list[str], cells: list[str]) -> dict[str, object]:
    values: dict[str, object] = {}
    for heading, cell in zip(headings, cells, strict=False):
        values.setdefault(heading, cell)
    return values


def _cells(text: str, separator: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(sources.LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    count = empty = 0
    try:
        start = 1
        for cells in reader:
            line, start = start, reader.line_num + 1
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                count += 1
                if count > MOST_ROWS + 1:
                    raise CannotRead(Trouble.TOO_LARGE, path, f"> {MOST_ROWS}")
                empty = 0
            else:
                empty += 1
            if empty < 3:  # what stands apart is told from what stands together; how far does not matter
                yield line, stripped
    except csv.Error:
        raise CannotRead(Trouble.DAMAGED, path, f"{reader.line_num}") from None


def _separator(text: str) -> tuple[str, str]:
    first, _break, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:  # Excel's own first line
        return first.strip()[4], rest
    head = text.lstrip()[:20_000]

    def known(separator: str) -> tuple[int, int]:
        try:
            rows = list(islice(csv.reader(io.StringIO(head, newline=""), delimiter=separator), _HEAD))
        except csv.Error:
            return 0, 0
        return max(((columns.known(tuple(cells)), len(cells)) for cells in rows if cells), default=(0, 0))

    return max((",", ";", "\t"), key=known), text


def _read_json(path: Path) -> tuple[Table, ...]:
    import orjson

    text = sources.text_of(sources.load(path), path)
    try:
        content = orjson.loads(text)
    except (orjson.JSONDecodeError, UnicodeError) as error:
        raise CannotRead(Trouble.DAMAGED, path, f"{getattr(error, 'lineno', '')}") from None
    if isinstance(content, list):
        return (_table(content, None, path),)
    if not isinstance(content, dict):
        raise CannotRead(Trouble.NO_HEADINGS, path)
    found = [
        _table(_listed(content[name], path), kind, path, of_a_record="meeting" in content)
        for name, kind in _IN_JSON.items()
        if name in content
    ]
    if not found:
        raise CannotRead(Trouble.NO_HEADINGS, path)
    return tuple(found)


def _listed(content: object, path: Path) -> list[object]:
    if isinstance(content, list):
        return content
    if isinstance(content, dict):  # a table as TinyDB writes it: rows by a number
        return list(content.values())
    raise CannotRead(Trouble.NO_HEADINGS, path)


def _table(content: list[object], kind: RecordKind | None, path: Path, *, of_a_record: bool = False) -> Table:
    if len(content) > MOST_ROWS:
        raise CannotRead(Trouble.TOO_LARGE, path, f"> {MOST_ROWS}")
    headings: dict[str, None] = {}
    rows = []
    for place, row in enumerate(content, start=1):
        if not isinstance(row, dict):
            raise CannotRead(Trouble.BAD_VALUE, path, f"{place}")
        headings.update(dict.fromkeys(row))
        rows.append(Row(place, row))
    return Table(tuple(headings), tuple(rows), kind, of_a_record)


_READERS: Mapping[str, Callable[[Path], tuple[Table, ...]]] = {
    ".csv": _read_csv,
    ".tsv": _read_csv,
    ".txt": _read_csv,
    ".json": _read_json,
}

SUFFIXES = tuple(_READERS)
"""What the names of files end in that can be read."""
