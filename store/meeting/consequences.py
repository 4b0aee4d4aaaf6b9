"""What a draft does to the record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time
from functools import cache
from typing import Any

from . import glossary
from .agenda_clock import minutes_used
from .attendance import comes_in, goes_out
from .capture.drafts import (
    AllotDraft,
    AmendDraft,
    AttendanceDraft,
    CaptureContext,
    Draft,
    EndDraft,
    EntryDraft,
    NextPointDraft,
    StateDraft,
)
from .capture.wording import deadline_in, figures_in
from .edits import Edit
from .kinds import TASK_KINDS, EntryKind, ItemState, PointState, Reason, RecordKind
from .records import Meeting
from .refs import split
from .text import fold

_REASONED = frozenset({ItemState.NOT_DONE, ItemState.POSTPONED, ItemState.DROPPED})

_SAID_FOR = {
    Reason.SHORT_TIME: ("thời gian ngắn", "thời gian triển khai ngắn", "không đủ thời gian", "short time"),
    Reason.ONE_WAY_SUPPORT: ("một chiều", "one-way", "one way"),
    Reason.NO_BUDGET: ("kinh phí", "ngân sách", "thiếu vốn", "budget", "funding"),
    Reason.NO_COUNTERPART: ("chưa có đối tác", "không có đối tác", "thiếu đối tác", "counterpart"),
    Reason.PROCEDURE: ("thủ tục", "procedure"),
    Reason.FORCE_MAJEURE: ("bất khả kháng", "thiên tai", "bão lũ", "dịch bệnh", "force majeure"),
}


def edits(
    draft: Draft,
    context: CaptureContext,
    now: datetime,
    meeting: Meeting,
    new_uid: Callable[[], str],
) -> tuple[Edit, ...]:
    """What the draft changes; nothing for a change of speaker, an undo, an empty or a misread line.

    ``now`` is the local wall-clock time without a zone. It stamps only what is recorded on a day of the meeting: a
    record written up on another day invents no times.
    """
    match draft:
        case EntryDraft():
            return _entry(draft, context, moment(draft.said_at, now, meeting, context), new_uid)
        case StateDraft():
            return _state(draft, context)
        case AllotDraft():
            return (
                *(Edit(RecordKind.ITEM, uid, {"recorder": draft.recorder}) for uid in draft.items),
                *(Edit(RecordKind.POINT, uid, {"recorder": draft.recorder}) for uid in draft.points),
            )
        case AttendanceDraft():
            return _attendance(draft, context, moment(draft.said_at, now, meeting, context))
        case AmendDraft():
            return _amend(draft, context)
        case NextPointDraft():
            return _next(draft, context, moment(draft.said_at, now, meeting, context), meeting)
        case EndDraft():
            return _end(context, moment(draft.said_at, now, meeting, context), meeting)
        case _:
            return ()


def moment(said_at: time | None, now: datetime, meeting: Meeting, context: CaptureContext) -> datetime | None:
    """When it was said: the time named, on the meeting's day; else now, if the meeting is today; else unknown."""
    first = meeting.day or context.day
    last = max(meeting.last_day or first, first)
    today = now.date()
    if said_at is not None:
        return datetime.combine(today if first <= today <= last else first, said_at)
    return now.replace(microsecond=0) if first <= today <= last else None


def _entry(
    draft: EntryDraft, context: CaptureContext, at: datetime | None, new_uid: Callable[[], str]
) -> tuple[Edit, ...]:
    told: dict[str, Any] = {
        "at": at,
        "point": context.point,
        "items": draft.items,
        "speaker": draft.speaker,
        "owners": draft.owners,
        "deadline": draft.deadline,
        "verbatim": draft.verbatim,
        "parties": draft.parties,
        "vote": draft.vote,
        "figures": draft.figures,
        "closed_session": context.closed_session,
    }
    if (
        draft.kind is EntryKind.NOTE
        and not draft.text
        and not any((draft.owners, draft.deadline, draft.vote, draft.parties))
    ):
        return ()
    given = {name: value for name, value in told.items() if value}
    return (Edit(RecordKind.ENTRY, new_uid(), {"kind": draft.kind, "text": draft.text, **given}),)


