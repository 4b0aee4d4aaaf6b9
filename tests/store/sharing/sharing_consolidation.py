"""Consolidation stopped at any moment, and its large file harmed before the small ones go."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sharing_fleet import Fleet
from sharing_oracle import files_under

from store.keeping import durable
from store.meeting.kinds import RecordKind


class PowerCut(BaseException):
    """Everything stops here."""


def consolidate_under_fire(cut_first: int, cut_second: int, harm: str) -> bool:
    """Puts five small files together and later deletes them, each time with the power cut at a step.

    ``harm`` is what befalls the large file in between: nothing, or it is torn or lost. Returns whether any of both
    went on to its end, so that whoever counts the steps knows when he is through them.

    Raises:
        AssertionError: something that was in the folder is in no whole file any more.
    """
    fleet = Fleet(7, shared=True, laptops=2)
    try:
        lan = fleet.laptops[0]
        dossier = lan.windows[0].dossier
        for number in range(5):
            changes = dossier.change(RecordKind.MEETING, fleet.id, title=f"Hội nghị {number}")
            fleet.wrote(lan, lan.windows[0], changes, "")
            dossier.publish()
        everything = fleet.shelf.holds(lan.folder).keys()
        small = set(files_under(lan.folder))
        through = _cut_at(fleet, cut_first)
        for path in set(files_under(lan.folder)) - small:
            if harm == "torn":
                path.write_bytes(path.read_bytes()[:-40])
            elif harm == "lost":
                path.unlink()
        lan.clock.go(hours=25)
        with fleet.nothing_harmed(lan):
            through &= _cut_at(fleet, cut_second)
        missing = everything - fleet.shelf.holds(lan.folder).keys()
        assert not missing, f"files were deleted that alone held {missing}"
        window = fleet.window(lan)
        assert window is not None
        assert window.dossier._ledger.union.changes.keys() == everything
        return through
    finally:
        fleet.close()


def _cut_at(fleet: Fleet, step: int) -> bool:
    """Consolidates in a new window until this many things have been done to the disk; True where it got to its end."""
    lan = fleet.laptops[0]
    left = step
    with pytest.MonkeyPatch.context() as patch:

        def counted(real: Any) -> Any:
            def call(*args: Any, **named: Any) -> Any:
                nonlocal left
                left -= 1
                if left < 0:
                    raise PowerCut
                return real(*args, **named)

            return call

        fleet.kill(lan)
        window = fleet.open(lan)
        assert window is not None
        patch.setattr(durable, "write_all", counted(durable.write_all))
        patch.setattr(durable, "sync_directory", counted(durable.sync_directory))
        patch.setattr(Path, "unlink", counted(Path.unlink))
        try:
            window.dossier.consolidate()
        except PowerCut:
            return False
        finally:
            patch.undo()
            fleet.kill(lan)
            fleet.open(lan)
    return True
