"""The lists of the live screen: what happens when the cursor moves in one, and what is done from there."""

from __future__ import annotations

from textual import on

from store.meeting.kinds import RecordKind
from store.meeting.records import Item
from tui.widgets.checklist import Checklist, state_after
from tui.widgets.rows import Rows

from .entries import LiveEntries


class LiveLists(LiveEntries):
    """Agenda, checklist and timeline as the screen hears them."""

    def _show_card(self) -> None:
        raise NotImplementedError

    def _show_heads(self) -> None:
        raise NotImplementedError

    @on(Rows.Moved, "#items")
    def _item_moved(self) -> None:
        self._show_card()
        self._show_heads()
        self._line_changed()

    @on(Rows.Moved, "#timeline")
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
        from .uses.filtering import Filtering

        self.desk.begin(Filtering(self.dossier, self.filter_items), self.checklist.words)
        self.line.focus()

    def filter_items(self, words: str) -> None:
        """Show only the items that hold these words."""
        self.checklist.filter(words)
        self._show_heads()

    @on(Checklist.AboutWanted)
    def _about_wanted(self, event: Checklist.AboutWanted) -> None:
        item = self.dossier.get(RecordKind.ITEM, event.uid)
        if isinstance(item, Item) and self.do(lambda: self.go_to_item(item)):
            self.line.focus()

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        if event.rows is self.checklist:
            item = self.checklist.item(event.row)
            if item:
                self.desk.outcome(item)
        elif event.rows is self.timeline:
            entry = self.timeline.entry(event.row)
            if entry:
                restored = self.timeline.is_deleted(entry.uid)
                self.rework(entry.uid, "mend")
                if restored:
                    return
        else:
            point = self.agenda.point(event.row)
            if point:
                self.do(lambda: self.go_to_point(point))
        self.line.focus()
