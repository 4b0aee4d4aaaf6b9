"""What is overdue on a day, and in which year an item was first agreed."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from store.meeting import overdue, register
from store.meeting.kinds import CLOSED_STATES, EntryKind, ItemState
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Item, Meeting, Past

DAY = date(2025, 1, 3)
JUNE = Deadline("tháng 6", date(2024, 6, 1), date(2024, 6, 30))
MEETING = Meeting(uid="m", day=date(2025, 1, 2), last_day=DAY)


def test_only_what_goes_on_and_is_past_its_latest_day_is_overdue() -> None:
    items = tuple(Item(uid=state.value, state=state, planned=JUNE) for state in ItemState)
    entries = (
        Entry(uid="open", kind=EntryKind.DIRECTIVE, deadline=JUNE),
        Entry(uid="done", kind=EntryKind.DIRECTIVE, deadline=JUNE, fulfilled=True),
        Entry(uid="no day", kind=EntryKind.COMMITMENT, deadline=Deadline("sớm")),
        Entry(uid="none", kind=EntryKind.COMMITMENT),
        Entry(uid="no task", kind=EntryKind.DECISION, deadline=JUNE),
        Entry(uid="longer", kind=EntryKind.COMMITMENT, deadline=Deadline("5/2024", None, date(2024, 5, 31))),
    )
    found = overdue.overdue(Proceedings(MEETING, items=items, entries=entries), DAY)
    assert {item.state for item in found.items} == set(ItemState) - CLOSED_STATES
    assert [entry.uid for entry in found.tasks] == ["longer", "open"]
    assert [overdue.task_days_late(entry, DAY) for entry in found.tasks] == [217, 187]
    assert overdue.reference_day(MEETING) == DAY
    assert not overdue.overdue(Proceedings(MEETING, items=items, entries=entries), None)


def test_the_last_day_itself_is_in_time() -> None:
    assert overdue.days_late(JUNE, date(2024, 6, 30)) == 0
    assert overdue.days_late(JUNE, date(2024, 7, 1)) == 1
    assert overdue.days_late(None, DAY) == 0


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(-400, 400))
def test_days_late_are_the_days_after_the_last(latest: date, by: int) -> None:
    assert overdue.days_late(Deadline("x", None, latest), latest + timedelta(days=by)) == max(0, by)


def test_an_item_counts_for_the_year_of_the_first_meeting_that_knew_it() -> None:
    past = (Past("Sơ kết", date(2023, 12, 1)), Past("Sơ kết", date(2024, 4, 4)))
    items = (
        Item(uid="new", state=ItemState.DONE),
        Item(uid="two years old", carried_from="Sơ kết", history=past, state=ItemState.DONE),
        Item(uid="one year old", carried_from="Sơ kết", history=past[1:]),
        Item(uid="of nobody knows when", carried_from="Sơ kết"),
        Item(uid="new too"),
    )
    counted = register.by_year(Proceedings(MEETING, items=items))
    assert {year: (one.done, one.total) for year, one in counted.items()} == {
        2023: (1, 1),
        2024: (0, 1),
        2025: (1, 2),
        None: (0, 1),
    }
    assert list(counted) == [2023, 2024, 2025, None]
    assert register.by_year(Proceedings(Meeting(uid="m"), items=items[:1])) == {None: register.count(items[:1])}
