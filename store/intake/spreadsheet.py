"""Excel workbooks (.xlsx, .xlsm) as grids: the values that their sheets show, and nothing else of them.

The sheets' XML is read directly: openpyxl's quick way of reading forgets merged cells, its other one takes four times
as long and refuses workbooks for faults in their colours.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CannotRead, Trouble
from ..meeting.text import clean
from . import number_formats, package
from .grid import Grid, Merge, Note, NoteKind, Value
from .number_formats import Format
from .package import Package
from .sheet_rows import MOST_COLUMNS, MOST_LINES, Rows, column_name, column_number, put

if TYPE_CHECKING:
    from lxml.etree import _Element

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_VALUE = f"{_MAIN}v"
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_TRUE = frozenset({"1", "true", "on"})


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook: its name, its place from 1, the part that holds it, whether it is shown."""

    name: str
    number: int
    part: str
    hidden: bool


def read(path: Path, content: bytes, sheet: str | None = None) -> tuple[Grid, ...]:
    """The sheets of a workbook that hold anything, or the one that is asked for by name or by number from 1.

    Raises CannotRead, and nothing else, whatever the bytes are.
    """
    workbook = _Workbook(path, package.checked(path, content))
    asked = workbook.sheets if sheet is None else (_asked(workbook, sheet),)
    grids = [grid for one in asked if (grid := workbook.grid(one)).rows]
    if not grids:
        raise CannotRead(Trouble.NO_TABLES, path)
    return tuple(grids)


def sheets(path: Path, content: bytes) -> tuple[Sheet, ...]:
    """The sheets of a workbook, those without cells (charts alone) left out; raises CannotRead."""
    return _Workbook(path, package.checked(path, content)).sheets


def _asked(workbook: _Workbook, words: str) -> Sheet:
    def plain(name: str) -> str:
        return unicodedata.normalize("NFC", name).casefold().strip()

    for one in workbook.sheets:
        if plain(one.name) == plain(words):
            return one
    for one in workbook.sheets:
        if words.strip().isdecimal() and one.number == int(words):
            return one
    raise CannotRead(Trouble.NO_SUCH_SHEET, workbook.path, ", ".join(one.name for one in workbook.sheets))


class _Workbook:
    """What all sheets share: their names, the texts that stand in several cells, the formats of numbers."""

    def __init__(self, path: Path, archive: Package) -> None:
        if archive.suffix not in package.WORKBOOKS | package.TEMPLATES:
            raise CannotRead(Trouble.WRONG_TYPE, path, archive.suffix)
        self.path = path
        self._archive = archive
        main = archive.tree(archive.main)
        assert main is not None  # a checked package has its main part
        self._related = archive.related(archive.main)
        properties = main.find(f"{_MAIN}workbookPr")
        self._since_1904 = properties is not None and properties.get("date1904", "") in _TRUE
        self.sheets = tuple(self._listed(main))
        self._texts: list[str] | None = None
        self._formats: list[Format] | None = None

    def _listed(self, main: _Element) -> list[Sheet]:
        found = []
        for number, one in enumerate(main.iterfind(f"{_MAIN}sheets/{_MAIN}sheet"), start=1):
            kind, part = self._related.get(one.get(_REFERENCE, ""), ("", ""))
            if kind == "worksheet" and self._archive.has(part):
                hidden = one.get("state", "visible") != "visible"
                found.append(Sheet(clean(one.get("name", "")), number, part, hidden))
        return found

    def grid(self, sheet: Sheet) -> Grid:
        """One sheet as a grid, without rows where nothing stands in it."""
        reading = _Reading(self.path, self._shared, self.formats(), self._since_1904)
        reading.take(self._archive.xml(sheet.part))
        lines, rows, merges = reading.rows.packed()
        notes = [Note(NoteKind.HIDDEN_SHEET, 1, (sheet.name,))] if sheet.hidden else []
        return Grid(rows, lines, merges, sheet.name, sheet.number, notes=(*notes, *reading.notes()))

    def _shared(self) -> list[str]:
        if self._texts is None:
            part = next((name for kind, name in self._related.values() if kind == "sharedStrings"), "")
            self._texts = []
            for _event, one in _elements(self.path, self._archive.xml(part) if part else b"", (f"{_MAIN}si",)):
                self._texts.append(_text(one))
                _forget(one)
        return self._texts

    def formats(self) -> list[Format]:
        """How the number of a cell is shown, by the number of the cell's style."""
        if self._formats is None:
            part = next((name for kind, name in self._related.values() if kind == "styles"), "")
            tree = self._archive.tree(part) if part else None
            self._formats = [] if tree is None else _formats(tree)
        return self._formats


def _formats(tree: _Element) -> list[Format]:
    own = {one.get("numFmtId", ""): one.get("formatCode", "") for one in tree.iterfind(f"{_MAIN}numFmts/{_MAIN}numFmt")}
    found = []
    for style in tree.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf"):
        number = style.get("numFmtId", "0")
        found.append(number_formats.of(int(number) if number.isdecimal() else 0, own.get(number)))
    return found


