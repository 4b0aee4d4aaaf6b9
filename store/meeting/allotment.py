"""Allotment (phân công ghi): which recorder sees to which items and agenda points.

An allotment is a name, because a colleague may be given his part before he has ever opened the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .records import AgendaPoint, Item
from .text import fold


def is_for(recorder: str, name: str) -> bool:
    """Whether something allotted to ``recorder`` is for whoever has this name.

    Accents and capitals aside, one of the two may hold words that the other leaves out: Minh is Trần Văn Minh.
    """
    if recorder == name:
        return bool(name)
    one, other = set(fold(recorder).split()), set(fold(name).split())
    return bool(one and other) and (one <= other or other <= one)


def named(words: str, known: Iterable[str]) -> str:
    """The known name that these words mean; the words themselves where they mean nobody or several."""
    names = list(dict.fromkeys(known))
    exact = [name for name in names if fold(name) == fold(words)]
    fitting = exact or [name for name in names if name and is_for(words, name)]
    return fitting[0] if len(fitting) == 1 or (exact and words not in exact) else words


def allotted_to(
    name: str, items: Sequence[Item], points: Sequence[AgendaPoint]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The uids of the items and of the agenda points that are for whoever has this name."""
    return (
        tuple(item.uid for item in items if is_for(item.recorder, name)),
        tuple(point.uid for point in points if is_for(point.recorder, name)),
    )
