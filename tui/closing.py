"""Dossiers that are put away while the screens go on: closing shares what is unshared, and a drive may be slow."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING, Any

from .language import ngettext

if TYPE_CHECKING:
    from textual.app import App

    from store.dossier import Dossier


class Closing:
    """The dossiers that are being closed, each in a thread of its own that outlives the screens."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._threads: list[Thread] = []

    def put_away(self, dossier: Dossier) -> None:
        """Close this dossier; what cannot be shared now is told."""
        thread = Thread(target=self._close, args=(dossier,), name="closing a dossier")
        self._threads.append(thread)
        thread.start()

    def wait(self) -> None:
        """Until all of them are closed, each of which ends in some seconds. Not for the screens' own thread."""
        for thread in self._threads:
            thread.join()

    def _close(self, dossier: Dossier) -> None:
        dossier.close()
        left = dossier.unshared
        if left and self._app.is_running:
            words = ngettext(
                "{count} change of “{title}” is saved here and goes into its folder the next time it is opened.",
                "{count} changes of “{title}” are saved here and go into its folder the next time it is opened.",
                left,
            ).format(count=left, title=dossier.meeting.title)
            self._app.notify(words, severity="warning", timeout=10, markup=False)
