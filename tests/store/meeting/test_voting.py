"""Quorum in the words of rules, who has a vote, and votes that cannot be right."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.meeting import gaps
from store.meeting.gaps import GapKind
from store.meeting.kinds import Attendance, DelegateRole, EntryKind, PartyRole
from store.meeting.proceedings import Proceedings
from store.meeting.quorum import quorum_needed
from store.meeting.records import AgendaPoint, Delegate, Entry, Meeting, Party, Vote
from store.meeting.refs import NOBODY, UNKNOWN, to_delegate, to_name
from store.meeting.voting import (
    Side,
    VoteTroubleKind,
    check,
    entitled,
    quorum_at,
    quorum_of_opening,
    voters,
)


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ("2/3", 14),
        ("hai phần ba", 14),
        ("ít nhất 2/3 tổng số đại biểu được triệu tập", 14),
        ("từ 2/3 trở lên", 14),
        ("two thirds of the members", 14),
        ("quá bán", 11),
        ("Quá bán", 11),
        ("đa số", 11),
        ("a majority", 11),
        ("more than half", 11),
        ("1/2", 11),
        ("một nửa", 11),
        ("trên 2/3", 15),
        ("50%", 11),
        ("trên 50%", 11),
        ("> 50 %", 11),
        ("66,7%", 15),
        ("ba phần tư", 16),
        ("four fifths", 17),
        ("15", 15),
        ("15 đại biểu", 15),
        ("trên 15 người", 16),
        ("30", 30),
        ("toàn thể", 21),
        ("100%", 21),
    ],
)
def test_a_quorum_is_read_as_rules_say_it(words: str, needed: int) -> None:
    assert quorum_needed(words, 21) == needed


@pytest.mark.parametrize(
    "words", ["", "  ", "0", "3/2", "1/0", "120%", "trên 100%", "abc", "2/3 hoặc 15", "15-20", "12.5", "đủ đại biểu"]
)
def test_words_that_cannot_be_counted_by_are_not_guessed(words: str) -> None:
    assert quorum_needed(words, 21) is None


@given(st.text(max_size=40), st.integers(0, 500))
def test_any_words_are_read_or_not_but_never_fail(words: str, count: int) -> None:
    needed = quorum_needed(words, count)
    assert needed is None or needed >= 1


@given(st.integers(1, 20), st.integers(1, 20), st.integers(0, 500))
def test_a_fraction_is_never_rounded_down(above: int, below: int, count: int) -> None:
    needed = quorum_needed(f"{above}/{below}", count)
    if above > below:
        assert needed is None
    else:
        assert needed == max(1, ceil(above * count / below - 1e-9))
        more = quorum_needed(f"trên {above}/{below}", count)
        assert more is None if above == below else more is not None and more * below > above * count


START = datetime(2024, 4, 4, 8, 0)


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2024, 4, 4, hour, minute)


def meeting(*delegates: Delegate, quorum: str = "", voting: bool = True) -> Proceedings:
    return Proceedings(
        Meeting(uid="m", voting=voting, quorum=quorum, started_at=START),
        parties=(Party(uid="hcm", name="TP.HCM"), Party(uid="guests", name="Hiệp hội", role=PartyRole.INVITED)),
        delegates=delegates,
        points=(AgendaPoint(uid="p1", number=1), AgendaPoint(uid="p2", number=2)),
    )


def there(uid: str, **more: object) -> Delegate:
    return Delegate(uid=uid, name=uid.title(), attendance=Attendance.PRESENT, party="hcm", **more)  # type: ignore[arg-type]


def vote(*counts: int, when: datetime | None = None, **by: tuple[str, ...]) -> Entry:
    names = {f"{side}_by": tuple(map(to_delegate, who)) for side, who in by.items()}
    return Entry(uid="v", kind=EntryKind.VOTE, at=when, point="p2", text="Thông qua", vote=Vote(*counts, **names))


def troubles(entry: Entry, held: Proceedings) -> list[VoteTroubleKind]:
    return [one.kind for one in check(entry, held)]


def test_guests_and_those_without_a_vote_are_not_counted() -> None:
    held = meeting(
        there("a"),
        there("b", has_vote=False),
        there("c", role=DelegateRole.GUEST),
        replace(there("d"), party="guests"),
        Delegate(uid="e", name="E"),
    )
    assert [one.uid for one in entitled(held)] == ["a", "e"]
    assert voters(held) == (to_delegate("a"),)


def test_a_stand_in_votes_for_the_one_he_replaces_and_only_once() -> None:
    replaced = Delegate(uid="a", attendance=Attendance.REPLACED, replaced_by=to_delegate("b"))
    held = meeting(replaced, there("b"), there("c"))
    assert [one.uid for one in entitled(held)] == ["a", "c"]
    assert voters(held) == (to_delegate("b"), to_delegate("c"))
    both = meeting(replaced, replace(replaced, uid="z"), there("b"))
    assert voters(both) == (to_delegate("b"),)
    nameless = meeting(replace(replaced, replaced_by=NOBODY), replace(replaced, uid="z", replaced_by=NOBODY))
    assert voters(nameless) == (UNKNOWN, UNKNOWN)


def test_the_quorum_is_that_of_the_moment() -> None:
    held = meeting(there("a"), there("b", left_at=at(10)), there("c", arrived_at=at(9)), quorum="2/3")
    assert [quorum_at(held, at(hour)).enough for hour in (8, 9, 10, 11)] == [True, True, True, True]
    held = meeting(there("a"), there("b", left_at=at(10)), Delegate(uid="c"), quorum="2/3")
    assert [quorum_at(held, at(hour)).there for hour in (8, 10)] == [2, 1]
    assert [quorum_at(held, at(hour)).enough for hour in (8, 10)] == [True, False]


def test_the_opening_counts_those_of_the_roll_call_and_says_when_enough_had_come() -> None:
    late = there("c", arrived_at=at(8, 35), arrived_point="p1")
    held = meeting(there("a"), there("b", arrived_at=at(8, 10), arrived_point="p1"), late, Delegate(uid="d"))
    assert quorum_of_opening(held).there == 2
    needs = replace(held, meeting=replace(held.meeting, quorum="3"))
    reached = quorum_of_opening(needs)
    assert (reached.there, reached.entitled, reached.needed, reached.at) == (3, 4, 3, at(8, 35))
    never = quorum_of_opening(replace(held, meeting=replace(held.meeting, quorum="4")))
    assert (never.there, never.enough, never.at) == (2, False, None)


def test_a_vote_that_fits_the_room_is_not_troubled() -> None:
    held = meeting(there("a"), there("b"), there("c"), quorum="quá bán")
    assert check(vote(2, 1, 0, when=at(9), in_favour=("a", "b"), against=("c",)), held) == ()
    assert check(vote(1, 1, 0, when=at(9)), held) == (), "not everybody has to vote"


def test_more_votes_than_people_and_too_few_for_the_quorum() -> None:
    held = meeting(there("a"), there("b", left_at=at(10)), there("c", left_at=at(10)), quorum="2")
    (early,) = [troubles(vote(2, 1, 0, when=at(9)), held)]
    assert early == []
    late = check(vote(2, 1, 0, when=at(10, 30)), held)
    assert [one.kind for one in late] == [VoteTroubleKind.TOO_MANY_VOTES, VoteTroubleKind.NO_QUORUM]
    assert [(one.counted, one.allowed) for one in late] == [(3, 1), (1, 2)]


def test_named_voters_are_looked_up_in_the_room() -> None:
    held = meeting(
        there("a"), there("b", has_vote=False), Delegate(uid="c", attendance=Attendance.EXCUSED, party="hcm")
    )
    named = Vote(2, 2, 0, (to_delegate("a"), to_delegate("b")), (to_delegate("c"), to_name("Lạ")))
    found = {
        (one.kind, one.who) for one in check(Entry(uid="v", at=at(9), kind=EntryKind.VOTE, vote=named), held) if one.who
    }
    assert found == {
        (VoteTroubleKind.NO_VOTE, to_delegate("b")),
        (VoteTroubleKind.NOT_THERE, to_delegate("c")),
        (VoteTroubleKind.NOT_LISTED, to_name("Lạ")),
    }


def test_a_stand_in_may_be_named_and_whom_he_replaces_may_not() -> None:
    held = meeting(
        Delegate(uid="a", attendance=Attendance.REPLACED, replaced_by=to_name("Tư"), party="hcm"), there("b")
    )
    good = Entry(uid="v", at=at(9), kind=EntryKind.VOTE, vote=Vote(1, 0, 0, (to_name("Tư"),)))
    assert check(good, held) == ()
    bad = Entry(uid="v", at=at(9), kind=EntryKind.VOTE, vote=Vote(1, 0, 0, (to_delegate("a"),)))
    assert troubles(bad, held) == [VoteTroubleKind.NOT_THERE]


def test_names_are_counted() -> None:
    held = meeting(there("a"), there("b"))
    (trouble,) = check(vote(2, 0, 0, when=at(9), against=("a",)), held)
    assert (trouble.kind, trouble.side, trouble.counted, trouble.allowed) == (
        VoteTroubleKind.TOO_MANY_NAMES,
        Side.AGAINST,
        1,
        0,
    )
    assert troubles(vote(1, 1, 0, when=at(9), in_favour=("a",), against=("a",)), held) == [VoteTroubleKind.TWICE]


def test_before_the_roll_is_called_nobody_is_said_to_be_missing() -> None:
    held = meeting(Delegate(uid="a", party="hcm"), Delegate(uid="b", party="hcm"), quorum="2")
    assert check(vote(2, 0, 0, when=at(9), in_favour=("a",)), held) == ()


def test_with_the_switch_off_nothing_is_said() -> None:
    held = meeting(there("a"), quorum="15", voting=False)
    wrong = vote(5, 0, 0, when=at(9), against=("a", "a"))
    assert check(wrong, held) == ()
    kinds = {gap.kind for gap in gaps.find(replace(held, entries=(wrong,)))}
    assert not kinds & {GapKind.VOTE_DIFFERS, GapKind.NO_QUORUM}


def test_gaps_tell_of_votes_that_do_not_fit_and_of_a_missing_quorum() -> None:
    held = meeting(there("a"), Delegate(uid="b", attendance=Attendance.ABSENT, party="hcm"), quorum="2")
    wrong = vote(3, 0, 0, when=at(9))
    found = [(gap.kind, gap.uid) for gap in gaps.find(replace(held, entries=(wrong,)))]
    assert (GapKind.NO_QUORUM, "m") in found
    assert (GapKind.NO_QUORUM, "v") in found
    assert (GapKind.VOTE_DIFFERS, "v") in found


def test_a_vote_written_up_later_is_compared_by_agenda_point() -> None:
    held = meeting(there("a"), there("b", left_point="p1"))
    assert troubles(vote(2, 0, 0), held) == [VoteTroubleKind.TOO_MANY_VOTES]
    assert troubles(replace(vote(2, 0, 0), point="p1"), held) == []
