"""Who can be meant by the letters of a name that is being typed, and the words that name exactly him."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..likeness import OFFICE, OFFICE_WORDS, begins_like, office_letters, without_honorifics, words_of
from ..names import NAMED, Roster, roster
from ..records import Delegate, Party
from ..refs import Ref
from .drafts import CaptureContext
from .marks import wrap

#: From this score on a word of the name itself is among those typed; below, all of them begin words of the office.
_BY_NAME = 15
#: From this score on nothing but the name is meant.
_BY_NAME_ALONE = 20
#: Up to this score it is only a word from somewhere in the name.
_BY_A_WORD = 50


def meant(words: str, context: CaptureContext) -> Iterator[tuple[int, Ref]]:
    """Everybody whom the words, the last of them perhaps unfinished, can mean, with the roster's score for them.

    The accents typed have to fit. While a word may be unfinished, a given name that begins so comes before a word
    out of the middle of another name.
    """
    people = roster(context.delegates, context.parties)
    typed = [] if words.isascii() else re.findall(r"[^\W_]+", words)
    typed = typed[len(typed) - len(without_honorifics(words_of(words))) :]
    ranked = people.ranked(words.strip())
    for score, ref in sorted(ranked, key=lambda pair: -(24 if NAMED <= pair[0] <= _BY_A_WORD else pair[0])):
        if not typed or score >= NAMED or begins_like(typed, _spoken(people, ref, all_of_it=score < _BY_NAME_ALONE)):
            yield score, ref


def speaking(words: str, context: CaptureContext) -> Iterator[Ref]:
    """Delegates whose names begin like the first words of a line, which may as well be the beginning of a sentence.

    A middle name alone is too little, and so are words of an office, unless they are its initials or name it. Behind a
    space the last word is complete, and only who is named by it is meant.
    """
    parts = words_of(words)
    if not 1 <= len(words.split()) <= 4 or not parts or (len(parts) == 1 and len(parts[0]) < 2):
        return
    people = roster(context.delegates, context.parties)
    for score, ref in meant(words, context):
        person = people.person(ref)
        if person is None:
            continue
        if score in {OFFICE, OFFICE - 1}:
            fits = True
        elif score < _BY_NAME or score == OFFICE_WORDS:
            fits = parts[0] in office_letters(person.office)
        else:
            fits = len(parts) > 1 or person.is_called_like(parts[0])
        if fits and (score >= NAMED or not words.endswith(" ")):
            yield ref


def _spoken(people: Roster, ref: Ref, *, all_of_it: bool) -> list[str]:
    """The words of a name as they are written, and of the office and party too where all of it counts."""
    person = people.person(ref)
    record: Delegate | Party | None = person.delegate if person else people.party(ref)
    if record is None:
        return []
    texts = [record.name, *record.aliases]
    if isinstance(record, Delegate) and all_of_it:
        home = people.home(record)
        texts += [record.honorific, record.office, *([home.name, *home.aliases] if home else [])]
    return re.findall(r"[^\W_]+", " ".join(texts))


def shown(ref: Ref, context: CaptureContext) -> tuple[str, str]:
    """The name, and what tells him from others of that name: his office and, where that does not say it, his party."""
    people = roster(context.delegates, context.parties)
    person = people.person(ref)
    if person is None:
        party = people.party(ref)
        above = people.parent(party) if party else None
        return (party.name if party else "", above.name if above else "")
    home = people.home(person.delegate)
    office = person.delegate.office
    if home is None or set(words_of(home.name)) <= set(words_of(office)):
        return person.delegate.name, office
    return person.delegate.name, ", ".join(words for words in (office, home.name) if words)


def naming(ref: Ref, context: CaptureContext) -> Iterator[str]:
    """Words that mean exactly this delegate or party, the plainest first; the last ones stand in square brackets.

    Two of one name are told apart by office or party, and where that is the same too, by the reference.
    """
    people = roster(context.delegates, context.parties)
    exact = ""
    for name in _names(ref, people):
        if name.strip() and people.best(name) == [ref]:
            exact = exact or name
            yield name
    if exact:
        yield wrap(exact)
    yield wrap(ref)


def _names(ref: Ref, people: Roster) -> Iterator[str]:
    person, party = people.person(ref), people.party(ref)
    if person is not None:
        one = person.delegate
        home = people.home(one)
        apart = [one.office, home.name if home else ""]
        yield one.name
        for words in dict.fromkeys([*apart, ", ".join(filter(None, apart))]):
            if words:
                yield f"{one.name} ({words})"
        yield from one.aliases
    elif party is not None:
        above = people.parent(party)
        yield party.name
        if above is not None:
            yield f"{party.name} ({above.name})"
        yield from party.aliases
