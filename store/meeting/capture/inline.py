"""The marks that stand in the text of an entry: ``#12``, ``@name``, ``>deadline``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ..kinds import EntryKind
from ..likeness import contains
from ..names import Roster, words_of
from ..records import Deadline
from ..refs import Ref, to_name
from .drafts import CaptureContext
from .marks import unwrap
from .sides import ref_of
from .targets import Target, targets
from .unlisted import words_of_name
from .wording import said_deadline

MARKED = re.compile(
    r"""(?P<quote>(?<!\w)"(?:[^"\\]|\\.)*"|(?<!\w)“[^“”]*”)"""
    r"""|(?P<owner>(?<![^\s(])@(?=[^\s@]))"""
    r"""|(?P<due>(?<!\S)>(?=[^\W_]|\[))"""
    r"""|(?P<item>(?<!\S)\#(?=[^\s#]))"""
)
"""Where a mark may begin, or what stands in quotation marks and holds none."""

BETWEEN_OWNERS = re.compile(r"\s*(?:[,;&]|và|va|and)?\s*", re.IGNORECASE)
"""What may stand between two owners and is no text."""

_NEXT_MARK = re.compile(r"\s(?=[@#>][^\s@#>=])")
_NAME_ENDS = re.compile(r"""[,;:!?()\[\]"“”]|\.(?=\s|$)|\s[-–—]\s|\s(?=[@#>][^\s@])""")
_NUMBER = re.compile(r"#(\d{1,6})(?=$|[\s,;.:!?)])")
_RANGE = re.compile(r"#(\d{1,6})[-–](\d{1,6})(?=$|[\s,;.:!?)])")
_LETTERS = re.compile(r"#([^\W_][\w-]*)(?=$|[\s,;.:!?)])")
_WORD = re.compile(r" +([^\W_]+)")
#: Words that change what a deadline before them means: with them it stays as it was said, without a day.
_DEPENDS = re.compile(
    r"\s+(?:hoặc|hay|và|đến|tới|nếu|trừ|khi|sau|trước|or|and|to|if|unless|after|before|when)\b", re.IGNORECASE
)
_TRAILING = re.compile(r"[\s,;:]+$")
_SAYS = re.compile(r"[^\W_]")
_AND = re.compile(r"(?<=\S)\s+(?:và|va|and|&)\s*$", re.IGNORECASE)

#: In a running text an owner's words stand together; words picked out of a name here and there are not enough.
_OWNS = 41
#: Below, only a family or middle name fits; at it, words out of a party's name; from the next on a whole name.
_FAMILY = 50
_WHOLE = 85


@dataclass
class Found:
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
    item: str = ""
    item_named: bool = False
    no_item: bool = False
    last_items: tuple[str, ...] = ()


def take(marked: re.Match[str], line: str, found: Found, *, at_front: bool = False) -> int | None:
    """Read one owner, deadline or item; where it ends, or None if it is none and stays text."""
    start = marked.start()
    if marked["owner"]:
        return _owner(line, start + 1, found)
    if marked["due"]:
        return _due(line, start + 1, found, at_front=at_front)
    return _item(line, start, found)


def _item(line: str, start: int, found: Found) -> int | None:
    register = targets(found.context.items)
    fitting: tuple[Target, ...]
    if line[start + 1] == "[":
        inside = unwrap(line, start + 1)
        record = register.of_uid(inside[0]) if inside else None
        if inside is None:
            return None
        fitting = (record,) if record else register.titled(inside[0])
        end = inside[1]
    elif several := _RANGE.match(line, start):
        return _add_items(register.between(int(several[1]), int(several[2])), several.end(), found)
    elif numbered := _NUMBER.match(line, start):
        fitting, end = register.numbered(int(numbered[1])), numbered.end()
    elif lettered := _LETTERS.match(line, start):
        fitting, end = register.titled(lettered[1].replace("_", " ")), lettered.end()
        if len(fitting) == 1:
            end = _whole_words(line, lettered[1], end, words_of(fitting[0].title))
    else:
        return None
    return _add_items(fitting if len(fitting) == 1 else (), end, found)


def _add_items(named: Sequence[Target], end: int, found: Found) -> int | None:
    if not named:
        return None
    found.last_items = tuple(one.uid for one in named)
    found.items.extend(uid for uid in found.last_items if uid not in found.items)
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


def _owner(line: str, start: int, found: Found) -> int | None:
    """The longest run of words that names somebody on the roster, else as many as are the name of somebody new."""
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
        score, top = found.roster.top(run[:end])
        if score < _OWNS:
            continue
        if _goes_on(run, end, score):
            break
        if end == ends[-1] or not _AND.search(run[:end]):
            _add_owner(top[0] if len(top) == 1 else to_name(run[:end]), found)
            return start + end
    name = _AND.sub("", run[: words_of_name(run)]).rstrip()
    _add_owner(to_name(name), found)
    return start + len(name)


def _goes_on(run: str, end: int, score: int) -> bool:
    """Whether the name is longer than the words before ``end``, and so another one than they would mean by themselves.

    ``Nguyễn Văn Tùng`` is not the one Nguyễn on the list, nor ``Sở Y tế Lâm Đồng`` the one Sở Y tế, nor ``công ty``
    the Sở Công Thương.
    """
    rest = run[end:].lstrip()
    if not rest or score >= _WHOLE:
        return False
    one_word_of_several = score == _FAMILY and not run[:end].strip().count(" ")
    return score < _FAMILY or one_word_of_several or rest[0].isupper()


def _add_owner(ref: Ref, found: Found) -> None:
    if ref and ref not in found.owners:
        found.owners.append(ref)


def _due(line: str, start: int, found: Found, *, at_front: bool) -> int | None:
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
