"""The items that a command's words begin with: numbers, ranges, letters of a title, words in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from . import marks
from .drafts import MisreadDraft, Misreading
from .targets import MOST_IN_A_RANGE, Targets, label

_NUMBER = re.compile(r"#?(\d{1,6})(?![\w%/.\-])|#?(\d{1,6})(?=[.]?(?:\s|$))")
_RANGE = re.compile(r"#?(\d{1,6})[-–]#?(\d{1,6})(?![\w%/\-–]|[.]\S)")
_TAGGED = re.compile(r"#([^\W\d_][\w-]*)")
_BETWEEN = re.compile(r"^[\s.,;:]*(?:[-–—]\s+)?")
_LINK = re.compile(r"(?:\s*[,;&]\s*|\s+(?:và|va|and)\s+)(?=[#\d])", re.IGNORECASE)


def items_meant(words: Iterable[str], register: Targets) -> tuple[str, ...] | MisreadDraft:
    """The uids of the items that these words mean, each once; why that cannot be told where one of them is unclear."""
    uids: list[str] = []
    for named in each(words):
        if named.isdecimal():
            fitting = register.numbered(int(named))
        else:
            exact = register.of_uid(named)
            fitting = (exact,) if exact else register.titled(named.replace("_", " "))
        if not fitting:
            return MisreadDraft(Misreading.NO_SUCH_ITEM, named)
        if len(fitting) > 1:
            return MisreadDraft(Misreading.SEVERAL_ITEMS, named, tuple(label(record) for record in fitting[:20]))
        uids.append(fitting[0].uid)
    return tuple(dict.fromkeys(uids))


def each(words: Iterable[str]) -> Iterator[str]:
    """Each word, and for a range each of its numbers."""
    for named in words:
        several = _RANGE.fullmatch(named)
        yield from map(str, range(int(several[1]), int(several[2]) + 1)) if several else (named,)


def listed(rest: str) -> tuple[list[str], str]:
    """The items at the front of a command's words, as numbers, letters or bracketed words, and the rest."""
    words: list[str] = []
    linked = 0  # how many of them are certain: joined by more than a space
    text_after_linked = rest
    place = 0
    joined = True
    while place < len(rest):
        one = one_item(rest, place)
        if one is None:
            break
        words.append(one[0])
        joined = joined or rest[place] == "#"
        place = one[1]
        if joined and linked == len(words) - 1:
            linked, text_after_linked = len(words), rest[place:]
        link = _LINK.match(rest, place)
        joined = link is not None
        spaces = re.compile(r"\s+(?=[#\d])").match(rest, place)
        if link:
            place = link.end()
        elif spaces:
            place = spaces.end()
        else:
            break
    closing = rest[place:].lstrip()
    if words and (not closing or closing.startswith(":")):
        return words, closing[1:].strip()
    return words[:linked], _BETWEEN.sub("", text_after_linked).strip()


def one_item(rest: str, place: int) -> tuple[str, int] | None:
    """The number, range, letters or bracketed words that begin at this place, and where they end."""
    if rest.startswith("#[", place):
        return marks.unwrap(rest, place + 1)
    several = _RANGE.match(rest, place)
    if several and int(several[1]) < int(several[2]) < int(several[1]) + MOST_IN_A_RANGE:
        return f"{several[1]}-{several[2]}", several.end()
    number = _NUMBER.match(rest, place)
    if number:
        return number[1] or number[2], number.end()
    tagged = _TAGGED.match(rest, place)
    return (tagged[1], tagged.end()) if tagged else None
