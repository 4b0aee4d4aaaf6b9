"""A draft written as a line that reads as the same draft: for recalling an entry into the capture line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import time

from ..kinds import EntryKind
from ..records import Vote
from ..refs import NOBODY, UNKNOWN, Ref, split
from .commands import next_point
from .drafts import (
    AllotDraft,
    AmendDraft,
    AttendanceDraft,
    CaptureContext,
    ClosedSessionDraft,
    Draft,
    EmptyDraft,
    EndDraft,
    EntryDraft,
    HandoverDraft,
    ItemDraft,
    MisreadDraft,
    NextPointDraft,
    SpeakerDraft,
    StateDraft,
    UndoDraft,
)
from .known_names import naming
from .marks import MARKS, STATE_COMMAND, STICKS, wrap
from .reader import read
from .targets import targets
from .votes import SIDE_WORDS

_SIGNS = {kind: sign for sign, kind in MARKS.items()}
_WORDS = {
    EntryKind.NOTE: "ghi chú:",
    EntryKind.STATEMENT: "phát biểu:",
    EntryKind.RESULT: "kết quả:",
    EntryKind.LIMITATION: "hạn chế:",
    EntryKind.PROPOSAL: "đề nghị:",
    EntryKind.DIRECTIVE: "chỉ đạo:",
    EntryKind.COMMITMENT: "cam kết:",
    EntryKind.DECISION: "kết luận:",
    EntryKind.SIGNING: "ký kết:",
    EntryKind.COMMENDATION: "khen thưởng:",
    EntryKind.EVENT: "sự kiện:",
    EntryKind.FIGURE: "số liệu:",
    EntryKind.VOTE: "biểu quyết:",
    EntryKind.PARKED: "để lại sau:",
    EntryKind.HANDOVER: "#handover",
}
_COMMANDS = {EntryKind.VOTE: "/vote", EntryKind.SIGNING: "/sign", EntryKind.PARKED: "/park"}


def write(draft: Draft, context: CaptureContext) -> str:
    """A line that ``read`` gives back as this draft, the way a user would type it wherever that is enough.

    A draft that no line can make (a misread command, somebody who is on no list by reference) gives the nearest line.
    """
    lines = _lines(draft, context)
    last = ""
    for line in lines:
        if read(line, context) == draft:
            return line
        last = line
    return last


def _lines(draft: Draft, context: CaptureContext) -> Iterator[str]:
    """Ways to write the draft, the plainest first."""
    match draft:
        case EntryDraft():
            yield from _entries(draft, context)
        case SpeakerDraft():
            yield from (f"{label}:" for label in _labels(draft.speaker, context))
        case StateDraft():
            items = ", ".join(_numbers(draft.items, context, bare=True))
            yield f"/{STATE_COMMAND[draft.state]} {items}{': ' if draft.text else ''}{draft.text}"
            exact = ", ".join("#" + wrap(uid) for uid in draft.items)
            yield f"/{STATE_COMMAND[draft.state]} {exact}: {draft.text}"
        case AllotDraft():
            yield from _allotted(draft, context)
        case AttendanceDraft():
            command = "/in" if draft.arriving else "/out"
            yield from (f"{_time(draft.said_at)}{command} {label}" for label in _labels(draft.delegate, context))
        case AmendDraft():
            old = context.last_entry.text if context.last_entry else ""
            yield "/".join(["s", *(re.sub(r"([/\\])", r"\\\1", words) for words in (old, draft.text)), ""])
        case NextPointDraft():
            following = next_point(context)
            if following and following.uid == draft.point:
                yield f"{_time(draft.said_at)}/next"
            point = targets(context.points).of_uid(draft.point)
            if point:
                yield f"{_time(draft.said_at)}/next {point.number}"
            yield f"{_time(draft.said_at)}/next {wrap(draft.point)}"
        case ItemDraft():
            yield from (f"{label}:" for label in (*_numbers([draft.item] if draft.item else [], context), "#-")[:1])
        case ClosedSessionDraft():
            yield "/closed" if draft.closed else "/open"
        case HandoverDraft():
            yield f"{_time(draft.said_at)}/handover {draft.recorder}"
        case EndDraft():
            yield f"{_time(draft.said_at)}/end"
        case UndoDraft():
            yield "/undo"
        case EmptyDraft():
            yield ""
        case MisreadDraft():
            yield draft.words


def _allotted(draft: AllotDraft, context: CaptureContext) -> Iterator[str]:
    agenda = targets(context.points)
    points = [agenda.of_uid(uid) for uid in draft.points]
    numbered = [f".{point.number}" for point in points if point]
    exact = [f".{wrap(uid)}" for uid in draft.points]
    recorder = draft.recorder or "-"
    yield f"/allot {', '.join([*_numbers(draft.items, context, bare=True), *numbered])} {recorder}"
    yield f"/allot {', '.join([*('#' + wrap(uid) for uid in draft.items), *exact])}: {recorder}"


def _time(said_at: time | None) -> str:
    return f"{said_at:%H:%M} " if said_at else ""


def _entries(draft: EntryDraft, context: CaptureContext) -> Iterator[str]:
    named = draft.speaker_named or draft.speaker != context.speaker
    speakers = [f"{label}: " for label in _labels(draft.speaker, context)] if named else []
    if draft.speaker == NOBODY and not draft.speaker_named:
        speakers = ["", *speakers]
    for speaker in speakers or [""]:
        head = _time(draft.said_at) + speaker + _item(draft, context)
        if not speaker and draft.kind in _COMMANDS:
            yield _plain(draft, context, head + _COMMANDS[draft.kind] + " ", commanded=True)
        yield _plain(draft, context, head)
        yield _plain(draft, context, head, worded=True)
    for speaker in speakers or [""]:
        yield _exact(draft, _time(draft.said_at) + speaker + _item(draft, context))


def _item(draft: EntryDraft, context: CaptureContext) -> str:
    """What all is about from now on, or that this is about no item although all else is."""
    if draft.item_named:
        return next(_numbers([draft.item] if draft.item else [], context), "#-") + ": "
    return "#- " if context.item and not draft.items and draft.kind in STICKS else ""


def _plain(
    draft: EntryDraft, context: CaptureContext, head: str, *, worded: bool = False, commanded: bool = False
) -> str:
    """The text with its marks behind it, as people type."""
    text = _quoted(draft)
    if commanded or (draft.kind is EntryKind.NOTE and not worded):
        kind = ""
    elif draft.kind in _SIGNS and text and not worded:
        kind = _SIGNS[draft.kind]
    else:
        kind = _WORDS[draft.kind] + " "
    sides = ", ".join(_label(ref, context) for ref in draft.parties)
    vote = draft.vote and _voted(draft.vote, lambda ref: wrap(_label(ref, context)) if worded else _label(ref, context))
    behind = [*_numbers((uid for uid in draft.items if uid != draft.item), context)]
    behind += ["@" + (_label(ref, context) if not worded else wrap(_label(ref, context))) for ref in draft.owners]
    if draft.deadline and draft.deadline.said not in draft.text:
        behind.append(">" + (wrap(draft.deadline.said) if worded else draft.deadline.said))
    vote = f"{vote};" if vote and ":" in vote and text else vote
    words = [f"{sides}:" if sides else "", vote or "", text, *behind]
    return (head + kind + " ".join(word for word in words if word)).strip()


def _voted(vote: Vote, label: Callable[[Ref], str]) -> str:
    sides = [(word, getattr(vote, side)) for side, word in SIDE_WORDS.items()]
    named = "; ".join(f"{word}: {', '.join(map(label, refs))}" for word, refs in sides if refs)
    return f"{vote.in_favour}-{vote.against}-{vote.abstained} {named}".rstrip()


def _exact(draft: EntryDraft, head: str) -> str:
    """Everything in brackets, and the text behind a sign that keeps it from being read as anything but text."""
    words = [_WORDS[draft.kind]]
    if draft.parties:
        words.append(", ".join(wrap(ref) for ref in draft.parties) + ":")
    if draft.vote:
        words.append(_voted(draft.vote, wrap) + ";")
    words += ["#" + wrap(uid) for uid in draft.items if uid != draft.item]
    words += ["@" + wrap(ref) for ref in draft.owners]
    words.append(">" + wrap(draft.deadline.said if draft.deadline else ""))
    words.append(_quoted(draft, exact=True) if draft.verbatim else "\\ " + draft.text)
    return (head + " ".join(words)).strip()


def _quoted(draft: EntryDraft, *, exact: bool = False) -> str:
    if not draft.verbatim:
        return draft.text
    if not exact and not re.search(r'["\\]', draft.text):
        return f'"{draft.text}"'
    if not exact and not re.search("[“”]", draft.text):
        return f"“{draft.text}”"
    return '"' + re.sub(r'(["\\])', r"\\\1", draft.text) + '"'


def _numbers(uids: Iterable[str], context: CaptureContext, *, bare: bool = False) -> Iterator[str]:
    register = targets(context.items)
    for uid in uids:
        item = register.of_uid(uid)
        if item and item.number > 0 and len(register.numbered(item.number)) == 1:
            yield str(item.number) if bare else f"#{item.number}"
        else:
            yield "#" + wrap(uid)


def _labels(ref: Ref, context: CaptureContext) -> Iterator[str]:
    """Ways to name somebody before a colon or behind a command, the plainest first; the last one is exact."""
    yield _label(ref, context)
    yield wrap(ref) if ref else "-"


def _label(ref: Ref, context: CaptureContext) -> str:
    """The plainest words that mean this reference, else the reference itself."""
    head, rest = split(ref)
    if head == "name" or ref == UNKNOWN:
        return rest or ref or "-"
    if ref == NOBODY:
        return "-"
    plainest = next(naming(ref, context))
    return ref if plainest.startswith("[") else plainest
