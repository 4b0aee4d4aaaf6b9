"""The live screen: agenda and checklist, timeline, item card, and the capture line that has the focus."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
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
from store.meeting.kinds import RecordKind
from store.sharing_rounds import SharingRounds
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

from . import heads as live_heads
from .backlog import Backlog, load_grammar
from .keys import KEYS
from .line_desk import LineDesk
from .line_help import LineHelp
from .record import LiveRecord

if TYPE_CHECKING:
    from store.dossier import Dossier

_WIDE = 110
_VERY_WIDE = 150
_SMALLEST = (40, 10)
_SEEN = 0.05
"""Seconds after which the first picture has reached the terminal, and nothing holds it up any more."""
_REST = 1.0
"""Seconds of rest after which the unfinished line is put on disk, and the gaps are counted anew."""


class LiveScreen(LiveRecord):
    """One dossier while the meeting runs. It wires the parts together and holds no rule of its own."""

    AUTO_FOCUS = "#line"  # and not the first list for a moment, which would be drawn as if it had the focus
    BINDINGS: ClassVar[list[BindingType]] = [*KEYS]

    class Read(Message):
        """The whole record and the grammar of the line are in memory."""

    def __init__(self, dossier: Dossier, now: Callable[[], datetime], size: Size) -> None:
        """``now`` gives the local time without a zone, as minutes print it; ``size`` is the terminal's."""
        super().__init__()
        self.dossier = dossier
        self._now = now
        self.sharing = SharingRounds(dossier)
        find = dossier.get
        self.desk = LineDesk(
            dossier,
            fill=self._fill,
            text=lambda: self.line.value,
            cursor=lambda: self.line.cursor_position,
            trouble=self.told,
            changed=self._use_changed,
            remark=self.remark,
        )
        self.line = CaptureField(self.desk.enter, self.desk.recall, id="line")
        self.line.typed = self.desk.typed
        self.line_help = LineHelp(dossier, self.desk, self.line)
        self.capture = CaptureLine(self.line, id="capture")
        self.masthead = Masthead(id="masthead")
        self.agenda = Agenda(id="agenda", on_letter=self._type_on, on_allot=self._allot)
        self.checklist = Checklist(id="items", on_letter=self._type_on, on_allot=self._allot)
        self.timeline = Timeline(find, doubt=self._doubt, id="timeline", on_letter=self._type_on)
        self.card = Card(find, id="card")
        self.keybar = KeyBar(KEYS, id="keybar")
        self._heads = {name: PaneHead(id=f"{name}-head") for name in ("agenda", "items", "timeline", "card")}
        self._left, self._right = "items", "timeline"
        self._arrange(size.width, size.height)
        self._failed = False
        self._backlog = Backlog(dossier, self.set_timer)
        self._been = []
        self._about_shown = ""
        self._ready = False
        self._resting: Timer | None = None

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
        self._recorder_changed()
        self._show(set(RecordKind))
        self.line.focus()
        self.desk.take_up(self.line.value)
        self.call_after_refresh(self._start_reading)
        self._line_changed()
        self._wait_for_minute()
        self.set_interval(1.0, self._share)

    def on_unmount(self) -> None:
        """Stop listening. Whatever ended the screen, a closed browser or a signal, what stood in the line is kept."""
        self.save_draft()
        self.sharing.leave()
        if self._unsubscribe:
            self._unsubscribe()

    # The line ------------------------------------------------------------------------------------

    def _fill(self, text: str) -> None:
        self.line.fill(text)

    def _start_reading(self) -> None:
        """After the first picture: what an unfinished line says, and the entries that lie further back."""
        self._ready = self.at_once = True
        self._line_changed()
        self.set_timer(_SEEN, self._read_on)

    def _read_on(self) -> None:
        self.run_worker(self._read_behind, thread=True, group="reading")
        self.set_timer(_REST, self.line_help.tell_of_mistakes)

    def _read_behind(self) -> None:
        """The journal behind the first picture, and the grammar of the line."""
        self.dossier.context()
        load_grammar()
        self.post_message(self.Read())
        self._look_for_faults()

    def _look_for_faults(self) -> None:
        from .faults import Faults

        self._faults = Faults(
            self.dossier, lambda words, how: self.notify(words, severity=how, timeout=15, markup=False)
        )
        self._faults.at_start()

    @on(Read)
    def _show_further_back(self) -> None:
        self._whole = self.card.tells_places = True
        self._show_card()
        self._backlog.read(lambda: self._show({RecordKind.ENTRY}))

    def _line_changed(self) -> None:
        self.capture.label(self.desk.label())
        if self._ready or not self.line.value:
            hint = live_heads.hint(self.focused, self.dossier, self._local_now(), self.typing_on)
            self.capture.preview.show(hint or self.desk.said())

    def _use_changed(self) -> None:
        """The line serves another use, or a line has been carried out, which may have changed who records or where."""
        item = self.dossier.item
        if item is not None and item.uid != self._about_shown:
            self.checklist.show_item(item.uid)
        self._about_shown = item.uid if item else ""
        self._recorder_changed()
        self._line_changed()
        self._show_masthead()

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
        self._is_typing()
        self._line_changed()
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(_REST, self.save_draft)

    def save_draft(self) -> None:
        """Put the unfinished line on disk, to be there after a crash."""
        try:
            self.dossier.save_draft(self.desk.unfinished(), self.desk.unfinished_aside())
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
