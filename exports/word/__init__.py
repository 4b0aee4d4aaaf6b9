"""Documents as Word files (.docx): real styles, real headings, real tables, in the form's measures."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from exports.document import Document, Properties
from exports.word import joining
from exports.word.anchors import Anchors, Ties, untie
from exports.word.blank import EARLIEST, blank
from exports.word.markup import xml_text
from exports.word.tables import put_in
from exports.word.writer import page_of, write_body
from store.progress import Progress, untold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docx.opc.coreprops import CoreProperties

_LONGEST_PROPERTY = 255
"""Signs that Word keeps in one of a file's properties."""

_FINAL = {"vi": "Bản chính thức", "en": "Final"}
"""What the file's property for its status says of a final version (ECMA-376 part 2, 11.1)."""


def write(document: Document, progress: Progress = untold, *, ties: Ties | None = None) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same bytes.

    With ``ties`` every paragraph and row is tied to its record and the file carries what it said, so that it can come
    back with changes and be compared. ``progress`` counts the rows of its tables, and may raise Stopped.
    """
    import docx  # a tenth of a second: only those who write a Word file wait for it

    draft = bool(document.title.draft_mark)
    empty = blank(document.properties.language, mark_blanks=draft)
    file = docx.Document(io.BytesIO(empty))
    tables = write_body(file.element.body, document)
    anchors = Anchors(ties, document.properties) if ties is not None else None
    if anchors is not None:
        anchors.tie(file.element.body, tables)
    else:
        untie(file.element.body)
    _describe(file.core_properties, document.properties)
    filled = {part.partname.membername: part.blob for part in file.part.package.iter_parts()}
    main = file.part.partname.membername
    filled[main] = put_in(filled[main], tables, progress, anchors, room=page_of(document).text_width)
    return _packed(empty, filled, joining.parts(anchors.sent()) if anchors is not None else {})


def _describe(properties: CoreProperties, said: Properties) -> None:
    moment = said.revised.replace(tzinfo=None, microsecond=0)
    author = xml_text(said.author)[:_LONGEST_PROPERTY]
    properties.title = xml_text(said.title)[:_LONGEST_PROPERTY]
    properties.author = author
    properties.last_modified_by = author
    properties.language = said.language
    properties.created = moment
    properties.modified = moment
    properties.revision = 1
    if said.version:
        properties.content_status = _FINAL["en" if said.language.startswith("en") else "vi"]


def _packed(empty: bytes, filled: Mapping[str, bytes], own: Mapping[str, bytes]) -> bytes:
    """The package with its parts in one order and without the clock or the system on which it was written.

    Where there are parts of our ``own``, its lists of types and relationships get to know them.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(empty)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        held = {name: filled.get(name) or source.read(name) for name in source.namelist()}
        if own:
            held = {name: joining.joined(name, content) for name, content in held.items()}
        for name, content in (*held.items(), *own.items()):
            part = zipfile.ZipInfo(name, EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            part.external_attr = 0o600 << 16
            target.writestr(part, content)
    return buffer.getvalue()
