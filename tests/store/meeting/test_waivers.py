"""Gaps left open on purpose: the reason stays in the record, and ends with the gap."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.meeting import gaps, refs
from store.meeting.gaps import Gap, GapKind
from store.meeting.kinds import Attendance, EntryKind, ItemState, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Delegate, Entry, Item, Meeting

ENTRY = Entry(uid="e", kind=EntryKind.DIRECTIVE, speaker=refs.to_party("p"), text="trình @@ xem xét")
ITEM = Item(uid="i", number=3, title="Ngày hội", state=ItemState.NOT_DONE)
HELD = Proceedings(Meeting(uid="m"), delegates=(Delegate(uid="d", name="Hoan"),), items=(ITEM,), entries=(ENTRY,))


def waive(held: Proceedings, gap: Gap, reason: str = "vì thế") -> Proceedings:
    """The record with this gap waived, as a dossier would have it after the edit."""
    kind, uid = gaps.holder_of(gap, held.meeting.uid)
    holders = {RecordKind.MEETING: held.meeting, RecordKind.ITEM: held.items[0], RecordKind.ENTRY: held.entries[0]}
    edit = gaps.waive(gap, reason, holders[kind])
    assert (edit.kind, edit.uid) == (kind, uid)
    changed = replace(holders[kind], **edit.fields)
    return replace(
        held,
        meeting=changed if isinstance(changed, Meeting) else held.meeting,
        items=(changed,) if isinstance(changed, Item) else held.items,
        entries=(changed,) if isinstance(changed, Entry) else held.entries,
    )


def test_every_gap_can_be_waived_and_then_nothing_is_missing() -> None:
    held = HELD
    found = gaps.find(held)
    for number, gap in enumerate(found):
        held = waive(held, gap, f"lý do {number}: có hai dấu: hai chấm")
        assert len(gaps.find(held)) == len(found) - number - 1
    assert [one.gap for one in gaps.waived(held)] == list(found)
    assert gaps.waived(held)[1].reason == "lý do 1: có hai dấu: hai chấm"
    assert not gaps.waived(HELD)


def test_a_blank_that_was_waived_makes_no_draft() -> None:
    held = HELD
    assert gaps.leave_blanks(held)
    for gap in gaps.find(held):
        held = waive(held, gap)
    assert not gaps.leave_blanks(held)


def test_a_waiver_is_changed_by_another_and_taken_back() -> None:
    gap = next(gap for gap in gaps.find(HELD) if gap.kind is GapKind.NO_DEADLINE)
    held = waive(waive(HELD, gap, "không ai nêu"), gap, "để sau")
    assert [one.reason for one in gaps.waived(held)] == ["để sau"]
    edit = gaps.unwaive(gap, held.entries[0])
    assert gap in gaps.find(replace(held, entries=(replace(held.entries[0], **edit.fields),)))


@pytest.mark.parametrize("reason", ["", "  ", "\n"])
def test_without_a_reason_nothing_is_waived(reason: str) -> None:
    with pytest.raises(ValueError, match="reason"):
        gaps.waive(gaps.find(HELD)[0], reason, HELD.meeting)


def test_a_waiver_ends_with_its_gap() -> None:
    held = HELD
    for gap in gaps.find(held):
        held = waive(held, gap)
    filled = replace(held.entries[0], deadline=Deadline("quý IV"))
    assert {one.partition(":")[0] for one in filled.waived} > {"no_deadline"}
    assert "no_deadline" not in {one.partition(":")[0] for one in gaps.still_waived(filled)}
    assert gaps.still_waived(held.entries[0]) == held.entries[0].waived
    called = replace(held, delegates=(replace(held.delegates[0], attendance=Attendance.PRESENT),))
    assert GapKind.ATTENDANCE_OPEN not in {one.gap.kind for one in gaps.waived(called)}
    assert gaps.still_waived(held.meeting) == held.meeting.waived, "one record cannot tell whether the roll was called"


def test_what_a_newer_program_waived_is_left_as_it_is() -> None:
    entry = replace(ENTRY, waived=("something_new: lý do", "không rõ"))
    assert gaps.still_waived(entry) == entry.waived
    gap = gaps.find(HELD)[-1]
    assert set(entry.waived) < set(gaps.waive(gap, "x", entry).fields["waived"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=20), max_size=4).map(tuple), st.text(min_size=1).filter(str.strip))
def test_any_text_in_the_field_is_read(held: tuple[str, ...], reason: str) -> None:
    entry = replace(ENTRY, waived=held)
    gap = Gap(GapKind.NO_DEADLINE, RecordKind.ENTRY, "e")
    waived = replace(entry, **gaps.waive(gap, reason, entry).fields)
    told = gaps.waived(replace(HELD, entries=(waived,)))
    assert " ".join(reason.split()) in {one.reason for one in told}
