"""A line that records something said: its kind, speaker, items, owners and deadline, and the text that remains."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import time

from ..kinds import TASK_KINDS, EntryKind
from ..likeness import contains
from ..names import Roster, roster, words_of
from ..records import Deadline
from ..refs import NOBODY, UNKNOWN, Ref, split, to_name
from ..text import fold
from .drafts import CaptureContext, EntryDraft, SpeakerDraft
from .marks import HASH_WORDS, KIND_WORDS, LITERAL, MARK, MARKS, NOT_NAMES, UNSPOKEN, unwrap
from .sides import read_parties, read_vote, ref_of
from .targets import targets
from .wording import deadline_in, figures_in, said_deadline

_BEFORE_COLON = re.compile(r"([^\W_][^:\"“”!?*=~\\<>@#\[\]]{0,119}?)\s*:(?=\s|$|[\"“\\!+=~*?@#>])")
_HASH_KIND = re.compile(r"#([^\W_]+)(?::\s*|\s+|$)")
_MARKED = re.compile(
    r"""(?P<quote>(?<!\w)"(?:[^"\\]|\\.)*"|(?<!\w)“[^“”]*”)"""
    r"""|(?P<owner>(?<![^\s(])@(?=[^\s@]))"""
    r"""|(?P<due>(?<!\S)>(?=[^\W_]|\[))"""
    r"""|(?P<item>(?<!\S)\#(?=[^\s#]))"""
)
_NEXT_MARK = re.compile(r"\s(?=[@#>][^\s@#>=])")
_NAME_ENDS = re.compile(r"""[,;:!?()\[\]"“”]|\.(?=\s|$)|\s[-–—]\s|\s(?=[@#>][^\s@])""")
_NUMBER = re.compile(r"#(\d{1,6})(?=$|[\s,;.:!?)])")
_LETTERS = re.compile(r"#([^\W_][\w-]*)(?=$|[\s,;.:!?)])")
_WORD = re.compile(r" +([^\W_]+)")
_BETWEEN_OWNERS = re.compile(r"\s*(?:[,;&]|và|va|and)?\s*", re.IGNORECASE)
_SEPARATORS = re.compile(r"^[\s,;]+")
#: Words that change what a deadline before them means: with them it stays as it was said, without a day.
_DEPENDS = re.compile(
    r"\s+(?:hoặc|hay|và|đến|tới|nếu|trừ|khi|sau|trước|or|and|to|if|unless|after|before|when)\b", re.IGNORECASE
)
_TRAILING = re.compile(r"[\s,;:]+$")
_SAYS = re.compile(r"[^\W_]")
_AND = re.compile(r"(?<=\S)\s+(?:và|va|and|&)\s*$", re.IGNORECASE)
_STRAIGHT = re.compile(r'"((?:[^"\\]|\\.)*)"')
_CURLY = re.compile(r"“([^“”]*)”")

#: A party speaks only under its own name, alias or initials; a word out of its name is a heading of the text.
_SPEAKS = 50
_PARTY_SPEAKS = 65
#: In a running text an owner's words stand together; words picked out of a name here and there are not enough.
_OWNS = 41


@dataclass
class _Found:
    """What the marks of one line have said so far."""

    context: CaptureContext
    roster: Roster
    kind: EntryKind | None = None
    speaker: Ref | None = None
    items: list[str] = field(default_factory=list)
    owners: list[Ref] = field(default_factory=list)
    deadline: Deadline | None = None
    no_deadline: bool = False
    literal: bool = False
    bare: bool = True


def entry(
    line: str, context: CaptureContext, said_at: time | None, kind: EntryKind | None = None
) -> EntryDraft | SpeakerDraft:
    """The entry, or only the change of speaker, that a line makes. ``line`` is clean; ``kind`` where a command gave it.

    Marks are taken out of the text; ``@@`` and everything inside quotation marks stays. A text that stands in
    quotation marks as a whole is verbatim, and is kept without them.
    """
    found = _Found(context, roster(context.delegates, context.parties), kind)
    rest = _front(line.strip(), found)
    if found.bare and found.speaker is not None and not rest:
        return SpeakerDraft(found.speaker)
    vote, rest = read_vote(rest) if found.kind is EntryKind.VOTE else (None, rest)
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
    return EntryDraft(
        kind=made,
        text=text,
        speaker=silent if found.speaker is None else found.speaker,
        speaker_named=found.speaker is not None,
        said_at=said_at,
        items=tuple(found.items),
        owners=tuple(found.owners),
        deadline=deadline,
        verbatim=verbatim,
        parties=parties,
        vote=vote,
        figures=figures_in(text),
    )


def _front(line: str, found: _Found) -> str:
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


def _front_marks(line: str, found: _Found) -> str:
    rest = line
    while rest and not found.literal:
        before = rest
        rest = _front_mark(rest, found)
        if rest is before:
            break
        rest = rest.lstrip()
    return rest


def _kind(line: str, found: _Found) -> str:
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


def _speaker(line: str, found: _Found) -> str:
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
    speaker = named and _who_speaks(named[1], found.roster)
    if named and speaker:
        found.speaker = speaker
        return line[named.end() :]
    return line


