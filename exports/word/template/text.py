"""The text of a paragraph as Word scatters it over runs: markers found in it whole, and values put in their place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from exports.word.markup import NAMESPACE, xml_text
from exports.word.template.names import Known, known

W = f"{{{NAMESPACE}}}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATIVES = f"{_COMPATIBILITY}AlternateContent"
CHOICE = f"{_COMPATIBILITY}Choice"
TEXT_BOX = f"{W}txbxContent"
_TEXT = f"{W}t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

#: Signs that are elements of their own, and what they stand for while a marker is looked for.
_SIGNS = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}

#: What is in a paragraph without being read there: paragraphs of their own, and what was deleted or moved away.
_NOT_READ = frozenset({TEXT_BOX, f"{W}del", f"{W}moveFrom", f"{W}pPr", f"{W}rPr", f"{W}sdtPr"})

MARKER = re.compile(r"\{\{([^{}]*)\}\}")
"""A marker as it is written, with its name as the group."""


class Piece(NamedTuple):
    """An element that holds text, or is a sign, and where it begins in its line."""

    holder: etree._Element
    text: str
    start: int


@dataclass(frozen=True)
class Marker:
    """A marker as it is written, what it means (None: nothing known), and where it stands in its line."""

    words: str
    meant: Known | None
    start: int
    end: int


@dataclass(frozen=True)
class Line:
    """The text of a paragraph, or of one alternative inside it, with its markers."""

    pieces: tuple[Piece, ...]
    text: str
    markers: tuple[Marker, ...]

    @property
    def braces(self) -> bool:
        """Whether there are braces that belong to no marker."""
        rest = MARKER.sub("", self.text)
        return "{" in rest or "}" in rest


#: What a text holder is to hold: words of the template, and markers whose values go between them.
Parts = tuple[str | Marker, ...]


def lines(paragraph: etree._Element) -> list[Line]:
    """The paragraph's text, and that of each further alternative in it; what is deleted is not read."""
    streams: list[list[etree._Element]] = [[]]
    _collect(paragraph, streams[0], streams)
    return [_line(stream) for stream in streams if stream]


def _collect(parent: etree._Element, stream: list[etree._Element], streams: list[list[etree._Element]]) -> None:
    for child in parent:
        tag = child.tag
        if tag == _TEXT or tag in _SIGNS:
            stream.append(child)
        elif tag == ALTERNATIVES:
            for number, alternative in enumerate(child):
                if number:
                    streams.append([])
                _collect(alternative, streams[-1] if number else stream, streams)
        elif isinstance(tag, str) and tag not in _NOT_READ and len(child):
            _collect(child, stream, streams)


def _line(holders: list[etree._Element]) -> Line:
    pieces, start = [], 0
    for holder in holders:
        text = _SIGNS.get(str(holder.tag)) or holder.text or ""
        pieces.append(Piece(holder, text, start))
        start += len(text)
    whole = "".join(piece.text for piece in pieces)
    return Line(tuple(pieces), whole, markers_in(whole))


def markers_in(text: str) -> tuple[Marker, ...]:
    """The markers in a text, in order."""
    return tuple(
        Marker(found.group(), known(found.group(1)), found.start(), found.end()) for found in MARKER.finditer(text)
    )


def gathered(line: Line) -> dict[etree._Element, Parts]:
    """The holders that markers touch, and what each is to hold: a marker goes where its first sign stands.

    So the look of its first sign becomes the look of its value. A tab or a break inside a marker is taken out.
    """
    found: dict[etree._Element, Parts] = {}
    for piece in line.pieces:
        end = piece.start + len(piece.text)
        touching = [marker for marker in line.markers if marker.start < end and marker.end > piece.start]
        if not touching:
            continue
        if piece.holder.tag != _TEXT:
            _take_out(piece.holder)
            continue
        parts: list[str | Marker] = []
        place = piece.start
        for marker in touching:
            if marker.start > place:
                parts.append(piece.text[place - piece.start : marker.start - piece.start])
            if marker.start >= piece.start:
                parts.append(marker)
            place = min(marker.end, end)
        if place < end:
            parts.append(piece.text[place - piece.start :])
        found[piece.holder] = tuple(parts)
    return found


def put(holder: etree._Element, parts: Parts, value: Callable[[Marker], str]) -> None:
    """Sets the text of a holder; a line break becomes one of Word's."""
    write(holder, "".join(part if isinstance(part, str) else value(part) for part in parts))


def write(holder: etree._Element, text: str) -> None:
    """Sets the text of a ``w:t``. A line break becomes ``w:br``; what XML cannot hold is left out."""
    if "\n" not in text:
        _set(holder, text)
        return
    first, *rest = text.split("\n")
    _set(holder, first)
    run = holder.getparent()
    assert run is not None
    place = run.index(holder)
    for words in rest:
        following = etree.Element(_TEXT)
        _set(following, words)
        run[place + 1 : place + 1] = [etree.Element(f"{W}br"), following]
        place += 2


def _set(holder: etree._Element, text: str) -> None:
    try:
        holder.text = text
    except ValueError:
        holder.text = xml_text(text)
    holder.set(_SPACE, "preserve")


def _take_out(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def open_up(holder: etree._Element) -> None:
    """Makes a content control around a filled text an ordinary one.

    A control bound to data would show those instead, and one that shows its placeholder would take the value for it.
    """
    run = holder.getparent()
    for control in holder.iterancestors(f"{W}sdt"):
        properties = control.find(f"{W}sdtPr")
        if properties is None:
            continue
        placeholder = properties.find(f"{W}showingPlcHdr")
        for name in ("dataBinding", "showingPlcHdr"):
            for one in properties.findall(f"{W}{name}"):
                properties.remove(one)
        for one in properties.findall("{http://schemas.microsoft.com/office/word/2012/wordml}dataBinding"):
            properties.remove(one)
        if placeholder is not None and run is not None:
            for look in run.findall(f"{W}rPr/{W}rStyle"):
                _take_out(look)


def paragraphs(root: etree._Element) -> Iterator[etree._Element]:
    """Every paragraph of a part, those in text boxes and tables among them, in order."""
    yield from root.iter(f"{W}p")


def says_only(line: Line, values: Mapping[Marker, str]) -> bool:
    """Whether the line has markers and says nothing besides values that are all empty."""
    return bool(line.markers) and not MARKER.sub("", line.text).strip() and not any(values.values())
