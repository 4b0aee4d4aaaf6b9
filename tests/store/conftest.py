"""A dossier in a room of its own, and a clock that stands still until it is told to go."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from store.dossier import Dossier


class HandClock:
    """A clock that shows what it is set to."""

    def __init__(self) -> None:
        self.moment = datetime(2024, 4, 4, 7, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def go(self, **by: float) -> None:
        """Moves the hand, also backwards."""
        self.moment += timedelta(**by)


@pytest.fixture
def hand_clock() -> HandClock:
    """The clock of all dossiers that a test opens."""
    return HandClock()


@pytest.fixture
def dossiers(tmp_path: Path, hand_clock: HandClock) -> Iterator[Callable[..., Dossier]]:
    """Opens the one dossier of a test, creating it first if need be; ``state`` tells one machine from another."""
    opened: list[Dossier] = []

    def give(state: str = "lan", by: str = "Lan", *, folder: str = "shared") -> Dossier:
        place = tmp_path / folder
        if (place / "changes").is_dir():
            dossier = Dossier.open(place, state=tmp_path / state, by=by, clock=hand_clock)
        else:
            dossier = Dossier.create(
                place,
                state=tmp_path / state,
                by=by,
                fields={"title": "Hội nghị sơ kết", "day": date(2024, 4, 4)},
                clock=hand_clock,
            )
        opened.append(dossier)
        return dossier

    yield give
    for dossier in opened:
        dossier.close()
