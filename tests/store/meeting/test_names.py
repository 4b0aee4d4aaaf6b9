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


SAME = (
    Delegate(uid="a", name="Lê Thị Lan", office="Phó Giám đốc Sở Y tế", party="yt"),
    Delegate(uid="b", name="Lê Thị Lan", office="Giám đốc Sở Y tế", party="yt"),
    Delegate(uid="c", name="Trần Lan", office="Chuyên viên", party="dl"),
)
HOMES = (Party(uid="yt", name="Sở Y tế TP.HCM"), Party(uid="dl", name="Sở Du lịch", aliases=("SDL",)))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Lê Thị Lan (Giám đốc Sở Y tế)", ["delegate/b"]),
        ("Lê Thị Lan, Giám đốc Sở Y tế", ["delegate/b"]),
        ("lan (giam doc so y te)", ["delegate/b"]),
        ("Lan (Phó Giám đốc Sở Y tế)", ["delegate/a"]),
        ("Lan, Giám đốc Sở Y tế, Sở Y tế TP.HCM", ["delegate/b"]),
        ("Lan (Sở Du lịch)", ["delegate/c"]),
        ("Lan (SDL)", ["delegate/c"]),
        ("Lan (Sở Y tế TP.HCM)", ["delegate/a", "delegate/b"]),
        ("Lan (Sở Nội vụ)", []),
        ("(Sở Du lịch)", ["party/dl"]),
        (", Sở Du lịch", ["party/dl"]),
    ],
)
def test_people_of_one_name_are_told_apart_by_office_or_party(words: str, meant: list[str]) -> None:
    assert names.roster(SAME, HOMES).best(words) == meant


def test_a_whole_name_is_found_as_all_scores_would_find_it(room: CaptureContext) -> None:
    people = names.roster((*room.delegates, *SAME), (*room.parties, *HOMES))
    records = (*people.delegates, *people.parties)
    for words in [name for one in records for name in (one.name, one.name.upper(), *one.aliases)]:
        score, refs = people.top(words)
        ranked = people.ranked(words)
        assert (score, refs) == (ranked[0][0], [ref for one, ref in ranked if one == ranked[0][0]])
        assert people.top(words) == (score, refs)


def test_another_name_with_the_letters_of_one_on_the_list_is_not_that_one() -> None:
    people = (Delegate(uid="a", name="Lê Thị Lan"),)
    assert names.roster(people, ()).best("Lê Thị Lân") == []
    assert names.roster(people, ()).best("Le Thi Lan") == ["delegate/a"]


def test_an_ordinary_word_with_accents_is_nobodys_initials() -> None:
    people = (Delegate(uid="a", name="Huỳnh Đức Anh"), Delegate(uid="b", name="Lê Thị Ân"))
    assert names.roster(people, ()).best("đa") == names.roster(people, ()).best("da") == ["delegate/a"]
    assert names.roster(people, ()).best("hđa") == names.roster(people, ()).best("HĐA") == ["delegate/a"]
    assert names.roster(people, ()).best("đã") == []
    assert names.roster(people, ()).best("tâ") == names.roster(people, ()).best("lta") == ["delegate/b"]
