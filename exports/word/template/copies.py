"""Copies of a template's rows and paragraphs, in which nothing stands twice that a document may have only once."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import count

from lxml import etree

from exports.word.template.text import W

_ONCE = tuple(
    f"{W}{name}"
    for name in (
        "bookmarkStart",
        "bookmarkEnd",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "footnoteReference",
        "endnoteReference",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "proofErr",
        "permStart",
        "permEnd",
    )
)
"""What a document may have only once under one name or number."""

_TRACKED = tuple(
    f"{W}{name}"
    for name in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "cellIns",
        "cellDel",
        "cellMerge",
        "rPrChange",
        "pPrChange",
        "numberingChange",
        "tblPrChange",
        "tblPrExChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
    )
)
"""Tracked changes, each of which has a number of its own."""

_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_FIRST_NUMBER = 700_000_000
"""Where the numbers of copies begin: far from those that Word gives."""


class Copies:
    """The copies made for one document: numbers run through all of them."""

    def __init__(self) -> None:
        self._numbers = count(_FIRST_NUMBER)

    def model(self, element: etree._Element) -> Model:
        """What copies of this element are made from; the element itself stays as it is."""
        return Model(element, self._numbers)


class Model:
    """A row or paragraph without what may stand only once, ready to be copied."""

    def __init__(self, element: etree._Element, numbers: count[int]) -> None:
        self.element = _once_only(deepcopy(element))
        self._numbers = numbers
        self._is_numbered = next(_numbered(self.element), None) is not None

    def copy(self) -> etree._Element:
        """One more of it."""
        made = deepcopy(self.element)
        for one in _numbered(made) if self._is_numbered else ():
            number = next(self._numbers)
            if one.tag in _TRACKED:
                one.set(f"{W}id", str(number))
            else:
                one.set("id", str(number) if one.tag == _DRAWING else f"_x0000_c{number}")
                one.attrib.pop(f"{_OFFICE}spid", None)
        return made


def is_mark(element: etree._Element) -> bool:
    """Whether it only marks a place between paragraphs or rows."""
    return element.tag in _ONCE


def _once_only(element: etree._Element) -> etree._Element:
    for one in list(element.iter(*_ONCE, f"{_VML}shapetype")):
        parent = one.getparent()
        if parent is not None:
            parent.remove(one)
    for control in element.iter(f"{W}sdtPr"):
        for one in control.findall(f"{W}id"):
            control.remove(one)
    for one in (element, *element.iter(f"{W}p", f"{W}tr")):
        for name in ("paraId", "textId"):
            one.attrib.pop(f"{_WORD_2010}{name}", None)
    return element


def _numbered(element: etree._Element) -> Iterator[etree._Element]:
    """Drawings, shapes and tracked changes that have a number or a name of their own."""
    for one in element.iter(_DRAWING, f"{_VML}*", *_TRACKED):
        if one.get("id") or one.get(f"{W}id"):
            yield one
