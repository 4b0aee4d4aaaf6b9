"""A Change is known by its content; what comes from outside is looked at before it is believed."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.keeping.changes import Change, check, compose
from store.keeping.stamps import Stamps

SOUND: dict[str, Any] = {
    "stamp": "001735900123456.000001.k3v9q2aa",
    "at": 1735900123456,
    "by": "Lan",
    "record": "entry/4f1c",
    "set": {"text": "Đắk Nông", "items": ["a"], "deadline": {"said": "tháng 6"}},
    "over": {"text": ["0123456789abcdef"]},
}


def test_the_name_is_the_hash_of_the_sorted_unescaped_json() -> None:
    spelled = json.dumps(SOUND, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert check(dict(reversed(SOUND.items()))).id == sha256(spelled.encode()).hexdigest()[:16]


def test_keys_of_a_newer_program_are_kept_and_count_for_the_name() -> None:
    newer = {**SOUND, "mood": {"tone": ["calm"]}}
    assert check(newer).body == newer
    assert check(newer).id != check(SOUND).id


@pytest.mark.parametrize(
    "wrong",
    [
        {"stamp": "1.2.x"},
        {"stamp": "٠٠١٧٣٥٩٠٠١٢٣٤٥٦.000001.k3v9q2aa"},
        {"stamp": "001735900123456.000001.k3v9q2aa\n"},
        {"at": True},
        {"at": -1},
        {"at": 1.5},
        {"at": 10**15},
        {"by": None},
        {"record": "../../etc/passwd"},
        {"record": "entry/a/b"},
        {"record": "Entry/a"},
        {"set": []},
        {"set": {"text": 1.0}},
        {"over": {"text": "0123456789abcdef"}},
        {"over": {"text": ["0123456789ABCDEF"]}},
        {"saw": "0123456789abcdef"},
        {"undoes": [1]},
        {"step": 5},
        {"later": {"a": [0.5]}},
    ],
)
def test_what_is_malformed_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="no change"):
        check({**SOUND, **wrong})


@pytest.mark.parametrize("missing", SOUND)
def test_what_lacks_a_part_is_refused(missing: str) -> None:
    with pytest.raises(ValueError, match="no change"):
        check({key: value for key, value in SOUND.items() if key != missing})


def test_what_is_nested_too_deep_is_refused() -> None:
    deep: Any = "x"
    for _ in range(100):
        deep = [deep]
    with pytest.raises(ValueError, match="no change"):
        check({**SOUND, "set": {"text": deep}})


_anything = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.floats() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(_anything, st.sampled_from([*SOUND, "saw", "undoes", "step", "else"]))
def test_strange_json_is_refused_or_kept_but_never_breaks(value: Any, key: str) -> None:
    for body in (value, {**SOUND, key: value}):
        try:
            change = check(body)
        except ValueError:
            continue
        assert change.body == body


def test_what_is_composed_passes_the_check() -> None:
    change = compose(
        stamp="001735900123456.000001.a", at=1, by="", record="item/1", set={}, over={"state": []}, saw=["0" * 16],
        undoes=["1" * 16], step="001735900123455.000000.a",
    )  # fmt: skip
    assert check(change.body) == change == Change.of(change.body)


def test_stamps_rise_whatever_the_clock_does() -> None:
    clock = iter([5_000, 5_000, 10, 7_000, -3, 10**20, 0, 0])
    stamps = Stamps("mine", lambda: next(clock))
    given_out = [stamps.next() for _ in range(4)]
    assert given_out[0] == "000000000005000.000000.mine"
    stamps.see("000004000000000.999999.other")  # a colleague's clock is 120 years ahead
    given_out += [stamps.next() for _ in range(4)]
    assert given_out == sorted(given_out)
    assert len(set(given_out)) == len(given_out)
    assert given_out[4] == "000004000000001.000000.mine"
    for stamp in given_out:
        check({**SOUND, "stamp": stamp})


def test_a_stamp_at_the_end_of_time_does_not_break_the_next() -> None:
    stamps = Stamps("mine", lambda: 1)
    stamps.see("999999999999999.999999.other")
    check({**SOUND, "stamp": stamps.next()})
