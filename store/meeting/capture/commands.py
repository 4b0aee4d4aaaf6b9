"""Lines that begin with a slash, and ``s/old/new/``: what is to be done rather than what was said."""

from __future__ import annotations

import re
from datetime import time

from ..kinds import EntryKind, PointState
from ..names import NAMED, roster
from ..records import AgendaPoint, Delegate
from ..refs import split
from ..text import fold, unaccented
from . import marks
from .drafts import (
    AmendDraft,
    AttendanceDraft,
    CaptureContext,
    Draft,
    EndDraft,
    MisreadDraft,
    Misreading,
    NextPointDraft,
    StateDraft,
    UndoDraft,
)
from .entries import entry
from .sides import read_parties, read_vote
from .targets import Target, label, targets

_COMMAND = re.compile(r"/([^\W\d_]+)(?=$|[\s:,\d#\[])")
_MEND = re.compile(r"s([/|#])((?:\\.|(?!\1).)*)\1((?:\\.|(?!\1).)*)(?:\1\s*)?")
_NUMBER = re.compile(r"#?(\d{1,6})(?![\w%/.\-])|#?(\d{1,6})(?=[.]?(?:\s|$))")
_TAGGED = re.compile(r"#([^\W\d_][\w-]*)")
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"^[\s.,;:]*(?:[-–—]\s+)?")
_LINK = re.compile(r"(?:\s*[,;&]\s*|\s+(?:và|va|and)\s+)(?=[#\d])", re.IGNORECASE)


def command(line: str, context: CaptureContext, said_at: time | None) -> Draft | None:
    """What a command does, why it cannot be done, or None where the line is no command."""
    if line.startswith("s"):
        mend = _MEND.fullmatch(line)
        return _mend(mend, context) if mend else None
    form = _COMMAND.match(line)
    if form is None:
        return None
    word, rest = _command_word(line)
    if word in marks.STATE_COMMANDS:
        return _state(word, rest, context)
    if word in marks.ARRIVE or word in marks.LEAVE:
        return _attendance(rest, context, said_at, arriving=word in marks.ARRIVE)
    if word in marks.NEXT:
        return _next(rest, context, said_at)
    if word in marks.END:
        return EndDraft(said_at)
    if word in marks.UNDO:
        return UndoDraft()
    kind = marks.KIND_COMMANDS.get(word)
    if kind is None:
        return MisreadDraft(Misreading.UNKNOWN_COMMAND, f"/{form[1]}")
    if kind is EntryKind.VOTE and read_vote(rest)[0] is None:
        return MisreadDraft(Misreading.VOTE_FORM, rest)
    if kind is EntryKind.SIGNING and not read_parties(rest, roster((), context.parties), strict=False)[0]:
        return MisreadDraft(Misreading.SIGN_FORM, rest)
    return entry(rest, context, said_at, kind)


def _command_word(line: str) -> tuple[str, str]:
    """The folded command and what follows it; a command of several words may be typed with its spaces."""
    words = list(_WORD.finditer(line, 1))[:3]
    for last in reversed(words):
        joined = "".join(fold(line[1 : last.end()]).split())
        if joined in marks.COMMANDS:
            return joined, line[last.end() :].strip()
    return fold(words[0][0]), line[words[0].end() :].strip()


def tagged_undo(line: str) -> bool:
    """Whether the line is ``#undo``, as MeetBot's users type it."""
    return line.lower() == "#undo"


def _mend(form: re.Match[str], context: CaptureContext) -> Draft:
    last = context.last_entry
    if last is None:
        return MisreadDraft(Misreading.NOTHING_TO_MEND)
    old, new = (re.sub(rf"\\([\\{re.escape(form[1])}])", r"\1", words) for words in (form[2], form[3]))
    place = last.text.find(old)
    if place < 0:
        place = unaccented(last.text).find(unaccented(old))
    if place < 0:
        return MisreadDraft(Misreading.WORDS_NOT_FOUND, old)
    if not old:
        place = len(last.text)
    return AmendDraft(last.uid, (last.text[:place] + new + last.text[place + len(old) :]).strip())


