"""The checklist: the register's items with their states, and how many are done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from store.meeting.kinds import CLOSED_STATES, ItemState
from store.meeting.records import Item
from store.meeting.text import fold
from tui.language import N_, _

from .rows import PLAIN, Piece, Rows
from .wording import SIGNS
from .wrapping import shorten

ORDER = (
    ItemState.PLANNED,
    ItemState.UNDER_WAY,
    ItemState.DONE,
    ItemState.PARTLY_DONE,
    ItemState.NOT_DONE,
    ItemState.POSTPONED,
    ItemState.DROPPED,
)
"""The order in which Space goes through the states."""

_LOOKS = {
    ItemState.DONE: "good",
    ItemState.PARTLY_DONE: "good",
    ItemState.UNDER_WAY: "accent",
    ItemState.NOT_DONE: "bad",
    ItemState.POSTPONED: "warn",
    ItemState.DROPPED: "faint",
}


class Checklist(Rows):
    """The items. Space goes to the next state, Enter writes outcome or reason, ``/`` filters, digits go to a number."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "cycle(1)", N_("Next state"), show=False),
        Binding("minus", "cycle(-1)", N_("State before"), show=False),
        Binding("slash", "filter", N_("Filter, without accents"), show=False),
        *(Binding(str(digit), f"digit({digit})", N_("Go to a number"), show=False) for digit in range(10)),
    ]

    @dataclass(eq=False, repr=False)
    class Cycled(Message):
        """The user wants another state for an item: the next one, or with ``by`` -1 the one before."""

        uid: str
        by: int

    class FilterWanted(Message):
        """``/`` was pressed."""

    def __init__(self, *, id: str | None = None, on_letter: object = None) -> None:
        super().__init__(id=id, on_letter=on_letter)  # type: ignore[arg-type]
        self._items: Sequence[Item] = ()
        self._rows: list[int] = []
        self._digits = 1
        self._number = ""
        self.words = ""

    def show(self, items: Sequence[Item]) -> None:
        """Show these items; cursor and filter stay."""
        kept = self.item(self.cursor)
        self._items = tuple(items)
        self._digits = len(str(max((item.number for item in self._items), default=0)))
        self._select(kept.uid if kept else "")

    def filter(self, words: str) -> None:
        """Show only items whose number, title or field holds all these words, accents and capitals aside."""
        kept = self.item(self.cursor)
        self.words = words
        self._select(kept.uid if kept else "")

    def item(self, row: int) -> Item | None:
        """The item in a row."""
        return self._items[self._rows[row]] if 0 <= row < len(self._rows) else None

    def show_item(self, uid: str) -> None:
        """Put the cursor on an item, dropping a filter that hides it."""
        row = self._row_of(uid)
        if row is None and self.words:
            self.filter("")
            row = self._row_of(uid)
        if row is not None:
            self.move_to(row)

    def _row_of(self, uid: str) -> int | None:
        return next((row for row, place in enumerate(self._rows) if self._items[place].uid == uid), None)

    def _select(self, kept: str) -> None:
        words = fold(self.words).split()
        self._rows = [
            place
            for place, item in enumerate(self._items)
            if not words or _fits(words, f"{item.number} {fold(item.title)} {fold(item.field)}")
        ]
        self.empty_text = _("No item fits") if self._items else _("No items yet")
        row = self._row_of(kept) if kept else None
        moved = row is None or row != self.cursor
        self.cursor = row if row is not None else min(max(self.cursor, 0), len(self._rows) - 1)
        self.redraw()
        if self.cursor >= 0:
            self.reveal(self.cursor)
        if moved:
            self.post_message(self.Moved(self, self.cursor))

    # Drawing -------------------------------------------------------------------------------------

    def count(self) -> int:
        """The number of items that fit the filter."""
        return len(self._rows)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """Sign, number, title."""
        item = self._items[self._rows[row]]
        lead = f"{SIGNS[item.state]} "
        number = f"{item.number:>{self._digits}} "
        look = _LOOKS.get(item.state)
        closed = item.state in CLOSED_STATES
        return [
            [
                (lead, self.style(look) if look else PLAIN),
                (number, self.style("faint")),
                (
                    shorten(item.title, width - len(lead) - len(number) - 1),
                    self.style("faint") if closed else PLAIN,
                ),
            ]
        ]

    # Keys ----------------------------------------------------------------------------------------

    def move_to(self, row: int, *, reveal: bool = True) -> None:
        """Moving on ends a number that was being typed."""
        self._number = ""
        super().move_to(row, reveal=reveal)

    def action_cycle(self, by: int) -> None:
        """The item under the cursor gets the next state, or the one before."""
        item = self.item(self.cursor)
        if item is not None:
            self.post_message(self.Cycled(item.uid, by))

    def action_filter(self) -> None:
        """Ask the screen for the filter field."""
        self.post_message(self.FilterWanted())

    def action_digit(self, digit: int) -> None:
        """Digits typed one after the other lead to the item with that number."""
        number = f"{self._number}{digit}"
        for wanted in (number, str(digit)):
            row = next((row for row, place in enumerate(self._rows) if str(self._items[place].number) == wanted), None)
            if row is not None:
                self.move_to(row)
                self._number = wanted
                return
        self._number = number


def state_after(state: ItemState, by: int) -> ItemState:
    """The state ``by`` steps further in the order of Space."""
    return ORDER[(ORDER.index(state) + by) % len(ORDER)]


def _fits(words: list[str], text: str) -> bool:
    return all(word in text for word in words)
