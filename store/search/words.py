"""What is looked for, and where it stands in a text: words without accents, the last of them perhaps unfinished.

A word is a run of letters and digits. ``TP.HCM`` counts as the word ``tphcm`` and as the words ``tp`` and ``hcm``, so
that it is found as people write it, with dots or without. Nothing in what a user types means anything but itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from store.meeting.text import fold

MOST_WORDS = 16
"""Words of a question that count; what is pasted in may be a page."""

_RUN = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_NO_PART_OF_A_WORD = re.compile(r"[^0-9a-z\u0080-\U0010ffff]+")

Place = tuple[int, int]
"""Where a word stands in a text: the first sign, and the one behind the last."""


@lru_cache(maxsize=20_000)
def _plain(word: str) -> str:
    return _NO_PART_OF_A_WORD.sub("", fold(word))


def _found(text: str) -> Iterator[tuple[str, Place]]:
    """The words in their order; a dotted abbreviation first as one word, then its parts."""
    for run in _RUN.finditer(text):
        found = run[0]
        start = run.start()
        if "." not in found:
            yield _plain(found), run.span()
            continue
        if found[0].isalpha():
            yield _plain(found.replace(".", "")), run.span()
        for part in found.split("."):
            yield _plain(part), (start, start + len(part))
            start += len(part) + 1


def words_of(text: str) -> list[str]:
    """The words of a text, as they are compared."""
    return [word for word, _place in _found(text) if word]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The words that are looked for, in their order; the last may be the beginning of one. Empty finds nothing."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Wanted:
        """What this question asks for."""
        words: list[str] = []
        for run in _RUN.findall(text):
            parts = [run.replace(".", "")] if run[0].isalpha() else run.split(".")
            words += [plain for part in parts if (plain := _plain(part))]
            if len(words) >= MOST_WORDS:
                break
        return cls(tuple(words[:MOST_WORDS]))

    def places(self, text: str) -> tuple[Place, ...]:
        """Where the words stand in a text, from left to right, none within another."""
        if not self.words:
            return ()
        *whole, last = self.words
        places: list[Place] = []
        for word, place in _found(text):
            if (word in whole or word.startswith(last)) and word and (not places or places[-1][1] <= place[0]):
                places.append(place)
        return tuple(places)

    def rank(self, head: Sequence[str], body: Sequence[str]) -> int | None:
        """How well a record fits whose title or name has the words ``head``, and whose other texts have ``body``.

        0, 1: in the title, one behind the other or apart; 2, 3: the same anywhere in the record. Of a single word 0 and
        2 say that it is a whole word there, 1 and 3 that it is the beginning of one. None: a word is missing.
        """
        if not self.words or not self._all_in((*head, *body)):
            return None
        if self._well_in(head):
            return 0
        if self._all_in(head):
            return 1
        return 2 if self._well_in(body) else 3

    def _all_in(self, words: Sequence[str]) -> bool:
        *whole, last = self.words
        return set(whole) <= set(words) and any(word.startswith(last) for word in words)

    def _well_in(self, words: Sequence[str]) -> bool:
        *whole, last = self.words
        if not whole:
            return last in words
        count = len(whole)
        return any(
            words[start + count].startswith(last) and list(words[start : start + count]) == whole
            for start in range(len(words) - count)
        )
