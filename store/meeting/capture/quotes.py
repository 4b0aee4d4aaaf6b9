"""Where a line that is being typed stands inside quotation marks, whose words are nobody's to change."""

from __future__ import annotations


def in_quotes(line: str, place: int) -> bool:
    """Whether a sign typed at this place stands inside ``"…"`` or ``“…”``, closed yet or not.

    A straight quotation mark right behind a letter or digit opens nothing (``5"``); inside one, a backslash keeps the
    next sign from closing it.
    """
    here = 0
    while here < place:
        sign = line[here]
        behind_word = here > 0 and (line[here - 1].isalnum() or line[here - 1] == "_")
        if sign == '"' and not behind_word:
            here = _closing(line, here)
        elif sign == "“" and not behind_word:
            end = line.find("”", here)
            here = len(line) if end < 0 else end
        else:
            here += 1
            continue
        if place <= here:
            return True
        here += 1
    return False


def _closing(line: str, opening: int) -> int:
    place = opening + 1
    while place < len(line) and line[place] != '"':
        place += 2 if line[place] == "\\" else 1
    return min(place, len(line))
