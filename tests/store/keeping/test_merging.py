"""Whatever order, repetition or batches Changes come in, everybody sees the same; nothing unseen is thrown away."""

from __future__ import annotations

from histories import histories, view, view_of
from hypothesis import given
from hypothesis import strategies as st

from store.keeping.changes import DELETED, Change, compose
from store.keeping.merging import Union


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_give_the_same_view(changes: list[Change], chance: object) -> None:
    expected = view(changes)
    shuffled = changes + chance.choices(changes, k=len(changes))  # type: ignore[attr-defined]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert view(shuffled) == expected


@given(histories(), st.integers(0, 20))
def test_looking_in_between_changes_nothing(changes: list[Change], looks: int) -> None:
    """Records are folded on first look; what comes after a look must be folded just so."""
    union = Union()
    for number, change in enumerate(reversed(changes)):
        union.add(change)
        if number % (looks + 1) == 0:
            view_of(union)
    assert view_of(union) == view(changes)


@given(histories())
def test_the_values_shown_are_those_that_nobody_replaced(changes: list[Change]) -> None:
    union = Union()
    for change in changes:
        union.add(change)
    for record, state in union.records.items():
        own = [change for change in changes if change.record == record]
        for field in state.fields():
            replaced = {id for change in own if field in change.set for id in change.over(field)}
            current = {change.id for change in own if field in change.set and change.id not in replaced}
            heads = state.heads(field)
            assert {head.id for head in heads} == current
            assert heads[0].order == max(head.order for head in heads)
            if field != DELETED:
                assert state.values()[field] == heads[0].set[field]


@given(histories())
def test_a_deletion_never_hides_what_its_author_had_not_seen(changes: list[Change]) -> None:
    union = Union()
    for change in changes:
        union.add(change)
    for state in union.records.values():
        if state.hidden:
            current = {head.id for field in state.fields() if field != DELETED for head in state.heads(field)}
            assert any(current <= set(deletion.saw) for deletion in state.heads(DELETED))


def test_two_deletions_that_each_saw_a_part_hide_nothing() -> None:
    made = _change("000000000000001.000000.a", {"text": "gốc"})
    left = _change("000000000000002.000000.a", {"text": "trái"}, over={"text": [made.id]})
    right = _change("000000000000002.000000.b", {"text": "phải"}, over={"text": [made.id]})
    union = Union()
    for change in (made, left, right):
        union.add(change)
    for number, seen in enumerate((left, right)):
        union.add(_change(f"000000000000003.00000{number}.c", {DELETED: True}, saw=[seen.id]))
    assert not union.records["entry/a"].hidden
    union.add(_change("000000000000004.000000.c", {DELETED: True}, saw=[left.id, right.id]))
    assert union.records["entry/a"].hidden


def test_a_restored_record_is_in_sight_beside_a_deletion_made_at_the_same_time() -> None:
    made = _change("000000000000001.000000.a", {"text": "gốc"})
    deleted = _change("000000000000002.000000.a", {DELETED: True}, saw=[made.id])
    restored = _change("000000000000003.000000.b", {DELETED: False}, over={DELETED: [deleted.id]})
    again = _change("000000000000004.000000.c", {DELETED: True}, over={DELETED: [deleted.id]}, saw=[made.id])
    union = Union()
    for change in (made, deleted, restored, again):
        union.add(change)
    assert not union.records["entry/a"].hidden


def _change(stamp: str, new: dict[str, object], **parts: object) -> Change:
    return compose(stamp=stamp, at=1, by="Lan", record="entry/a", set=new, **{"over": {}, **parts})  # type: ignore[arg-type]
