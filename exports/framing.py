"""What stands around the text of a document beside the minutes: letterhead, reference to the minutes, draft's mark."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from exports import form
from exports.document import Annex, Block, Document, Heading, Letterhead, Paragraph, Properties, Table
from exports.minutes.closing import recipients as listed_recipients
from exports.minutes.opening import document_number, symbol
from exports.minutes.phrases import BLANK, SHORT_BLANK, cell
from exports.options import DocumentKind, Options
from exports.seat import seat
from exports.wording.words import Wording
from store.meeting.proceedings import Proceedings
from store.meeting.records import Meeting


def letterhead(meeting: Meeting, words: Wording, abbreviation: str) -> Letterhead:
    """A letterhead with place and date (Annex III, form 1.4). The number and the day are given when it is signed.

    ``abbreviation`` is that of the kind of document, in whose own series it gets its number.
    """
    place = seat(meeting.issuing_body) or SHORT_BLANK
    return Letterhead(
        superior_body=cell(meeting.superior_body),
        issuing_body=cell(meeting.issuing_body) or BLANK,
        number_line=words.letterhead.number(SHORT_BLANK, own_symbol(meeting, abbreviation)),
        nation=words.letterhead.nation,
        motto=words.letterhead.motto,
        place_and_date=words.letterhead.place_and_date(place, words.general.date_open),
    )


def own_symbol(meeting: Meeting, abbreviation: str) -> str:
    """``TB-UBND`` where the minutes are ``BB-UBND``: the kind changes, the body that issues it does not."""
    own = meeting.symbol.strip()
    head, dash, rest = own.partition("-")
    if dash and head.strip().upper() == form.MINUTES_SYMBOL:
        own = rest.strip()
    elif own.upper() == form.MINUTES_SYMBOL:
        own = ""
    return f"{abbreviation}-{own or SHORT_BLANK}"


def minutes_meant(meeting: Meeting, words: Wording) -> tuple[str, str, str]:
    """Number and symbol, day and issuing body of the minutes that a document goes with."""
    day = meeting.last_day or meeting.day
    return (
        f"{document_number(meeting)}/{symbol(meeting)}",
        words.general.long_date(day) if day else words.general.date_blank,
        cell(meeting.issuing_body) or BLANK,
    )


def recipients(own: tuple[str, ...], words: Wording, first: str = "") -> tuple[str, ...]:
    """Who gets a copy, as the foot lists it; ``first`` before all others where nobody has named it."""
    named = first and not any(first.casefold() in one.casefold() for one in own)
    return listed_recipients((first, *own) if named else own, words)


def properties(proceedings: Proceedings, words: Wording, kind: DocumentKind, subject: str) -> Properties:
    """What the file says about itself; ``subject`` stands behind the name of its kind."""
    return Properties(
        title=f"{words.names[kind]} {subject}".strip(),
        author=proceedings.meeting.issuing_body.strip(),
        language=words.general.tag,
        revised=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=proceedings.revised),
    )


def marked(document: Document, options: Options, words: Wording) -> Document:
    """The document with the draft's mark where that is asked for, and where dots are left in what it says.

    The number and the day of signing are always open until it is signed: dots there make no draft.
    """
    if not options.draft and not _has_blanks(document):
        return document
    return document._replace(title=document.title._replace(draft_mark=words.letterhead.draft))


def _has_blanks(document: Document) -> bool:
    head, closing = document.letterhead, document.closing
    said = [head.superior_body, head.issuing_body, document.title.subject]
    said += [part for one in (*closing.left, *closing.right) for part in (one.name, one.capacity, one.office)]
    return any(SHORT_BLANK in text for text in said) or any(map(_is_blank, (*document.body, *document.annexes)))


def _is_blank(block: Block) -> bool:
    match block:
        case Paragraph():
            return any(run.blank for run in block.runs)
        case Table():
            return any(SHORT_BLANK in text for row in block.rows for text in row)
        case Heading() | Annex():
            return SHORT_BLANK in block.text if isinstance(block, Heading) else False
