"""Choices while a line is typed: speakers, items, owners and commands, the best first, accents optional.

Whatever is offered reads as what it says: every choice is put into the line and read before it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from ..likeness import begins_like
from ..names import NAMED
from ..refs import split
from ..text import fold
from . import marks
from .arguments import arguments
from .being_typed import TRIED, Offers, Typing, item_offers, people_offers
from .choices import MOST, Choice, Completions, What
from .drafts import CaptureContext, Draft, EntryDraft, SpeakerDraft
from .known_names import meant, speaking
from .quotes import in_quotes
from .reader import read
from .targets import targets

__all__ = ["MOST", "Choice", "Completions", "What", "complete"]

#: Nobody types a line this long; a pasted one is not searched.
_LONGEST = 2_000

_COMMAND = re.compile(r"/([^\W\d_]*(?: [^\W\d_]+){0,2})")
_ITEM = re.compile(r"(?<!\S)#([^\W_](?:[\w-]| (?=\S)){0,60} ?)?\Z")
_OWNER = re.compile(r"""(?<![^\s(])@([^\W_][^,;:!?()\[\]"“”@#>]{0,60})?\Z""")
_SPEAKER = re.compile(r"[^\W\d_][\w .'’(),&\-]{0,60}")
_NOTHING_BEHIND = frozenset({"next", "closed", "open", "undo", "end"})


def complete(line: str, cursor: int, context: CaptureContext, *, language: str = "vi") -> Completions | None:
    """What can be chosen at the cursor, None where nothing can: inside quotation marks, within a word, in plain text.

    Speakers are offered for the first words of a line where they begin like somebody's name, which plain text may do
    too: a quiet offer. Commands are offered in ``language`` first as long as the letters typed do not decide.
    Where an owner or a speaker before a colon fits nobody, the last choice is to add him (``ref`` is ``+``).
    """
    if not 0 < cursor <= len(line) <= _LONGEST or line[cursor : cursor + 1].isalnum() or in_quotes(line, cursor):
        return None
    stamped = marks.TIME.match(line)
    front = stamped.end() if stamped and stamped.end() <= cursor else 0
    typing = Typing(line, front, cursor, context)
    found = (_commands(typing, language) or arguments(typing)) if line.startswith("/", front) else None
    found = found or _items(typing) or _owners(typing) or _speakers(typing)
    return found if found is not None and found.choices else None


def _commands(typing: Typing, language: str) -> Completions | None:
    form = _COMMAND.fullmatch(typing.typed)
    if form is None:
        return None
    typed = form[1]
    letters = marks.joined(typed)
    ranked: list[tuple[tuple[bool, bool, bool], Choice]] = []
    for command in marks.COMMAND_TABLE:
        for words, spoken in ((command.english, "en"), (command.vietnamese, "vi")):
            fitting = [
                word for word in words if marks.joined(word).startswith(letters) and begins_like([typed], [word])
            ]
            if not fitting or (not letters and spoken != language):
                continue
            text = "/" + fitting[0]
            if text == typing.typed and command.name in _NOTHING_BEHIND:
                continue  # it stands there already
            behind = "" if command.name in _NOTHING_BEHIND else " "
            rank = (marks.joined(fitting[0]) != letters, fitting[0] != words[0], spoken != language)
            ranked.append((rank, Choice(text + behind, text, "", command.name)))
    if not ranked:
        return None
    choices = [choice for _, choice in sorted(ranked, key=lambda pair: pair[0])]
    end = typing.cursor + (typing.line[typing.cursor : typing.cursor + 1] == " ")
    return Completions(typing.front, end, What.COMMAND, tuple(choices))


def _items(typing: Typing) -> Completions | None:
    form = _ITEM.search(typing.typed)
    if form is None:
        return None
    words = form[1] or ""
    register = targets(typing.context.items)
    if words.endswith(" ") and (words.strip().isdecimal() or len(register.titled(words)) == 1):
        return None
    return item_offers(typing, typing.front + form.start(), words, "#")


def _owners(typing: Typing) -> Completions | None:
    form = _OWNER.search(typing.typed)
    if form is None:
        return None
    start, words, context = typing.front + form.start(), form[1] or "", typing.context
    if words.endswith(" ") and len(typing.people.best(words.strip())) == 1:
        return None
    if words:
        refs = [ref for _, ref in islice(meant(words, context), TRIED)]
    else:
        refs = [*typing.people.party_refs, *typing.people.person_refs][:MOST]
    offers = people_offers(refs, context, "@", " ") if refs else _somebody_new(words.strip(), typing)
    return typing.offer(start, What.OWNER, offers, _owns(words.strip()))


def _owns(words: str) -> Callable[[Draft, str], bool]:
    def owns(draft: Draft, ref: str) -> bool:
        wanted = f"name/{words}" if ref == "+" else ref
        return isinstance(draft, EntryDraft) and wanted in draft.owners

    return owns


def _somebody_new(words: str, typing: Typing) -> Offers:
    """To add him, as long as the cursor stands behind the words that are taken for his name."""
    draft = read(typing.line[: typing.cursor], typing.context)
    name = split(draft.owners[-1]) if isinstance(draft, EntryDraft) and draft.owners else ("", "")
    if len(words) > 1 and name == ("name", words):
        yield Choice("", words, "", "+"), (f"@{words} ", f"@{marks.wrap(words)} ")


def _speakers(typing: Typing) -> Completions | None:
    words, colon, behind = typing.typed.partition(":")
    if not _SPEAKER.fullmatch(words) or behind not in {"", " "}:
        return None
    context = typing.context
    if not colon:
        offers = people_offers(islice(speaking(words, context), TRIED), context, "", ": ")
        return typing.offer(typing.front, What.SPEAKER, offers, _speaks(words))
    draft, words = read(typing.line, context), words.strip()
    if not _speaks(words)(draft, "+"):
        return None
    return typing.offer(typing.front, What.SPEAKER, _unclear(words, context), _speaks(words))


def _unclear(words: str, context: CaptureContext) -> Offers:
    """Who can be meant by words before a colon that name nobody for certain."""
    if fold(words) in marks.CHAIR_WORDS:
        yield from people_offers(context.chairs, context, "", ": ")
    else:
        ranked = list(islice(meant(words, context), MOST - 1))
        yield from people_offers([ref for _, ref in ranked], context, "", ": ")
        if not ranked or ranked[0][0] < NAMED:
            yield Choice("", words, "", "+"), (f"{words}: ",)


def _speaks(words: str) -> Callable[[Draft, str], bool]:
    def speaks(draft: Draft, ref: str) -> bool:
        wanted = f"name/{words}" if ref == "+" else ref
        named = isinstance(draft, SpeakerDraft) or (isinstance(draft, EntryDraft) and draft.speaker_named)
        return named and draft.speaker == wanted  # type: ignore[union-attr]

    return speaks
