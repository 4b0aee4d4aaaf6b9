"""What goes on for longer than one line: the item all is about, a closed session, who chairs, who records, votes."""

from __future__ import annotations

import dataclasses
from datetime import datetime, time

import pytest

from store.meeting import consequences
from store.meeting.capture import read, write
from store.meeting.capture.drafts import (
    CaptureContext,
    ClosedSessionDraft,
    EntryDraft,
    HandoverDraft,
    ItemDraft,
    MisreadDraft,
    Misreading,
    SpeakerDraft,
    StateDraft,
)
from store.meeting.kinds import EntryKind, ItemState
from store.meeting.records import Meeting, Vote
from store.meeting.refs import NOBODY, Ref, to_delegate

HOAN, HIEP, LAN = Ref("delegate/hoan"), Ref("delegate/hiep"), Ref("delegate/lan1")


def entry(line: str, room: CaptureContext) -> EntryDraft:
    draft = read(line, room)
    assert isinstance(draft, EntryDraft), draft
    return draft


@pytest.fixture
def about_13(room: CaptureContext) -> CaptureContext:
    """The room while all is about item 13."""
    return dataclasses.replace(room, item="i13")


# The item that all is about -----------------------------------------------------------------------


@pytest.mark.parametrize("line", ["#12:", "#12 :", "#ngayhoi:", "#ngay hoi:", "#[i12]:", "  #12: "])
def test_a_number_and_a_colon_say_what_all_is_about(room: CaptureContext, line: str) -> None:
    assert read(line, room) == ItemDraft("i12")


@pytest.mark.parametrize("line", ["#12: đã xong", "#ngay hoi: đã xong", "#12:  đã xong"])
def test_with_text_it_is_an_entry_of_its_own_too(room: CaptureContext, line: str) -> None:
    draft = entry(line, room)
    assert (draft.text, draft.items, draft.item, draft.item_named) == ("đã xong", ("i12",), "i12", True)


def test_the_speaker_and_the_item_may_change_in_one_line(room: CaptureContext) -> None:
    draft = entry("Hoan: #12: !trình #14", room)
    assert (draft.speaker, draft.speaker_named, draft.item, draft.items) == (HOAN, True, "i12", ("i12", "i14"))
    silent = entry("Hoan: #12:", room)
    assert (silent.text, silent.speaker_named, silent.item) == ("", True, "i12")
    assert not consequences.edits(silent, room, datetime(2024, 4, 4, 9), Meeting(uid="m", day=room.day), lambda: "n")


def test_what_is_said_is_about_it_unless_it_names_another(about_13: CaptureContext) -> None:
    assert entry("đã xong", about_13).items == ("i13",)
    assert entry("!trình sớm", about_13).items == ("i13",)
    assert entry("Hoan: +hỗ trợ", about_13).items == ("i13",)
    assert entry("đã xong #12", about_13).items == ("i12",)
    assert not entry("đã xong", about_13).item_named


@pytest.mark.parametrize(
    "line", ["/vote 1-2-3 x", "/sign Lâm Đồng: x", "/park x", "khen thưởng: x", "để lại sau: x", "#- x"]
)
def test_what_is_nobodys_words_or_elsewhere_is_not(about_13: CaptureContext, line: str) -> None:
    assert (entry(line, about_13).items, entry(line, about_13).text) == ((), "x")


def test_a_dash_in_place_of_the_number_ends_it(about_13: CaptureContext, room: CaptureContext) -> None:
    for line in ("#-:", "#-"):
        assert read(line, about_13) == ItemDraft("")
    assert read("#-:", room) == ItemDraft("")
    ended = entry("#-: chuyện khác", about_13)
    assert (ended.text, ended.items, ended.item_named, ended.item) == ("chuyện khác", (), True, "")
    assert entry("#- gạch đầu dòng", room).text == "#- gạch đầu dòng"


