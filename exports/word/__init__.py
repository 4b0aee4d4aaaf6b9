"""Documents as Word files (.docx): real styles, real headings, real tables, in the form's measures."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from exports.document import Document, Properties
from exports.word.blank import EARLIEST, blank
from exports.word.markup import xml_text
from exports.word.tables import put_in
from exports.word.writer import write_body
from store.progress import Progress, untold

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties

_LONGEST_PROPERTY = 255
"""Signs that Word keeps in one of a file's properties."""


def write(document: Document, progress: Progress = untold) -> bytes:
    """The document as the bytes of a .docx file; the same document gives the same bytes.

    ``progress`` counts the rows of its tables, and may raise Stopped.
    """
    import docx  # a tenth of a second: only those who write a Word file wait for it

    draft = bool(document.title.draft_mark)
    empty = blank(document.properties.language, mark_blanks=draft)
    file = docx.Document(io.BytesIO(empty))
    tables = write_body(file.element.body, document)
    _describe(file.core_properties, document.properties)
    filled = {part.partname.membername: part.blob for part in file.part.package.iter_parts()}
    main = file.part.partname.membername
    filled[main] = put_in(filled[main], tables, progress)
    return _packed(empty, filled)


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


def _packed(empty: bytes, filled: dict[str, bytes]) -> bytes:
    """The package with its parts in one order and without the clock or the system on which it was written.

    No part is added to the empty package, so its lists of types and relationships hold as they are.
    """
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(empty)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            part.external_attr = 0o600 << 16
            target.writestr(part, filled.get(name) or source.read(name))
    return buffer.getvalue()
