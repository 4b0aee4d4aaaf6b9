"""Deadlines as a calendar file (.ics, RFC 5545): for each thing to be done an all-day event on its last day.

Events, not to-dos (VTODO): Google Calendar and Outlook leave to-dos out, and some programs refuse a file that holds
them. An event keeps the identity of its record, so that a newer file moves it instead of adding another, also where a
later meeting has carried the task over. It takes nobody's time: the day stays free. What was done, dropped or taken out
of the minutes before its day is an event that was called off, for those calendars that have it already.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from exports.due import Due, due, settled
from exports.due_words import Teller
from exports.list_words import ListWords, list_words
from exports.minutes.phrases import capital
from exports.options import Options
from store.meeting.final_versions import FinalVersion, held
from store.meeting.overdue import days_late, reference_day
from store.meeting.proceedings import Proceedings
from store.meeting.records import Item
from store.meeting.text import clean, short_date
from store.progress import Progress, untold

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//Rapporteur//Rapporteur//{}"
_TOLD = 20
"""Events after which it is told how far the writing is."""

_LONGEST_SUMMARY = 250
"""Signs of an event's title; Outlook shows 255. The whole text stands in its description."""


def write(proceedings: Proceedings, options: Options, progress: Progress = untold) -> bytes:
    """The calendar; the same record gives the same bytes. ``progress`` counts events, and may raise Stopped.

    What has no day is left out; the calendar's own description says how many those are.
    """
    from icalendar import Calendar

    words = list_words(options.language)
    open_ones = [one for one in due(proceedings, options) if not one.done]
    dated = [one for one in open_ones if one.has_day]
    title = clean(proceedings.meeting.title.strip())
    name = " – ".join(filter(None, (words.calendar, title)))
    made = Calendar()
    made.add("prodid", _PRODUCT.format(options.language.upper()))
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    # No METHOD: one that publishes has to name an organiser, whom nobody should have to answer (RFC 5546, 3.2.1).
    # RFC 7986 names a calendar NAME and DESCRIPTION; most programs still read the older words.
    for field in ("name", "x-wr-calname"):
        made.add(field, name)
    if len(dated) < len(open_ones):
        for field in ("description", "x-wr-caldesc"):
            made.add(field, words.no_day(len(open_ones) - len(dated)))
    teller = Teller(proceedings, options)
    listed = (*dated, *settled(proceedings, options))
    events = []
    for number, one in enumerate(listed, start=1):
        events.append(_event(one, proceedings, teller, words).to_ical())
        if not number % _TOLD:
            progress(number, len(listed))
    events += [
        _withdrawn(identity, day, proceedings, words).to_ical()
        for identity, day in _sent_before(proceedings, options).items()
        if identity not in {_identity(one) for one in listed}
    ]
    # Put together by hand: the library writes a whole calendar in one go, which nobody could stop.
    head, end, rest = bytes(made.to_ical()).rpartition(b"END:VCALENDAR")
    return b"".join((head, *events, end, rest))


def without_day(proceedings: Proceedings, options: Options) -> int:
    """How many things to be done have no day and so no place in the calendar."""
    return sum(not one.done and not one.has_day for one in due(proceedings, options))


def _event(one: Due, proceedings: Proceedings, teller: Teller, words: ListWords) -> Event:
    assert one.deadline is not None
    assert one.deadline.latest is not None
    made = _on_day(_identity(one), one.deadline.latest, proceedings, called_off=one.done)
    made.add("summary", _summary(one, teller))
    made.add("description", _description(one, proceedings, teller, words))
    fields = dict.fromkeys(_line(item.field) for item in teller.items(one) if item.field.strip())
    made.add("categories", [capital(teller.kind(one)), *fields])
    return made


def _withdrawn(identity: str, day: date, proceedings: Proceedings, words: ListWords) -> Event:
    """Calls off what the minutes do not hold any more. Its words are not said again: they may be secret by now."""
    made = _on_day(identity, day, proceedings, called_off=True)
    made.add("summary", words.withdrawn)
    return made


def _on_day(identity: str, day: date, proceedings: Proceedings, *, called_off: bool) -> Event:
    from icalendar import Event

    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=proceedings.revised // 1000)
    made = Event()
    made.add("uid", identity)
    made.add("dtstamp", moment)
    made.add("last-modified", moment)
    # The newer file wins by the larger number; minutes since 1970 stay below what a program can count.
    made.add("sequence", proceedings.revised // 60_000)
    made.add("dtstart", day)
    made.add("dtend", day + timedelta(days=1))
    made.add("status", "CANCELLED" if called_off else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    made.add("x-microsoft-cdo-busystatus", "FREE")
    return made


def _sent_before(proceedings: Proceedings, options: Options) -> dict[str, date]:
    """The identity and the day of every event still ahead that a calendar of an earlier final version held."""
    today = reference_day(proceedings.meeting)
    return {
        _identity(one): one.deadline.latest
        for version in proceedings.versions
        for one in _dated(version, options)
        if one.deadline is not None and one.deadline.latest is not None and not days_late(one.deadline, today)
    }


def _dated(version: FinalVersion, options: Options) -> Iterator[Due]:
    try:
        return (one for one in due(held(version), options) if not one.done and one.has_day)
    except ValueError:  # damaged, which check tells of
        return iter(())


def _identity(one: Due) -> str:
    kind = "item" if isinstance(one.record, Item) else "entry"
    return f"{kind}-{clean(one.record.uid)}@rapporteur"


def _summary(one: Due, teller: Teller) -> str:
    """``Sở Công Thương: Trình UBND thành phố xem xét``, on one line, behind what became of it where that is known."""
    who, task = _line(teller.who(one)), _line(teller.task(one))
    whole = ": ".join(filter(None, (teller.state(one) if one.done else "", who, task)))
    return whole if len(whole) <= _LONGEST_SUMMARY else f"{whole[: _LONGEST_SUMMARY - 1].rstrip()}…"


def _description(one: Due, proceedings: Proceedings, teller: Teller, words: ListWords) -> str:
    """What was said, by whom and where, and in which words the day was named; one fact a line."""
    meeting = proceedings.meeting
    day = meeting.last_day or meeting.day
    deadline = one.deadline
    assert deadline is not None
    assert deadline.latest is not None
    span = short_date(deadline.latest)
    if deadline.earliest is not None and deadline.earliest != deadline.latest:
        span = f"{short_date(deadline.earliest)} – {span}"
    said = f"{_line(deadline.said)} ({span})" if deadline.said.strip() else span
    items = ["#" + " ".join(filter(None, (str(item.number or ""), item.title))) for item in teller.items(one)]
    by = teller.by(one)
    facts = (
        (words.task, teller.task(one)),
        (words.who, teller.who(one)),
        (words.said, said),
        (capital(teller.kind(one)), by if not isinstance(one.record, Item) else ""),
        (words.state, teller.state(one)),
        (capital(words.item), "; ".join(items) if not isinstance(one.record, Item) else str(one.record.number or "")),
        (words.point, teller.point(one)),
        (words.meeting, ", ".join(filter(None, (meeting.title.strip(), short_date(day) if day else "")))),
        (words.carried, one.record.carried_from),
    )
    return "\n".join(f"{name}: {_text(value)}" for name, value in facts if value.strip())


def _text(words: str) -> str:
    return clean(words, lines=True).strip()


def _line(words: str) -> str:
    return " ".join(clean(words).split())
