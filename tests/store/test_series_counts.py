"""A series of conferences counted together, under the names that are valid today."""

from __future__ import annotations

from datetime import date

from store.local_copy import LocalCopy
from store.meeting import refs
from store.meeting.kinds import EntryKind, ItemState, PartyKind
from store.meeting.records import Deadline, Entry, Item, Meeting, Party, Past, Record
from store.series_counts import count

LATE = Deadline("tháng 6", None, date(2024, 6, 30))


def copy(id: str, *records: Record) -> LocalCopy:
    return LocalCopy(id, tuple(enumerate(records)))


def party(uid: str, name: str, parent: str = "") -> Party:
    return Party(uid=uid, name=name, kind=PartyKind.PROVINCE, parent=parent)


FIRST = copy(
    "a",
    Meeting(uid="a", day=date(2024, 4, 4)),
    party("ld", "Lâm Đồng"),
    party("dn", "tỉnh Đắk Nông"),
    party("td", "huyện Tuy Đức", "dn"),
    Item(uid="1", number=1, field="y tế", parties=(refs.to_party("ld"), refs.to_party("td"))),
    Item(uid="2", number=2, field="du lịch", parties=(refs.to_party("dn"),), state=ItemState.DONE),
    Entry(uid="t", kind=EntryKind.DIRECTIVE, text="Trình", owners=(refs.to_party("dn"),), deadline=LATE),
)
SECOND = copy(
    "b",
    Meeting(uid="b", day=date(2025, 1, 3)),
    party("ld", "tỉnh Lâm Đồng"),
    Item(
        uid="1",
        number=1,
        field="y tế",
        parties=(refs.to_party("ld"),),
        state=ItemState.UNDER_WAY,
        planned=LATE,
        carried_from="x",
        history=(Past("x", date(2024, 4, 4)),),
    ),
    Item(uid="3", number=3, parties=(refs.to_name("Công ty X"),), state=ItemState.DONE),
)


def shares(groups: object) -> dict[object, tuple[int, int]]:
    return {name: (one.done, one.total) for name, one in groups.items()}  # type: ignore[attr-defined]


def test_what_was_carried_over_counts_once_and_as_it_is_last() -> None:
    counted = count([FIRST, SECOND], date(2025, 3, 1))
    assert (counted.total.done, counted.total.total) == (2, 3)
    assert shares(counted.by_year) == {2024: (1, 2), 2025: (1, 1)}
    assert shares(counted.by_field) == {"y tế": (0, 1), "du lịch": (1, 1), "": (1, 1)}
    assert shares(counted.by_party) == {"tỉnh Lâm Đồng": (0, 1), "tỉnh Đắk Nông": (1, 1), "Công ty X": (1, 1)}


def test_parties_stand_under_today_s_names() -> None:
    counted = count([FIRST, SECOND], date(2026, 3, 1))
    assert shares(counted.by_party) == {"tỉnh Lâm Đồng": (1, 2), "Công ty X": (1, 1)}
    # A province and a district of the other one are one province now, and the item counts once for it.
    assert shares(count([FIRST], date(2026, 3, 1)).by_party) == {"tỉnh Lâm Đồng": (1, 2)}


def test_what_is_overdue_stands_with_who_is_to_do_it_the_longest_first() -> None:
    counted = count([FIRST, SECOND], date(2024, 7, 2))
    assert [(one.record.uid, one.days, one.owners) for one in counted.late] == [
        ("1", 2, ("tỉnh Lâm Đồng",)),
        ("t", 2, ("tỉnh Đắk Nông",)),
    ]
    assert count([FIRST, SECOND], date(2024, 6, 30)).late == ()
    assert count([], date(2024, 6, 30)).total.total == 0
