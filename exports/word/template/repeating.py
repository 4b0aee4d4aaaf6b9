"""Model rows and model paragraphs: copied for each record of their list, with its texts put in.

A copy of a ready row, whose texts are overwritten, keeps every look that the office gave it, and costs some
microseconds a cell.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from lxml import etree

from exports.word.template.copies import Copies, is_mark
from exports.word.template.emptying import nothing_in_table, say_none, silence, take_away
from exports.word.template.leading import Leading
from exports.word.template.lists import ListOfRecords
from exports.word.template.plan import Unit
from exports.word.template.rows import getter, records
from exports.word.template.text import Line, Marker, W, gathered, open_up, write
from exports.word.template.values import Values
from store.progress import Progress

_TOLD = 100
"""Copies after which it is told how far the filling is."""

#: A piece of a copy's text: words, or what gives them for a record and its place in the list.
_Piece = str | Callable[[Any, int], str]
_Slots = list[tuple[int, tuple[_Piece, ...]]]


class Repeating:
    """The models of one template, each of them units that are repeated together."""

    def __init__(
        self, models: Sequence[Sequence[Unit]], values: Values, copies: Copies, leading: Leading, progress: Progress
    ) -> None:
        self._models = models
        self._values = values
        self._copies = copies
        self._leading = leading
        self._progress = progress
        self._done = 0
        self._total = sum(len(records(values, of)) for model in models if (of := model[0].of) is not None)
        self._elements = {unit.element for model in models for unit in model}

    def repeat_all(self) -> None:
        """Puts copies in the place of every model, the innermost first."""
        for model in reversed(self._models):
            self._repeat(model)

    def _repeat(self, model: Sequence[Unit]) -> None:
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
        sources = [self._copies.model(element) for element in elements]
        for element, places in zip(elements, slots, strict=True):
            _fill(element, places, listed[0], 1)
        section = _taken_section(elements[-1])
        for source in sources:
            _taken_section(source.element)
        copies: list[etree._Element] = []
        for position, record in enumerate(listed[1:], start=2):
            for source, places in zip(sources, slots, strict=True):
                copy = source.copy()
                _fill(copy, places, record, position)
                copies.append(copy)
            self._done += 1
            if not self._done % _TOLD:
                self._progress(min(self._done, self._total), self._total)
        place = parent.index(elements[-1]) + 1
        parent[place:place] = copies
        if section is not None:
            _properties(copies[-1] if copies else elements[-1]).append(section)

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
        if meant.is_heading:
            return ""
        if meant.is_position:
            return lambda _record, position: str(position)
        if meant.of is not None:
            get = getter(self._values, of, meant.name)
            return lambda record, _position: get(record)
        return self._values.single(meant.name)

    def _nothing(self, elements: Sequence[etree._Element], lines: Sequence[Line]) -> None:
        """No record: the model goes; where a table's head or a heading is left above nothing, it says that."""
        language = self._values.words.language
        if elements[0].tag == f"{W}tr":
            nothing_in_table(elements, self._elements, language)
            return
        says = self._leading.is_above_nothing(elements[0], elements[-1], self._elements)
        silence(lines)
        if says:
            say_none(lines[0], language)
        for element in elements[1:] if says else elements:
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
    while following is not None and is_mark(following):
        following = following.getnext()
    return following is after


def _fill(element: etree._Element, slots: _Slots, record: Any, position: int) -> None:
    holders = list(element.iter(f"{W}t"))
    for place, pieces in slots:
        text = "".join(piece if isinstance(piece, str) else piece(record, position) for piece in pieces)
        write(holders[place], text)


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
