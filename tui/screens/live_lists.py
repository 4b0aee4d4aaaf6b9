"""The lists of the live screen: what happens when the cursor moves in one, and what is done from there."""

from __future__ import annotations

from textual import on

from store.meeting.kinds import PointState, RecordKind
from store.meeting.records import Item
from tui.language import _
from tui.widgets.checklist import Checklist, state_after
from tui.widgets.rows import Rows
from tui.widgets.timeline import Timeline

from .live_actions import LiveActions


class LiveLists(LiveActions):
    """Agenda, checklist and timeline as the screen hears them."""

    def _show_card(self) -> None:
        raise NotImplementedError

    def _show_heads(self) -> None:
        raise NotImplementedError

    def _line_changed(self) -> None:
        raise NotImplementedError

    @on(Rows.Moved, "#items")
    def _item_moved(self) -> None:
        self._show_card()
        self._show_heads()
        self._line_changed()

    @on(Rows.Moved, "#agenda")
    def _point_moved(self) -> None:
        self._line_changed()

    @on(Checklist.Cycled)
    def _cycled(self, event: Checklist.Cycled) -> None:
        item = self.dossier.get(RecordKind.ITEM, event.uid)
        if isinstance(item, Item):
            state = state_after(item.state, event.by)
            self.do(lambda: self.dossier.change(RecordKind.ITEM, item.uid, state=state))

    @on(Checklist.FilterWanted)
    def action_filter(self) -> None:
        """Filter the checklist from the line."""
        self.desk.filter(self.checklist.words)
        self.line.focus()

    def _filter_items(self, words: str) -> None:
        self.checklist.filter(words)
        self._show_heads()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        if event.rows is self.checklist:
            item = self.checklist.item(event.row)
            if item:
                self.desk.outcome(item)
        elif event.rows is self.timeline:
            entry = self.timeline.entry(event.row)
            if entry:
                self.desk.amend(entry)
        else:
            point = self.agenda.point(event.row)
            if point and point.state is not PointState.CURRENT:
                from store.meeting.capture.drafts import NextPointDraft

                self.do(lambda: self.dossier.record(NextPointDraft(point.uid)))
        self.line.focus()

    @on(Timeline.DeleteWanted)
    def _delete(self, event: Timeline.DeleteWanted) -> None:
        if self.do(lambda: self.dossier.delete(RecordKind.ENTRY, event.uid)):
            self.notify(_("Entry deleted; Ctrl+Z brings it back."), markup=False)
