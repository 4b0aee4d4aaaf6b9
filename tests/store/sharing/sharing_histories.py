"""Whole histories: people and mishaps in any order, from a seed or as hypothesis likes it."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sharing_fleet import Fleet
from sharing_mishaps import MISHAPS
from sharing_people import PEOPLE, Act
from sharing_rest import come_to_rest

MACHINE_SETTINGS = settings(
    max_examples=80,
    stateful_step_count=50,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
    print_blob=False,
)
"""The same histories in every run: what is new is looked for by giving ``play`` other seeds.

Making a failing history short takes minutes, so it is left out here; with ``Phase.shrink`` hypothesis does it.
"""

History = Callable[[], object]
"""A whole history that is ready to be played."""

ACTS: dict[Act, int] = {**PEOPLE, **MISHAPS}


def play(seed: int, steps: int, *, shared: bool) -> list[str]:
    """One history of so many steps, decided by its seed; what was done, in order. Raises AssertionError for a fault."""
    chance = Random(seed)
    fleet = Fleet(seed, shared=shared, laptops=chance.choice((2, 3, 3, 4)))
    told = []
    try:
        for act in chance.choices(list(ACTS), list(ACTS.values()), k=steps):
            laptop = chance.choice(fleet.laptops)
            told.append(f"{act.__name__} {laptop.by}")
            act(fleet, laptop, Random(chance.random()))
            for window in laptop.windows:
                fleet.look(laptop, window)
                fleet.check_screen(window)
        come_to_rest(fleet)
    except BaseException as fault:
        fault.add_note("; ".join(told))
        raise
    finally:
        fleet.close()
    return told


def machine(*, shared: bool) -> type[RuleBasedStateMachine]:
    """A state machine with a rule for everything that people do and for everything that befalls them."""

    class Meeting(RuleBasedStateMachine):
        fleet: Fleet

        @initialize(seed=st.integers(0, 2**16), laptops=st.integers(2, 4))
        def begin(self, seed: int, laptops: int) -> None:
            self.fleet = Fleet(seed, shared=shared, laptops=laptops)

        @invariant()
        def nothing_shown_is_gone_and_every_word_is_on_the_screen(self) -> None:
            for laptop in self.fleet.laptops:
                for window in laptop.windows:
                    self.fleet.look(laptop, window)
                    self.fleet.check_screen(window)

        def teardown(self) -> None:
            if hasattr(self, "fleet"):
                try:
                    come_to_rest(self.fleet)
                finally:
                    self.fleet.close()

    for act in ACTS:
        setattr(Meeting, act.__name__, rule(who=st.integers(0, 4), how=st.integers(0, 2**16))(_step(act)))
    return Meeting


def _step(act: Act):  # type: ignore[no-untyped-def]
    def step(self, who: int, how: int) -> None:  # type: ignore[no-untyped-def]
        act(self.fleet, self.fleet.laptops[who % len(self.fleet.laptops)], Random(how))

    step.__name__ = act.__name__
    return step
