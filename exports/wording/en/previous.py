"""Minutes in English: what earlier meetings left, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from exports.wording.previous_words import PreviousWords
from store.meeting.kinds import EntryKind


def _since(days: Sequence[str]) -> str:
    of = f"the meeting of {', '.join(days)}" if days else "the earlier meeting"
    return f"Directives and commitments of {of} carried over to this one:"


def _given(kind: EntryKind, who: str) -> str:
    word = "commitment" if kind is EntryKind.COMMITMENT else "directive"
    return f"{word} of {who}" if who else word


def _past(day: str, state: str, due: str, outcome: str, reason: str) -> str:
    told = [state, f"due {due}" if due else "", outcome, f"reason: {reason}" if reason else ""]
    return f"{day}{': ' if day else ''}{'; '.join(part for part in told if part)}"


def _items_late(day: str, numbers: Sequence[str]) -> str:
    listed = ", ".join(numbers)
    if len(numbers) == 1:
        return f"On {day}, one item was past its planned time and not recorded as done: no. {listed}."
    return f"On {day}, {len(numbers)} items were past their planned time and not recorded as done: nos. {listed}."


PREVIOUS = PreviousWords(
    heading="Tasks of the previous meeting",
    since=_since,
    from_meeting=lambda day: f"meeting of {day}",
    given=_given,
    table="Tasks of the previous meeting",
    columns=("No.", "To be done by", "Task", "Deadline", "What has become of it"),
    due_then=lambda due: f"due as of last time: {due}",
    fulfilled="Carried out",
    open="No result recorded",
    late=lambda days: f"{days} day overdue" if days == 1 else f"{days} days overdue",
    past=_past,
    past_of_item="At earlier meetings",
    not_told="Not mentioned at the meeting",
    left_as_they_were=lambda number: (
        "Of these, one item of earlier meetings was not mentioned; its state is as recorded before."
        if number == 1
        else f"Of these, {number} items of earlier meetings were not mentioned; their states are as recorded before."
    ),
    items_late=_items_late,
    table_by_year="Results by year of agreement",
    year="Year",
    without_year="Year not known",
)
