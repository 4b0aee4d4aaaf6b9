"""Another kind, splitting, joining: every word stays, and what belongs to an entry stays with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.meeting import reworking
from store.meeting.capture.drafts import CaptureContext
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, RecordKind
from store.meeting.records import Deadline, Entry, Item, Vote
from store.meeting.refs import Ref
from store.meeting.reworking import Apart, apart, as_kind, joined, kind_of_mark, linked, read_parts, split

DAY = date(2024, 4, 4)
AT = datetime(2024, 4, 4, 14, 31)
HOAN, LAN = Ref("delegate/hoan"), Ref("delegate/lan")


def after(entry: Entry, edit: Edit) -> Entry:
    return replace(entry, **edit.fields)


def parts(entry: Entry, first: str, second: str, kind: EntryKind | None = None) -> tuple[Entry, Entry]:
    one, two = split(entry, first, second, kind, DAY, lambda: "new")
    return after(entry, one), replace(Entry(uid=two.uid), **two.fields)


def test_a_note_that_becomes_a_directive_takes_its_deadline_from_its_words_and_gives_it_back() -> None:
    note = Entry(uid="e", text="trình UBND thành phố trong tháng 6 tới")
    task = after(note, as_kind(note, EntryKind.DIRECTIVE, DAY))
    assert task.deadline
    assert task.deadline.latest == date(2024, 6, 30)
    assert after(task, as_kind(task, EntryKind.NOTE, DAY)) == note
    said = replace(task, deadline=Deadline("30/9", date(2024, 9, 30), date(2024, 9, 30)))
    assert after(said, as_kind(said, EntryKind.RESULT, DAY)).deadline == said.deadline, "what somebody set stays"


def test_split_keeps_time_point_speaker_and_items_in_both_parts() -> None:
    entry = Entry(uid="e", at=AT, point="p2", speaker=HOAN, items=("i12",), text="một hai", closed_session=True)
    first, second = parts(entry, "một", "hai", EntryKind.DIRECTIVE)
    for part in (first, second):
        assert (part.at, part.point, part.speaker, part.items) == (AT, "p2", HOAN, ("i12",))
        assert part.closed_session
    assert (first.text, first.kind, second.text, second.kind) == ("một", EntryKind.NOTE, "hai", EntryKind.DIRECTIVE)
    assert second.uid == "new"


def test_split_gives_each_part_the_deadline_its_own_words_say() -> None:
    note = Entry(uid="e", text="lập kế hoạch; trình trong tháng 6 tới", owners=(LAN,))
    task = after(note, as_kind(note, EntryKind.DIRECTIVE, DAY))
    first, second = parts(task, "lập kế hoạch;", "trình trong tháng 6 tới")
    assert first.deadline is None
    assert second.deadline == task.deadline
    assert first.owners == second.owners == (LAN,)
    told = replace(task, deadline=Deadline("30/9", date(2024, 9, 30), date(2024, 9, 30)))
    assert [part.deadline for part in parts(told, "a", "b")] == [told.deadline, told.deadline]
    assert parts(told, "a", "b", EntryKind.NOTE)[1].deadline is None


def test_a_vote_is_split_into_the_vote_and_a_note() -> None:
    vote = Entry(uid="e", kind=EntryKind.VOTE, vote=Vote(12, 3, 1), text="thông qua kế hoạch")
    first, second = parts(vote, "thông qua", "kế hoạch")
    assert (first.vote, second.vote, second.kind) == (Vote(12, 3, 1), None, EntryKind.NOTE)


@pytest.mark.parametrize(
    ("line", "cursor", "found"),
    [
        ("một hai", 3, ("một", "hai", None)),
        ("một | hai", 0, ("một", "hai", None)),
        ("một |! hai", 0, ("một", "hai", EntryKind.DIRECTIVE)),
        ("một !hai", 4, ("một", "hai", EntryKind.DIRECTIVE)),
        ("một ! hai", 4, ("một", "! hai", None)),
        ("một |... hai", 0, ("một", "... hai", None)),
        ("một |. hai", 0, ("một", "hai", EntryKind.NOTE)),
        ("một", 0, None),
        ("một", 3, None),
        ("một |!", 0, None),
        ("một|a|b", 0, ("một", "a|b", None)),
    ],
)
def test_where_a_line_is_split(line: str, cursor: int, found: tuple[Any, ...] | None) -> None:
    assert read_parts(line, cursor) == found


def test_joined_holds_both_and_the_later_goes() -> None:
    earlier = Entry(uid="a", at=AT, point="p1", speaker=HOAN, items=("i1",), text="một.", closed_session=True)
    later = Entry(
        uid="b", kind=EntryKind.DIRECTIVE, items=("i2", "i1"), owners=(LAN,), text="hai", deadline=Deadline("30/6")
    )
    mended, gone = joined(earlier, later, DAY)
    both = after(earlier, mended)
    assert (both.text, both.kind, both.items, both.owners) == ("một. hai", EntryKind.DIRECTIVE, ("i1", "i2"), (LAN,))
    assert (both.at, both.point, both.speaker, both.deadline) == (AT, "p1", HOAN, Deadline("30/6"))
    assert both.closed_session
    assert gone == Edit(RecordKind.ENTRY, "b", gone=True)


def test_what_may_not_be_joined() -> None:
    hoan, lan, nobody = (Entry(uid=str(n), speaker=ref, text="x") for n, ref in enumerate((HOAN, LAN, Ref(""))))
    assert apart(hoan, lan) is Apart.SPEAKERS
    assert apart(hoan, nobody) is None
    vote = Entry(uid="v", kind=EntryKind.VOTE, vote=Vote(1, 0, 0))
    assert apart(vote, replace(vote, uid="w")) is Apart.VOTES
    assert apart(replace(nobody, kind=EntryKind.HANDOVER), hoan) is Apart.HANDOVER


_TEXT = st.text(st.sampled_from('aăđ ộ.,!|?=*#@>"12\n'), min_size=1, max_size=40)


@settings(max_examples=150, deadline=None)
@given(text=_TEXT, cut=st.integers(0, 40))
def test_no_word_is_lost_by_splitting_and_joining_again(text: str, cut: int) -> None:
    entry = Entry(uid="e", at=AT, text=text)
    first, second = text[:cut].strip(), text[cut:].strip()
    if not first or not second:
        return
    one, two = parts(entry, first, second)
    again = after(one, joined(one, two, DAY)[0])
    assert again.text.split() == f"{first} {second}".split()
    assert (again.at, again.kind, again.items, again.speaker) == (entry.at, entry.kind, entry.items, entry.speaker)


@settings(max_examples=150, deadline=None)
@given(text=_TEXT, cut=st.integers(0, 40))
def test_reading_the_parts_of_any_line_takes_away_no_more_than_one_bar_and_one_mark(text: str, cut: int) -> None:
    found = read_parts(text, cut)
    if found is None:
        return
    first, second, kind = found
    kept = "".join((first + second).split())
    whole = "".join(text.split())
    assert len(whole) - len(kept) <= ("|" in text) + (kind is not None)


def test_items_are_linked_by_numbers_and_letters() -> None:
    items = (Item(uid="i1", number=1, title="Ngày hội Du lịch"), Item(uid="i12", number=12, title="Xúc tiến đầu tư"))
    context = CaptureContext(day=DAY, items=items, item="i1")
    assert linked("12 1", context) == (("i12", "i1"), "")
    assert linked("#du lịch, 12", context) == (("i1", "i12"), "")
    assert linked("", context) == ((), ""), "an empty line links to nothing, whatever all is about now"
    assert linked("99", context) == ((), "99")


def test_every_mark_has_its_kind() -> None:
    assert [kind_of_mark(mark) for mark in "!+=~*?."] == [
        EntryKind.DIRECTIVE,
        EntryKind.COMMITMENT,
        EntryKind.DECISION,
        EntryKind.LIMITATION,
        EntryKind.RESULT,
        EntryKind.PROPOSAL,
        EntryKind.NOTE,
    ]
    assert kind_of_mark("x") is None
    assert reworking.kind_of_mark("") is None
