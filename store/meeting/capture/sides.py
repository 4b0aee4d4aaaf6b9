"""The sides of a signing, and the reference that a name stands for."""

from __future__ import annotations

import re

from ..names import Roster
from ..refs import NOBODY, UNKNOWN, Ref, split, to_name
from .marks import unwrap

_PARTY_ENDS = re.compile(r"[,;]|:(?=\s|$)")


def ref_of(words: str, people: Roster) -> Ref:
    """Who is meant by words that are known to name somebody: ``name/<words>`` where the roster leaves it open."""
    if words in {"", "?"}:
        return UNKNOWN if words else NOBODY
    if words.startswith("name/"):
        return Ref(words)
    top = people.best(words)
    return top[0] if len(top) == 1 else to_name(words)


def read_parties(text: str, people: Roster, *, strict: bool) -> tuple[tuple[Ref, ...], str]:
    """``A, B:`` at the front of a text as references, and the rest; nothing is taken where there is no colon.

    With ``strict``, each name must be on the roster or stand in square brackets: a sentence may have a colon too, and
    so may a text in quotation marks.
    """
    parts: list[Ref] = []
    place = 0
    while place < len(text):
        start = len(text) - len(text[place:].lstrip())
        inside = unwrap(text, start) if text[start : start + 1] == "[" else None
        if inside:
            words, end = inside
            parts.append(ref_of(words, people))
            end += len(text[end:]) - len(text[end:].lstrip())
        else:
            stop = _PARTY_ENDS.search(text, start)
            if stop is None:
                return (), text
            words, end = text[start : stop.start()].strip(), stop.start()
            named = _sides(words, people)
            unknown = any(split(ref)[0] == "name" for ref in named) or not set('"“”').isdisjoint(words)
            if not words or (strict and unknown):
                return (), text
            parts.extend(named)
        if text[end : end + 1] == ":":
            return tuple(dict.fromkeys(ref for ref in parts if ref)), text[end + 1 :].strip()
        if text[end : end + 1] not in {",", ";"}:
            return (), text
        place = end + 1
    return (), text


def _sides(words: str, people: Roster) -> list[Ref]:
    """The party or delegate that the words name; ``A và B`` are two where each of them is on the roster."""
    whole = ref_of(words, people)
    if split(whole)[0] == "name":
        for between in re.finditer(r"\s+(?:và|va|and|với|with|&|–|-)\s+", words, re.IGNORECASE):
            sides = [ref_of(side, people) for side in (words[: between.start()], words[between.end() :])]
            if all(split(side)[0] != "name" for side in sides):
                return sides
    return [whole]
