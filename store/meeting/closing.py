"""What is said quietly when an agenda point closes and nothing came of it.

Rapporteurs miss most of all when a thing was decided; the moment to ask the chair is before the next point begins.
"""

from __future__ import annotations

from collections.abc import Iterable

from .kinds import EntryKind
from .records import AgendaPoint, Entry
from .text import fold

OUTCOMES = frozenset({EntryKind.DECISION, EntryKind.DIRECTIVE, EntryKind.COMMITMENT, EntryKind.VOTE, EntryKind.SIGNING})
"""The kinds of entry that are an outcome of an agenda point."""

LONG = 10
"""Planned minutes from which a point is expected to come to something even if nothing was recorded on it."""

_CEREMONIAL = (
    "khai mac",
    "be mac",
    "be giang",
    "chao co",
    "don tiep",
    "dang ky dai bieu",
    "tuyen bo ly do",
    "gioi thieu dai bieu",
    "giai lao",
    "nghi giua gio",
    "chup anh",
    "an trua",
    "van nghe",
    "opening",
    "welcome",
    "introduction",
    "break",
    "lunch",
    "closing",
)


def closes_without_outcome(point: AgendaPoint, entries: Iterable[Entry], *, item_changed: bool) -> bool:
    """Whether nothing came of a point that closes: no outcome among its entries, and no item that got further.

    ``entries`` may hold those of other points too. ``item_changed`` says that an item's state or outcome was written
    while the point ran. Openings, breaks and closings come to nothing by their nature; neither is anything expected
    of a short point on which nobody recorded a word.
    """
    if item_changed or is_ceremonial(point):
        return False
    said = [entry for entry in entries if entry.point == point.uid and entry.kind is not EntryKind.HANDOVER]
    if any(entry.kind in OUTCOMES for entry in said):
        return False
    return bool(said) or point.planned_minutes >= LONG


def is_ceremonial(point: AgendaPoint) -> bool:
    """Whether a point is an opening, a break or a closing by its title."""
    words = fold(point.title)
    return any(words.startswith(one) and not words[len(one) : len(one) + 1].isalnum() for one in _CEREMONIAL)
