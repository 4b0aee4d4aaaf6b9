"""The dossiers known on this machine: title, day, folder, when last opened.

Each dossier's line is a small file of its own beside its journal, so that two windows never overwrite each other's;
a missing or broken one is written anew when its dossier is opened next.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import orjson

from .errors import CannotRead
from .keeping import durable

if TYPE_CHECKING:
    from .dossier import Dossier

_NAME = "known.json"
_LARGEST = 1 << 16


@dataclass(frozen=True, slots=True)
class Known:
    """A dossier known on this machine. ``opened`` is when it was last opened here, aware, UTC."""

    id: str
    title: str
    day: date | None
    folder: Path
    opened: datetime


def remember(state: Path, dossier: Dossier) -> None:
    """Notes that this dossier was opened, with its present title, day and folder. Raises CannotWrite."""
    meeting = dossier.meeting
    line = {
        "id": dossier.id,
        "title": meeting.title,
        "day": meeting.day.isoformat() if meeting.day else None,
        "folder": str(dossier.folder.absolute()),
        "opened": dossier.now().isoformat(),
    }
    # A folder's name on Linux may be no text at all; such a folder is found again by opening it.
    data = orjson.dumps({**line, "folder": line["folder"].encode(errors="replace").decode()})  # type: ignore[union-attr]
    durable.replace(state / "dossiers" / dossier.id / _NAME, data, dossier.replica)


def forget(state: Path, id: str) -> None:
    """Takes a dossier off the list; folder and journal stay, and opening it puts it back. Raises CannotWrite."""
    path = state / "dossiers" / id / _NAME
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise durable.cannot_write(error, path) from error


def known(state: Path) -> list[Known]:
    """Every dossier known on this machine, the one opened last first; the folder may be away now."""
    found = []
    for path in (state / "dossiers").glob(f"*/{_NAME}"):
        try:
            line = orjson.loads(durable.read(path, _LARGEST))
            opened = datetime.fromisoformat(line["opened"])
            found.append(
                Known(
                    id=path.parent.name,
                    title=str(line["title"]),
                    day=date.fromisoformat(line["day"]) if line["day"] else None,
                    folder=Path(line["folder"]),
                    opened=opened if opened.tzinfo else opened.replace(tzinfo=UTC),
                )
            )
        except (CannotRead, ValueError, KeyError, TypeError):
            continue
    return sorted(found, key=lambda one: (one.opened, one.id), reverse=True)


def id_at(state: Path, folder: Path) -> str | None:
    """The id of the dossier that was last opened in this folder on this machine; None where none ever was."""
    place = folder.absolute()
    return next((one.id for one in known(state) if one.folder == place), None)
