"""Who is meant by a few words: a delegate or a party, by initials, part of the name, alias or office."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .likeness import (
    NAMED,
    WORD,
    Body,
    Person,
    beginnings,
    body_of,
    person_of,
    spelt,
    without_honorifics,
    without_type,
    words_of,
)
from .records import Delegate, Party
from .refs import Ref, to_party

__all__ = ["NAMED", "Roster", "match", "roster", "words_of"]


@dataclass(frozen=True)
class Roster:
    """The delegates and parties of a meeting, prepared for being looked up on every key."""

    delegates: Sequence[Delegate]
    parties: Sequence[Party]
    _asked: dict[str, list[tuple[int, Ref]]] = field(default_factory=dict)

    def ranked(self, words: str) -> list[tuple[int, Ref]]:
        """Everybody whom the words can mean with a score from 1 to 101, best first, in the roster's order on a tie.

        A score of at least ``NAMED`` names somebody, a lower one only begins like a name.
        """
        known = self._asked.get(words)
        if known is None:
            if len(self._asked) > 2_000:
                self._asked.clear()
            known = self._asked[words] = self._rank(words)
        return known

    def best(self, words: str, at_least: int = NAMED) -> list[Ref]:
        """Those whom the words mean equally well: one where they are clear, several where not, none where unknown."""
        score, refs = self.top(words)
        return refs if score >= at_least else []

    def top(self, words: str) -> tuple[int, list[Ref]]:
        """The best score that anybody has for these words, and those who have it; 0 and nobody where none has any."""
        whole = self._whole(words)
        if whole:
            return whole
        ranked = self.ranked(words)
        return (ranked[0][0], [ref for score, ref in ranked if score == ranked[0][0]]) if ranked else (0, [])

    def _whole(self, words: str) -> tuple[int, list[Ref]] | None:
        """As ``top``, for words that are a whole name and typed with no accents but its own: nothing fits better."""
        if "(" in words or "," in words or words in self._asked:
            return None
        named = self._names.get(words_of(words))
        if named is None or any(isinstance(one, Person) and not spelt(one, WORD.findall(words)) for _, one in named):
            return None
        best = max(score for score, _ in named)
        return best, [one.ref for score, one in named if score == best]

    @cached_property
    def _names(self) -> dict[tuple[str, ...], list[tuple[int, Person | Body]]]:
        """Who has these words as a name or alias, with the score that gives him."""
        found: dict[tuple[str, ...], list[tuple[int, Person | Body]]] = {}
        for one in self._everybody:
            own = {one.words: one.score(one.words)} if isinstance(one, Person) else {}
            for name in {**own, **dict.fromkeys(one.called, 100)}:
                if name:
                    found.setdefault(name, []).append((one.score(name), one))
        return found

    @cached_property
    def longest(self) -> int:
        """The number of words in the longest name."""
        names = [len(name) for body in self._bodies for name in body.words]
        return max([*names, *(len(name) for person in self._people for name in (*person.called, person.words)), 1])

    def of_ref(self, words: str) -> Ref | None:
        """The record meant by ``delegate/<uid>`` or ``party/<uid>`` written out, None for anything else."""
        return Ref(words) if words in self._refs else None

    def person(self, ref: Ref) -> Person | None:
        """The delegate behind a reference, as prepared for comparing."""
        return self._person_of.get(ref)

    def party(self, ref: Ref) -> Party | None:
        """The party behind a reference."""
        return self._party_of.get(ref)

    def home(self, delegate: Delegate) -> Party | None:
        """The party that a delegate belongs to."""
        return self._party_of.get(to_party(delegate.party))

    def parent(self, party: Party) -> Party | None:
        """The party that a party belongs to."""
        return self._party_of.get(to_party(party.parent))

    @cached_property
    def person_refs(self) -> tuple[Ref, ...]:
        """All delegates, in their order."""
        return tuple(person.ref for person in self._people)

    @cached_property
    def party_refs(self) -> tuple[Ref, ...]:
        """All parties, in their order."""
        return tuple(body.ref for body in self._bodies)

    @cached_property
    def _person_of(self) -> dict[Ref, Person]:
        return {person.ref: person for person in self._people}

    @cached_property
    def _party_of(self) -> dict[Ref, Party]:
        return {to_party(party.uid): party for party in self.parties}

    @cached_property
    def _refs(self) -> frozenset[str]:
        return frozenset([*(person.ref for person in self._people), *(body.ref for body in self._bodies)])

    @cached_property
    def _people(self) -> tuple[Person, ...]:
        homes = {party.uid: party for party in self.parties}
        return tuple(person_of(delegate, homes.get(delegate.party)) for delegate in self.delegates)

    @cached_property
    def _bodies(self) -> tuple[Body, ...]:
        return tuple(body_of(party, self.parent(party)) for party in self.parties)

    @cached_property
    def _everybody(self) -> tuple[Person | Body, ...]:
        return (*self._people, *self._bodies)

    @cached_property
    def _by_beginning(self) -> dict[str, set[int]]:
        """The places of those with a word that begins so: nobody else need be scored for a word that is typed."""
        found: dict[str, set[int]] = {}
        for place, one in enumerate(self._everybody):
            for beginning in beginnings(one):
                found.setdefault(beginning, set()).add(place)
        return found

    def _likely(self, typed: tuple[str, ...]) -> list[Person | Body]:
        places: set[int] | None = None
        for word in without_type(without_honorifics(typed)):
            here = self._by_beginning.get(word[:2], set())
            places = here if places is None else places & here
        return [self._everybody[place] for place in sorted(places or ())]

    def _rank(self, words: str) -> list[tuple[int, Ref]]:
        exact = self.of_ref(words)
        if exact is not None:
            return [(101, exact)]
        typed = words_of(words)
        if not typed or len(typed) > self.longest + 12:
            return []
        accented = [] if words.isascii() else WORD.findall(words)
        name, by = _told_apart(words)
        scored = []
        for one in self._likely(typed):
            score = one.score(typed)
            if by:
                score = max(score, one.told_apart(name, by))
            if score and accented and isinstance(one, Person) and not spelt(one, accented):
                score = min(score, NAMED - 10)
            if score:
                scored.append((score, one.ref))
        return sorted(scored, key=lambda pair: -pair[0])


def _told_apart(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The name and the office or party behind it, of ``Lan (Sở Y tế)`` or ``Lan, Giám đốc``."""
    places = [place for place in (words.find("("), words.find(",")) if place > 0]
    return (words_of(words[: min(places)]), words_of(words[min(places) :])) if places else ((), ())


