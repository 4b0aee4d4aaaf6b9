"""Documents in English, in the structure of the Vietnamese form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from exports.wording.words import (
    AnnexWords,
    AttendanceWords,
    ClosingWords,
    CourseWords,
    General,
    LetterheadWords,
    OpeningWords,
    OutcomesWords,
    ReviewWords,
    Wording,
)
from store.meeting.kinds import EntryKind, MeetingKind, PartyRole

_HONORIFICS = {"ông": "Mr", "bà": "Ms", "anh": "Mr", "chị": "Ms", "cô": "Ms", "đồng chí": "Comrade"}
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def _long_date(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _honorific(said: str) -> str:
    word = said.strip()
    return _HONORIFICS.get(word.lower(), word)


def _clock(moment: time) -> str:
    return f"{moment.hour:02d}:{moment.minute:02d}"


def _some(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _totals(present: int, excused: int, absent: int, replaced: int) -> str:
    parts = [f"{_some(present, 'delegate', 'delegates')} present"]
    parts += [f"{excused} excused"] if excused else []
    parts += [f"{absent} absent"] if absent else []
    parts += [f"{replaced} replaced"] if replaced else []
    return ", ".join(parts)


def _moment(verb: str, clock: str, point: str) -> str:
    at = f" at {clock}" if clock else ""
    during = f" during agenda point {point}" if point else ""
    return f"{verb}{at}{during}"


def _purpose(meeting: str, agreement: str, signed: str, fields: str, periods: tuple[str, str]) -> str:
    period, following = periods
    text = f"The {meeting} reviewed how the following agreement was carried out: {agreement}"
    text += f", signed on {signed}" if signed else ""
    text += f"; period reviewed: {period}" if period else ""
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
    text = f"By {clock} {number}" if clock else f"{number[:1].upper()}{number[1:]}"
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


def _differs(stated: str, by: str, counted: str) -> str:
    who = f" ({by})" if by else ""
    return (
        f"The figure stated at the meeting, {stated}{who}, differs from the register, which counts {counted}. "
        "Both are kept as they stand."
    )


def _reasons(counted: Sequence[tuple[str, int]]) -> str:
    listed = "; ".join(f"{reason} ({_some(number, 'item', 'items')})" for reason, number in counted)
    return f"Reasons recorded with the items: {listed}."


def _day_range(earliest: date | None, latest: date | None) -> str:
    if latest is None:
        return ""
    if earliest is None:
        return f"by {_long_date(latest)}"
    return _long_date(latest) if earliest == latest else f"{_long_date(earliest)} to {_long_date(latest)}"


def _signatories(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


ENGLISH = Wording(
    language="en",
    general=General(
        tag="en-GB",
        long_date=_long_date,
        date_blank="……",
        period_of_days=lambda first, last: f"{_long_date(first)} to {_long_date(last)}",
        clock=_clock,
        clock_blank="……",
        honorific=_honorific,
        unknown_delegate="a delegate",
        party=lambda _, name: name,
        delegation=lambda party: f"the representative of {party}",
        quote=("“", "”"),
        of_kind={
            MeetingKind.INTERIM_REVIEW: "conference",
            MeetingKind.FINAL_REVIEW: "conference",
            MeetingKind.MEETING: "meeting",
        },
        as_subject=lambda meeting: f"The {meeting}",
        point_letters="abcdefghijklmnopqrstuvwxyz",
    ),
    letterhead=LetterheadWords(
        nation="Socialist Republic of Viet Nam",
        motto="Independence - Freedom - Happiness",
        number=lambda number, symbol: f"No.: {number}/{symbol}",
        minutes="MINUTES",
        draft="DRAFT",
    ),
    opening=OpeningWords(
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
    ),
    attendance=AttendanceWords(
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
    ),
    course=CourseWords(
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
            EntryKind.LIMITATION: lambda number, by: (
                f"{_verb(by, 'named')} {_some(number, 'limitation', 'limitations')}"
            ),
            EntryKind.COMMITMENT: lambda number, by: (
                f"{_verb(by, 'made')} {_some(number, 'commitment', 'commitments')}"
            ),
            EntryKind.PROPOSAL: lambda number, by: f"{_verb(by, 'made')} {_some(number, 'proposal', 'proposals')}",
            EntryKind.SIGNING: lambda number, _: f"witnessed {_some(number, 'signing', 'signings')}",
            EntryKind.COMMENDATION: lambda number, _: f"saw {_some(number, 'commendation', 'commendations')} presented",
            EntryKind.DIRECTIVE: lambda number, by: f"{_verb(by, 'gave')} {_some(number, 'directive', 'directives')}",
            EntryKind.DECISION: lambda number, _: f"reached {_some(number, 'conclusion', 'conclusions')}",
        },
        pointer_owners=lambda names: f"to {names}",
        pointer_place=_points,
        vote=_vote,
        voters_there=lambda there, entitled: f"{there} of {entitled} delegates with a vote present at the vote",
    ),
    review=ReviewWords(
        heading="Review of the items of cooperation",
        totals=lambda total: f"The register holds {_some(total, 'item', 'items')}:",
        state_share=lambda state, number, total: f"{state} {number}/{total}",
        coming_in_annex=lambda number: (
            f"Of these, {_some(number, 'event is', 'events are')} still to come and listed in the annex."
        ),
        agree=lambda stated: f"Figures stated at the meeting that agree with the register: {'; '.join(stated)}.",
        differs=_differs,
        differ="These figures stated at the meeting differ from the register; both are kept as they stand:",
        difference=lambda stated, by, counted: f"{stated}{f' ({by})' if by else ''}: the register counts {counted}",
        table_by_field="Results by field",
        table_by_party="Results by party",
        field="Field",
        party="Party",
        without_field="No field recorded",
        total="Total",
        sum="All items",
        table="Results item by item",
        columns=("No.", "Item", "Parties, lead unit", "State", "Outcome", "Reason"),
        lead=lambda names: f"lead: {names}",
        supporting=lambda names: f"with: {names}",
    ),
    outcomes=OutcomesWords(
        headings={
            EntryKind.LIMITATION: "Limitations and reasons",
            EntryKind.COMMITMENT: "Commitments",
            EntryKind.PROPOSAL: "Proposals",
            EntryKind.SIGNING: "Signings and exchange of documents",
            EntryKind.COMMENDATION: "Commendations",
            EntryKind.DIRECTIVE: "Directives",
            EntryKind.DECISION: "Conclusions",
        },
        reasons=_reasons,
        directives_by=lambda who, number: f"{who} gave the following {'directives' if number > 1 else 'directive'}:",
        directives=lambda number: (
            "The following directives were given:" if number > 1 else "The following directive was given:"
        ),
        given_by=lambda who: f"directive of {who}",
        directive_table="Directives",
        directive_columns=("No.", "Unit", "Task", "Deadline"),
        day_range=_day_range,
        not_stated="Not stated",
        fulfilled="fulfilled",
        proposed_to=lambda who, whom: f"{who} proposed to {whom}" if who else f"Proposal to {whom}",
        signatories=_signatories,
    ),
    closing=ClosingWords(
        ended=lambda meeting, clock, day: f"The {meeting} ended at {clock}, {day}./.",
        secretary="SECRETARY",
        chair="CHAIR",
        recipients="Recipients:",
        default_recipients=("Participants",),
        filed="File: registry, dossier",
    ),
    annex=AnnexWords(
        label="Annex",
        title=lambda period: f"List of coming events{', ' + period if period else ''}",
        reference=lambda number, day, body: f"(Attached to minutes No. {number}, {day}, {body})",
        table="List of coming events",
        columns=("No.", "Event", "Field", "Parties", "Time"),
        sum=lambda number: f"This list holds {_some(number, 'event', 'events')}./.",
    ),
)
"""The words of documents in English."""
