"""The agenda: its points with the minutes used and planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from store.meeting.kinds import PointState
from store.meeting.records import AgendaPoint
from tui.language import _

from .rows import PLAIN, Piece, Rows
from .wrapping import shorten

POINT_SIGNS = {PointState.PLANNED: " ", PointState.CURRENT: "▶", PointState.CLOSED: "✓"}
"""The sign of each state of an agenda point."""


class Agenda(Rows):
    """The points of the agenda; Enter goes to a point."""

    def __init__(self, *, id: str | None = None, on_letter: object = None) -> None:
        super().__init__(id=id, on_letter=on_letter)  # type: ignore[arg-type]
        self.empty_text = _("No agenda yet")
        self._points: Sequence[AgendaPoint] = ()
        self._now: datetime | None = None

    def show(self, points: Sequence[AgendaPoint], now: datetime | None) -> None:
        """Show these points; ``now`` is the local time if the meeting is today, for the point that is running."""
        self._points, self._now = tuple(points), now
        current = next((row for row, point in enumerate(self._points) if point.state is PointState.CURRENT), None)
        if current is not None and not self.has_focus:
            self.cursor = current
        self.redraw()
        if current is not None and not self.has_focus:
            self.reveal(current)

    def point(self, row: int) -> AgendaPoint | None:
        """The point in a row."""
        return self._points[row] if 0 <= row < len(self._points) else None

    def count(self) -> int:
        """The number of points."""
        return len(self._points)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """Sign, number, title and minutes."""
        point = self._points[row]
        used = self._minutes(point)
        minutes = f"{used}′" if used is not None else ""
        if point.planned_minutes:
            minutes = f"{minutes or '–'}/{point.planned_minutes}′"
        over = used is not None and 0 < point.planned_minutes < used
        if over:
            minutes += "!"
        lead = f"{POINT_SIGNS[point.state]} {point.number} "
        room = width - len(lead) - len(minutes) - 2
        title = shorten(point.title, room)
        look = {PointState.CURRENT: "strong", PointState.CLOSED: "faint"}.get(point.state)
        style = self.style(look) if look else PLAIN
        return [
            [
                (lead, style),
                (f"{title}{' ' * (room - len(title))} ", style),
                (minutes, self.style("warn" if over else "faint")),
            ]
        ]

    def _minutes(self, point: AgendaPoint) -> int | None:
        if point.started_at is None:
            return None
        end = point.ended_at or (self._now if point.state is PointState.CURRENT else None)
        if end is None or end < point.started_at:
            return None
        return int((end - point.started_at).total_seconds() // 60)
