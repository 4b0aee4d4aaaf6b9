"""What a language must have words for to say what earlier meetings left and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from store.meeting.kinds import EntryKind


class PreviousWords(NamedTuple):
    """Carried items and tasks.

    ``past`` takes the day of the earlier meeting, the state then, when it was due, what had come of it and why not;
    what is not known is empty. ``since`` takes the days of the meetings that left the tasks, ``from_meeting`` the day
    of one; ``given`` takes whether it was a directive or a commitment, and whose, empty where that is not said.
    ``due_then`` takes the deadline that the meeting before gave where this one gave another. ``late`` takes days,
    ``items_late`` the day and the items' numbers, ``left_as_they_were`` how many carried items the meeting says
    nothing of.
    """

    heading: str
    since: Callable[[Sequence[str]], str]
    from_meeting: Callable[[str], str]
    given: Callable[[EntryKind, str], str]
    due_then: Callable[[str], str]
    table: str
    columns: tuple[str, str, str, str, str]
    fulfilled: str
    open: str
    late: Callable[[int], str]
    past: Callable[[str, str, str, str, str], str]
    past_of_item: str
    not_told: str
    left_as_they_were: Callable[[int], str]
    items_late: Callable[[str, Sequence[str]], str]
    table_by_year: str
    year: str
    without_year: str
