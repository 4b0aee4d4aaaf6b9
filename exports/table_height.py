"""How high a table is, as far as it decides what of it has to stay together on one page."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from exports.document import Table

_FEW = 12
_LOW = 24
"""A table of at most so many rows, and lines, stands on one page."""

_SIGNS = 0.72
"""Signs of a table's type in one percent of the page's text; enough to tell a low table from a high one."""

_LONGEST_UNSPLIT = 1200
"""A row with a cell of more signs than this may break across pages; a row higher than a page must."""


def stays_together(table: Table) -> bool:
    """Whether the whole table is to stand on one page: a low one reads better so, a high one would leave a gap."""
    return len(table.rows) <= _FEW and _lines(table) <= _LOW


def may_break(row: Sequence[str]) -> bool:
    """Whether a row is so high that it may begin on one page and end on the next."""
    return max(map(len, row), default=0) > _LONGEST_UNSPLIT


def _lines(table: Table) -> int:
    """About how many lines the rows of a table take."""
    return sum(
        max(
            (ceil(len(text) / (column.share * _SIGNS)) for text, column in zip(row, table.columns, strict=True)),
            default=1,
        )
        for row in table.rows
    )
