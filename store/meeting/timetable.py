"""The agenda before the meeting: when each point is expected to begin, and points moved up and down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from .edits import Edit
from .kinds import RecordKind
from .records import AgendaPoint


@dataclass(frozen=True, slots=True)
class Slot:
    """When a point is expected to begin; not before that, where a point ahead of it has no planned minutes."""

    at: time
    exact: bool


def expected(points: Sequence[AgendaPoint], start: time | None) -> tuple[Slot | None, ...]:
    """The slot of each point, counted in planned minutes from the planned start; None where that is not known."""
    if start is None:
        return (None,) * len(points)
    moment, exact = datetime.combine(date.min, start), True
    slots = []
    for point in points:
        slots.append(Slot(moment.time(), exact))
        moment += timedelta(minutes=min(max(point.planned_minutes, 0), _LONGEST))
        exact = exact and point.planned_minutes > 0
    return tuple(slots)


def end(points: Sequence[AgendaPoint], start: time) -> time:
    """When the last point is expected to end."""
    minutes = sum(min(max(point.planned_minutes, 0), _LONGEST) for point in points)
    return (datetime.combine(date.min, start) + timedelta(minutes=minutes)).time()


_LONGEST = 100_000
"""Minutes beyond which a point is a slip of the finger and would lead out of the calendar."""


def moved(points: Sequence[AgendaPoint], uid: str, by: int) -> tuple[Edit, ...]:
    """The new numbers of the points where one of them goes ``by`` places down; what happened in each stays its own.

    The numbers that are there are dealt out anew; where they are no order (one twice, or none), they run from 1.
    Nothing where the point stands at that end already.
    """
    order = list(points)
    place = next((place for place, point in enumerate(order) if point.uid == uid), None)
    if place is None or not 0 <= place + by < len(order):
        return ()
    numbers = [point.number for point in order]
    if numbers[0] < 1 or any(first >= second for first, second in pairwise(numbers)):
        numbers = list(range(1, len(order) + 1))
    order.insert(place + by, order.pop(place))
    return tuple(
        Edit(RecordKind.POINT, point.uid, {"number": number})
        for point, number in zip(order, numbers, strict=True)
        if point.number != number
    )
