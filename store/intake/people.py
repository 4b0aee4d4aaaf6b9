"""Who is meant by a name in a file: only a name or alias that is written out in full finds its record."""

from __future__ import annotations

from collections.abc import Iterable

from ..meeting import refs
from ..meeting.records import Delegate, Party
from ..meeting.refs import Ref
from ..meeting.text import fold


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
            self._parties.setdefault(fold(word), set()).add(uid)

    def add_delegate(self, uid: str, name: str, aliases: Iterable[str] = (), honorific: str = "") -> None:
        """Let a delegate be found by name, with and without the honorific, by aliases and by his own reference."""
        self._meant[refs.to_delegate(uid)] = refs.to_delegate(uid)
        for word in (name, f"{honorific} {name}", *aliases):
            self._delegates.setdefault(fold(word), set()).add(uid)

    def rename(self, theirs: Ref, ours: Ref) -> None:
        """What the file calls ``theirs`` is the record ``ours`` here."""
        self._meant[theirs] = ours

    def party(self, words: str) -> str | None:
        """The uid of the party that a name, a reference or a uid of the file means; None for none and for several."""
        for ref in (Ref(words), refs.to_party(words)):
            if (meant := self._meant.get(ref)) is not None and refs.split(meant)[0] == "party":
                return refs.split(meant)[1]
        return _only(self._parties.get(fold(words)))

    def is_new_party(self, words: str) -> bool:
        """Whether no party at all goes by these words."""
        return self.party(words) is None and fold(words) not in self._parties and refs.split(Ref(words))[0] == "name"

    def ref(self, words: str) -> Ref:
        """A delegate, else a party of this name; else the name itself, as one who is on no list yet."""
        if (meant := self._meant.get(Ref(words))) is not None:
            return meant
        head, rest = refs.split(Ref(words))
        if head in {"", "?"}:
            return Ref(words)
        name = rest or words
        if (uid := _only(self._delegates.get(fold(name)))) is not None:
            return refs.to_delegate(uid)
        if (uid := _only(self._parties.get(fold(name)))) is not None:
            return refs.to_party(uid)
        return refs.to_name(name)


def _only(uids: set[str] | None) -> str | None:
    return next(iter(uids)) if uids and len(uids) == 1 else None
