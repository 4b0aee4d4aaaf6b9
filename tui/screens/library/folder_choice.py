"""Opening a dossier by its folder: the path is typed, Tab completes it, and the folders that fit stand below."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Static

from store.meeting.text import fold
from tui.language import N_, _
from tui.screens.choosing_by_name import ChoosingByName
from tui.widgets.fields import LineField
from tui.widgets.keybar import KeyBar
from tui.widgets.masthead import Masthead
from tui.widgets.rows import Rows
from tui.widgets.tall_rows import TallRows

from .opening_dossier import open_folder

_MOST = 2_000
"""Folders shown; of more, another letter picks."""


@dataclass(frozen=True)
class Folder:
    """A folder that fits what is typed: its path as it would be typed, and whether a dossier is in it."""

    typed: str
    name: str
    is_dossier: bool


class FolderScreen(ChoosingByName[None]):
    """Field and list; Enter opens a dossier and goes into any other folder."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("Open"), tooltip=N_("Open the dossier, or go into the folder")),
        Binding(
            "tab", "complete", N_("Complete"), priority=True, tooltip=N_("Write the folder out as far as it is clear")
        ),
        Binding("up", "move(-1)", N_("Up"), show=False),
        Binding("down", "move(1)", N_("Down"), show=False),
        Binding("pageup", "page(-1)", N_("Page up"), show=False),
        Binding("pagedown", "page(1)", N_("Page down"), show=False),
        Binding("escape", "back", N_("Back"), tooltip=N_("Back to the list of dossiers")),
        Binding("f1", "help", N_("Help"), show=False, tooltip=N_("All keys of this screen")),
    ]

    DEFAULT_CSS = """
    FolderScreen { background: $background; }
    FolderScreen LineField { margin: 0 1; background: $surface; }
    FolderScreen Static { height: auto; min-height: 1; padding: 0 1; color: $text-error; }
    FolderScreen TallRows { height: 1fr; padding: 0 0 0 1; }
    """

    def __init__(self, state: Path, by: str, start: str = "") -> None:
        """``start`` is the path to begin with; without it the user's own folder."""
        super().__init__()
        self._state = state
        self._by = by
        self._folders: list[Folder] = []
        self._listed = ""
        self._moved = False
        self._complete = False
        self.field = LineField(start or f"~{os.sep}", id="path")
        self.list: TallRows = TallRows(id="folders", on_letter=self.type_on)

    def compose(self) -> ComposeResult:
        """Head, path, what is wrong with it, folders, keys."""
        yield Masthead(id="masthead")
        yield self.field
        yield Static("", id="wrong", markup=False)
        yield self.list
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Ask for the path."""
        self.query_one(Masthead).show(_("Open a dossier by its folder"), [])
        self.field.focus()
        self.field.cursor_position = len(self.field.value)
        self._list()

    # The list ------------------------------------------------------------------------------------

    @on(LineField.Changed, "#path")
    def _typed(self, event: LineField.Changed) -> None:
        event.stop()
        self._say("")
        self._moved = False
        self._list()

    def _list(self) -> None:
        typed = self.field.value
        self.run_worker(lambda: self._look(typed), thread=True, group="folders", exclusive=True, exit_on_error=False)

    def _look(self, typed: str) -> None:
        found = fitting(typed)
        if self.is_attached:
            self.app.call_from_thread(self._show, typed, found)

    def _show(self, typed: str, found: list[Folder]) -> None:
        if typed != self.field.value:
            return
        self._listed, self._folders = typed, found
        self.list.empty_text = _("No folder fits.")
        rows = []
        for one in found:
            mark = ("● ", "good") if one.is_dossier else ("  ", "")
            kind = (f"  {_('dossier')}", "good") if one.is_dossier else ("", "")
            rows.append([[mark, (one.name + os.sep, "strong" if one.is_dossier else ""), kind]])
        self.list.show(rows)
        self.list.move_to(0)
        if self._complete:
            self._complete = False
            self.action_complete()

    # Keys ----------------------------------------------------------------------------------------

    def action_complete(self) -> None:
        """Write out what is common to all folders that fit; of several, the first where nothing more is common."""
        if self._listed != self.field.value:
            self._complete = True
            return
        if not self._folders:
            return
        if self._moved or len(self._folders) == 1:
            self._fill(self._folders[max(0, self.list.cursor)].typed + os.sep)
            return
        common = _begin_of([one.typed for one in self._folders])
        if len(common) > len(self.field.value):
            self._fill(common)

    def _fill(self, typed: str) -> None:
        self.field.value = typed
        self.field.cursor_position = len(typed)

    def action_move(self, by: int) -> None:
        """Another folder; the first Down takes the first."""
        if self._moved or by < 0:
            self.list.action_move(by)
        self._moved = True
        self.list.refresh()

    def action_page(self, by: int) -> None:
        """A page of folders."""
        self._moved = True
        self.list.action_page(by)

    @on(Rows.Chosen)
    def _chosen(self) -> None:
        self._moved = True
        self.action_take()

    @on(LineField.Submitted, "#path")
    def _entered(self, event: LineField.Submitted) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """The folder that was picked in the list, else the one that is written."""
        if self._moved and 0 <= self.list.cursor < len(self._folders):
            one = self._folders[self.list.cursor]
            self._fill(one.typed if one.is_dossier else one.typed + os.sep)
            self.field.focus()
            if not one.is_dossier:
                return
        typed = self.field.value.strip()
        if not typed:
            self._say(_("Write the path of a folder."))
            return
        open_folder(self, written(typed), state=self._state, by=self._by, refused=self._say)

    def _say(self, words: str) -> None:
        self.query_one("#wrong", Static).update(words)

    def action_back(self) -> None:
        """Back."""
        self.app.pop_screen()


def written(typed: str) -> Path:
    """The folder that a typed path names."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:  # ~somebody, who is nobody here
        return Path(typed)


def _begin_of(texts: list[str]) -> str:
    """What all of these begin with."""
    first, last = min(texts), max(texts)
    alike = next((at for at, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), len(first))
    return first[:alike]


def fitting(typed: str) -> list[Folder]:
    """The folders that what is typed may become, by name; those that only differ in accents fit too."""
    head, part = os.path.split(typed)
    place = written(head or ".")
    prefix = typed.removesuffix(part) if part else typed
    wanted = fold(part)
    found: list[Folder] = []
    try:
        with os.scandir(place) as inside:
            for one in inside:
                hidden = one.name.startswith(".") and not part.startswith(".")
                if hidden or not fold(one.name).startswith(wanted) or not _is_folder(one):
                    continue
                found.append(Folder(prefix + one.name, one.name, (Path(one.path) / "changes").is_dir()))
                if len(found) >= _MOST:
                    break
    except (OSError, ValueError):
        return []
    return sorted(found, key=lambda one: (fold(one.name), one.name))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False
