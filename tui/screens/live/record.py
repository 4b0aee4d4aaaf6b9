"""The live screen follows the record: what has happened is shown, and nothing that somebody looks at moves."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from textual import on
from textual.message import Message
from textual.timer import Timer

from store.meeting.kinds import PointState, RecordKind
from store.meeting.records import Entry, Item
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.pane_head import PaneHead

from . import heads as live_heads
from .backlog import Backlog
from .links import Links
from .others import LiveOthers

if TYPE_CHECKING:
    from store.live import Happening
    from store.sharing_rounds import SharingRounds

    from .faults import Faults

_FEW = 50
"""So many changed records are shown one by one; where more come at once, all are shown anew."""
_REST = 1.0
"""Seconds after which the gaps are counted anew."""


class LiveRecord(LiveOthers):
    """What of the record stands in which pane, and how it gets there."""

    sharing: SharingRounds
    masthead: Masthead
    keybar: KeyBar
    _heads: dict[str, PaneHead]
    _left: str
    _right: str
    _backlog: Backlog
    _failed: bool

    def __init__(self) -> None:
        super().__init__()
        self._sharing_now = False
        self._links = Links()
        self._names: dict[str, str] = {}
        self._dirty: dict[tuple[RecordKind, str], Happening] = {}
        self._counting: Timer | None = None
        self._unsubscribe: Callable[[], None] | None = None
        self._faults: Faults | None = None
        self._overdue = (0, 0)
        self._today: date | None = None

    @dataclass(eq=False, repr=False)
    class Happened(Message):
        """Records have changed."""

        happenings: tuple[Happening, ...]

    @dataclass(eq=False, repr=False)
    class Counted(Message):
        """So many gaps were counted, and so many tasks and items that are overdue today."""

        gaps: int
        overdue: tuple[int, int]

    class Shared(Message):
        """A round of writing into the folder and reading from it has ended."""

    def _happened(self, happenings: tuple[Happening, ...]) -> None:
        """Called by the dossier in whatever thread the change came from."""
        self.post_message(self.Happened(happenings))

    @on(Happened)
    def _something_happened(self, event: Happened) -> None:
        if not self._dirty:
            self.call_next(self._show_dirty)
        for happening in event.happenings:
            key = (happening.kind, happening.uid)
            before = self._dirty.get(key)
            if before is not None:
                happening = happening._replace(new=happening.new or before.new, gone=happening.gone or before.gone)
            self._dirty[key] = happening
        self.sharing.touched()

    def _show_dirty(self) -> None:
        happenings, self._dirty = tuple(self._dirty.values()), {}
        self._show_changed(happenings)
        self._line_changed()

    def _share(self) -> None:
        if not self._sharing_now and self.sharing.due():
            self._sharing_now, at = True, self._whereabouts()
            self.run_worker(lambda: self._share_round(at), thread=True, group="sharing", exit_on_error=False)
        elif self._sharing_now and self.sharing.away:
            self._show_masthead()  # the folder does not answer, which no end of a round tells

    def _share_round(self, at: str) -> None:
        try:
            if not self.dossier.sharing_ended:
                self.dossier.present_on(at)
            self.sharing.round()
            if self._faults is not None:
                self._faults.look(self.sharing.trouble)
        finally:
            self._sharing_now = False
            self.post_message(self.Shared())

    @on(Shared)
    def _shared(self) -> None:
        self._show_others()
        self._show_masthead()

    def _show_changed(self, happenings: tuple[Happening, ...]) -> None:
        """Show what has happened. A few changed entries or items cost what they cost, however many others there are."""
        kinds = {happening.kind for happening in happenings}
        entries = [happening.uid for happening in happenings if happening.kind is RecordKind.ENTRY]
        items = [happening.uid for happening in happenings if happening.kind is RecordKind.ITEM]
        moved = any(one.new or one.gone for one in happenings if one.kind is RecordKind.ITEM)
        if items and len(items) <= _FEW and not moved:
            records = [self.dossier.get(RecordKind.ITEM, uid) for uid in items]
            if self.checklist.change([record for record in records if isinstance(record, Item)]):
                kinds.discard(RecordKind.ITEM)
        few = 0 < len(entries) <= _FEW and self._backlog.whole and not kinds - {RecordKind.ENTRY, RecordKind.ITEM}
        if few and self._show_entries(entries):
            kinds.discard(RecordKind.ENTRY)
        if kinds:
            self._show(kinds)
        else:
            self._show_card()
            self._show_around()

    def _show_entries(self, uids: list[str]) -> bool:
        live = self.dossier.entries
        changes = []
        for uid in uids:
            entry = self.dossier.get(RecordKind.ENTRY, uid)
            changes.append((uid, entry if isinstance(entry, Entry) else None, live.place_of(uid)))
            self._links.change(uid, entry if isinstance(entry, Entry) else None)
        return self.timeline.change(changes, live)

    def _show(self, kinds: set[RecordKind]) -> None:
        """Show anew what these kinds of record have to do with. Cursor, focus and scroll position stay."""
        people = bool(kinds & {RecordKind.DELEGATE, RecordKind.PARTY})
        if kinds & {RecordKind.POINT, RecordKind.MEETING}:
            self.agenda.show(self.dossier.points, self._local_now())
        if RecordKind.ITEM in kinds:
            self.checklist.today = self._now().date()
            self.checklist.show(self.dossier.items)
        if RecordKind.ENTRY in kinds:
            self._links.read(self._backlog.entries())
        measured = people or RecordKind.MEETING in kinds
        if RecordKind.ENTRY in kinds or (measured and self._renamed()):
            self.show_timeline(afresh=measured and self._renamed(keep=True))
        elif people or kinds & {RecordKind.POINT, RecordKind.ITEM}:
            self.timeline.redraw()
        self._show_card()
        self._show_around()

    def _renamed(self, *, keep: bool = False) -> bool:
        """Whether somebody is called otherwise than when the timeline was measured, or another vote is in doubt."""
        names = {one.uid: one.name for one in self.dossier.delegates}
        names |= {one.uid: one.name for one in self.dossier.parties}
        renamed = names != self._names or self.timeline.doubts_changed()
        if keep:
            self._names = names
        return renamed

    def _doubt(self, entry: Entry) -> str:
        """What a recorded vote does not fit, where votes are taken."""
        if entry.vote is None or not self.dossier.meeting.voting:
            return ""
        from tui.widgets.vote_wording import entry_warning

        return entry_warning(entry, self.dossier)

    def show_timeline(self, *, afresh: bool = False) -> None:
        """All entries, with the deleted ones among them if they are to be seen."""
        self.timeline.today = self._today = self._now().date()
        gone = self.dossier.deleted_entries() if self.timeline.with_deleted else ()
        self.timeline.show(self._backlog.entries(), gone=gone, afresh=afresh)

    def _show_around(self) -> None:
        self._show_heads()
        self._show_masthead()
        self._count_gaps()

    def _show_card(self) -> None:
        item = self.checklist.item(self.checklist.cursor)
        uids = self._links.of(item.uid) if item else ()
        entries = self.dossier.entries
        placed = sorted((place, uid) for uid in uids if (place := entries.place_of(uid)) >= 0)
        found = (self.dossier.get(RecordKind.ENTRY, uid) for _place, uid in placed)
        typing = self.typing_on(item.uid) if item else ()
        shown = [entry for entry in found if isinstance(entry, Entry)]
        self.card.show(item, shown, typing, meeting=self.dossier.meeting, today=self._now().date())

    def _show_heads(self) -> None:
        narrow = self.has_class("-narrow")
        now = self._local_now()
        made = live_heads.titles(
            self.dossier, self.checklist, self._left, self._right, narrow, now, mine=self.agenda.mine
        )
        for name, titles in made.items():
            self._heads[name].show(*titles)

    def _show_masthead(self) -> None:
        facts = live_heads.facts(
            self.dossier,
            self._now(),
            self._local_now(),
            failed=self._failed,
            away_since=self.sharing.away_since,
            colleagues=self.colleagues,
            overdue=self._overdue,
        )
        self.masthead.show(live_heads.title(self.dossier.meeting), facts)

    def _local_now(self) -> datetime | None:
        """The local time if the meeting is today."""
        now, meeting = self._now(), self.dossier.meeting
        first = meeting.day
        return now if first and first <= now.date() <= (meeting.last_day or first) else None

    def _wait_for_minute(self) -> None:
        now = self._now()
        next_minute = (now + timedelta(minutes=1)).replace(second=0, microsecond=0)
        self.set_timer(max(0.1, (next_minute - now).total_seconds()), self._minute)

    def _minute(self) -> None:
        if self._today != self._now().date():  # what is overdue is counted anew every day
            self.timeline.today = self._today = self._now().date()
            self._show({RecordKind.ITEM})
            self.show_timeline(afresh=True)
        self._show_masthead()
        if any(point.state is PointState.CURRENT for point in self.dossier.points):
            self.agenda.show(self.dossier.points, self._local_now())
            self._show_heads()
        self._wait_for_minute()

    def _count_gaps(self) -> None:
        if self._counting is None:
            self._counting = self.set_timer(_REST, self._show_gaps)

    def _show_gaps(self) -> None:
        self._counting = None
        self.run_worker(self._find_gaps, thread=True, group="gaps", exit_on_error=False)

    def _find_gaps(self) -> None:
        from store.meeting import gaps, overdue

        held = self.dossier.proceedings()
        late = overdue.overdue(held, self._now().date())
        self.post_message(self.Counted(len(gaps.find(held)), (len(late.tasks), len(late.items))))

    @on(Counted)
    def _counted(self, event: Counted) -> None:
        self.keybar.note("f8", str(event.gaps) if event.gaps else "")
        if event.overdue != self._overdue:
            self._overdue = event.overdue
            self._show_masthead()
