"""People and parties in a form: the words for a reference, the reference for words, and what is offered meanwhile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from store.meeting import refs
from store.meeting.names import Roster, roster
from store.meeting.records import Delegate, Party
from store.meeting.refs import Ref
from store.meeting.text import fold
from tui.language import _
from tui.widgets.field_choices import Offer


class Unreadable(Exception):
    """What was typed cannot be read; the sentence says how to write it."""


class NoSuchParty(Unreadable):
    """No party is called so yet; it can be added. ``name`` is what was typed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            _("No party is called “{name}” yet. Save once more to add it, or correct the name.").format(name=name)
        )
        self.name = name


class People:
    """The delegates and parties of a dossier at one moment."""

    def __init__(self, delegates: Sequence[Delegate], parties: Sequence[Party]) -> None:
        self.delegates = delegates
        self.parties = parties

    def words(self, ref: Ref) -> str:
        """The words that stand for a reference in a field: the name, with the office where two bear the same."""
        head, rest = refs.split(ref)
        if head in {"delegate", "party"}:
            return self._words.get(ref, "")
        return rest if head == "name" else head

    def party_words(self, uid: str) -> str:
        """The words for a party's uid; empty for none and for one that is gone."""
        return self.words(refs.to_party(uid)) if uid else ""

    def ref(self, words: str) -> Ref:
        """The one whom the words name; somebody who is on no list is kept by name.

        Raises:
            Unreadable: several fit equally well.
        """
        if words == "?":
            return refs.UNKNOWN
        found = self._meant(words, self._everybody)
        return found if found is not None else refs.to_name(words)

    def party(self, words: str) -> str:
        """The uid of the party that the words name.

        Raises:
            NoSuchParty: none does.
            Unreadable: several fit equally well.
        """
        found = self._meant(words, self._bodies)
        if found is None:
            raise NoSuchParty(words)
        return refs.split(found)[1]

    def offers(self, words: str, *, parties_only: bool) -> list[Offer]:
        """Those whom the words can mean, best first."""
        asked = self._bodies if parties_only else self._everybody
        return [Offer(self._words[ref], self._note(ref)) for _score, ref in asked.ranked(words)]

    def _meant(self, words: str, asked: Roster) -> Ref | None:
        exact = self._exact.get(fold(words), [])
        written = [ref for ref in exact if asked is self._everybody or refs.split(ref)[0] == "party"]
        if len(written) == 1:
            return written[0]
        found = written or asked.best(words)
        if len(found) > 1:
            several = "; ".join(self._words[ref] for ref in found[:4])
            raise Unreadable(
                _("Several fit “{words}”: {several}. Write more of the name.").format(words=words, several=several)
            )
        return found[0] if found else None

    @cached_property
    def _everybody(self) -> Roster:
        return roster(self.delegates, self.parties)

    @cached_property
    def _bodies(self) -> Roster:
        return roster((), self.parties)

    @cached_property
    def _words(self) -> dict[Ref, str]:
        """Each reference in words that no other has, as far as the record tells them apart."""
        homes = {party.uid: party.name for party in self.parties}
        found = {refs.to_party(party.uid): party.name for party in self.parties}
        often = Counter(fold(delegate.name) for delegate in self.delegates)
        for one in self.delegates:
            more = (
                [part for part in (one.office, homes.get(one.party, "")) if part] if often[fold(one.name)] > 1 else []
            )
            found[refs.to_delegate(one.uid)] = f"{one.name} ({', '.join(more)})" if more else one.name
        return found

    @cached_property
    def _exact(self) -> dict[str, list[Ref]]:
        found: dict[str, list[Ref]] = {}
        for ref, words in self._words.items():
            found.setdefault(fold(words), []).append(ref)
        return found

    def _note(self, ref: Ref) -> str:
        head, uid = refs.split(ref)
        if head == "party":
            return ""
        one = self._delegates[uid]
        return "" if one.office and one.office in self._words[ref] else one.office

    @cached_property
    def _delegates(self) -> dict[str, Delegate]:
        return {delegate.uid: delegate for delegate in self.delegates}
