"""The two conferences of the demo, built from lists and capture lines through the same code as a user's own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from uuid import uuid4

from store.dossier import Dossier
from store.intake import meeting as meeting_intake
from store.intake.people import People
from store.intake.proposal import propose
from store.intake.tables import TABLES
from store.meeting.capture.drafts import MisreadDraft
from store.meeting.edits import Edit
from store.meeting.kinds import RecordKind

NAMES = ("2024-tphcm-tay-nguyen", "2025-da-lat")
"""The folders of the two dossiers, in the order of the conferences."""

_COMMENT = "## "


class DefectiveDemo(Exception):
    """The demo's own data cannot be read: which file, which line, why."""


def is_built(folder: Path) -> bool:
    """Whether both dossiers are in this folder."""
    return all(any((folder / name / "changes").glob("*/*.json")) for name in NAMES)


def build(folder: Path, *, state: Path, by: str) -> tuple[Dossier, ...]:
    """Build the dossiers in subfolders and return them open; raises CannotWrite where that is not possible."""
    here = files(__name__)
    return tuple(build_one(here / name, folder / name, state=state, by=by) for name in NAMES)


def reopen(folder: Path, *, state: Path, by: str) -> tuple[Dossier, ...]:
    """The dossiers built here before, open; raises StoreError."""
    return tuple(Dossier.open(folder / name, state=state, by=by) for name in NAMES)


def build_one(data: Traversable, folder: Path, *, state: Path, by: str) -> Dossier:
    """One dossier from ``meeting.json``, the lists and ``lines.txt``; raises DefectiveDemo over bad data."""
    plain = json.loads((data / "meeting.json").read_text(encoding="utf-8"))
    dossier = Dossier.create(folder, state=state, by=by, fields=meeting_intake.fields_of(plain, People()))
    try:
        for table, kind in TABLES.items():
            _take_over(dossier, data / f"{table}.csv", kind)
        # Chairs and secretaries were named before anybody was on a list; now they are found there.
        details = meeting_intake.fields_of(plain, People(dossier.parties, dossier.delegates))
        dossier.apply([Edit(RecordKind.MEETING, dossier.meeting.uid, details)])
        for number, line in _lines(data / "lines.txt"):
            draft = dossier.read(line)
            if isinstance(draft, MisreadDraft):
                raise DefectiveDemo(f"{data} lines.txt:{number}: {draft.why} {draft.words}")
            dossier.record(draft)
    except BaseException:
        dossier.close()
        raise
    return dossier


def _take_over(dossier: Dossier, source: Traversable, kind: RecordKind) -> None:
    if not source.is_file():
        return
    with as_file(source) as path:
        proposal = propose(path, dossier.proceedings(), lambda: uuid4().hex[:12], kind)
    left_out = [heading for table in proposal.tables for heading in table.left_out]
    if proposal.problems or left_out:
        raise DefectiveDemo(f"{source}: {proposal.problems} {left_out}")
    dossier.apply(proposal.edits)


def _lines(source: Traversable) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith(_COMMENT):
            yield number, line
