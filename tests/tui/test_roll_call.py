"""The roll call driven by keys and mouse: one key for each delegate, on to the next, and nothing ticked by itself."""

from __future__ import annotations

import contextlib
import random
import sys
from collections.abc import AsyncIterator
from datetime import datetime

import pytest
from full_disk import no_more_room
from screen_fingers import NOW, Fingers, running
from textual import events

from store.dossier import Dossier
from store.meeting.attendance import heads
from store.meeting.kinds import Attendance, DelegateRole, PartyRole, RecordKind
from store.meeting.records import Delegate
from store.meeting.refs import NOBODY, to_delegate, to_name
from tui.screens.help import HelpScreen
from tui.screens.live.screen import LiveScreen
from tui.screens.prepare.record_form import RecordForm
from tui.screens.roll_call.screen import RollCallScreen
from tui.screens.roll_call.vote_roll import VoteRollScreen
from tui.widgets.roll import RollRows, key_meant

PRESENT, EXCUSED, ABSENT, EXPECTED = Attendance.PRESENT, Attendance.EXCUSED, Attendance.ABSENT, Attendance.EXPECTED


def named(dossier: Dossier, name: str) -> Delegate:
    return next(one for one in dossier.delegates if name in one.name)


@pytest.fixture
def council(dossier: Dossier) -> Dossier:
    """The small conference with four more delegates, one of them a guest; the head of the second party comes last."""
    city, _unit, province = [party.uid for party in dossier.parties]
    guests = dossier.add(RecordKind.PARTY, name="Hiệp hội Du lịch", role=PartyRole.INVITED)
    for name, office, party, role in (
        ("Trần Minh", "Chánh Văn phòng", city, DelegateRole.MEMBER),
        ("Trần Ngọc Minh", "Giám đốc Sở Du lịch", province, DelegateRole.MEMBER),
        ("Lê Văn Chiến", "Chủ tịch", province, DelegateRole.HEAD),
        ("Trương Thị Hồng", "Chủ tịch", guests, DelegateRole.GUEST),
    ):
        dossier.add(RecordKind.DELEGATE, name=name, office=office, party=party, role=role)
    return dossier


@contextlib.asynccontextmanager
async def roll_of(dossier: Dossier, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Fingers]:
    async with running(dossier, size) as fingers:
        await fingers.press("f7")
        await fingers.until(lambda: isinstance(fingers.app.screen, RollCallScreen))
        yield fingers


def rows(fingers: Fingers) -> RollRows:
    return fingers.app.screen.query_one(RollRows)


def under_cursor(fingers: Fingers) -> str:
    record = fingers.live.dossier.get(RecordKind.DELEGATE, rows(fingers).uid)
    return record.name if isinstance(record, Delegate) else ""


