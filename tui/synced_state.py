"""The state folder must not be shared: said once where another program seems to share it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from store.errors import CannotWrite

from . import preferences
from .language import _
from .messages import plain


def warning(state: Path) -> str:
    """The sentences to say now, which are then taken to be said; empty where there is nothing to say any more."""
    from store.sharing_programs import sharing_program

    folder = preferences.config_folder()
    program = sharing_program(state)
    if not program or preferences.load(folder).shared_state == str(state):
        return ""
    with suppress(CannotWrite):  # then it is said once more
        preferences.change(folder, shared_state=str(state))
    return _(
        "“{path}”, where Rapporteur keeps what belongs to this machine alone, lies in a folder that {program} shares. "
        "Set RAPPORTEUR_STATE to a folder on this machine's own disk; a dossier's folder may be shared, this one not."
    ).format(path=plain(str(state)), program=program)
