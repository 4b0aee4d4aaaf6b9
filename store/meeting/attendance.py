"""Who was there from the start, and who came while the meeting was running."""

from __future__ import annotations

from datetime import timedelta

from .proceedings import Proceedings
from .records import Delegate

#: A roll is called while the first point is running; whoever answers within this time was there from the start.
_ROLL_CALL = timedelta(minutes=15)


def came_late(delegate: Delegate, proceedings: Proceedings) -> bool:
    """Whether minutes have to tell when this delegate arrived.

    That is so after the first quarter of an hour, and from the second point of the agenda on; where neither the
    meeting's start nor the point is known, a recorded time of arrival is told.
    """
    started = proceedings.meeting.started_at
    first = next(iter(proceedings.points), None)
    if delegate.arrived_at is not None and started is not None:
        return delegate.arrived_at >= started + _ROLL_CALL
    if delegate.arrived_point:
        return first is None or delegate.arrived_point != first.uid
    return delegate.arrived_at is not None
