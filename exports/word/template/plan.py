"""A template looked through before anything is filled: every marker with its place, and all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from exports.word.template.lettering import Lettering, letterings
from exports.word.template.lists import ListOfRecords
from exports.word.template.names import likely
from exports.word.template.outward import Outward
from exports.word.template.parts import Package
from exports.word.template.text import TEXT_BOX, Line, Marker, W, lines, paragraphs
from exports.word.template.trouble import Fault, FaultKind, Part, Place, Remark, RemarkKind
from exports.word.template.unseen import in_story

_SHOWN = 40
"""So many signs of a paragraph are enough to find it by."""

_LONGEST = 80
"""More signs of a marker than this are not repeated to the user."""


@dataclass
class Unit:
    """A paragraph or a table's row with markers; ``of`` is the list for which it is repeated, None for once."""

    element: etree._Element
    of: ListOfRecords | None
    place: Place
    lines: list[Line] = field(default_factory=list)

    @property
    def heads(self) -> set[ListOfRecords]:
        """The lists with which it goes where they are empty."""
        known = (marker.meant for line in self.lines for marker in line.markers)
        return {meant.of for meant in known if meant is not None and meant.of is not None and meant.is_heading}


@dataclass
class Plan:
    """What is to be filled, in the order of the file, and what was found wrong or worth knowing.

    ``blocks`` are the paragraphs in whose place whole paragraphs and tables come, with their marker's name. ``drawn``
    are watermarks and their like. ``end`` is the paragraph from which on nothing is taken over.
    """

    units: list[Unit] = field(default_factory=list)
    blocks: list[tuple[etree._Element, str]] = field(default_factory=list)
    drawn: list[Lettering] = field(default_factory=list)
    end: etree._Element | None = None
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def plan(package: Package) -> Plan:
    """The plan for a template. Nothing in it is changed."""
    made = Plan()
    for part, root in package.stories.values():
        for found in _found(part, root):
            if _ends(found):
                made.end = found.paragraph
                break
            _take(made, found)
        made.drawn += _drawn(made, part, root)
    _check_lists(made)
    if not (made.units or made.blocks or made.drawn or made.faults):
        made.remarks.append(Remark(RemarkKind.NO_MARKERS))
    made.remarks += _outward(package.outward)
    made.remarks += [Remark(RemarkKind.UNSEEN, _short(marker), Place(part)) for part, marker in _unseen(made, package)]
    made.faults = list(dict.fromkeys(made.faults))
    made.remarks = list(dict.fromkeys(made.remarks))
    for unit in made.units:
        unit.lines = [line for line in unit.lines if line.markers]
    return made


def _outward(found: Outward) -> Iterator[Remark]:
    if found.macros:
        yield Remark(RemarkKind.MACROS)
    for kind, told in (
        (RemarkKind.RUNS, found.taken),
        (RemarkKind.OUTSIDE, found.outside),
        (RemarkKind.EMBEDDED, found.embedded),
    ):
        yield from (Remark(kind, _short(one)) for one in told)


def _unseen(made: Plan, package: Package) -> Iterator[tuple[Part, str]]:
    for _part, root in package.stories.values():
        yield from in_story(root, lambda one: made.end is None or not _is_behind(one, made.end))
    yield from package.unfilled


@dataclass
class _Found:
    """A paragraph in which there are braces. ``row`` is the row of a table in which it stands."""

    paragraph: etree._Element
    lines: list[Line]
    row: etree._Element | None
    place: Place

    @property
    def markers(self) -> Iterator[Marker]:
        return (marker for line in self.lines for marker in line.markers)


def _found(part: Part, root: etree._Element) -> Iterator[_Found]:
    tables = {
        table: number
        for number, table in enumerate((one for one in root.iter(f"{W}tbl") if not _inside_table(one)), start=1)
    }
    counted = 0
    for paragraph in paragraphs(root):
        above = list(paragraph.iterancestors())
        boxes = [number for number, one in enumerate(above) if one.tag == TEXT_BOX]
        outer = above[boxes[-1] :] if boxes else above
        table = next((one for one in reversed(outer) if one in tables), None)
        read = lines(paragraph)
        whole = "".join(line.text for line in read[:1]).strip()
        if table is None and not boxes and whole:
            counted += 1
        if not any(line.markers or line.braces for line in read):
            continue
        row = next((one for one in above if one.tag in (f"{W}tr", TEXT_BOX)), None)
        place = Place(
            part,
            tables[table] if table is not None else 0,
            _row_number(table, outer) if table is not None else 0,
            counted if table is None else 0,
            bool(boxes),
            whole if len(whole) <= _SHOWN else f"{whole[:_SHOWN].rstrip()}…",
        )
        yield _Found(paragraph, read, row if row is not None and row.tag == f"{W}tr" else None, place)


