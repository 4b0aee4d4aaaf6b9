"""Finalising: nothing final with something missing, a version that stays what it was, and what was corrected since."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dossier import Dossier
from store.finalising import NotFinal
from store.keeping.changes import FROZEN
from store.keeping.ledger import Wish
from store.meeting import final_versions, gaps, refs
from store.meeting.kinds import Attendance, EntryKind, ItemState, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry, Item, Meeting
from store.meeting.text import clean

Opener = Callable[..., Dossier]

_COMPLETE = {
    "place": "Đà Lạt",
    "issuing_body": "UBND tỉnh Lâm Đồng",
    "secretaries": ("name:Lan",),
    "started_at": datetime(2024, 4, 4, 14, 0),
    "ended_at": datetime(2024, 4, 4, 16, 30),
}


def complete(dossiers: Opener) -> Dossier:
    """A small record in which nothing is missing."""
    dossier = dossiers()
    chair = refs.to_delegate(dossier.add(RecordKind.DELEGATE, name="Trần Văn Hiệp", attendance=Attendance.PRESENT))
    dossier.change(RecordKind.MEETING, dossier.id, chairs=(chair,), **_COMPLETE)
    dossier.add(RecordKind.ITEM, number=12, title="Ngày hội Du lịch", state=ItemState.DONE, outcome="Đã tổ chức")
    dossier.add(RecordKind.ENTRY, kind=EntryKind.DECISION, text="Thống nhất", speaker=chair)
    assert gaps.find(dossier.proceedings()) == ()
    return dossier


def test_nothing_is_final_while_something_is_missing_and_waiving_is_enough(dossiers: Opener) -> None:
    dossier = complete(dossiers)
    dossier.change(RecordKind.MEETING, dossier.id, secretaries=())
    with pytest.raises(NotFinal) as refused:
        dossier.finalise()
    assert [gap.kind for gap in refused.value.gaps] == [gaps.GapKind.NO_SECRETARY]
    assert dossier.proceedings().versions == ()
    dossier.apply([gaps.waive(refused.value.gaps[0], "người ghi xin vắng tên", dossier.meeting)])
    assert dossier.finalise().number == 1


def test_nothing_is_final_while_two_people_say_different_things(dossiers: Opener) -> None:
    lan = complete(dossiers)
    lan.publish()
    minh = dossiers("minh", "Minh")
    lan.change(RecordKind.MEETING, lan.id, place="Pleiku")
    minh.change(RecordKind.MEETING, minh.id, place="Kon Tum")
    lan.publish()
    minh.publish()
    lan.receive()
    with pytest.raises(NotFinal) as refused:
        lan.finalise()
    assert refused.value.disputed == 1


def test_a_version_stays_what_it_was_and_the_next_tells_what_was_corrected(dossiers: Opener) -> None:
    dossier = complete(dossiers)
    first = dossier.finalise()
    frozen = dossier.proceedings()
    assert final_versions.standing(frozen) == first
    assert dossier.finalise() == first, "the same record is not final twice"

    item = dossier.items[0]
    dossier.change(RecordKind.ITEM, item.uid, outcome="Đã tổ chức 2 lần")
    changed = dossier.proceedings()
    assert final_versions.standing(changed) is None
    (one,) = final_versions.corrections(changed)
    assert (one.version, one.at, one.uid, one.field) == (2, None, item.uid, "outcome")
    assert (one.old, one.new) == ("Đã tổ chức", "Đã tổ chức 2 lần")

    second = dossier.finalise()
    assert second.number == 2
    (one,) = final_versions.corrections(dossier.proceedings())
    assert (one.version, one.at) == (2, second.at)
    assert final_versions.held(first).items[0].outcome == "Đã tổ chức"
    assert dataclasses.replace(final_versions.held(first), revised=0, versions=()) == dataclasses.replace(
        frozen, revised=0, versions=()
    )


def test_what_was_put_right_again_is_the_same_final_version(dossiers: Opener) -> None:
    dossier = complete(dossiers)
    first = dossier.finalise()
    dossier.change(RecordKind.MEETING, dossier.id, place="Pleiku")
    dossier.change(RecordKind.MEETING, dossier.id, place="Đà Lạt")
    assert final_versions.standing(dossier.proceedings()) == first


def test_the_number_that_the_registry_gives_after_signing_is_no_correction(dossiers: Opener) -> None:
    dossier = complete(dossiers)
    first = dossier.finalise()
    dossier.change(RecordKind.MEETING, dossier.id, number="05", symbol="BB-UBND")
    assert final_versions.standing(dossier.proceedings()) == first
    assert final_versions.corrections(dossier.proceedings()) == ()
    assert final_versions.as_of(dossier.proceedings(), first).meeting.symbol == "BB-UBND"
    item = dossier.items[0]
    dossier.change(RecordKind.ITEM, item.uid, number=13)
    assert final_versions.standing(dossier.proceedings()) is None, "an item's number is content"


def test_entries_that_came_or_went_are_corrections_too(dossiers: Opener) -> None:
    dossier = complete(dossiers)
    dossier.finalise()
    gone = dossier.entries[0]
    dossier.delete(RecordKind.ENTRY, gone.uid)
    new = dossier.add(RecordKind.ENTRY, kind=EntryKind.NOTE, text="Bổ sung", speaker=gone.speaker)
    found = {one.uid: one for one in final_versions.corrections(dossier.proceedings())}
    assert found[gone.uid].after is None
    assert found[gone.uid].before == gone
    assert found[new].before is None
    assert found[new].field == ""


def test_a_colleague_gets_the_version_and_undoing_leaves_it(dossiers: Opener) -> None:
    lan = complete(dossiers)
    first = lan.finalise()
    lan.undo()
    assert [one.uid for one in lan.proceedings().versions] == [first.uid]
    lan.redo()
    lan.publish()
    minh = dossiers("minh", "Minh")
    assert minh.proceedings().versions == (first,)
    assert final_versions.standing(minh.proceedings()) == first
    assert minh.checkpoint() is None
    assert minh.disputed == 0
    assert all(line.kind in RecordKind for line in minh.history())


def test_a_damaged_version_is_said_to_be_so_and_hides_nothing_else(dossiers: Opener) -> None:
    dossier = complete(dossiers)
    first = dossier.finalise()
    for content in ("", "no base85 \x00", first.content[:-9], dossier.finalise().content[::-1]):
        with pytest.raises(ValueError, match="final version"):
            final_versions.held(dataclasses.replace(first, content=content))
    forged = dataclasses.replace(first, digest="0" * 64)
    with pytest.raises(ValueError, match="digest"):
        final_versions.held(forged)
    held = dataclasses.replace(dossier.proceedings(), versions=(forged,))
    assert final_versions.corrections(held) == ()


def two_first_versions(dossiers: Opener, hand_clock: Any) -> tuple[Dossier, Dossier]:
    """Lan and Minh, who each finalised without having seen what the other had changed; both have both now."""
    lan = complete(dossiers)
    lan.publish()
    minh = dossiers("minh", "Minh")
    lan.change(RecordKind.MEETING, lan.id, place="Pleiku")
    lan.finalise()
    hand_clock.go(minutes=5)
    minh.change(RecordKind.ITEM, minh.items[0].uid, outcome="Đã tổ chức 2 lần")
    minh.finalise()
    for one in (lan, minh):
        one.publish()
    for one in (lan, minh):
        one.receive()
    return lan, minh


def test_two_who_finalise_without_each_other_make_two_versions_and_neither_counts(
    dossiers: Opener, hand_clock: Any
) -> None:
    lan, minh = two_first_versions(dossiers, hand_clock)
    for one in (lan, minh):
        held = one.proceedings()
        assert [(version.number, version.by) for version in held.versions] == [(1, "Lan"), (1, "Minh")]
        assert len(final_versions.rivals(held.versions)) == 2
        assert final_versions.standing(held) is None
    # Also where the record comes to what one of the two says.
    lan.change(RecordKind.ITEM, lan.items[0].uid, outcome="Đã tổ chức")
    assert final_versions.digest(lan.proceedings()) == lan.proceedings().versions[0].digest
    assert final_versions.standing(lan.proceedings()) is None


def test_the_next_version_corrects_both(dossiers: Opener, hand_clock: Any) -> None:
    lan, minh = two_first_versions(dossiers, hand_clock)
    second = lan.finalise()
    assert second.number == 2
    told = final_versions.corrections(lan.proceedings())
    assert {(one.version, one.field, one.old, one.new) for one in told} == {
        (2, "outcome", "Đã tổ chức", "Đã tổ chức 2 lần"),
        (2, "place", "Đà Lạt", "Pleiku"),
    }
    lan.publish()
    minh.receive()
    assert final_versions.standing(minh.proceedings()) == second


def test_a_version_that_arrives_late_changes_nothing_in_those_that_did_not_know_it(
    dossiers: Opener, hand_clock: Any
) -> None:
    lan = complete(dossiers)
    lan.publish()
    minh = dossiers("minh", "Minh")
    lan.finalise()
    lan.change(RecordKind.MEETING, lan.id, place="Pleiku")
    second = lan.finalise()
    before = final_versions.as_of(lan.proceedings(), second)
    hand_clock.go(minutes=5)
    minh.change(RecordKind.ITEM, minh.items[0].uid, outcome="Đã tổ chức 2 lần")
    minh.finalise()
    minh.publish()
    lan.receive()
    assert [one.number for one in lan.proceedings().versions] == [1, 1, 2]
    assert final_versions.as_of(lan.proceedings(), second) == before
    told = final_versions.corrections(final_versions.as_of(lan.proceedings(), second))
    assert [(one.version, one.field) for one in told] == [(2, "place")]


def test_two_who_finalise_the_same_record_made_one_version(dossiers: Opener) -> None:
    lan = complete(dossiers)
    lan.publish()
    minh = dossiers("minh", "Minh")
    assert lan.finalise().digest == minh.finalise().digest
    minh.publish()
    lan.publish()
    lan.receive()
    minh.receive()
    assert len(lan.proceedings().versions) == 1
    assert lan.proceedings().versions == minh.proceedings().versions
    assert final_versions.standing(lan.proceedings()) is not None


def test_nobody_can_write_over_a_version(dossiers: Opener) -> None:
    dossier = complete(dossiers)
    first = dossier.finalise()
    forged = dataclasses.replace(first, number=7, by="Ai đó", digest="0" * 64)
    wish = Wish(FROZEN + first.uid, final_versions.to_plain(forged))
    dossier._ledger.write([wish])
    assert dossier.proceedings().versions == (first,)
    assert (dossier.disputed, dossier.contested()) == (0, [])
    assert dossier.finalise() == first


def test_finalising_changes_nothing_that_the_other_files_say(dossiers: Opener, hand_clock: Any) -> None:
    dossier = complete(dossiers)
    before = dossier.proceedings().revised
    hand_clock.go(minutes=5)
    dossier.finalise()
    assert dossier.proceedings().revised == before


texts = st.text(st.characters(exclude_categories=["C"]), max_size=12).map(clean)
records = st.builds(
    Proceedings,
    meeting=st.builds(Meeting, uid=st.just("m"), title=texts, place=texts, day=st.none() | st.just(date(2024, 4, 4))),
    items=st.lists(
        st.builds(Item, uid=st.sampled_from("abcdef"), number=st.integers(0, 99), title=texts, outcome=texts),
        max_size=4,
        unique_by=lambda one: one.uid,
    ).map(tuple),
    entries=st.lists(
        st.builds(Entry, uid=st.sampled_from("uvwxyz"), text=texts, kind=st.sampled_from(EntryKind)),
        max_size=4,
        unique_by=lambda one: one.uid,
    ).map(tuple),
)


@settings(max_examples=60, deadline=None)
@given(records, records)
def test_every_difference_is_told_and_none_that_is_not_there(one: Proceedings, other: Proceedings) -> None:
    version = final_versions.freeze(one, "v", datetime(2024, 4, 4, 17), "Lan")
    assert final_versions.held(version).items == one.items
    now = dataclasses.replace(other, versions=(version,))
    told = final_versions.corrections(now)
    mended = {("item", item.uid): item for item in other.items} | {("entry", e.uid): e for e in other.entries}
    before = {("item", item.uid): item for item in one.items} | {("entry", e.uid): e for e in one.entries}
    differing = {key for key in mended.keys() | before.keys() if mended.get(key) != before.get(key)}
    assert {(c.kind.value, c.uid) for c in told if c.kind is not RecordKind.MEETING} == differing
    assert (final_versions.standing(now) is None) == (bool(differing) or one.meeting != other.meeting)
