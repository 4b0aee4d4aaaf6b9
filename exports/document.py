"""The document model that every renderer reads: what a document says, and nothing of how a file format says it.

A document is composed once; Word, Markdown and the rest render these same blocks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Style(StrEnum):
    """What a paragraph is; the renderer knows from the form (Decree 30/2020, Annex I) how it looks."""

    BODY = "body"
    FIELD = "field"
    QUOTE = "quote"
    LIST = "list"
    NOTE = "note"
    RECITAL = "recital"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one look. The text is text: no renderer reads any sign in it as markup."""

    text: str
    bold: bool = False
    italic: bool = False
    blank: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number in ``label``: level 1 is ``I. …`` (bold capitals), level 2 is ``1. …`` (bold)."""

    text: str
    level: int = 1
    label: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``label`` is a number, letter or dash that stands before it (``1.``, ``a)``, ``-``)."""

    runs: tuple[Run, ...]
    style: Style = Style.BODY
    label: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: heading, share of the width in percent, and whether its cells are centred."""

    heading: str
    share: int
    centred: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row repeats on every page. Every row has as many cells as there are columns.

    The caption always describes the table for those who cannot see it; ``titled`` says whether it also stands above it.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    titled: bool = True


@dataclass(frozen=True, slots=True)
class Annex:
    """The start of an annex (phụ lục): a new page, numbered from 1 (Decree 30/2020, Annex I, IV)."""

    label: str
    title: str
    reference: str


Block = Heading | Paragraph | Table | Annex


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The top of page 1. ``place_and_date`` is empty for minutes: form 1.9 of Decree 30/2020, Annex III, has none."""

    superior_body: str
    issuing_body: str
    number_line: str
    nation: str
    motto: str
    place_and_date: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The kind of document (tên loại), what it is about (trích yếu), and the draft's mark, empty once final."""

    kind: str
    subject: str
    draft_mark: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature: the capacity in capitals, an optional office below it, and the name."""

    capacity: str
    name: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The foot: who signs on the left and on the right (one or two), and who gets a copy (nơi nhận)."""

    left: tuple[Signature, ...]
    right: tuple[Signature, ...]
    recipients_heading: str
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Properties:
    """What the file says about itself. ``language`` is a BCP 47 tag (vi-VN), ``revised`` the newest change in UTC."""

    title: str
    author: str
    language: str
    revised: datetime


@dataclass(frozen=True, slots=True)
class Document:
    """One document, whole: letterhead, title, body, closing and, after the signatures, the annexes."""

    letterhead: Letterhead
    title: Title
    body: tuple[Block, ...]
    closing: Closing
    annexes: tuple[Block, ...]
    properties: Properties
