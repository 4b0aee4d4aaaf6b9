"""Field 6 of the form: who took part (thành phần tham dự), by party, with who was away, came later or left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from exports.document import Paragraph, Run, Style
from exports.minutes.phrases import People, capital, field, runs
from exports.present_names import present_name
from exports.wording.words import Wording
from store.meeting.attendance import by_party, came_late
from store.meeting.kinds import Attendance, DelegateRole
from store.meeting.proceedings import Proceedings
from store.meeting.records import Delegate, Party
from store.meeting.voting import quorum_of_opening

_SHOWN_FIRST = {Attendance.PRESENT: 0, Attendance.EXPECTED: 1, Attendance.REPLACED: 2, Attendance.EXCUSED: 3}


def attendance(proceedings: Proceedings, words: Wording, people: People) -> Iterator[Paragraph]:
    """The totals, if a roll was called, then each party with its delegates. If none was called the minutes say so."""
    groups = by_party(proceedings.parties, proceedings.delegates)
    if not groups:
        yield field(words.attendance.label, "")
        return
    yield field(words.attendance.label, totals(proceedings.delegates, words), end=":")
    roll_called = any(one.attendance is not Attendance.EXPECTED for one in proceedings.delegates)
    for party, delegates in groups:
        yield from _group(proceedings, party, delegates, words, people, roll_called)
    if proceedings.meeting.voting and roll_called:
        yield Paragraph(runs(_quorum(proceedings, words)), Style.FIELD)


def _quorum(proceedings: Proceedings, words: Wording) -> str:
    """Whether enough were there. As long as somebody was not called, too few is not said: they may have been there."""
    quorum = quorum_of_opening(proceedings)
    waiting = any(one.attendance is Attendance.EXPECTED for one in proceedings.delegates)
    enough = None if waiting and not quorum.enough else quorum.enough
    clock = words.general.clock(quorum.at.time()) if quorum.at else ""
    return words.attendance.quorum(quorum.there, quorum.entitled, quorum.needed, enough, clock)


def totals(delegates: Sequence[Delegate], words: Wording) -> str:
    """How many were there, excused, absent and replaced; that no roll was called where none was."""
    states = Counter(one.attendance for one in delegates)
    waiting = states[Attendance.EXPECTED]
    if not delegates:
        return words.attendance.parties_only
    if waiting == len(delegates):
        return words.attendance.not_called
    counted = words.attendance.totals(
        states[Attendance.PRESENT],
        states[Attendance.EXCUSED],
        states[Attendance.ABSENT],
        states[Attendance.REPLACED],
    )
    return counted + (words.attendance.partly_called(waiting) if waiting else "")


def _group(
    proceedings: Proceedings,
    party: Party | None,
    delegates: Sequence[Delegate],
    words: Wording,
    people: People,
    roll_called: bool,
) -> Iterator[Paragraph]:
    name = words.attendance.others if party is None else party.name
    role = words.attendance.role_of_party.get(party.role.value, "") if party else ""
    now = present_name(party, proceedings.meeting, words) if party else ""
    notes = [role.strip("()"), words.general.now(now) if now else ""]
    told = "; ".join(filter(None, notes))
    heading = capital(f"{name} ({told})" if told else name)
    about = f"party/{party.uid}" if party else ""
    listed = [
        (delegate_line(proceedings, one, words, people, roll_called), f"delegate/{one.uid}")
        for one in sorted(
            delegates, key=lambda one: (_SHOWN_FIRST.get(one.attendance, 4), one.role is DelegateRole.GUEST)
        )
    ]
    if len(listed) < 2:
        line, source = listed[0] if listed else ("", about)
        yield Paragraph(runs(f"{heading}: {line}." if line else f"{heading}."), Style.LIST, "-", source)
        return
    yield Paragraph((Run(f"{heading}:"),), Style.LIST, "-", about)
    for number, (line, source) in enumerate(listed, start=1):
        end = "." if number == len(listed) else ";"
        yield Paragraph(runs(capital(line) + end), Style.LIST, "+", source)


def delegate_line(
    proceedings: Proceedings, delegate: Delegate, words: Wording, people: People, roll_called: bool
) -> str:
    """A delegate as the list names him: with his office, and in brackets what has to be told about him."""
    says = words.attendance
    notes: list[str] = []
    if delegate.role is DelegateRole.HEAD:
        notes.append(says.head)
    elif delegate.role is DelegateRole.GUEST:
        notes.append(says.guest)
    match delegate.attendance:
        case Attendance.EXCUSED:
            notes.append(says.excused)
        case Attendance.ABSENT:
            notes.append(says.absent)
        case Attendance.REPLACED:
            stand_in = people.full(delegate.replaced_by)
            notes.append(says.replaced(stand_in) if stand_in else says.replaced_by_unknown)
        case Attendance.EXPECTED if roll_called:
            notes.append(says.uncalled)
        case _:
            pass
    if came_late(delegate, proceedings):
        notes.append(says.arrived(*_moment(proceedings, delegate.arrived_at, delegate.arrived_point, words)))
    for gap in delegate.away:
        gone = _moment(proceedings, gap.left_at, gap.left_point, words)
        notes.append(says.away(*gone, *_moment(proceedings, gap.back_at, gap.back_point, words)))
    if delegate.left_at or delegate.left_point:
        notes.append(says.left(*_moment(proceedings, delegate.left_at, delegate.left_point, words)))
    name = words.general.honorific(delegate.honorific)
    who = ", ".join(filter(None, (f"{name} {delegate.name}".strip(), people.own_office(delegate))))
    return f"{who} ({'; '.join(notes)})" if notes else who


def _moment(proceedings: Proceedings, at: datetime | None, point: str, words: Wording) -> tuple[str, str]:
    known = proceedings.point_by_uid.get(point)
    return (words.general.clock(at.time()) if at else "", str(known.number) if known else "")
