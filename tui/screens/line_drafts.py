"""A line of the capture field as a draft: what it will become, recording it, mending an entry by it.

Apart from the desk because the grammar of the line, and all it knows, is needed with the first line and not with the
first picture of the screen.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.meeting import capture
from store.meeting.capture.drafts import CaptureContext, Draft, EmptyDraft, EntryDraft, MisreadDraft
from store.meeting.kinds import RecordKind
from store.meeting.records import Entry
from store.meeting.refs import NOBODY
from tui.language import _
from tui.widgets.draft_wording import misreading_text, preview
from tui.widgets.wording import Said

if TYPE_CHECKING:
    from store.dossier import Dossier


def said(dossier: Dossier, text: str) -> list[Said]:
    """What this line will become when it is recorded."""
    return preview(dossier.read(text), dossier.get, waiting=True)


def said_amended(dossier: Dossier, text: str) -> list[Said]:
    """What an entry will become when it is mended by this line."""
    return preview(_read_amended(dossier, text), dossier.get)


def record(dossier: Dossier, text: str) -> str | None:
    """Records the line; the sentence why it cannot be, empty where it was done, None where it says nothing.

    Raises:
        CannotWrite: nothing has changed.
    """
    draft = dossier.read(text)
    if isinstance(draft, MisreadDraft):
        return misreading_text(draft)
    if isinstance(draft, EmptyDraft):
        return None
    dossier.record(draft)
    return ""


def amend(dossier: Dossier, uid: str, text: str) -> str:
    """Makes the entry with this uid what the line says; the sentence why it cannot be, empty where it was done.

    Raises:
        CannotWrite: nothing has changed.
    """
    draft = _read_amended(dossier, text)
    if isinstance(draft, EntryDraft):
        dossier.change(RecordKind.ENTRY, uid, **_amended(dossier, uid, draft))
        return ""
    return misreading_text(draft) if isinstance(draft, MisreadDraft) else _("This is no entry. Esc stops.")


def line_of(dossier: Dossier, entry: Entry) -> str:
    """The line that would record this entry; its time stays out of it, because mending does not change it."""
    draft = EntryDraft(**{name: getattr(entry, name) for name in _SHARED}, speaker_named=bool(entry.speaker))
    return capture.write(draft, _context(dossier))


def _context(dossier: Dossier) -> CaptureContext:
    """The context for an entry that is being mended: nobody speaks unless the line says who."""
    return replace(dossier.context(), speaker=NOBODY)


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
