"""What the program's own writer cannot know of a starting template: rules as long as under usual names, annexes.

The writer measures the marker that stands for a name, and gives what follows the signatures a page of its own.
"""

from __future__ import annotations

import io
import zipfile

from lxml import etree

from exports import form
from exports.word.markup import paragraph, twips
from exports.word.template.text import W

_USUAL_BODY = 55.0
_USUAL_TITLE = 120.0
"""Millimetres that a usual issuing body and a usual title take up in their longest line."""

_MAIN = "word/document.xml"


def in_usual_measure(file: bytes, end: str, annexes: str) -> bytes:
    """The template with its first rule (issuing body) and its third (title) as long as under usual names.

    The marker ``annexes`` comes behind the signatures, on their page, before the section that ``end`` begins.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for one in source.infolist():
            content = source.read(one)
            target.writestr(one, _measured(content, end, annexes) if one.filename == _MAIN else content)
    return buffer.getvalue()


def _measured(part: bytes, end: str, annexes: str) -> bytes:
    root = etree.fromstring(part)
    _lengthen(root)
    body = root[0]
    ends = next(one for one in body if "".join(one.itertext(f"{W}t")) == end)
    last = ends.getprevious()
    assert last is not None  # the signatures
    marker = paragraph(body, "BodyText", annexes)
    ends.addprevious(marker)
    section = last.find(f"{W}pPr/{W}sectPr")
    if section is not None:
        marker[0].append(section)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _lengthen(root: etree._Element) -> None:
    rules = [one for one in root.iter(f"{W}p") if one.find(f"{W}pPr/{W}pStyle[@{W}val='Rule']") is not None]
    body, _motto, title, *_ = rules
    left = form.LETTERHEAD_COLUMNS[0] - 2 * form.CELL_MARGIN
    for rule, longest, room in ((body, _USUAL_BODY, left), (title, _USUAL_TITLE, form.PAGE.text_width)):
        indent = rule.find(f"{W}pPr/{W}ind")
        if indent is None:
            continue
        side = str(twips((room - longest * form.SHORT_RULE) / 2))
        indent.set(f"{W}left", side)
        indent.set(f"{W}right", side)
