"""Who changed what: read, found, and brought back."""

from __future__ import annotations

from datetime import datetime

import pytest
from screen_fingers import Fingers, running

from store.dossier import Dossier
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.records import Entry, Item
from tui import language
from tui.screens.history.screen import HistoryScreen
from tui.screens.history.step import HistoryStepScreen
from tui.screens.live.screen import LiveScreen
from tui.widgets.step_rows import StepRows

ITEM, ENTRY = RecordKind.ITEM, RecordKind.ENTRY


def rows(fingers: Fingers) -> StepRows:
    return fingers.app.screen.query_one(StepRows)


@pytest.fixture
def changed(dossier: Dossier) -> Dossier:
    """One item changed twice, one entry deleted."""
    item = dossier.items[0].uid
    dossier.change(ITEM, item, state=ItemState.UNDER_WAY)
    dossier.change(ITEM, item, state=ItemState.DONE, outcome="Đã tổ chức 12 sự kiện tại Thành phố trong tháng 6")
    uid = dossier.add(ENTRY, kind=EntryKind.DIRECTIVE, text="trình UBND", at=datetime(2024, 4, 4, 14, 33))
    dossier.change(ENTRY, uid, text="trình UBND thành phố")
    dossier.delete(ENTRY, uid)
    return dossier


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (30, 8)])
async def test_the_newest_change_stands_first_with_who_and_when(changed: Dossier, size: tuple[int, int]) -> None:
    async with running(changed, size) as fingers:
        await fingers.press("ctrl+r")
        shown = fingers.screen_text()
        if size[1] < 20:
            return
        assert "Lịch sử" in shown
        first = shown.split("\n")[1]
        assert "4/4/2024 14:37" in first
        assert "Lan" in first
        assert "14:33 chỉ đạo: trình UBND" in first, "a deleted record is still called by its name"
        assert "đã xóa" in shown
        assert "trạng thái: chưa triển khai → đang triển khai" in shown


async def test_a_change_is_read_in_full_with_the_words_marked(changed: Dossier) -> None:
    async with running(changed, (80, 24)) as fingers:
        await fingers.press("ctrl+r", "down", "enter")
        assert isinstance(fingers.app.screen, HistoryStepScreen)
        shown = fingers.screen_text()
        assert "trước  trình UBND‸" in shown
        assert "sau  trình UBND ‹thành phố›" in shown
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, HistoryScreen)


async def test_r_brings_a_deleted_record_back_and_then_its_former_value(changed: Dossier) -> None:
    async with running(changed) as fingers:
        assert not changed.entries
        await fingers.press("ctrl+r", "r")
        await fingers.until(lambda: len(changed.entries) == 1)
        assert changed.entries[0].text == "trình UBND thành phố"
        await fingers.until(lambda: "↺" in fingers.screen_text())  # the notice covers the end of that line
        assert rows(fingers).cursor == 0
        await fingers.press("home", "down", "down", "r")
        await fingers.until(lambda: changed.entries[0].text == "trình UBND")
        await fingers.press("z")
        await fingers.until(lambda: changed.entries[0].text == "trình UBND thành phố")


async def test_all_fields_of_one_save_come_back_as_one_step(changed: Dossier) -> None:
    async with running(changed) as fingers:
        await fingers.press("ctrl+r", "down", "down", "down", "r")
        await fingers.until(lambda: changed.items[0].state is ItemState.UNDER_WAY)
        assert changed.items[0].outcome == ""
        changed.undo()
        item = changed.items[0]
        assert (item.state, item.outcome[:2]) == (ItemState.DONE, "Đã")


async def test_where_nothing_stood_before_nothing_is_brought_back(changed: Dossier) -> None:
    async with running(changed) as fingers:
        await fingers.press("ctrl+r", "end", "r")
        assert "chưa ghi gì" in fingers.notices()
        count = len(changed.history_steps())
        await fingers.press("r")
        assert len(changed.history_steps()) == count


