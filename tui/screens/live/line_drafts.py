"""A line of the capture field as a draft: what it will become, recording it, mending an entry by it.

Apart from the desk because the grammar of the line, and all it knows, is needed with the first line and not with the
first picture of the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from store.meeting import agenda_clock, capture, closing
from store.meeting.capture.drafts import (
    AttendanceDraft,
    CaptureContext,
    Draft,
    EmptyDraft,
    EndDraft,
    EntryDraft,
    MisreadDraft,
    NextPointDraft,
)
from store.meeting.kinds import RecordKind
from store.meeting.records import AgendaPoint, Entry
from store.meeting.refs import NOBODY
from store.meeting.text import clean
from tui.language import _, field_name
from tui.widgets.draft_wording import misreading_text, preview
from tui.widgets.wording import Said

if TYPE_CHECKING:
    from store.dossier import Dossier


def said(dossier: Dossier, text: str) -> list[Said]:
    """What this line will become when it is recorded."""
    draft = dossier.read(text)
    told = preview(draft, dossier.get, waiting=True, typed=text, closed=dossier.closed_session)
    return _with_voters(draft, told, dossier)


def _with_voters(draft: Draft, told: list[Said], dossier: Dossier) -> list[Said]:
    """What does not fit about a vote comes first, where the little room below the line cannot cut it off."""
    if not isinstance(draft, EntryDraft) or draft.vote is None or not dossier.meeting.voting:
        return told
    from tui.widgets.vote_wording import voters_said, voting_warnings

    return [*voting_warnings(draft, dossier), *told, ("  ·  ", "faint"), *voters_said(draft, dossier)]


def said_amended(dossier: Dossier, text: str) -> list[Said]:
    """What an entry will become when it is mended by this line."""
    return preview(_read_amended(dossier, text), dossier.get, typed=text)


class Done(NamedTuple):
    """What became of a line: the sentence why it cannot be carried out, and what is to be said quietly about it."""

    refused: str = ""
    remark: str = ""


def record(dossier: Dossier, text: str) -> Done:
    """Records the line.

    Raises:
        CannotWrite: nothing has changed.
    """
    draft = dossier.read(text)
    if isinstance(draft, MisreadDraft):
        return Done(misreading_text(draft))
    if isinstance(draft, EmptyDraft):
        return Done()
    return Done(remark=carry_out(dossier, draft))


def carry_out(dossier: Dossier, draft: Draft) -> str:
    """Carries a draft out; says what is to be said quietly.

    That is that an agenda point closed and nothing came of it, or that too few voters are left for the quorum.

    Raises:
        CannotWrite: nothing has changed.
    """
    moves_on = isinstance(draft, NextPointDraft | EndDraft)
    left = agenda_clock.running(dossier.points[:]) if moves_on else None
    dossier.record(draft)
    if isinstance(draft, AttendanceDraft):
        return _without_quorum(dossier)
    if left is None or (isinstance(draft, NextPointDraft) and draft.point == left.uid):
        return ""
    return _without_outcome(dossier, left)


def _without_quorum(dossier: Dossier) -> str:
    if not dossier.meeting.voting:
        return ""
    from tui.widgets.vote_wording import too_few

    return too_few(dossier.proceedings())


def _without_outcome(dossier: Dossier, point: AgendaPoint) -> str:
    begun = point.started_at
    changed = begun is not None and dossier.item_changed_since(begun.astimezone())
    if not closing.closes_without_outcome(point, dossier.entries[:], item_changed=changed):
        return ""
    words = _("Point {number} closes without a decision, directive, commitment or outcome. Ask the chair?")
    return words.format(number=point.number)


def amend(dossier: Dossier, uid: str, begun: str, text: str, seen: Mapping[str, Iterable[str]]) -> str:
    """Makes the entry with this uid what the line says; the sentence why it cannot be, empty where it was done.

    Only what differs from the line it was ``begun`` with is changed, over what was ``seen`` then.

    Raises:
        CannotWrite: nothing has changed.
    """
    draft = _read_amended(dossier, text)
    if isinstance(draft, EntryDraft):
        dossier.amend(RecordKind.ENTRY, uid, seen, _differing(dossier, uid, begun, draft))
        return ""
    return misreading_text(draft) if isinstance(draft, MisreadDraft) else _("This is no entry. Esc stops.")


def line_of(dossier: Dossier, entry: Entry) -> str:
    """The line that would record this entry; its time stays out of it, because mending does not change it."""
    draft = EntryDraft(**{name: getattr(entry, name) for name in _SHARED}, speaker_named=bool(entry.speaker))
    return capture.write(draft, _context(dossier))


def _context(dossier: Dossier) -> CaptureContext:
    """The context for an entry that is being mended: nobody speaks, it is about no item, unless the line says so."""
    return replace(dossier.context(), speaker=NOBODY, item="")


def changed_fields(dossier: Dossier, uid: str, begun: str, text: str) -> list[str]:
    """The names of the fields that mending the entry by this line would change."""
    draft, entry = _read_amended(dossier, text), dossier.get(RecordKind.ENTRY, uid)
    if not isinstance(draft, EntryDraft) or not isinstance(entry, Entry):
        return []
    fields = _differing(dossier, uid, begun, draft)
    return [field_name(name) for name, value in fields.items() if value != getattr(entry, name)]


def is_newer(dossier: Dossier, uid: str, seen: Mapping[str, Iterable[str]]) -> bool:
    """Whether what the line says of the entry has been changed since it was seen so."""
    standing = dossier.standing(RecordKind.ENTRY, uid)
    return any(tuple(seen.get(name, ())) != standing.get(name, ()) for name in _SHARED)


def _differing(dossier: Dossier, uid: str, begun: str, draft: EntryDraft) -> dict[str, Any]:
    """The fields in which the mended line says something else than the one that it was begun with."""
    fields = _amended(dossier, uid, draft)
    before = _read_amended(dossier, clean(begun))
    if not isinstance(before, EntryDraft):
        return fields
    same = _amended(dossier, uid, before)
    return {name: value for name, value in fields.items() if name not in same or value != same[name]}


def _read_amended(dossier: Dossier, text: str) -> Draft:
    return capture.read(text, _context(dossier))


def _amended(dossier: Dossier, uid: str, draft: EntryDraft) -> dict[str, Any]:
    """The fields of the entry as the mended line has them."""
    fields: dict[str, Any] = {name: getattr(draft, name) for name in _SHARED}
    entry = dossier.get(RecordKind.ENTRY, uid)
    day = entry.at.date() if isinstance(entry, Entry) and entry.at else dossier.meeting.day
    if draft.said_at and day:
        fields["at"] = datetime.combine(day, draft.said_at)
    return fields


#: The fields that an entry and the draft of one have in common.
_SHARED = ("kind", "text", "speaker", "items", "owners", "deadline", "verbatim", "parties", "vote", "figures")
