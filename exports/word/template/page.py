"""How much room there is for a table at one place of a template."""

from __future__ import annotations

from lxml import etree

from exports import form
from exports.word.markup import twips
from exports.word.template.text import W

_CELL_MARGINS = 216
"""Twips that Word keeps free at both sides of a cell together, unless a template says otherwise."""

_LEAST = 1440
"""Narrower than an inch is no room that somebody meant."""


def room(paragraph: etree._Element) -> int:
    """The width in twips of the text at this paragraph: of its cell, or of a column of its section."""
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is not None:
        width = cell.find(f"{W}tcPr/{W}tcW")
        if width is not None and width.get(f"{W}type") == "dxa":
            return max(_LEAST, _number(width, "w") - _CELL_MARGINS)
    section = _section(paragraph)
    whole = twips(form.PAGE.text_width)
    if section is None:
        return whole
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return whole
    wide = _number(size, "w") - _number(margins, "left") - _number(margins, "right") - _number(margins, "gutter")
    columns = section.find(f"{W}cols")
    if columns is not None and (how_many := _number(columns, "num")) > 1:
        wide = (wide - _number(columns, "space") * (how_many - 1)) // how_many
    return wide if wide >= _LEAST else whole


def _section(paragraph: etree._Element) -> etree._Element | None:
    """The properties of the section in which a paragraph stands: the first that come after it."""
    body = next(paragraph.iterancestors(f"{W}body"), None)
    if body is None:
        return None
    top = paragraph
    for one in paragraph.iterancestors():
        if one is body:
            break
        top = one
    for following in [top, *top.itersiblings()]:
        found = next(following.iter(f"{W}sectPr"), None)
        if found is not None:
            return found
    return None


def _number(element: etree._Element, name: str) -> int:
    try:
        return int(float(element.get(f"{W}{name}") or 0))
    except ValueError:
        return 0
