"""A disk that takes nothing more, for the tests of the screens."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

from store.dossier import Dossier


@contextlib.contextmanager
def no_more_room(dossier: Dossier, *, away: bool = True) -> Iterator[None]:
    """The operating system refuses every byte beyond what the journal holds now; the folder is ``away`` as well.

    Where it is not, what was refused once goes straight into it.
    """
    import resource

    journal = dossier.home / "replicas" / dossier.replica / "journal.jsonl"
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    held = len(journal.read_bytes().rstrip(b"\0"))  # zero bytes are room, which is refused as well
    elsewhere = dossier.folder.with_name(f"{dossier.folder.name} away")
    if away:
        dossier.folder.rename(elsewhere)
    resource.setrlimit(resource.RLIMIT_FSIZE, (held, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)
        if away:
            elsewhere.rename(dossier.folder)
