"""What a file is by its content, and the tables that are in it: workbooks, Word documents, text and JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import CannotRead, Trouble
from . import signatures, sources, tables
from .tables import Table

if TYPE_CHECKING:
    from .grid import Grid, Note

_WORKBOOKS = frozenset({".xlsx", ".xlsm"})
_DOCUMENTS = frozenset({".docx", ".docm"})
_LOGS = frozenset({".log", ".irc"})
_NEVER_A_LOG = frozenset({".csv", ".tsv", ".json"})
_OFFICE = _WORKBOOKS | _DOCUMENTS | {".xls", ".doc", ".xlsb", ".dotx", ".dotm", ".xltx", ".xltm"}

SUFFIXES = (".xlsx", ".xlsm", ".docx", ".docm", *tables.SUFFIXES, *sorted(_LOGS))
"""What the names of files end in that can be read."""


@dataclass(frozen=True)
class Document:
    """The tables of a file, in the order in which they stand there; facts about where they stand, by their numbers.

    What is said of a sheet with several tables is said of its first. ``log`` is the text of a chat's log, which has no
    tables; empty for any other file.
    """

    tables: tuple[Table, ...]
    notes: Mapping[int, tuple[Note, ...]] = field(default_factory=dict)
    log: str = ""


def read(path: Path, sheet: str | None = None) -> Document:
    """The tables of a file.

    ``sheet`` is the name or the number, from 1, of the one sheet of a workbook or table of a document that is read.
    Raises CannotRead, and nothing else, whatever the file holds.
    """
    content = sources.load(path)
    found = signatures.suffix_of(content)
    if found in _WORKBOOKS:
        from . import spreadsheet

        return _laid_out(path, spreadsheet.read(path, content, sheet))
    if found in _DOCUMENTS:
        from . import word_tables

        return _laid_out(path, _chosen(path, word_tables.read(path, content), sheet))
    suffix = path.suffix.lower()
    if found or suffix in _OFFICE:
        from . import package

        if not found:
            # Many programs write a list as text and call it .xls.
            if _is_text(content, path):
                raise CannotRead(Trouble.WRONG_TYPE, path, ".txt")
            raise CannotRead(Trouble.DAMAGED, path)
        package.checked(path, content)  # which says what is wrong with it
        raise CannotRead(Trouble.WRONG_TYPE, path, found)
    if sheet is not None:
        raise CannotRead(Trouble.NO_SUCH_SHEET, path, sheet)
    if suffix not in _NEVER_A_LOG:
        from . import chatlog

        text = sources.text_of(content, path)
        if chatlog.looks_like(text):
            return Document((), log=text)
    return Document(tables.read(path))


def _is_text(content: bytes, path: Path) -> bool:
    if content.startswith(b"PK"):  # so begins every package, and this may be all that is left of one
        return False
    try:
        text = sources.text_of(content, path)
    except CannotRead:
        return False
    return bool(text.strip()) and all(sign.isprintable() or sign in "\r\n\t" for sign in text[:4000])


def _laid_out(path: Path, grids: tuple[Grid, ...]) -> Document:
    from . import layout, old_fonts

    if old_fonts.is_most(old_fonts.texts_of(grids)):
        raise CannotRead(Trouble.OLD_FONTS, path)
    found: list[Table] = []
    notes: dict[int, tuple[Note, ...]] = {}
    for grid in grids:
        here = layout.tables(grid)
        if here and (told := (*grid.notes, *old_fonts.notes(grid))):
            notes[len(found)] = told
        found += here
    if not found:
        raise CannotRead(Trouble.NO_TABLES, path)
    return Document(tuple(found), notes)


def _chosen(path: Path, grids: tuple[Grid, ...], number: str | None) -> tuple[Grid, ...]:
    """One table of a document, which has no sheets, by its number."""
    if number is None:
        return grids
    found = tuple(grid for grid in grids if str(grid.number) == number.strip())
    if not found:
        raise CannotRead(Trouble.NO_SUCH_SHEET, path, ", ".join(str(grid.number) for grid in grids))
    return found
