"""A dossier with a fixed clock for the tests of the screens."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_fingers import DAY, clock, fill

from store.dossier import Dossier
from store.meeting.kinds import MeetingKind
from tui import language


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    language.set_language("vi")
    yield
    language.set_language("vi")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """The local state folder."""
    return tmp_path / "state"


@pytest.fixture
def dossier(tmp_path: Path, state: Path) -> Iterator[Dossier]:
    """A small conference: two parties and one unit, two delegates, three agenda points, six items."""
    made = Dossier.create(
        tmp_path / "dossier",
        state=state,
        by="Lan",
        fields={
            "title": "Hội nghị sơ kết hợp tác TP.HCM – Tây Nguyên",
            "day": DAY,
            "kind": MeetingKind.INTERIM_REVIEW,
        },
        clock=clock,
    )
    fill(made)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _own_preferences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAPPORTEUR_CONFIG", str(tmp_path / "config"))
