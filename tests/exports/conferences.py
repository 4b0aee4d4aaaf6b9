"""Records for the tests of documents: two conferences, one of any size, one in which nothing is known."""

from __future__ import annotations

from dataclasses import replace

from conference_parts import CHIEN, EVENTS, HIEP, HOAN, refs
from conference_spring import spring_2024
from conference_winter import winter_2025

from store.meeting.kinds import (
    ItemState,
    Reason,
)
from store.meeting.proceedings import Proceedings
from store.meeting.records import (
    Item,
    Meeting,
)

__all__ = ["CHIEN", "EVENTS", "HIEP", "HOAN", "bare", "spring_2024", "winter_2025", "with_items"]


def with_items(how_many: int, base: Proceedings | None = None) -> Proceedings:
    """The winter conference with so many items and no others."""
    source = base or winter_2025()
    states = list(ItemState)
    items = tuple(
        Item(
            uid=f"n{number}",
            number=number,
            title=f"Nội dung hợp tác số {number} về kết nối cung cầu & xúc tiến đầu tư giữa các địa phương",
            field=("du lịch", "thương mại", "nông nghiệp")[number % 3],
            parties=refs("hcm", "daklak"),
            state=states[number % len(states)],
            outcome=f"Đã tổ chức đợt {number}" if number % 2 else "",
            reason=Reason.NO_BUDGET if number % 7 == 0 else None,
        )
        for number in range(1, how_many + 1)
    )
    return replace(source, items=items)


def bare() -> Proceedings:
    """A record in which nothing is known yet."""
    return Proceedings(Meeting(uid="m"))
