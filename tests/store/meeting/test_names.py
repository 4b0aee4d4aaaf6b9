"""Who is meant by what a rapporteur types of a name."""

from __future__ import annotations

import pytest

from store.meeting import names
from store.meeting.capture.drafts import CaptureContext
from store.meeting.records import Delegate, Party


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Hoan", "delegate/hoan"),
        ("võ văn hoan", "delegate/hoan"),
        ("vo van hoan", "delegate/hoan"),
        ("VVH", "delegate/hoan"),
        ("ông Hoan", "delegate/hoan"),
        ("Hiệp", "delegate/hiep"),
        ("pct hiep", "delegate/hiep"),
        ("hiệp lâm đồng", "delegate/hiep"),
        ("bà Lan Sở Y tế", "delegate/lan1"),
        ("lan ct", "delegate/lan2"),
        ("giám đốc sở y tế", "delegate/lan1"),
        ("tphcm", "party/hcm"),
        ("TP.HCM", "party/hcm"),
        ("lâm đồng", "party/ld"),
        ("UBND tỉnh Lâm Đồng", "party/ld"),
        ("sở công thương", "party/sct"),
        ("so y te", "party/syt"),
        ("delegate/lan2", "delegate/lan2"),
    ],
)
def test_the_best_match_comes_first(room: CaptureContext, words: str, first: str) -> None:
    assert names.match(words, room.delegates, room.parties)[0] == first
    assert names.roster(room.delegates, room.parties).best(words) == [first]


def test_two_of_the_same_given_name_fit_equally_well(room: CaptureContext) -> None:
    assert names.roster(room.delegates, room.parties).best("Lan") == ["delegate/lan1", "delegate/lan2"]


def test_the_given_name_ranks_above_the_family_name() -> None:
    people = (Delegate(uid="a", name="Lan Văn Chiến"), Delegate(uid="b", name="Lê Thị Lan"))
    assert names.match("lan", people, ()) == ["delegate/b", "delegate/a"]


def test_accents_decide_where_they_are_typed() -> None:
    people = (Delegate(uid="a", name="Lê Thị Lan"), Delegate(uid="b", name="Lê Thị Lân"))
    assert names.roster(people, ()).best("Lân") == ["delegate/b"]
    assert names.roster(people, ()).best("lan") == ["delegate/a", "delegate/b"]


def test_another_word_that_only_folds_to_a_name_is_not_that_name() -> None:
    people = (Delegate(uid="a", name="Trần Văn Dương"), Delegate(uid="b", name="Lê Thị Hòa"))
    assert names.roster(people, ()).best("đường") == []
    assert names.roster(people, ()).best("duong") == ["delegate/a"]
    assert names.roster(people, ()).best("Hoà") == ["delegate/b"]


def test_a_beginning_is_offered_but_names_nobody(room: CaptureContext) -> None:
    assert names.match("hie", room.delegates, room.parties)[0] == "delegate/hiep"
    assert names.roster(room.delegates, room.parties).best("hie") == []


@pytest.mark.parametrize("words", ["", "   ", "?", "Nguyễn Văn Không", "hoan xyz", "a" * 5000, "hoan " * 500, "\x00"])
def test_nobody_is_meant(room: CaptureContext, words: str) -> None:
    assert names.roster(room.delegates, room.parties).best(words) == []


def test_a_given_name_that_is_also_a_title_is_still_a_name() -> None:
    people = (Delegate(uid="a", name="Nguyễn Lan Chi"), Delegate(uid="b", name="Trần Văn Ba"))
    assert names.match("chi", people, ())[0] == "delegate/a"
    assert names.match("Nguyễn Lan Chi", people, ())[0] == "delegate/a"
    assert names.match("bà Ba", people, ())[0] == "delegate/b"


def test_records_without_a_name_match_nothing() -> None:
    assert names.match("a", (Delegate(uid="a"),), (Party(uid="b"),)) == []
