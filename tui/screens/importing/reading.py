"""The work behind the proposal: reading the file, proposing it anew, and why a file cannot be read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import CannotRead
from store.intake import files
from store.intake.corrections import Correction, Corrections
from store.intake.proposal import Proposal
from store.meeting.kinds import RecordKind
from store.progress import Progress, untold
from tui import messages

if TYPE_CHECKING:
    from collections.abc import Collection

    from store.dossier import Dossier


def read(path: Path, progress: Progress) -> files.Read:
    """The file, not yet compared with anything. Raises CannotRead and Stopped."""
    return files.read(path, progress=progress)


def beginning(found: files.Read, kind: RecordKind) -> dict[int, Correction]:
    """What is taken for granted at first: one table that may list several kinds lists what was open when it was read.

    ``kind`` is that of the open list.
    """
    possible = files.possible_kinds(found, 0) if len(found.tables) == 1 else []
    return {0: Correction(kind=kind)} if len(possible) > 1 and kind in possible else {}


def proposed(
    dossier: Dossier,
    found: files.Read,
    corrections: Corrections,
    overwritten: Collection[tuple[str, str]] = (),
    progress: Progress = untold,
) -> Proposal:
    """What it would change in the record as it is now. Raises Stopped."""
    return files.propose_read(
        found,
        dossier.proceedings(),
        corrections,
        edited=dossier.edited_since_import,
        overwritten=overwritten,
        progress=progress,
    )


def trouble(error: CannotRead) -> str:
    """Why the file cannot be read, and what to do."""
    return " ".join(messages.sentences(error))
