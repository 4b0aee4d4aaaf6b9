"""People with one folder on a share that fails in every way: whatever happens, nothing is lost."""

from __future__ import annotations

from sharing_histories import MACHINE_SETTINGS, machine, play

TestShare = machine(shared=True).TestCase
TestShare.settings = MACHINE_SETTINGS


def test_long_histories_of_one_shared_folder() -> None:
    """Long ones find what needs many steps to come about; a fault tells the seed and all that was done."""
    for seed in range(24):
        play(seed, 160, shared=True)
