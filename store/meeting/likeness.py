"""How much a few typed words are like the name of one delegate or one party: a score, 0 for not at all.

In Vietnamese a person is called by the given name, which is written last: it ranks above the family name.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from .records import Delegate, Party
from .refs import Ref, to_delegate, to_party
from .text import fold

#: From this score on the words name somebody; below it they only resemble a name (a beginning of it), for completion.
NAMED = 40

_HONORIFICS = frozenset({"ong", "ba", "anh", "chi", "co", "chu", "bac", "dc", "mr", "mrs", "ms", "dr", "ts", "ths"})
_PARTY_TYPES = (
    ("uy", "ban", "nhan", "dan"),
    ("ubnd",),
    ("thanh", "pho"),
    ("tinh",),
    ("tp",),
    ("quan",),
    ("huyen",),
    ("thi", "xa"),
    ("province",),
    ("city",),
    ("district",),
)
#: What sort of body it is, which by itself names none: ``@sở du lịch`` is not the one department on the list.
_UNIT_TYPES = frozenset(
    tuple(words.split())
    for words in (
        *("so", "ban", "bo", "cuc", "vu", "hoi", "vien", "truong", "phong", "trung tam", "cong ty"),
        *("department", "dept", "office", "company"),
    )
)
WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=20_000)
def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name; dots, dashes and brackets separate words (``"TP.HCM"`` is ``("tp", "hcm")``)."""
    return tuple(WORD.findall(fold(text)))


