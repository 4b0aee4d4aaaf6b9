"""A file that was sent, and what is told of it once it came back, for the tests of returned files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import conferences
import pytest
from red_pen import AT, RedPen, W

from exports import minutes, word
from exports.options import Options
from exports.returned.came import Hand
from exports.returned.differences import Difference, compare
from exports.sent import PARAGRAPH
from exports.word.anchors import Ties
from exports.word.returned import read

HA = "Lê Thị Hà"
BOTH = pytest.mark.parametrize("author", [HA, ""], ids=["tracked", "silent"])


@cache
def sent_file() -> bytes:
    held = conferences.winter_2025()
    return word.write(minutes.compose(held), ties=Ties(held, Options()))


def found_in(pen: RedPen) -> tuple[Difference, ...]:
    returned = read(Path("returned.docx"), pen.saved())
    assert returned.sent is not None
    return compare(returned.sent, returned)


def only(pen: RedPen) -> Difference:
    found = found_in(pen)
    assert len(found) == 1, [(one.way, one.record, one.sent, one.returned) for one in found]
    return found[0]


def signed(one: Difference, author: str) -> bool:
    """Whether it is told whose it is, or that nobody knows."""
    hands = (Hand(author, AT),) if author else ()
    return one.hands == hands and one.silent == (not author)


def a_gathered_entry(pen: RedPen) -> tuple[str, object]:
    """A paragraph that prints one entry between two others that do."""
    found: list[tuple[str, object]] = []
    returned = read(Path("x.docx"), pen.saved())
    assert returned.sent is not None
    for unit in returned.sent.units:
        if unit.record.startswith("entry/") and unit.table == PARAGRAPH and unit.cells[0].startswith(("a)", "b)")):
            found.append((unit.record, next(one for one in pen.tree.iter(f"{W}p") if name_of(one) == unit.name)))
    return found[0]


def name_of(paragraph: object) -> str:
    start = paragraph.find(f"{W}bookmarkStart")  # type: ignore[attr-defined]
    return "" if start is None else str(start.get(f"{W}name"))


def style_of(paragraph: object) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")  # type: ignore[attr-defined]
    return "" if style is None else str(style.get(f"{W}val"))
