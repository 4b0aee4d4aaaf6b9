"""Showing the record in the live screen that a search found: the entry in the timeline, the item in the checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.meeting.kinds import RecordKind

if TYPE_CHECKING:
    from .screen import LiveScreen

_AGAIN = 0.05
"""Seconds after which to look again for an entry that lies further back than has been read so far."""
_TRIES = 200


def show(live: LiveScreen, kind: RecordKind, uid: str, tries: int = _TRIES) -> None:
    """Bring the record into view and put the cursor of its list on it; the line keeps the focus."""
    if not live.is_attached:
        return
    if kind is RecordKind.ITEM:
        live.bring_forward("items")
        live.call_after_refresh(live.checklist.show_item, uid)
    elif kind is RecordKind.ENTRY:
        live.bring_forward("timeline")
        live.call_after_refresh(live.timeline.show_entry, uid)
        place = live.dossier.entries.place_of(uid)
        from_the_end = len(live.dossier.entries) - place
        if place >= 0 and from_the_end > live.timeline.count() and tries:
            live.set_timer(_AGAIN, lambda: show(live, kind, uid, tries - 1))
    elif kind is RecordKind.POINT:
        live.bring_forward("agenda")
