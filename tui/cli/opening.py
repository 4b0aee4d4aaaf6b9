"""A dossier open for the length of one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.dossier import Dossier

from .settings import Settings


@contextmanager
def opened(settings: Settings, folder: Path, *, receive: bool = True) -> Iterator[Dossier]:
    """The dossier in this folder, known on this machine from now on, closed afterwards; raises StoreError.

    Without ``receive`` it opens as it was last seen here.
    """
    dossier = Dossier.open(folder, state=settings.state, by=settings.by, receive=receive)
    try:
        remember(settings, dossier)
        yield dossier
    finally:
        dossier.close()


def remember(settings: Settings, dossier: Dossier) -> None:
    """Note that the dossier is known on this machine; raises CannotWrite."""
    from store import library

    library.remember(settings.state, dossier)
