"""The notice of conclusions (thông báo kết luận) by form 1.4 of Decree 30/2020/NĐ-CP, Annex III.

It says to everybody concerned what was concluded and who has to do what by when, and leaves the course of the meeting
to the minutes.
"""

from __future__ import annotations

from collections.abc import Iterator

from exports import form
from exports.document import Block, Closing, Document, Paragraph, Run, Style, Title
from exports.framing import letterhead, marked, properties, recipients
from exports.minutes.phrases import People, runs
from exports.minutes.speakers import Speakers
from exports.notice.conclusions import conclusions
from exports.notice.opening import Opening
from exports.notice.signing import signature
from exports.options import DocumentKind, Options
from exports.wording import wording
from exports.wording.words import Wording
from store.meeting.proceedings import Proceedings
from store.progress import Progress, untold

__all__ = ["compose"]


def compose(proceedings: Proceedings, options: Options, progress: Progress = untold) -> Document:
    """The notice of this record; what is not known is shown as dots and makes it a draft.

    ``progress`` counts entries, and may raise Stopped.
    """
    words = wording(options.language)
    meeting = proceedings.meeting
    people = People(proceedings, words)
    speakers = Speakers(proceedings, words, people, options.attribution)
    opening = Opening(proceedings, words, people, speakers, options)
    document = Document(
        letterhead=letterhead(meeting, words, form.NOTICE_SYMBOL),
        title=Title(words.notice.kind, opening.subject()),
        body=tuple(_body(proceedings, words, speakers, opening, options, progress)),
        closing=Closing(
            left=(),
            right=(signature(proceedings, words),),
            recipients_heading=words.closing.recipients,
            recipients=recipients(meeting.recipients, words, words.notice.invited),
        ),
        annexes=(),
        properties=properties(proceedings, words, DocumentKind.NOTICE, meeting.title.strip()),
    )
    return marked(document, options, words)


def _body(
    proceedings: Proceedings,
    words: Wording,
    speakers: Speakers,
    opening: Opening,
    options: Options,
    progress: Progress,
) -> Iterator[Block]:
    if options.closed_session and any(entry.closed_session for entry in opening.shown):
        yield Paragraph((Run(words.general.closed_session),), Style.NOTE)
    yield from opening.paragraphs()
    total = len(proceedings.entries)
    for done, block in enumerate(conclusions(opening.shown, proceedings, words, speakers), start=1):
        progress(min(done, total), total)
        yield block
    yield Paragraph(runs(words.notice.ended(words.general.of_kind[proceedings.meeting.kind])))
