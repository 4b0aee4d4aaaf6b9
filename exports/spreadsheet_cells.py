"""The cells of a spreadsheet: text that stays text and fits, real days, a few looks, rows as high as their texts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from exports import form
from exports.list_words import ListWords
from exports.spreadsheet_sheets import SheetColumn, Value
from exports.widths import lines
from store.meeting.text import clean

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST = 32_767
"""Signs (UTF-16 units) that a cell of Excel can hold."""

_FIRST_DAY = date(1900, 3, 1)
"""Excel's calendar is right from this day on; it holds a 29 February 1900."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What makes Excel read a typed text as something else; a mark in the cell's style says that it is text."""

_EXCELS_OWN = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""How Excel writes a sign that XML cannot hold; a text that looks like it must not become one."""

_LINE, _TALLEST = 15.75, 409.0
"""Points: the height of a line of the type used here, and of the tallest row that Excel has."""

_NARROWEST = 0.75
"""Of a text of fewer signs for each of its column's nothing needs measuring: it fits on one line."""

_LOOKED_AT = 3_000
"""Signs; more than that is taller than a row can be."""


def text(words: str) -> str:
    """The words as a cell holds them: no control signs, no half signs, nothing that Excel reads as a sign's number."""
    plain = clean(words, lines=True)
    if not plain.isprintable():
        plain = "".join(sign for sign in plain if sign not in "\ufffe\uffff")
    return _EXCELS_OWN.sub("_x005F_", plain) if "_x" in plain else plain


def cut(words: str) -> str:
    """The words in the length that a cell can hold; what had to go is an ellipsis."""
    if len(words) <= LONGEST // 2 or len(words.encode("utf-16-le")) <= 2 * LONGEST:
        return words
    return words.encode("utf-16-le")[: 2 * (LONGEST - 1)].decode("utf-16-le", errors="ignore") + "…"


class Looks:
    """The few looks of cells, each made once for a sheet."""

    def __init__(self, sheet: WriteOnlyWorksheet, words: ListWords) -> None:
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        self._cell = WriteOnlyCell
        self._sheet = sheet
        self._words = words
        thin = Side(style="thin", color="808080")
        self._border = Border(left=thin, right=thin, top=thin, bottom=thin)
        self._font = Font(name=form.FONT, size=form.TABLE.size)
        self._bold = Font(name=form.FONT, size=form.TABLE.size, bold=True)
        self._grey = PatternFill("solid", fgColor="E7E6E6")
        self._placing = Alignment(vertical="top", wrap_text=True)
        self._centred = Alignment(horizontal="center", vertical="top", wrap_text=True)
        self._middle = Alignment(horizontal="center", vertical="center", wrap_text=True)

    def heading(self, words: str) -> Any:
        """A cell of the first row."""
        made = self.plain(bold=True)
        made.alignment, made.fill = self._middle, self._grey
        return put(made, words)

    def plain(self, *, centred: bool = False, bold: bool = False, day: bool = False, sign: bool = False) -> Any:
        """A cell to be filled again and again; ``sign`` marks text that begins as a formula does."""
        made: Any = self._cell(self._sheet)
        made.font = self._bold if bold else self._font
        made.border = self._border
        made.alignment = self._centred if centred else self._placing
        if day:
            made.number_format = self._words.day_format
        if sign:
            made.quotePrefix = True
        return made


def put(holder: Any, words: str) -> Any:
    """The text into a cell, as text: openpyxl would make a formula of ``=`` and an error of ``#N/A``."""
    holder.value = words
    if words:
        holder.data_type = "s"
    return holder


def height(row: Sequence[Value], columns: Sequence[SheetColumn], *, bold: bool = False) -> dict[str, str]:
    """The height of a row as its attribute: enough for its fullest cell, but not fixed, so that it grows when edited.

    Without one LibreOffice shows a single line of every text.
    """
    most = 1
    for value, column in zip(row, columns, strict=True):
        if isinstance(value, str) and len(value) > column.width * _NARROWEST:
            most = max(most, _lines(value[:_LOOKED_AT], column.width, bold))
    return {"ht": f"{min(_TALLEST, _LINE * most):g}"}


@lru_cache(maxsize=5_000)
def _lines(words: str, wide: int, bold: bool) -> int:
    room = (7 * wide - 2) * 25.4 / 96  # Excel's unit is a digit of 7 pixels; a cell keeps some for its edges
    return sum(max(1, len(lines(part, form.TABLE.size, room, bold=bold))) for part in words.split("\n"))


def day_in(value: date, as_day: Any, as_text: Any) -> Any:
    """A real day, where Excel's calendar has it."""
    if value < _FIRST_DAY:
        return put(as_text, value.isoformat())
    as_day.value = value
    return as_day
