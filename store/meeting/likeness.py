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

#: The words are a person's whole office (one less for its beginning), or only words that stand in it or his party.
OFFICE, OFFICE_WORDS = 52, 30

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
UNIT_WORDS = frozenset(
    tuple(words.split())
    for words in (
        *("so", "ban", "bo", "cuc", "vu", "hoi", "vien", "truong", "phong", "trung tam", "cong ty"),
        *("department", "dept", "office", "company"),
    )
)
"""What sort of body it is, which by itself names none: ``@sở`` is not the one department on the list."""

_STROKE = "\u0335"  # what makes a đ of a d, as a sign of its own like the other accents

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
    letters: str
    own_text: str
    near_text: str
    called: frozenset[tuple[str, ...]]
    office: tuple[str, ...]
    home: frozenset[tuple[str, ...]]
    around: frozenset[str]
    spoken: frozenset[str]
    spellings: frozenset[tuple[str, str]]

    def score(self, typed: tuple[str, ...]) -> int:
        if typed in self.called:
            return 100
        if not self.words:
            return 0
        bare = without_honorifics(typed)
        by_name = self._by_name(typed) or (self._by_name(bare) if bare != typed else 0)
        if by_name or len(bare) == 1:
            return by_name or self._resembles(bare)
        mine = tuple(word for word in bare if word in self.words)
        other = [word for word in bare if word not in self.words]
        if mine and other and all(word in self.around for word in other):
            return min(self._by_name(mine) + 20, 97)
        if self.office and all(word in self.around for word in bare):
            by_office = bare[0] == self.office[0] or bare[0] in office_letters(self.office)
            return OFFICE if bare == self.office else OFFICE - 1 if by_office else OFFICE_WORDS
        return self._resembles(bare)

    def told_apart(self, name: tuple[str, ...], by: tuple[str, ...]) -> int:
        """The score of a name with exactly the office, the party or both behind it, 0 where that is not his."""
        if not (name and by) or self.score(name) < NAMED:
            return 0
        if by == self.office or (by[: len(self.office)] == self.office and by[len(self.office) :] in self.home):
            return 99
        return 98 if by in self.home else 0

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
        if len(word) > 1 and len(self.letters) > 1:
            if word == self.letters:
                return 65
            if self.letters.endswith(word):
                return 60
        if word == self.words[0]:
            return 42
        return 41 if word in self.words else 0

    def is_called_like(self, word: str) -> bool:
        """Whether the given name, the family name, another name or the initials begin like the word."""
        others = (name[0] for name in self.called if name)
        names = (*self.words[-1:], *self.words[:1], self.letters, self.letters[1:], *others)
        return any(name.startswith(word) for name in names)

    def _resembles(self, typed: tuple[str, ...]) -> int:
        own, near = self.own_text, self.near_text
        if all(f" {word}" in own for word in typed):
            return 25 if self.words[-1].startswith(typed[-1]) else 20
        if len(typed) > 1 and any(word in self.words for word in typed):
            return 15 if all(f" {word}" in own or f" {word}" in near for word in typed) else 0
        return 10 if all(f" {word}" in near for word in typed) else 0


@dataclass(frozen=True)
class Body:
    ref: Ref
    party: Party
    called: frozenset[tuple[str, ...]]
    plain: frozenset[tuple[str, ...]]
    letters: frozenset[str]
    words: tuple[tuple[str, ...], ...]
    parent: frozenset[tuple[str, ...]]

    def told_apart(self, name: tuple[str, ...], by: tuple[str, ...]) -> int:
        """The score of a name with the party it belongs to behind it, 0 where that is not it."""
        return 99 if name and by in self.parent and self.score(name) >= NAMED else 0

    def score(self, typed: tuple[str, ...]) -> int:
        if typed in self.called:
            return 100
        if len(typed) > 1 and "".join(typed) in {"".join(name) for name in self.called}:
            return 95
        if "".join(typed) in self.letters:
            return 90 if len(typed) > 1 else 65
        if typed in self.plain or without_type(typed) in self.plain:
            return 85
        if typed in UNIT_WORDS:
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
    for word in typed:
        plain = fold(word)
        if word.isascii() or (plain not in one.spoken and plain in one.around):
            continue
        if plain in one.spoken and _spelling(word) not in one.spellings:
            return False
        if plain not in one.spoken and one.letters.endswith(plain):
            initials = "".join(part[0] for part in WORD.findall(one.delegate.name))
            if not _within(_spelling(word)[1], _spelling(initials)[1]):
                return False
    return True


def begins_like(typed: Iterable[str], words: Iterable[str]) -> bool:
    """Whether each word typed with accents begins one of the words; letters without an accent fit any, đ fits d.

    Letters that begin no word were compared already, as initials; those have no accents but đ.
    """
    known = [_spelling(word) for word in words]
    for word in typed:
        letters, accents = _spelling(word)
        same = [own for own in known if own[0].startswith(letters)]
        if accents.strip(_STROKE) and not any(_within(accents, own[1]) for own in same):
            return False
        if accents and same and not any(_within(accents, own[1]) for own in same):
            return False
    return True


def _within(few: str, many: str) -> bool:
    return all(few.count(sign) <= many.count(sign) for sign in few)


@lru_cache(maxsize=20_000)
def _spelling(word: str) -> tuple[str, str]:
    """A word's letters and its accents apart: where the accent stands (hoà, hòa) is a habit, not another name."""
    signs = unicodedata.normalize("NFD", word.lower()).replace("đ", "d" + _STROKE)
    letters = "".join(sign for sign in signs if not unicodedata.combining(sign))
    return letters, "".join(sorted(sign for sign in signs if unicodedata.combining(sign)))


def beginnings(one: Person | Body) -> set[str]:
    if isinstance(one, Person):
        words = {word for name in (*one.called, one.words, one.office) for word in name} | one.around
        words |= {one.letters[start:] for start in range(len(one.letters))}
    else:
        words = {word for name in (*one.called, *one.words, *one.parent) for word in name}
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
        letters="".join(word[0] for word in words_of(delegate.name)),
        own_text=" " + " ".join(words_of(delegate.name)),
        near_text=" " + " ".join(around),
        called=frozenset(words_of(alias) for alias in delegate.aliases),
        office=office,
        home=frozenset(words_of(name) for name in (home.name, *home.aliases)) if home else frozenset(),
        around=frozenset(around - {""}),
        spoken=frozenset(fold(word) for word in spoken),
        spellings=frozenset(_spelling(word) for word in spoken),
    )


def office_letters(office: tuple[str, ...]) -> set[str]:
    """Beginnings of an office as people shorten it: ``pct`` for phó chủ tịch, ``gd`` for giám đốc."""
    letters = "".join(word[0] for word in office)
    return {letters[:size] for size in range(2, min(len(letters), 5) + 1)}


def body_of(party: Party, parent: Party | None) -> Body:
    above = [words_of(name) for name in (parent.name, *parent.aliases)] if parent else []
    names = tuple(dict.fromkeys(words_of(name) for name in (party.name, *party.aliases) if words_of(name)))
    return Body(
        ref=to_party(party.uid),
        party=party,
        called=frozenset(names),
        plain=frozenset(without_type(name) for name in names),
        letters=frozenset(letters for name in names for letters in _letters(name)),
        words=names,
        parent=frozenset(form for name in above if name for form in (name, without_type(name))),
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
