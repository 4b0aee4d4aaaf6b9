"""How one entry of the timeline reads: clock, kind, speaker, items, its words, and what is to be done by whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from store.meeting.kinds import EntryKind, RecordKind
from store.meeting.overdue import task_days_late
from store.meeting.records import AgendaPoint, Entry, Item
from store.meeting.refs import UNKNOWN, split
from tui.language import _, term

from .wording import Find, clock_text, days_text, name_of, names_of, vote_text
from .wrapping import line_count, shorten, wrap

CLOCK = 6
"""The cells that the time takes before an entry."""

UNLISTED = "(?)"
"""Behind the name of a speaker who is not on the list of delegates."""

_PLAIN = frozenset({EntryKind.NOTE, EntryKind.STATEMENT})
_WEIGHTY = frozenset({EntryKind.DIRECTIVE, EntryKind.COMMITMENT, EntryKind.DECISION})

Line = list[tuple[str, str]]
"""Stretches of text, each with the name of its look."""


class EntryLines:
    """Measures and writes entries.

    ``find`` gives the records that an entry refers to, ``doubt`` what about an entry cannot be right.
    """

    def __init__(self, find: Find, doubt: Callable[[Entry], str] | None = None) -> None:
        self._find = find
        self._doubt = doubt or (lambda _entry: "")
        self.today: date | None = None
        """The day against which overdue is counted; where it is another, everything is to be measured anew."""
        self._measured: dict[str, str] = {}
        """The doubts that the heights of votes were measured with."""

    def height(self, entry: Entry, before: Entry | None, width: int) -> int:
        """How many lines an entry has; ``width`` is the room beside the clock."""
        width = max(8, width)
        task = self._task_line(entry)
        height = line_count(entry.text, width) if _has_words(entry, task) else 0
        if _opens_point(entry, before):
            height, before = height + 1, None
        if _has_head(entry, before):
            height += 1
        below = (task, self._doubt(entry))
        if entry.vote:
            self._measured[entry.uid] = below[1]
        return height + sum(line_count(text, width) for text in below if text)

    def doubts_changed(self) -> bool:
        """Whether a vote is in doubt otherwise than when it was measured: somebody came or went, or a rule changed."""
        for uid, doubt in self._measured.items():
            entry = self._find(RecordKind.ENTRY, uid)
            if isinstance(entry, Entry) and self._doubt(entry) != doubt:
                return True
        return False

    def lines(self, entry: Entry, before: Entry | None, width: int, gutter: int, *, gone: bool) -> list[Line]:
        """The lines of an entry that follows ``before``; one that is ``gone`` is shown as deleted."""
        inner = max(8, width - gutter - 1)
        lines: list[Line] = []
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
        if gone:
            clock = _("del")
        if head:
            lines.append([(f"{clock:<{gutter}}", "faint"), *head])
            clock = ""
        task = self._task_line(entry)
        for number, text in enumerate(wrap(entry.text, inner) if _has_words(entry, task) else ()):
            lead = f"{clock:<{gutter}}" if number == 0 else margin
            lines.append([(lead, "faint"), (text, "")])
        if task:
            lines.extend([(margin, ""), (text, "accent")] for text in wrap(task, inner))
        doubt = self._doubt(entry)
        if doubt:
            lines.extend([(margin, ""), (text, "warn")] for text in wrap(doubt, inner))
        if gone:
            return [[(text, "faint") for text, _look in line] for line in lines]
        return lines

    def _head(self, entry: Entry, before: Entry | None, width: int) -> Line:
        plain = entry.kind in _PLAIN
        same = before is not None and before.speaker == entry.speaker
        words: Line = []
        if entry.closed_session:
            words.append((_("⊘ CLOSED SESSION"), "warn"))
        if entry.kind is not EntryKind.NOTE:
            words.append((term(entry.kind).upper(), "accent" if entry.kind in _WEIGHTY else "strong"))
        speaker = name_of(entry.speaker, self._find)
        if speaker and not (same and plain):
            unlisted = split(entry.speaker)[0] == "name"
            doubtful = unlisted or entry.speaker == UNKNOWN
            name = f"{speaker} {UNLISTED}" if unlisted else speaker
            words.append((name, "warn" if doubtful else "strong" if plain else ""))
        elif plain and not same and not speaker and not entry.items:
            words.append(("·", "faint"))
        numbers = [
            f"#{item.number}" for uid in entry.items if isinstance(item := self._find(RecordKind.ITEM, uid), Item)
        ]
        if numbers:
            words.append((" ".join(numbers), "faint"))
        if entry.fulfilled:
            words.append((_("✓ fulfilled"), "good"))
        if entry.verbatim:
            read = entry.read_back_at
            words.append((_("✓ read back {time}").format(time=clock_text(read)), "good") if read else ("“…”", "faint"))
        shown: Line = []
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
            late = task_days_late(entry, self.today)
            words = _("overdue, due {when}") if late else _("due {when}")
            due = words.format(when=days_text(entry.deadline) or f"“{entry.deadline.said}”")
            parts.append(due.replace(" ", "\u00a0"))
        if entry.vote:
            parts.append(vote_text(entry.vote, self._find))
        return " · ".join(parts)


def _has_words(entry: Entry, task: str) -> bool:
    """Whether an entry has a line for its words; a vote or a signing may say all there is in its head and below."""
    return bool(entry.text) or not task or entry.kind in _PLAIN


def _opens_point(entry: Entry, before: Entry | None) -> bool:
    """Whether an entry is the first on its agenda point."""
    return bool(entry.point) and (before is None or before.point != entry.point)


def _has_head(entry: Entry, before: Entry | None) -> bool:
    """Whether an entry needs a line for kind, speaker and items; plain words by the same speaker go on without."""
    if entry.kind not in _PLAIN or entry.items or entry.closed_session or entry.verbatim:
        return True
    return bool(entry.speaker) if before is None else before.speaker != entry.speaker
