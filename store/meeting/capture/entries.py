"""A line that records something said: its kind, speaker, items, owners and deadline, and the text that remains."""

from __future__ import annotations

import re
from datetime import time

from ..kinds import TASK_KINDS, EntryKind
from ..names import roster
from ..refs import NOBODY, UNKNOWN, Ref, split, to_name
from ..text import fold
from .drafts import CaptureContext, EntryDraft, ItemDraft, SpeakerDraft
from .inline import BETWEEN_OWNERS, MARKED, Found, take
from .marks import (
    CHAIR_WORDS,
    HASH_WORDS,
    KIND_WORDS,
    LITERAL,
    MARK,
    MARKS,
    NO_ITEM,
    NOT_NAMES,
    STICKS,
    UNSPOKEN,
    unwrap,
)
from .sides import read_parties, ref_of
from .votes import read_vote
from .wording import deadline_in, figures_in

_BEFORE_COLON = re.compile(r"([^\W_][^:\"“”!?*=~\\<>@#\[\]]{0,119}?)\s*:(?=\s|$|[\"“\\!+=~*?@#>])")
_HASH_KIND = re.compile(r"#([^\W_]+)(?::\s*|\s+|$)")
_SEPARATORS = re.compile(r"^[\s,;]+")
_STAYS = re.compile(r"\s?:(?=\s|$)")
_STRAIGHT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CURLY = re.compile(r"“([^“”]*)”")

#: A party speaks only under its own name, alias or initials; a word out of its name is a heading of the text.
_SPEAKS = 50
_PARTY_SPEAKS = 65


def entry(
    line: str, context: CaptureContext, said_at: time | None, kind: EntryKind | None = None
) -> EntryDraft | SpeakerDraft | ItemDraft:
    """The entry that a line makes, or only the change of speaker or of the item that all is about.

    ``line`` is clean; ``kind`` is given where a command said it.

    Marks are taken out of the text; ``@@`` and everything inside quotation marks stays. A text that stands in
    quotation marks as a whole is verbatim, and is kept without them.
    """
    found = Found(context, roster(context.delegates, context.parties), kind)
    rest = _front(line.strip(), found)
    if found.bare and found.speaker is not None and not rest:
        return SpeakerDraft(found.speaker)
    if not rest and not found.literal and _only_an_item(found):
        return ItemDraft(found.item)
    voted = found.kind is EntryKind.VOTE and not found.literal
    vote, rest = read_vote(rest, found.roster) if voted else (None, rest)
    parties: tuple[Ref, ...] = ()
    if found.kind is EntryKind.SIGNING and not found.literal:
        parties, rest = read_parties(rest, found.roster, strict=kind is None)
    if (vote or parties) and not found.literal:
        rest = _front_marks(rest, found)
    text = rest if found.literal else _body(rest, found)
    verbatim, text = (False, text) if found.literal else _unquoted(text)
    made = found.kind or EntryKind.NOTE
    deadline = found.deadline
    if deadline is None and made in TASK_KINDS and not found.no_deadline:
        deadline = deadline_in(text, context.day)
    silent = NOBODY if made in UNSPOKEN else context.speaker
    if context.item and made in STICKS and kind is None and not (found.items or found.item_named or found.no_item):
        found.items.append(context.item)
    return EntryDraft(
        kind=made,
        text=text,
        speaker=silent if found.speaker is None else found.speaker,
        speaker_named=found.speaker is not None,
        said_at=said_at,
        items=tuple(found.items),
        item=found.item,
        item_named=found.item_named,
        owners=tuple(found.owners),
        deadline=deadline,
        verbatim=verbatim,
        parties=parties,
        vote=vote,
        figures=figures_in(text),
    )


def _only_an_item(found: Found) -> bool:
    nothing_else = found.kind is None and found.speaker is None and found.deadline is None and not found.owners
    return nothing_else and (found.item_named or found.no_item) and found.items == [found.item] * bool(found.item)


def _front(line: str, found: Found) -> str:
    """Take kind, speaker, items, owners and deadline off the front of the line, in any order; the rest is returned."""
    rest = line
    while rest and not found.literal:
        before = rest
        rest = _kind(rest, found)
        if rest is before:
            rest = _speaker(rest, found)
        if rest is before:
            rest = _front_mark(rest, found)
        if rest is before:
            break
        rest = rest.lstrip()
    return rest


def _front_marks(line: str, found: Found) -> str:
    rest = line
    while rest and not found.literal:
        before = rest
        rest = _front_mark(rest, found)
        if rest is before:
            break
        rest = rest.lstrip()
    return rest


