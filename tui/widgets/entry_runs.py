"""Lists of entries: deleted ones put among the others, and how far two lists are the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from store.meeting.records import Entry


def among(entries: Iterable[Entry], gone: Sequence[Entry]) -> list[Entry]:
    """The deleted entries among the others, each behind what was said until then; without a time at the end."""
    merged: list[Entry] = []
    waiting = [entry for entry in gone if entry.at]
    for entry in entries:
        while waiting and entry.at and (waiting[0].at or entry.at) < entry.at:
            merged.append(waiting.pop(0))
        merged.append(entry)
    return [*merged, *waiting, *(entry for entry in gone if not entry.at)]


def same_ends(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[int, int]:
    """How many entries are the same at the beginning and, beyond those, at the end."""
    short = min(len(old), len(new))
    first = next((row for row, (was, now) in enumerate(zip(old, new, strict=False)) if was is not now), short)
    last = next(
        (row for row, (was, now) in enumerate(zip(reversed(old), reversed(new), strict=False)) if was is not now), short
    )
    return first, min(last, short - first)
