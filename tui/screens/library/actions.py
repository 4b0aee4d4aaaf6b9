"""What the keys of the library do to dossiers: open, prepare, make, carry over, take off the list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from store import library
from store.errors import CannotWrite
from tui.language import _
from tui.widgets.prompt import Prompt
from tui.widgets.wording import not_saved

from . import rows as library_rows
from .opening_dossier import open_folder, rapporteur
from .rows import Row

if TYPE_CHECKING:
    from store.library import Known
    from store.series import Series
    from store.summary import Summary


class LibraryActions(Screen[None]):
    """The actions; the library screen itself makes the parts and shows what they come to."""

    _state: Path
    _by: str

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        raise NotImplementedError

    @property
    def searching(self) -> bool:
        """Whether words stand in the field."""
        raise NotImplementedError

    @property
    def all_known(self) -> Sequence[Known]:
        """Every dossier on the list."""
        raise NotImplementedError

    @property
    def summaries(self) -> Mapping[str, Summary]:
        """What is known of them, by id."""
        raise NotImplementedError

    def rows_below(self, row: Row) -> Sequence[Row]:
        """The rows that stand under this one."""
        raise NotImplementedError

    def all_series(self) -> list[Series]:
        """The series of all dossiers on the list."""
        from store.series import series
        from store.summary import Summary

        held = {one.id: self.summaries.get(one.id) or Summary(title=one.title, day=one.day) for one in self.all_known}
        return series(held)

    def series_of(self, known: Known) -> tuple[str, list[Known]]:
        """The series that a dossier belongs to: its title, and its dossiers, the earliest first."""
        by_id = {one.id: one for one in self.all_known}
        for group in self.all_series():
            if known.id in group.members:
                return group.title, [by_id[id] for id in group.members if id in by_id]
        return known.title, [known]

    def today(self) -> date:
        """The user's own day."""
        raise NotImplementedError

    def say_opening(self, opening: bool) -> None:
        """Show that a dossier is being opened."""
        raise NotImplementedError

    def list_anew(self) -> None:
        """Show the list as it is now."""
        raise NotImplementedError

    def open_row(self, row: Row | None, then: Callable[[], None] | None = None) -> None:
        """Open the dossier of this row, at its record; ``then`` is called when it stands."""
        if row is None or row.known is None:
            return
        self.say_opening(True)
        open_folder(
            self,
            row.known.folder,
            state=self._state,
            by=self._by,
            title=row.known.title,
            at=row.at,
            then=then,
            refused=self._refused,
        )

    def _refused(self, sentences: str) -> None:
        self.say_opening(False)
        self.notify(sentences, severity="error", timeout=10, markup=False)

    def action_prepare(self) -> None:
        """Open the dossier where it is filled in and where lists are imported."""
        self._prepare()

    def action_import(self) -> None:
        """Open the dossier where it is filled in, and ask there for the file that is read in."""
        self._prepare(reading=True)

    def _prepare(self, *, reading: bool = False) -> None:
        from tui.screens.prepare.screen import PrepareScreen

        app = rapporteur(self)

        def prepare() -> None:
            if app.dossier is not None:
                app.push_screen(PrepareScreen(app.dossier, reading=reading))

        self.open_row(self.row, prepare)

    def action_new(self) -> None:
        """A dossier for a new meeting."""
        from .new_dossier import NewDossierScreen

        self.app.push_screen(NewDossierScreen(self._state, self._by))

    def action_carry_over(self) -> None:
        """A new dossier that goes on from the one under the cursor."""
        from .new_dossier import NewDossierScreen

        if self.row and self.row.known:
            self.app.push_screen(NewDossierScreen(self._state, self._by, self.row.known))

    def action_update(self) -> None:
        """Take over into the dossier under the cursor what the one before it says by now."""
        from .updating import Updating, earlier_of

        row = self.row
        if row is None or row.known is None or self.searching:
            return
        earlier = earlier_of(row.known, self.all_known, self.summaries)
        if earlier is None:
            self.notify(
                _(
                    "No dossier on the list is the one from which this was carried over. "
                    "Open that once with Ctrl+O, then try again."
                ),
                severity="warning",
                timeout=10,
                markup=False,
            )
            return
        Updating(self, self.query_one(Prompt), self._state, self._by, self.list_anew).ask(row.known, earlier)

    def action_counts(self) -> None:
        """The series of the dossier under the cursor in numbers; on a heading, that series."""
        from .series_counts import SeriesCountsScreen

        row = self.row
        if row is None:
            return
        known = row.known or next((one.known for one in self.rows_below(row) if one.known), None)
        if known is None:
            return
        title, members = self.series_of(known)
        self.app.push_screen(SeriesCountsScreen(self._state, title, members, self.today))

    def action_open_folder(self) -> None:
        """A dossier that is not on the list."""
        from .folder_choice import FolderScreen

        self.app.push_screen(FolderScreen(self._state, self._by))

    def action_demo(self) -> None:
        """The demo, built where it is not there yet."""
        from tui.screens.first_run.demo_building import DemoBuilding

        DemoBuilding(self, self.query_one(Prompt), self._state, self._by, tour=True).ask()

    def action_forget(self) -> None:
        """Take the dossier off the list."""
        row = self.row
        if row is None or row.known is None or self.searching:
            return
        dossier = rapporteur(self).dossier
        if dossier is not None and dossier.id == row.known.id:
            self.notify(_("This dossier is open, so it stays on the list."), severity="warning", markup=False)
            return
        try:
            library.forget(self._state, row.known.id)
        except CannotWrite as error:
            self.notify(not_saved(error), severity="error", timeout=10, markup=False)
            return
        self.notify(
            _("“{title}” is off the list. Its folder {folder} is untouched; Ctrl+O opens it again.").format(
                title=row.known.title, folder=library_rows.short_path(row.known.folder)
            ),
            timeout=10,
            markup=False,
        )
        self.list_anew()

    def action_help(self) -> None:
        """All keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))
