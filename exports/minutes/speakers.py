"""Who is said to have spoken: by name, by delegation, or nobody in particular.

Only who said a thing is meant here. Who has to do it, who took part, chaired and signs is named in every document.
"""

from __future__ import annotations

from exports.minutes.phrases import People
from exports.options import Attribution
from exports.wording.words import Wording
from store.meeting.proceedings import Proceedings
from store.meeting.refs import NOBODY, Ref

SOMEBODY = "somebody"
"""Stands for all speakers whom a document does not tell apart."""


class Speakers:
    """The speakers of one document in the manner of attribution that was asked for."""

    def __init__(self, proceedings: Proceedings, words: Wording, people: People, attribution: Attribution) -> None:
        self._proceedings = proceedings
        self._words = words
        self._people = people
        self._attribution = attribution

    def voice(self, ref: Ref) -> str:
        """What is the same for all whom the document does not tell apart; NOBODY for what nobody in particular said."""
        if self._attribution is Attribution.NAMED or ref == NOBODY:
            return ref
        return (self._party(ref) if self._attribution is Attribution.DELEGATION else "") or SOMEBODY

    def kept_back(self, ref: Ref) -> bool:
        """Whether somebody spoke whom the document does not name on purpose."""
        return self.voice(ref) == SOMEBODY

    def short(self, ref: Ref) -> str:
        """How the speaker is named after the first time; empty for nobody and for whoever is not named."""
        if self._attribution is Attribution.NAMED:
            return self._people.short(ref)
        return self._delegation(ref)

    def mention(self, ref: Ref) -> str:
        """How the speaker is named before a verb: in full the first time."""
        if self._attribution is Attribution.NAMED:
            return self._people.mention(ref)
        return self._delegation(ref)

    def names(self, refs: tuple[Ref, ...], speaker: Ref) -> str:
        """Who has to do it. A speaker who takes it upon himself is named no more here than where he speaks."""
        if self._attribution is Attribution.NAMED:
            return self._people.names(refs)
        named = (self._party(ref) if ref == speaker else self._people.short(ref) for ref in refs)
        return ", ".join(dict.fromkeys(name for name in named if name))

    def names_beside(self, text: str, refs: tuple[Ref, ...], speaker: Ref) -> str:
        """The same as a note on a text; nobody where the text names all of them itself."""
        each = [self.names((ref,), speaker) for ref in refs]
        return "" if all(name.casefold() in text.casefold() for name in each) else self.names(refs, speaker)

    def promised_by(self, speaker: Ref) -> str:
        """The party bound by what was promised, where the promise itself does not say who made it."""
        return self._party(speaker) if self.kept_back(speaker) else ""

    def _delegation(self, ref: Ref) -> str:
        party = self._party(ref) if self._attribution is Attribution.DELEGATION else ""
        return self._words.general.delegation(party) if party else ""

    def _party(self, ref: Ref) -> str:
        party = self._proceedings.party_of(ref)
        if party is None or not party.name.strip():
            return ""
        return self._words.general.party(party.kind, party.name.strip())
