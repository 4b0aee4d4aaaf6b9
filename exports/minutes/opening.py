"""The top of the minutes and fields 4 to 8 of the form (Decree 30/2020, Annex III, form 1.9)."""

from __future__ import annotations

from collections.abc import Iterator

from exports import form
from exports.document import Letterhead, Paragraph, Run, Style, Title
from exports.minutes.phrases import BLANK, SHORT_BLANK, People, at_time, capital, cell, field, runs, span
from exports.options import Options
from exports.wording.words import Wording
from store.meeting.kinds import PointState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Meeting
from store.meeting.refs import Ref, split


def letterhead(meeting: Meeting, words: Wording) -> Letterhead:
    """Components 1 to 3 of the form; minutes have no line of place and date."""
    return Letterhead(
        superior_body=cell(meeting.superior_body),
        issuing_body=cell(meeting.issuing_body) or BLANK,
        number_line=words.letterhead.number(document_number(meeting), symbol(meeting)),
        nation=words.letterhead.nation,
        motto=words.letterhead.motto,
    )


def title(meeting: Meeting, words: Wording, options: Options) -> Title:
    """The kind of document and the meeting's name."""
    return Title(
        kind=words.letterhead.minutes,
        subject=cell(meeting.title) or BLANK,
        draft_mark=words.letterhead.draft if options.draft else "",
    )


def document_number(meeting: Meeting) -> str:
    """The number with a leading zero below 10 (Annex I, II.3b); dots until it is given (Article 15)."""
    number = meeting.number.strip()
    if number.isdecimal() and len(number) == 1:
        return f"0{number}"
    return number or SHORT_BLANK


def symbol(meeting: Meeting) -> str:
    """The document's symbol, such as BB-UBND."""
    return meeting.symbol.strip() or f"{form.MINUTES_SYMBOL}-{SHORT_BLANK}"


def beginning(meeting: Meeting, words: Wording) -> Iterator[Paragraph]:
    """Fields 4 and 5: when it began (dots for an unknown hour) and where."""
    day = span((meeting.day, meeting.last_day), words)
    clock = at_time(meeting.started_at, words)
    if meeting.started_at is None:
        part = f"{meeting.part_of_day.strip()} " if meeting.part_of_day.strip() else ""
        when = words.opening.on_date(clock, part + day)
    else:
        when = words.opening.on_date(clock, span((meeting.started_at.date(), None), words))
        planned = meeting.planned_start
        if planned is not None and planned.replace(second=0) != meeting.started_at.time().replace(second=0):
            when += words.opening.planned_for(words.general.clock(planned))
    yield field(words.opening.start, when)
    yield field(words.opening.place, meeting.place, source=f"meeting/{meeting.uid}#place")


def officers(proceedings: Proceedings, words: Wording, people: People) -> Iterator[Paragraph]:
    """Fields 7 and 8: who chaired and who kept the minutes; several stand one below the other."""
    yield from _officers(words.opening.chair, proceedings.meeting.chairs, people)
    yield from _officers(words.opening.secretary, proceedings.meeting.secretaries, people)


def _officers(label: str, who: tuple[Ref, ...], people: People) -> Iterator[Paragraph]:
    if len(who) < 2:
        yield field(label, capital(people.full(who[0])) if who else "", source=_record(who[0]) if who else "")
        return
    yield Paragraph((Run(f"{label}:"),), Style.FIELD)
    for number, ref in enumerate(who, start=1):
        end = "." if number == len(who) else ";"
        yield Paragraph(runs(capital(people.full(ref)) + end), Style.LIST, "-", _record(ref))


def _record(ref: Ref) -> str:
    """The record of somebody who is on a list, else nothing."""
    return ref if split(ref)[0] in {"delegate", "party"} else ""


def agenda(proceedings: Proceedings, words: Wording) -> Iterator[Paragraph]:
    """The agenda in one paragraph, with the points that were not reached while others were."""
    points = proceedings.points
    if not points:
        return
    begun = any(point.state is not PointState.PLANNED for point in points)
    listed = [
        f"({point.number}) {point.title.strip() or SHORT_BLANK}"
        + (f" {words.opening.not_reached}" if begun and point.state is PointState.PLANNED else "")
        for point in points
    ]
    yield field(words.opening.agenda, "; ".join(listed))
