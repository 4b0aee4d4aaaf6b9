"""A vote by roll, what a typed vote is compared with, and where a vote that cannot be right is told."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from screen_fingers import NOW, Fingers, running

from store.dossier import Dossier
from store.meeting.kinds import Attendance, EntryKind, RecordKind
from store.meeting.records import Vote
from store.meeting.refs import to_delegate, to_name
from tui.screens.live.screen import LiveScreen
from tui.screens.prepare.meeting_form import MeetingForm
from tui.screens.roll_call.screen import RollCallScreen
from tui.screens.roll_call.vote_roll import VoteRollScreen
from tui.widgets.roll import RollRows


@pytest.fixture
def council(dossier: Dossier) -> Dossier:
    """Four voters, of whom three are there and one is replaced; the rules want two thirds."""
    city = dossier.parties[0].uid
    dossier.change(RecordKind.MEETING, dossier.meeting.uid, voting=True, quorum="2/3")
    for one in list(dossier.delegates):
        dossier.change(RecordKind.DELEGATE, one.uid, attendance=Attendance.PRESENT)
    dossier.add(RecordKind.DELEGATE, name="Trần Minh", party=city, attendance=Attendance.PRESENT)
    dossier.add(
        RecordKind.DELEGATE,
        name="Lê Văn Chiến",
        party=city,
        attendance=Attendance.REPLACED,
        replaced_by=to_name("Phạm Tư"),
    )
    return dossier


def ref(dossier: Dossier, name: str) -> str:
    return to_delegate(next(one.uid for one in dossier.delegates if name in one.name))


@contextlib.asynccontextmanager
async def voting_on(dossier: Dossier, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Fingers]:
    async with running(dossier, size) as fingers:
        await fingers.line("/next")
        await fingers.press("f7", "b")
        await fingers.until(lambda: isinstance(fingers.app.screen, VoteRollScreen))
        yield fingers


async def test_one_key_for_each_voter_becomes_one_entry(council: Dossier) -> None:
    async with voting_on(council) as fingers:
        shown = fingers.screen_text()
        assert "0 tán thành · 0 chống · 0 trắng · 4 chưa hỏi" in shown
        assert "thay Lê Văn Chiến" in shown
        assert "4/4 đại biểu có quyền biểu quyết · tối thiểu 3: ✓ đủ" in shown
        await fingers.type("tck")
        assert "1 tán thành · 1 chống · 1 trắng · 1 chưa hỏi" in fingers.screen_text()
        await fingers.type("t")
        await fingers.press("enter")
        await fingers.line("Thông qua kế hoạch")
        assert isinstance(fingers.app.screen, RollCallScreen)
    (entry,) = council.entries
    assert (entry.kind, entry.text, entry.at) == (EntryKind.VOTE, "Thông qua kế hoạch", NOW)
    assert entry.point == council.points[0].uid
    assert entry.vote == Vote(
        2, 1, 1, (ref(council, "Hoan"), ref(council, "Hạnh")), (ref(council, "Trần Minh"),), (to_name("Phạm Tư"),)
    )


async def test_nobody_votes_unasked_and_the_rest_takes_a_key(council: Dossier) -> None:
    async with voting_on(council) as fingers:
        await fingers.press("enter")
        assert "Chưa có ai biểu quyết" in fingers.notices()
        await fingers.type("cl")
        await fingers.press("enter")
        await fingers.line("")
    (entry,) = council.entries
    assert entry.vote is not None
    assert (entry.vote.in_favour, entry.vote.against, entry.vote.abstained) == (3, 1, 0)


async def test_whoever_does_not_vote_is_told_and_not_counted(council: Dossier) -> None:
    async with voting_on(council) as fingers:
        await fingers.type("tt")
        await fingers.press("enter")
        assert "2 người không bỏ phiếu" in fingers.screen_text()
        await fingers.press("escape")
        await fingers.press("home")
        await fingers.type("u")
        assert "1 tán thành" in fingers.screen_text()
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, VoteRollScreen), "asked once"
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, RollCallScreen)
    assert not council.entries


async def test_whoever_leaves_meanwhile_does_not_vote(council: Dossier) -> None:
    async with voting_on(council) as fingers:
        await fingers.type("tttt")
        minh = next(one for one in council.delegates if one.name == "Trần Minh")
        council.change(RecordKind.DELEGATE, minh.uid, left_at=NOW)
        await fingers.until(lambda: fingers.app.screen.query_one(RollRows).count() == 3)
        await fingers.press("enter")
        await fingers.line("Thông qua")
    (entry,) = council.entries
    assert entry.vote is not None
    assert entry.vote.in_favour == 3


@pytest.mark.parametrize("size", [(30, 8), (80, 24)])
async def test_small_terminals(council: Dossier, size: tuple[int, int]) -> None:
    async with voting_on(council, size) as fingers:
        await fingers.type("tckl")
        assert size < (80, 24) or "✓ tán thành" in fingers.screen_text()
        await fingers.press("enter")
        await fingers.line("Thông qua")
    assert [entry.text for entry in council.entries] == ["Thông qua"]


async def test_a_typed_vote_is_compared_with_the_room_before_and_after_enter(council: Dossier) -> None:
    async with running(council) as fingers:
        await fingers.type("/vote 3-1-0")
        assert "4/4 đại biểu có quyền biểu quyết" in fingers.screen_text()
        assert "!" not in fingers.screen_text().splitlines()[-2]
        await fingers.press("ctrl+u")
        await fingers.type("/vote 9-1-0")
        assert "! 10 phiếu nhưng chỉ có 4 người có quyền biểu quyết có mặt" in fingers.screen_text()
        await fingers.press("enter")
        assert council.entries[0].vote == Vote(9, 1, 0), "it is told, not refused"
        await fingers.until(lambda: "! 10 phiếu" in fingers.screen_text())
        await fingers.press("f8")
        assert "Phiếu không khớp điểm danh" in fingers.screen_text()
        await fingers.press("escape")
        council.change(RecordKind.MEETING, council.meeting.uid, voting=False)
        await fingers.until(lambda: "! 10 phiếu" not in fingers.screen_text())
        await fingers.type("/vote 9-1-0")
        assert "có quyền biểu quyết" not in fingers.screen_text()


async def test_a_vote_is_compared_with_who_was_there_at_its_time(council: Dossier) -> None:
    hoan = next(one for one in council.delegates if "Hoan" in one.name)
    council.change(RecordKind.DELEGATE, hoan.uid, left_at=datetime(2024, 4, 4, 10, 0))
    async with running(council) as fingers:
        await fingers.type("9:30 /vote 4-0-0")
        assert "4/4 đại biểu" in fingers.screen_text()
        await fingers.press("ctrl+u")
        await fingers.type("10:30 /vote 4-0-0")
        assert "! 4 phiếu nhưng chỉ có 3 người" in fingers.screen_text()


async def test_when_somebody_leaves_and_the_quorum_is_lost_it_is_said_quietly(council: Dossier) -> None:
    async with running(council) as fingers:
        await fingers.line("/out Hoan")
        assert "không đủ" not in fingers.notices() + fingers.screen_text()
        await fingers.line("/out Hạnh")
        said = fingers.notices() + fingers.screen_text()
        assert "Hiện không đủ số đại biểu biểu quyết: có mặt 2, cần 3." in said


async def test_a_vote_without_words_leaves_no_empty_line(council: Dossier) -> None:
    async with running(council) as fingers:
        await fingers.line("/vote 3-1-0")
        lines = fingers.screen_text().splitlines()
        row = next(row for row, line in enumerate(lines) if "BIỂU QUYẾT" in line)
        assert "3 tán thành" in lines[row + 1]


async def test_the_form_has_a_switch_and_reads_the_quorum(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        assert isinstance(fingers.app.screen, LiveScreen)
        fingers.live.action_meeting("voting")
        await fingers.until(lambda: isinstance(fingers.app.screen, MeetingForm))
        form = fingers.app.screen
        assert isinstance(form, MeetingForm)
        await fingers.until(lambda: fingers.app.focused is form.fields["voting"].widget)
        assert not form.fields["quorum"].display
        await fingers.press("space")
        assert form.fields["quorum"].display
        await fingers.press("tab")
        await fingers.type("nhiều người")
        await fingers.press("ctrl+s")
        assert "Không đọc được “nhiều người”" in fingers.screen_text()
        assert not dossier.meeting.voting
        await fingers.press("end", "ctrl+u")
        await fingers.type("quá bán")
        assert "ít nhất 2 trên 2" in fingers.screen_text()
        await fingers.press("ctrl+s")
        await fingers.until(lambda: isinstance(fingers.app.screen, LiveScreen))
    assert (dossier.meeting.voting, dossier.meeting.quorum) == (True, "quá bán")
