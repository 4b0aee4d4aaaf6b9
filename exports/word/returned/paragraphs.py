"""The words of one paragraph of a foreign Word file, before its tracked changes and after them.

Words stand in runs, and runs in insertions, deletions and moves (ECMA-376 part 1, 17.13.5), hyperlinks, fields and
content controls. What is drawn, and what fields are made of, is passed over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from exports.returned.came import Comment, Hand
from exports.word.markup import NAMESPACE
from store.meeting.text import clean

if TYPE_CHECKING:
    from lxml.etree import _Element

W = f"{{{NAMESPACE}}}"
BOX = f"{W}txbxContent"
_TRANSITIONAL = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_PUT_IN = frozenset({f"{W}ins", f"{W}moveTo"})
_TAKEN_OUT = frozenset({f"{W}del", f"{W}moveFrom"})
_PASSED_OVER = frozenset(
    {f"{W}{name}" for name in ("pPr", "rPr", "drawing", "pict", "object", "instrText", "delInstrText", "sdtPr")}
    | {f"{_TRANSITIONAL}Fallback"}
)
_SIGNS = {f"{W}tab": " ", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": " "}


_NOBODY = frozenset({"Unknown Author", "Unknown"})
"""What programs sign with where they were not told who uses them."""


@dataclass
class Stretch:
    """A part of a paragraph: from one bookmark of ours, or the paragraph's beginning, to the next."""

    names: list[str] = field(default_factory=list)
    was: str = ""
    now: str = ""
    hands: list[Hand] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    put_in: Hand | None = None
    """Who put in the paragraph's end by a tracked change."""
    taken_out: Hand | None = None
    """Who took it out."""

    def touched(self, hand: Hand) -> None:
        """Somebody tracked a change in it."""
        if hand not in self.hands:
            self.hands.append(hand)


class Sought(NamedTuple):
    """What is looked for in a file: the names of our bookmarks, and its comments by their ids."""

    names: Collection[str]
    comments: Mapping[str, Comment]


def paragraphs_of(node: _Element) -> Iterator[_Element]:
    """The paragraphs in a cell, a box or a header; those in a box that is drawn there are that box's own."""
    depth = sum(1 for _ in node.iterancestors(BOX)) + (node.tag == BOX)
    return (one for one in node.iter(f"{W}p") if sum(1 for _ in one.iterancestors(BOX)) == depth)


def boxes(root: _Element) -> Iterator[_Element]:
    """The boxes with text that are drawn in a part, each once: programs write them in an old way as well."""
    return (one for one in root.iter(BOX) if next(one.iterancestors(f"{_TRANSITIONAL}Fallback"), None) is None)


def hand_of(node: _Element) -> Hand:
    """Who made this tracked change."""
    author = clean(node.get(f"{W}author", "")).strip()
    return Hand("" if author in _NOBODY else author, node.get(f"{W}date", ""))


def stretches(paragraph: _Element, sought: Sought) -> list[Stretch]:
    """The paragraph's stretches, at least one; the last one knows what became of the paragraph's end."""
    found = [Stretch()]
    for one in _pieces(paragraph, None, None):
        here = found[-1]
        if isinstance(one, _Bookmark):
            if one.name in sought.names:
                # Words before the first bookmark are its own: LibreOffice sets a document's first one a letter late.
                if here.names and (here.was.strip() or here.now.strip()):
                    here = Stretch()
                    found.append(here)
                here.names.append(one.name)
        elif isinstance(one, _Remark):
            if one.id in sought.comments and sought.comments[one.id] not in here.comments:
                here.comments.append(sought.comments[one.id])
        else:
            here.was += "" if one.put_in else one.text
            here.now += "" if one.taken_out else one.text
            for hand in (one.put_in, one.taken_out):
                if hand is not None:
                    here.touched(hand)
    for stretch in found:
        stretch.was, stretch.now = clean(stretch.was, lines=True), clean(stretch.now, lines=True)
    _end(paragraph, found[-1])
    return found


def _end(paragraph: _Element, last: Stretch) -> None:
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    for node in mark if mark is not None else ():
        if node.tag in _PUT_IN:
            last.put_in = hand_of(node)
            last.touched(last.put_in)
        elif node.tag in _TAKEN_OUT:
            last.taken_out = hand_of(node)
            last.touched(last.taken_out)


class _Text(NamedTuple):
    text: str
    put_in: Hand | None
    taken_out: Hand | None


class _Bookmark(NamedTuple):
    name: str


class _Remark(NamedTuple):
    id: str


def _pieces(node: _Element, put_in: Hand | None, taken_out: Hand | None) -> Iterator[_Text | _Bookmark | _Remark]:
    for one in node:
        tag = one.tag
        if tag in _PASSED_OVER or not isinstance(tag, str):
            continue
        if tag in (f"{W}t", f"{W}delText"):
            yield _Text(one.text or "", put_in, taken_out)
        elif tag in _SIGNS:
            yield _Text(_SIGNS[tag], put_in, taken_out)
        elif tag == f"{W}br":
            if one.get(f"{W}type", "textWrapping") == "textWrapping":
                yield _Text("\n", put_in, taken_out)
        elif tag == f"{W}bookmarkStart":
            yield _Bookmark(one.get(f"{W}name", ""))
        elif tag in (f"{W}commentReference", f"{W}commentRangeStart"):
            yield _Remark(one.get(f"{W}id", ""))
        elif tag in _PUT_IN:
            yield from _pieces(one, hand_of(one), taken_out)
        elif tag in _TAKEN_OUT:
            yield from _pieces(one, put_in, hand_of(one))
        else:
            yield from _pieces(one, put_in, taken_out)
