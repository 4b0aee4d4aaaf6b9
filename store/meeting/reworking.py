"""Reworking what was recorded: another kind, splitting one entry, joining two. No word is lost by any of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from .capture.drafts import CaptureContext, EntryDraft
from .capture.wording import deadline_in, figures_in
from .edits import Edit
from .kinds import TASK_KINDS, EntryKind, RecordKind
from .records import Deadline, Entry
from .refs import NOBODY

_One = TypeVar("_One")

_MARKED = {
    "!": EntryKind.DIRECTIVE,
    "+": EntryKind.COMMITMENT,
    "=": EntryKind.DECISION,
    "~": EntryKind.LIMITATION,
    "*": EntryKind.RESULT,
    "?": EntryKind.PROPOSAL,
    ".": EntryKind.NOTE,
}


class Apart(StrEnum):
    """Why two entries cannot become one."""

    SPEAKERS = "speakers"
    VOTES = "votes"
    HANDOVER = "handover"


def kind_of_mark(mark: str) -> EntryKind | None:
    """The kind that a sign of the capture line stands for, and a full stop for a note; None for any other sign."""
    return _MARKED.get(mark)


def as_kind(entry: Entry, kind: EntryKind, day: date) -> Edit:
    """The entry as another kind; ``day`` is the meeting's, from which deadlines are counted.

    A task takes its deadline from its words, as if it had been recorded as one; what was read out of them leaves with
    the kind, and what somebody set stays.
    """
    fields: dict[str, Any] = {"kind": kind}
    if kind in TASK_KINDS and entry.kind not in TASK_KINDS and entry.deadline is None:
        fields["deadline"] = deadline_in(entry.text, day)
    elif entry.kind in TASK_KINDS and kind not in TASK_KINDS:
        if entry.deadline is not None and entry.deadline == deadline_in(entry.text, day):
            fields["deadline"] = None
        fields["fulfilled"] = False
    return Edit(RecordKind.ENTRY, entry.uid, fields)


def read_parts(line: str, cursor: int) -> tuple[str, str, EntryKind | None] | None:
    """A text to be split, where it is to be split: at its ``|``, else at the cursor.

    The second part may begin with a mark, which gives it another kind: right behind the bar, or before its text as in
    the capture line. None where one of the parts would be empty.
    """
    place = line.find("|")
    first, second = (line[:place], line[place + 1 :]) if place >= 0 else (line[:cursor], line[cursor:])
    kind = kind_of_mark(second[:1] if place >= 0 else second.strip()[:1])
    first, second = first.strip(), second.strip()
    marked = kind is not None and (place >= 0 or second[1:2].isalnum()) and second[1:2] != second[0]
    words = second[1:].strip() if marked else second
    return (first, words, kind if marked else None) if first and words else None


def split(
    entry: Entry, first: str, second: str, kind: EntryKind | None, day: date, new_uid: Callable[[], str]
) -> tuple[Edit, Edit]:
    """One entry as two. Both keep time, agenda point, speaker and items; the second is new, and of ``kind`` if given.

    Owners, deadline, vote and signatories stay with the first; a second part that is the same task keeps owners and
    deadline too. What had been read out of the text is read again out of each part.
    """
    said = entry.deadline is not None and entry.deadline == deadline_in(entry.text, day)
    counted = entry.figures == figures_in(entry.text)
    second_kind = kind or (entry.kind if entry.kind not in {EntryKind.VOTE, EntryKind.SIGNING} else EntryKind.NOTE)
    same_task = second_kind is entry.kind and entry.kind in TASK_KINDS

    def deadline(text: str, *, kept: bool, task: bool) -> Deadline | None:
        if said or entry.deadline is None:
            return deadline_in(text, day) if task else None
        return entry.deadline if kept else None

    changed: dict[str, Any] = {"text": first}
    if said:
        changed["deadline"] = deadline(first, kept=True, task=entry.kind in TASK_KINDS)
    if counted:
        changed["figures"] = figures_in(first)
    made: dict[str, Any] = {
        "kind": second_kind,
        "text": second,
        "at": entry.at,
        "point": entry.point,
        "speaker": entry.speaker,
        "items": entry.items,
        "verbatim": entry.verbatim,
        "read_back_at": entry.read_back_at,
        "closed_session": entry.closed_session,
        "carried_from": entry.carried_from,
        "history": entry.history,
        "owners": entry.owners if same_task else (),
        "deadline": deadline(second, kept=same_task, task=second_kind in TASK_KINDS),
        "figures": figures_in(second) if counted else (),
    }
    given = {name: value for name, value in made.items() if value or name == "text"}
    return (Edit(RecordKind.ENTRY, entry.uid, changed), Edit(RecordKind.ENTRY, new_uid(), given))


def apart(earlier: Entry, later: Entry) -> Apart | None:
    """Why these two cannot be joined; None where they can.

    Words of two people in one entry would be somebody's who never said them, and one entry holds one vote.
    """
    if EntryKind.HANDOVER in {earlier.kind, later.kind}:
        return Apart.HANDOVER
    if NOBODY not in {earlier.speaker, later.speaker} and earlier.speaker != later.speaker:
        return Apart.SPEAKERS
    return Apart.VOTES if earlier.vote and later.vote else None


def joined(earlier: Entry, later: Entry, day: date) -> tuple[Edit, Edit]:
    """Two entries as one: the earlier holds the words of both, the later goes.

    The earlier keeps its time, agenda point and, unless it is a mere note, its kind. Items, owners and signatories are
    those of both. Verbatim stays only what was verbatim in both, closed what was closed in either.
    """
    plain = earlier.kind in {EntryKind.NOTE, EntryKind.STATEMENT} and later.kind is not EntryKind.NOTE
    kind = later.kind if plain else earlier.kind
    text = " ".join(words for words in (earlier.text.strip(), later.text.strip()) if words)
    deadline = earlier.deadline or later.deadline
    if deadline is None and kind in TASK_KINDS:
        deadline = deadline_in(text, day)
    fields: dict[str, Any] = {
        "kind": kind,
        "text": text,
        "speaker": earlier.speaker or later.speaker,
        "items": _united(earlier.items, later.items),
        "owners": _united(earlier.owners, later.owners),
        "parties": _united(earlier.parties, later.parties),
        "figures": _united(earlier.figures, later.figures),
        "waived": _united(earlier.waived, later.waived),
        "deadline": deadline,
        "vote": earlier.vote or later.vote,
        "verbatim": earlier.verbatim and later.verbatim,
        "read_back_at": None if None in {earlier.read_back_at, later.read_back_at} else later.read_back_at,
        "closed_session": earlier.closed_session or later.closed_session,
        "fulfilled": earlier.fulfilled and later.fulfilled,
    }
    return (Edit(RecordKind.ENTRY, earlier.uid, fields), Edit(RecordKind.ENTRY, later.uid, gone=True))


def _united(first: Iterable[_One], second: Iterable[_One]) -> tuple[_One, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def linked(line: str, context: CaptureContext) -> tuple[tuple[str, ...], str]:
    """The items (uids) that a line names by numbers or letters, ``12 14 #du lịch``, and the words that name none."""
    from .capture.reader import read

    words = [f"#{word}" if word[:1].isalnum() else word for word in line.replace(",", " ").replace(";", " ").split()]
    # Behind a full stop nothing is read as a speaker or a command.
    draft = read(". " + " ".join(words), replace(context, item=""))
    if not isinstance(draft, EntryDraft):
        return (), line.strip()
    return draft.items, draft.text.removeprefix(".").replace("#", "").strip()
