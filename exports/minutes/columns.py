"""Columns as wide as what stands in them needs, so that a table takes as few pages as it can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from math import ceil

from exports import form
from exports.document import Column
from exports.widths import width

_AIR = 0.6  # millimetres beside a cell's margins, so that a word that just fits is not broken after all
_SHORT = 6  # signs; a column of numbers needs no more room than its longest
_SHORT_WORDS = 8  # signs; a column of nothing longer breaks no cell
_WIDEST = 14  # signs; a longer word must break
_LOOKED_AT = 300  # rows whose words are measured; more would not change the picture


def columns(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    centred: frozenset[int] = frozenset(),
    across: bool = False,
) -> tuple[Column, ...]:
    """A column for each heading: at least as wide as its longest word, the rest by how much its cells say.

    Where the widest column can spare it, no heading takes more than two lines. ``across`` is for a table that lies
    across the sheet.
    """
    page = form.PAGE_ACROSS if across else form.PAGE
    least: list[int] = []
    wanted: list[float] = []
    for place, heading in enumerate(headings):
        cells = [row[place] for row in islice(rows, _LOOKED_AT)]
        longest_cell = max((row[place] for row in rows), key=len, default="")  # the thousandth number is the longest
        longest = len(longest_cell)
        whole_cells = (*cells, longest_cell) if longest <= _SHORT_WORDS else ()
        widest = max(_widest(heading.split(), bold=True), _widest((*whole_cells, *_words(cells)), bold=False))
        least.append(_share(widest, page.text_width))
        mean = sum(min(len(text), 300) for text in cells) / max(1, len(cells))
        wanted.append(0.0 if longest <= _SHORT else mean**0.8)
    # Never more than the whole: what goes beyond it would be taken from all, and break words in the narrow ones.
    free, whole = max(0, 100 - sum(least)), sum(wanted) or 1
    shares = [low + int(free * want / whole) for low, want in zip(least, wanted, strict=True)]
    needed = [_share(_in_two_lines(heading), page.text_width) for heading in headings]
    shares = _spared(shares, [max(both) for both in zip(least, needed, strict=True)])
    return tuple(
        Column(heading, max(1, share), centred=place in centred)
        for place, (heading, share) in enumerate(zip(headings, shares, strict=True))
    )


def _share(wide: float, room: float) -> int:
    """The percent of the room that a text this wide takes in a cell; millimetres."""
    return ceil(100 * (wide + 2 * form.CELL_MARGIN + _AIR) / room)


def _in_two_lines(heading: str) -> float:
    """The width in millimetres that a heading needs to stand in two lines."""
    words = heading.split()
    halves = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words)))
    return min((_widest_line(both) for both in halves), default=_widest_line(words))


def _widest_line(lines: Sequence[str]) -> float:
    return max((width(line, form.TABLE.size, bold=True) for line in lines), default=0.0)


def _spared(shares: list[int], needed: Sequence[int]) -> list[int]:
    """The shares raised to what each column needs, at the cost of the widest column if that stays the widest."""
    raised = [max(share, need) for share, need in zip(shares, needed, strict=True)]
    widest = max(range(len(shares)), key=shares.__getitem__)
    raised[widest] = shares[widest] - sum(raised) + sum(shares)
    return raised if raised[widest] == max(raised) and raised[widest] >= needed[widest] else shares


def _words(cells: Iterable[str]) -> Iterator[str]:
    return (word for text in cells for word in text.split())


def _widest(words: Iterable[str], *, bold: bool) -> float:
    """The width in millimetres of the widest word; one that is too long must break, and counts as far as it may go."""
    kept = {word[:_WIDEST] for word in words}
    longest = max(map(len, kept), default=0)
    # A word shorter by three signs is hardly ever wider, and measuring thousands takes its time.
    return max((width(word, form.TABLE.size, bold=bold) for word in kept if len(word) > longest - 3), default=0.0)


def said(rows: Sequence[Sequence[str]], how_many: int, always: int) -> list[int]:
    """The places of the columns in which some row says something; the first ``always`` are kept in any case."""
    return [place for place in range(how_many) if place < always or any(row[place] for row in rows)]
