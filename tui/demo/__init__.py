"""The two conferences of the demo, built from lists and capture lines through the same code as a user's own.

The second one goes on from the first: it is opened with what that left open, as “new --from” does it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from store import carrying
from store.dossier import Dossier
from store.errors import CannotWrite, Trouble
from store.intake import meeting as meeting_intake
from store.intake.files import propose
from store.intake.people import People
from store.intake.tables import TABLES
from store.meeting.capture.drafts import MisreadDraft
from store.meeting.edits import Edit
from store.meeting.kinds import RecordKind
from store.progress import Progress, untold

NAMES = ("2024-tphcm-tay-nguyen", "2025-da-lat")
"""The folders of the two dossiers, in the order of the conferences."""

_COMMENT = "## "
_LINES = "lines.txt"


class DefectiveDemo(Exception):
    """The demo's own data cannot be read: which file, which line, why."""


def is_built(folder: Path) -> bool:
    """Whether both dossiers are in this folder."""
    return all(_is_built(folder / name) for name in NAMES)


def build(folder: Path, *, state: Path, by: str, progress: Progress = untold) -> tuple[Dossier, ...]:
    """Build the dossiers in subfolders, where they are not there yet, and return them open.

    Each gets its name when it is finished, so that one whose building was cut short is built anew. ``progress`` counts
    lines; where it raises Stopped, the one that is being built leaves nothing behind.

    Raises:
        CannotWrite: a place cannot be written, or something else has it already.
    """
    here = files(__name__)
    missing = [name for name in NAMES if not _is_built(folder / name)]
    lines = [sum(1 for _ in _lines(here / name / _LINES)) for name in missing]
    for place, name in enumerate(missing):
        before = sum(lines[:place])

        def tell(done: int, _total: int, before: int = before) -> None:
            progress(before + done, sum(lines))

        earlier = folder / NAMES[0] if name != NAMES[0] else None
        _build_whole(here / name, folder / name, earlier, state=state, by=by, progress=tell)
    return reopen(folder, state=state, by=by)


def _is_built(folder: Path) -> bool:
    return any((folder / "changes").glob("*/*.json"))


def _build_whole(
    data: Traversable, folder: Path, earlier: Path | None, *, state: Path, by: str, progress: Progress
) -> None:
    unfinished = folder.with_name(f".{folder.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        dossier = build_one(data, unfinished, earlier, state=state, by=by, progress=progress)
        try:
            dossier.publish()
        finally:
            dossier.close()
        try:
            unfinished.rename(folder)
        except OSError as error:
            raise CannotWrite(Trouble.NOT_WRITABLE, folder) from error
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise


def reopen(folder: Path, *, state: Path, by: str) -> tuple[Dossier, ...]:
    """The dossiers built here before, open; raises StoreError."""
    opened: list[Dossier] = []
    try:
        for name in NAMES:
            opened.append(Dossier.open(folder / name, state=state, by=by))
    except BaseException:
        for dossier in opened:
            dossier.close()
        raise
    return tuple(opened)


def build_one(
    data: Traversable,
    folder: Path,
    earlier: Path | None = None,
    *,
    state: Path,
    by: str,
    progress: Progress = untold,
) -> Dossier:
    """One dossier from ``meeting.json``, the lists and ``lines.txt``, going on from the one in the folder ``earlier``.

    Raises DefectiveDemo over bad data.
    """
    plain = json.loads((data / "meeting.json").read_text(encoding="utf-8"))
    begun, carried = _left_open(earlier, state=state, by=by) if earlier else ({}, ())
    fields = {**begun, **meeting_intake.fields_of(plain, People())}
    dossier = Dossier.create(folder, state=state, by=by, fields=fields, carried=carried)
    try:
        for table, kind in TABLES.items():
            _take_over(dossier, data / f"{table}.csv", kind)
        # Chairs and secretaries were named before anybody was on a list; now they are found there.
        details = meeting_intake.fields_of(plain, People(dossier.parties, dossier.delegates))
        dossier.apply([Edit(RecordKind.MEETING, dossier.meeting.uid, details)])
        lines = list(_lines(data / _LINES))
        for done, (number, line) in enumerate(lines):
            progress(done, len(lines))
            draft = dossier.read(line)
            if isinstance(draft, MisreadDraft):
                raise DefectiveDemo(f"{data} lines.txt:{number}: {draft.why} {draft.words}")
            dossier.record(draft)
    except BaseException:
        dossier.close()
        raise
    return dossier


def _left_open(earlier: Path, *, state: Path, by: str) -> tuple[dict[str, Any], tuple[Edit, ...]]:
    dossier = Dossier.open(earlier, state=state, by=by)
    try:
        return carrying.opening(dossier)
    finally:
        dossier.close()


def _take_over(dossier: Dossier, source: Traversable, kind: RecordKind) -> None:
    if not source.is_file():
        return
    with as_file(source) as path:
        proposal = propose(path, dossier.proceedings(), kind)
    left_out = [heading for table in proposal.tables for heading in table.left_out]
    if proposal.problems or proposal.questions or left_out:
        raise DefectiveDemo(f"{source}: {proposal.problems} {proposal.questions} {left_out}")
    dossier.apply(proposal.edits)


def _lines(source: Traversable) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith(_COMMENT):
            yield number, line
