"""Minutes (biên bản) by form 1.9 of Decree 30/2020/NĐ-CP, Annex III, composed from a meeting's record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from exports.document import Block, Document, Heading, Paragraph, Properties, Run, Style, Table
from exports.minutes.annex import annex
from exports.minutes.attendance import attendance
from exports.minutes.closing import closing, ending
from exports.minutes.course import course
from exports.minutes.opening import agenda, beginning, letterhead, officers, title
from exports.minutes.outcomes import outcomes
from exports.minutes.outline import outline
from exports.minutes.phrases import People
from exports.minutes.previous import previous
from exports.minutes.review import review
from exports.minutes.speakers import Speakers
from exports.options import Attribution, Language, Options
from exports.wording import wording
from exports.wording.words import Wording
from store.meeting import gaps
from store.meeting.proceedings import Proceedings
from store.progress import Progress, untold

__all__ = ["Attribution", "Language", "Options", "compose"]


def compose(
    proceedings: Proceedings,
    options: Options = Options(),  # noqa: B008 - frozen
    progress: Progress = untold,
) -> Document:
    """The minutes of this record. What is not known is shown as dots.

    Minutes with such blanks are marked as a draft, also where that was not asked for. ``progress`` counts items and
    entries, and may raise Stopped.
    """
    words = wording(options.language)
    options = replace(options, draft=options.draft or gaps.leave_blanks(proceedings))
    meeting = proceedings.meeting
    subject = meeting.title.strip()
    return Document(
        letterhead=letterhead(meeting, words),
        title=title(meeting, words, options),
        body=tuple(_counted(_body(proceedings, words, options), proceedings, progress)),
        closing=closing(proceedings, words, People(proceedings, words)),
        annexes=tuple(annex(proceedings, words, People(proceedings, words))),
        properties=Properties(
            title=f"{words.letterhead.minutes.capitalize()} {subject}".strip(),
            author=meeting.issuing_body.strip(),
            language=words.general.tag,
            revised=datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=proceedings.revised),
        ),
    )


def _counted(blocks: Iterable[Block], proceedings: Proceedings, progress: Progress) -> Iterator[Block]:
    done, total = 0, len(proceedings.items) + len(proceedings.entries)
    for block in blocks:
        done += len(block.rows) if isinstance(block, Table) else 1
        progress(min(done, total), total)
        yield block


def _body(proceedings: Proceedings, words: Wording, options: Options) -> Iterator[Block]:
    meeting = proceedings.meeting
    people = People(proceedings, words)
    speakers = Speakers(proceedings, words, people, options.attribution)
    plan = outline(proceedings, words, options)
    noun = words.general.of_kind[meeting.kind]
    if any(entry.closed_session for entry in plan.shown):
        yield Paragraph((Run(words.opening.closed_session),), Style.NOTE)
    yield from beginning(meeting, words)
    yield from attendance(proceedings, words, people)
    yield from officers(proceedings, words, people)
    yield from agenda(proceedings, words)
    sections = [*filter(None, (plan.course, plan.review, plan.previous, *plan.numbers.values()))]
    if sections:
        yield Paragraph((Run(words.opening.content(noun)),), Style.FIELD)
    if plan.course:
        if len(sections) > 1:
            yield Heading(words.course.heading(noun), level=1, label=f"{plan.course}.")
        yield from course(proceedings, words, speakers, plan)
    if plan.review:
        yield Heading(words.review.heading, level=1, label=f"{plan.review}.")
        yield from review(proceedings, words, people, speakers, plan)
    if plan.previous:
        yield Heading(words.previous.heading, level=1, label=f"{plan.previous}.")
        yield from previous(plan.carried, proceedings, words, speakers)
    yield from outcomes(proceedings, words, people, speakers, plan)
    yield ending(meeting, words)
