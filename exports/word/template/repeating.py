"""Model rows and model paragraphs: copied for each record of their list, with its texts put in.

A copy of a ready row, whose texts are overwritten, keeps every look that the office gave it, and costs some
microseconds a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from copy import deepcopy
from itertools import count
from typing import Any

from lxml import etree

from exports.word.template.emptying import nothing_in_table, take_away
from exports.word.template.lists import ListOfRecords
from exports.word.template.plan import Unit
from exports.word.template.rows import getter, records
from exports.word.template.text import Line, Marker, W, gathered, open_up, write
from exports.word.template.values import Values
from store.progress import Progress

_TOLD = 100
"""Copies after which it is told how far the filling is."""

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
        "proofErr",
        "permStart",
        "permEnd",
    )
)
"""What a document may have only once under one name or number."""

_WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_VML = "{urn:schemas-microsoft-com:vml}"
_OFFICE = "{urn:schemas-microsoft-com:office:office}"
_FIRST_NUMBER = 700_000_000
"""Where the numbers of copied drawings begin: far from those that Word gives."""

#: A piece of a copy's text: words, or what gives them for a record and its place in the list.
_Piece = str | Callable[[Any, int], str]
_Slots = list[tuple[int, tuple[_Piece, ...]]]


class Repeating:
    """The models of one template. Numbers of copied drawings run through all of them."""

    def __init__(self, values: Values, progress: Progress) -> None:
        self._values = values
        self._progress = progress
        self._numbers = count(_FIRST_NUMBER)
        self._done = 0

    def total(self, models: Sequence[Sequence[Unit]]) -> int:
        """How many copies there will be."""
        return sum(len(records(self._values, of)) for model in models if (of := model[0].of) is not None)

    def repeat(self, model: Sequence[Unit], total: int) -> None:
        """Puts the copies in the place of the model, which is one row or paragraph, or several in a row."""
        of = model[0].of
        assert of is not None  # only such units make models
        listed = records(self._values, of)
        elements = [unit.element for unit in model]
        slots = [self._slots(unit, of) for unit in model]
        if not listed:
            self._nothing(elements, [line for unit in model for line in unit.lines])
            return
        parent = elements[0].getparent()
        assert parent is not None
        pristine = [once_only(deepcopy(element)) for element in elements]
        for element, places in zip(elements, slots, strict=True):
            _fill(element, places, listed[0], 1)
        section = _taken_section(elements[-1])
        for element in pristine:
            _taken_section(element)
        copies: list[etree._Element] = []
        numbered = any(next(_drawings(element), None) is not None for element in pristine)
        for position, record in enumerate(listed[1:], start=2):
            for element, places in zip(pristine, slots, strict=True):
                copy = deepcopy(element)
                _fill(copy, places, record, position)
                if numbered:
                    self._renumber(copy)
                copies.append(copy)
            self._done += 1
            if not self._done % _TOLD:
                self._progress(min(self._done, total), total)
        place = parent.index(elements[-1]) + 1
        parent[place:place] = copies
        if section is not None:
            _properties(copies[-1] if copies else elements[-1]).append(section)

    def _renumber(self, copy: etree._Element) -> None:
        for drawing in _drawings(copy):
            number = next(self._numbers)
            drawing.set("id", str(number) if drawing.tag == _DRAWING else f"_x0000_c{number}")
            drawing.attrib.pop(f"{_OFFICE}spid", None)

    def _slots(self, unit: Unit, of: ListOfRecords) -> _Slots:
        """Which of the unit's texts are to be written, and from what."""
        number = {holder: place for place, holder in enumerate(unit.element.iter(f"{W}t"))}
        slots: _Slots = []
        for line in unit.lines:
            for holder, parts in gathered(line).items():
                open_up(holder)
                slots.append((number[holder], tuple(self._piece(part, of) for part in parts)))
        return slots

    def _piece(self, part: str | Marker, of: ListOfRecords) -> _Piece:
        if isinstance(part, str):
            return part
        meant = part.meant
        assert meant is not None  # a template with unknown markers is not filled
        if meant.is_position:
            return lambda _record, position: str(position)
        if meant.of is not None:
            get = getter(self._values, of, meant.name)
            return lambda record, _position: get(record)
        return self._values.single(meant.name)

    def _nothing(self, elements: Sequence[etree._Element], lines: Sequence[Line]) -> None:
        """No record: the model goes, and a table of which only its head is left says so."""
        if elements[0].tag == f"{W}tr":
            nothing_in_table(elements, self._values.words.language)
            return
        for line in lines:
            for piece in line.pieces:
                if piece.holder.tag == f"{W}t":
                    piece.holder.text = ""
        for element in elements:
            take_away(element)


def models(units: Sequence[Unit]) -> list[list[Unit]]:
    """Units of one list that stand directly one behind the other are one model: all of them once for each record."""
    found: list[list[Unit]] = []
    for unit in units:
        if unit.of is None:
            continue
        before = found[-1][-1] if found else None
        if before is not None and before.of == unit.of and _follows(before.element, unit.element):
            found[-1].append(unit)
        else:
            found.append([unit])
    return found


def _follows(before: etree._Element, after: etree._Element) -> bool:
    if before.tag != after.tag:
        return False
    following = before.getnext()
    while following is not None and following.tag in _ONCE:
        following = following.getnext()
    return following is after


def _fill(element: etree._Element, slots: _Slots, record: Any, position: int) -> None:
    holders = list(element.iter(f"{W}t"))
    for place, pieces in slots:
        text = "".join(piece if isinstance(piece, str) else piece(record, position) for piece in pieces)
        write(holders[place], text)


def once_only(element: etree._Element) -> etree._Element:
    """The copy without what a document may have only once."""
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


def _drawings(element: etree._Element) -> Iterator[etree._Element]:
    """Drawings and shapes that have a number or a name of their own."""
    for one in element.iter(_DRAWING, f"{_VML}*"):
        if one.get("id"):
            yield one


def _taken_section(element: etree._Element) -> etree._Element | None:
    """A section's properties, taken out of the paragraph that carries them: only the last copy may end the section."""
    section = element.find(f"{W}pPr/{W}sectPr")
    if section is not None:
        _properties(element).remove(section)
    return section


def _properties(paragraph: etree._Element) -> etree._Element:
    found = paragraph.find(f"{W}pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        paragraph.insert(0, found)
    return found