def _drawn(made: Plan, part: Part, root: etree._Element) -> Iterator[Lettering]:
    """The drawn words that are to be filled, and faults for markers that cannot stand there."""
    for one in letterings(root):
        if made.end is not None and _is_behind(one.drawing, made.end):
            continue
        place = Place(part, text_box=True, words=one.words)
        for marker in one.markers:
            meant = marker.meant
            if meant is None:
                near = likely(marker.words.strip("{} "))
                made.faults.append(Fault(FaultKind.UNKNOWN, _short(marker.words), place, near))
            elif meant.of is not None or meant.is_block or meant.is_end or meant.is_position:
                made.faults.append(Fault(FaultKind.IN_DRAWING, marker.words, place))
        yield one


def _is_behind(element: etree._Element, end: etree._Element) -> bool:
    body = end.getparent()
    top = next((one for one in (element, *element.iterancestors()) if one.getparent() is body), None)
    return body is not None and top is not None and body.index(top) >= body.index(end)


def _inside_table(table: etree._Element) -> bool:
    return any(one.tag in (f"{W}tbl", TEXT_BOX) for one in table.iterancestors())


def _row_number(table: etree._Element, above: list[etree._Element]) -> int:
    rows = {one for one in above if one.tag == f"{W}tr"}
    own = (one for one in table.iter(f"{W}tr") if next(one.iterancestors(f"{W}tbl")) is table)
    return next((number for number, one in enumerate(own, start=1) if one in rows), 0)


def _ends(found: _Found) -> bool:
    parent = found.paragraph.getparent()
    return (
        parent is not None
        and parent.tag == f"{W}body"
        and any(marker.meant is not None and marker.meant.is_end for marker in found.markers)
        and _alone(found)
    )


def _alone(found: _Found) -> bool:
    said = [line for line in found.lines if line.text.strip()]
    return len(said) == 1 and len(said[0].markers) == 1 and said[0].text.strip() == said[0].markers[0].words


def _take(made: Plan, found: _Found) -> None:
    """Puts the paragraph's markers where they belong in the plan."""
    for line in found.lines:
        if line.braces:
            made.remarks.append(Remark(RemarkKind.BRACES, found.place.words, found.place))
    if not any(line.markers for line in found.lines):
        return
    lists = []
    for marker in found.markers:
        meant = marker.meant
        if meant is None:
            near = likely(marker.words.strip("{} "))
            made.faults.append(Fault(FaultKind.UNKNOWN, _short(marker.words), found.place, near))
        elif meant.is_block or meant.is_end:
            in_text = found.place.part is Part.BODY and not found.place.text_box
            if meant.is_block and in_text and _alone(found):
                made.blocks.append((found.paragraph, meant.name))
            else:
                made.faults.append(Fault(FaultKind.NOT_ALONE, marker.words, found.place))
            return
        elif meant.of is not None and not meant.is_heading and meant.of not in lists:
            lists.append(meant.of)
    if lists:
        lists += [of for of in _headed(found) if of not in lists]
    counts = any(marker.meant is not None and marker.meant.is_position for marker in found.markers)
    if not lists and not (counts and found.row is not None):
        made.units.append(Unit(found.paragraph, None, found.place, found.lines))
        if counts:
            _fault_each(made, FaultKind.NO_LIST, found, None)
        return
    element = found.row if found.row is not None else found.paragraph
    unit = next((one for one in reversed(made.units) if one.element is element), None)
    if unit is None:
        unit = Unit(element, None, found.place)
        made.units.append(unit)
    unit.lines += found.lines
    for of in lists:
        if unit.of is None:
            unit.of = of
        elif unit.of != of:
            _fault_each(made, FaultKind.MIXED, found, of)


def _headed(found: _Found) -> Iterator[ListOfRecords]:
    """The lists above whose models this paragraph stands; one that is repeated can stand above none but its own."""
    for marker in found.markers:
        if marker.meant is not None and marker.meant.of is not None and marker.meant.is_heading:
            yield marker.meant.of


def _fault_each(made: Plan, kind: FaultKind, found: _Found, of: ListOfRecords | None) -> None:
    """A fault for the first marker of this list, or that counts."""
    for marker in found.markers:
        meant = marker.meant
        if meant is not None and (meant.of == of if of is not None else meant.is_position):
            made.faults.append(Fault(kind, marker.words, found.place))
            return


def _check_lists(made: Plan) -> None:
    """A row that is counted and names no list is not repeated for anything."""
    for unit in made.units:
        markers = [marker for line in unit.lines for marker in line.markers]
        if unit.of is None and unit.element.tag == f"{W}tr" and all(marker.meant for marker in markers):
            counting = next(marker for marker in markers if marker.meant is not None and marker.meant.is_position)
            made.faults.append(Fault(FaultKind.NO_LIST, counting.words, unit.place))


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
