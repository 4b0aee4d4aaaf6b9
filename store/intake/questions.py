"""What a table leaves open and its user is asked, because the program does not guess."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class QuestionKind(StrEnum):
    """What is unclear; the answer to each is a part of the table's ``Correction`` (named in brackets).

    * TABLE_KIND: what the table lists; ``options`` are the kinds of record that fit (``kind``).
    * COLUMN: which field a heading means; ``options`` are the fields that fit equally well (``columns``).
    * DAY_ORDER: whether 03/04/2024 is a day in April or in March (``day_order``).
    * FRACTION: whether 10/12 is a day without a year or a share of a whole (``fraction``).
    * SERIAL: whether 45406 is a day as spreadsheets count them, from 30 December 1899 (``serial_days``).
    """

    TABLE_KIND = "table_kind"
    COLUMN = "column"
    DAY_ORDER = "day_order"
    FRACTION = "fraction"
    SERIAL = "serial"


@dataclass(frozen=True, slots=True)
class Question:
    """One question about a table: the heading it is about (empty for the whole table) and what makes it unclear.

    ``examples`` are cells as they are written, at most five, ``lines`` the rows they stand in; ``count`` is how many
    cells wait for the answer. ``options`` are the stored words of the possible answers, ``leaning`` the one to which
    everything else in the column points, or empty; it is shown first and never taken by itself.
    """

    kind: QuestionKind
    heading: str = ""
    examples: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    count: int = 0
    options: tuple[str, ...] = ()
    leaning: str = ""
