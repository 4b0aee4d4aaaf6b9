"""The capture line of an open dossier: what a line is read against, and carrying out what it was read as.

Apart from the dossier because the grammar, and all it knows, is needed with the first line and not with the first
picture of the record.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from .keeping.changes import Change
from .keeping.ledger import Ledger, Wish
from .live import LiveRecord
from .meeting import agenda_clock, capture, consequences
from .meeting.capture.drafts import (
    AllotDraft,
    CaptureContext,
    ClosedSessionDraft,
    Draft,
    EmptyDraft,
    EntryDraft,
    ItemDraft,
    MisreadDraft,
    NextPointDraft,
    SpeakerDraft,
    UndoDraft,
)
from .meeting.edits import Edit
from .meeting.kinds import EntryKind, RecordKind
from .meeting.records import AgendaPoint, Delegate
from .meeting.refs import Ref, split
from .meeting.text import clean, signed
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
            item=self._noted_item(),
            closed_session=self._ledger.notes.get("closed") is True,
            chairs=live.meeting().chairs,
            last_entry=live.newest_own_entry(),
        )
        self._read_at, self._context = read_at, context
        return context

    def _noted_item(self) -> str:
        noted = self._ledger.notes.get("item")
        return noted if isinstance(noted, str) and self._live.get(RecordKind.ITEM, noted) is not None else ""

    def read(self, line: str) -> Draft:
        """What this line would become now."""
        draft = capture.read(line, self.context())
        return replace(draft, recorder=self._recorder(draft.recorder)) if isinstance(draft, AllotDraft) else draft

    def _recorder(self, words: str) -> str:
        """The recorder whom these words mean: somebody who has written in this record, or one of its secretaries."""
        from .meeting import allotment

        live = self._live
        secretaries = (live.get(RecordKind.DELEGATE, split(ref)[1]) for ref in live.meeting().secretaries)
        with self._ledger.reading:
            names = dict.fromkeys(change.by for change in self._ledger.union.changes.values())
        named = (one.name for one in secretaries if isinstance(one, Delegate))
        return allotment.named(words, [*map(signed, names), *named]) if words else words

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

    def hand_over(self, old: str, new: str, said_at: time | None) -> tuple[Change, ...]:
        """Records that ``new`` takes over from ``old``, who still writes this; what follows is by ``new``.

        Raises:
            CannotWrite: nothing has changed, ``old`` goes on recording.
        """
        with self._ledger.writing:
            context = self.context()
            at = consequences.moment(said_at, self._now(), self._live.meeting(), context)
            told = {"at": at, "point": context.point, "closed_session": context.closed_session}
            fields: dict[str, Any] = {"kind": EntryKind.HANDOVER, "text": f"{old} → {new}"}
            fields.update({name: value for name, value in told.items() if value})
            notes = [{"draft": ""}] if self._ledger.notes.get("draft") else []
            changes = self._ledger.write(self._wishes([Edit(RecordKind.ENTRY, new_uid(), fields)]), notes)
            self._ledger.written_by(new)
        return changes

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
        item: str | None = None
        if isinstance(draft, ItemDraft) or (isinstance(draft, EntryDraft) and draft.item_named):
            item = draft.item
        elif isinstance(draft, NextPointDraft):
            item = ""  # what the last point was about is no matter of the next one
        if item is not None and item != noted.get("item", ""):
            notes.append({"item": item})
        if isinstance(draft, ClosedSessionDraft) and draft.closed != noted.get("closed", False):
            notes.append({"closed": draft.closed})
        return notes


def _current(points: Iterable[AgendaPoint]) -> str:
    running = agenda_clock.running(tuple(points))
    return running.uid if running else ""


def new_uid() -> str:
    """A uid for a new record, 12 random hex digits: nobody else makes the same."""
    return os.urandom(6).hex()