async def test_words_without_accents_find_a_change(changed: Dossier) -> None:
    async with running(changed) as fingers:
        await fingers.press("ctrl+r")
        await fingers.type("/dang trien khai")
        await fingers.until(lambda: rows(fingers).count() == 2)
        assert "Hội nghị xúc tiến" in fingers.screen_text()
        await fingers.press("enter", "down", "enter")
        assert isinstance(fingers.app.screen, HistoryStepScreen), "the row under the cursor is the one that is meant"
        assert "chưa triển khai" in fingers.screen_text()
        await fingers.press("escape", "escape")
        assert isinstance(fingers.app.screen, HistoryScreen)
        assert rows(fingers).count() == len(changed.history_steps())
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, LiveScreen)


async def test_only_one_record(changed: Dossier) -> None:
    async with running(changed) as fingers:
        await fingers.press("ctrl+r", "o")
        await fingers.until(lambda: rows(fingers).count() == 3)
        assert "Lịch sử: 14:33 chỉ đạo" in fingers.screen_text()
        await fingers.press("o")
        await fingers.until(lambda: rows(fingers).count() == len(changed.history_steps()))


async def test_from_a_list_it_opens_on_the_record_under_the_cursor(changed: Dossier) -> None:
    async with running(changed) as fingers:
        await fingers.press("f4", "home", "ctrl+r")
        assert "Lịch sử: #1 Hội nghị xúc tiến" in fingers.screen_text()
        assert rows(fingers).count() == 3


async def test_arriving_changes_leave_the_row_and_what_is_in_view(changed: Dossier) -> None:
    changed.apply([Edit(ITEM, f"more{n:08d}", {"title": f"nội dung thêm {n}"}) for n in range(60)])
    async with running(changed) as fingers:
        await fingers.press("ctrl+r", "pagedown", "pagedown")
        row, scroll = rows(fingers).cursor, rows(fingers).scroll_offset.y
        seen = rows(fingers).step_id(row)
        line = fingers.screen_text().split("\n")[3]
        for n in range(3):
            changed.add(ITEM, title=f"vừa đến {n}")
        await fingers.until(lambda: rows(fingers).cursor == row + 3)
        assert rows(fingers).step_id(row + 3) == seen
        await fingers.until(lambda: rows(fingers).scroll_offset.y == scroll + 3)
        assert fingers.screen_text().split("\n")[3] == line


async def test_ten_thousand_changes_are_there_at_once(dossier: Dossier) -> None:
    dossier.apply([Edit(ENTRY, f"{n:012x}", {"text": f"điều thứ {n}"}) for n in range(10_000)])
    async with running(dossier, (80, 24)) as fingers:
        await fingers.press("ctrl+r")
        assert "thay đổi" in fingers.screen_text()
        assert rows(fingers).count() > 10_000
        await fingers.type("/dieu thu 1234")
        await fingers.until(lambda: rows(fingers).count() == 1)
        assert "điều thứ 1234" in fingers.screen_text()


async def test_text_from_the_record_is_no_markup_and_stays_on_its_line(dossier: Dossier) -> None:
    dossier.add(ENTRY, text="[red]một[/red]\nhai")
    async with running(dossier) as fingers:
        await fingers.press("ctrl+r")
        assert "[red]một[/red] hai" in fingers.screen_text()
        await fingers.press("enter")
        assert "[red]một[/red]" in fingers.screen_text()


async def test_in_english_days_are_written_as_in_english(changed: Dossier) -> None:
    language.set_language("en")
    async with running(changed) as fingers:
        await fingers.press("ctrl+r")
        assert "4 Apr 2024 14:37" in fingers.screen_text()
        assert "state: planned → under way" in fingers.screen_text()


def test_what_is_restored_is_typed_again(changed: Dossier) -> None:
    from tui.screens.history.restoring import restore

    for step in list(changed.history_steps()):
        restore(changed, step)
    item = changed.items[0]
    assert isinstance(item, Item)
    assert item.state is ItemState.PLANNED
    assert isinstance(changed.entries[0], Entry)