def _state(draft: StateDraft, context: CaptureContext) -> tuple[Edit, ...]:
    known = {item.uid: item for item in context.items}
    made = []
    for uid in draft.items:
        fields: dict[str, Any] = {"state": draft.state}
        if draft.state in _REASONED:
            if draft.text:
                fields["reason_text"] = draft.text
                reason = reason_in(draft.text)
                if reason or (uid in known and known[uid].reason):
                    fields["reason"] = reason
        else:
            if draft.text:
                fields["outcome"] = draft.text
            item = known.get(uid)
            if item and draft.state is not ItemState.PARTLY_DONE:
                # What stood in the way no longer does; the history keeps it.
                fields.update({"reason": None} if item.reason else {})
                fields.update({"reason_text": ""} if item.reason_text else {})
        made.append(Edit(RecordKind.ITEM, uid, fields))
    return tuple(made)


def reason_in(words: str) -> Reason | None:
    """The reason (nguyên nhân) from the fixed list that the words contain; None where they name none or several."""
    folded = fold(words)
    named = {reason for term, reason in _reasons().items() if term in folded}
    return named.pop() if len(named) == 1 else None


@cache
def _reasons() -> dict[str, Reason]:
    terms = {fold(glossary.term(reason, language)): reason for reason in Reason for language in ("vi", "en")}
    return terms | {fold(word): reason for reason, words in _SAID_FOR.items() for word in words}


def _attendance(draft: AttendanceDraft, context: CaptureContext, at: datetime | None) -> tuple[Edit, ...]:
    head, uid = split(draft.delegate)
    delegate = next((one for one in context.delegates if one.uid == uid), None) if head == "delegate" else None
    if delegate is None:
        return ()
    step = comes_in if draft.arriving else goes_out
    fields = step(delegate, at, context.point)
    return (Edit(RecordKind.DELEGATE, uid, fields),) if fields else ()


def _amend(draft: AmendDraft, context: CaptureContext) -> tuple[Edit, ...]:
    fields: dict[str, Any] = {"text": draft.text}
    last = context.last_entry
    if last is not None and last.uid == draft.entry:
        # What had been read out of the old words is read again out of the new ones; what was marked stays.
        if last.kind in TASK_KINDS and last.deadline == deadline_in(last.text, context.day):
            fields["deadline"] = deadline_in(draft.text, context.day)
        if last.figures == figures_in(last.text):
            fields["figures"] = figures_in(draft.text)
    return (Edit(RecordKind.ENTRY, draft.entry, fields),)


def _next(draft: NextPointDraft, context: CaptureContext, at: datetime | None, meeting: Meeting) -> tuple[Edit, ...]:
    opened = next((point for point in context.points if point.uid == draft.point), None)
    if opened is None or (opened.state is PointState.CURRENT and context.point == opened.uid):
        return ()
    made = _closed(context, at, but=opened.uid)
    fields: dict[str, Any] = {"state": PointState.CURRENT}
    if at and opened.started_at is None:
        fields["started_at"] = at
    if at and opened.ended_at is not None:
        # Taken up again: what it has run so far adds up.
        fields["minutes_before"] = minutes_used(opened, at) or 0
        fields.update({"resumed_at": at, "ended_at": None})
    made.append(Edit(RecordKind.POINT, opened.uid, fields))
    if at and meeting.started_at is None and all(point.state is PointState.PLANNED for point in context.points):
        made.append(Edit(RecordKind.MEETING, meeting.uid, {"started_at": at}))
    return tuple(made)


def _end(context: CaptureContext, at: datetime | None, meeting: Meeting) -> tuple[Edit, ...]:
    made = _closed(context, at)
    if at:
        made.append(Edit(RecordKind.MEETING, meeting.uid, {"ended_at": at}))
    return tuple(made)


def _closed(context: CaptureContext, at: datetime | None, but: str = "") -> list[Edit]:
    return [
        Edit(RecordKind.POINT, point.uid, {"state": PointState.CLOSED, **({"ended_at": at} if at else {})})
        for point in context.points
        if point.uid != but and (point.state is PointState.CURRENT or point.uid == context.point)
    ]