async def test_one_key_each_and_on_to_the_next(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        assert "chưa gọi" in fingers.screen_text()
        assert "có mặt" not in fingers.screen_text().replace("0 có mặt", "")
        await fingers.type(" pxv")
        assert under_cursor(fingers) == "Trần Ngọc Minh"
        shown = fingers.screen_text()
        assert "2 có mặt · 1 có lý do · 1 vắng · 2 chưa gọi" in shown
        assert "☑ có mặt" in shown
        assert "✗ vắng" in shown
    states = {one.name: one.attendance for one in council.delegates}
    assert states == {
        "Võ Văn Hoan": PRESENT,
        "Trần Minh": PRESENT,
        "Lê Văn Chiến": EXCUSED,  # the head of his delegation is called first
        "Tôn Thị Ngọc Hạnh": ABSENT,
        "Trần Ngọc Minh": EXPECTED,
        "Trương Thị Hồng": EXPECTED,
    }
    assert named(council, "Hoan").arrived_at is None, "who answers the roll has not come late"


async def test_the_cursor_goes_to_those_not_called_yet(council: Dossier) -> None:
    council.change(RecordKind.DELEGATE, named(council, "Chiến").uid, attendance=PRESENT)
    async with roll_of(council) as fingers:
        assert under_cursor(fingers) == "Võ Văn Hoan"
        await fingers.type("pp")
        assert under_cursor(fingers) == "Tôn Thị Ngọc Hạnh", "who is called already is passed over"
        await fingers.press("end")
        await fingers.type("p")
        assert under_cursor(fingers) == "Tôn Thị Ngọc Hạnh", "from the end back to the first who is left"
        await fingers.type("pp")
        assert "chưa gọi" not in fingers.screen_text().split("\n")[0]
        await fingers.press("home")
        await fingers.type("x")
        assert under_cursor(fingers) == "Trần Minh", "a correction goes on to the next row"


async def test_not_called_after_all_and_undo_show_who_it_is_about(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        await fingers.type("px")
        await fingers.press("ctrl+z")
        assert under_cursor(fingers) == "Trần Minh"
        assert named(council, "Trần Minh").attendance is EXPECTED
        await fingers.press("ctrl+y")
        assert named(council, "Trần Minh").attendance is EXCUSED
        await fingers.press("home")
        await fingers.type("u")
        assert named(council, "Hoan").attendance is EXPECTED


async def test_somebody_on_the_list_came_instead(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        await fingers.line("rminh")
        assert "Có nhiều người phù hợp" in fingers.screen_text()
        assert named(council, "Hoan").attendance is EXPECTED
        await fingers.press("ctrl+u")
        await fingers.type("ngoc minh")
        assert "Giám đốc Sở Du lịch" in fingers.screen_text()
        await fingers.press("enter")
    stand_in = named(council, "Trần Ngọc Minh")
    assert named(council, "Hoan").attendance is Attendance.REPLACED
    assert named(council, "Hoan").replaced_by == to_delegate(stand_in.uid)
    assert stand_in.attendance is PRESENT


async def test_a_new_name_is_kept_and_may_join_the_list(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        await fingers.line("rBà Phạm Thị Tư")
        assert named(council, "Hoan").replaced_by == to_name("Bà Phạm Thị Tư"), "the name is kept before any question"
        await fingers.line("Chuyên viên")
        new = named(council, "Phạm Thị Tư")
        assert (new.honorific, new.name, new.office) == ("Bà", "Phạm Thị Tư", "Chuyên viên")
        assert (new.party, new.attendance, new.has_vote) == (named(council, "Hoan").party, PRESENT, False)
        assert named(council, "Hoan").replaced_by == to_delegate(new.uid)
        await fingers.line("rTrần Văn Năm")
        await fingers.press("escape")
        assert fingers.app.focused is rows(fingers)
        assert named(council, "Trần Minh").replaced_by == to_name("Trần Văn Năm")
        assert not [one for one in council.delegates if "Năm" in one.name]
        await fingers.line("r")
        assert named(council, "Chiến").attendance is Attendance.REPLACED
        assert named(council, "Chiến").replaced_by == NOBODY


async def test_coming_and_going_are_stamped_and_can_be_corrected(council: Dossier) -> None:
    async with running(council) as fingers:
        await fingers.line("/next")
        await fingers.press("f7")
        await fingers.type("i")
        hoan = named(council, "Hoan")
        assert (hoan.attendance, hoan.arrived_at) == (PRESENT, NOW)
        assert hoan.arrived_point == council.points[0].uid
        assert "đến 14:37, mục 1" in fingers.screen_text()
        await fingers.type("i")
        await fingers.press("ctrl+u")
        await fingers.line("25:00")
        assert "Không có giờ" in fingers.screen_text() or "25:00" in fingers.screen_text()
        assert named(council, "Hoan").arrived_at == NOW
        await fingers.press("ctrl+u")
        await fingers.line("14h05")
        assert named(council, "Hoan").arrived_at == datetime(2024, 4, 4, 14, 5)
        await fingers.type("o")
        assert named(council, "Hoan").left_at == NOW
        assert "↪ đã về" in fingers.screen_text()
        await fingers.type("o")
        await fingers.press("ctrl+u")
        await fingers.line("14:00")
        assert "sớm hơn giờ đến" in fingers.screen_text()
        await fingers.press("escape")
        await fingers.type("i")
        hoan = named(council, "Hoan")
        assert (hoan.left_at, len(hoan.away)) == (None, 1), "who comes back was away in between"
        assert hoan.arrived_at == datetime(2024, 4, 4, 14, 5)


async def test_somebody_on_no_list_is_added_as_present(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        await fingers.press("end")
        await fingers.line("nÔng Lý Văn Sáu, Phó Chủ tịch Hiệp hội")
        new = named(council, "Lý Văn Sáu")
        assert (new.honorific, new.office, new.attendance) == ("Ông", "Phó Chủ tịch Hiệp hội", PRESENT)
        assert new.party == named(council, "Hồng").party
        assert under_cursor(fingers) == "Lý Văn Sáu"


async def test_a_whole_delegation_only_for_somebody_who_counts_it(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        await fingers.press("down", "down")
        assert under_cursor(fingers) == "Lê Văn Chiến"
        await fingers.line("*2")
        assert named(council, "Chiến").attendance is EXPECTED
        await fingers.press("ctrl+u")
        await fingers.line("3")
        called = [one.name for one in council.delegates if one.attendance is PRESENT]
        assert sorted(called) == ["Lê Văn Chiến", "Trần Ngọc Minh", "Tôn Thị Ngọc Hạnh"]
        await fingers.press("ctrl+z")
        assert not [one for one in council.delegates if one.attendance is PRESENT], "one step, taken back as one"


async def test_filter_without_accents_and_back(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        await fingers.line("/tran minh")
        assert rows(fingers).count() == 2
        await fingers.type("x")
        assert named(council, "Trần Minh").attendance is EXCUSED
        assert under_cursor(fingers) == "Trần Ngọc Minh"
        await fingers.press("escape")
        assert rows(fingers).count() == 6
        await fingers.line("/co ly do")
        assert rows(fingers).count() == 1
        await fingers.press("escape", "escape")
        assert isinstance(fingers.app.screen, LiveScreen)
        assert fingers.app.focused is fingers.live.line


async def test_digits_lead_to_a_number(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        await fingers.type("5p")
        assert named(council, "Trần Ngọc Minh").attendance is PRESENT


async def test_the_mouse_moves_the_cursor_and_clicks_on_the_sign(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        await fingers.pilot.click(RollRows, offset=(30, 2))
        assert under_cursor(fingers) == "Trần Minh"
        assert named(council, "Trần Minh").attendance is EXPECTED
        for state in (PRESENT, EXCUSED, ABSENT, EXPECTED):
            await fingers.pilot.click(RollRows, offset=(3, 2))
            await fingers.pilot.pause()
            assert named(council, "Trần Minh").attendance is state
            assert under_cursor(fingers) == "Trần Minh"


async def test_what_colleagues_send_leaves_cursor_scroll_filter_and_words_alone(council: Dossier) -> None:
    for number in range(40):
        council.add(RecordKind.DELEGATE, name=f"Đại biểu {number}", party=council.parties[0].uid)
    async with roll_of(council, (80, 24)) as fingers:
        await fingers.press(*["down"] * 25)
        chosen, scroll = under_cursor(fingers), rows(fingers).scroll_offset
        council.add(RecordKind.DELEGATE, name="Người mới", party=council.parties[0].uid, role=DelegateRole.HEAD)
        council.change(RecordKind.DELEGATE, named(council, "Hoan").uid, attendance=PRESENT)
        await fingers.until(lambda: "1 có mặt" in fingers.screen_text().split("\n")[0])
        assert (under_cursor(fingers), rows(fingers).scroll_offset) == (chosen, scroll)
        await fingers.type("rNguyễn")
        council.change(RecordKind.DELEGATE, named(council, "Hoan").uid, attendance=ABSENT)
        await fingers.until(lambda: "1 vắng" in fingers.screen_text())
        assert "Nguyễn" in fingers.screen_text()
        assert fingers.app.focused is not rows(fingers)


async def test_letters_that_an_input_method_joins_are_still_two_keys(council: Dossier) -> None:
    """Telex makes one ã of an a and an x: it sends Backspace and the new letter."""
    async with roll_of(council) as fingers:
        await fingers.type("a")
        await fingers.press("backspace")
        await fingers.type("ã")
        await fingers.type("P")
    assert named(council, "Hoan").attendance is ABSENT
    assert named(council, "Trần Minh").attendance is EXCUSED
    assert named(council, "Chiến").attendance is PRESENT


@pytest.mark.parametrize(("sign", "key"), [("ả", "r"), ("â", "a"), ("ô", "o"), ("ũ", "x"), ("đ", "d"), ("p", "p")])
def test_the_key_behind_a_letter(sign: str, key: str) -> None:
    assert key_meant(events.Key("whatever", sign)) == key


async def test_enter_opens_all_of_a_delegate_and_returns_to_him(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        await fingers.press("down", "enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, RecordForm))
        await fingers.press("escape")
        await fingers.until(lambda: isinstance(fingers.app.screen, RollCallScreen))
        assert under_cursor(fingers) == "Trần Minh"


async def test_nothing_of_votes_shows_unless_they_are_taken(council: Dossier) -> None:
    async with roll_of(council, (160, 36)) as fingers:
        assert "biểu quyết" not in fingers.screen_text().lower()
        await fingers.type("qb")
        assert isinstance(fingers.app.screen, RollCallScreen)
        assert all(one.has_vote for one in council.delegates)
        await fingers.press("f1")
        assert "biểu quyết" not in fingers.screen_text()
        await fingers.press("escape")
        council.change(RecordKind.MEETING, council.meeting.uid, voting=True, quorum="2/3")
        await fingers.until(lambda: "0/5 đại biểu có quyền biểu quyết" in fingers.screen_text())
        assert "tối thiểu 4: ! chưa đủ" in fingers.screen_text()
        assert "khách mời, không biểu quyết" in fingers.screen_text()
        await fingers.type("q")
        assert not named(council, "Hoan").has_vote
        await fingers.type("ppp")
        assert "2/4 đại biểu có quyền biểu quyết" in fingers.screen_text()
        await fingers.press("end")
        await fingers.type("q")
        assert "Khách mời không biểu quyết" in fingers.notices()
        await fingers.type("b")
        assert isinstance(fingers.app.screen, VoteRollScreen)


async def test_an_empty_roster_says_what_to_do(dossier: Dossier) -> None:
    for one in list(dossier.delegates):
        dossier.delete(RecordKind.DELEGATE, one.uid)
    async with roll_of(dossier) as fingers:
        assert "Chưa có đại biểu nào" in fingers.screen_text()
        await fingers.type("pxvriou*")
        await fingers.line("nLê Văn Một")
        assert named(dossier, "Lê Văn Một").attendance is PRESENT


@pytest.mark.parametrize("size", [(30, 8), (80, 24), (120, 36)])
async def test_any_size_and_the_help(council: Dossier, size: tuple[int, int]) -> None:
    council.change(RecordKind.MEETING, council.meeting.uid, voting=True, quorum="quá bán")
    async with roll_of(council, size) as fingers:
        await fingers.type("pxri")
        await fingers.press("escape", "f1")
        assert isinstance(fingers.app.screen, HelpScreen)
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, RollCallScreen)


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a POSIX thing")
async def test_a_failed_write_is_told_and_changes_nothing(council: Dossier) -> None:
    async with roll_of(council) as fingers:
        with no_more_room(council):
            await fingers.type("p")
            assert "Chưa lưu" in fingers.notices()
            assert under_cursor(fingers) == "Võ Văn Hoan"
            await fingers.line("rNgười lạ")
            assert "Người lạ" in fingers.screen_text(), "what was typed stays where it was"
        assert named(council, "Hoan").attendance is EXPECTED
        await fingers.press("enter")
        assert named(council, "Hoan").replaced_by == to_name("Người lạ")


@pytest.mark.parametrize("seed", range(4))
async def test_any_keys_leave_the_roll_alive_and_every_head_counted(council: Dossier, seed: int) -> None:
    council.change(RecordKind.MEETING, council.meeting.uid, voting=True, quorum="2/3")
    keys = [*"pxvriouqnb*/13tck", "space", "delete", "down", "up", "end", "home", "enter", "escape", "ctrl+z", "ctrl+y"]
    chosen = random.Random(seed)
    async with roll_of(council, chosen.choice([(80, 24), (120, 36), (30, 8)])) as fingers:
        for _round in range(50):
            await fingers.press(chosen.choice(keys))
            if chosen.random() < 0.1:
                council.add(RecordKind.DELEGATE, name="Người đến sau", party=council.parties[0].uid)
            if isinstance(fingers.app.screen, LiveScreen):
                await fingers.press("f7")
        assert fingers.app.is_running
        assert sum(heads(council.delegates)) == len(council.delegates)
        again = Dossier.open(council.folder, state=council.state, by="Minh")
        again.close()
