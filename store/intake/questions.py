"""What a table leaves open and its user is asked, because the program does not guess."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_EXAMPLES = 5
"""How many cells a question shows at most."""


class QuestionKind(StrEnum):
    """What is unclear; the answer to each is a part of the table's ``Correction`` (named in brackets).

    * TABLE_KIND: what the table lists; ``options`` are the kinds of record that fit (``kind``).
    * COLUMN: which field a heading means; ``options`` are the fields that fit equally well (``columns``).
    * DAY_ORDER: whether 03/04/2024 is a day in April or in March (``day_orders``).
    * FRACTION: whether 10/12 is a day without a year or a share of a whole (``fraction``).
    * SERIAL: whether 45406 is a day as spreadsheets count them, from 30 December 1899 (``serial_days``).
    * SAME_NUMBER: whether rows whose numbers are in the record with quite other titles are those records, or others
      (``same_number``). Until that is said they are left out.
    """

    TABLE_KIND = "table_kind"
    COLUMN = "column"
    DAY_ORDER = "day_order"
    FRACTION = "fraction"
    SERIAL = "serial"
    SAME_NUMBER = "same_number"


@dataclass(frozen=True, slots=True)
class Question:
    """One question about a table: the columns it is about (none for the whole table) and what makes it unclear.

    ``examples`` are cells as they are written, at most ``MOST_EXAMPLES``; of SAME_NUMBER each is the number, the title
    in the record and the one in the file. ``lines`` are the rows they stand in; ``count`` is how many cells wait for
    the answer. ``options`` are the stored words of the possible answers, ``leaning`` the one to which everything else
    in the column points, or empty; it is shown first and never taken by itself.
    """

    kind: QuestionKind
    headings: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    count: int = 0
    options: tuple[str, ...] = ()
    leaning: str = ""

    @property
    def heading(self) -> str:
        """The columns in one line; empty for the whole table."""
        return "; ".join(self.headings)
