"""The agenda: its points with the minutes used and planned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message

from store.meeting import agenda_clock
from store.meeting.kinds import PointState
from store.meeting.records import AgendaPoint
from tui.language import N_, _

from . import allotted
from .drawn_looks import PLAIN, Piece
from .rows import Rows, typed_number
from .wording import clock_text
from .wrapping import shorten

POINT_SIGNS = {PointState.PLANNED: " ", PointState.CURRENT: "▶", PointState.CLOSED: "✓"}
"""The sign of each state of an agenda point."""

_ROOM_FOR_HOURS = 30
"""Cells from which on the hour stands beside a point that has not begun."""


class Agenda(Rows):
    """The points of the agenda; Enter goes to a point, digits put the cursor on the point with that number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "allot", N_("Allot to a recorder"), show=False),
        Binding("m", "mine", N_("Only mine, or all"), show=False),
        *(Binding(str(digit), f"digit({digit})", N_("Cursor to a number"), show=False) for digit in range(10)),
    ]

    class MineWanted(Message):
        """Only what is allotted to me, or all again."""

    def __init__(
        self, *, id: str | None = None, on_letter: object = None, on_allot: Callable[[Rows], None] | None = None
    ) -> None:
        """``on_allot`` asks who is to record the point under the cursor of the list it is given."""
        super().__init__(id=id, on_letter=on_letter)  # type: ignore[arg-type]
        self._on_allot = on_allot
        self.me = ""
        """The name of whoever records here."""
        self.mine = False
        """Whether only what is allotted to him is shown."""
        self._typing: allotted.Present = {}
        self._all: Sequence[AgendaPoint] = ()
        self.empty_text = _("No agenda yet")
        self._points: Sequence[AgendaPoint] = ()
        self._now: datetime | None = None
        self._number = ""

    def show(self, points: Sequence[AgendaPoint], now: datetime | None) -> None:
        """Show these points; ``now`` is the local time if the meeting is today, for the point that is running."""
        kept = self.point(self.cursor)
        self._all, self._now = tuple(points), now
        self._points = self._all
        if self.mine:
            looked_at = kept.uid if kept and self.has_focus else ""
            self._points = [one for one in self._all if one.uid == looked_at or self.is_mine(one)]
        self.empty_text = _("No point fits") if self._all else _("No agenda yet")
        if kept and self.has_focus:
            self.cursor = next((row for row, one in enumerate(self._points) if one.uid == kept.uid), self.cursor)
        current = next((row for row, point in enumerate(self._points) if point.state is PointState.CURRENT), None)
        if current is not None and not self.has_focus:
            self.cursor = current
        self.redraw()
        if current is not None and not self.has_focus:
            self.reveal(current)

    def on_resize(self) -> None:
        """The point that is running stays in sight, also of a long agenda that is shown for the first time."""
        if self.cursor >= 0 and not self.has_focus:
            self.reveal(self.cursor)

    def show_mine(self, *, mine: bool) -> None:
        """Only what is allotted to whoever records here, or all again."""
        self.mine = mine
        self.show(self._all, self._now)

    def is_mine(self, point: AgendaPoint) -> bool:
        """Whether a point is allotted to whoever records here."""
        return allotted.fits("@me", point.recorder, self.me)

    def show_typing(self, typing: allotted.Present) -> None:
        """Mark the points about which somebody types now: names by uid. Only rows that differ are drawn again."""
        before, self._typing = self._typing, typing
        for row, point in enumerate(self._points):
            if before.get(point.uid) != typing.get(point.uid):
                self.redraw_row(row)

    def action_allot(self) -> None:
        """Ask who is to record the point under the cursor."""
        if self._on_allot is not None and self.cursor >= 0:
            self._on_allot(self)

    def action_mine(self) -> None:
        """Ask the screen for what is allotted to me, or for all."""
        self.post_message(self.MineWanted())

    def point(self, row: int) -> AgendaPoint | None:
        """The point in a row."""
        return self._points[row] if 0 <= row < len(self._points) else None

    def move_to(self, row: int, *, reveal: bool = True) -> None:
        """Moving on ends a number that was being typed."""
        self._number = ""
        super().move_to(row, reveal=reveal)

    def action_digit(self, digit: int) -> None:
        """Digits typed one after the other lead to the point with that number."""
        self._number = typed_number(self, [point.number for point in self._points], self._number, digit)

    def count(self) -> int:
        """The number of points."""
        return len(self._points)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """Sign, number, title, whose it is, and minutes."""
        point = self._points[row]
        used = agenda_clock.minutes_used(point, self._now)
        minutes = f"{used}′" if used is not None else ""
        if point.planned_minutes:
            minutes = f"{minutes or '–'}/{point.planned_minutes}′"
        if point.planned_start and used is None and width >= _ROOM_FOR_HOURS:
            planned = f" {point.planned_minutes}′" if point.planned_minutes else ""
            minutes = f"{clock_text(point.planned_start)}{planned}"
        over = agenda_clock.minutes_over(point, self._now)
        if over:
            minutes += "!"
        lead = f"{POINT_SIGNS[point.state]} {point.number} "
        end = allotted.end_of(point.recorder, self._typing.get(point.uid, ()), width)
        room = width - len(lead) - len(minutes) - allotted.cells(end) - 2
        title = shorten(point.title, room)
        look = {PointState.CURRENT: "strong", PointState.CLOSED: "faint"}.get(point.state)
        style = self.style(look) if look else PLAIN
        return [
            [
                (lead, style),
                (f"{title}{' ' * (room - cell_len(title))}", style),
                *((text, self.style(name)) for text, name in end),
                (" ", PLAIN),
                (minutes, self.style("warn" if over else "faint")),
            ]
        ]
