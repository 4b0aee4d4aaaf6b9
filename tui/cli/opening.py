"""A dossier open for the length of one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from store.dossier import Dossier
from store.errors import CannotWrite
from store.keeping.place import Place

from ..language import _, ngettext
from ..messages import away
from .printing import warn
from .settings import Settings


@contextmanager
def opened(settings: Settings, folder: Path, *, receive: bool = True, by_name: bool = True) -> Iterator[Dossier]:
    """The dossier in this folder, known on this machine from now on, closed afterwards; raises StoreError.

    Without ``receive`` it opens as it was last seen here; ``by_name`` is false where nobody named this dossier, so
    that it does not become the one opened last. What could not be read from the folder, or not be written
    into it at the end, is told: the answer may be incomplete, and colleagues do not see it yet.
    """
    dossier = Dossier.open(folder, state=settings.state, by=settings.by, receive=receive)
    try:
        if by_name:
            remember(settings, dossier)
        _tell_away(dossier)
        _tell_unread(dossier)
        yield dossier
    finally:
        dossier.close()
    tell_unshared(dossier)


def remember(settings: Settings, dossier: Dossier) -> None:
    """Note that the dossier is known on this machine; where that cannot be written now, the next opening does it."""
    from store import library

    with suppress(CannotWrite):
        library.remember(settings.state, dossier)


def _tell_away(dossier: Dossier) -> None:
    if dossier.place is not Place.HERE:
        for sentence in away(dossier.meeting.title, dossier.folder):
            warn(sentence)


def _tell_unread(dossier: Dossier) -> None:
    from ..synced_state import warning

    shared = warning(dossier.state)
    if shared:
        warn(shared)
    count = dossier.unread
    if count:
        warn(
            ngettext(
                "{count} file in the folder cannot be read now, so something may be missing here.",
                "{count} files in the folder cannot be read now, so something may be missing here.",
                count,
            ).format(count=count)
        )
        warn(_("“rapporteur check” says which; once they are whole they are read by themselves."))


def tell_unshared(dossier: Dossier) -> None:
    """Say what a closed dossier could not write into its folder; it is safe here, but nobody else sees it."""
    count = dossier.unshared
    if count:
        warn(
            ngettext(
                "{count} change is saved on this machine but could not be written into the dossier's folder.",
                "{count} changes are saved on this machine but could not be written into the dossier's folder.",
                count,
            ).format(count=count)
        )
        warn(_("It is tried again whenever the dossier is opened; “rapporteur sync” tries at once and says why."))
