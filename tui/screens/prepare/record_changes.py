"""What is done to records in the lists of the preparing screen: delete, move, undo. All of it is saved at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events, on
from textual.screen import Screen

from store.errors import CannotWrite
from store.meeting import timetable
from store.meeting.kinds import RecordKind
from store.meeting.references import naming
from tui.language import _, term
from tui.widgets.record_rows import RecordRows
from tui.widgets.rows import Rows
from tui.widgets.wording import not_saved, upper_first

from .lists import Row
from .record_sheets import SHEETS

if TYPE_CHECKING:
    from store.dossier import Dossier


class RecordChanges(Screen[None]):
    """The actions; the preparing screen itself makes the lists and opens the forms."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self.dossier = dossier
        self.list = RecordRows(self.divert, id="records")
        self._asked: Row | None = None

    def divert(self, event: events.Key) -> bool:
        """Whether a key that came to the list belongs elsewhere, where it then goes."""
        raise NotImplementedError

    def show(self, kept: Row | None) -> None:
        """Make the list anew from the record, with the cursor on the row ``kept``."""
        raise NotImplementedError

    def move_cursor(self, row: Row | None) -> None:
        """Put the cursor on a row, or on the first."""
        raise NotImplementedError

    def action_delete(self) -> None:
        """Delete the record; where others name it, say which, and ask once."""
        row = self.list.current
        if row is None or row.kind is RecordKind.MEETING or not row.uid:
            return
        name = self._words_for(row)
        named = naming(self.dossier.proceedings(), row.kind, row.uid)
        if named and self._asked != row:
            self._asked = row
            by = ", ".join(f"{count} {term(kind)}" for kind, count in named.items())
            said = _("“{name}” is named by: {by}. Del once more deletes it all the same.").format(name=name, by=by)
            self.notify(upper_first(said), severity="warning", timeout=8, markup=False)
            return
        self._asked = None
        if self._do(lambda: self.dossier.delete(row.kind, row.uid)):
            self.notify(_("Deleted: {name}. Ctrl+Z brings it back.").format(name=name), markup=False)

    def _words_for(self, row: Row) -> str:
        return str(getattr(self.dossier.get(row.kind, row.uid), SHEETS[row.kind].named_by, ""))

    @on(Rows.Moved)
    def _moved(self) -> None:
        if self.list.current != self._asked:
            self._asked = None

    def action_move(self, by: int) -> None:
        """An agenda point a place up or down; the numbers follow."""
        row = self.list.current
        if row is not None and row.kind is RecordKind.POINT:
            edits = timetable.moved(self.dossier.points[:], row.uid, by)
            if edits and self._do(lambda: self.dossier.apply(edits)):
                self.show(row)
                self.move_cursor(row)

    def action_undo(self) -> None:
        """Take back my last change."""
        done: list[object] = []
        if self._do(lambda: done.extend(self.dossier.undo())):
            words = _("My last change is taken back.") if done else _("There is nothing to take back.")
            self.notify(words, markup=False)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        done: list[object] = []
        if self._do(lambda: done.extend(self.dossier.redo())):
            words = _("Done again.") if done else _("There is nothing to do again.")
            self.notify(words, markup=False)

    def _do(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except CannotWrite as error:
            self.notify(not_saved(error), severity="error", timeout=10, markup=False)
            return False
        return True
