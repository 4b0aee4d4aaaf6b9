"""Documents as Word files (.docx): real styles, real headings, real tables, in the form's measures."""

from __future__ import annotations

from lxml import etree

from exports.document import Document
from exports.packing import packed
from exports.word import joining
from exports.word.anchors import Anchors, Ties, untie
from exports.word.blank import MAIN, blank
from exports.word.markup import parse
from exports.word.tables import put_in
from exports.word.writer import page_of, write_body
from store.progress import Progress, untold


def write(document: Document, progress: Progress = untold, *, ties: Ties | None = None) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same bytes.

    With ``ties`` every paragraph and row is tied to its record and the file carries what it said, so that it can come
    back with changes and be compared. ``progress`` counts the rows of its tables, and may raise Stopped.
    """
    root = parse("<w:document><w:body/></w:document>")
    body = root[0]
    tables = write_body(body, document)
    anchors = Anchors(ties, document.properties) if ties is not None else None
    if anchors is not None:
        anchors.tie(body, tables)
    else:
        untie(body)
    written = etree.tostring(root, encoding="UTF-8", standalone=True)
    parts = blank(document.properties, mark_blanks=bool(document.title.draft_mark))
    parts[MAIN] = put_in(written, tables, progress, anchors, room=page_of(document).text_width)
    if anchors is not None:
        parts = {name: joining.joined(name, content) for name, content in parts.items()}
        parts |= joining.parts(anchors.sent())
    return packed(parts)
