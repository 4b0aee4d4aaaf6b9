"""What holds of the capture line for every text anybody can type."""

from __future__ import annotations

import dataclasses
import unicodedata
from datetime import datetime, time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from store.meeting import consequences, deadlines, figures
from store.meeting.capture import read, write
from store.meeting.capture.drafts import (
    AllotDraft,
    AmendDraft,
    AttendanceDraft,
    CaptureContext,
    ClosedSessionDraft,
    Draft,
    EndDraft,
    EntryDraft,
    HandoverDraft,
    ItemDraft,
    MisreadDraft,
    NextPointDraft,
    SpeakerDraft,
    StateDraft,
)
from store.meeting.capture.marks import UNSPOKEN
from store.meeting.kinds import TASK_KINDS, EntryKind, ItemState
from store.meeting.records import Deadline, Meeting, Vote
from store.meeting.refs import NOBODY, UNKNOWN, Ref
from store.meeting.text import clean

quick = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

PIECES = [
    *"!+=~*?#@>/:,;.-\\[]()\"“”|& ", "@@", "s/", "#12", "#15", "#99", "#ngayhoi", "@hoan", "@sở công thương",
    "@[x]", ">30/6", ">quý IV", ">[", "]", "Hoan:", "lan:", "?:", "-:", "chỉ đạo:", "ký kết:", "#action", "/done",
    "/vote", "/sign", "/in", "12-3-1", "12", "14:31 ", "trình", "trong tháng 6 tới", "và", "Sở Y tế TP.HCM",
    "19 nội dung", "Sông Hậu:", "  ", "delegate/hoan", "name/x", "#12:", "#-:", "#-", "#12-14", "12-14", "Chủ tọa:",
    "chống:", "; trắng:", "tán thành:", "Hoan", "/xong", "/kín", "/handover", "#handover", "/allot", "/phân 12",
    ".3", ".2-3", "Minh", "@Bộ Xây dựng", "[Lan]",
]  # fmt: skip
lines = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=10).map(" ".join),
    st.text(alphabet=st.characters(), max_size=30),
)


def rooms(room: CaptureContext) -> list[CaptureContext]:
    """The same room, with all about item 13 in a closed session with one chair, and with two chairs."""
    closed = dataclasses.replace(room, item="i13", closed_session=True, chairs=(Ref("delegate/hoan"),))
    return [room, closed, dataclasses.replace(closed, chairs=(Ref("delegate/hoan"), Ref("party/dn")))]


def voted_by(draft: EntryDraft) -> list[Ref]:
    vote = draft.vote
    return [*vote.in_favour_by, *vote.against_by, *vote.abstained_by] if vote else []


def texts_of(draft: Draft) -> list[str]:
    match draft:
        case EntryDraft():
            said = [draft.deadline.said] if draft.deadline else []
            return [
                draft.text,
                draft.speaker,
                *draft.owners,
                *draft.parties,
                *said,
                *(one.said for one in draft.figures),
                *(voted_by(draft)),
            ]
        case StateDraft():
            return [draft.text]
        case AmendDraft():
            return [draft.text]
        case SpeakerDraft():
            return [draft.speaker]
        case HandoverDraft() | AllotDraft():
            return [draft.recorder]
        case MisreadDraft():
            return [draft.words, *draft.candidates]
        case _:
            return []


@quick
@given(line=lines)
@example(line="\ud800\x00!\x1b[31m")
@example(line="٣/٣ >٣/٦ #١٢ /done ١٢")
@example(line="²:³ #² /done ² >²/² 1²/³")
@example(line='""')
def test_every_line_reads_as_a_draft_of_clean_text(room: CaptureContext, line: str) -> None:
    draft = read(line, room)
    for text in texts_of(draft):
        assert text == clean(text) == unicodedata.normalize("NFC", text)
        text.encode()
    if isinstance(draft, EntryDraft):
        uids = {item.uid for item in room.items}
        assert set(draft.items) <= uids
        assert draft.item in {"", *draft.items}
        assert draft.item_named or not draft.item
        assert Ref("") not in draft.owners
        assert "[" in line or not any(owner.startswith("name/@") for owner in draft.owners)


@quick
@given(line=lines)
@example(line="!: \\ x")
@example(line="[]: x")
@example(line="@[?] @[] x")
@example(line='ký kết: >[] "VA: 0"')
@example(line="#12: #13: x #-: y")
@example(line="#-: #12 #-: Hoan:")
@example(line="/vote 1-2-3 chống: [?], [], Lan; ; trắng: x; @y chống: Hoan")
@example(line="biểu quyết: \\ 1-2-3 chống: Hoan")
@example(line="/allot 12-14, .3 Minh")
@example(line="/allot 12: ; Minh")
def test_what_is_read_can_be_written_and_read_again(room: CaptureContext, line: str) -> None:
    for here in rooms(room):
        draft = read(line, here)
        if not isinstance(draft, MisreadDraft):
            written = write(draft, here)
            assert read(written, here) == draft, written


@quick
@given(line=lines)
def test_no_draft_fails_to_be_carried_out(room: CaptureContext, line: str) -> None:
    now = datetime(2024, 4, 4, 14, 30)
    for here in rooms(room):
        for edit in consequences.edits(read(line, here), here, now, Meeting(uid="m", day=here.day), lambda: "new"):
            assert edit.uid
            assert edit.fields
            assert edit.fields.get("closed_session", False) == (here.closed_session and edit.kind == "entry")


words = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join)).map(
    lambda text: clean(text).strip()
)
names = words.filter(lambda text: text not in {"", "?"}).map(lambda text: Ref(f"name/{text}"))
speakers = st.one_of(
    st.sampled_from([Ref("delegate/hoan"), Ref("delegate/lan1"), Ref("party/dn"), UNKNOWN, NOBODY]), names
)
owners = st.one_of(st.sampled_from([Ref("delegate/lan2"), Ref("party/sct"), UNKNOWN]), names)


@st.composite
def entries(draw: st.DrawFn, room: CaptureContext) -> EntryDraft:
    kind = draw(st.sampled_from(EntryKind))
    text = draw(words)
    named = draw(st.booleans())
    said = draw(st.one_of(st.none(), words.filter(bool), st.sampled_from(["30/6", "quý IV", "04/29"])))
    deadline = None if said is None else deadlines.read(said, room.day) or Deadline(said)
    counts = st.tuples(*[st.integers(0, 9_999_999)] * 3)
    voters = st.tuples(*[st.lists(owners, unique=True, max_size=2).map(tuple)] * 3)
    voted = st.tuples(counts, voters).map(lambda two: Vote(*two[0], *two[1]))
    items = tuple(draw(st.lists(st.sampled_from([item.uid for item in room.items]), unique=True, max_size=3)))
    item_named = draw(st.booleans())
    item = draw(st.sampled_from(["", *items])) if item_named else ""
    items = (*dict.fromkeys((item, *items)),) if item else items
    return EntryDraft(
        kind=kind,
        text=text,
        speaker=draw(speakers) if named else NOBODY if kind in UNSPOKEN else room.speaker,
        speaker_named=named,
        said_at=draw(st.one_of(st.none(), st.builds(time, st.integers(0, 23), st.integers(0, 59)))),
        items=items,
        item=item,
        item_named=item_named,
        owners=tuple(draw(st.lists(owners, unique=True, max_size=3))),
        deadline=deadline,
        verbatim=draw(st.booleans()),
        parties=tuple(draw(st.lists(owners, unique=True, max_size=3))) if kind is EntryKind.SIGNING else (),
        vote=draw(st.one_of(st.none(), voted)) if kind is EntryKind.VOTE else None,
        figures=figures.read(text),
    )


@quick
@given(data=st.data())
def test_any_entry_can_be_written_as_a_line(room: CaptureContext, data: st.DataObject) -> None:
    here = data.draw(st.sampled_from(rooms(room)))
    draft = data.draw(entries(here))
    written = write(draft, here)
    said_nothing = draft.kind is EntryKind.NOTE and (draft.speaker_named or draft.item_named) and not draft.text
    assert read(written, here) == draft or said_nothing, written


@quick
@given(data=st.data())
def test_any_command_can_be_written_as_a_line(room: CaptureContext, data: st.DataObject) -> None:
    uids = st.lists(st.sampled_from([item.uid for item in room.items]), unique=True, min_size=1, max_size=4).map(tuple)
    moment = st.one_of(st.none(), st.builds(time, st.integers(0, 23), st.integers(0, 59)))
    recorder = st.sampled_from(["Minh", "Trần Văn Minh", "12", "12 Minh", "3-5", "và Lan", ""])
    draft = data.draw(
        st.one_of(
            st.builds(StateDraft, uids, st.sampled_from(ItemState), words),
            st.builds(
                AttendanceDraft,
                st.sampled_from([Ref(f"delegate/{one.uid}") for one in room.delegates]),
                st.booleans(),
                moment,
            ),
            st.builds(AmendDraft, st.just("e1"), words),
            st.builds(NextPointDraft, st.sampled_from(["p1", "p2", "p3"]), moment),
            st.builds(EndDraft, moment),
            st.builds(SpeakerDraft, speakers),
            st.builds(ItemDraft, st.sampled_from(["", *(item.uid for item in room.items)])),
            st.builds(ClosedSessionDraft, st.booleans()),
            st.builds(AllotDraft, uids, st.sampled_from([(), ("p2",), ("p1", "p3")]), recorder),
            st.builds(HandoverDraft, words.map(lambda name: name.strip(" :")).filter(bool), moment),
        )
    )
    for here in rooms(room):
        assert read(write(draft, here), here) == draft


@pytest.mark.parametrize(
    "sign", [*'!@#>"“:[/\\s?*=~+ ', "@a ", "#1 ", ">a ", "a:", "1/2 ", "/done 1 ", "trong 6 tháng "]
)
def test_ten_thousand_signs_are_read_like_any_other_line(room: CaptureContext, sign: str) -> None:
    for line in (sign * (10_000 // len(sign)), "!" + sign * (10_000 // len(sign))):
        draft = read(line, room)
        assert isinstance(draft, MisreadDraft) or read(write(draft, room), room) == draft


def test_the_same_people_later_in_the_meeting_are_still_told_apart(room: CaptureContext) -> None:
    assert read("Hoan: x", room) == read("Hoan: x", dataclasses.replace(room, delegates=tuple(room.delegates)))
    gone = dataclasses.replace(room, delegates=room.delegates[1:])
    renamed = read("Hoan: x", gone)
    assert isinstance(renamed, EntryDraft)
    assert renamed.speaker == "name/Hoan"


def test_tasks_and_only_tasks_take_a_deadline_from_their_words(room: CaptureContext) -> None:
    for kind in EntryKind:
        draft = read(f"#{kind.value} trình trước 30/6", room)
        assert isinstance(draft, EntryDraft)
        assert (draft.deadline is not None) == (kind in TASK_KINDS)
