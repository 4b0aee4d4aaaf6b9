"""Deciding about the differences of a returned document: what its screen's keys do to the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from exports.returned.accepting import Standing, is_editable
from store.errors import CannotWrite
from store.meeting.kinds import RecordKind
from tui import returned_wording as words
from tui.language import _
from tui.messages import plain
from tui.returned_review import Fate, Review, Row, sure_ones
from tui.widgets.fields import LineField
from tui.widgets.prompt import Prompt, is_yes
from tui.widgets.rows import Rows
from tui.widgets.wording import not_saved, upper_first

if TYPE_CHECKING:
    from store.dossier import Dossier

_BREAK = " ⏎ "
"""Stands for a line break while a text is edited in one line."""


class Deciding(Screen[None]):
    """The decisions; the screen itself makes the parts and shows how things stand."""

    _dossier: Dossier
    _review: Review | None
    _listed: tuple[Row, ...]
    _prompt: Prompt

    def _row(self) -> Row | None:
        """The difference under the cursor."""
        raise NotImplementedError

    def _look(self) -> None:
        """Show how things stand."""
        raise NotImplementedError

    def action_next_open(self) -> None:
        """To the next that is not decided."""
        raise NotImplementedError

    def _field(self) -> LineField | None:
        return self._prompt.field if self._prompt.asking else None

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        if not self._prompt.asking:
            self.action_accept()

    def action_accept(self) -> None:
        """Take it over."""
        row, review = self._row(), self._review
        if row is None or review is None:
            return
        if row.fate is Fate.ACCEPTED:
            self.notify(_("The record says so already."), markup=False)
        elif not row.can_be_accepted:
            why = words.standing(row.standing) or words.by_hand(row.difference)
            more = (
                _("F opens the form, X marks it as done with.") if self._form_of(row) else _("X marks it as done with.")
            )
            self.notify(f"{why} {more}", severity="warning", timeout=8, markup=False)
        elif not row.is_sure:
            self._replace(row, review)
        elif self._do(lambda: review.accept(row)):
            self._decided()

    def _replace(self, row: Row, review: Review) -> None:
        """Ask before something newer in the record is replaced; a text can be put together from both first."""
        hint = _("The record has been changed since; this takes the place of what stands there now.")
        if is_editable(row.difference):
            self._ask_words(row, review, hint)
            return

        def answer(said: str) -> str:
            if not is_yes(said):
                return _("Answer y (yes), or Esc to leave the record as it is.")
            return self._accept(row, review)

        self._prompt.ask(_("Replace it all the same? (y)"), answer, hint=hint)

    def action_refuse(self) -> None:
        """Leave the record as it is."""
        row, review = self._row(), self._review
        if row is None or review is None:
            return
        if row.fate is Fate.ACCEPTED:
            self.notify(_("The record says so already; Z takes back my last change."), markup=False)
        elif self._do(lambda: review.refuse(row)):
            self._decided()

    def action_reopen(self) -> None:
        """Decide anew."""
        row, review = self._row(), self._review
        if row is not None and review is not None and self._do(lambda: review.reopen(row)):
            self._look()

    def action_edit(self) -> None:
        """Take it over in other words."""
        row, review = self._row(), self._review
        if row is None or review is None:
            return
        if not is_editable(row.difference) or row.standing in (Standing.BY_HAND, Standing.GONE):
            more = _("F opens the form of the record.") if self._form_of(row) else ""
            told = _("This is no text of one field.")
            self.notify(f"{told} {more}".strip(), severity="warning", markup=False)
            return

        self._ask_words(row, review, _("Enter takes this text over, Esc leaves everything as it was"))

    def _ask_words(self, row: Row, review: Review, hint: str) -> None:
        def answer(edited: str) -> str:
            return self._accept(row, review, edited.strip().replace(_BREAK.strip(), "\n").replace(" \n ", "\n"))

        self._prompt.ask(
            upper_first(words.where(row.difference)),
            answer,
            text=(row.both or row.difference.proposal).replace("\n", _BREAK),
            hint=hint,
        )

    def _accept(self, row: Row, review: Review, text: str | None = None) -> str:
        """What is wrong with that; empty where it was taken over."""
        try:
            review.accept(row, text)
        except CannotWrite as error:
            return not_saved(error)
        self.call_later(self._decided)
        return ""

    def action_author(self) -> None:
        """Take over all of the author of this one that needs no second look."""
        row, review = self._row(), self._review
        if row is None or review is None:
            return
        authors = row.difference.authors
        if len(authors) != 1 or row.difference.silent:
            self.notify(_("It is not one person’s alone; take it over by itself."), severity="warning", markup=False)
            return
        chosen = sure_ones(self._listed, authors[0])
        taken = 0

        def take() -> None:
            nonlocal taken
            taken = review.accept_all(chosen)

        if not self._do(take):
            self._look()
            return
        told = _("Taken over: {count} of {name}.")
        self.notify(told.format(count=taken, name=plain(authors[0])), markup=False)
        self._decided()

    def _do(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except CannotWrite as error:
            self.notify(not_saved(error), severity="error", timeout=10, markup=False)
            return False
        return True

    def _decided(self) -> None:
        self._look()
        self.action_next_open()

    def action_undo(self) -> None:
        """Take back my last change."""
        undone: list[object] = []
        if self._do(lambda: undone.extend(self._dossier.undo())):
            told = _("My last change is taken back.") if undone else _("There is nothing to take back.")
            self.notify(told, markup=False)
            self._look()

    def _form_of(self, row: Row) -> bool:
        kind, _slash, uid = row.difference.record.partition("/")
        return bool(uid) and kind != RecordKind.ENTRY and row.standing is not Standing.GONE

    def action_form(self) -> None:
        """The form of the record under the cursor."""
        row = self._row()
        if row is None or not self._form_of(row):
            told = _("No form belongs to this; what was recorded is corrected on the live screen.")
            self.notify(told, severity="warning", markup=False)
            return
        name, _slash, uid = row.difference.record.partition("/")
        kind = RecordKind(name)
        if self._dossier.get(kind, uid) is None:
            self.notify(words.standing(Standing.GONE), severity="warning", markup=False)
        elif kind is RecordKind.MEETING:
            from tui.screens.prepare.meeting_form import MeetingForm

            self.app.push_screen(MeetingForm(self._dossier, row.difference.field))
        else:
            from tui.screens.prepare.record_form import RecordForm
            from tui.screens.prepare.record_sheets import SHEETS

            self.app.push_screen(RecordForm(self._dossier, SHEETS[kind], uid, first=row.difference.field))
