"""Which of a record's own words in a text were changed, and what the field would hold then."""

from __future__ import annotations

from collections.abc import Sequence

from exports.sent import Part, plain
from store.meeting.differences import differences
from store.meeting.gaps import MISSED

_BLANK = "……"
_ENDS = '.!?…:;”"'

Changed = tuple[Part, str, str]
"""A part, the words that stand there now, and what the field would hold."""


def changed_parts(sent: str, returned: str, parts: Sequence[Part]) -> tuple[list[Changed], str | None]:
    """The parts of the sent text that were changed; and the whole as it came where other words were changed too.

    A part counts as changed alone only where it is sure which words are its own: what was put in right between two
    of them belongs to none.
    """
    if len(parts) == 1:
        (part,) = parts
        head, tail = sent[: part.start], sent[part.stop :]
        room = len(returned) >= len(head) + len(tail)
        if room and returned.startswith(head) and returned.endswith(tail):
            words = returned[len(head) : len(returned) - len(tail)]
            return [_changed(sent, part, words)], None
    if not parts:
        return [], returned
    told = _told_apart(sent, returned, sorted(parts, key=lambda part: part.start))
    if told is None:
        return [], returned
    words_of, rest = told
    found = [
        _changed(sent, part, words) for part, words in words_of if plain(words) != plain(sent[part.start : part.stop])
    ]
    return found, rest if plain(rest) != plain(sent) else None


def _told_apart(sent: str, returned: str, parts: Sequence[Part]) -> tuple[list[tuple[Part, str]], str] | None:
    """What became of each part, and the text with its other words only as they came; None where they run together."""
    texts = [""] * (2 * len(parts) + 1)  # what stands before, in and between the parts
    bounds = [0, *(edge for part in parts for edge in (part.start, part.stop)), len(sent)]
    at = 0
    for left, right in differences(sent, returned):
        start, stop = at, at + len(left)
        at = stop
        if left == right:
            for place in range(len(texts)):
                texts[place] += sent[max(start, bounds[place]) : max(start, min(stop, bounds[place + 1]))]
            continue
        if left:
            inside = [n for n in range(len(texts)) if bounds[n] < stop and start < bounds[n + 1]]
        else:  # put in: at the edge of a part it is the part's own, unless two parts meet there
            inside = [n for n in range(len(texts)) if bounds[n] <= start <= bounds[n + 1]]
            own = [n for n in inside if n % 2]
            inside = own if len(own) == 1 else inside
        if len(inside) != 1:
            return None
        texts[inside[0]] += right
    rest = "".join(sent[bounds[place] : bounds[place + 1]] if place % 2 else words for place, words in enumerate(texts))
    return [(part, texts[2 * number + 1]) for number, part in enumerate(parts)], rest


def _changed(sent: str, part: Part, words: str) -> Changed:
    return part, words, _value(part, sent[part.start : part.stop], words)


def _value(part: Part, printed: str, words: str) -> str:
    """What the field would hold: the words, with what documents leave out or put in of it undone."""
    words = words.strip()
    value = part.value.strip()
    if printed == value or not value:
        return words
    if MISSED in value:
        words = words.replace(_BLANK, MISSED)
    if printed[:1] == value[:1].upper() and words.split()[:1] == printed.split()[:1]:
        words = value[:1] + words[1:]  # a sentence begins with a capital, whatever was recorded
    if value.endswith(".") and not printed.endswith(".") and words and not words.endswith(tuple(_ENDS)):
        words = f"{words}."
    return words
