"""What the program's own writer cannot know of a starting template: rules as long as under usual names, annexes.

The writer measures the marker that stands for a name, and gives what follows the signatures a page of its own. The
finished file is changed with python-docx: nobody waits for a starting template as they do for minutes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from exports import form
from exports.packing import packed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_USUAL_BODY = 55.0
_USUAL_TITLE = 120.0
"""Millimetres that a usual issuing body and a usual title take up in their longest line."""


def in_usual_measure(file: bytes, end: str, annexes: str) -> bytes:
    """The template with its first rule (issuing body) and its third (title) as long as under usual names.

    The marker ``annexes`` comes behind the signatures, on their page, before the section that ``end`` begins.
    """
    import docx

    document = docx.Document(io.BytesIO(file))
    left = form.LETTERHEAD_COLUMNS[0] - 2 * form.CELL_MARGIN
    _lengthen(document.tables[0].cell(0, 0).paragraphs, _USUAL_BODY, left)
    _lengthen(document.paragraphs, _USUAL_TITLE, form.PAGE.text_width)
    _put_before(document, end, annexes)
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as parts:  # python-docx has written the time of day into it
        return packed({name: parts.read(name) for name in parts.namelist()})


def _lengthen(paragraphs: Iterable[Paragraph], longest: float, room: float) -> None:
    """Makes the first rule among them as long as the form wants it under a line of this length; millimetres."""
    from docx.shared import Mm

    rule = next(one for one in paragraphs if one.style is not None and one.style.style_id == "Rule")
    side = Mm((room - longest * form.SHORT_RULE) / 2)
    rule.paragraph_format.left_indent = rule.paragraph_format.right_indent = side


def _put_before(document: Document, end: str, text: str) -> None:
    """A paragraph with this text before the one that says ``end``, in the section that ends there."""
    from docx.oxml.ns import qn

    paragraphs = document.paragraphs
    place = next(place for place, one in enumerate(paragraphs) if one.text == end)
    added = paragraphs[place].insert_paragraph_before(text, "Body Text")
    section: Any = paragraphs[place - 1]._p.find(f"{qn('w:pPr')}/{qn('w:sectPr')}")
    if section is not None:
        added._p.get_or_add_pPr().append(section)
