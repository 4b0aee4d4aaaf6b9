"""Writes the minutes while the screen goes on taking keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import StoreError
from tui.language import _, language

if TYPE_CHECKING:
    from .live_actions import LiveActions


def write(screen: LiveActions) -> None:
    """Write the minutes of the screen's dossier into its folder in a worker, and say where or why not."""
    screen.run_worker(lambda: _write(screen), thread=True, group="minutes", exclusive=True, exit_on_error=False)


def _write(screen: LiveActions) -> None:
    from tui.cli.leaving import write_minutes
    from tui.messages import sentences

    try:
        path = write_minutes(screen.dossier, language=language())
    except StoreError as error:
        screen.app.call_from_thread(
            screen.notify, " ".join(sentences(error)), severity="error", timeout=15, markup=False
        )
        return
    except Exception:
        # The minutes can be written again at any time; the meeting must not end because of them.
        words = _("The minutes could not be written because of a fault in the program. Everything recorded is safe.")
        screen.app.call_from_thread(screen.notify, words, severity="error", timeout=15, markup=False)
        raise
    screen.app.call_from_thread(
        screen.notify, _("The minutes are in {path}").format(path=path), timeout=15, markup=False
    )
