"""The dossiers known on this machine, the one opened last first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from store.dossier import Dossier
from store.library import known, remember
from store.meeting.kinds import RecordKind

if TYPE_CHECKING:
    from conftest import HandClock


def test_what_was_opened_is_known_with_its_title_day_and_folder(
    dossiers: Callable[..., Dossier], hand_clock: HandClock, tmp_path: Path
) -> None:
    state = tmp_path / "lan"
    assert known(state) == []
    first = dossiers(folder="một")
    remember(state, first)
    hand_clock.go(hours=1)
    second = dossiers(folder="hai")
    remember(state, second)
    assert [one.id for one in known(state)] == [second.id, first.id]
    hand_clock.go(hours=1)
    first.change(RecordKind.MEETING, first.id, title="Tổng kết", day=None)
    remember(state, first)
    newest, older = known(state)
    assert (newest.title, newest.day, newest.folder) == ("Tổng kết", None, tmp_path / "một")
    assert older.day == date(2024, 4, 4)
    assert newest.opened == hand_clock()


def test_a_broken_line_is_passed_over_and_mended_when_it_is_opened_again(
    dossiers: Callable[..., Dossier], tmp_path: Path
) -> None:
    state = tmp_path / "lan"
    dossier = dossiers()
    remember(state, dossier)
    line = state / "dossiers" / dossier.id / "known.json"
    for broken in (b"", b"[]", b'{"title": 5}', b'{"title": "A", "day": "x", "folder": "/", "opened": "now"}'):
        line.write_bytes(broken)
        assert known(state) == []
    remember(state, dossier)
    assert [one.id for one in known(state)] == [dossier.id]
