"""What is done with the entries of the timeline: another kind, linking, splitting, joining, moving, restoring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from store.meeting.kinds import TASK_KINDS, EntryKind, RecordKind
from store.meeting.records import Entry
from tui.language import N_, _
from tui.widgets.timeline import Timeline

from .going import LiveGoing

if TYPE_CHECKING:
    from .uses.use import LineUse


class LiveEntries(LiveGoing):
    """The timeline's keys as the screen hears them. Each is one step, which Ctrl+Z takes back."""

    _deleted_last = ""

    def show_timeline(self, *, afresh: bool = False) -> None:
        """All entries, with the deleted ones among them if they are to be seen."""
        raise NotImplementedError

    @on(Timeline.ReworkWanted)
    def _rework_wanted(self, event: Timeline.ReworkWanted) -> None:
        self.rework(event.uid, event.what)

    def action_rework(self, what: str) -> None:
        """The same from the command palette, for the entry under the timeline's cursor."""
        entry = self.timeline.entry(self.timeline.cursor)
        self.rework(entry.uid if entry else "", what)

    def rework(self, uid: str, what: str) -> None:
        """Do one thing with an entry; ``what`` is a mark for a kind, or a word of the timeline's keys."""
        if what == "deleted":
            self._show_deleted()
            return
        if self.timeline.is_deleted(uid):
            if what == "mend":
                self._restore(uid)
            else:
                self.notify(_("This entry has been deleted; Enter restores it."), markup=False)
            return
        entry = self.dossier.get(RecordKind.ENTRY, uid)
        if not isinstance(entry, Entry):
            return
        if entry.kind is EntryKind.HANDOVER and what not in {"delete", "time", "move", "closed"}:
            self.notify(_("A handover is no entry to be mended; Del deletes it."), markup=False)
            return
        doing = {
            "mend": self.desk.amend,
            "delete": self._delete,
            "link": self._ask_items,
            "split": self._ask_place,
            "join": self._join,
            "move": self._ask_point,
            "time": self._ask_time,
            "fulfilled": self._fulfil,
            "read_back": self._read_back,
            "closed": self._close_off,
        }.get(what)
        if doing is None:
            self._change_kind(entry, what)
        else:
            doing(entry)

    # At once -------------------------------------------------------------------------------------

    def _change_kind(self, entry: Entry, mark: str) -> None:
        from store.meeting import reworking

        kind = reworking.kind_of_mark(mark)
        if kind is None or kind is entry.kind:
            return
        edit = reworking.as_kind(entry, kind, self.dossier.context().day)
        if self.do(lambda: self.dossier.apply([edit])) and kind in TASK_KINDS and not entry.owners:
            self.notify(_("It has no owner yet: Enter mends it."), markup=False)

    def _delete(self, entry: Entry) -> None:
        if self.do(lambda: self.dossier.delete(RecordKind.ENTRY, entry.uid)):
            self._deleted_last = entry.uid
            self.notify(_("Entry deleted; Ctrl+Z brings it back, and so does D, then Enter."), markup=False)

    def _restore(self, uid: str) -> None:
        if self.do(lambda: self.dossier.restore(RecordKind.ENTRY, uid)):
            self.notify(_("Entry restored."), markup=False)

    def _show_deleted(self) -> None:
        timeline = self.timeline
        timeline.with_deleted = not timeline.with_deleted
        gone = [entry.uid for entry in self.dossier.deleted_entries()]
        if timeline.with_deleted and not gone:
            timeline.with_deleted = False
            self.notify(_("No entry has been deleted."), markup=False)
            return
        self.show_timeline()
        if timeline.with_deleted:
            timeline.show_entry(self._deleted_last if self._deleted_last in gone else gone[-1])
            self.notify(_("Deleted entries are shown; Enter restores one, D hides them."), markup=False)
        self._line_changed()

    def _join(self, entry: Entry) -> None:
        from store.meeting import reworking

        entries = self.dossier.entries
        place = entries.place_of(entry.uid) - 1
        if place < 0:
            self.notify(_("There is no entry before this one."), markup=False)
            return
        earlier = entries[place]
        why = reworking.apart(earlier, entry)
        if why is not None:
            self.notify(_(_WHY_APART[why.value]), severity="warning", markup=False)
            return
        edits = reworking.joined(earlier, entry, self.dossier.context().day)
        if self.do(lambda: self.dossier.apply(edits)):
            self.timeline.show_entry(earlier.uid)
            self.notify(_("Joined with the entry before; Ctrl+Z takes it back."), markup=False)

    def _fulfil(self, entry: Entry) -> None:
        if entry.kind not in TASK_KINDS:
            self.notify(_("Only directives and commitments are fulfilled."), markup=False)
            return
        self.do(lambda: self.dossier.change(RecordKind.ENTRY, entry.uid, fulfilled=not entry.fulfilled))

    def _read_back(self, entry: Entry) -> None:
        if not entry.verbatim:
            self.notify(_("Only a verbatim text, in quotation marks, is read back."), markup=False)
            return
        at = None if entry.read_back_at else self._now().replace(microsecond=0)
        self.do(lambda: self.dossier.change(RecordKind.ENTRY, entry.uid, read_back_at=at))

    def _close_off(self, entry: Entry) -> None:
        closed = not entry.closed_session
        if self.do(lambda: self.dossier.change(RecordKind.ENTRY, entry.uid, closed_session=closed)):
            words = _("Closed session: stays out of documents.") if closed else _("No longer closed: may be printed.")
            self.notify(words, markup=False)

    # With a question in the line ------------------------------------------------------------------

    def _ask(self, use: LineUse, text: str = "") -> None:
        self.desk.begin(use, text)
        self.line.focus()

    def _ask_items(self, entry: Entry) -> None:
        from .uses.reworking import Linking

        self._ask(*Linking.of(self.dossier, entry))

    def _ask_place(self, entry: Entry) -> None:
        from .uses.reworking import Splitting

        self._ask(*Splitting.of(self.dossier, entry))

    def _ask_point(self, entry: Entry) -> None:
        from .uses.reworking import Moving

        if not len(self.dossier.points):
            self.notify(_("There is no agenda yet."), markup=False)
            return
        self._ask(Moving(self.dossier, entry.uid))

    def _ask_time(self, entry: Entry) -> None:
        from .uses.reworking import Timing

        self._ask(*Timing.of(self.dossier, entry))

    # Who records, and for whom --------------------------------------------------------------------

    def action_hand_over(self) -> None:
        """Ask in the line who records from now on."""
        from .uses.handing_over import HandingOver

        self._ask(HandingOver(self.dossier))

    def action_closed_session(self) -> None:
        """The session is closed from now on, or open again."""
        from store.meeting.capture.drafts import ClosedSessionDraft

        closed = not self.dossier.closed_session
        if self.do(lambda: self.dossier.record(ClosedSessionDraft(closed))):
            self._line_changed()
            self._show_masthead()

    def _show_masthead(self) -> None:
        raise NotImplementedError


_WHY_APART = {
    "speakers": N_("Two people said these; one entry holds the words of one. Mend the speaker first."),
    "votes": N_("Both are votes; one entry holds one."),
    "handover": N_("A handover is not joined with anything."),
}
