"""Lines that begin with a slash, and ``s/old/new/``: what is to be done rather than what was said."""

from __future__ import annotations

import re
from datetime import time

from ..kinds import EntryKind, PointState
from ..names import NAMED, roster
from ..records import AgendaPoint, Delegate
from ..refs import split
from ..text import unaccented
from . import marks
from .allotting import allotted
from .drafts import (
    AmendDraft,
    AttendanceDraft,
    CaptureContext,
    ClosedSessionDraft,
    Draft,
    EndDraft,
    HandoverDraft,
    MisreadDraft,
    Misreading,
    NextPointDraft,
    StateDraft,
    UndoDraft,
)
from .entries import entry
from .listed import items_meant, listed
from .sides import read_parties
from .targets import Target, label, targets
from .votes import read_vote

_COMMAND = re.compile(r"/([^\W\d_]+)(?=$|[\s:,\d#\[])")
_MEND = re.compile(r"s([/|#])((?:\\.|(?!\1).)*)\1((?:\\.|(?!\1).)*)(?:\1\s*)?")
_WORD = re.compile(r"[^\W\d_]+")


def command(line: str, context: CaptureContext, said_at: time | None) -> Draft | None:
    """What a command does, why it cannot be done, or None where the line is no command."""
    if line.startswith("s"):
        mend = _MEND.fullmatch(line)
        return _mend(mend, context) if mend else None
    form = _COMMAND.match(line)
    if form is None:
        return None
    name, rest = command_word(line)
    match name:
        case "":
            return MisreadDraft(Misreading.UNKNOWN_COMMAND, f"/{form[1]}")
        case "in" | "out":
            return _attendance(rest, context, said_at, arriving=name == "in")
        case "next":
            return _next(rest, context, said_at)
        case "closed" | "open":
            return ClosedSessionDraft(name == "closed")
        case "handover":
            recorder = rest.strip(" :").strip()
            return HandoverDraft(recorder, said_at) if recorder else MisreadDraft(Misreading.RECORDER_MISSING)
        case "allot":
            return allotted(rest, context)
        case "end":
            return EndDraft(said_at)
        case "undo":
            return UndoDraft()
        case _ if name in marks.STATE_COMMANDS:
            return _state(name, rest, context)
    kind = marks.KIND_COMMANDS[name]
    if kind is EntryKind.VOTE and read_vote(rest, roster((), ()))[0] is None:
        return MisreadDraft(Misreading.VOTE_FORM, rest)
    if kind is EntryKind.SIGNING and not read_parties(rest, roster((), context.parties), strict=False)[0]:
        return MisreadDraft(Misreading.SIGN_FORM, rest)
    return entry(rest, context, said_at, kind)


def command_word(line: str) -> tuple[str, str]:
    """The name of the command that ``/…`` begins with, empty for none, and what follows it.

    A command of several words may be typed with its spaces.
    """
    words = list(_WORD.finditer(line, 1))[:3]
    for last in reversed(words):
        name = marks.COMMANDS.get(marks.joined(line[1 : last.end()]))
        if name:
            return name, line[last.end() :].strip()
    return "", line


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
    """``/done 12, 13: …``, ``/done 3, 5-7: …``.

    A range stands for all its numbers, and each has to be an item's. The numbers end at a colon or at the first thing
    that is none. They are joined by a comma, ``và``, ``and`` or ``#``; by a mere space only where a colon or the end
    of the line closes the list, since an outcome may begin with a number: ``/done 12 30 tập thể được khen`` speaks of
    item 12.
    """
    words, text = listed(rest)
    if not words:
        return MisreadDraft(Misreading.ITEM_MISSING, rest)
    meant = items_meant(words, targets(context.items))
    return meant if isinstance(meant, MisreadDraft) else StateDraft(meant, marks.STATE_COMMANDS[word], text)


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
