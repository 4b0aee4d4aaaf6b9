"""Consolidation interrupted at every step changes nothing, and deletes nothing that its large file does not hold."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

import pytest
from sharing_consolidation import consolidate_under_fire

NEVER = 1_000


@pytest.mark.parametrize("harm", ["", "torn", "lost"])
def test_a_power_cut_at_any_step_of_either_half_loses_nothing(harm: str) -> None:
    """The first half writes the large file, the second deletes the small ones a day later."""
    assert consolidate_under_fire(NEVER, NEVER, harm)
    assert _steps_until(lambda step: consolidate_under_fire(step, NEVER, harm)) >= 3
    assert _steps_until(lambda step: consolidate_under_fire(NEVER, step, harm)) >= (0 if harm else 3)


def _steps_until(through: Callable[[int], bool]) -> int:
    """How many things are done to the disk, each of which was once the one at which the power failed."""
    return next(step for step in count() if through(step))
