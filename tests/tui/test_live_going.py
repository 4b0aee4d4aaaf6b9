"""Going to an item or agenda point by its number, everything about it, and back; driven by keys."""

from __future__ import annotations

from datetime import timedelta

import pytest
from screen_fingers import NOW, Fingers, running

from store.dossier import Dossier
from store.meeting.kinds import EntryKind, ItemState, PointState, RecordKind
from store.meeting.records import Item


def item(dossier: Dossier, number: int) -> Item:
    return next(item for item in dossier.items if item.number == number)


def more_items(dossier: Dossier, last: int) -> None:
    for number in range(len(dossier.items) + 1, last + 1):
        dossier.add(RecordKind.ITEM, number=number, title=f"Nội dung bổ sung {number}")


def label(fingers: Fingers) -> str:
    return fingers.screen_text().splitlines()[-4].split("▸")[0].strip()


async def test_three_keys_a_line_and_enter_and_ready_again(dossier: Dossier) -> None:
    more_items(dossier, 29)
    async with running(dossier) as fingers:
        await fingers.line("Hoan: khai mạc")
        await fingers.press("ctrl+g", "1", "2")
        assert fingers.live.checklist.item(fingers.live.checklist.cursor) == item(dossier, 12)
        assert "#12" in label(fingers)
        assert "Hoan" in label(fingers)
        await fingers.line("đã bố trí kinh phí")
        assert fingers.live.line.value == ""
        assert fingers.app.focused is fingers.live.line
        await fingers.line("!trình trong tháng 6 tới")
        await fingers.press("ctrl+g", "3")
        await fingers.line("chưa triển khai")
    first, second, third = dossier.entries[1:]
    assert first.items == second.items == (item(dossier, 12).uid,)
    assert (first.text, second.kind) == ("đã bố trí kinh phí", EntryKind.DIRECTIVE)
    assert (third.items, third.text) == ((item(dossier, 3).uid,), "chưa triển khai"), (
        "30 is no number, so 3 went at once"
    )


async def test_a_number_that_may_go_on_waits_for_enter_or_a_leading_zero(dossier: Dossier) -> None:
    more_items(dossier, 29)
    async with running(dossier) as fingers:
        await fingers.press("ctrl+g", "2")
        assert dossier.item is None
        assert "#2 " in fingers.screen_text().splitlines()[-3]
        await fingers.press("enter")
        assert dossier.item == item(dossier, 2)
        await fingers.press("ctrl+g", "0", "1")
        assert dossier.item == item(dossier, 1)


async def test_keys_in_one_burst_go_there_and_what_follows_is_recorded(dossier: Dossier) -> None:
    more_items(dossier, 29)
    async with running(dossier) as fingers:
        await fingers.press("ctrl+g")
        await fingers.type("12đã xong thủ tục")
        assert fingers.live.line.value == "đã xong thủ tục"
        await fingers.press("enter")
    assert (dossier.entries[0].items, dossier.entries[0].text) == ((item(dossier, 12).uid,), "đã xong thủ tục")


