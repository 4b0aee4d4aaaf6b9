"""Which item or agenda point a number or a few letters mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ..names import words_of
from ..records import AgendaPoint, Item

MOST_IN_A_RANGE = 200
"""``12-14`` may span so many numbers; more is another kind of figure."""


class Target(NamedTuple):
    """What an item or agenda point is looked up by."""

    uid: str
    number: int
    title: str


@dataclass(frozen=True)
class Targets:
    """Items or agenda points, prepared for being looked up on every key."""

    records: tuple[Target, ...]
    _asked: dict[str, tuple[Target, ...]] = field(default_factory=dict)

    def numbered(self, number: int) -> tuple[Target, ...]:
        """The records with this number: one, none, or several where two recorders gave the same one."""
        return self._by_number.get(number, ())

    def between(self, first: int, last: int) -> tuple[Target, ...]:
        """The records from one number to a greater one, where each number in between is that of one record."""
        if not first < last < first + MOST_IN_A_RANGE:
            return ()
        found = [self.numbered(number) for number in range(first, last + 1)]
        return tuple(fitting[0] for fitting in found) if all(len(fitting) == 1 for fitting in found) else ()

    def of_uid(self, uid: str) -> Target | None:
        """The record with this uid."""
        return self._by_uid.get(uid)

    def titled(self, words: str) -> tuple[Target, ...]:
        """The records whose titles fit the words equally well and best: accents, capitals and spaces optional."""
        known = self._asked.get(words)
        if known is None:
            if len(self._asked) > 2_000:
                self._asked.clear()
            known = self._asked[words] = self._fitting(words)
        return known

    def beginning(self, words: str, most: int) -> list[Target]:
        """The records that the words, the last one perhaps unfinished, can mean: by number or by title, best first."""
        typed = "".join(words_of(words))
        if not typed:
            return list(self.records[:most])
        if typed.isdecimal():
            numbered = [record for record in self.records if str(record.number).startswith(str(int(typed)))]
            return sorted(numbered, key=lambda record: (len(str(record.number)), record.number))[:most]
        fits = [(_fit(typed, title, starts, letters), record) for record, title, starts, letters in self._titles]
        return [record for _, record in sorted((pair for pair in fits if pair[0]), key=lambda pair: -pair[0])[:most]]

    def _fitting(self, words: str) -> tuple[Target, ...]:
        typed = words_of(words)
        joined = "".join(typed)
        if len(joined) < 2:
            return ()
        best = 0
        found: list[Target] = []
        for record, title, starts, letters in self._titles:
            fit = _fit(joined, title, starts, letters)
            if fit > best:
                best, found = fit, []
            if fit and fit == best:
                found.append(record)
        return tuple(found)

    @cached_property
    def _by_number(self) -> dict[int, tuple[Target, ...]]:
        found: dict[int, tuple[Target, ...]] = {}
        for record in self.records:
            found[record.number] = (*found.get(record.number, ()), record)
        return found

    @cached_property
    def _by_uid(self) -> dict[str, Target]:
        return {record.uid: record for record in self.records}

    @cached_property
    def _titles(self) -> list[tuple[Target, str, frozenset[int], str]]:
        made: list[tuple[Target, str, frozenset[int], str]] = []
        for record in self.records:
            words = words_of(record.title)
            starts = {0}
            for word in words:
                starts.add(max(starts) + len(word))
            made.append((record, "".join(words), frozenset(starts), "".join(word[0] for word in words)))
        return made


def _fit(joined: str, title: str, starts: frozenset[int], letters: str) -> int:
    """How well letters typed without spaces fit a title: all of it, its beginning, whole words, words, initials."""
    if joined == title:
        return 5
    if title.startswith(joined):
        return 4
    best = 0
    place = title.find(joined)
    while place >= 0:
        if place in starts:
            best = max(best, 3 if place + len(joined) in starts else 2)
        place = title.find(joined, place + 1)
    return best or (1 if letters.startswith(joined) else 0)


_Records = Sequence[Item] | Sequence[AgendaPoint]
_prepared: list[tuple[_Records, Targets]] = []


def targets(records: _Records) -> Targets:
    """The prepared lookup for these records.

    Every key asks again, so the last few are kept; another state or outcome changes no number or title and no lookup.
    """
    for known, prepared in _prepared:
        if known == records:
            return prepared
    named = tuple(Target(record.uid, record.number, record.title) for record in records)
    made = next((prepared for _, prepared in _prepared if prepared.records == named), None) or Targets(named)
    _prepared.insert(0, (records, made))
    del _prepared[6:]
    return made


def label(target: Target) -> str:
    """How a candidate is shown where several could be meant."""
    return f"{target.number} {target.title}".strip()
