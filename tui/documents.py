"""Writing documents into a file: where it goes, and that whoever looks sees the old one or the new one."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import CannotWrite, Trouble
from store.keeping import drive, durable
from store.progress import Progress, untold

if TYPE_CHECKING:
    from exports.options import Options
    from store.dossier import Dossier
    from store.meeting.proceedings import Proceedings

FOLDER = "minutes"
"""The part of a dossier's folder in which its documents lie."""


def write_document(
    dossier: Dossier,
    file: Path | None = None,
    options: Options | None = None,
    progress: Progress = untold,
    *,
    proceedings: Proceedings | None = None,
) -> Path:
    """Write a document of a dossier, by default its minutes, as Word into its own folder; returns where.

    ``proceedings`` is its record as it was at another time; without it, as it is now.

    The suffix of ``file`` is one of ``exports.formats.suffixes_for(kind)``. Raises CannotWrite, and what ``progress``
    raises.
    """
    from exports import formats
    from exports.options import Options

    options = options or Options()
    proceedings = proceedings or dossier.proceedings()
    path = file or place(dossier, formats.default_name(proceedings, options))
    put(path, content(proceedings, path, options, progress))
    return path


def content(proceedings: Proceedings, path: Path, options: Options, progress: Progress = untold) -> bytes:
    """The bytes of a document that is to lie at ``path``."""
    from exports import formats

    return formats.written(proceedings, path.suffix.lower(), options, progress)


def place(dossier: Dossier, name: str) -> Path:
    """Where a document of this name lies in the dossier's folder, which may be away."""
    return dossier.folder / FOLDER / name


def refuse_away(dossier: Dossier, path: Path) -> None:
    """Raises CannotWrite where the path lies in the dossier's folder and that is not there. It may take long."""
    if dossier.folder in path.parents and drive.is_away(dossier.folder):
        # A drive that is away must not get a folder of the same name put in its place.
        raise CannotWrite(Trouble.NOT_WRITABLE, dossier.folder, os.strerror(errno.ENOENT))


def put(path: Path, content: bytes) -> None:
    """Write a document in one go: whoever looks sees the old one or the new one, never a part. Raises CannotWrite."""
    temporary = path.with_name(f".rapporteur-{os.urandom(4).hex()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():  # replacing a device or a folder would destroy it
            raise CannotWrite(Trouble.NOT_WRITABLE, path)
        try:
            with temporary.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        if isinstance(error, OSError):
            raise durable.cannot_write(error, path) from error
        raise CannotWrite(Trouble.NOT_WRITABLE, path) from error
