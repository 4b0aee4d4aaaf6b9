"""Columns as wide as what stands in them needs, so that a table takes as few pages as it can."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from exports.document import Column

_SIGN = 1.4  # percent of the page's text that a sign of a table's type takes
_MARGINS = 3.6
_SHORT = 6  # signs; a column of numbers needs no more room than its longest
_SHORT_WORDS = 11  # signs; a column of nothing longer breaks no cell
_WIDEST = 14  # signs; a longer word must break
_LOOKED_AT = 300  # rows; more would not change the picture


def columns(
    headings: Sequence[str], rows: Sequence[Sequence[str]], *, centred: frozenset[int] = frozenset()
) -> tuple[Column, ...]:
    """A column for each heading: at least as wide as its longest word, the rest by how much its cells say."""
    least, wanted = [], []
    for place, heading in enumerate(headings):
        cells = [row[place] for row in islice(rows, _LOOKED_AT)]
        words = [len(word) for text in (heading, *cells) for word in text.split()]
        longest = max(map(len, cells), default=0)
        unbroken = longest if longest <= _SHORT_WORDS else 0
        least.append(_MARGINS + _SIGN * min(max([*words, unbroken, 1]), _WIDEST))
        mean = sum(min(len(text), 300) for text in cells) / max(1, len(cells))
        wanted.append(0.0 if longest <= _SHORT else mean**0.8)
    free = max(0.0, 100 - sum(least))
    whole = sum(wanted) or 1
    shares = [round(low + free * want / whole) for low, want in zip(least, wanted, strict=True)]
    return tuple(
        Column(heading, max(1, share), centred=place in centred)
        for place, (heading, share) in enumerate(zip(headings, shares, strict=True))
    )


def said(rows: Sequence[Sequence[str]], how_many: int, always: int) -> list[int]:
    """The places of the columns in which some row says something; the first ``always`` are kept in any case."""
    return [place for place in range(how_many) if place < always or any(row[place] for row in rows)]
