"""What earlier meetings left: directives and commitments that were carried over, and an item's own past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from exports.document import Block, Paragraph, Table
from exports.minutes.columns import columns
from exports.minutes.course import with_notes
from exports.minutes.deadlines import due
from exports.minutes.phrases import capital, cell, entry_text, runs, sentence
from exports.minutes.speakers import Speakers
from exports.wording.words import Wording
from store.meeting.glossary import term
from store.meeting.overdue import items_overdue, reference_day, task_days_late
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Item, Past
from store.meeting.refs import Ref, split, to_delegate
from store.meeting.text import fold, short_date

_FIELDS = ("", "owners", "text", "deadline", "fulfilled")
"""The field that each column of the table of tasks is about."""


def previous(tasks: Sequence[Entry], proceedings: Proceedings, words: Wording, speakers: Speakers) -> Iterator[Block]:
    """The section's blocks, without its own heading: what, by whom, by when, and what has become of it."""
    days = sorted({day for task in tasks if (day := first_day(task.history)) is not None})
    yield Paragraph(runs(words.previous.since([words.general.long_date(day) for day in days])))
    several = len(days) > 1
    rows = [
        (
            str(number),
            cell(capital(speakers.names(task.owners, task.speaker))) or words.outcomes.not_stated,
            cell(_what(task, proceedings, words, speakers, several)),
            cell(due(task.deadline, words)) or words.outcomes.not_stated,
            become(task, reference_day(proceedings.meeting), words),
        )
        for number, task in enumerate(tasks, start=1)
    ]
    yield Table(
        words.previous.table,
        columns(words.previous.columns, rows, centred=frozenset({0})),
        tuple(rows),
        titled=False,
        sources=tuple(f"entry/{task.uid}" for task in tasks),
        fields=_FIELDS,
    )


def _what(task: Entry, proceedings: Proceedings, words: Wording, speakers: Speakers, several: bool) -> str:
    notes = _notes(task, proceedings, words, speakers, several)
    return sentence(with_notes(capital(entry_text(task, words)), notes))


def _notes(task: Entry, proceedings: Proceedings, words: Wording, speakers: Speakers, several: bool) -> list[str]:
    notes = [words.course.closed_session] if task.closed_session else []
    notes.append(words.previous.given(task.kind, speakers.short(_as_delegate(task.speaker, proceedings))))
    if several and (day := first_day(task.history)) is not None:
        notes.append(words.previous.from_meeting(words.general.long_date(day)))
    items = [item for uid in task.items if (item := proceedings.item_by_uid.get(uid)) is not None]
    if items:
        notes.append(words.course.items([str(item.number) for item in items]))
    then = task.history[-1].due if task.history else None
    if then is not None and then != task.deadline:
        notes.append(words.previous.due_then(_due_then(then, words)))
    return notes


def become(task: Entry, day: date | None, words: Wording) -> str:
    """Whether a task is fulfilled, and if not, how many days it is overdue on this day."""
    if task.fulfilled:
        return words.previous.fulfilled
    late = task_days_late(task, day)
    return "; ".join((words.previous.open, words.previous.late(late))) if late else words.previous.open


def first_day(history: Sequence[Past]) -> date | None:
    """The day of the meeting at which something was first agreed or ordered; None where it is not known."""
    return next((past.day for past in history if past.day is not None), None)


def _as_delegate(speaker: Ref, proceedings: Proceedings) -> Ref:
    """Whoever spoke at an earlier meeting is named in words; if he is a delegate of this one too, he is meant."""
    head, name = split(speaker)
    found = [one.uid for one in proceedings.delegates if head == "name" and fold(one.name) == fold(name)]
    return to_delegate(found[0]) if len(found) == 1 else speaker


def _day(day: date, words: Wording) -> str:
    return short_date(day) if words.language == "vi" else words.general.long_date(day)


def last_time(item: Item, words: Wording) -> str:
    """What the last meeting before this one left of an item: state, planned time, outcome and reason as of then."""
    return past_words(item.history[-1], words) if item.history else ""


def _due_then(then: Deadline, words: Wording) -> str:
    return then.said or (_day(then.latest, words) if then.latest else "")


def past_words(past: Past, words: Wording) -> str:
    """What one meeting left of an item."""
    reasons = (term(past.reason, words.language) if past.reason else "", past.reason_text.strip().rstrip("."))
    told = words.previous.past(
        _day(past.day, words) if past.day else "",
        term(past.state, words.language) if past.state else "",
        _due_then(past.due, words) if past.due else "",
        "; ".join(part for part in (past.outcome.strip().rstrip("."), past.figures.strip()) if part),
        ", ".join(part for part in reasons if part),
    )
    return cell(told)


def items_late(proceedings: Proceedings, words: Wording) -> Iterator[Paragraph]:
    """Which items are past their planned time on the day of the meeting; nothing where none is."""
    day = reference_day(proceedings.meeting)
    late = sorted(items_overdue(proceedings.items, day), key=lambda item: item.number)
    if late and day is not None:
        numbers = [str(one.number) for one in late]
        yield Paragraph(runs(words.previous.items_late(words.general.long_date(day), numbers)))