_Naming = tuple[tuple[tuple[object, ...], ...], tuple[tuple[object, ...], ...]]
_rosters: list[tuple[Sequence[Delegate], Sequence[Party], _Naming, Roster]] = []


def roster(delegates: Sequence[Delegate], parties: Sequence[Party]) -> Roster:
    """The prepared roster of these delegates and parties.

    Every key asks again, so the last few are kept; who arrives or leaves changes nobody's name and no roster.
    """
    for known in _rosters:
        if known[0] == delegates and known[1] == parties:
            return known[3]
    naming = (
        tuple((one.uid, one.name, one.honorific, one.office, one.party, one.aliases) for one in delegates),
        tuple((one.uid, one.name, one.aliases, one.parent) for one in parties),
    )
    made = next((known[3] for known in _rosters if known[2] == naming), None) or Roster(delegates, parties)
    _rosters.insert(0, (delegates, parties, naming, made))
    del _rosters[6:]
    return made


def match(words: str, delegates: Sequence[Delegate], parties: Sequence[Party]) -> list[Ref]:
    """Everybody the words can mean, best first: initials, part of a name, alias, office; accents and capitals optional.

    Names that only begin like the words come last, so that the list serves completion as well.
    """
    return [ref for _, ref in roster(delegates, parties).ranked(words)]
