"""What the screens say about records: names, deadlines, times, and that something is not saved."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from store.errors import CannotWrite, Trouble
from store.meeting import refs
from store.meeting.kinds import ItemState, RecordKind
from store.meeting.records import Deadline, Delegate, Party, Record
from store.meeting.refs import Ref
from store.meeting.text import clean
from tui.language import _, day_text, language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.meeting.records import Vote

Find = Callable[[RecordKind, str], Record | None]
"""Looks a record up by kind and uid, as ``Dossier.get`` does."""

Said = tuple[str, str]
"""A stretch of a sentence and its look: empty, ``strong``, ``accent``, ``faint``, ``warn`` or ``bad``."""

SIGNS: dict[ItemState, str] = {
    ItemState.PLANNED: "☐",
    ItemState.UNDER_WAY: "◐",
    ItemState.DONE: "☑",
    ItemState.PARTLY_DONE: "◪",
    ItemState.NOT_DONE: "✗",
    ItemState.POSTPONED: "↷",
    ItemState.DROPPED: "⊘",
}
"""The sign of each state, so that none is told by colour alone."""

WITH_REASON = frozenset({ItemState.NOT_DONE, ItemState.POSTPONED, ItemState.DROPPED})
"""The states that are explained by a reason, where the others have an outcome."""


def upper_first(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def name_of(ref: Ref, find: Find) -> str:
    """The name behind a reference; words for somebody unknown; empty for nobody and for a record that is gone."""
    head, rest = refs.split(ref)
    if head == "?":
        return _("unknown speaker")
    if head in {"delegate", "party"}:
        record = find(RecordKind.DELEGATE if head == "delegate" else RecordKind.PARTY, rest)
        return record.name if isinstance(record, Delegate | Party) else ""
    return rest


def names_of(people: Sequence[Ref], find: Find) -> str:
    """Several names in one line."""
    return ", ".join(name for name in (name_of(ref, find) for ref in people) if name)


def address_of(ref: Ref, find: Find) -> str:
    """A delegate with his office, anybody else by name."""
    head, rest = refs.split(ref)
    record = find(RecordKind.DELEGATE, rest) if head == "delegate" else None
    if isinstance(record, Delegate):
        name = f"{record.honorific} {record.name}".strip()
        return f"{name} ({record.office})" if record.office else name
    return name_of(ref, find)


def days_text(deadline: Deadline) -> str:
    """The days a deadline can mean, ``1–30/6/2024``; empty where the words name no day."""
    first, last = deadline.earliest, deadline.latest
    if first is None or last is None:
        return "" if last is None and first is None else day_text(last or first)  # type: ignore[arg-type]
    if first == last:
        return day_text(first)
    if language() == "en":
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{day_text(last)}"
        return f"{day_text(first)} – {day_text(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(last)}"
    if first.year == last.year:
        return f"{first.day}/{first.month}–{day_text(last)}"
    return f"{day_text(first)}–{day_text(last)}"


def deadline_text(deadline: Deadline) -> str:
    """A deadline as said with the days it means: ``trong tháng 6 tới (1–30/6/2024)``."""
    days = days_text(deadline)
    if not days or days == deadline.said:
        return deadline.said or days
    return f"{deadline.said} ({days})" if deadline.said else days


def clock_text(at: datetime | time | None) -> str:
    """``14:33``; empty where the time is not known."""
    return f"{at.hour:02d}:{at.minute:02d}" if at else ""


def vote_text(vote: Vote, find: Find | None = None) -> str:
    """The votes for, against and abstained; with ``find`` also who was against or abstained, where that is known."""
    counts = _("{for_} for, {against} against, {abstained} abstained").format(
        for_=vote.in_favour, against=vote.against, abstained=vote.abstained
    )
    if find is None:
        return counts
    told = [counts]
    for words, who in ((_("against: {names}"), vote.against_by), (_("abstained: {names}"), vote.abstained_by)):
        if who:
            told.append(words.format(names=names_of(who, find)))
    return "; ".join(told)


def moment_text(at: datetime, day: date | None) -> str:
    """``7:35``, with the day behind it where it is not the meeting's."""
    return clock_text(at) if at.date() == day else f"{clock_text(at)} {day_text(at.date())}"


def waiting_hint() -> list[Said]:
    """For newcomers, while nothing has been typed."""
    return [(_("Type what is said, Enter saves it · F1 shows the marks"), "faint")]


def not_saved(error: CannotWrite) -> str:
    """That nothing was saved, why, and what to do; short, because it stands where people type."""
    if error.trouble is Trouble.DISK_FULL:
        return _("Not saved: the disk is full. Make room on it, then try again; what you typed stays here.")
    place = error.path if len(error.path) <= 40 else f"…{error.path[-39:]}"
    return _(
        "Not saved: “{path}” cannot be written. Check the disk, then try again; what you typed stays here."
    ).format(path=clean(place))