@pytest.mark.parametrize("line", ["#99: x", "#15: x", "lúc #12: x", "#12:x", "#action: x"])
def test_other_colons_change_nothing(room: CaptureContext, line: str) -> None:
    assert not entry(line, room).item_named


@pytest.mark.parametrize(
    "line", ["đã xong", "#- đã xong", "#-: đã xong", "#12: đã xong", "#12: đã xong #13", "đã xong #12"]
)
def test_what_is_about_an_item_is_recalled_as_it_was(about_13: CaptureContext, line: str) -> None:
    draft = read(line, about_13)
    assert read(write(draft, about_13), about_13) == draft


# Several items at once ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "items", "text"),
    [
        ("/done 12-14", "12 13 14", ""),
        ("/xong 12-14: tốt", "12 13 14", "tốt"),
        ("/done #12-#14 tốt", "12 13 14", "tốt"),
        ("/done 14, 12-13: tốt", "14 12 13", "tốt"),
        ("/done 12–13 tốt", "12 13", "tốt"),
        ("/done 12 - tốt", "12", "tốt"),
        ("/done 12 - 14 người", "12", "14 người"),
        ("/done 12 3-5 người", "12", "3-5 người"),
    ],
)
def test_ranges_of_items(room: CaptureContext, line: str, items: str, text: str) -> None:
    assert read(line, room) == StateDraft(tuple(f"i{number}" for number in items.split()), ItemState.DONE, text)


@pytest.mark.parametrize(
    ("line", "why", "words"),
    [
        ("/done 11-13", Misreading.NO_SUCH_ITEM, "11"),
        ("/done 13-16", Misreading.SEVERAL_ITEMS, "15"),
        ("/done 14-12", Misreading.ITEM_MISSING, "14-12"),
        ("/done 1-100000", Misreading.ITEM_MISSING, "1-100000"),
        ("/done 12-13-14", Misreading.ITEM_MISSING, "12-13-14"),
    ],
)
def test_a_range_that_is_none_is_refused(room: CaptureContext, line: str, why: Misreading, words: str) -> None:
    draft = read(line, room)
    assert isinstance(draft, MisreadDraft)
    assert (draft.why, draft.words) == (why, words)


def test_an_entry_may_be_about_a_range(room: CaptureContext) -> None:
    assert (entry("đã xong #12-14.", room).items, entry("đã xong #12-14.", room).text) == (
        ("i12", "i13", "i14"),
        "đã xong.",
    )
    for unclear in ("#13-15 x", "#14-12 x", "#12-14/3 x"):
        assert (entry(unclear, room).items, entry(unclear, room).text) == ((), unclear)


# Who chairs, closed sessions, who records ----------------------------------------------------------


@pytest.mark.parametrize("line", ["Chủ tọa:", "chủ tọa:", "Chủ trì:", "chu tri:", "Chair:", "chair:"])
def test_the_chair_is_called_by_his_office(room: CaptureContext, line: str) -> None:
    one = dataclasses.replace(room, chairs=(HOAN,))
    assert read(line, one) == SpeakerDraft(HOAN)
    assert entry(f"{line} !trình", one).speaker == HOAN
    several = dataclasses.replace(room, chairs=(HOAN, HIEP))
    assert read(line, several) == read(line, room) == SpeakerDraft(Ref(f"name/{line[:-1]}"))
    for here in (one, several, room):
        assert read(write(read(line, here), here), here) == read(line, here)


@pytest.mark.parametrize(
    ("line", "closed"),
    [
        ("/closed", True), ("/kín", True), ("/kin", True), ("/họp kín", True), ("/hopkin", True),
        ("/open", False), ("/công khai", False), ("/congkhai", False), ("/hết kín", False),
    ],
)  # fmt: skip
def test_a_closed_session_begins_and_ends(room: CaptureContext, line: str, closed: bool) -> None:
    assert read(line, room) == ClosedSessionDraft(closed)
    assert read(write(ClosedSessionDraft(closed), room), room) == ClosedSessionDraft(closed)


