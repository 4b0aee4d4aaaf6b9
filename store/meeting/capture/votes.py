"""A vote as it is typed: ``12-3-1``, and who voted how."""

from __future__ import annotations

import re

from ..names import Roster
from ..records import Vote
from ..refs import Ref, split
from ..text import fold
from .marks import unwrap
from .sides import ref_of

_COUNTED = re.compile(r"(\d{1,7})\s*[-–—/]\s*(\d{1,7})\s*[-–—/]\s*(\d{1,7})(?=$|[\s,;.:])[\s,;.:]*")
_LABEL = re.compile(r"([^\W\d_]+(?: [^\W\d_]+){0,4})\s*:\s*")
_NEXT_LABEL = re.compile(r"""("(?:[^"\\]|\\.)*"|“[^“”]*”)|[;.,]\s*(?=[^\W\d_][^:;,.]{0,30}:)""")
_NAME = re.compile(r"[^,;\[\]\"“”]*?(?=\s*(?:[,;]|\s[@#>\\]|$))")
_BETWEEN = re.compile(r"\s*[,;]\s*")
_AND = re.compile(r"\s+(?:và|va|and|&)\s+", re.IGNORECASE)

_SIDES = {
    fold(words): side
    for side, listed in {
        "in_favour_by": ("tán thành", "thuận", "đồng ý", "for", "in favour", "in favor", "yes"),
        "against_by": ("không tán thành", "chống", "phản đối", "không đồng ý", "against", "no"),
        "abstained_by": ("không có ý kiến", "trắng", "phiếu trắng", "abstained", "abstain", "abstentions"),
    }.items()
    for words in listed
}

SIDE_WORDS = {"in_favour_by": "tán thành", "against_by": "chống", "abstained_by": "trắng"}
"""The word that is written for each side."""

#: More words than this name nobody.
_LONGEST_NAME = 8


def read_vote(text: str, people: Roster) -> tuple[Vote | None, str]:
    """``12-3-1`` (for, against, abstained) at the front of a text, and the rest.

    Who voted how stands behind the figures or, after a semicolon, anywhere in the text: ``chống: Lan, Minh; trắng:
    Hoa``, in either language. A name is one of the roster's, or written with a capital, or in square brackets; where
    the words behind a label are no names, they are text.
    """
    form = _COUNTED.match(text)
    if form is None:
        return None, text
    vote = Vote(int(form[1]), int(form[2]), int(form[3]))
    sides, rest = _named(text[form.end() :], people)
    place = 0
    while label := _next_label(rest, place):
        more, left = _named(rest[label:], people)
        if more:
            sides = _both(sides, more)
            before = rest[:label].rstrip(" ;,")
            link = "; " if before and left and left[0] not in "@#>.," else " "
            place = len(before)
            rest = (before + link + left).strip()
        else:
            place = label
    return _with(vote, sides), rest


def _next_label(text: str, place: int) -> int:
    """Where the next words begin that may say who voted how, outside quotation marks; 0 where there are none."""
    return next((found.end() for found in _NEXT_LABEL.finditer(text, place) if not found[1]), 0)


def _with(vote: Vote, sides: dict[str, list[Ref]]) -> Vote:
    who = {side: tuple(dict.fromkeys(refs)) for side, refs in sides.items()}
    return Vote(
        vote.in_favour,
        vote.against,
        vote.abstained,
        in_favour_by=who.get("in_favour_by", ()),
        against_by=who.get("against_by", ()),
        abstained_by=who.get("abstained_by", ()),
    )


def _both(one: dict[str, list[Ref]], other: dict[str, list[Ref]]) -> dict[str, list[Ref]]:
    return {side: [*one.get(side, ()), *other.get(side, ())] for side in (*one, *other)}


def _named(text: str, people: Roster) -> tuple[dict[str, list[Ref]], str]:
    """The names behind the labels at the front of a text, and what follows the last of them."""
    sides: dict[str, list[Ref]] = {}
    side, place = "", 0
    while place < len(text):
        label = _LABEL.match(text, place)
        labelled = _SIDES.get(fold(label[1])) if label else None
        if label and labelled:
            side, start = labelled, label.end()
        elif not side:
            break
        else:
            start = place
        named, end = _one(text, start, people)
        if not named:
            break
        sides.setdefault(side, []).extend(named)
        between = _BETWEEN.match(text, end)
        place = between.end() if between else end
        if between is None or (";" in between[0] and not _starts_side(text, place)):
            break
    return sides, text[place:].lstrip()


def _starts_side(text: str, place: int) -> bool:
    label = _LABEL.match(text, place)
    return label is not None and fold(label[1]) in _SIDES


def _one(text: str, start: int, people: Roster) -> tuple[list[Ref], int]:
    """The one, or the two joined by ``và``, who are named here, and where the names end; nobody for other words."""
    if text[start : start + 1] == "[":
        inside = unwrap(text, start)
        ref = ref_of(inside[0], people) if inside else Ref("")
        return ([ref], inside[1]) if inside and ref else ([], start)
    form = _NAME.match(text, start)
    words = form[0].strip() if form else ""
    if form is None or not words or len(words.split()) > _LONGEST_NAME:
        return [], start
    end, whole = form.end(), ref_of(words, people)
    stops = [stop.start() for stop in re.finditer(r"\.\s", words)]
    if split(whole)[0] == "name" and stops:
        # A sentence ends there, unless it is the "TP. HCM" of the roster.
        known = [stop for stop in stops if split(ref_of(words[:stop], people))[0] != "name"]
        stop = known[-1] if known else stops[0]
        end = text.index(words, start) + stop + 1
        words = words[:stop]
        whole = ref_of(words, people)
    found = [whole] if split(whole)[0] != "name" else [ref_of(name, people) for name in _AND.split(words)]
    if all(split(ref)[0] != "name" or _is_written_like_a_name(split(ref)[1]) for ref in found):
        return found, end
    return [], start


def _is_written_like_a_name(words: str) -> bool:
    return all(word[0].isupper() for word in words.split())