def without_honorifics(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without the ông, bà, đ/c or Dr in front; never nothing."""
    start = 0
    while start < len(words) - 1 and words[start] in _HONORIFICS:
        start += 1
    return words[start:]


@dataclass(frozen=True)
class Person:
    ref: Ref
    delegate: Delegate
    words: tuple[str, ...]
    called: frozenset[tuple[str, ...]]
    office: tuple[str, ...]
    around: frozenset[str]
    spoken: frozenset[str]
    spellings: frozenset[tuple[str, str]]

    def score(self, typed: tuple[str, ...]) -> int:
        if typed in self.called:
            return 100
        if not self.words:
            return 0
        bare = without_honorifics(typed)
        by_name = self._by_name(typed) or self._by_name(bare)
        if by_name:
            return by_name
        mine = tuple(word for word in bare if word in self.words)
        other = [word for word in bare if word not in self.words]
        if mine and other and all(word in self.around for word in other):
            return min(self._by_name(mine) + 20, 97)
        if len(bare) > 1 and self.office and all(word in self.around for word in bare):
            by_office = bare[0] == self.office[0] or bare[0] in office_letters(self.office)
            return 52 if bare == self.office else 51 if by_office else 30
        return self._resembles(bare)

    def _by_name(self, typed: tuple[str, ...]) -> int:
        size = len(typed)
        if typed == self.words:
            return 98
        if size == 1:
            return self._by_one_word(typed[0])
        if typed == self.words[-size:]:
            return 80
        if set(typed) <= set(self.words):
            return 75 if typed[-1] == self.words[-1] else 45
        return 0

    def _by_one_word(self, word: str) -> int:
        if word == self.words[-1]:
            return 70
        letters = "".join(part[0] for part in self.words)
        if len(word) > 1 and len(letters) > 1:
            if word == letters:
                return 65
            if letters.endswith(word):
                return 60
        if word == self.words[0]:
            return 42
        return 41 if word in self.words else 0

    def _resembles(self, typed: tuple[str, ...]) -> int:
        if all(any(own.startswith(word) for own in self.words) for word in typed):
            return 25 if self.words[-1].startswith(typed[-1]) else 20
        return 10 if all(any(own.startswith(word) for own in self.around) for word in typed) else 0


@dataclass(frozen=True)
class Body:
    ref: Ref
    party: Party
    called: frozenset[tuple[str, ...]]
    plain: frozenset[tuple[str, ...]]
    letters: frozenset[str]
    words: tuple[tuple[str, ...], ...]

    def score(self, typed: tuple[str, ...]) -> int:
        if typed in self.called:
            return 100
        if len(typed) > 1 and "".join(typed) in {"".join(name) for name in self.called}:
            return 95
        if "".join(typed) in self.letters:
            return 90 if len(typed) > 1 else 65
        if typed in self.plain or without_type(typed) in self.plain:
            return 85
        if typed in _UNIT_TYPES:
            return 22 if any(own[: len(typed)] == typed for own in self.words) else 0
        best = 0
        for own in self.words:
            if own[: len(typed)] == typed:
                best = max(best, 60)
            elif contains(own, typed):
                best = max(best, 50)
            elif len(typed) > 1 and set(typed) <= set(own):
                best = max(best, NAMED)
            elif all(any(word.startswith(part) for word in own) for part in typed):
                best = max(best, 22)
        return best


def contains(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether the words of ``part`` stand in ``whole`` one after the other."""
    size = len(part)
    return any(whole[start : start + size] == part for start in range(len(whole) - size + 1))


def spelt(one: Person, typed: Iterable[str]) -> bool:
    """Whether the accents that were typed are those of the name; words of the office or party do not matter."""
    return all(_spelling(word) in one.spellings for word in typed if not word.isascii() and fold(word) in one.spoken)


def _spelling(word: str) -> tuple[str, str]:
    """A word's letters and its accents apart: where the accent stands (hoà, hòa) is a habit, not another name."""
    signs = unicodedata.normalize("NFD", word.lower())
    letters = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return letters, "".join(sorted(sign for sign in signs if unicodedata.combining(sign)))


def beginnings(one: Person | Body) -> set[str]:
    if isinstance(one, Person):
        words = {word for name in (*one.called, one.words, one.office) for word in name} | one.around
        letters = "".join(word[0] for word in one.words)
        words |= {letters[start:] for start in range(len(letters))}
    else:
        words = {word for name in (*one.called, *one.words) for word in name}
        words |= {letters[start:] for letters in one.letters for start in range(len(letters))}
    found = {word[:2] for word in words}
    return found | {word[:1] for word in words}


def person_of(delegate: Delegate, home: Party | None) -> Person:
    office = words_of(delegate.office)
    around = {*office, *words_of(delegate.honorific)}
    around.add("".join(word[0] for word in office))
    if home is not None:
        around.update(word for name in (home.name, *home.aliases) for word in words_of(name))
        around.update(_letters(words_of(home.name)))
    around.update(office_letters(office))
    spoken = [word for name in (delegate.name, *delegate.aliases) for word in WORD.findall(name)]
    return Person(
        ref=to_delegate(delegate.uid),
        delegate=delegate,
        words=words_of(delegate.name),
        called=frozenset(words_of(alias) for alias in delegate.aliases),
        office=office,
        around=frozenset(around - {""}),
        spoken=frozenset(fold(word) for word in spoken),
        spellings=frozenset(_spelling(word) for word in spoken),
    )


def office_letters(office: tuple[str, ...]) -> set[str]:
    """Beginnings of an office as people shorten it: ``pct`` for phó chủ tịch, ``gd`` for giám đốc."""
    letters = "".join(word[0] for word in office)
    return {letters[:size] for size in range(2, min(len(letters), 5) + 1)}


def body_of(party: Party) -> Body:
    names = tuple(dict.fromkeys(words_of(name) for name in (party.name, *party.aliases) if words_of(name)))
    return Body(
        ref=to_party(party.uid),
        party=party,
        called=frozenset(names),
        plain=frozenset(without_type(name) for name in names),
        letters=frozenset(letters for name in names for letters in _letters(name)),
        words=names,
    )


def without_type(name: tuple[str, ...]) -> tuple[str, ...]:
    """The name without what sort of place it is: ``("lam", "dong")`` for ``UBND tỉnh Lâm Đồng``; never nothing."""
    bare = name
    while True:
        for kind in _PARTY_TYPES:
            if bare[: len(kind)] == kind and len(bare) > len(kind):
                bare = bare[len(kind) :]
                break
        else:
            return bare if not bare[0].isdecimal() else name


def _letters(name: tuple[str, ...]) -> set[str]:
    """Initials, and a name of several short parts written as one word (``tphcm`` for ``TP.HCM``)."""
    found = {"".join(name)} if len(name) < 4 else set()
    if len(name) > 1:
        found.add("".join(word[0] for word in name))
    return {letters for letters in found if len(letters) > 1}