def _who_speaks(words: str, people: Roster) -> Ref | None:
    ranked = people.ranked(words)
    top = [ref for score, ref in ranked if score == ranked[0][0]] if ranked else []
    if top:
        enough = _PARTY_SPEAKS if split(top[0])[0] == "party" else _SPEAKS
        score = ranked[0][0]
        if score >= enough or (40 < score < _SPEAKS and len(words.split()) == 1 and words[0].isupper()):
            return top[0] if len(top) == 1 else to_name(words)
    parts = words.split()
    capitalised = 1 <= len(parts) <= 5 and all(part[0].isupper() for part in parts)
    return to_name(words) if capitalised and fold(words) not in NOT_NAMES else None


def _front_mark(line: str, found: _Found) -> str:
    literal = LITERAL.match(line)
    if literal:
        found.literal = True
        return line[literal.end() :].strip()
    marked = _MARKED.match(line)
    if not marked or marked["quote"]:
        return line
    end = _take(marked, line, found, at_front=True)
    if end is None:
        return line
    found.bare = False
    rest = line[end:]
    between = _BETWEEN_OWNERS.match(rest) if marked["owner"] else None
    return rest[between.end() :] if between and rest[between.end() :].startswith("@") else _SEPARATORS.sub("", rest)


def _take(marked: re.Match[str], line: str, found: _Found, *, at_front: bool = False) -> int | None:
    """Read one owner, deadline or item; where it ends, or None if it is none and stays text."""
    start = marked.start()
    if marked["owner"]:
        return _owner(line, start + 1, found)
    if marked["due"]:
        return _due(line, start + 1, found, at_front=at_front)
    return _item(line, start, found)


def _item(line: str, start: int, found: _Found) -> int | None:
    register = targets(found.context.items)
    if line[start + 1] == "[":
        inside = unwrap(line, start + 1)
        record = register.of_uid(inside[0]) if inside else None
        if inside is None:
            return None
        fitting = (record,) if record else register.titled(inside[0])
        end = inside[1]
    else:
        numbered = _NUMBER.match(line, start)
        lettered = None if numbered else _LETTERS.match(line, start)
        if numbered:
            fitting, end = register.numbered(int(numbered[1])), numbered.end()
        elif lettered:
            fitting, end = register.titled(lettered[1].replace("_", " ")), lettered.end()
            if len(fitting) == 1:
                end = _whole_words(line, lettered[1], end, words_of(fitting[0].title))
        else:
            return None
    if len(fitting) != 1:
        return None
    if fitting[0].uid not in found.items:
        found.items.append(fitting[0].uid)
    return end


def _whole_words(line: str, typed: str, end: int, title: tuple[str, ...]) -> int:
    """Where the title's words end that begin with the letters typed: the ``lịch`` of ``#du lịch`` is no text."""
    words = words_of(typed)
    while following := _WORD.match(line, end):
        words += words_of(following[1])
        if not contains(title, words):
            break
        end = following.end()
    return end


def _owner(line: str, start: int, found: _Found) -> int | None:
    if line[start] == "[":
        inside = unwrap(line, start)
        if inside is None:
            return None
        _add_owner(ref_of(inside[0], found.roster), found)
        return inside[1]
    limit = _NAME_ENDS.search(line, start)
    run = line[start : limit.start() if limit else len(line)]
    if not _SAYS.search(run):
        return None
    ends = [match.end() for match in re.finditer(r"\S+", run)][: found.roster.longest + 4]
    for end in reversed(ends):
        top = found.roster.best(run[:end], _OWNS)
        if top:
            _add_owner(top[0] if len(top) == 1 else to_name(run[:end]), found)
            return start + end
    name = _AND.sub("", run).rstrip()
    _add_owner(to_name(name), found)
    return start + len(name)


def _add_owner(ref: Ref, found: _Found) -> None:
    if ref and ref not in found.owners:
        found.owners.append(ref)


def _due(line: str, start: int, found: _Found, *, at_front: bool) -> int | None:
    day = found.context.day
    if line[start] == "[":
        inside = unwrap(line, start)
        if inside is None:
            return None
        found.no_deadline = not inside[0]
        if inside[0]:
            found.deadline = said_deadline(inside[0], day) or Deadline(inside[0])
        return inside[1]
    following = _NEXT_MARK.search(line, start)
    end = following.start() if following else len(line)
    said = _TRAILING.sub("", line[start:end])
    if not _SAYS.search(said):
        return None
    whole = said_deadline(said, day)
    if whole is None:
        for stop in reversed([match.end() for match in re.finditer(r"\S+", said)][:14]):
            part = said_deadline(_TRAILING.sub("", said[:stop]), day)
            if part is not None and not _DEPENDS.match(said, stop):
                found.deadline = part
                return start + stop
        if at_front and not following:
            return None
    if found.deadline is None or whole is not None:
        found.deadline = whole or Deadline(said)
    return start + len(line[start:end].rstrip())


def _body(text: str, found: _Found) -> str:
    """Take the marks out of the text; what stands in quotation marks is left alone."""
    kept: list[str] = []
    start = place = 0
    after_owner = False
    while marked := _MARKED.search(text, place):
        if marked["quote"]:
            place = marked.end()
            continue
        end = _take(marked, text, found, at_front=marked.start() == 0)
        if end is None:
            place = marked.end()
            continue
        piece = text[start : marked.start()]
        if not (after_owner and marked["owner"] and _BETWEEN_OWNERS.fullmatch(piece)):
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
