"""The agenda's clock: the minutes that each point and the whole agenda have used, against those planned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from .kinds import PointState
from .records import AgendaPoint


@dataclass(frozen=True, slots=True)
class AgendaClock:
    """The agenda in whole minutes: planned and used in all, ``late`` what it will take beyond the plan.

    ``late`` is negative where the meeting is ahead, and 0 where nothing was planned. ``ends_at`` is when the last
    point will end if the points still to come take the time planned for them: local wall-clock time without a zone,
    None while nothing runs or nothing more is planned.
    """

    planned: int = 0
    used: int = 0
    late: int = 0
    ends_at: datetime | None = None


def minutes_used(point: AgendaPoint, now: datetime | None) -> int | None:
    """The minutes a point has run, also in several turns; None where its times are not known.

    ``now`` is the local time if the meeting is today, for the point that is running.
    """
    if point.started_at is None:
        return None
    begun = point.resumed_at or point.started_at
    end = point.ended_at or (now if point.state is PointState.CURRENT else None)
    if end is None or end < begun:
        return point.minutes_before or None
    return point.minutes_before + int((end - begun).total_seconds() // 60)


def minutes_over(point: AgendaPoint, now: datetime | None) -> int:
    """By how many minutes a point has run beyond its plan; 0 where it has not, or nothing was planned for it."""
    used = minutes_used(point, now)
    return max(0, used - point.planned_minutes) if used is not None and point.planned_minutes else 0


def read(points: Iterable[AgendaPoint], now: datetime | None) -> AgendaClock:
    """The clock of these points; ``now`` as in ``minutes_used``.

    A point whose times are not known is taken to use what was planned for it.
    """
    every = tuple(points)
    planned = sum(point.planned_minutes for point in every)
    used = left = whole = 0
    for point in every:
        minutes = minutes_used(point, now)
        used += minutes or 0
        to_come = 0 if point.state is PointState.CLOSED else max(0, point.planned_minutes - (minutes or 0))
        left += to_come
        whole += point.planned_minutes if minutes is None else minutes + to_come
    running = any(point.state is PointState.CURRENT for point in every)
    return AgendaClock(
        planned=planned,
        used=used,
        late=whole - planned if planned else 0,
        ends_at=now + timedelta(minutes=left) if now and running and planned else None,
    )


def running(points: Sequence[AgendaPoint]) -> AgendaPoint | None:
    """The point that is open; of several, opened by several recorders, the one opened last."""
    current = [point for point in points if point.state is PointState.CURRENT]
    return max(current, key=lambda point: (str(point.resumed_at or point.started_at or ""), point.number), default=None)
