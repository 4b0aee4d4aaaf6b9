"""History save by save, contested fields as they come and go, and waivers that end when their gap is filled."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dossier import Dossier
from store.keeping.changes import Change, compose
from store.keeping.merging import Union
from store.meeting import gaps
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.records import Deadline, Entry, Item

Opener = Callable[..., Dossier]
ITEM, ENTRY = RecordKind.ITEM, RecordKind.ENTRY


def exchange(*dossiers: Dossier) -> None:
    for dossier in dossiers:
        dossier.publish()
    for dossier in dossiers:
        dossier.receive()


def test_history_is_read_save_by_save_newest_first(dossiers: Opener) -> None:
    lan = dossiers()
    item = lan.add(ITEM, title="Ngày hội", number=3)
    lan.change(ITEM, item, state=ItemState.DONE, outcome="Đạt")
    lan.delete(ITEM, item)
    lan.restore(ITEM, item)
    steps = lan.history_steps(ITEM, item)
    assert [(step.made, step.deleted, step.restored) for step in steps] == [
        (False, False, True),
        (False, True, False),
        (False, False, False),
        (True, False, False),
    ]
    assert {line.field: (line.old, line.new) for line in steps[2].lines} == {
        "state": (None, "done"),
        "outcome": (None, "Đạt"),
    }
    assert steps.id_at(2) == steps[2].id
    everything = lan.history_steps()
    assert len(everything) == 5
    flat = [line for step in reversed(everything) for line in step.lines]
    assert flat == lan.history()
    lan.add(ITEM, title="mới")
    assert len(everything) == 5, "what comes later is not among them"


def test_a_deleted_record_is_still_known(dossiers: Opener) -> None:
    lan = dossiers()
    item = lan.add(ITEM, title="Ngày hội")
    lan.delete(ITEM, item)
    known = lan.last_known(ITEM, item)
    assert isinstance(known, Item)
    assert (lan.get(ITEM, item), known.title) == (None, "Ngày hội")
    assert lan.last_known(ITEM, "nobody") is None


def test_the_count_of_disputed_fields_follows_every_change(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    item = lan.add(ITEM, title="A", number=1)
    exchange(lan, minh)
    assert lan.disputed == 0
    lan.change(ITEM, item, title="của Lan", outcome="x")
    minh.change(ITEM, item, title="của Minh", outcome="y")
    exchange(lan, minh)
    assert lan.disputed == minh.disputed == len(lan.contested()) == 2
    assert {one.field: one.base for one in lan.contested()} == {"title": "A", "outcome": None}
    lan.settle(ITEM, item, "title", "của cả hai")
    assert lan.disputed == 1
    lan.delete(ITEM, item)
    assert lan.disputed == 0
    lan.restore(ITEM, item)
    assert lan.disputed == 1
    exchange(lan, minh)
    assert minh.disputed == 1


def test_what_both_had_before_them_is_found_behind_several_saves(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    item = lan.add(ITEM, title="A")
    exchange(lan, minh)
    for title in ("A1", "A2", "A3"):
        lan.change(ITEM, item, title=title)
    minh.change(ITEM, item, title="B")
    exchange(lan, minh)
    (one,) = minh.contested()
    assert one.base == "A"
    assert {version.value for version in one.versions} == {"A3", "B"}


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False))
def test_contested_records_are_the_same_whatever_came_first_and_whenever_it_was_asked(random: object) -> None:
    changes: list[Change] = []
    for number in range(24):
        replica = random.choice(["aaaaaaaa", "bbbbbbbb"])  # type: ignore[attr-defined]
        record = random.choice(["item/1", "item/2"])  # type: ignore[attr-defined]
        seen = [one for one in changes if one.record == record and random.random() < 0.6]  # type: ignore[attr-defined]
        deleting = random.random() < 0.1  # type: ignore[attr-defined]
        field = "deleted" if deleting else random.choice(["title", "state"])  # type: ignore[attr-defined]
        changes.append(
            compose(
                stamp=f"{number:015d}.000001.{replica}",
                at=number,
                by=replica,
                record=record,
                set={field: True if deleting else number % 3},
                over={field: [one.id for one in seen if field in one.set]},
                saw=[one.id for one in seen] if deleting else None,
            )
        )
    random.shuffle(changes)  # type: ignore[attr-defined]
    union = Union()
    for change in changes:
        union.add(change)
        if random.random() < 0.3:  # type: ignore[attr-defined]
            union.contested()
    fresh = {key for key, state in union.records.items() if any(True for _ in state.contested()) and not state.hidden}
    assert union.contested() == fresh


@pytest.fixture
def waived(dossiers: Opener) -> tuple[Dossier, str]:
    lan = dossiers()
    uid = lan.add(ENTRY, kind=EntryKind.DIRECTIVE, text="trình @@", speaker="?")
    for gap in gaps.find(lan.proceedings()):
        entry = lan.get(ENTRY, uid)
        if gap.uid == uid and isinstance(entry, Entry):
            lan.apply([gaps.waive(gap, "vì thế", entry)])
    return lan, uid


def kinds(dossier: Dossier, uid: str) -> set[str]:
    entry = dossier.get(ENTRY, uid)
    assert isinstance(entry, Entry)
    return {one.partition(":")[0] for one in entry.waived}


def test_filling_a_waived_gap_ends_the_waiver_in_the_same_save(waived: tuple[Dossier, str]) -> None:
    lan, uid = waived
    assert kinds(lan, uid) == {"missed_word", "unknown_speaker", "no_owner", "no_deadline"}
    (change,) = lan.change(ENTRY, uid, deadline=Deadline("quý IV"))
    assert set(change.set) == {"deadline", "waived"}
    assert kinds(lan, uid) == {"missed_word", "unknown_speaker", "no_owner"}
    lan.change(ENTRY, uid, text="trình UBND")
    lan.change(ENTRY, uid, text="trình @@")
    assert "missed_word" in {gap.kind for gap in gaps.find(lan.proceedings()) if gap.uid == uid}, "it was missed anew"
    lan.undo()
    lan.undo()
    lan.undo()
    assert kinds(lan, uid) == {"missed_word", "unknown_speaker", "no_owner", "no_deadline"}


def test_a_change_that_fills_nothing_leaves_the_waivers_alone(waived: tuple[Dossier, str]) -> None:
    lan, uid = waived
    (change,) = lan.change(ENTRY, uid, verbatim=True)
    assert set(change.set) == {"verbatim"}
