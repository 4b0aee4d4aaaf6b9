"""Opening a dossier from a screen: away from the keys, and where it cannot be opened with the sentence why."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.errors import CannotWrite, StoreError, Trouble

if TYPE_CHECKING:
    from textual.screen import Screen

    from store.dossier import Dossier
    from store.meeting.kinds import RecordKind
    from tui.app import RapporteurApp


def rapporteur(screen: Screen[Any]) -> RapporteurApp:
    """The app, as ours."""
    from tui.app import RapporteurApp

    app = screen.app
    assert isinstance(app, RapporteurApp)
    return app


def open_folder(
    screen: Screen[Any],
    folder: Path,
    *,
    state: Path,
    by: str,
    refused: Callable[[str], None],
    title: str = "",
    at: tuple[RecordKind, str] | None = None,
    then: Callable[[], None] | None = None,
) -> None:
    """Opens the dossier in this folder live, at this record; ``then`` is called when its screen stands.

    ``refused`` gets the sentences for one that cannot be opened; ``title`` is what it is called where it is known.
    """
    app = rapporteur(screen)
    if app.dossier is not None and is_same(app.dossier.folder, folder):
        app.back_to_live(at)
        if then:
            app.call_after_refresh(then)
        return

    def opened(dossier: Dossier) -> None:
        app.open_live(dossier, at)
        if then:
            app.call_after_refresh(then)

    def work() -> None:
        from store import library
        from store.dossier import Dossier

        app.closing.wait()  # the one that is being put away may be this one
        try:
            # As it was last seen here; the live screen asks its folder for what is new as soon as it stands.
            dossier = Dossier.open(folder, state=state, by=by, receive=False)
        except StoreError as error:
            app.call_from_thread(refused, sentence(error, title, folder))
            return
        with suppress(CannotWrite):  # the next opening notes it
            library.remember(state, dossier)
        try:
            app.call_from_thread(opened, dossier)
        except RuntimeError:  # the program has been left meanwhile
            dossier.close()

    screen.run_worker(work, thread=True, group="opening", exclusive=True, exit_on_error=False)


def sentence(error: StoreError, title: str, folder: Path) -> str:
    """What happened, and what to do."""
    from tui.messages import away, sentences

    gone = error.trouble is Trouble.NO_FOLDER and title
    return " ".join(away(title, folder) if gone else sentences(error))


def is_same(one: Path, other: Path) -> bool:
    """Whether both paths lead to one folder."""
    try:
        return one.samefile(other)
    except OSError:
        return one == other
