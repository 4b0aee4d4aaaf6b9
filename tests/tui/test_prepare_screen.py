"""Preparing a meeting by hand: the five lists, driven by keys and mouse."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
from preparing import burst, form, prepare, preparing, save
from screen_fingers import clock, running
from textual.binding import Binding

from store.dossier import Dossier
from store.meeting import timetable
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, ItemState, PointState, RecordKind
from store.meeting.records import AgendaPoint
from store.meeting.refs import to_party
from tui import language
from tui.screens.prepare.lists import Row
from tui.screens.prepare.meeting_form import MeetingForm
from tui.screens.prepare.screen import PrepareScreen


@pytest.fixture
def bare(tmp_path: Path, state: Path) -> Dossier:
    return Dossier.create(tmp_path / "bare", state=state, by="Lan", fields={"title": "Họp"}, clock=clock)


async def test_a_whole_meeting_is_prepared_by_hand_from_nothing(bare: Dossier) -> None:
    async with preparing(bare, (80, 24)) as fingers:
        await fingers.press("2")
        assert "n để thêm" in fingers.screen_text(), "an empty list says what to do"
        await burst(fingers, "nTỉnh Đắk Nông")
        await save(fingers)
        await burst(fingers, "3")
        await burst(fingers, "nBà\tTôn Thị Hạnh\t\tdak nong")
        await save(fingers)
        await burst(fingers, "4")
        await burst(fingers, "nKhai mạc\t\t10")
        await save(fingers)
        await burst(fingers, "5")
        await burst(fingers, "nHội chợ nông sản")
        await save(fingers)
    (party,), (delegate,), (point,), (item,) = bare.parties, bare.delegates, bare.points, bare.items
    assert party.name == "Tỉnh Đắk Nông"
    assert (delegate.name, delegate.party) == ("Tôn Thị Hạnh", party.uid)
    assert (point.number, point.title, point.planned_minutes) == (1, "Khai mạc", 10)
    assert (item.number, item.title) == (1, "Hội chợ nông sản")
    bare.close()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (30, 8)])
@pytest.mark.parametrize("code", ["vi", "en"])
async def test_every_list_is_shown_at_every_size(dossier: Dossier, size: tuple[int, int], code: str) -> None:
    language.set_language(code)
    seen = ("Cuộc họp" if code == "vi" else "sơ kết", "Thành phố", "Võ Văn Hoan", "Khai mạc", "xúc tiến")
    async with running(dossier, size) as fingers:
        fingers.app.push_screen(PrepareScreen(dossier))
        await fingers.until(lambda: isinstance(fingers.app.screen, PrepareScreen) and fingers.app.focused)
        for place, words in enumerate(seen[1:], 2):
            await fingers.press(str(place))
            if size[0] > 40:
                assert words in fingers.screen_text()
        await fingers.press("tab", "shift+tab", "ctrl+pagedown", "ctrl+pageup", "enter", "escape", "escape")


async def test_keys_and_clicks_open_the_lists(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        screen = prepare(fingers)
        for keys, kind in (
            (("tab",), RecordKind.PARTY),
            (("ctrl+pagedown",), RecordKind.PARTY),
            (("shift+tab",), RecordKind.PARTY),
            (("5",), RecordKind.ITEM),
            (("ctrl+pageup",), RecordKind.POINT),
            (("2",), RecordKind.PARTY),
        ):
            await fingers.press(*keys)
            assert screen.list.current is not None
            assert screen.list.current.kind is kind, keys
        tabs = fingers.screen_text().splitlines()[1]
        await fingers.pilot.click("#sections", offset=(tabs.index("5 Nội dung"), 0))
        await fingers.until(lambda: screen.list.current and screen.list.current.kind is RecordKind.ITEM)


async def test_the_meetings_details_lead_into_its_form_at_that_field(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("down", "down", "enter")
        assert isinstance(fingers.app.screen, MeetingForm)
        await fingers.until(lambda: getattr(fingers.app.focused, "id", "") == "place")


async def test_the_filter_needs_no_accents_and_esc_brings_all_back(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("5")
        await burst(fingers, "/nong san")
        screen = prepare(fingers)
        assert screen.list.count() == 1, "letters behind the key are the filter's, also n"
        await fingers.press("enter", "enter")
        assert form(fingers).fields["title"].typed.startswith("Tuần lễ trái cây")
        await fingers.press("escape")
        await fingers.until(lambda: fingers.app.screen is screen)
        await fingers.press("escape")
        assert screen.list.count() == 6
        assert fingers.app.screen is screen


async def test_what_is_deleted_comes_back_with_undo(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("5", "down", "delete")
        assert [one.number for one in dossier.items] == [1, 3, 4, 5, 6]
        assert prepare(fingers).list.current == Row(RecordKind.ITEM, dossier.items[1].uid), "the cursor stays in place"
        await fingers.press("ctrl+z")
        assert [one.number for one in dossier.items] == [1, 2, 3, 4, 5, 6]
        await fingers.press("ctrl+y")
        assert [one.number for one in dossier.items] == [1, 3, 4, 5, 6]


async def test_a_party_that_others_name_is_deleted_only_when_asked_twice(dossier: Dossier) -> None:
    city = dossier.parties[0]
    dossier.change(RecordKind.ITEM, dossier.items[0].uid, lead=(to_party(city.uid),))
    dossier.add(RecordKind.ENTRY, kind=EntryKind.NOTE, text="x", speaker=to_party(city.uid))
    async with preparing(dossier) as fingers:
        await fingers.press("2", "delete")
        assert "1 bên tham gia, 1 đại biểu, 1 nội dung hợp tác, 1 ghi nhận" in fingers.notices()
        assert dossier.get(RecordKind.PARTY, city.uid) is not None
        await fingers.press("down", "up", "delete")
        assert dossier.get(RecordKind.PARTY, city.uid) is not None, "moving on takes the question back"
        await fingers.press("delete")
        assert dossier.get(RecordKind.PARTY, city.uid) is None
        await fingers.press("3")
        assert "Chưa rõ đơn vị" in fingers.screen_text(), "his delegates are not lost"
        assert "Võ Văn Hoan" in fingers.screen_text()


async def test_a_copy_begins_the_next_record(dossier: Dossier) -> None:
    uid = dossier.items[5].uid
    dossier.change(RecordKind.ITEM, uid, source="Kế hoạch 5", outcome="xong", state=ItemState.DONE)
    async with preparing(dossier) as fingers:
        await fingers.press("5", "end", "c")
        assert form(fingers).fields["number"].typed == "7"
        await burst(fingers, " lần 2")
        await save(fingers)
        copied = dossier.items[6]
        assert (copied.title, copied.field, copied.source) == ("Ngày hội Du lịch TP.HCM lần 2", "Du lịch", "Kế hoạch 5")
        assert (copied.state, copied.outcome) == (ItemState.PLANNED, ""), "what became of one is not the other's"
        await fingers.until(lambda: prepare(fingers).list.current == Row(RecordKind.ITEM, copied.uid))


async def test_a_new_delegate_begins_with_the_party_under_the_cursor(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("3", "end", "n")
        assert form(fingers).fields["party"].typed == "Đắk Nông"


async def test_points_move_up_and_down_in_one_step_and_keep_their_own_record(dossier: Dossier) -> None:
    first, second, third = dossier.points[:]
    dossier.change(RecordKind.POINT, first.uid, state=PointState.CURRENT)
    async with preparing(dossier) as fingers:
        await fingers.press("4", "ctrl+down", "ctrl+down", "ctrl+down")
        assert [one.uid for one in dossier.points] == [second.uid, third.uid, first.uid]
        assert [one.number for one in dossier.points] == [1, 2, 3]
        assert dossier.points[2].state is PointState.CURRENT
        assert prepare(fingers).list.current == Row(RecordKind.POINT, first.uid)
        await fingers.press("ctrl+z")
        assert [one.uid for one in dossier.points] == [second.uid, first.uid, third.uid]
        await fingers.press("ctrl+up")
        assert [one.uid for one in dossier.points] == [first.uid, second.uid, third.uid]


async def test_the_agenda_shows_when_each_point_is_expected(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("4")
        assert "chưa ghi giờ bắt đầu dự kiến" in fingers.screen_text()
        dossier.change(RecordKind.MEETING, dossier.meeting.uid, planned_start=time(14, 0))
        await fingers.until(lambda: "14:00–15:30" in fingers.screen_text())
        shown = fingers.screen_text()
        assert "90 phút" in shown
        for at, title in (
            ("14:00   10′", "Khai mạc"),
            ("14:10   20′", "Kết quả năm 2023"),
            ("14:30   60′", "Thảo luận"),
        ):
            assert any(at in line and title in line for line in shown.splitlines())


async def test_what_arrives_leaves_cursor_scroll_and_filter_alone(dossier: Dossier) -> None:
    dossier.apply([Edit(RecordKind.ITEM, f"i{n}", {"number": n, "title": f"Nội dung {n}"}) for n in range(100, 200)])
    async with preparing(dossier, (80, 24)) as fingers:
        screen = prepare(fingers)
        await fingers.press("5", "end", "pageup", "up")
        current, below = screen.list.current, screen.list.cursor - screen.list.scroll_offset.y
        dossier.apply([Edit(RecordKind.ITEM, f"j{n}", {"number": n, "title": "Đến sau"}) for n in range(50, 60)])
        await fingers.until(lambda: screen.list.count() == 116)
        await fingers.pilot.pause()
        assert screen.list.current == current
        assert screen.list.cursor - screen.list.scroll_offset.y == below, "it stays at its height on the screen"
        await burst(fingers, "/den sau")
        dossier.add(RecordKind.ITEM, number=300, title="Đến sau nữa")
        await fingers.until(lambda: screen.list.count() == 11)
        assert screen.prompt.field.value == "den sau"


async def test_a_record_deleted_by_a_colleague_does_not_disturb(dossier: Dossier) -> None:
    async with preparing(dossier) as fingers:
        await fingers.press("5", "enter")
        uid = form(fingers).uid
        form(fingers).fields["source"].widget.focus()
        await fingers.type("Công văn 9")
        dossier.delete(RecordKind.ITEM, uid)
        await fingers.pilot.pause()
        await save(fingers)
    item = next(one for one in dossier.items if one.uid == uid)
    assert (item.source, item.number) == ("Công văn 9", 1), "what was typed brings it back"


async def test_help_names_every_key_of_the_screen(dossier: Dossier) -> None:
    async with preparing(dossier, (120, 60)) as fingers:
        await fingers.press("f1")
        shown = fingers.screen_text()
        for binding in PrepareScreen.BINDINGS:
            assert isinstance(binding, Binding)
            if binding.tooltip:
                assert language._(binding.tooltip) in shown, binding.key


def test_points_without_minutes_are_told_as_not_before() -> None:
    points = [AgendaPoint(uid=str(n), number=n, planned_minutes=minutes) for n, minutes in ((1, 10), (2, 0), (3, 5))]
    slots = timetable.expected(points, time(23, 55))
    assert [(slot.at, slot.exact) for slot in slots if slot] == [
        (time(23, 55), True),
        (time(0, 5), True),
        (time(0, 5), False),
    ]
    assert timetable.expected(points, None) == (None, None, None)


def test_numbers_that_are_no_order_are_dealt_out_anew() -> None:
    points = [AgendaPoint(uid=uid, number=number) for uid, number in (("a", 0), ("b", 0), ("c", 7))]
    edits = {edit.uid: edit.fields["number"] for edit in timetable.moved(points, "c", -1)}
    assert edits == {"a": 1, "c": 2, "b": 3}
    assert timetable.moved(points, "a", -1) == ()
    assert timetable.moved(points, "x", 1) == ()
