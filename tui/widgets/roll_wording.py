"""What the roll call says: the state of each delegate in a sign and in words, his times, the head counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from store.meeting.attendance import Heads, has_left
from store.meeting.kinds import Attendance, DelegateRole, RecordKind
from store.meeting.records import AgendaPoint, Away, Delegate
from tui.language import N_, _, term

from .wording import Find, Said, clock_text, moment_text, name_of

SIGNS: dict[Attendance, str] = {
    Attendance.EXPECTED: "☐",
    Attendance.PRESENT: "☑",
    Attendance.EXCUSED: "○",
    Attendance.ABSENT: "✗",
    Attendance.REPLACED: "⇄",
}
"""The sign of each state, beside its words."""

_LEFT = "↪"

_LOOKS: dict[Attendance, str] = {
    Attendance.EXPECTED: "",
    Attendance.PRESENT: "good",
    Attendance.EXCUSED: "warn",
    Attendance.ABSENT: "bad",
    Attendance.REPLACED: "accent",
}


def state_of(delegate: Delegate) -> tuple[str, str, str]:
    """Sign, words and look of how things stand with a delegate now; who has left is no longer there."""
    if delegate.attendance is Attendance.PRESENT and has_left(delegate):
        return _LEFT, _("has left"), "faint"
    state = delegate.attendance
    return SIGNS[state], term(state), _LOOKS[state]


def name_text(delegate: Delegate) -> str:
    """The name with its honorific, and a star before the head of a delegation."""
    star = "★ " if delegate.role is DelegateRole.HEAD else ""
    return f"{star}{delegate.honorific} {delegate.name}".replace("  ", " ").strip()


def times_text(delegate: Delegate, find: Find, day: date | None, *, short: bool) -> str:
    """Who came instead, when he came, when he was away and when he left, each with the agenda point."""
    told = []
    if delegate.attendance is Attendance.REPLACED:
        stand_in = name_of(delegate.replaced_by, find) if delegate.replaced_by else ""
        told.append(_("instead: {name}").format(name=stand_in or "…"))
    for words, at, point in (
        (_("came in"), delegate.arrived_at, delegate.arrived_point),
        *((_("went out"), gap.left_at, gap.left_point) for gap in delegate.away),
        *((_("came back"), gap.back_at, gap.back_point) for gap in delegate.away),
        (_("went out"), delegate.left_at, delegate.left_point),
    ):
        when = _when(at, point, find, day, short=short)
        if when:
            told.append(f"{words} {when}")
    if short and len(delegate.away) > 0:
        told = [told[0], "…", told[-1]] if len(told) > 2 else told
    return " · ".join(told)


def _when(at: datetime | None, point: str, find: Find, day: date | None, *, short: bool) -> str:
    known = find(RecordKind.POINT, point) if point else None
    where = ""
    if isinstance(known, AgendaPoint):
        where = (
            _("point {number}").format(number=known.number)
            if short
            else _("at point {number} ({title})").format(number=known.number, title=known.title)
        )
    clock = moment_text(at, day) if at else ""
    return (f"{clock} {where}" if not short or not clock else f"{clock}, {where}" if where else clock).strip()


_COUNTED: tuple[tuple[str, str], ...] = (
    (N_("{count} present"), "good"),
    (N_("{count} excused"), "warn"),
    (N_("{count} absent"), "bad"),
    (N_("{count} replaced"), "accent"),
    (N_("{count} not called"), ""),
)


def away_text(gap: Away) -> str:
    """A stretch that somebody missed: ``9:30–10:05``; … for a time that is not known."""
    return f"{clock_text(gap.left_at) or '…'}–{clock_text(gap.back_at) or '…'}"


def counts_text(heads: Heads) -> list[Said]:
    """The head counts in words; a state that nobody has is left out, but for those who are there."""
    return [
        (_(words).format(count=count), look)
        for place, (count, (words, look)) in enumerate(zip(heads, _COUNTED, strict=True))
        if count or not place
    ]


def plain_counts(heads: Heads) -> str:
    """The same in one plain text."""
    return " · ".join(text for text, _look in counts_text(heads))


def several_names(delegates: Sequence[Delegate]) -> str:
    """Some people with their offices, told apart, for a question about which of them is meant."""
    return "; ".join(f"{one.name} ({one.office})" if one.office else one.name for one in delegates)
