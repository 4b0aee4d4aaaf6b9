"""The live screen, driven by keys; what counts is what stands in the dossier afterwards."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from full_disk import no_more_room
from screen_fingers import DAY, NOW, clock, running

from store.dossier import Dossier
from store.meeting.kinds import EntryKind, ItemState, PointState, RecordKind
from store.meeting.records import Item
from store.meeting.refs import UNKNOWN, to_delegate, to_party
from tui.screens.live.screen import LiveScreen


def item(dossier: Dossier, number: int) -> Item:
    return next(item for item in dossier.items if item.number == number)


async def test_a_small_meeting_typed_line_by_line_is_in_the_record(dossier: Dossier) -> None:
    hoan = next(one for one in dossier.delegates if "Hoan" in one.name)
    trade = next(one for one in dossier.parties if one.name == "Sở Công Thương")
    async with running(dossier) as fingers:
        for line in (
            "/next",
            "Hoan: Tuyên bố lý do, giới thiệu đại biểu",
            "/next",
            "!trình UBND thành phố kế hoạch cho từng tỉnh #6 @[Sở Công Thương] >30/6",
            "?: ~thời gian ký tháng 9/2023 nên chủ yếu quý IV",
            "/done 2 Đã tổ chức tháng 9",
        ):
            await fingers.line(line)
        assert fingers.app.focused is fingers.live.line
        assert fingers.live.line.value == ""

    first, directive, limitation = dossier.entries
    assert (first.speaker, first.kind, first.text) == (
        to_delegate(hoan.uid),
        EntryKind.NOTE,
        "Tuyên bố lý do, giới thiệu đại biểu",
    )
    assert first.at == NOW
    assert directive.kind is EntryKind.DIRECTIVE
    assert directive.speaker == to_delegate(hoan.uid), "the speaker stays current"
    assert directive.owners == (to_party(trade.uid),)
    assert directive.deadline
    assert directive.deadline.latest == date(2024, 6, 30)
    assert directive.items == (item(dossier, 6).uid,)
    assert (limitation.kind, limitation.speaker) == (EntryKind.LIMITATION, UNKNOWN)
    assert (item(dossier, 2).state, item(dossier, 2).outcome) == (ItemState.DONE, "Đã tổ chức tháng 9")
    states = [point.state for point in dossier.points]
    assert states == [PointState.CLOSED, PointState.CURRENT, PointState.PLANNED]
    assert first.point == dossier.points[0].uid
    assert directive.point == dossier.points[1].uid


async def test_several_lines_in_one_burst_become_several_entries_in_order(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("một\rhai\rba".replace("\r", ""))  # without Enter between them they are one line
        for word in ("bốn", "năm", "sáu"):
            for letter in word:
                fingers.app.post_message(_key(letter))
            fingers.app.post_message(_key("enter"))
        await fingers.pilot.pause()
        await fingers.until(lambda: len(dossier.entries) == 4)
    assert [entry.text for entry in dossier.entries] == ["mộthaiba", "bốn", "năm", "sáu"]


def _key(name: str) -> object:
    from textual import events
    from textual.keys import _character_to_key

    return events.Key("enter", "\r") if name == "enter" else events.Key(_character_to_key(name), name)


async def test_space_goes_through_the_states_and_enter_writes_the_outcome(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f4", "down", "down", "space", "space")
        assert item(dossier, 3).state is ItemState.DONE
        await fingers.press("enter")
        assert fingers.app.focused is fingers.live.line
        await fingers.line("Bán 40 tấn nông sản")
        assert item(dossier, 3).outcome == "Bán 40 tấn nông sản"
        await fingers.press("f4", "5", "minus", "minus", "minus")
        assert item(dossier, 5).state is ItemState.NOT_DONE
        await fingers.press("enter")
        await fingers.line("Chưa bố trí kinh phí")
    assert (item(dossier, 5).outcome, item(dossier, 5).reason_text) == ("", "Chưa bố trí kinh phí")
    assert not dossier.entries, "an outcome is no entry"


async def test_two_spaces_in_one_burst_are_two_steps(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f4")
        for _ in range(2):
            fingers.app.post_message(_key(" "))
        await fingers.pilot.pause()
        await fingers.until(lambda: item(dossier, 1).state is ItemState.DONE)


async def test_filter_finds_without_accents_and_esc_brings_all_back(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.type("đang gõ dở")
        await fingers.press("f4", "slash")
        await fingers.type("nong san")
        assert fingers.live.checklist.count() == 1
        await fingers.press("enter")
        assert fingers.live.line.value == "đang gõ dở", "what was being typed comes back"
        assert fingers.live.checklist.count() == 1
        await fingers.press("f4", "slash", "escape")
        assert fingers.live.checklist.count() == 6
        assert fingers.live.line.value == "đang gõ dở"


async def test_a_misread_line_stays_and_says_why(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("/done 99 xong")
        assert fingers.live.line.value == "/done 99 xong"
        assert "99" in fingers.screen_text().splitlines()[-3]
        await fingers.press("backspace")
        assert fingers.live.line.value == "/done 99 xon"
    assert not dossier.entries


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are a POSIX thing")
async def test_what_cannot_be_written_stays_in_the_line_and_is_told(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("điều thứ nhất")
        with no_more_room(dossier):
            await fingers.line("điều thứ hai")
            assert fingers.live.line.value == "điều thứ hai"
            shown = fingers.screen_text()
            assert "CHƯA LƯU" in shown.splitlines()[0]
            assert "đã lưu" not in shown.splitlines()[0]
            assert "journal.jsonl" in shown
            await fingers.press("f4", "space")
            assert item(dossier, 1).state is ItemState.PLANNED
            await fingers.press("escape")
        await fingers.press("enter")
        assert fingers.live.line.value == ""
        assert "✓ đã lưu 2" in fingers.screen_text().splitlines()[0]
    assert [entry.text for entry in dossier.entries] == ["điều thứ nhất", "điều thứ hai"]


async def test_the_unfinished_line_is_there_again_after_a_crash(dossier: Dossier, state: Path) -> None:
    async with running(dossier) as fingers:
        await fingers.type("nửa câu đang g")
        await fingers.until(lambda: dossier.draft_line == "nửa câu đang g")
    again = Dossier.open(dossier.folder, state=state, by="Lan", clock=clock)
    try:
        assert again.replica != dossier.replica, "the first window still holds its own"
    finally:
        again.close()
    dossier.close()
    reopened = Dossier.open(dossier.folder, state=state, by="Lan", clock=clock)
    try:
        async with running(reopened) as fingers:
            assert fingers.live.line.value == "nửa câu đang g"
            await fingers.line("õ")
            assert reopened.entries[-1].text == "nửa câu đang gõ"
            assert reopened.draft_line == ""
    finally:
        reopened.close()


async def test_up_takes_my_last_entry_back_and_enter_mends_it_in_place(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("/next")
        await fingers.line("Hoan: !cụ thể hóa bằng kế hoạch @[Sở Công Thương]")
        await fingers.line("Hạnh: cảm ơn Thành phố")
        await fingers.type("chữ đang gõ")
        await fingers.press("up")
        assert "cảm ơn Thành phố" in fingers.live.line.value
        await fingers.press("escape")
        assert fingers.live.line.value == "chữ đang gõ"
        assert dossier.entries[-1].text == "cảm ơn Thành phố"
        await fingers.press("up", "up")
        assert "cụ thể hóa" in fingers.live.line.value
        before = dossier.entries[0]
        await fingers.line(" >30/6")
        assert fingers.live.line.value == "chữ đang gõ"
    assert len(dossier.entries) == 2
    mended = dossier.entries[0]
    assert mended.deadline
    assert mended.deadline.latest == date(2024, 6, 30)
    assert (mended.uid, mended.kind, mended.speaker, mended.owners, mended.at, mended.text) == (
        before.uid,
        before.kind,
        before.speaker,
        before.owners,
        before.at,
        before.text,
    )


async def test_enter_and_del_in_the_timeline_and_undo(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        for text in ("một", "hai", "ba"):
            await fingers.line(text)
        await fingers.press("f5", "up", "delete")
        assert [entry.text for entry in dossier.entries] == ["một", "ba"]
        await fingers.press("escape", "ctrl+z")
        assert [entry.text for entry in dossier.entries] == ["một", "hai", "ba"]
        await fingers.press("f5", "home", "enter")
        await fingers.line(" sửa")
    assert [entry.text for entry in dossier.entries] == ["một sửa", "hai", "ba"]


async def test_letters_typed_in_a_list_go_into_the_line(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        for key in ("f3", "f5", "f6", "f4"):
            await fingers.press(key)
            assert fingers.app.focused is not fingers.live.line
            await fingers.type("eb")
            assert fingers.app.focused is fingers.live.line
        assert fingers.live.line.value == "ebebebeb"
        await fingers.press("f4", "backspace")
        assert fingers.live.line.value == "ebebebe"


async def test_text_is_text_and_never_markup(dossier: Dossier) -> None:
    nasty = "[red]đỏ[/red] {{ ten }} [@click=app.quit]x[/] [/bold] \\[b]"
    dossier.change(RecordKind.ITEM, item(dossier, 1).uid, title="[b]Mục[/b] {0}", outcome="[/] {x} [link=a]b[/link]")
    dossier.change(RecordKind.ITEM, item(dossier, 2).uid, title="[i]Hai[/i] {1}", state=ItemState.NOT_DONE)
    dossier.change(RecordKind.MEETING, dossier.meeting.uid, title="[red]Tên[/red] {title}")
    async with running(dossier, (150, 36)) as fingers:
        await fingers.line(nasty)
        shown = fingers.screen_text()
        for text in ("[red]đỏ[/red] {{ ten }}", "[@click=app.quit]x[/]", "[b]Mục[/b] {0}", "[/] {x} [link=a]b[/link]"):
            assert text in " ".join(shown.replace("▏", " ").split()), text
        assert "[red]Tên[/red] {title}" in shown
        await fingers.type(nasty)
        await fingers.press("f8")
        assert "[i]Hai[/i] {1}" in fingers.screen_text()
        await fingers.press("escape")
    assert dossier.entries[-1].text == nasty


async def test_a_colleagues_entry_arrives_and_nothing_moves(dossier: Dossier, tmp_path: Path) -> None:
    async with running(dossier, (80, 24)) as fingers:
        for number in range(30):
            await fingers.line(f"điều {number} " + "dài " * 20)
        await fingers.type("đang gõ")
        await fingers.press("left", "left")
        live = fingers.live
        await fingers.press("pageup", "pageup")
        before = (live.line.value, live.line.cursor_position, live.timeline.scroll_offset, live.checklist.cursor)
        seen = [live.timeline.render_line(y).text for y in range(10)]
        dossier.publish()
        colleague = Dossier.open(dossier.folder, state=tmp_path / "other", by="Minh", clock=clock)
        try:
            colleague.record(colleague.read("lời của đồng nghiệp"))
            colleague.change(RecordKind.ENTRY, colleague.entries[0].uid, text="điều 0 " + "dài hơn nhiều " * 30)
            colleague.publish()
        finally:
            colleague.close()
        await fingers.until(lambda: len(dossier.entries) == 31)
        await fingers.pilot.pause()
        await fingers.until(lambda: live.timeline.count() == 31)
        after = (live.line.value, live.line.cursor_position, live.checklist.cursor)
        assert after == (before[0], before[1], before[3])
        assert [live.timeline.render_line(y).text for y in range(10)] == seen, "what was being read stays where it was"
        assert fingers.app.focused is live.line


async def test_the_timeline_follows_the_newest_entry_unless_scrolled_away(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        for number in range(20):
            await fingers.line(f"điều {number} " + "dài " * 20)
        timeline = fingers.live.timeline
        assert any("điều 19" in timeline.render_line(y).text for y in range(timeline.size.height))
        await fingers.press("pageup", "pageup")
        await fingers.line("điều mới")
        assert not any("điều mới" in timeline.render_line(y).text for y in range(timeline.size.height))
        await fingers.press("pagedown", "pagedown", "pagedown")
        await fingers.line("điều sau cùng")
        assert any("điều sau cùng" in timeline.render_line(y).text for y in range(timeline.size.height))


async def test_typing_draws_no_row_of_the_timeline_however_long_it_is(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.meeting.edits import Edit

    dossier.apply(
        Edit(RecordKind.ENTRY, f"e{number:05}", {"text": f"điều {number} " + "dài " * 30, "at": NOW})
        for number in range(2000)
    )
    async with running(dossier) as fingers:
        timeline = fingers.live.timeline
        await fingers.until(lambda: timeline.count() == 2000)  # what lies further back comes after the first picture
        work: list[str] = []
        for name in ("draw", "_height", "show"):
            real = getattr(timeline, name)
            monkeypatch.setattr(timeline, name, lambda *a, _n=name, _r=real, **k: (work.append(_n), _r(*a, **k))[1])
        await fingers.type("gõ một câu thường")
        assert work == []
        await fingers.line("")
        assert work.count("_height") <= 2, "one new entry is measured, not all"
        assert timeline.count() == 2001


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (39, 9), (200, 60)])
async def test_every_size_shows_the_line_and_takes_keys(dossier: Dossier, size: tuple[int, int]) -> None:
    async with running(dossier, size) as fingers:
        for key in ("f3", "f4", "f5", "f6", "escape"):
            await fingers.press(key)
        await fingers.line("vẫn ghi được")
        assert dossier.entries[-1].text == "vẫn ghi được"
        await fingers.pilot.resize_terminal(size[0] + 40, size[1] + 5)
        await fingers.pilot.pause()
        await fingers.line("sau khi đổi cỡ")
        assert dossier.entries[-1].text == "sau khi đổi cỡ"


async def test_panes_share_a_place_at_80_columns(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        live = fingers.live
        assert live.checklist.display
        assert live.timeline.region.width > 30
        await fingers.press("f3")
        assert live.agenda.region.height > 5
        assert live.checklist.region.height == 0
        await fingers.press("f6")
        assert live.card.region.height > 5
        assert live.timeline.region.height == 0
        await fingers.press("f5")
        assert live.timeline.region.height > 5


async def test_enter_on_the_agenda_goes_to_a_point(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("f3", "down", "down", "enter")
        assert fingers.app.focused is fingers.live.line
    assert dossier.points[2].state is PointState.CURRENT
    assert dossier.points[2].started_at == datetime.combine(DAY, NOW.time())


async def test_what_is_recorded_reaches_the_folder_by_itself(dossier: Dossier) -> None:
    dossier.publish()
    async with running(dossier) as fingers:
        await fingers.line("chia sẻ với đồng nghiệp")
        assert "1 chưa chia sẻ" in fingers.screen_text().splitlines()[0]
        await fingers.until(lambda: dossier.unshared == 0)
        await fingers.until(lambda: "chưa chia sẻ" not in fingers.screen_text().splitlines()[0])


async def test_ctrl_e_shows_the_minutes_and_esc_returns_to_the_unfinished_line(dossier: Dossier) -> None:
    from tui.screens.minutes.screen import MinutesScreen

    async with running(dossier) as fingers:
        await fingers.line("Hoan: phát biểu khai mạc")
        await fingers.type("chưa xong")
        await fingers.press("ctrl+e")
        await fingers.until(lambda: isinstance(fingers.app.screen, MinutesScreen))
        assert dossier.draft_line == "chưa xong", "it is on disk before the screen changes"
        await fingers.press("escape")
        await fingers.until(lambda: isinstance(fingers.app.screen, LiveScreen))
        assert fingers.app.focused is fingers.live.line
        assert fingers.live.line.value == "chưa xong"


async def test_ctrl_q_keeps_the_unfinished_line(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.type("chưa xong")
        await fingers.press("ctrl+q")
    assert dossier.draft_line == "chưa xong"


async def test_mouse_chooses_rows_and_footer_keys(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.pilot.click("#items", offset=(5, 3))
        assert fingers.live.checklist.cursor == 3
        await fingers.pilot.click("#keybar", offset=(3, 0))
        await fingers.pilot.pause()
        assert "Trợ giúp" in fingers.screen_text().splitlines()[0]
