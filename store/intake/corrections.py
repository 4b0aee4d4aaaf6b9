"""What a user changes about a proposal: which table is what, which column holds what, what an unclear value means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..meeting.kinds import RecordKind


class DayOrder(StrEnum):
    """In which order a column's days are written; 03/04/2024 is a day in April by one and in March by the other."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class SameNumber(StrEnum):
    """What rows are whose number is in the record with quite another title."""

    RETITLED = "retitled"
    OTHER = "other"


class Fraction(StrEnum):
    """What a column's 10/12 means where a day without a year and a share of a whole are both possible."""

    DAY = "day"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Correction:
    """About one table: ``taken`` or left out, its kind, the field of each column by heading, how to read its cells.

    ``columns`` maps a heading to a field's name, to "" for a column that is left out; a heading that is not named
    keeps the field that was proposed. ``day_orders`` are those of single columns, ``day_order`` that of all others.
    ``serial_days`` says whether bare numbers such as 45406 are days as spreadsheets count them. None means: as
    proposed, or still to be asked.
    """

    taken: bool = True
    kind: RecordKind | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    day_order: DayOrder | None = None
    day_orders: Mapping[str, DayOrder] = field(default_factory=dict)
    fraction: Fraction | None = None
    serial_days: bool | None = None
    same_number: SameNumber | None = None

    def order_in(self, heading: str) -> DayOrder | None:
        """How the days of this column are written."""
        return self.day_orders.get(heading, self.day_order)


Corrections = Mapping[int, Correction]
"""Corrections by the number of the table in the file, from 0."""
