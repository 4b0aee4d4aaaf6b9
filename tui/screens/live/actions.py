"""What the keys of the live screen do, apart from typing: panes, undo, other screens, the minutes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from store.errors import CannotWrite
from store.meeting.records import Entry, Item
from tui.language import _
from tui.widgets.agenda import Agenda
from tui.widgets.capture_line import CaptureField
from tui.widgets.card import Card
from tui.widgets.checklist import Checklist
from tui.widgets.fields import Selection
from tui.widgets.timeline import Timeline

from .drawing import DrawnAtOnce
from .line_desk import LineDesk
from .line_help import LineHelp

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.meeting.gaps import Gap


class LiveActions(DrawnAtOnce):
    """The actions; the live screen itself makes the parts and tells how they hang together."""

    dossier: Dossier
    _now: Callable[[], datetime]
    desk: LineDesk
    line: CaptureField
    line_help: LineHelp
    agenda: Agenda
    checklist: Checklist
    timeline: Timeline
    card: Card
    _gaps_ahead: tuple[Gap, ...] = ()

    def bring_forward(self, name: str) -> None:
        """Show a pane where several share a place."""
        raise NotImplementedError

    def save_draft(self) -> None:
        """Put the unfinished line on disk."""
        raise NotImplementedError

    def told(self, error: CannotWrite | None) -> str:
        """Show whether the last change is on disk; gives back the sentence for a failed one."""
        raise NotImplementedError

    def about_nothing(self) -> None:
        """What follows is about no item in particular."""
        raise NotImplementedError

    def remark(self, words: str) -> None:
        """Say something quietly that asks for no answer."""
        self.notify(words, timeout=8, markup=False)

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
        """To the line; from there, stop mending; from an empty line, it is about no item any more."""
        if self.focused is self.line and not self.desk.cancel() and not self.line.value:
            self.about_nothing()
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
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        redone: list[object] = []
        if self.do(lambda: redone.extend(self.dossier.redo())):
            words = _("Done again.") if redone else _("There is nothing to do again.")
            self.notify(words, markup=False)

    def action_prepare(self) -> None:
        """The meeting's details, parties, delegates, agenda and items, by hand or from a file."""
        from tui.screens.prepare.screen import PrepareScreen

        self.app.push_screen(PrepareScreen(self.dossier))

    def action_meeting(self, first: str = "") -> None:
        """The meeting's own details; ``first`` is the field to begin with."""
        from tui.screens.prepare.meeting_form import MeetingForm

        self.app.push_screen(MeetingForm(self.dossier, first))

    def action_roll_call(self) -> None:
        """Who is there."""
        from tui.screens.roll_call.screen import RollCallScreen

        self.app.push_screen(RollCallScreen(self.dossier, self._now))

    def action_history(self) -> None:
        """Who changed what: in the record, or in the item or entry that a list's cursor stands on."""
        from store.meeting.fields import kind_of
        from tui.screens.history.screen import HistoryScreen

        record: Item | Entry | None = None
        if self.focused is self.checklist:
            record = self.checklist.item(self.checklist.cursor)
        elif self.focused is self.timeline:
            record = self.timeline.entry(self.timeline.cursor)
        about = (kind_of(record), record.uid) if record else (None, None)
        self.app.push_screen(HistoryScreen(self.dossier, *about))

    def action_conflicts(self) -> None:
        """What two people wrote differently."""
        from tui.screens.conflicts.screen import ConflictsScreen

        self.app.push_screen(ConflictsScreen(self.dossier))

    def action_abbreviations(self) -> None:
        """The recorder's own abbreviations."""
        from tui.screens.abbreviations import AbbreviationsScreen

        self.app.push_screen(AbbreviationsScreen())

    def action_new_person(self) -> None:
        """Somebody who is on no list yet."""
        self.line_help.add_somebody()

    def action_library(self) -> None:
        """All dossiers on this machine; this one stays open."""
        from tui.screens.library.screen import LibraryScreen

        self.save_draft()
        self.app.push_screen(LibraryScreen(self.dossier.state, self.dossier.by))

    def action_tour(self) -> None:
        """The tour, where it does no harm."""
        from tui.screens.library.opening_dossier import rapporteur

        rapporteur(self).begin_tour()

    def action_gaps(self) -> None:
        """What is still missing."""
        from tui.screens.gaps.screen import GapsScreen

        screen = GapsScreen(self.dossier, self._gaps_ahead)

        def chosen(gap: Gap | None) -> None:
            self._gaps_ahead = screen.ahead
            self.fill_gap(gap)

        self.app.push_screen(screen, chosen)

    def fill_gap(self, gap: Gap | None) -> None:
        """Go to where a gap is filled in."""
        from store.meeting.gaps import GapKind

        if gap is None:
            return
        record = self.dossier.get(gap.record, gap.uid)
        self.line.focus()
        if isinstance(record, Entry) and gap.kind is GapKind.NOTHING_TOLD:
            self.timeline.show_entry(record.uid)
            self.timeline.focus()  # its keys say what became of it
        elif isinstance(record, Entry):
            from tui.screens.gaps.filling import begun

            self.timeline.show_entry(record.uid)
            self.desk.amend(record)
            line, start, end = begun(gap.kind, self.line.value)
            self.line.fill(line)
            self.line.selection = Selection(start, end)
        elif isinstance(record, Item):
            self.checklist.show_item(record.uid)
            self.desk.outcome(record)
        else:
            from tui.screens.gaps.screen import form_field

            field = form_field(gap)
            if field:
                self.action_meeting(field)
            else:
                self.action_roll_call()

    def action_returned(self) -> None:
        """A document that came back with changes."""
        from tui.screens.returned.screen import ReturnedScreen

        self.save_draft()
        self.app.push_screen(ReturnedScreen(self.dossier))

    def action_minutes(self) -> None:
        """The minutes as they stand now."""
        from tui.screens.minutes.screen import MinutesScreen

        self.save_draft()
        self.app.push_screen(MinutesScreen(self.dossier))
