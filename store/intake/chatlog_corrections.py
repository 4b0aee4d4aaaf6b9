"""The mending that scribes do in a chat by typing: ``s/old/new/``, ``s/old/new/g``, ``i/before/insert/``."""

from __future__ import annotations

from dataclasses import replace

from .chatlog_lines import Line
from .chatlog_marks import CORRECTION

_FARTHEST = 2_000
"""How many lines back a correction may lie: a log of nothing but corrections must not take for ever."""

_MOST = 5_000


def corrected(lines: list[Line]) -> tuple[list[Line], list[Line]]:
    """The lines as they were mended, and the corrections whose words stand nowhere before them.

    ``s/old/new/`` mends the nearest line before it that has the old words, ``g`` all before it, ``G`` the whole log;
    ``i/where/what/`` puts a line before the nearest one with these words.
    """
    kept: list[Line] = []
    failed: list[Line] = []
    whole: list[tuple[str, str]] = []
    tried = 0
    for line in lines:
        found = CORRECTION.match(line.text) if line.text[:1] in {"s", "i"} else None
        if found is None or tried >= _MOST:
            kept.append(line)
            continue
        tried += 1
        how, scope = found[1], found[5]
        old, new = (part.replace(f"\\{found[2]}", found[2]) for part in (found[3], found[4]))
        if how == "s" and scope == "G":
            whole.append((old, new))
        done = _insert(kept, line, old, new) if how == "i" else _mend(kept, old, new, everywhere=bool(scope))
        if not done and scope != "G":
            failed.append(line)
    for old, new in whole[:100]:
        kept = [replace(line, text=line.text.replace(old, new)) for line in kept]
    return kept, failed


def _nearest(kept: list[Line], words: str) -> int | None:
    first = max(0, len(kept) - _FARTHEST)
    return next((place for place in range(len(kept) - 1, first - 1, -1) if words in kept[place].text), None)


def _mend(kept: list[Line], old: str, new: str, *, everywhere: bool) -> bool:
    if not everywhere:
        place = _nearest(kept, old)
        if place is not None:
            kept[place] = replace(kept[place], text=kept[place].text.replace(old, new, 1))
        return place is not None
    done = False
    for place in range(max(0, len(kept) - _FARTHEST), len(kept)):
        if old in kept[place].text:
            kept[place] = replace(kept[place], text=kept[place].text.replace(old, new))
            done = True
    return done


def _insert(kept: list[Line], line: Line, where: str, what: str) -> bool:
    place = _nearest(kept, where)
    if place is None:
        return False
    before = kept[place]
    kept.insert(place, replace(line, text=what, at=before.at, day=before.day))
    return True
