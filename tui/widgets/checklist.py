"""The checklist: the register's items with their states, and how many are done."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message

from store.meeting.kinds import CLOSED_STATES, ItemState
from store.meeting.overdue import item_days_late
from store.meeting.records import Item
from store.meeting.text import fold
from tui.language import N_, _

from . import allotted
from .drawn_looks import PLAIN, Piece
from .rows import Rows, typed_number
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
        Binding(
            "number_sign",
            "about",
            N_("What follows is about this item"),
            show=False,
            tooltip=N_("What follows is about this item"),
        ),
        Binding("a", "allot", N_("Allot to a recorder"), show=False),
        Binding("m", "mine", N_("Only mine, or all"), show=False),
        *(Binding(str(digit), f"digit({digit})", N_("Go to a number"), show=False) for digit in range(10)),
    ]

    @dataclass(eq=False, repr=False)
    class Cycled(Message):
        """The user wants another state for an item: the next one, or with ``by`` -1 the one before."""

        uid: str
        by: int

    @dataclass(eq=False, repr=False)
    class AboutWanted(Message):
        """What follows is to be about this item."""

        uid: str

    class FilterWanted(Message):
        """``/`` was pressed."""

    class MineWanted(Message):
        """Only what is allotted to me, or all again."""

    def __init__(
        self, *, id: str | None = None, on_letter: object = None, on_allot: Callable[[Rows], None] | None = None
    ) -> None:
        """``on_allot`` asks who is to record the item under the cursor of the list it is given."""
        super().__init__(id=id, on_letter=on_letter)  # type: ignore[arg-type]
        self._on_allot = on_allot
        self.me = ""
        """The name of whoever records here."""
        self.today: date | None = None
        """The day against which overdue is counted; items past their planned time are marked with ``!``."""
        self._typing: allotted.Present = {}
        self._items: list[Item] = []
        self._places: dict[str, int] = {}
        self.done = 0
        """How many of all items are done."""
        self._rows: list[int] = []
        self._digits = 1
        self._number = ""
        self.words = ""

    def show(self, items: Sequence[Item]) -> None:
        """Show these items; cursor and filter stay."""
        kept = self.item(self.cursor)
        self._items = list(items)
        self._places = {item.uid: place for place, item in enumerate(self._items)}
        self.done = sum(item.state is ItemState.DONE for item in self._items)
        self._digits = len(str(max((item.number for item in self._items), default=0)))
        self._select(kept.uid if kept else "", stays=True)

    def change(self, items: Sequence[Item]) -> bool:
        """Show these changed items, without looking at the others; False where all have to be shown anew."""
        for item in items:
            place = self._places.get(item.uid)
            if place is None:
                return False
            shown = self._items[place]
            if (shown.number, shown.title, shown.field) != (item.number, item.title, item.field):
                return False
            if shown.recorder != item.recorder and "@" in self.words:
                return False
            self._items[place] = item
            self.done += (item.state is ItemState.DONE) - (shown.state is ItemState.DONE)
            self._redraw_place(place)
        return True

    def show_typing(self, typing: allotted.Present) -> None:
        """Mark the items about which somebody types now: names by uid. Only rows that differ are drawn again."""
        before, self._typing = self._typing, typing
        for uid in {*before, *typing}:
            if before.get(uid) != typing.get(uid) and uid in self._places:
                self._redraw_place(self._places[uid])

    def _redraw_place(self, place: int) -> None:
        row = bisect_left(self._rows, place)
        if row < len(self._rows) and self._rows[row] == place:
            self.redraw_row(row)

    def filter(self, words: str) -> None:
        """Show only items whose number, title or field holds all these words, accents and capitals aside.

        A word that begins with @ is a recorder's name: only what is allotted to him.
        """
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
        place = self._places.get(uid, -1)
        row = bisect_left(self._rows, place)
        return row if place >= 0 and row < len(self._rows) and self._rows[row] == place else None

    def _select(self, kept: str, *, stays: bool = False) -> None:
        """The rows that fit the filter. With ``stays`` the item under the cursor is one of them in any case.

        What a colleague changes does not take from under somebody's eyes what he is looking at.
        """
        words = fold(self.words).split()
        self._rows = [
            place
            for place, item in enumerate(self._items)
            if not words or (stays and item.uid == kept) or _fits(words, item, self.me)
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

    @property
    def total(self) -> int:
        """The number of items, filtered out or not."""
        return len(self._items)

    def count(self) -> int:
        """The number of items that fit the filter."""
        return len(self._rows)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """Sign, number, title, and whose it is."""
        item = self._items[self._rows[row]]
        late = item_days_late(item, self.today)
        lead = f"{SIGNS[item.state]}{'!' if late else ' '}"
        number = f"{item.number:>{self._digits}} "
        look = "warn" if late else _LOOKS.get(item.state)
        closed = item.state in CLOSED_STATES
        end = allotted.end_of(item.recorder, self._typing.get(item.uid, ()), width)
        room = width - len(lead) - len(number) - allotted.cells(end) - 1
        title = shorten(item.title, room)
        pieces = [
            (lead, self.style(look) if look else PLAIN),
            (number, self.style("faint")),
            (title, self.style("faint") if closed else PLAIN),
        ]
        if end:
            pieces.append((" " * (room - cell_len(title)), PLAIN))
        return [[*pieces, *((text, self.style(name)) for text, name in end)]]

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

    def action_about(self) -> None:
        """From now on all is about the item under the cursor."""
        item = self.item(self.cursor)
        if item is not None:
            self.post_message(self.AboutWanted(item.uid))

    def action_allot(self) -> None:
        """Ask who is to record the item under the cursor."""
        if self._on_allot is not None and self.cursor >= 0:
            self._on_allot(self)

    def action_mine(self) -> None:
        """Ask the screen for what is allotted to me, or for all."""
        self.post_message(self.MineWanted())

    def action_filter(self) -> None:
        """Ask the screen for the filter field."""
        self.post_message(self.FilterWanted())

    def action_digit(self, digit: int) -> None:
        """Digits typed one after the other lead to the item with that number."""
        numbers = [self._items[place].number for place in self._rows]
        self._number = typed_number(self, numbers, self._number, digit)


def state_after(state: ItemState, by: int) -> ItemState:
    """The state ``by`` steps further in the order of Space."""
    return ORDER[(ORDER.index(state) + by) % len(ORDER)]


def _fits(words: list[str], item: Item, me: str) -> bool:
    text = f"{item.number} {fold(item.title)} {fold(item.field)}"
    return all(allotted.fits(word, item.recorder, me) if word.startswith("@") else word in text for word in words)
