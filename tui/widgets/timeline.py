"""The timeline: what was recorded, in the order in which it was said, newest at the end."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, islice
from typing import ClassVar

from textual.binding import BindingType
from textual.geometry import Size
from textual.message import Message

from store.meeting.records import Entry

from .drawn_looks import PLAIN, Piece
from .entry_lines import CLOCK, EntryLines
from .entry_runs import among, same_ends
from .rows import Rows
from .timeline_keys import KEYS
from .wording import Find


class Timeline(Rows):
    """All entries, wrapped. It follows the newest one until the reader scrolls away, and again when he comes back.

    Where every row begins is kept in one list of sums, so that drawing, scrolling and appending cost the same
    with ten entries as with ten thousand. Deleted entries are shown among the others where ``with_deleted`` is set.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    @dataclass(eq=False, repr=False)
    class ReworkWanted(Message):
        """The user wants something done with an entry: a mark for its kind, or one of the words in the bindings."""

        uid: str
        what: str

    def __init__(
        self,
        find: Find,
        *,
        doubt: Callable[[Entry], str] | None = None,
        id: str | None = None,
        on_letter: object = None,
    ) -> None:
        """``doubt`` says what about an entry cannot be right; empty where nothing is."""
        super().__init__(id=id, on_letter=on_letter)  # type: ignore[arg-type]
        self._lines = EntryLines(find, doubt)
        self.doubts_changed = self._lines.doubts_changed
        self._entries: list[Entry] = []
        self._uids: list[str] = []
        self._there: set[str] = set()  # the same, to ask whether one is among ten thousands
        self._gone: frozenset[str] = frozenset()
        self._heights: list[int] = []
        self._bottoms = array("q")  # a tenth of a list's room
        self._gutter = CLOCK
        self.following = True
        self._held = False
        self.with_deleted = False

    # Entries -------------------------------------------------------------------------------------

    @property
    def today(self) -> date | None:
        """The day against which overdue is counted; to be shown ``afresh`` where it is another."""
        return self._lines.today

    @today.setter
    def today(self, day: date) -> None:
        self._lines.today = day

    def show(self, entries: Sequence[Entry], *, gone: Sequence[Entry] = (), afresh: bool = False) -> None:
        """Show these entries instead of those shown so far, without moving what the reader looks at.

        ``gone`` are deleted ones to be shown among them. ``afresh`` says that names have changed, which every entry
        may show.
        """
        old = self._entries
        place = self._place()
        self._entries = among(entries, gone) if gone else list(entries)
        self._uids = [entry.uid for entry in self._entries]
        self._there = set(self._uids)
        self._gone = frozenset(entry.uid for entry in gone)
        gutter = CLOCK if any(entry.at for entry in self._entries) else 2
        if afresh or gutter != self._gutter:
            self._gutter = gutter
            self._measure(0, 0)
        else:
            self._measure(*same_ends(old, self._entries))
        self._put_back(place)

    def change(self, changes: Sequence[tuple[str, Entry | None, int]], live: Sequence[Entry]) -> bool:
        """Show a few changed entries: the uid of each, the entry (None: it is gone), its place in ``live``, them all.

        The others are not looked at. False where that cannot be done, because more has changed meanwhile, or what
        stands beside the entries does; then all have to be shown anew.
        """
        if self._gone or self.with_deleted or (self._gutter != CLOCK and any(one and one.at for _, one, _ in changes)):
            return False
        new = sum(entry is not None for _, entry, _ in changes)
        if len(self._uids) - sum(uid in self._there for uid, _, _ in changes) + new != len(live):
            return False
        place = self._place()
        measured = len(self._heights) == len(self._entries)
        first = len(self._entries)
        beside: set[str] = set()
        for uid, _entry, _at in changes:
            if self._uids and self._uids[-1] == uid:
                row = len(self._uids) - 1
            elif uid in self._there:
                row = self._uids.index(uid)
            else:
                continue
            del self._entries[row], self._uids[row], self._heights[row : row + 1]
            self._there.discard(uid)
            first = min(first, row)
            beside.update(self._uids[row : row + 1])
        for uid, entry, row in sorted(changes, key=lambda change: change[2]):
            if entry is not None:
                self._entries.insert(row, entry)
                self._uids.insert(row, uid)
                self._there.add(uid)
                if measured:
                    self._heights.insert(row, 1)
                first = min(first, row)
                beside.update(self._uids[row : row + 2])
        rows = {row + beside for _, entry, row in changes if entry for beside in (-1, 0, 1)}
        if not self._agrees(live, rows):
            self._forget_heights()  # not where they belong: to be measured anew
            return False
        if measured and self.inner_width > 0:
            for row in range(max(0, first - 1), len(self._entries)):
                if self._uids[row] in beside:
                    self._heights[row] = self._height(row)
                    beside.discard(self._uids[row])
                if not beside:
                    break
            self._add_up(first)
        self._put_back(place)
        return True

    def _agrees(self, live: Sequence[Entry], rows: Iterable[int]) -> bool:
        """Whether the entries in these rows are those of the record, which may be changing at this moment."""
        try:
            return len(live) == len(self._uids) and all(
                live[row].uid == self._uids[row] for row in rows if 0 <= row < len(self._uids)
            )
        except IndexError:
            return False

    def _place(self) -> tuple[str, str, float]:
        """What the reader looks at: the entry under the cursor, the topmost one and the line of it that is seen."""
        kept = self._uids[self.cursor] if 0 <= self.cursor < len(self._uids) else ""
        if not self._uids or (self.following and not self.has_focus):
            return kept, "", 0
        top = self.row_at(self.scroll_offset.y)
        return kept, self._uids[top], self.scroll_offset.y - self.top(top)

    def _put_back(self, place: tuple[str, str, float]) -> None:
        kept, seen, inside = place
        if self.has_focus and kept and self._uids and self._uids[-1] != kept and kept in self._there:
            # Somebody works on this entry; what arrives does not take it from under his hands.
            self._held = self._held or self.following
            self.following = False
        if kept and not self.following:
            self.cursor = self._row_of(kept, self.cursor)
        elif self._entries:
            self.cursor = len(self._entries) - 1
        self.redraw()
        if self.following:
            self._to_end()
        elif seen:
            self.scroll_to(y=self.top(self._row_of(seen, 0)) + inside, animate=False)

    def entry(self, row: int) -> Entry | None:
        """The entry in a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def is_deleted(self, uid: str) -> bool:
        """Whether an entry is shown that has been deleted."""
        return uid in self._gone

    def show_entry(self, uid: str) -> None:
        """Bring one entry into view and put the cursor on it."""
        row = self._row_of(uid, -1)
        if row >= 0:
            self.following = row == len(self._entries) - 1
            self.move_to(row)

    def _row_of(self, uid: str, otherwise: int) -> int:
        if self._uids and self._uids[-1] == uid:
            return len(self._uids) - 1
        return self._uids.index(uid) if uid in self._there else otherwise

    # Rows ----------------------------------------------------------------------------------------

    def count(self) -> int:
        """The number of entries."""
        return len(self._entries)

    def top(self, row: int) -> int:
        """The line on which an entry begins."""
        return self._bottoms[row - 1] if 0 < row <= len(self._bottoms) else 0

    def height(self, row: int) -> int:
        """The lines of an entry."""
        return self._bottoms[row] - self.top(row) if row < len(self._bottoms) else 0

    def row_at(self, line: int) -> int:
        """The entry that a line belongs to."""
        return min(bisect_right(self._bottoms, line), max(0, len(self._entries) - 1))

    def total_height(self) -> int:
        """The lines of all entries."""
        return self._bottoms[-1] if self._bottoms else 0

    def fit(self, width: int, height: int) -> None:
        """Wrap anew; the newest entry stays in view, or the one the reader looks at."""
        seen = self.row_at(self.scroll_offset.y)
        inside = self.scroll_offset.y - self.top(seen)
        wider = width != self.inner_width
        super().fit(width, height)
        if wider:
            self._measure(0, 0)
            self.set_reactive(Rows.virtual_size, Size(0, self.total_height()))
        end = max(0, self.total_height() - height)
        to = end if self.following else min(end, self.top(seen) + inside)
        self.set_reactive(Rows.scroll_y, float(to))
        self.set_reactive(Rows.scroll_target_y, float(to))
        self.vertical_scrollbar.position = to

    def _measure(self, first: int, last: int) -> None:
        """Measure the entries but for ``first`` at the beginning and ``last`` at the end that are as they were."""
        if self.inner_width <= 0:
            self._forget_heights()  # not laid out yet; ``fit`` measures
            return
        if first + last > len(self._heights):
            first = last = 0
        stop = len(self._entries) - last
        # The head of an entry depends on the one before it, so the first of the unchanged tail is measured too.
        stop, last = (stop + 1, last - 1) if last else (stop, 0)
        tail = self._heights[len(self._heights) - last :] if last else []
        self._heights[first:] = [self._height(row) for row in range(first, stop)]
        self._heights += tail
        self._add_up(first)

    def _add_up(self, first: int) -> None:
        first = min(first, len(self._bottoms))
        start = self._bottoms[first - 1] if first else 0
        self._bottoms[first:] = array("q", islice(accumulate(self._heights[first:], initial=start), 1, None))

    def _forget_heights(self) -> None:
        self._heights, self._bottoms = [], array("q")

    def _height(self, row: int) -> int:
        width = self.inner_width - self._gutter - 1
        return self._lines.height(self._entries[row], self._entries[row - 1] if row else None, width)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """The lines of one entry."""
        entry = self._entries[row]
        lines = self._lines.lines(
            entry, self._entries[row - 1] if row else None, width, self._gutter, gone=entry.uid in self._gone
        )
        return [[(text, self.style(look) if look else PLAIN) for text, look in line] for line in lines]

    # Following -----------------------------------------------------------------------------------

    @property
    def resting(self) -> str:
        """While the newest entry is followed the cursor stands on it, and there is nothing to point out."""
        return "" if self.following else "resting"

    def look_at(self, line: int, *, following: bool) -> None:
        """Scroll back to a line seen before, or to the newest entry and follow it again."""
        self.following = following
        if following:
            self._to_end()
        else:
            self.scroll_to(y=line, animate=False)

    def _to_end(self) -> None:
        self.scroll_to(y=max(0, self.total_height() - self.scrollable_content_region.height), animate=False)

    def move_to(self, row: int, *, reveal: bool = True) -> None:
        """Moving to the last entry follows again."""
        self._held = False
        super().move_to(row, reveal=reveal)
        self.following = self.cursor == self.count() - 1

    def on_blur(self) -> None:
        """Nobody works on the last entry any more: the newest ones are followed again."""
        super().on_blur()
        if self._held:
            self.move_to(self.count() - 1)

    def action_rework(self, what: str) -> None:
        """Ask the screen to do something with the entry under the cursor."""
        entry = self.entry(self.cursor)
        if entry is not None or what == "deleted":
            self.post_message(self.ReworkWanted(entry.uid if entry else "", what))

    def page(self, by: int) -> None:
        """Scroll a page without the cursor, as from the capture line."""
        page = max(1, self.scrollable_content_region.height - 2)
        end = max(0, self.total_height() - self.scrollable_content_region.height)
        to = max(0, min(end, self.scroll_offset.y + by * page))
        self.following = to >= end
        self.scroll_to(y=to, animate=False)

    def on_mouse_scroll_up(self) -> None:
        """The wheel scrolls away from the newest entry."""
        self.following = False

    def on_mouse_scroll_down(self) -> None:
        """The wheel at the end follows again."""
        self.following = self.scroll_offset.y + 3 >= self.total_height() - self.scrollable_content_region.height
