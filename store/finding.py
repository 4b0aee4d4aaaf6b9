"""Finding out which dossier a folder is, also where the folder cannot say so now."""

from __future__ import annotations

from pathlib import Path

from . import library
from .errors import CannotRead, Trouble
from .keeping.drive import dossier_of
from .patience import Begun

_SAYS_NOTHING = frozenset(
    {
        Trouble.NO_FOLDER,
        Trouble.NOT_READABLE,
        Trouble.NOT_A_DOSSIER,
        Trouble.HALF_SYNCED,
        Trouble.NEWER_FORMAT,
    }
)
_PATIENCE = 2.0
"""Seconds that a folder has to say which dossier it is, where this machine knows that as well."""


def id_of(folder: Path, state: Path) -> str:
    """The id of the dossier in this folder; where nothing in it says so, of the one this machine last knew there.

    A drive may be away, emptied or silent just when the meeting begins. What is recorded goes out when it is back.

    Raises:
        CannotRead: NO_FOLDER, NOT_READABLE, NOT_A_DOSSIER, HALF_SYNCED or NEWER_FORMAT.
    """

    def is_known(id: str) -> bool:
        return (state / "dossiers" / id / "replicas").is_dir()

    # A share that does not answer holds up whoever asks, for minutes; a thread may wait for it, the user need not.
    asking = Begun(lambda: dossier_of(folder, is_known), "asking a folder")
    if asking.has_ended(_PATIENCE):
        try:
            return asking.outcome()
        except CannotRead as error:
            if error.trouble not in _SAYS_NOTHING:
                raise
    id = library.id_at(state, folder)
    return id if id is not None and is_known(id) else asking.outcome()
