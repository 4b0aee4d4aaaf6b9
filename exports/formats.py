"""The formats in which documents can be written, by the suffix of the file, and the name a file gets by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from exports.file_name import file_name
from exports.options import Attribution, DocumentKind, Options
from store.meeting.proceedings import Proceedings
from store.progress import Progress, untold

if TYPE_CHECKING:
    from exports.document import Document

DEFAULT = ".docx"
"""The suffix of a file for which none was asked."""


def written(proceedings: Proceedings, suffix: str, options: Options, progress: Progress = untold) -> bytes:
    """The document as the bytes of a file; ``suffix`` is one of ``suffixes_for(options.kind)``.

    ``progress`` may raise Stopped. Raises CannotWrite where a program is missing or fails that the format needs.
    """
    return FORMATS[suffix](proceedings, options, progress)


def default_name(proceedings: Proceedings, options: Options, suffix: str = DEFAULT) -> str:
    """The day, what it is, the meeting's title; how it differs from the plain document in brackets.

    Two documents that say different things must not replace one another.
    """
    from exports.wording import wording

    words = wording(options.language)
    notes = [
        {
            Attribution.DELEGATION: words.file_notes.delegation,
            Attribution.IMPERSONAL: words.file_notes.impersonal,
        }.get(options.attribution, ""),
        words.file_notes.closed_session if options.closed_session else "",
    ]
    label = words.names[options.kind]
    if options.kind is DocumentKind.ANNEX:  # lists items, and nothing that anybody said
        notes = []
    noted = " ".join((label, *(f"({note})" for note in notes if note)))
    title = proceedings.meeting.title
    if options.kind is DocumentKind.EXTRACT:
        # The party first: it tells one extract from another, and a long title is cut at its end.
        party = proceedings.party_by_uid.get(options.party)
        title = " – ".join(
            ("", *(part.strip() for part in (party.name if party else "", title) if part.strip()))
        ).strip()
    return file_name(f"{noted} {title}", proceedings.meeting.day, suffix)


def suffixes_for(kind: DocumentKind) -> tuple[str, ...]:
    """The formats that make sense for a kind of document, in the order in which they are offered.

    A notice is a letter and has no table of its own to be filtered; the record itself belongs to the minutes.
    """
    return tuple(suffix for suffix in FORMATS if kind in _ONLY.get(suffix, frozenset(DocumentKind)))


def _document(proceedings: Proceedings, options: Options, progress: Progress) -> Document:
    from exports import composing

    return composing.compose(proceedings, options, progress)


def _word(proceedings: Proceedings, options: Options, progress: Progress) -> bytes:
    from exports.word.anchors import Ties

    if options.template:
        from exports.word import template, tying

        return tying.tied(template.fill(options.template, proceedings, options, progress), Ties(proceedings, options))
    from exports import word

    tell = _in_two_parts(progress)
    return word.write(_document(proceedings, options, tell(0)), tell(1), ties=Ties(proceedings, options))


def _markdown(proceedings: Proceedings, options: Options, progress: Progress) -> bytes:
    from exports import markdown

    return markdown.write(_document(proceedings, options, progress)).encode()


def _html(proceedings: Proceedings, options: Options, progress: Progress) -> bytes:
    from exports import html

    tell = _in_two_parts(progress)
    return html.write(_document(proceedings, options, tell(0)), tell(1)).encode()


def _spreadsheet(proceedings: Proceedings, options: Options, progress: Progress) -> bytes:
    from exports import spreadsheet

    return spreadsheet.write(proceedings, options, progress)


def _calendar(proceedings: Proceedings, options: Options, progress: Progress) -> bytes:
    from exports import calendar

    return calendar.write(proceedings, options, progress)


def _pdf(proceedings: Proceedings, options: Options, progress: Progress) -> bytes:
    from exports import pdf

    tell = _in_two_parts(progress)
    return pdf.from_word(_word(proceedings, options, tell(0)), proceedings.revised, tell(1))


def _record(proceedings: Proceedings, options: Options, _progress: Progress) -> bytes:
    from exports import record_json

    return record_json.write(proceedings, closed_session=options.closed_session)


def _in_two_parts(progress: Progress) -> Callable[[int], Progress]:
    """Two pieces of work one after the other, told as one of a hundred parts."""

    def part(number: int) -> Progress:
        def tell(done: int, total: int) -> None:
            progress(50 * number + (50 * done // total if total else 0), 100)

        return tell

    return part


FORMATS: Mapping[str, Callable[[Proceedings, Options, Progress], bytes]] = {
    ".docx": _word,
    ".md": _markdown,
    ".html": _html,
    ".xlsx": _spreadsheet,
    ".ics": _calendar,
    ".pdf": _pdf,
    ".json": _record,
}
"""What writes each format. JSON is the record itself: language, attribution and draft say nothing to it."""

SLOW = frozenset({".pdf"})
"""The formats that take seconds for any document, because another program makes them."""

_ONLY: Mapping[str, frozenset[DocumentKind]] = {
    ".xlsx": frozenset(DocumentKind) - {DocumentKind.NOTICE},
    ".ics": frozenset(DocumentKind) - {DocumentKind.NOTICE, DocumentKind.ANNEX},
    ".json": frozenset({DocumentKind.MINUTES}),
}
"""The kinds of document for which a format makes sense, where it does not for all."""
