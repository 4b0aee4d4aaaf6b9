"""Reads a composed document as a reader does: line by line, table by table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import conferences

from exports.document import Annex, Block, Document, Heading, Paragraph, Table
from store.meeting.kinds import EntryKind, MeetingKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Entry, Meeting

VIETNAMESE_LETTER = re.compile("[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]", re.IGNORECASE)


def lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every printed line of the blocks, tables cell by cell."""
    for block in blocks:
        match block:
            case Heading():
                yield f"{block.label} {block.text}".strip()
            case Paragraph():
                yield f"{block.label} {''.join(run.text for run in block.runs)}".strip()
            case Table():
                yield from (column.heading for column in block.columns)
                yield from (cell for row in block.rows for cell in row)
            case Annex():
                yield from (block.label, block.title, block.reference)


def body(document: Document) -> str:
    return "\n".join(lines(document.body))


def table(document: Document, caption: str) -> Table:
    return next(one for one in document.body if isinstance(one, Table) and one.caption == caption)


def meeting_with(*entries: Entry, **fields: object) -> Proceedings:
    """A small meeting with these entries, and delegates Hoan and Hiệp."""
    source = conferences.winter_2025()
    point = AgendaPoint(uid="p", number=1, title="Thảo luận")
    blank = Proceedings(
        Meeting(uid="m", kind=MeetingKind.MEETING, **fields), source.parties, source.delegates, (point,)
    )  # type: ignore[arg-type]
    return replace(blank, entries=tuple(replace(entry, uid=f"e{number}") for number, entry in enumerate(entries)))


def said(kind: EntryKind, text: str, **more: object) -> Entry:
    return Entry(uid="-", kind=kind, text=text, point="p", **more)  # type: ignore[arg-type]
