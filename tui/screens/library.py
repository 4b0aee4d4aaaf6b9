"""The dossiers known on this machine; Enter opens one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from store import library
from store.errors import CannotWrite, StoreError, Trouble
from tui.language import N_, _, day_text
from tui.widgets.keybar import KeyBar
from tui.widgets.looks import content
from tui.widgets.masthead import Masthead
from tui.widgets.rows import Rows
from tui.widgets.text_rows import TextRows
from tui.widgets.wording import Said

if TYPE_CHECKING:
    from store.library import Known

_LARGEST = 64 << 20


class LibraryScreen(Screen[None]):
    """Day, title and progress of each dossier, the one opened last first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open"), tooltip=N_("Open the dossier")),
        Binding("ctrl+t", "app.theme", N_("Light or dark"), tooltip=N_("Change between light and dark")),
        Binding("ctrl+q", "app.leave", N_("Quit"), priority=True, tooltip=N_("Quit")),
    ]

    DEFAULT_CSS = """
    LibraryScreen { background: $background; }
    LibraryScreen TextRows { height: 1fr; padding: 1 0 0 1; }
    LibraryScreen VerticalScroll { height: 1fr; padding: 1 2; display: none; }
    LibraryScreen.-empty TextRows { display: none; }
    LibraryScreen.-empty VerticalScroll { display: block; }
    LibraryScreen Static { height: auto; }
    """

    def __init__(self, state: Path, by: str) -> None:
        super().__init__()
        self._state = state
        self._by = by
        self._known: list[Known] = []
        self._progress: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Head, list, keys."""
        yield Masthead(id="masthead")
        yield TextRows(id="dossiers")
        with VerticalScroll(can_focus=False):
            yield Static(content(self._first_steps()), markup=False)
        yield KeyBar([binding for binding in self.BINDINGS if isinstance(binding, Binding)])

    def on_mount(self) -> None:
        """Show what is known, and count its progress away from the keys."""
        self.query_one(Masthead).show(_("Dossiers on this machine"), [])
        self._known = library.known(self._state)
        self.set_class(not self._known, "-empty")
        self._show()
        self.query_one(TextRows).focus()
        self._count()

    def _first_steps(self) -> list[Said]:
        return [
            (_("No dossier has been opened on this machine yet."), "strong"),
            ("\n\n", ""),
            (_("Look around in two conferences that are recorded already:"), ""),
            ("\n\n    rapporteur demo\n\n", "accent"),
            (_("Make a dossier for a meeting of your own:"), ""),
            (f"\n\n    rapporteur new {_('FOLDER')} --title {_('TITLE')} --date 2025-04-30\n\n", "accent"),
            (_("Open a dossier that a colleague shares with you:"), ""),
            (f"\n\n    rapporteur open {_('FOLDER')}\n", "accent"),
        ]

    def _show(self) -> None:
        rows: list[list[Said]] = []
        for one in self._known:
            day = day_text(one.day) if one.day else ""
            progress = self._progress.get(one.id, "")
            away = "" if one.folder.is_dir() else _("the folder is away")
            rows.append(
                [
                    (f"{day:>11}  ", "faint"),
                    (f"{progress:>8}  ", "good"),
                    (one.title or _("Meeting without a title"), "strong"),
                    (f"  {away or one.folder}", "warn" if away else "faint"),
                ]
            )
        self.query_one(TextRows).show(rows)

    @work(thread=True)
    def _count(self) -> None:
        """Read how many items of each dossier are done, from the readable copies of their records."""
        import orjson

        for one in self._known:
            try:
                path = self._state / "dossiers" / one.id / "record.json"
                if path.stat().st_size > _LARGEST:
                    continue
                items = orjson.loads(path.read_bytes()).get("items", {}).values()
                done = sum(item.get("state") == "done" for item in items)
                self._progress[one.id] = f"{done}/{len(items)}" if items else ""
            except (OSError, ValueError, AttributeError):
                continue
        self.app.call_from_thread(self._show)

    @on(Rows.Chosen)
    def _chosen(self, event: Rows.Chosen) -> None:
        from store.dossier import Dossier
        from tui.app import RapporteurApp
        from tui.messages import away, sentences

        app = self.app
        assert isinstance(app, RapporteurApp)
        known = self._known[event.row]
        try:
            dossier = Dossier.open(known.folder, state=self._state, by=self._by)
        except StoreError as error:
            gone = error.trouble is Trouble.NO_FOLDER
            words = away(known.title, known.folder) if gone else sentences(error)
            self.notify(" ".join(words), severity="error", timeout=10, markup=False)
            return
        with suppress(CannotWrite):  # the next opening notes it
            library.remember(self._state, dossier)
        app.open_live(dossier)

    def action_open(self) -> None:
        """Open the dossier under the cursor."""
        self.query_one(TextRows).action_choose()
