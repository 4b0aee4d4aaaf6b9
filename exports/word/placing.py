"""Placing: tables without borders that hold columns of a page, and names broken into centred lines."""

from __future__ import annotations

from lxml import etree

from exports import form
from exports.form import Type
from exports.widths import width
from exports.word.breaks import broken
from exports.word.markup import element, paragraph, parse, twips

_LONGEST_MEASURED = 400
"""A name of more signs than this is no name; it is set in the whole room without being measured."""

_SLACK = 1.0
"""Millimetres left free in a line, so that a font of slightly other widths needs no further break."""


def plain_table(parent: etree._Element, widths: tuple[float, ...]) -> etree._Element:
    """A table without borders or rows, in the middle of the text, its columns this wide in millimetres."""
    whole = sum(widths)
    indent = twips((form.PAGE.text_width - whole) / 2)
    grid = "".join(f'<w:gridCol w:w="{twips(one)}"/>' for one in widths)
    table = parse(
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(twips(one) for one in widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{indent}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid></w:tbl>"
    )
    parent.append(table)
    return table


def plain_cell(row: etree._Element, wide: float) -> etree._Element:
    """A new cell at the end of a row. Word wants at least one paragraph in it."""
    cell = element(row, "tc")
    properties = element(cell, "tcPr")
    element(properties, "tcW", w=twips(wide), type="dxa")
    return cell


def centred_name(parent: etree._Element, style: str, text: str, look: Type, room: float) -> float:
    """A name in lines of about equal length; the longest line's length in millimetres."""
    shown = text.upper() if look.capitals else text
    if len(shown) > _LONGEST_MEASURED:
        paragraph(parent, style, text)
        return room
    found = broken(text, look.size, room - _SLACK, bold=look.bold, capitals=look.capitals)
    paragraph(parent, style, "\n".join(found))
    longest = max(
        (width(line.upper() if look.capitals else line, look.size, bold=look.bold) for line in found), default=0.0
    )
    return min(longest, room)
