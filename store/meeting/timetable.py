"""The agenda before the meeting: when each point is expected to begin and end, and points moved up and down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    """The slot of each point: its own planned start, else counted in planned minutes from the point before it.

    The first one begins at the meeting's planned ``start``. None where nothing is known of it.
    """
    return tuple(slot for slot, _end in _walk(points, start))


def end(points: Sequence[AgendaPoint], start: time | None) -> time | None:
    """When the last point is expected to end; None where that is not known."""
    ends = [end for _slot, end in _walk(points, start)]
    return ends[-1] if ends else start


def begin(points: Sequence[AgendaPoint], start: time | None) -> time | None:
    """When the first point is expected to begin; None where that is not known."""
    first = next(iter(expected(points[:1], start)), None)
    return first.at if first else None


def _walk(points: Sequence[AgendaPoint], start: time | None) -> Iterator[tuple[Slot | None, time | None]]:
    """The slot of each point, and when it is expected to end."""
    moment, exact = (datetime.combine(date.min, start) if start else None), True
    for point in points:
        if point.planned_start is not None:
            moment, exact = datetime.combine(date.min, point.planned_start), True
        if moment is None:
            yield None, None
            continue
        slot = Slot(moment.time(), exact)
        moment += _length(point)
        exact = exact and point.planned_minutes > 0
        yield slot, moment.time()


def _length(point: AgendaPoint) -> timedelta:
    return timedelta(minutes=min(max(point.planned_minutes, 0), _LONGEST))


_LONGEST = 100_000
"""Minutes beyond which a point is a slip of the finger and would lead out of the calendar."""


def moved(points: Sequence[AgendaPoint], uid: str, by: int) -> tuple[Edit, ...]:
    """The new numbers of the points where one of them goes ``by`` places down; what happened in each stays its own.

    The numbers that are there are dealt out anew; where they are no order (one twice, or none), they run from 1.
    Points between the two places that all have a planned start follow each other from the same hour as before, with
    the breaks where they were. Nothing where the point stands at that end already.
    """
    before = list(points)
    place = next((place for place, point in enumerate(before) if point.uid == uid), None)
    if place is None or not 0 <= place + by < len(before):
        return ()
    numbers = [point.number for point in before]
    if numbers[0] < 1 or any(first >= second for first, second in pairwise(numbers)):
        numbers = list(range(1, len(before) + 1))
    order = list(before)
    order.insert(place + by, order.pop(place))
    low, high = sorted((place, place + by))
    starts = [point.planned_start for point in order]
    starts[low : high + 1] = _starts(before[low : high + 1], order[low : high + 1])
    edits = []
    for point, number, start in zip(order, numbers, starts, strict=True):
        changed = {"number": number, "planned_start": start}
        fields = {name: value for name, value in changed.items() if getattr(point, name) != value}
        if fields:
            edits.append(Edit(RecordKind.POINT, point.uid, fields))
    return tuple(edits)


def _starts(before: Sequence[AgendaPoint], order: Sequence[AgendaPoint]) -> list[time | None]:
    """The planned starts of neighbouring points in their new order; as they were where one of them has none."""
    told = [point.planned_start for point in before]
    moments = [datetime.combine(date.min, start) for start in told if start is not None]
    if len(moments) < len(before) or any(first > second for first, second in pairwise(moments)):
        return [point.planned_start for point in order]
    ends = [moment + _length(point) for moment, point in zip(moments, before, strict=True)]
    breaks = [max(next_one - end, timedelta()) for end, next_one in zip(ends, moments[1:], strict=False)]
    found: list[time | None] = []
    moment = moments[0]
    for point, gap in zip(order, [*breaks, timedelta()], strict=True):
        found.append(moment.time())
        moment += _length(point) + gap
    return found
