"""The live screen: agenda and checklist, timeline, item card, and the capture line that has the focus."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.geometry import Size
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from store.errors import CannotWrite
from store.meeting.kinds import PointState, RecordKind
from tui.language import _, ngettext
from tui.widgets.agenda import Agenda
from tui.widgets.capture_line import CaptureField, CaptureLine
from tui.widgets.card import Card
from tui.widgets.checklist import Checklist
from tui.widgets.fields import LineField
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.pane_head import PaneHead
from tui.widgets.timeline import Timeline
from tui.widgets.wording import not_saved

from . import live_heads
from .backlog import Backlog, load_grammar
from .line_desk import LineDesk, Purpose
from .live_keys import KEYS
from .live_lists import LiveLists
from .sharing import Sharing

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.live import Happening

_WIDE = 110
_VERY_WIDE = 150
_SMALLEST = (40, 10)
_SEEN = 0.05
"""Seconds after which the first picture has reached the terminal, and nothing holds it up any more."""
_REST = 1.0
"""Seconds of rest after which the unfinished line is put on disk, and the gaps are counted anew."""


class LiveScreen(LiveLists):
    """One dossier while the meeting runs. It wires the parts together and holds no rule of its own."""

    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    @dataclass(eq=False, repr=False)
    class Happened(Message):
        """Records of these kinds have changed."""

        kinds: frozenset[RecordKind]

    class Shared(Message):
        """A round of writing into the folder and reading from it has ended."""

    def __init__(self, dossier: Dossier, now: Callable[[], datetime], size: Size) -> None:
        """``now`` gives the local time without a zone, as minutes print it; ``size`` is the terminal's."""
        super().__init__()
        self.dossier = dossier
        self._now = now
        self.sharing = Sharing(dossier)
        self._sharing_now = False
        find = dossier.get
        self.desk = LineDesk(
            dossier,
            fill=self._fill,
            text=lambda: self.line.value,
            filter_items=self._filter_items,
            trouble=self.told,
            changed=self._line_changed,
        )
        self.line = CaptureField(self.desk.enter, self.desk.recall, id="line")
        self.capture = CaptureLine(self.line, id="capture")
        self.masthead = Masthead(id="masthead")
        self.agenda = Agenda(id="agenda", on_letter=self._type_on)
        self.checklist = Checklist(id="items", on_letter=self._type_on)
        self.timeline = Timeline(find, id="timeline", on_letter=self._type_on)
        self.card = Card(find, id="card")
        self.keybar = KeyBar(KEYS, id="keybar")
        self._heads = {name: PaneHead(id=f"{name}-head") for name in ("agenda", "items", "timeline", "card")}
        self._left, self._right = "items", "timeline"
        self._arrange(size.width, size.height)
        self._failed = False
        self._backlog = Backlog(dossier, self.set_timer)
        self._ready = False
        self._dirty: set[RecordKind] = set()
        self._resting: Timer | None = None
        self._counting: Timer | None = None
        self._unsubscribe: Callable[[], None] | None = None

    def compose(self) -> ComposeResult:
        """Head, three columns, capture line, keys."""
        yield self.masthead
        with Horizontal(id="body"):
            with Vertical(id="left"):
                yield self._heads["agenda"]
                yield self.agenda
                yield self._heads["items"]
                yield self.checklist
            with Vertical(id="middle"):
                yield self._heads["timeline"]
                yield self.timeline
            with Vertical(id="right"):
                yield self._heads["card"]
                yield self.card
        yield Static(_("Please make the window larger; typing goes on."), id="too-small", markup=False)
        yield self.capture
        yield self.keybar

    def on_mount(self) -> None:
        """Show the record, put the unfinished line back, listen to what happens."""
        self._unsubscribe = self.dossier.subscribe(self._happened)
        self._show(set(RecordKind))
        self.line.focus()
        self._fill(self.dossier.draft_line + self.line.value)  # a fast hand has typed already
        self.call_after_refresh(self._start_reading)
        self._line_changed()
        self._wait_for_minute()
        self.set_interval(1.0, self._share)

    def on_unmount(self) -> None:
        """Stop listening."""
        if self._unsubscribe:
            self._unsubscribe()

    # The record ----------------------------------------------------------------------------------

    def _happened(self, happenings: tuple[Happening, ...]) -> None:
        """Called by the dossier in whatever thread the change came from."""
        self.post_message(self.Happened(frozenset(happening.kind for happening in happenings)))

    @on(Happened)
    def _something_happened(self, event: Happened) -> None:
        if not self._dirty:
            self.call_next(self._show_dirty)
        self._dirty |= event.kinds
        self.sharing.touched()

    def _show_dirty(self) -> None:
        kinds, self._dirty = self._dirty, set()
        self._show(kinds)
        self._line_changed()

    def _share(self) -> None:
        if not self._sharing_now and self.sharing.due():
            self._sharing_now = True
            self.run_worker(self._share_round, thread=True, group="sharing", exit_on_error=False)

    def _share_round(self) -> None:
        try:
            self.sharing.round()
        finally:
            self._sharing_now = False
            self.post_message(self.Shared())

    @on(Shared)
    def _shared(self) -> None:
        self._show_masthead()

    def _show(self, kinds: set[RecordKind]) -> None:
        """Show anew what these kinds of record have to do with. Cursor, focus and scroll position stay."""
        people = bool(kinds & {RecordKind.DELEGATE, RecordKind.PARTY})
        if kinds & {RecordKind.POINT, RecordKind.MEETING}:
            self.agenda.show(self.dossier.points, self._local_now())
        if RecordKind.ITEM in kinds:
            self.checklist.show(self.dossier.items)
        if people or kinds & {RecordKind.ENTRY, RecordKind.POINT}:
            self.timeline.show(self._backlog.entries(), afresh=people or RecordKind.POINT in kinds)
        if people or kinds & {RecordKind.ITEM, RecordKind.ENTRY}:
            self._show_card()
        self._show_heads()
        self._show_masthead()
        self._count_gaps()

    def _show_card(self) -> None:
        item = self.checklist.item(self.checklist.cursor)
        linked = [entry for entry in self._backlog.entries() if item.uid in entry.items] if item else []
        self.card.show(item, linked)

    def _show_heads(self) -> None:
        narrow = self.has_class("-narrow")
        for name, titles in live_heads.titles(self.dossier, self.checklist, self._left, self._right, narrow).items():
            self._heads[name].show(*titles)

    def _show_masthead(self) -> None:
        facts = live_heads.facts(self.dossier, self._now(), failed=self._failed, away=self.sharing.away)
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
        self._show_masthead()
        if any(point.state is PointState.CURRENT for point in self.dossier.points):
            self.agenda.show(self.dossier.points, self._local_now())
        self._wait_for_minute()

    def _count_gaps(self) -> None:
        if self._counting is None:
            self._counting = self.set_timer(_REST, self._show_gaps)

    def _show_gaps(self) -> None:
        from store.meeting import gaps

        self._counting = None
        count = len(gaps.find(self.dossier.proceedings()))
        self.keybar.note("f8", str(count) if count else "")

    # The line ------------------------------------------------------------------------------------

    def _fill(self, text: str) -> None:
        self.line.fill(text)

    def _start_reading(self) -> None:
        """After the first picture: what an unfinished line says, and the entries that lie further back."""
        self._ready = True
        self._line_changed()
        self.set_timer(_SEEN, self._read_on)

    def _read_on(self) -> None:
        self.run_worker(load_grammar, thread=True, group="reading", exit_on_error=False)
        self._backlog.read(lambda: self._show({RecordKind.ENTRY}))

    def _line_changed(self) -> None:
        self.capture.label(self.desk.label())
        if self._ready or not self.line.value:
            self.capture.preview.show(live_heads.hint(self.focused) or self.desk.said())

    @on(events.DescendantFocus)
    def _focus_moved(self) -> None:
        self._line_changed()

    def told(self, error: CannotWrite | None) -> str:
        """Show whether the last change is on disk; gives back the sentence for a failed one."""
        failed = error is not None
        if failed != self._failed:
            self._failed = failed
            self._show_masthead()
        return not_saved(error) if error else ""

    @on(LineField.Changed, "#line")
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        if self.desk.purpose is Purpose.FILTER:
            self._filter_items(self.line.value)
        self._line_changed()
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(_REST, self.save_draft)

    def save_draft(self) -> None:
        """Put the unfinished line on disk, to be there after a crash."""
        text = self.desk.unfinished()
        try:
            if text != self.dossier.draft_line:
                self.dossier.save_draft(text)
        except CannotWrite as error:
            self.told(error)

    @on(LineField.Joined)
    def _joined(self, event: LineField.Joined) -> None:
        self.notify(
            ngettext("{count} pasted line became one.", "{count} pasted lines became one.", event.lines).format(
                count=event.lines
            ),
            markup=False,
        )

    def _type_on(self, event: events.Key) -> None:
        """A letter typed in a list goes into the line, and so does all that follows."""
        self.line.focus()
        if event.key == "backspace":
            self.line.action_delete_left()
        elif event.character:
            self.line.replace(event.character, *self.line.selection)

    def on_key(self, event: events.Key) -> None:
        """A letter that nothing else took goes into the line."""
        if event.is_printable and self.focused is not self.line:
            self._type_on(event)
            event.stop()

    # Room ----------------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Three columns where they fit, else two with tabs."""
        self._arrange(event.size.width, event.size.height)
        self._show_heads()

    def bring_forward(self, name: str) -> None:
        """Show a pane where several share a place."""
        if name in {"agenda", "items"}:
            self._left = name
        else:
            self._right = name
        self._arrange(self.size.width, self.size.height)
        self._show_heads()

    def _arrange(self, width: int, height: int) -> None:
        self.update_classes(
            {
                "-narrow": width < _WIDE,
                "-wide": width >= _VERY_WIDE,
                "-tiny": width < _SMALLEST[0] or height < _SMALLEST[1],
                **{f"-{name}": self._left == name for name in ("agenda", "items")},
                **{f"-{name}": self._right == name for name in ("timeline", "card")},
            }
        )
