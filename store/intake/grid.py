"""A file's cells before anybody knows what they mean: what every reader of sheets and documents gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

Value = str | int | float | bool | date | datetime | time | None
"""What stands in a cell: text as written, a number, a day or a time where the file says it is one, None for nothing."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Cells that the file shows as one, by their places from 0, ends included; only the first holds the value."""

    top: int
    left: int
    bottom: int
    right: int


class NoteKind(StrEnum):
    """What a user should know about cells that were read, or could not be, although nothing is wrong with the file."""

    FORMULA_WITHOUT_VALUE = "formula_without_value"
    ERROR_VALUE = "error_value"
    HIDDEN_SHEET = "hidden_sheet"
    HIDDEN_ROWS = "hidden_rows"
    HIDDEN_COLUMNS = "hidden_columns"
    TRACKED_CHANGES = "tracked_changes"
    OLD_FONTS = "old_fonts"
    TIMES_IN_UTC = "times_in_utc"
    CHAIRS = "chairs"


@dataclass(frozen=True, slots=True)
class Note:
    """A fact about a grid: where it holds (cells, rows or columns as a user names them; only the first few), how often.

    A formula that was never worked out and an error value leave their cells empty; what is hidden is read all the same;
    a document's tracked changes are read as if they had all been accepted; words typed for an old font stay as they
    are. A chat's log may count its times in UTC, and names (its ``places``) who chaired; times are kept as they stand
    there, and chairs are left for its user to enter.
    """

    kind: NoteKind
    count: int = 1
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet, or one table of a document: rows of cells of any lengths, and the cells that are shown as one.

    ``sheet`` is the sheet's name, or empty; ``number`` counts the tables of a document, or the sheets, from 1.
    ``lines`` holds for each row the number a user finds it by (a sheet's own row number), ``before`` the paragraphs
    that stand right before a table in a document, the nearest last. Of a long run of empty rows two are kept: the
    numbers in ``lines`` tell how many there were.
    """

    rows: tuple[tuple[Value, ...], ...]
    lines: tuple[int, ...]
    merges: tuple[Merge, ...] = ()
    sheet: str = ""
    number: int = 1
    before: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
