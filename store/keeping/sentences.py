"""Several people's versions of one text, brought together sentence by sentence; where they overlap all are kept.

By sentence and not by sign or word: a person reads the outcome, and a sentence of which every second word is somebody
else's says what nobody wrote. No word that stands in a version is lost unless somebody took it out of the text that
all had before them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

_MOST = 2_000
"""Sentences in one version; beyond that comparing takes longer than a screen may wait."""
_MOST_IN_ALL = 10 * _MOST
"""Sentences in all versions together."""
_MOST_ALIKE = 50_000
"""Pairs of equal sentences at different places of one version: what comparing texts full of them would cost."""

_MARK = ".!?…;"
_SENTENCE = re.compile(
    rf"""
    (?: [^{_MARK}\n]++ | [{_MARK}]++ ["”’)\]]*+ (?!\s|\Z) )*+   # a mark within a number or a word ends nothing
    (?: [{_MARK}]++ ["”’)\]]*+ | \n | \Z ) \s*+
    """,
    re.VERBOSE,
)
_WORD = re.compile(r"\w+")
_ENDED = re.compile(rf"""[{_MARK}:,]["”’)\]]*\Z""")


def split(text: str) -> list[str]:
    """The sentences of a text with what separates them; joined they are the text."""
    return [sentence for sentence in _SENTENCE.findall(text) if sentence]


def merge(base: str | None, versions: Sequence[str]) -> str:
    """One text in which the changes that each version made to ``base`` stand together.

    Where two changed the same sentences both versions of these stand, in the order of ``versions``. The whole versions
    stand one below the other where there is no base, where a text repeats a sentence next to itself (nobody can tell
    then which of the two was changed), and where comparing would take too long.
    """
    different = list(dict.fromkeys(versions))
    changed = [version for version in different if version != base]
    if len(changed) < 2:
        return "".join(changed or different)
    parts = [split(version) for version in changed]
    origin = split(base) if base is not None else []
    if base is None or sum(map(len, parts)) > _MOST_IN_ALL or any(map(_unclear, (origin, *parts))):
        return _one_below_the_other(parts)
    merged = parts[0]
    for part in parts[1:]:
        merged = _two(origin, merged, part)
    whole = _joined(merged)
    # Each may have taken out what the other left: of two texts there is never none.
    return whole if whole and not _misses_words(whole, changed) else _one_below_the_other(parts)


def together(base: str, one: str, other: str) -> str | None:
    """The text with what both changed in ``base``; None where that is not sure, as where both changed one sentence."""
    texts = [split(text) for text in (base, one, other)]
    if sum(map(len, texts)) > _MOST or any(map(_unclear, texts)):
        return None
    origin, mine, theirs = ([sentence.strip() for sentence in text] for text in texts)
    return merge(base, (one, other)) if _touched(origin, mine).isdisjoint(_touched(origin, theirs)) else None


def _touched(base: Sequence[str], text: Sequence[str]) -> set[tuple[int, bool]]:
    """The sentences of ``base`` that are gone or others, by their numbers, and those before which something is new."""
    opcodes = SequenceMatcher(None, base, text, autojunk=False).get_opcodes()
    changed = {(place, False) for what, start, end, *_ in opcodes if what != "equal" for place in range(start, end)}
    return changed | {(start, True) for what, start, *_ in opcodes if what == "insert"}


def _unclear(sentences: Sequence[str]) -> bool:
    if len(sentences) > _MOST:
        return True
    said = [sentence.strip() for sentence in sentences]
    return any(one == two for one, two in pairwise(said)) or sum(n * n for n in Counter(said).values()) > _MOST_ALIKE


def _misses_words(merged: str, versions: Sequence[str]) -> bool:
    """Whether a word of some version is not there although every version has it.

    So it comes where two took out different sentences with that word in them, each leaving the other's.
    """
    return not set.intersection(*map(_words, versions)) <= _words(merged)


def _words(text: str) -> set[str]:
    return {*text.split(), *_WORD.findall(text)}


def _one_below_the_other(versions: Sequence[Sequence[str]]) -> str:
    said = [[sentence.strip() for sentence in version] for version in versions]
    few = sum(map(len, said)) <= _MOST
    kept = [
        "".join(version).strip()
        for place, version in enumerate(versions)
        if not (few and any(len(one) > len(said[place]) and _holds(one, said[place]) for one in said))
    ]
    return "\n".join(text for text in kept if text)


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether all sentences of the part follow each other in the whole; a sentence in which words differ is another."""
    size = len(part)
    return any(whole[start : start + size] == part for start in range(len(whole) - size + 1))


def _two(base: list[str], one: list[str], two: list[str]) -> list[str]:
    from merge3 import Merge3

    # Compared without the spaces around them: a sentence that is no longer the last one has only gained a space.
    plain = Merge3([s.strip() for s in base], [s.strip() for s in one], [s.strip() for s in two])
    starts = {start: (at, other) for start, _end, at, _at_end, other, _other_end in plain.find_sync_regions()}
    made: list[str] = []
    for what, *place in plain.merge_regions():
        numbers = [number for number in place if isinstance(number, int)]
        if what == "unchanged":
            start, end = numbers
            at, other = starts[start]
            for was, mine, theirs in zip(base[start:end], one[at:], two[other:], strict=False):
                made.append(theirs if mine == was else mine)  # whoever changed the spaces or the line break
        elif what == "b":
            made += two[slice(*numbers)]
        elif what == "conflict":
            made += _overlapping(*(text[slice(*numbers[n : n + 2])] for n, text in ((0, base), (2, one), (4, two))))
        else:  # "a", or "same" where both did the same
            made += one[slice(*numbers)]
    return made


def _overlapping(base: Sequence[str], one: Sequence[str], two: Sequence[str]) -> list[str]:
    """What both said where their changes touch each other, as when one mended the last sentence and one added to it.

    A sentence of ``base`` stays where both left it; what either put in its place or beside it stands, once.
    """
    gone: set[int] = set()
    beside: dict[int, list[str]] = {}
    instead: dict[int, list[str]] = {}
    said: set[str] = set()
    plain = [sentence.strip() for sentence in base]
    for version in (one, two):
        words = [sentence.strip() for sentence in version]
        for what, start, end, first, last in SequenceMatcher(None, plain, words, autojunk=False).get_opcodes():
            if what != "equal":
                gone.update(range(start, end))
                new = [sentence for sentence in version[first:last] if sentence.strip() not in said]
                (beside if what == "insert" else instead).setdefault(start, []).extend(new)
        said.update(words)
    made: list[str] = []
    for place in range(len(base) + 1):
        made += [*beside.get(place, ()), *instead.get(place, ())]
        if place < len(base) and place not in gone:
            made.append(base[place])
    return made


def _joined(sentences: Sequence[str]) -> str:
    """One text; what was the last sentence of its version and no longer is gets a space behind it, or a line its own.

    A space only where it ended in a mark: without, two sentences would become one that nobody wrote.
    """
    spaced = [one if one[-1:].isspace() else f"{one} " if _ENDED.search(one) else f"{one}\n" for one in sentences[:-1]]
    return "".join([*spaced, *sentences[-1:]]).rstrip()
