"""Records become plain JSON and come back the same; what a newer or foreign program wrote never breaks the reader."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.meeting.fields import codec_of, decode, encode, kind_of, plain_defaults, to_record, to_values
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.records import Deadline, Entry, Item, StatedFigure, Vote, type_of
from store.meeting.text import clean

_texts = st.text(st.characters(codec="utf-8"), max_size=12).map(clean)
_whole = st.integers(-(2**53) + 1, 2**53 - 1)
st.register_type_strategy(str, _texts)
st.register_type_strategy(int, _whole)


def records() -> st.SearchStrategy[Any]:
    """Any record of any kind, every field filled with any value of its type."""
    return st.sampled_from(list(type_of.values())).flatmap(st.from_type)


@settings(max_examples=200)
@given(records())
def test_every_record_survives_the_way_to_json_and_back(record: Any) -> None:
    values = json.loads(json.dumps(to_values(record)))
    assert to_record(kind_of(record), record.uid, values) == record


@pytest.mark.parametrize("kind", RecordKind)
def test_a_record_of_nothing_has_every_default(kind: RecordKind) -> None:
    empty = type_of[kind](uid="x")
    assert to_record(kind, "x", {}) == empty
    assert to_record(kind, "x", dict.fromkeys(codec_of(kind))) == empty
    assert to_values(empty) == plain_defaults(kind)


_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=4)
    | st.just("2024-04-04T08:00:00+07:00"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["said", "value", "x"]), inner),
    max_leaves=6,
)


@settings(max_examples=300)
@given(st.sampled_from(list(RecordKind)), st.data())
def test_any_json_in_any_field_reads_as_something_of_the_right_type(kind: RecordKind, data: st.DataObject) -> None:
    values = {
        name: data.draw(_json) for name in data.draw(st.sets(st.sampled_from(sorted(codec_of(kind))), max_size=4))
    }
    record = to_record(kind, "x", {**values, "unknown": 1})
    assert to_record(kind, "x", json.loads(json.dumps(to_values(record)))) == record


@pytest.mark.parametrize(
    ("kind", "field", "written", "read"),
    [
        (RecordKind.ITEM, "state", "frobnicated", ItemState.PLANNED),
        (RecordKind.ITEM, "reason", "frobnicated", None),
        (RecordKind.ITEM, "number", "12", 0),
        (RecordKind.ITEM, "title", "\x1b]52;c;cm0=\x07Lễ hội\u202e", "]52;c;cm0=Lễ hội"),
        (RecordKind.ITEM, "number", True, 0),
        (RecordKind.ITEM, "lead", ["party/a", 5, "party/b"], ("party/a", "party/b")),
        (RecordKind.ITEM, "lead", "party/a", ()),
        (RecordKind.ENTRY, "verbatim", 1, False),
        (RecordKind.ENTRY, "at", "2024-04-04T08:00:00+07:00", datetime(2024, 4, 4, 8)),
        (RecordKind.ENTRY, "at", "tomorrow", None),
        (RecordKind.ENTRY, "deadline", {"said": "tháng 6", "latest": "?"}, Deadline("tháng 6")),
        (RecordKind.ENTRY, "deadline", {"latest": "2024-06-30"}, None),
        (RecordKind.ENTRY, "vote", {"in_favour": 12, "against": 3}, None),
        (RecordKind.ENTRY, "figures", [{"said": "23"}, {"said": "23", "value": 23}], (StatedFigure("23", 23),)),
    ],
)
def test_what_cannot_be_read_is_the_default(kind: RecordKind, field: str, written: Any, read: Any) -> None:
    assert decode(kind, field, written) == read


def test_texts_are_cleaned_on_the_way_in_and_only_long_ones_keep_their_lines() -> None:
    assert encode(RecordKind.ENTRY, "text", "a\x1b[31m\r\nb\ud800") == "a[31m\nb"
    assert encode(RecordKind.ITEM, "title", "a\r\nb") == "a b"
    assert encode(RecordKind.MEETING, "chairs", ("name/Ho\u0300a\n",)) == ["name/Hòa "]


def test_a_number_no_json_reader_could_hold_is_bounded() -> None:
    figures = encode(RecordKind.ENTRY, "figures", (StatedFigure("rất nhiều", 10**40),))
    assert figures[0]["value"] == 2**53 - 1


def test_dates_and_words_are_written_as_people_read_them() -> None:
    entry = Entry(
        uid="e", at=datetime(2024, 4, 4, 14, 31), kind=EntryKind.VOTE, vote=Vote(12, 3, 1),
        deadline=Deadline("30/6", date(2024, 6, 30), date(2024, 6, 30)),
    )  # fmt: skip
    values = to_values(entry)
    assert values["at"] == "2024-04-04T14:31:00"
    assert values["kind"] == "vote"
    nobody: dict[str, object] = {"in_favour_by": [], "against_by": [], "abstained_by": []}
    assert values["vote"] == {"in_favour": 12, "against": 3, "abstained": 1} | nobody
    assert values["deadline"] == {"said": "30/6", "earliest": "2024-06-30", "latest": "2024-06-30"}
    assert to_values(Item(uid="i"))["planned"] is None