@dataclass
class _Reading:
    """One sheet's XML on its way into rows."""

    path: Path
    shared: Callable[[], list[str]]
    formats: list[Format]
    since_1904: bool
    rows: Rows = field(init=False)
    _line: int = 0
    _noted: dict[NoteKind, list[str]] = field(default_factory=dict)
    _hidden_columns: set[int] = field(default_factory=set)
    _numbers: dict[tuple[str, str], Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = Rows(self.path)

    def take(self, data: bytes) -> None:
        """Read a sheet from its first row to the last of its merged cells; what it says of its size is not believed."""
        tags = (f"{_MAIN}row", f"{_MAIN}mergeCell", f"{_MAIN}col")
        for _event, element in _elements(self.path, data, tags):
            if element.tag == tags[0]:
                self._row(element)
            elif element.tag == tags[1]:
                self._merge(element.get("ref", ""))
            elif element.get("hidden") in _TRUE:
                self._hide(element)
            _forget(element)

    def notes(self) -> list[Note]:
        """What a user should know about the sheet."""
        used = self.rows.columns_used()
        for column in sorted(self._hidden_columns & used):
            self._noted.setdefault(NoteKind.HIDDEN_COLUMNS, []).append(column_name(column))
        return [Note(kind, len(places), tuple(places[:5])) for kind, places in self._noted.items()]

    def _hide(self, element: _Element) -> None:
        first, last = element.get("min", ""), element.get("max", "")
        if first.isdecimal() and last.isdecimal() and 1 <= int(first) <= int(last) <= MOST_COLUMNS:
            self._hidden_columns.update(range(int(first) - 1, int(last)))

    def _row(self, element: _Element) -> None:
        said = element.get("r", "")
        self._line = int(said) if said.isdecimal() and 1 <= int(said) <= MOST_LINES else self._line + 1
        values: list[Value] = []
        column = -1
        for cell in element:
            place = column_number(cell.get("r") or "")
            column = column + 1 if place is None else place
            if len(cell) and 0 <= column < MOST_COLUMNS:
                value = self._cell(cell, column)
                if value is not None:
                    put(values, column, value)
        if values:
            self.rows.add(self._line, values)
            if element.get("hidden") in _TRUE:
                self._noted.setdefault(NoteKind.HIDDEN_ROWS, []).append(str(self._line))

    def _cell(self, cell: _Element, column: int) -> Value:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(f"{_MAIN}is")
            return (_text(inline) or None) if inline is not None else None
        held = cell[0] if cell[0].tag == _VALUE else cell.find(_VALUE)
        written = None if held is None else held.text
        if written is None:
            if kind != "str" and cell.find(f"{_MAIN}f") is not None:
                self._note(NoteKind.FORMULA_WITHOUT_VALUE, column)
            return None
        if kind == "s":
            texts = self.shared()
            return (texts[int(written)] or None) if written.isdecimal() and int(written) < len(texts) else None
        if kind == "e":
            self._note(NoteKind.ERROR_VALUE, column)
            return None
        return self._value(kind, written.strip(), cell.get("s", "0"))

    def _value(self, kind: str, written: str, style: str) -> Value:
        if kind == "b":
            return written in _TRUE
        if kind == "str":
            return _unescaped(written) or None
        if kind == "d":
            return _iso(written)
        known = (written, style)
        if known not in self._numbers:
            place = int(style) if style.isdecimal() else 0
            how = self.formats[place] if place < len(self.formats) else number_formats.GENERAL
            try:
                self._numbers[known] = number_formats.value(written, how, since_1904=self.since_1904)
            except ValueError:
                self._numbers[known] = _unescaped(written) or None
        return self._numbers[known]

    def _note(self, kind: NoteKind, column: int) -> None:
        self._noted.setdefault(kind, []).append(f"{column_name(column)}{self._line}")

    def _merge(self, reference: str) -> None:
        first, _colon, last = reference.partition(":")
        left, right = column_number(first), column_number(last or first)
        top, bottom = (re.sub(r"[^0-9]", "", part) for part in (first, last or first))
        if left is not None and right is not None and top and bottom:
            self.rows.merge(Merge(int(top[:8]), left, int(bottom[:8]), right))


def _elements(path: Path, data: bytes, tags: tuple[str, ...]) -> Iterator[tuple[str, _Element]]:
    from lxml import etree

    if not data:
        return
    try:
        yield from etree.iterparse(
            io.BytesIO(data), tag=tags, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        )
    except etree.XMLSyntaxError as error:
        raise package.not_parsed(path, error) from None


def _forget(element: _Element) -> None:
    """What has been read need not be kept: a sheet's tree takes ten times its text."""
    parent = element.getparent()
    element.clear()
    if parent is not None:
        while element.getprevious() is not None:
            del parent[0]


def _text(element: _Element) -> str:
    """The text of a rich or plain string; how it is pronounced (rPh) stands above it and is no part of it."""
    parts = []
    for one in element:
        if one.tag == f"{_MAIN}t":
            parts.append(one.text or "")
        elif one.tag == f"{_MAIN}r":
            parts.extend(text.text or "" for text in one.iterfind(f"{_MAIN}t"))
    return _unescaped("".join(parts))


def _unescaped(text: str) -> str:
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return clean(text, lines=True).strip()


def _iso(written: str) -> Value:
    """A day or time that is written out (ISO 8601), as it stands where it is neither."""
    for kind in (date, time, datetime):
        try:
            found = kind.fromisoformat(written.removesuffix("Z"))
        except ValueError:
            continue
        return found.replace(tzinfo=None) if isinstance(found, datetime | time) else found
    return written or None
