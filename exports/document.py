"""The document model that every renderer reads: what a document says, and nothing of how a file format says it.

A document is composed once; Word, Markdown and the rest render these same blocks. They are named tuples and no
dataclasses: a document has thousands, and making the dozen classes would be a thirtieth of the time of writing minutes.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class Style(StrEnum):
    """What a paragraph is; the renderer knows from the form (Decree 30/2020, Annex I) how it looks."""

    BODY = "body"
    FIELD = "field"
    QUOTE = "quote"
    LIST = "list"
    NOTE = "note"
    RECITAL = "recital"


class Run(NamedTuple):
    """A stretch of text in one look. The text is text: no renderer reads any sign in it as markup."""

    text: str
    bold: bool = False
    italic: bool = False
    blank: bool = False


class Heading(NamedTuple):
    """A heading with its number in ``label``: level 1 is ``I. …`` (bold capitals), level 2 is ``1. …`` (bold).

    ``source`` names the agenda point whose title it prints (``point/7d01…``).
    """

    text: str
    level: int = 1
    label: str = ""
    source: str = ""


class Paragraph(NamedTuple):
    """A paragraph. ``label`` is a number, letter or dash that stands before it (``1.``, ``a)``, ``-``).

    ``source`` names the record whose words it prints (``entry/4f1c…``), empty where it is put together from several;
    a field may stand behind it (``meeting/8a2e…#place``) that dots in the paragraph leave to be filled in.
    """

    runs: tuple[Run, ...]
    style: Style = Style.BODY
    label: str = ""
    source: str = ""


class Column(NamedTuple):
    """A table's column: heading, share of the width in percent, and whether its cells are centred."""

    heading: str
    share: int
    centred: bool = False


class Table(NamedTuple):
    """A table whose first row repeats on every page. Every row has as many cells as there are columns.

    The caption always describes the table for those who cannot see it; ``titled`` says whether it also stands above it.
    ``sources`` names the record that each row prints (``item/9a2b…``), ``fields`` the field that each column is about,
    the chief one where it is put together from several; both are empty for a table that counts.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    titled: bool = True
    sources: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()


class Annex(NamedTuple):
    """The start of an annex (phụ lục): a new page, numbered from 1 (Decree 30/2020, Annex I, IV)."""

    label: str
    title: str
    reference: str


Block = Heading | Paragraph | Table | Annex


class Letterhead(NamedTuple):
    """The top of page 1. ``place_and_date`` is empty for minutes: form 1.9 of Decree 30/2020, Annex III, has none.

    An annex that is a file of its own has no letterhead (Annex III, form 2.1): all of it is empty, ``nation`` too.
    """

    superior_body: str
    issuing_body: str
    number_line: str
    nation: str
    motto: str
    place_and_date: str = ""


class Title(NamedTuple):
    """The kind of document (tên loại), what it is about (trích yếu), and the draft's mark, empty once final.

    With a ``reference`` to the document it goes with, it is the head of an annex (Annex III, form 2.1) and looks so.
    """

    kind: str
    subject: str
    draft_mark: str = ""
    reference: str = ""


class Signature(NamedTuple):
    """One signature: the capacity in capitals, an optional office below it, and the name."""

    capacity: str
    name: str
    office: str = ""


class Closing(NamedTuple):
    """The foot: who signs on the left and on the right (one or two), and who gets a copy (nơi nhận)."""

    left: tuple[Signature, ...]
    right: tuple[Signature, ...]
    recipients_heading: str
    recipients: tuple[str, ...]


class Properties(NamedTuple):
    """What the file says about itself. ``language`` is a BCP 47 tag (vi-VN), ``revised`` the newest change in UTC.

    ``dossier`` is the id of the dossier it was made from. ``version`` counts the finalised versions, 0 for a document
    that is none of them, and ``digest`` is the sum of that version's content.
    """

    title: str
    author: str
    language: str
    revised: datetime
    dossier: str = ""
    version: int = 0
    digest: str = ""


class Document(NamedTuple):
    """One document, whole: letterhead, title, body, closing and, after the signatures, the annexes.

    ``landscape`` is for wide tables: the decree lets them lie across the sheet (Annex I, I.1).
    """

    letterhead: Letterhead
    title: Title
    body: tuple[Block, ...]
    closing: Closing
    annexes: tuple[Block, ...]
    properties: Properties
    landscape: bool = False


def annexes_of(document: Document) -> list[list[Block]]:
    """The blocks of each annex, its head first."""
    found: list[list[Block]] = []
    for block in document.annexes:
        if isinstance(block, Annex) or not found:
            found.append([])
        found[-1].append(block)
    return found


NO_LETTERHEAD = Letterhead("", "", "", "", "")
"""The letterhead of a document that has none."""

NO_CLOSING = Closing((), (), "", ())
"""The foot of a document that nobody signs."""
