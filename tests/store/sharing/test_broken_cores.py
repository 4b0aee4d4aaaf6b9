"""Whether the checks are worth anything: each core that is broken on purpose has to fail them, the sound one passes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from broken_cores import BROKEN, CAUGHT_BY
from sharing_consolidation import consolidate_under_fire
from sharing_histories import History, play

SEEDS = range(1000, 1120)
STEPS = 60


def _histories(what: str) -> Iterator[History]:
    if "large one" in what:
        yield from (partial(consolidate_under_fire, 1_000, 1_000, harm) for harm in ("", "torn", "lost"))
    yield from (partial(play, seed, STEPS, shared=bool(seed % 2)) for seed in SEEDS)


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_core_is_caught(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the very check that guards what it breaks, not by some other."""
    BROKEN[what](monkeypatch)
    for history in _histories(what):
        told = _fault_in(history)
        if told:
            assert any(words in told for words in CAUGHT_BY[what]), f"caught by chance: {told}"
            return
    pytest.fail(f"{len(SEEDS)} histories did not show it")


def _fault_in(history: History) -> str:
    try:
        history()
    except AssertionError as fault:
        return str(fault)
    return ""


def test_the_sound_core_passes_the_same_histories() -> None:
    """So that what catches the broken ones is what is broken in them."""
    for seed in SEEDS[:30]:
        play(seed, STEPS, shared=bool(seed % 2))
