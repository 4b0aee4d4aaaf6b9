"""People with a folder each, between which a sync program carries files: whatever happens, nothing is lost."""

from __future__ import annotations

from sharing_histories import MACHINE_SETTINGS, machine, play

TestFolders = machine(shared=False).TestCase
TestFolders.settings = MACHINE_SETTINGS


def test_long_histories_of_folders_that_are_carried() -> None:
    """Long ones find what needs many steps to come about; a fault tells the seed and all that was done."""
    for seed in range(24):
        play(seed, 160, shared=False)
