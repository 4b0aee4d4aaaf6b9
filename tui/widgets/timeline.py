"""The timeline: what was recorded, in the order in which it was said, newest at the end."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from store.meeting.kinds import EntryKind, RecordKind
from store.meeting.records import AgendaPoint, Entry, Item
from store.meeting.refs import UNKNOWN
from tui.language import N_, _, term

from .rows import PLAIN, Piece, Rows
from .wording import Find, clock_text, days_text, name_of, names_of
from .wrapping import line_count, shorten, wrap

_CLOCK = 6
_PLAIN = frozenset({EntryKind.NOTE, EntryKind.STATEMENT})
_WEIGHTY = frozenset({EntryKind.DIRECTIVE, EntryKind.COMMITMENT, EntryKind.DECISION})


class Timeline(Rows):
    """All entries, wrapped. It follows the newest one until the reader scrolls away, and again when he comes back.

    Where every row begins is kept in one list of sums, so that drawing, scrolling and appending cost the same
    with ten entries as with ten thousand.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("delete", "delete", N_("Delete the entry"), show=False)]

    @dataclass(eq=False, repr=False)
    class DeleteWanted(Message):
        """The user wants this entry gone."""

        uid: str

    def __init__(self, find: Find, *, id: str | None = None, on_letter: object = None) -> None:
        super().__init__(id=id, on_letter=on_letter)  # type: ignore[arg-type]
        self._find = find
        self._entries: list[Entry] = []
        self._heights: list[int] = []
        self._bottoms: list[int] = []
        self._gutter = _CLOCK
        self.following = True

    # Entries -------------------------------------------------------------------------------------

    def show(self, entries: Sequence[Entry], *, afresh: bool = False) -> None:
        """Show these entries instead of those shown so far, without moving what the reader looks at.

        ``afresh`` says that names or agenda points have changed, which every entry may show.
        """
        old = self._entries
        kept = old[self.cursor].uid if 0 <= self.cursor < len(old) else ""
        seen = old[self.row_at(self.scroll_offset.y)].uid if old and not self.following else ""
        inside = self.scroll_offset.y - self.top(self.row_at(self.scroll_offset.y)) if seen else 0
        self._entries = list(entries)
        gutter = _CLOCK if any(entry.at for entry in self._entries) else 2
        if afresh or gutter != self._gutter:
            self._gutter = gutter
            self._measure(0, 0)
        else:
            self._measure(*_same_ends(old, self._entries))
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

    def show_entry(self, uid: str) -> None:
        """Bring one entry into view and put the cursor on it."""
        row = self._row_of(uid, -1)
        if row >= 0:
            self.following = row == len(self._entries) - 1
            self.move_to(row)

    def _row_of(self, uid: str, otherwise: int) -> int:
        return next((row for row in range(len(self._entries) - 1, -1, -1) if self._entries[row].uid == uid), otherwise)

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
            self._heights, self._bottoms = [], []  # not laid out yet; ``fit`` measures
            return
        if first + last > len(self._heights):
            first = last = 0
        stop = len(self._entries) - last
        # The head of an entry depends on the one before it, so the first of the unchanged tail is measured too.
        stop, last = (stop + 1, last - 1) if last else (stop, 0)
        tail = self._heights[len(self._heights) - last :] if last else []
        self._heights[first:] = [self._height(row) for row in range(first, stop)]
        self._heights += tail
        start = self._bottoms[first - 1] if first else 0
        self._bottoms[first:] = list(accumulate(self._heights[first:], initial=start))[1:]

    def _height(self, row: int) -> int:
        entry, before = self._entries[row], self._entries[row - 1] if row else None
        width = max(8, self.inner_width - self._gutter - 1)
        height = line_count(entry.text, width)
        if _opens_point(entry, before):
            height, before = height + 1, None
        if _has_head(entry, before):
            height += 1
        task = self._task_line(entry)
        return height + line_count(task, width) if task else height

    # Drawing -------------------------------------------------------------------------------------

    def _lines(self, row: int, width: int) -> list[list[tuple[str, str]]]:
        """The lines of an entry as stretches of text with the name of their look."""
        entry = self._entries[row]
        before = self._entries[row - 1] if row else None
        gutter = self._gutter
        inner = max(8, width - gutter - 1)
        lines: list[list[tuple[str, str]]] = []
        clock = clock_text(entry.at)
        if _opens_point(entry, before):
            point = self._find(RecordKind.POINT, entry.point)
            title = f"{point.number}. {point.title}" if isinstance(point, AgendaPoint) else ""
            lines.append([(shorten(f"── {title} ", width - 1), "faint")])
            before = None
        elif before and clock == clock_text(before.at):
            clock = ""
        head = self._head(entry, before, inner) if _has_head(entry, before) else []
        margin = " " * gutter
        if head:
            lines.append([(f"{clock:<{gutter}}", "faint"), *head])
            clock = ""
        for number, text in enumerate(wrap(entry.text, inner)):
            lead = f"{clock:<{gutter}}" if number == 0 else margin
            lines.append([(lead, "faint"), (text, "")])
        task = self._task_line(entry)
        if task:
            lines.extend([(margin, ""), (text, "accent")] for text in wrap(task, inner))
        return lines

    def _head(self, entry: Entry, before: Entry | None, width: int) -> list[tuple[str, str]]:
        plain = entry.kind in _PLAIN
        same = before is not None and before.speaker == entry.speaker
        words: list[tuple[str, str]] = []
        if entry.kind is not EntryKind.NOTE:
            words.append((term(entry.kind).upper(), "accent" if entry.kind in _WEIGHTY else "strong"))
        speaker = name_of(entry.speaker, self._find)
        if speaker and not (same and plain):
            words.append((speaker, "warn" if entry.speaker == UNKNOWN else "strong" if plain else ""))
        elif plain and not same and not speaker and not entry.items:
            words.append(("·", "faint"))
        numbers = [
            f"#{item.number}" for uid in entry.items if isinstance(item := self._find(RecordKind.ITEM, uid), Item)
        ]
        if numbers:
            words.append((" ".join(numbers), "faint"))
        shown: list[tuple[str, str]] = []
        room = width
        for text, look in words:
            gap = " · " if shown else ""
            text = shorten(text, room - len(gap))
            shown.extend([(gap, "faint"), (text, look)] if gap else [(text, look)])
            room -= len(gap) + len(text)
            if room < 5:
                break
        return shown

    def _task_line(self, entry: Entry) -> str:
        parts = []
        if entry.owners:
            parts.append(f"→ {names_of(entry.owners, self._find)}")
        if entry.parties:
            parts.append(names_of(entry.parties, self._find))
        if entry.deadline:
            due = _("due {when}").format(when=days_text(entry.deadline) or f"“{entry.deadline.said}”")
            parts.append(due.replace(" ", "\u00a0"))
        if entry.vote:
            parts.append(
                _("{for_} for, {against} against, {abstained} abstained").format(
                    for_=entry.vote.in_favour, against=entry.vote.against, abstained=entry.vote.abstained
                )
            )
        return " · ".join(parts)

    def draw(self, row: int, width: int) -> list[list[Piece]]:
        """The lines of one entry."""
        return [
            [(text, self.style(look) if look else PLAIN) for text, look in line] for line in self._lines(row, width)
        ]

    # Following -----------------------------------------------------------------------------------

    def _to_end(self) -> None:
        self.scroll_to(y=max(0, self.total_height() - self.scrollable_content_region.height), animate=False)

    def move_to(self, row: int, *, reveal: bool = True) -> None:
        """Moving to the last entry follows again."""
        super().move_to(row, reveal=reveal)
        self.following = self.cursor == self.count() - 1

    def action_delete(self) -> None:
        """Ask the screen to delete the entry under the cursor."""
        entry = self.entry(self.cursor)
        if entry is not None:
            self.post_message(self.DeleteWanted(entry.uid))

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


def _opens_point(entry: Entry, before: Entry | None) -> bool:
    """Whether an entry is the first on its agenda point."""
    return bool(entry.point) and (before is None or before.point != entry.point)


def _has_head(entry: Entry, before: Entry | None) -> bool:
    """Whether an entry needs a line for kind, speaker and items; plain words by the same speaker go on without."""
    if entry.kind not in _PLAIN or entry.items:
        return True
    return bool(entry.speaker) if before is None else before.speaker != entry.speaker


def _same_ends(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[int, int]:
    """How many entries are the same at the beginning and, beyond those, at the end."""
    short = min(len(old), len(new))
    first = next((row for row, (was, now) in enumerate(zip(old, new, strict=False)) if was is not now), short)
    last = next(
        (row for row, (was, now) in enumerate(zip(reversed(old), reversed(new), strict=False)) if was is not now), short
    )
    return first, min(last, short - first)
