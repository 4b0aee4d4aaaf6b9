"""Minutes (biên bản) by form 1.9 of Decree 30/2020/NĐ-CP, Annex III, composed from a meeting's record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from exports.document import Block, Document, Heading, Paragraph, Properties, Run, Style
from exports.minutes.annex import annex
from exports.minutes.attendance import attendance
from exports.minutes.closing import closing, ending
from exports.minutes.course import course
from exports.minutes.opening import agenda, beginning, letterhead, officers, title
from exports.minutes.options import Language, Options
from exports.minutes.outcomes import outcomes
from exports.minutes.outline import outline
from exports.minutes.phrases import People
from exports.minutes.review import review
from exports.wording import wording
from exports.wording.words import Wording
from store.meeting import gaps
from store.meeting.proceedings import Proceedings

__all__ = ["Language", "Options", "compose"]


def compose(proceedings: Proceedings, options: Options = Options()) -> Document:  # noqa: B008 - frozen
    """The minutes of this record. What is not known is shown as dots; passages of a closed session are left out.

    Minutes with such blanks are marked as a draft, also where that was not asked for.
    """
    words = wording(options.language)
    options = replace(options, draft=options.draft or gaps.leave_blanks(proceedings))
    meeting = proceedings.meeting
    subject = meeting.title.strip()
    return Document(
        letterhead=letterhead(meeting, words),
        title=title(meeting, words, options),
        body=tuple(_body(proceedings, words)),
        closing=closing(proceedings, words, People(proceedings, words)),
        annexes=tuple(annex(proceedings, words, People(proceedings, words))),
        properties=Properties(
            title=f"{words.letterhead.minutes.capitalize()} {subject}".strip(),
            author=meeting.issuing_body.strip(),
            language=words.general.tag,
            revised=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=proceedings.revised),
        ),
    )


def _body(proceedings: Proceedings, words: Wording) -> Iterator[Block]:
    meeting = proceedings.meeting
    people = People(proceedings, words)
    plan = outline(proceedings, words)
    noun = words.general.of_kind[meeting.kind]
    yield from beginning(meeting, words)
    yield from attendance(proceedings, words, people)
    yield from officers(proceedings, words, people)
    yield from agenda(proceedings, words)
    sections = [*filter(None, (plan.course, plan.review, *plan.numbers.values()))]
    if sections:
        yield Paragraph((Run(words.opening.content(noun)),), Style.FIELD)
    if plan.course:
        if len(sections) > 1:
            yield Heading(words.course.heading(noun), level=1, label=f"{plan.course}.")
        yield from course(proceedings, words, people, plan)
    if plan.review:
        yield Heading(words.review.heading, level=1, label=f"{plan.review}.")
        yield from review(proceedings, words, people, plan)
    yield from outcomes(proceedings, words, people, plan)
    yield ending(meeting, words)
