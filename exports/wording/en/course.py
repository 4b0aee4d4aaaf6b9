"""Minutes in English, from the opening to the end of the course."""

from __future__ import annotations

from collections.abc import Sequence

from exports.wording.en.phrases import period, some
from exports.wording.minutes_words import (
    AttendanceWords,
    CourseWords,
    OpeningWords,
)
from store.meeting.kinds import EntryKind, PartyRole


def _totals(present: int, excused: int, absent: int, replaced: int) -> str:
    parts = [f"{some(present, 'delegate', 'delegates')} present"]
    parts += [f"{excused} excused"] if excused else []
    parts += [f"{absent} absent"] if absent else []
    parts += [f"{replaced} replaced"] if replaced else []
    return ", ".join(parts)


def _moment(verb: str, clock: str, point: str) -> str:
    at = f" at {clock}" if clock else ""
    during = f" during agenda point {point}" if point else ""
    return f"{verb}{at}{during}"


def _purpose(meeting: str, agreement: str, signed: str, fields: str, periods: tuple[str, str]) -> str:
    reviewed, following = map(period, periods)
    text = f"The {meeting} reviewed how the following agreement was carried out: {agreement}"
    text += f", signed on {signed}" if signed else ""
    text += f"; period reviewed: {reviewed}" if reviewed else ""
    text += f"; next period: {following}" if following else ""
    return f"{text}. Fields of cooperation: {fields}." if fields else f"{text}."


def _verb(by_somebody: bool, verb: str) -> str:
    return verb if by_somebody else "noted"


def _points(section: str, points: Sequence[str], rows: bool) -> str:
    if not points:
        return f"(Section {section})"
    name = ("row" if rows else "point") + ("s" if len(points) > 1 else "")
    listed = ", ".join(points) if len(points) < 4 else f"{points[0]} to {points[-1]}"
    return f"(Section {section}, {name} {listed})"


def _away(left: str, left_point: str, back: str, back_point: str) -> str:
    gone = left or (f"agenda point {left_point}" if left_point else "")
    again = back or (f"agenda point {back_point}" if back_point else "")
    told = f"{f' from {gone}' if gone else ''}{f' to {again}' if again else ''}"
    return f"absent{told}" if told else "absent for a time"


def _quorum(there: int, entitled: int, needed: int | None, enough: bool | None, clock: str) -> str:
    number = f"{there} of {entitled} delegates with a vote were present"
    text = f"By {clock}, {number}" if clock else f"{number[:1].upper()}{number[1:]}"
    if needed is None or enough is None:
        return f"{text}."
    return f"{text} (quorum: {needed}); the meeting was {'' if enough else 'not '}quorate."


def _vote(in_favour: int, against: int, abstained: int, who_against: str, who_abstained: str) -> str:
    total = in_favour + against + abstained

    def side(label: str, votes: int, names: str) -> str:
        share = f" ({votes * 100 / total:.2f}".rstrip("0").rstrip(".") + "%)" if votes else ""
        return f"{votes}/{total} {label}{share}{f': {names}' if names else ''}"

    return "; ".join(
        (
            side("in favour", in_favour, ""),
            side("against", against, who_against),
            side("abstained", abstained, who_abstained),
        )
    )


OPENING = OpeningWords(
    start="Time of opening",
    on_date=lambda clock, day: f"{clock}, {day}",
    planned_for=lambda clock: f" (planned for {clock})",
    place="Place",
    chair="Chair",
    secretary="Secretary",
    agenda="Agenda",
    not_reached="(not reached)",
    closed_session="These minutes include what was said in closed session.",
    content=lambda meeting: f"Content (in the course of the {meeting}):",
)

ATTENDANCE = AttendanceWords(
    label="Attendance",
    parties_only="the following parties",
    not_called="no roll call was recorded; delegates as named by the parties",
    partly_called=lambda number: f", {number} not called",
    totals=_totals,
    role_of_party={
        PartyRole.HOST: "(host)",
        PartyRole.CO_HOST: "(co-host)",
        PartyRole.INVITED: "(invited)",
    },
    others="Other delegates",
    head="head of delegation",
    guest="guest",
    excused="excused",
    absent="absent",
    replaced=lambda name: f"replaced by {name}",
    replaced_by_unknown="replaced by: ……",
    uncalled="not called",
    arrived=lambda clock, point: _moment("arrived", clock, point),
    left=lambda clock, point: _moment("left", clock, point),
    away=_away,
    quorum=_quorum,
)

COURSE = CourseWords(
    heading=lambda meeting: f"Course of the {meeting}",
    purpose=_purpose,
    from_to=lambda start, end: f"{start} to {end}",
    from_=lambda start: f"from {start}",
    continued="(continued)",
    outside_agenda="Other matters",
    presented_by=lambda who: f"Presented by {who}.",
    presented=lambda meeting: f"The {meeting} heard a presentation on this point.",
    lead_in={
        EntryKind.RESULT: "Result:",
        EntryKind.FIGURE: "Figure:",
        EntryKind.EVENT: "Event:",
        EntryKind.VOTE: "Vote:",
        EntryKind.PARKED: "Left for later:",
    },
    says={
        EntryKind.RESULT: "reported this result:",
        EntryKind.FIGURE: "gave this figure:",
        EntryKind.EVENT: "announced this event:",
        EntryKind.VOTE: "called a vote:",
        EntryKind.PARKED: "raised, to be left for later:",
    },
    speaks="said:",
    heard={
        EntryKind.RESULT: lambda meeting: f"The {meeting} heard this result:",
        EntryKind.FIGURE: lambda meeting: f"The {meeting} heard this figure:",
        EntryKind.EVENT: lambda meeting: f"The {meeting} was told of this event:",
        EntryKind.VOTE: lambda meeting: f"The {meeting} voted:",
        EntryKind.PARKED: lambda _: "Left for later:",
    },
    heard_opinion="The view was expressed:",
    heard_several=lambda meeting: f"The {meeting} heard the following views:",
    closed_session="closed session",
    items=lambda numbers: f"item{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}",
    owners=lambda names: f"to be done by: {names}",
    deadline=lambda when: f"deadline: {when}",
    pointer={
        EntryKind.LIMITATION: lambda number, by: f"{_verb(by, 'named')} {some(number, 'limitation', 'limitations')}",
        EntryKind.COMMITMENT: lambda number, by: f"{_verb(by, 'made')} {some(number, 'commitment', 'commitments')}",
        EntryKind.PROPOSAL: lambda number, by: f"{_verb(by, 'made')} {some(number, 'proposal', 'proposals')}",
        EntryKind.SIGNING: lambda number, _: f"witnessed {some(number, 'signing', 'signings')}",
        EntryKind.COMMENDATION: lambda number, _: f"saw {some(number, 'commendation', 'commendations')} presented",
        EntryKind.DIRECTIVE: lambda number, by: f"{_verb(by, 'gave')} {some(number, 'directive', 'directives')}",
        EntryKind.DECISION: lambda number, _: f"reached {some(number, 'conclusion', 'conclusions')}",
    },
    pointer_owners=lambda names: f"to {names}",
    pointer_place=_points,
    vote=_vote,
    voters_there=lambda there, entitled: f"{there} of {entitled} delegates with a vote present at the vote",
)
