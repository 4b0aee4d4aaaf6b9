"""Rows of a printed table: a name, the medians, and the ratio to the floor that was measured in the same run."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def middle(values: Sequence[float]) -> float:
    """The median."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: int) -> float:
    """The value below which that many percent of the values lie."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1]


def row(name: str, milliseconds: float, floor: float | None = None, extra: str = "") -> str:
    """One line of the table."""
    ratio = f"{milliseconds / floor:5.2f}×" if floor else "     –"
    return f"  {name:<58} {milliseconds:10.2f} ms  {ratio}  {extra}".rstrip()