@pytest.mark.parametrize("closed", [True, False])
def test_what_is_recorded_in_a_closed_session_is_marked(room: CaptureContext, closed: bool) -> None:
    here = dataclasses.replace(room, closed_session=closed)
    meeting = Meeting(uid="m", day=room.day)
    (edit,) = consequences.edits(read("!trình", here), here, datetime(2024, 4, 4, 9), meeting, lambda: "new")
    assert edit.fields.get("closed_session", False) is closed
    (state,) = consequences.edits(read("/done 12", here), here, datetime(2024, 4, 4, 9), meeting, lambda: "new")
    assert "closed_session" not in state.fields


def test_somebody_else_takes_over_the_record(room: CaptureContext) -> None:
    assert read("/handover Minh", room) == read("/bàn giao Minh", room) == HandoverDraft("Minh")
    assert read("14:30 /bangiao Lê Minh", room) == HandoverDraft("Lê Minh", time(14, 30))
    assert read("/bàn giao", room) == MisreadDraft(Misreading.RECORDER_MISSING)
    assert consequences.edits(HandoverDraft("Minh"), room, datetime(2024, 4, 4), Meeting(uid="m"), lambda: "n") == ()
    assert entry("bàn giao: mặt bằng", room).kind is EntryKind.NOTE
    recalled = entry("#handover Lan → Minh", room)
    assert (recalled.kind, recalled.text, recalled.speaker) == (EntryKind.HANDOVER, "Lan → Minh", NOBODY)


# Votes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "vote", "text"),
    [
        ("/vote 12-3-1", Vote(12, 3, 1), ""),
        ("/vote 12-3-1 thông qua", Vote(12, 3, 1), "thông qua"),
        (
            "/vote 12-3-1 chống: Hoan, bà Lan Sở Y tế; trắng: Hiệp",
            Vote(12, 3, 1, against_by=(HOAN, LAN), abstained_by=(HIEP,)),
            "",
        ),
        (
            "/vote 12-3-1 thông qua nghị quyết; không tán thành: Hoan; không có ý kiến: Lâm Đồng",
            Vote(12, 3, 1, against_by=(HOAN,), abstained_by=(Ref("party/ld"),)),
            "thông qua nghị quyết",
        ),
        (
            "/vote 2-1-1 for: Hoan and Hiệp; against: Lan Sở Y tế; abstained: Ông Tám: thông qua",
            Vote(2, 1, 1, in_favour_by=(HOAN, HIEP), against_by=(LAN,)),
            "abstained: Ông Tám: thông qua",
        ),
        ("/vote 2-1-1 tán thành: Hoan và Hiệp", Vote(2, 1, 1, in_favour_by=(HOAN, HIEP)), ""),
        ("/vote 2-1-1 thuận: Hoan, chống: Hiệp", Vote(2, 1, 1, in_favour_by=(HOAN,), against_by=(HIEP,)), ""),
        ("/vote 2-1-1 chống: Ông Tám", Vote(2, 1, 1, against_by=(Ref("name/Ông Tám"),)), ""),
        ("/vote 2-1-1 chống: [ông ngồi cuối]", Vote(2, 1, 1, against_by=(Ref("name/ông ngồi cuối"),)), ""),
        ("/vote 2-1-1 chống: Hoan; thông qua", Vote(2, 1, 1, against_by=(HOAN,)), "thông qua"),
        ("/vote 2-1-1 chống: vì thiếu vốn", Vote(2, 1, 1), "chống: vì thiếu vốn"),
        ("/vote 2-1-1 chống lại đề án", Vote(2, 1, 1), "chống lại đề án"),
        (
            "/vote 2-1-1 thông qua; chống: Hoan; rồi nghỉ; trắng: Hiệp; hết",
            Vote(2, 1, 1, against_by=(HOAN,), abstained_by=(HIEP,)),
            "thông qua; rồi nghỉ; hết",
        ),
        ("/vote 2-1-1 chống: Hoan, TP. HCM. Hết", Vote(2, 1, 1, against_by=(HOAN, Ref("party/hcm"))), "Hết"),
        ("biểu quyết: 2-1-1 chống: Hoan", Vote(2, 1, 1, against_by=(HOAN,)), ""),
    ],
)
def test_who_voted_how(room: CaptureContext, line: str, vote: Vote, text: str) -> None:
    draft = entry(line, room)
    assert (draft.vote, draft.text) == (vote, text)
    assert read(write(draft, room), room) == draft


