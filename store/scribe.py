"""The capture line of an open dossier: what a line is read against, and carrying out what it was read as.

Apart from the dossier because the grammar, and all it knows, is needed with the first line and not with the first
picture of the record.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any

from .keeping.changes import Change
from .keeping.ledger import Ledger, Wish
from .live import LiveRecord
from .meeting import capture, consequences
from .meeting.capture.drafts import (
    CaptureContext,
    Draft,
    EmptyDraft,
    EntryDraft,
    MisreadDraft,
    NextPointDraft,
    SpeakerDraft,
    UndoDraft,
)
from .meeting.edits import Edit
from .meeting.kinds import PointState, RecordKind
from .meeting.records import AgendaPoint
from .meeting.refs import Ref
from .meeting.text import clean
from .reading import speaker


class Scribe:
    """Reads capture lines and carries out their drafts.

    ``now`` is the local wall-clock time without a zone, ``wishes`` turns edits into what is to be written, ``undo``
    takes back the last step.
    """

    def __init__(
        self,
        live: LiveRecord,
        ledger: Ledger,
        now: Callable[[], datetime],
        wishes: Callable[[Iterable[Edit]], list[Wish]],
        undo: Callable[[], tuple[Change, ...]],
    ) -> None:
        self._live = live
        self._ledger = ledger
        self._now = now
        self._wishes = wishes
        self._undo = undo
        self._points: tuple[AgendaPoint, ...] = ()
        self._point = ""
        self._read_at: tuple[int, date] | None = None
        self._context: CaptureContext | None = None

    def context(self, now: datetime | None = None) -> CaptureContext:
        """What the next line is read against."""
        today = (now or self._now()).date()
        if self._read_at == (self._ledger.age, today) and self._context:
            return self._context
        live = self._live
        read_at = (self._ledger.age, today)
        points = live.whole(RecordKind.POINT)
        if points is not self._points:
            self._points, self._point = points, _current(points)
        context = CaptureContext(
            day=live.meeting().day or today,
            delegates=live.whole(RecordKind.DELEGATE),
            parties=live.whole(RecordKind.PARTY),
            points=points,
            items=live.whole(RecordKind.ITEM),
            speaker=speaker(self._ledger, live),
            point=self._point,
            last_entry=live.newest_own_entry(),
        )
        self._read_at, self._context = read_at, context
        return context

    def read(self, line: str) -> Draft:
        """What this line would become now."""
        return capture.read(line, self.context())

    def carry_out(self, draft: Draft) -> tuple[Change, ...]:
        """Writes what a draft says. Raises CannotWrite, and then nothing has changed."""
        if isinstance(draft, (EmptyDraft, MisreadDraft)):
            return ()
        if isinstance(draft, UndoDraft):
            return self._undo()
        with self._ledger.writing:
            now = self._now()
            edits = consequences.edits(draft, self.context(now), now, self._live.meeting(), new_uid)
            return self._ledger.write(self._wishes(edits), self._notes(draft))

    def _notes(self, draft: Draft) -> list[dict[str, Any]]:
        noted = self._ledger.notes
        notes: list[dict[str, Any]] = [{"draft": ""}] if noted.get("draft") else []
        named: Ref | None = None
        if isinstance(draft, EntryDraft):
            named = draft.speaker if draft.speaker_named else None
        elif isinstance(draft, SpeakerDraft):
            named = draft.speaker
        elif isinstance(draft, NextPointDraft):
            point = self._live.get(RecordKind.POINT, draft.point)
            named = point.presenter if isinstance(point, AgendaPoint) and point.presenter else None
        if named is not None and named != noted.get("speaker"):
            notes.append({"speaker": clean(named)})
        return notes


def _current(points: Iterable[AgendaPoint]) -> str:
    # Two recorders may each have opened a point; the one opened last is where the meeting is.
    current = [point for point in points if point.state is PointState.CURRENT]
    newest = max(current, key=lambda point: (str(point.started_at or ""), point.number), default=None)
    return newest.uid if newest else ""


def new_uid() -> str:
    """A uid for a new record, 12 random hex digits: nobody else makes the same."""
    return os.urandom(6).hex()
