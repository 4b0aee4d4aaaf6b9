"""Minutes in English: the review of the register, what came of the meeting, the annex of coming events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exports.wording.en.phrases import long_date, period, some
from exports.wording.minutes_words import (
    AnnexWords,
    OutcomesWords,
    ReviewWords,
)
from store.meeting.kinds import EntryKind


def _differs(stated: str, by: str, counted: str) -> str:
    who = f" ({by})" if by else ""
    return (
        f"The figure stated at the meeting, {stated}{who}, differs from the register, which counts {counted}. "
        "Both are kept as they stand."
    )


def _reasons(counted: Sequence[tuple[str, int]]) -> str:
    listed = "; ".join(f"{reason} ({some(number, 'item', 'items')})" for reason, number in counted)
    return f"Reasons recorded with the items: {listed}."


def _day_range(earliest: date | None, latest: date | None) -> str:
    if latest is None:
        return ""
    if earliest is None:
        return f"by {long_date(latest)}"
    return long_date(latest) if earliest == latest else f"{long_date(earliest)} to {long_date(latest)}"


def _signatories(names: Sequence[str]) -> str:
    return " and ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


REVIEW = ReviewWords(
    heading="Review of the items of cooperation",
    totals=lambda total: f"The register holds {some(total, 'item', 'items')}:",
    state_share=lambda state, number, total: f"{state} {number}/{total}",
    coming_in_annex=lambda number: (
        f"Of these, {some(number, 'event is', 'events are')} still to come and listed in the annex."
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
    columns=("No.", "Item", "Parties, lead unit", "Last time", "State", "Outcome", "Reason"),
    lead=lambda names: f"lead: {names}",
    supporting=lambda names: f"with: {names}",
)

OUTCOMES = OutcomesWords(
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
)

EVENTS = AnnexWords(
    label="Annex",
    title=lambda coming: f"List of coming events{', ' + period(coming) if coming else ''}",
    reference=lambda number, day, body: f"(Attached to minutes No. {number} of {day}, {body})",
    table="List of coming events",
    columns=("No.", "Event", "Field", "Parties", "Time"),
    sum=lambda number: f"This list holds {some(number, 'event', 'events')}./.",
)
