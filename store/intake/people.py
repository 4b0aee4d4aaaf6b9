"""Who is meant by a name in a file: only a name or alias that is written out in full finds its record."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ..meeting import places, refs
from ..meeting.kinds import PartyKind
from ..meeting.records import Delegate, Party
from ..meeting.refs import Ref
from ..meeting.text import fold
from .persons import parted

_SHORT = (
    (re.compile(r"(?<!\w)uy ban nhan dan(?!\w)"), "ubnd"),
    (re.compile(r"(?<!\w)hoi dong nhan dan(?!\w)"), "hdnd"),
    (re.compile(r"(?<!\w)(?:thanh pho|t\.?p\.?)\s*(?:ho chi minh|hcm)(?!\w)"), "tphcm"),
    (re.compile(r"(?<!\w)(?:thanh pho|tp\.?)(?!\w)\s*"), "tp "),
    (re.compile(r"\s*(?:&|(?<!\w)va(?!\w))\s*"), " va "),
    (re.compile(r"\s*[-–,]\s*"), " "),
)


@lru_cache(maxsize=20_000)
def _key(words: str) -> str:
    """The name with the usual abbreviations taken for what they stand for, and hyphens and commas for spaces.

    Lists call a province *tỉnh Gia Lai* and *Gia Lai*: the word for its kind does not make it another one.
    """
    key = fold(words).strip(" .;:")
    for pattern, short in _SHORT:
        key = pattern.sub(short, key)
    key = " ".join(key.split())
    _kind, _space, own = key.partition(" ")
    return own if key.startswith(("tinh ", "tp ")) and _is_a_province(key) else key


def _is_a_province(key: str) -> bool:
    """Whether only a province or a city under the central government is called so, with or without that word."""
    found = places.known(key)
    return bool(found) and all(place.kind in {PartyKind.PROVINCE, PartyKind.CITY} for place in found)


class People:
    """The parties and delegates known so far, by name; accents and capitals do not matter, anything else does.

    A name that two of them bear finds neither: nothing is guessed.
    """

    def __init__(self, parties: Iterable[Party] = (), delegates: Iterable[Delegate] = ()) -> None:
        self._parties: dict[str, set[str]] = {}
        self._delegates: dict[str, set[str]] = {}
        self._meant: dict[Ref, Ref] = {}
        for party in parties:
            self.add_party(party.uid, party.name, party.aliases)
        for delegate in delegates:
            self.add_delegate(delegate.uid, delegate.name, delegate.aliases, delegate.honorific)

    def add_party(self, uid: str, name: str, aliases: Iterable[str] = ()) -> None:
        """Let a party be found by its name and aliases, and by its own reference."""
        self._meant[refs.to_party(uid)] = refs.to_party(uid)
        for word in (name, *aliases):
            self._parties.setdefault(_key(word), set()).add(uid)

    def add_delegate(self, uid: str, name: str, aliases: Iterable[str] = (), honorific: str = "") -> None:
        """Let a delegate be found by name, with and without the honorific, by aliases and by his own reference."""
        self._meant[refs.to_delegate(uid)] = refs.to_delegate(uid)
        for word in (name, f"{honorific} {name}", *aliases):
            self._delegates.setdefault(_key(word), set()).add(uid)

    def rename(self, theirs: Ref, ours: Ref) -> None:
        """What the file calls ``theirs`` is the record ``ours`` here."""
        self._meant[theirs] = ours

    def party(self, words: str) -> str | None:
        """The uid of the party that a name, a reference or a uid of the file means; None for none and for several."""
        for ref in (Ref(words), refs.to_party(words)):
            if (meant := self._meant.get(ref)) is not None and refs.split(meant)[0] == "party":
                return refs.split(meant)[1]
        return _only(self._parties.get(_key(words)))

    def is_new_party(self, words: str) -> bool:
        """Whether no party at all goes by these words."""
        return self.party(words) is None and _key(words) not in self._parties and refs.split(Ref(words))[0] == "name"

    def is_known(self, words: str) -> bool:
        """Whether somebody, or several, go by exactly these words."""
        key = _key(words)
        return key in self._parties or key in self._delegates or Ref(words) in self._meant

    def ref(self, words: str) -> Ref:
        """A delegate, else a party of this name; else the name itself, as one who is on no list yet.

        A delegate is found behind a form of address and before his office too (``Ông Võ Văn Hoan - Phó Chủ tịch``).
        """
        if (meant := self._meant.get(Ref(words))) is not None:
            return meant
        head, rest = refs.split(Ref(words))
        if head in {"", "?"}:
            return Ref(words)
        name = rest or words
        if (uid := _only(self._delegates.get(_key(name)))) is not None:
            return refs.to_delegate(uid)
        if (uid := _only(self._parties.get(_key(name)))) is not None:
            return refs.to_party(uid)
        one = parted(name)
        if (one.honorific or one.office) and (uid := _only(self._delegates.get(_key(one.name)))) is not None:
            return refs.to_delegate(uid)
        return refs.to_name(name)


def _only(uids: set[str] | None) -> str | None:
    return next(iter(uids)) if uids and len(uids) == 1 else None
