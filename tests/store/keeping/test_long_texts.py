"""A long text that several people mend at once is shown with everybody's words, the same on every machine."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from text_histories import LONG, RECORD, text_histories, union_of

from store.keeping.changes import DELETED, Change, canonical, compose
from store.keeping.merging import RecordState, Union

BASE = "Hội nghị thống nhất. Giao Sở Du lịch chủ trì. Hoàn thành trong quý IV."
MINE = BASE.replace("Sở Du lịch", "Sở Công Thương")
HERS = BASE + " Báo cáo trước 30/11."
BOTH = "Hội nghị thống nhất. Giao Sở Công Thương chủ trì. Hoàn thành trong quý IV. Báo cáo trước 30/11."


def words(text: object) -> set[str]:
    return set(str(text or "").replace(". ", " ").rstrip(".").replace(".\n", " ").split())


def view(union: Union) -> bytes:
    """All that is shown, as bytes."""
    return canonical(
        {
            key: {
                "values": dict(state.values()),
                "hidden": state.hidden,
                "spared": state.spared,
                "contested": sorted(state.contested()),
            }
            for key, state in union.records.items()
        }
    )


@settings(deadline=None)
@given(text_histories(), st.randoms(use_true_random=False), st.integers(1, 9))
def test_every_order_and_repetition_shows_the_same_bytes_also_when_looked_at_in_between(
    changes: list[Change], chance: Any, every: int
) -> None:
    expected = view(union_of(changes))
    shuffled = changes + chance.choices(changes, k=len(changes))
    chance.shuffle(shuffled)
    union = Union(LONG)
    for number, change in enumerate(shuffled):
        union.add(change)
        if number % every == 0:
            view(union)
            union.contested()
    assert view(union) == expected
    found = union.contested()
    assert found == {key for key, one in union.records.items() if any(one.contested()) and not one.hidden}


@settings(deadline=None)
@given(text_histories())
def test_every_word_of_a_current_version_is_shown_unless_another_took_it_out_knowingly(changes: list[Change]) -> None:
    union = union_of(changes)
    state = union.records[RECORD]
    shown = words(state.values().get("text"))
    heads = state.heads("text")
    for head in heads:
        for word in words(head.set["text"]) - shown:
            assert any(
                word not in words(other.set["text"]) and word in known(union, other)
                for other in heads
                if other is not head
            ), (word, shown)
    assert shown <= set().union(*(words(head.set["text"]) for head in heads), known(union, *heads)), "words of nobody"


def known(union: Union, *heads: Change) -> set[str]:
    """The words of all texts that these authors had before them."""
    found: set[str] = set()
    left = [id for head in heads for id in head.over("text")]
    while left:
        before = union.changes[left.pop()]
        found |= words(before.set["text"])
        left += before.over("text")
    return found


@settings(deadline=None)
@given(text_histories())
def test_several_versions_are_flagged_until_a_save_over_all_of_them(changes: list[Change]) -> None:
    union = union_of(changes)
    state = union.records[RECORD]
    texts = {head.set["text"] for head in state.heads("text")}
    assert ("text" in set(state.contested())) == (len(texts) > 1)
    settled = change("9", {"text": state.values().get("text")}, over={"text": [h.id for h in state.heads("text")]})
    shown = state.values().get("text")
    union.add(settled)
    assert state.values().get("text") == shown
    assert "text" not in set(state.contested())


def two_versions() -> list[Change]:
    made = change("1", {"text": BASE, "kind": "directive"})
    mine = change("2", {"text": MINE}, over={"text": [made.id]}, replica="a")
    hers = change("3", {"text": HERS}, over={"text": [made.id]}, replica="b")
    return [made, mine, hers]


def test_two_versions_are_shown_as_one_text() -> None:
    state = union_of(two_versions()).records[RECORD]
    assert state.values() == {"text": BOTH, "kind": "directive"}
    assert list(state.contested()) == ["text"]


def test_a_short_field_shows_the_highest_stamp_and_is_never_merged() -> None:
    made = change("1", {"title": BASE})
    state = union_of(
        [
            made,
            change("2", {"title": HERS}, over={"title": [made.id]}),
            change("3", {"title": MINE}, over={"title": [made.id]}),
        ]
    ).records[RECORD]
    assert state.values()["title"] == MINE
    assert list(state.contested()) == ["title"]


def test_the_text_both_had_before_them_may_arrive_last() -> None:
    made, mine, hers = two_versions()
    union = union_of([mine, hers])
    state = union.records[RECORD]
    assert state.values()["text"] == f"{MINE}\n{HERS}", "without it both stand whole"
    union.add(made)
    assert state.values()["text"] == BOTH


def test_a_step_between_may_arrive_last() -> None:
    made, mine, _hers = two_versions()
    between = change("3", {"text": "Đã thống nhất."}, over={"text": [made.id]}, replica="b")
    hers = change("4", {"text": HERS}, over={"text": [between.id]}, replica="b")
    union = union_of([made, mine, hers])
    state = union.records[RECORD]
    assert state.values()["text"] == f"{MINE}\n{HERS}"
    union.add(between)
    assert state.values()["text"] == BOTH


def test_where_two_settled_the_same_dispute_there_is_no_single_text_before_them_and_both_stand_whole() -> None:
    made, mine, hers = two_versions()
    seen = {"text": [mine.id, hers.id]}
    first = change("4", {"text": "Theo Lan."}, over=seen, replica="a")
    second = change("5", {"text": "Theo Minh."}, over=seen, replica="b")
    state = union_of([made, mine, hers, first, second]).records[RECORD]
    assert state.base("text", state.heads("text")) is None
    assert state.values()["text"] == "Theo Lan.\nTheo Minh."


def test_the_newest_of_the_texts_that_both_had_counts() -> None:
    made = change("1", {"text": "Một. Hai."})
    newer = change("2", {"text": "Một. Ba."}, over={"text": [made.id]})
    left = change("3", {"text": "Một. Ba. Bốn."}, over={"text": [newer.id]}, replica="a")
    right = change("4", {"text": "Năm. Một. Ba."}, over={"text": [newer.id]}, replica="b")
    state = union_of([made, newer, left, right]).records[RECORD]
    base = state.base("text", state.heads("text"))
    assert base == newer
    assert state.values()["text"] == "Năm. Một. Ba. Bốn."


@settings(deadline=None)
@given(text_histories())
def test_the_text_before_all_versions_is_the_only_greatest_one(changes: list[Change]) -> None:
    union = union_of(changes)
    state = union.records[RECORD]
    heads = state.heads("text")

    def before(change: Change) -> set[str]:
        return set(change.over("text")).union(*(before(union.changes[id]) for id in change.over("text")))

    common = set.intersection(*map(before, heads)) if heads else set()
    greatest = [one for one in common if all(one == other or other in before(union.changes[one]) for other in common)]
    base = state.base("text", heads)
    assert ([base.id] if base else []) == greatest


@pytest.mark.parametrize("strange", [7, ["x"], {"a": 1}, True])
def test_a_text_that_is_none_is_not_merged(strange: object) -> None:
    made, mine, _hers = two_versions()
    other = change("5", {"text": strange}, over={"text": [made.id]}, replica="b")
    state = union_of([made, mine, other]).records[RECORD]
    assert state.values()["text"] == strange
    assert list(state.contested()) == ["text"]


def test_a_text_that_one_emptied_and_the_other_mended_keeps_what_was_mended() -> None:
    made, _mine, hers = two_versions()
    emptied = change("5", {"text": None}, over={"text": [made.id]}, replica="c")
    state = union_of([made, hers, emptied]).records[RECORD]
    assert state.values()["text"] == "Báo cáo trước 30/11."


def test_a_text_that_was_first_written_by_two_at_once_has_both() -> None:
    made = change("1", {"kind": "directive"})
    state = union_of([made, change("2", {"text": "Hai."}), change("3", {"text": "Ba."})]).records[RECORD]
    assert state.values()["text"] == "Hai.\nBa."


# Deletions that had not read everything


def deleted(saw: RecordState, stamp: str, replica: str = "c") -> Change:
    return change(stamp, {DELETED: True}, saw=saw.seen(), replica=replica)


def test_a_record_that_is_spared_says_so_until_somebody_settles_it() -> None:
    made, mine, _hers = two_versions()
    union = union_of([made])
    deletion = deleted(union.records[RECORD], "4")
    union.add(deletion)
    state = union.records[RECORD]
    assert (state.hidden, state.spared, list(state.contested())) == (True, False, [])
    union.add(mine)
    assert (state.hidden, state.spared, list(state.contested())) == (False, True, [DELETED])
    assert union.contested() == {RECORD}
    assert [one.id for one in state.unread_by(deletion)] == [mine.id]
    for for_good in (True, False):
        settled = union_of(list(union.changes.values()))
        seen = settled.records[RECORD].seen() if for_good else None
        settled.add(change("5", {DELETED: for_good}, over={DELETED: [deletion.id]}, saw=seen))
        assert settled.records[RECORD].hidden is for_good
        assert settled.contested() == set()


def test_what_arrives_late_may_show_that_a_deletion_had_read_everything() -> None:
    made = change("1", {"text": BASE})
    mine = change("2", {"text": MINE}, over={"text": [made.id]})
    whole = union_of([made, mine])
    deletion = deleted(whole.records[RECORD], "4")
    union = union_of([made, deletion])
    assert union.contested() == {RECORD}
    union.add(mine)
    assert union.records[RECORD].hidden
    assert union.contested() == set()


def change(
    second: str,
    new: dict[str, object],
    *,
    over: dict[str, list[str]] | None = None,
    saw: set[str] | None = None,
    replica: str = "a",
) -> Change:
    return compose(
        stamp=f"{second:0>15}.000000.{replica}", at=1, by=replica, record=RECORD, set=new, over=over or {}, saw=saw
    )
