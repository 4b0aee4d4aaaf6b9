"""What the keys of the live screen do, apart from typing: panes, undo, other screens, the minutes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.screen import Screen

from store.errors import CannotWrite
from store.meeting.records import Delegate, Entry, Item, Meeting
from tui.language import _
from tui.widgets.agenda import Agenda
from tui.widgets.capture_line import CaptureField
from tui.widgets.card import Card
from tui.widgets.checklist import Checklist
from tui.widgets.timeline import Timeline

from .line_desk import LineDesk

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.meeting.gaps import Gap


class LiveActions(Screen[None]):
    """The actions; the live screen itself makes the parts and tells how they hang together."""

    dossier: Dossier
    desk: LineDesk
    line: CaptureField
    agenda: Agenda
    checklist: Checklist
    timeline: Timeline
    card: Card

    def bring_forward(self, name: str) -> None:
        """Show a pane where several share a place."""
        raise NotImplementedError

    def save_draft(self) -> None:
        """Put the unfinished line on disk."""
        raise NotImplementedError

    def told(self, error: CannotWrite | None) -> str:
        """Show whether the last change is on disk; gives back the sentence for a failed one."""
        raise NotImplementedError

    def do(self, change: Callable[[], object]) -> bool:
        """Carry out a change that is not typed; a failure is told, and nothing has changed."""
        try:
            change()
        except CannotWrite as error:
            self.notify(self.told(error), severity="error", timeout=10, markup=False)
            return False
        self.told(None)
        return True

    # Keys ----------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """To the line; from there, stop mending."""
        if self.focused is self.line:
            self.desk.cancel()
        self.line.focus()

    def action_pane(self, name: str) -> None:
        """Bring a pane to the front and give it the focus."""
        self.bring_forward(name)
        {"agenda": self.agenda, "items": self.checklist, "timeline": self.timeline, "card": self.card}[name].focus()

    def action_scroll(self, by: int) -> None:
        """Read back in the timeline without leaving the line."""
        self.timeline.page(by)

    def action_item(self, by: int) -> None:
        """Another item's card without leaving the line."""
        self.checklist.move_to(self.checklist.cursor + by)

    def action_undo(self) -> None:
        """Take back my last change."""
        undone: list[object] = []
        if self.do(lambda: undone.extend(self.dossier.undo())):
            words = _("My last change is taken back.") if undone else _("There is nothing to take back.")
            self.notify(words, markup=False)

    def action_help(self) -> None:
        """The marks and keys on one page."""
        from .help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    def action_meeting(self, first: str = "") -> None:
        """The meeting's own details; ``first`` is the field to begin with."""
        from .meeting_form import MeetingForm

        self.app.push_screen(MeetingForm(self.dossier, first))

    def action_gaps(self) -> None:
        """What is still missing."""
        from .gaps import GapsScreen

        self.app.push_screen(GapsScreen(self.dossier), self._fill_gap)

    def _fill_gap(self, gap: Gap | None) -> None:
        """Go to where a gap is filled in."""
        if gap is None:
            return
        record = self.dossier.get(gap.record, gap.uid)
        self.line.focus()
        if isinstance(record, Entry):
            self.timeline.show_entry(record.uid)
            self.desk.amend(record)
        elif isinstance(record, Item):
            self.checklist.show_item(record.uid)
            self.desk.outcome(record)
        elif isinstance(record, Delegate):
            self.line.fill(f"/in {record.name}")
        elif isinstance(record, Meeting):
            from .gaps import form_field

            self.action_meeting(form_field(gap) or "")

    def action_minutes(self) -> None:
        """Write the minutes, away from the keys."""
        from .minutes_writing import write

        self.save_draft()
        self.notify(_("Writing the minutes …"), markup=False, timeout=2)
        write(self)
