"""The list of a roll call: delegates under their parties, one line each, one key for each of them."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType

from tui.language import N_

from .drawn_looks import PLAIN, Piece
from .rows import Rows
from .wrapping import shorten


class RollLine(NamedTuple):
    """One person as the list shows him: ``look`` is that of sign and state, ``heading`` stands above the first of a
    party with its counts at the right, and ``note`` at the right says more than the office does.
    """

    uid: str
    number: int
    sign: str
    state: str
    look: str
    name: str
    office: str
    note: str
    heading: tuple[str, str] | None = None


class RollRows(Rows):
    """People in groups. What its letters do is the screen's business: ``act`` gets the name of an action.

    An input method may turn two letters typed one after the other into one with an accent (``a`` and ``x`` into
    ``ã``); here they are keys, so the letter that made the accent counts.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(one), f"digit({one})", N_("To the person with that number"), show=False) for one in range(10)),
    ]

    def __init__(self, keys: Sequence[Binding], act: Callable[[str], None], *, id: str | None = None) -> None:
        """``keys`` are the bindings whose letters an input method may have changed; ``act`` carries out one of them."""
        super().__init__(id=id)
        self._letters = {key: binding.action for binding in keys for key in binding.key.split(",") if len(key) == 1}
        self._act = act
        self._lines: Sequence[RollLine] = ()
        self._bottoms: list[int] = []
        self._number = ""
        self._digits = 1

    # Rows ----------------------------------------------------------------------------------------

    def show(self, lines: Sequence[RollLine], on: str = "") -> None:
        """Show these people. The cursor stays on its person, or goes to ``on``; nothing scrolls for it otherwise."""
        kept = on or self.uid
        self._lines = lines
        self._digits = len(str(max((line.number for line in lines), default=0)))
        self._bottoms = list(accumulate(2 if line.heading else 1 for line in lines))
        row = next((row for row, line in enumerate(lines) if line.uid == kept), None)
        if row is None:
            row = min(max(self.cursor, 0), len(lines) - 1)
        moved = row != self.cursor
        self.cursor = row
        self.redraw()
        if moved:
            self.post_message(self.Moved(self, row))

    @property
    def uid(self) -> str:
        """Who is under the cursor; empty where nobody is."""
        return self._lines[self.cursor].uid if 0 <= self.cursor < len(self._lines) else ""

    def uids(self) -> list[str]:
        """All who are shown, in order."""
        return [line.uid for line in self._lines]

    def move_to_uid(self, uid: str) -> None:
        """Put the cursor on somebody; nothing happens where he is not shown."""
        row = next((row for row, line in enumerate(self._lines) if line.uid == uid), None)
        if row is not None:
            self.move_to(row)

    def count(self) -> int:
        """The number of people."""
        return len(self._lines)

    def top(self, row: int) -> int:
        """The line on which a row begins, with its heading."""
        return self._bottoms[row - 1] if 0 < row <= len(self._bottoms) else 0

    def height(self, row: int) -> int:
        """One line, and one more under a heading."""
        return self._bottoms[row] - self.top(row) if row < len(self._bottoms) else 0

    def row_at(self, line: int) -> int:
        """The row that a line belongs to."""
        return min(bisect_right(self._bottoms, line), max(0, len(self._lines) - 1))

    def total_height(self) -> int:
        """All lines."""
        return self._bottoms[-1] if self._bottoms else 0

    # Drawing -------------------------------------------------------------------------------------

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """The heading, if one stands here, and the person."""
        line = self._lines[row]
        person = self._person(line, width)
        return [self._heading(*line.heading, width), person] if line.heading else [person]

    def _heading(self, party: str, counts: str, width: int) -> list[Piece]:
        # The cursor is on the person, so the heading keeps the list's own ground.
        ground = Style(bgcolor=self.rich_style.bgcolor) if self.rich_style.bgcolor else PLAIN
        counts = shorten(counts, width - 12)
        name = shorten(party, max(8, width - cell_len(counts) - 2))
        gap = " " * max(0, width - cell_len(name) - cell_len(counts) - 1)
        return [
            (name, self.style("accent") + ground),
            (gap, ground),
            (f"{counts} ", self.style("faint") + ground),
        ]

    def _person(self, line: RollLine, width: int) -> list[Piece]:
        look = self.style(line.look) if line.look else PLAIN
        pieces: list[Piece] = [(f"{line.number:>{self._digits + 1}} ", self.style("faint")), (f"{line.sign} ", look)]
        room = width - self._digits - 5
        if width >= 60:
            pieces.append((f"{shorten(line.state, 17):<18}", look))
            room -= 18
        note = shorten(line.note, max(0, room - 16)) if line.note else ""
        left = room - cell_len(note) - (2 if note else 0)
        wanted = max(cell_len(line.name), 26 if width >= 100 else 22)
        name = shorten(line.name, max(4, min(left, wanted)))
        pieces.append((name, PLAIN))
        left -= cell_len(name)
        office = ""
        if left > 6 and line.office:
            pad = max(2, min(wanted, left) - cell_len(name) + 2)
            office = f"{'':<{pad}}{shorten(line.office, left - pad)}" if left - pad > 4 else ""
            pieces.append((office, self.style("faint")))
        if note:
            pieces.append((" " * max(2, left - cell_len(office) + 2), PLAIN))
            pieces.append((note, self.style("accent")))
        return pieces

    # Keys and mouse ------------------------------------------------------------------------------

    async def _on_key(self, event: events.Key) -> None:
        meant = key_meant(event)
        if meant in self._letters:
            self._act(self._letters[meant])
            event.stop()
            event.prevent_default()
            return
        await super()._on_key(event)

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; one on the sign also gives the next state; a second one chooses."""
        line = event.y + self.scroll_offset.y
        if not 0 <= line < self.total_height():
            return
        row = self.row_at(line)
        on_person = line == self.top(row) + self.height(row) - 1
        sign = self._digits + 2
        if on_person and sign - 1 <= event.x <= sign + 1:
            self.move_to(row, reveal=False)
            self._act("cycle")
            return
        super().on_click(event)

    def move_to(self, row: int, *, reveal: bool = True) -> None:
        """Moving on ends a number that was being typed."""
        self._number = ""
        super().move_to(row, reveal=reveal)

    def action_digit(self, digit: int) -> None:
        """Digits typed one after the other lead to the person with that number."""
        number = f"{self._number}{digit}"
        for wanted in (number, str(digit)):
            row = next((row for row, line in enumerate(self._lines) if str(line.number) == wanted), None)
            if row is not None:
                self.move_to(row)
                self._number = wanted
                return
        self._number = number


#: What Telex types for each tone and each other sign on a letter.
_TYPED_FOR = {
    "\u0301": "s",
    "\u0300": "f",
    "\u0309": "r",
    "\u0303": "x",
    "\u0323": "j",
    "\u031b": "w",
    "\u0306": "w",
}


def key_meant(event: events.Key) -> str:
    """The key that a person meant: capitals are small letters, and ``ã`` is the ``x`` that made it out of an ``a``."""
    sign = event.character or ""
    if len(sign) != 1:
        return event.key
    sign = sign.lower()
    if sign == "đ":
        return "d"
    parts = list(unicodedata.normalize("NFD", sign))
    if len(parts) == 1:
        return sign if sign.isalpha() else event.key
    return _TYPED_FOR.get(parts[-1], parts[0])