async def test_what_was_being_typed_comes_back_with_the_cursor_behind_it(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.type("nửa câu")
        await fingers.press("ctrl+g", "4")
        assert (fingers.live.line.value, fingers.live.line.cursor_position) == ("nửa câu", 7)
        await fingers.line(" nữa")
    assert (dossier.entries[0].text, dossier.entries[0].items) == ("nửa câu nữa", (item(dossier, 4).uid,))


async def test_no_such_number_says_so_and_nothing_happens(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("ctrl+g", "9")
        assert "Không có nội dung số 9" in fingers.screen_text()
        await fingers.press("enter")
        assert fingers.live.line.value == "9"
        await fingers.press("escape")
        assert fingers.live.line.value == ""
        await fingers.press("ctrl+g", "full_stop", "7", "enter")
        assert "Không có mục chương trình số 7" in fingers.screen_text()
    assert dossier.item is None


async def test_letters_of_a_title_lead_there_too(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("ctrl+g")
        await fingers.line("nong san")
        assert dossier.item == item(dossier, 3)


async def test_esc_in_an_empty_line_ends_what_it_is_about(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("ctrl+g", "2")
        await fingers.type("x")
        await fingers.press("escape")
        assert dossier.item == item(dossier, 2), "there is something in the line"
        await fingers.press("backspace", "escape")
        assert dossier.item is None
        await fingers.line("không về nội dung nào")
        await fingers.press("ctrl+g", "2")
        await fingers.line("#-:")
        assert dossier.item is None
    assert dossier.entries[0].items == ()


async def test_a_point_out_of_order_and_back_to_item_and_place(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        for number in range(30):
            await fingers.line(f"điều {number} " + "dài " * 20)
        await fingers.line("/next")
        await fingers.press("ctrl+g", "5", "pageup", "pageup")
        seen = fingers.live.timeline.scroll_offset.y
        await fingers.press("ctrl+g", "full_stop", "3")
        assert [point.state for point in dossier.points] == [PointState.CLOSED, PointState.PLANNED, PointState.CURRENT]
        await fingers.press("ctrl+g", "1")
        await fingers.line("lạc đề")
        await fingers.press("ctrl+o")
        assert dossier.item is None, "the other point was about nothing yet"
        assert dossier.points[2].state is PointState.CURRENT
        await fingers.press("ctrl+o")
        assert [point.state for point in dossier.points] == [PointState.CURRENT, PointState.PLANNED, PointState.CLOSED]
        assert dossier.item == item(dossier, 5)
        assert fingers.live.checklist.item(fingers.live.checklist.cursor) == item(dossier, 5)
        await fingers.until(lambda: fingers.live.timeline.scroll_offset.y == seen)
        await fingers.press("ctrl+o", "ctrl+o")
        assert "Không có chỗ nào để quay lại" in fingers.notices()


async def test_digits_in_the_lists_move_their_cursor(dossier: Dossier) -> None:
    more_items(dossier, 29)
    async with running(dossier) as fingers:
        await fingers.press("f4", "1", "7")
        assert fingers.live.checklist.item(fingers.live.checklist.cursor) == item(dossier, 17)
        await fingers.press("number_sign")
        assert dossier.item == item(dossier, 17)
        assert fingers.app.focused is fingers.live.line
        await fingers.press("f3", "3", "enter")
        assert dossier.points[2].state is PointState.CURRENT


@pytest.mark.parametrize("line", ["!cụ thể hóa kế hoạch", "/done 2 Đã tổ chức"])
async def test_a_point_that_closes_without_an_outcome_says_so_quietly(dossier: Dossier, line: str) -> None:
    async with running(dossier) as fingers:
        await fingers.line("/next")
        await fingers.line("/next")
        assert "khép lại" not in fingers.notices(), "an opening comes to nothing by its nature"
        await fingers.line("phát biểu chung chung")
        await fingers.line("/next")
        assert "Mục 2 khép lại" in fingers.notices()
        assert dossier.points[2].state is PointState.CURRENT, "it asks, it does not stand in the way"
        await fingers.line(line)
        before = fingers.notices()
        await fingers.press("ctrl+g", "full_stop", "2")
        assert fingers.notices() == before
    assert dossier.points[1].state is PointState.CURRENT


async def test_the_agenda_says_what_it_has_used_and_that_it_overruns(dossier: Dossier) -> None:
    first = dossier.points[0]
    dossier.change(
        RecordKind.POINT, first.uid, state=PointState.CURRENT, started_at=NOW - timedelta(minutes=17, seconds=5)
    )
    async with running(dossier) as fingers:
        lines = fingers.screen_text().splitlines()
        assert "17′/90′!" in lines[1]
        assert "mục 1 quá 7′ !" in lines[0]
        await fingers.press("f3")
        below = "\n".join(fingers.screen_text().splitlines()[-3:])
        assert "quá dự kiến 7 phút" in below
        assert "xong khoảng 15:57" in below


async def test_an_item_ticked_while_all_is_about_another_stays_what_it_is(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("ctrl+g", "2", "f4", "down", "space", "escape")
        assert item(dossier, 3).state is ItemState.UNDER_WAY
        assert dossier.item == item(dossier, 2)


async def test_an_item_named_in_the_line_is_shown_as_well(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("#4:")
        assert dossier.item == item(dossier, 4)
        assert fingers.live.checklist.item(fingers.live.checklist.cursor) == item(dossier, 4)
        await fingers.press("ctrl+down")
        await fingers.line("vẫn về nội dung 4")
        assert fingers.live.checklist.item(fingers.live.checklist.cursor) == item(dossier, 5), (
            "the cursor is left alone"
        )
    assert dossier.entries[0].items == (item(dossier, 4).uid,)