def _state(word: str, rest: str, context: CaptureContext) -> Draft:
    """``/done 12, 13: …``.

    The numbers end at a colon or at the first thing that is none. Numbers are joined by a comma, ``và``, ``and`` or
    ``#``; by a mere space only where a colon or the end of the line closes the list, since an outcome may begin with
    a number: ``/done 12 30 tập thể được khen`` speaks of item 12.
    """
    words, text = _listed(rest)
    if not words:
        return MisreadDraft(Misreading.ITEM_MISSING, rest)
    register = targets(context.items)
    uids: list[str] = []
    for named in words:
        if named.isdecimal():
            fitting = register.numbered(int(named))
        else:
            exact = register.of_uid(named)
            fitting = (exact,) if exact else register.titled(named.replace("_", " "))
        if not fitting:
            return MisreadDraft(Misreading.NO_SUCH_ITEM, named)
        if len(fitting) > 1:
            return MisreadDraft(Misreading.SEVERAL_ITEMS, named, tuple(label(record) for record in fitting[:20]))
        uids.append(fitting[0].uid)
    return StateDraft(tuple(dict.fromkeys(uids)), marks.STATE_COMMANDS[word], text)


def _listed(rest: str) -> tuple[list[str], str]:
    """The items at the front of a command's words, as numbers, letters or bracketed words, and the rest."""
    words: list[str] = []
    linked = 0  # how many of them are certain: joined by more than a space
    text_after_linked = rest
    place = 0
    joined = True
    while place < len(rest):
        one = _one_item(rest, place)
        if one is None:
            break
        words.append(one[0])
        joined = joined or rest[place] == "#"
        place = one[1]
        if joined and linked == len(words) - 1:
            linked, text_after_linked = len(words), rest[place:]
        link = _LINK.match(rest, place)
        joined = link is not None
        spaces = re.compile(r"\s+(?=[#\d])").match(rest, place)
        if link:
            place = link.end()
        elif spaces:
            place = spaces.end()
        else:
            break
    closing = rest[place:].lstrip()
    if words and (not closing or closing.startswith(":")):
        return words, closing[1:].strip()
    return words[:linked], _BETWEEN.sub("", text_after_linked).strip()


def _one_item(rest: str, place: int) -> tuple[str, int] | None:
    if rest.startswith("#[", place):
        return marks.unwrap(rest, place + 1)
    number = _NUMBER.match(rest, place)
    if number:
        return number[1] or number[2], number.end()
    tagged = _TAGGED.match(rest, place)
    return (tagged[1], tagged.end()) if tagged else None


def _attendance(rest: str, context: CaptureContext, said_at: time | None, *, arriving: bool) -> Draft:
    words = rest.rstrip(".,;:")
    if rest.startswith("["):
        inside = marks.unwrap(rest, 0)
        words = inside[0] if inside else words
    if not words.strip():
        return MisreadDraft(Misreading.DELEGATE_MISSING)
    # The parties are passed along because an office is told apart by them; only delegates come and go.
    ranked = roster(context.delegates, context.parties).ranked(words)
    people = [(score, ref) for score, ref in ranked if score >= NAMED and split(ref)[0] == "delegate"]
    top = [ref for score, ref in people if score == people[0][0]]
    if not top:
        return MisreadDraft(Misreading.NO_SUCH_DELEGATE, words)
    if len(top) > 1:
        by_uid = {delegate.uid: delegate for delegate in context.delegates}
        shown = tuple(_called(by_uid[split(ref)[1]]) for ref in top[:20])
        return MisreadDraft(Misreading.SEVERAL_DELEGATES, words, shown)
    return AttendanceDraft(top[0], arriving, said_at)


def _called(delegate: Delegate) -> str:
    return f"{delegate.name} ({delegate.office})" if delegate.office else delegate.name


def _next(rest: str, context: CaptureContext, said_at: time | None) -> Draft:
    words = rest.rstrip(".:").strip()
    if not words:
        point = next_point(context)
        if point is None:
            return MisreadDraft(Misreading.NO_FURTHER_POINT if context.points else Misreading.NO_AGENDA)
        return NextPointDraft(point.uid, said_at)
    agenda = targets(context.points)
    fitting: tuple[Target, ...]
    inside = marks.unwrap(words, 0) if words.startswith("[") else None
    exact = agenda.of_uid(inside[0]) if inside else None
    number = words.lstrip("#")
    if exact:
        fitting = (exact,)
    elif number.isdecimal() and len(number) < 7:
        fitting = agenda.numbered(int(number))
    else:
        fitting = agenda.titled(words)
    if len(fitting) == 1:
        return NextPointDraft(fitting[0].uid, said_at)
    return MisreadDraft(Misreading.NO_SUCH_POINT, words, tuple(label(point) for point in fitting[:20]))


def next_point(context: CaptureContext) -> AgendaPoint | None:
    """The point that ``/next`` opens: the first not yet closed one after the current one, in the agenda's order."""
    uids = [point.uid for point in context.points]
    after = uids.index(context.point) + 1 if context.point in uids else 0
    return next((point for point in context.points[after:] if point.state is PointState.PLANNED), None)
