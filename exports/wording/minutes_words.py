"""What a language must have words for before minutes can be written in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from store.meeting.kinds import EntryKind


class OpeningWords(NamedTuple):
    """From the start to the agenda. ``on_date`` takes the time and the date, ``content`` the word for the meeting."""

    start: str
    on_date: Callable[[str, str], str]
    planned_for: Callable[[str], str]
    place: str
    chair: str
    secretary: str
    agenda: str
    not_reached: str
    closed_session: str
    content: Callable[[str], str]


class AttendanceWords(NamedTuple):
    """Who was there. ``totals`` takes present, excused, absent, replaced; ``arrived`` and ``left`` time and point.

    An unknown time or point is an empty string. ``away`` takes time and point of leaving and those of coming back.
    ``quorum`` takes how many with a vote were there, of how many, how many have to be (None: no rule), whether that
    is enough (None: not to be said), and when it was, if not at the opening.
    """

    label: str
    parties_only: str
    not_called: str
    partly_called: Callable[[int], str]
    totals: Callable[[int, int, int, int], str]
    role_of_party: Mapping[str, str]
    others: str
    head: str
    guest: str
    excused: str
    absent: str
    replaced: Callable[[str], str]
    replaced_by_unknown: str
    uncalled: str
    arrived: Callable[[str, str], str]
    left: Callable[[str, str], str]
    away: Callable[[str, str, str, str], str]
    quorum: Callable[[int, int, int | None, bool | None, str], str]


class CourseWords(NamedTuple):
    """What happened, point by point.

    ``purpose`` takes the word for the meeting, the agreement, the day it was signed, its fields, and the periods
    (reviewed, next). ``pointer`` says what was done so many times, by somebody or by the meeting;
    ``pointer_owners`` to whom; ``pointer_place`` where it stands: the section, the points, whether they are rows.
    ``presented``, ``heard`` and ``heard_several`` take the word for the meeting and say that somebody spoke without
    saying who; ``heard_opinion`` leads in what is of no kind of its own.
    """

    heading: Callable[[str], str]
    purpose: Callable[[str, str, str, str, tuple[str, str]], str]
    from_to: Callable[[str, str], str]
    from_: Callable[[str], str]
    continued: str
    outside_agenda: str
    presented_by: Callable[[str], str]
    presented: Callable[[str], str]
    lead_in: Mapping[EntryKind, str]
    says: Mapping[EntryKind, str]
    speaks: str
    heard: Mapping[EntryKind, Callable[[str], str]]
    heard_opinion: str
    heard_several: Callable[[str], str]
    closed_session: str
    items: Callable[[Sequence[str]], str]
    owners: Callable[[str], str]
    deadline: Callable[[str], str]
    pointer: Mapping[EntryKind, Callable[[int, bool], str]]
    pointer_owners: Callable[[str], str]
    pointer_place: Callable[[str, Sequence[str], bool], str]
    vote: Callable[[int, int, int, str, str], str]
    voters_there: Callable[[int, int], str]


class ReviewWords(NamedTuple):
    """The review of the register. ``differs`` and ``difference`` take what was stated, by whom, what was counted."""

    heading: str
    totals: Callable[[int], str]
    state_share: Callable[[str, int, int], str]
    coming_in_annex: Callable[[int], str]
    agree: Callable[[Sequence[str]], str]
    differs: Callable[[str, str, str], str]
    differ: str
    difference: Callable[[str, str, str], str]
    table_by_field: str
    table_by_party: str
    field: str
    party: str
    without_field: str
    total: str
    sum: str
    table: str
    columns: tuple[str, str, str, str, str, str, str]
    lead: Callable[[str], str]
    supporting: Callable[[str], str]


class OutcomesWords(NamedTuple):
    """What was criticised, promised, asked for, signed, awarded, ordered and concluded."""

    headings: Mapping[EntryKind, str]
    reasons: Callable[[Sequence[tuple[str, int]]], str]
    directives_by: Callable[[str, int], str]
    directives: Callable[[int], str]
    given_by: Callable[[str], str]
    directive_table: str
    directive_columns: tuple[str, str, str, str]
    day_range: Callable[[date | None, date | None], str]
    not_stated: str
    fulfilled: str
    proposed_to: Callable[[str, str], str]
    signatories: Callable[[Sequence[str]], str]


class AnnexWords(NamedTuple):
    """The list of coming events. ``reference`` takes number and symbol, date, issuing body."""

    label: str
    title: Callable[[str], str]
    reference: Callable[[str, str, str], str]
    table: str
    columns: tuple[str, str, str, str, str]
    sum: Callable[[int], str]