def _kind(line: str, found: Found) -> str:
    if found.kind is not None:
        return line
    mark = MARK.match(line)
    if mark:
        found.kind, found.bare = MARKS[mark[1]], False
        return line[1:]
    tagged = _HASH_KIND.match(line)
    if tagged and fold(tagged[1]) in HASH_WORDS:
        found.kind, found.bare = HASH_WORDS[fold(tagged[1])], False
        return line[tagged.end() :]
    worded = _BEFORE_COLON.match(line)
    if worded and len(worded[1]) < 40 and fold(worded[1]) in KIND_WORDS:
        found.kind, found.bare = KIND_WORDS[fold(worded[1])], False
        return line[worded.end() :]
    return line


def _speaker(line: str, found: Found) -> str:
    if found.speaker is not None or found.kind is EntryKind.SIGNING:  # there the signatories stand before the colon
        return line
    if line.startswith("["):
        inside = unwrap(line, 0)
        if inside and line[inside[1] : inside[1] + 1] == ":":
            found.speaker = ref_of(inside[0], found.roster)
            return line[inside[1] + 1 :]
        return line
    if re.match(r"[-?]:(?=\s|$)", line):
        found.speaker = UNKNOWN if line[0] == "?" else NOBODY
        return line[2:]
    named = _BEFORE_COLON.match(line)
    speaker = named and _who_speaks(named[1], found)
    if named and speaker:
        found.speaker = speaker
        return line[named.end() :]
    return line


def _who_speaks(words: str, found: Found) -> Ref | None:
    score, top = found.roster.top(words)
    if top:
        enough = _PARTY_SPEAKS if split(top[0])[0] == "party" else _SPEAKS
        if score >= enough or (40 < score < _SPEAKS and len(words.split()) == 1 and words[0].isupper()):
            return top[0] if len(top) == 1 else to_name(words)
    if fold(words) in CHAIR_WORDS:
        # Several chairs are told apart by their names, as several people of one name are.
        return found.context.chairs[0] if len(found.context.chairs) == 1 else to_name(words)
    parts = words.split()
    capitalised = 1 <= len(parts) <= 5 and all(part[0].isupper() for part in parts)
    return to_name(words) if capitalised and fold(words) not in NOT_NAMES else None


def _front_mark(line: str, found: Found) -> str:
    literal = LITERAL.match(line)
    if literal:
        found.literal = True
        return line[literal.end() :].strip()
    nothing = NO_ITEM.match(line)
    if nothing and not found.item_named and (nothing[1] or found.context.item):
        found.no_item, found.item_named = True, bool(nothing[1])
        found.bare = False
        return line[nothing.end() :]
    marked = MARKED.match(line)
    if not marked or marked["quote"]:
        return line
    end = take(marked, line, found, at_front=True)
    if end is None:
        return line
    found.bare = False
    rest = line[end:]
    stays = _STAYS.match(rest) if marked["item"] and not found.item_named else None
    if stays and len(found.last_items) == 1:
        found.item, found.item_named = found.last_items[0], True
        return rest[stays.end() :]
    between = BETWEEN_OWNERS.match(rest) if marked["owner"] else None
    return rest[between.end() :] if between and rest[between.end() :].startswith("@") else _SEPARATORS.sub("", rest)


def _body(text: str, found: Found) -> str:
    """Take the marks out of the text; what stands in quotation marks is left alone."""
    kept: list[str] = []
    start = place = 0
    after_owner = False
    while marked := MARKED.search(text, place):
        if marked["quote"]:
            place = marked.end()
            continue
        end = take(marked, text, found, at_front=marked.start() == 0)
        if end is None:
            place = marked.end()
            continue
        piece = text[start : marked.start()]
        if not (after_owner and marked["owner"] and BETWEEN_OWNERS.fullmatch(piece)):
            kept.append(piece)
        after_owner = marked["owner"] is not None
        start = place = end
    kept.append(text[start:])
    return _joined(kept)


def _joined(pieces: list[str]) -> str:
    """The pieces of text between marks as one text: one space where a mark stood, none before punctuation."""
    joined: list[str] = []
    for piece in pieces:
        trimmed = piece.strip()
        if not trimmed:
            continue
        if joined and joined[-1].endswith("(") and trimmed[0] == ")":
            joined[-1], trimmed = joined[-1][:-1].rstrip(), trimmed[1:].lstrip()
            if not trimmed:
                continue
        if joined and trimmed[0] not in ",.;:!?)…":
            joined.append(" ")
        joined.append(trimmed)
    return _SEPARATORS.sub("", "".join(joined))


def _unquoted(text: str) -> tuple[bool, str]:
    straight = _STRAIGHT.fullmatch(text)
    if straight:
        return True, re.sub(r'\\(["\\])', r"\1", straight[1]).strip()
    curly = _CURLY.fullmatch(text)
    return (True, curly[1].strip()) if curly else (False, text)
