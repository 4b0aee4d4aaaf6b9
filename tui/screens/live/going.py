"""Going about on the live screen: to an item or an agenda point by its number, and back to where one was."""

from __future__ import annotations

from typing import NamedTuple

from store.meeting.kinds import PointState, RecordKind
from store.meeting.records import AgendaPoint, Item
from tui.language import _

from .actions import LiveActions

_REMEMBERED = 50
"""So many places one can go back through."""


class Place(NamedTuple):
    """Where one was: the item all was about, the open agenda point (uids), the item shown, what the timeline showed."""

    item: str
    point: str
    shown: str
    following: bool
    line: int


class LiveGoing(LiveActions):
    """Jumps and the way back. Discussion leaves the order of the agenda; whoever records it follows and returns."""

    _been: list[Place]

    def _line_changed(self) -> None:
        raise NotImplementedError

    def action_go_to(self) -> None:
        """Ask for a number in the line; digits mean an item, digits behind a full stop an agenda point."""
        from .uses.going import GoingTo

        self.line.focus()
        self.desk.begin(GoingTo(self.dossier, self.go_to_item, self.go_to_point))

    def go_to_item(self, item: Item) -> None:
        """From now on all is about this item. Raises CannotWrite."""
        self._remember()
        self._about(item.uid)
        self.checklist.show_item(item.uid)
        self._line_changed()

    def go_to_point(self, point: AgendaPoint) -> None:
        """Open an agenda point, whatever the order. Raises CannotWrite."""
        if point.state is PointState.CURRENT and self.dossier.context().point == point.uid:
            return
        self._remember()
        self._open(point.uid)
        self._line_changed()

    def action_go_back(self) -> None:
        """Back to the item, the agenda point and the part of the timeline where one was."""
        if not self._been:
            self.notify(_("There is no place to go back to."), markup=False)
            return
        place = self._been[-1]
        if not self.do(lambda: self._return(place)):
            return
        self._been.pop()
        if place.shown:
            self.checklist.show_item(place.shown)
        self.timeline.look_at(place.line, following=place.following)
        self._line_changed()

    def _return(self, place: Place) -> None:
        context = self.dossier.context()
        point = self.dossier.get(RecordKind.POINT, place.point)
        if isinstance(point, AgendaPoint) and point.uid != context.point:
            self._open(point.uid)
        if place.item != self.dossier.context().item:  # another agenda point ends it
            self._about(place.item)

    def about_nothing(self) -> None:
        """What follows is about no item in particular."""
        if self.dossier.item is not None:
            self.do(lambda: self._about(""))
            self._line_changed()

    def _about(self, uid: str) -> None:
        from store.meeting.capture.drafts import ItemDraft

        self.dossier.record(ItemDraft(uid))

    def _open(self, uid: str) -> None:
        from store.meeting.capture.drafts import NextPointDraft

        from . import line_drafts

        remark = line_drafts.carry_out(self.dossier, NextPointDraft(uid))
        if remark:
            self.remark(remark)

    def _remember(self) -> None:
        context = self.dossier.context()
        shown = self.checklist.item(self.checklist.cursor)
        place = Place(
            context.item,
            context.point,
            shown.uid if shown else "",
            self.timeline.following,
            int(self.timeline.scroll_offset.y),
        )
        self._been.append(place)
        del self._been[:-_REMEMBERED]