def test_marks_behind_a_vote_are_marks(room: CaptureContext) -> None:
    draft = entry("/vote 2-1-1 thông qua; chống: Hoan #12", room)
    assert draft.vote is not None
    assert (draft.vote.against_by, draft.items, draft.text) == ((HOAN,), ("i12",), "thông qua")
    assert entry('/vote 2-1-1 "ghi rõ; chống: Hoan"', room).vote == Vote(2, 1, 1)


# Owners who are on no list ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "owner", "text"),
    [
        ("!@Nguyễn Văn Tùng trình đề án", "name/Nguyễn Văn Tùng", "trình đề án"),
        ("!@EVN trình đề án", "name/EVN", "trình đề án"),
        ("!@Bộ Xây dựng trình đề án", "name/Bộ Xây dựng", "trình đề án"),
        ("!@Sở Văn hóa và Truyền thông trình đề án", "name/Sở Văn hóa và Truyền thông", "trình đề án"),
        ("!@UBND tỉnh Gia Lai trình đề án", "name/UBND tỉnh Gia Lai", "trình đề án"),
        ("!@Công ty Vinamilk trình đề án", "name/Công ty Vinamilk", "trình đề án"),
        ("!@Quận 6 trình đề án", "name/Quận 6", "trình đề án"),
        ("!@sở du lịch trình đề án", "name/sở du lịch", "trình đề án"),
        ("!@tổ công tác liên ngành trình đề án", "name/tổ công tác", "liên ngành trình đề án"),
        ("!@các địa phương có liên quan trình", "name/các địa phương có", "liên quan trình"),
        ("!@Sở Y tế Lâm Đồng trình đề án", "name/Sở Y tế Lâm Đồng", "trình đề án"),
        ("!@Bộ", "name/Bộ", ""),
    ],
)
def test_an_owner_on_no_list_takes_no_more_words_than_a_name_has(
    room: CaptureContext, line: str, owner: str, text: str
) -> None:
    assert (entry(line, room).owners, entry(line, room).text) == ((owner,), text)


@pytest.mark.parametrize(
    "line", ["!@Hoan trình", "!@Võ Văn Hoan Trình", "!@hoan và Lan trình", "!@Hoan Lâm Đồng trình"]
)
def test_a_name_goes_on_over_words_with_a_capital(room: CaptureContext, line: str) -> None:
    wanted = Ref("name/Hoan Lâm Đồng") if "Lâm Đồng" in line else to_delegate("hoan")
    assert entry(line, room).owners == (wanted,)


def test_people_of_one_name_are_recalled_by_their_offices(room: CaptureContext) -> None:
    twins = (
        dataclasses.replace(room.delegates[2], uid="a", office="Giám đốc"),
        dataclasses.replace(room.delegates[2], uid="b", office="Phó Giám đốc"),
    )
    here = dataclasses.replace(room, delegates=twins)
    draft = entry("[delegate/a]: !trình @[delegate/b]", here)
    assert write(draft, here).startswith("Nguyễn Thị Lan (Giám đốc): ")
    assert "(Phó Giám đốc)" in write(draft, here)
    assert read(write(draft, here), here) == draft
    assert write(entry("/vote 1-1-0 chống: [delegate/b]", here), here).endswith("Nguyễn Thị Lan (Phó Giám đốc)")


def test_a_colon_within_quotation_marks_names_no_signatories(room: CaptureContext) -> None:
    draft = entry('ký kết: "và: 0"', room)
    assert (draft.parties, draft.text, draft.verbatim) == ((), "và: 0", True)
