"""Choices while a line is typed: they help where they are wanted and are never in the way."""

from __future__ import annotations

import pytest
from screen_fingers import Fingers, running
from textual import events

from store.dossier import Dossier
from store.meeting.kinds import RecordKind
from store.meeting.refs import to_party
from tui.widgets.completion_menu import CompletionMenu


def menu(fingers: Fingers) -> CompletionMenu:
    return fingers.live.line.offering.menu


async def opened(fingers: Fingers, text: str) -> None:
    """Type this until the list is on the screen."""
    await fingers.type(text)
    await fingers.until(lambda: menu(fingers).open)


def line(fingers: Fingers) -> str:
    return fingers.live.line.value


async def test_an_item_is_chosen_by_a_few_letters_and_tab(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await opened(fingers, "đông khách #tinh hoa")
        shown = fingers.screen_text()
        assert "☐ 2 Lễ hội Tinh hoa đất Việt tại TP.HCM" in shown
        await fingers.press("tab")
        assert line(fingers) == "đông khách #2 "
        await fingers.until(lambda: not menu(fingers).open)
        await fingers.press("enter")
        assert [(entry.text, entry.items) for entry in dossier.entries] == [("đông khách", (dossier.items[1].uid,))]


async def test_the_list_lies_over_the_timeline_right_above_the_line(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        before = fingers.live.timeline.region
        await opened(fingers, "#")
        region = menu(fingers).region
        assert region.bottom == fingers.live.line.region.y
        assert region.height == 6
        assert region.right <= 80
        assert fingers.live.timeline.region == before, "nothing else moves"


async def test_a_burst_with_tab_takes_what_is_best_at_its_end(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        for letter in "lập kế hoạch @so cong":
            fingers.app.post_message(events.Key(letter, letter))
        fingers.app.post_message(events.Key("tab", "\t"))
        for letter in "ngay":
            fingers.app.post_message(events.Key(letter, letter))
        await fingers.until(lambda: line(fingers).endswith("ngay"))
        assert line(fingers) == "lập kế hoạch @Sở Công Thương ngay"


async def test_a_number_and_enter_in_one_burst_record_without_the_list(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("xong phần này #2")
        assert [(entry.text, len(entry.items)) for entry in dossier.entries] == [("xong phần này", 1)]
        assert not line(fingers)
        assert not menu(fingers).open


async def test_enter_records_as_ever_while_the_list_is_open(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await opened(fingers, "giao @sở")
        await fingers.press("enter")
        assert not line(fingers)
        assert dossier.entries[0].text == "giao"
        await fingers.until(lambda: not menu(fingers).open)


async def test_arrows_go_to_another_row_and_enter_takes_it(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await opened(fingers, "nhiều việc #")
        await fingers.press("down", "down")
        assert "Enter" in fingers.screen_text().split("F1")[0]
        await fingers.press("enter")
        assert line(fingers) == "nhiều việc #3 "
        assert not dossier.entries, "it was chosen, not recorded"
        await fingers.press("enter")
        assert dossier.entries[0].items == (dossier.items[2].uid,)


async def test_up_recalls_the_last_entry_while_no_list_is_open(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("một câu")
        await fingers.press("up")
        assert line(fingers) == "một câu"
        await fingers.press("escape")
        assert not line(fingers)


async def test_escape_closes_the_list_first_and_it_stays_closed_for_that_word(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.line("một câu")
        await fingers.press("up")
        await opened(fingers, " #")
        await fingers.press("escape")
        assert not menu(fingers).open
        assert line(fingers) == "một câu #", "the line goes on being mended"
        await fingers.type("le")
        await fingers.pilot.pause(0.1)
        assert not menu(fingers).open
        await fingers.type(" rồi #")
        await fingers.until(lambda: menu(fingers).open)
        await fingers.press("escape", "escape")
        assert not line(fingers), "the second Esc stops mending"


async def test_tab_goes_to_the_next_pane_where_nothing_is_offered(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.type("chữ thường")
        await fingers.press("tab")
        assert fingers.app.focused is not fingers.live.line
        await fingers.press("escape")
        assert fingers.app.focused is fingers.live.line
        assert line(fingers) == "chữ thường"


async def test_a_speaker_is_offered_quietly_and_plain_text_is_left_alone(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        await fingers.type("vo van")
        await fingers.until(lambda: "Tab: Ông Võ Văn Hoan – Phó Chủ tịch UBND TP.HCM" in fingers.screen_text())
        assert not menu(fingers).open
        await fingers.type(" là ai cũng được")
        await fingers.until(lambda: "Tab:" not in fingers.screen_text())
        await fingers.press("ctrl+u")
        await fingers.type("hoan")
        await fingers.press("tab")
        assert line(fingers) == "Võ Văn Hoan: "
        await fingers.line("ý kiến")
        assert [(entry.text, entry.speaker) for entry in dossier.entries] == [
            ("ý kiến", f"delegate/{dossier.delegates[0].uid}")
        ]


async def test_two_of_the_same_name_are_told_apart_by_their_offices(dossier: Dossier) -> None:
    for office in ("Giám đốc Sở Du lịch", "Phó Chánh Văn phòng"):
        dossier.add(RecordKind.DELEGATE, name="Lê Văn Hoan", office=office)
    async with running(dossier) as fingers:
        await opened(fingers, "giao @le van hoan")
        shown = fingers.screen_text()
        assert "Lê Văn Hoan – Giám đốc Sở Du lịch" in shown
        assert "Lê Văn Hoan – Phó Chánh Văn phòng" in shown
        await fingers.press("down", "enter", "enter")
        owner = next(one for one in dossier.delegates if one.office == "Phó Chánh Văn phòng")
        assert dossier.entries[0].owners == (f"delegate/{owner.uid}",)


async def test_commands_say_what_they_do(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        await opened(fingers, "/")
        assert "nội dung hoàn thành; phần sau là kết quả" in fingers.screen_text()
        await fingers.type("kho")
        await fingers.press("tab")
        assert line(fingers) == "/không "
        await fingers.until(lambda: not menu(fingers).open or "6 Ngày hội" in fingers.screen_text())


async def test_a_click_takes_the_row_under_the_mouse(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await opened(fingers, "xem #")
        await fingers.pilot.click(CompletionMenu, offset=(6, 3))
        await fingers.until(lambda: line(fingers) == "xem #4 ")
        assert fingers.app.focused is fingers.live.line
        assert not menu(fingers).open


async def test_arriving_changes_leave_the_row_that_was_gone_to(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await opened(fingers, "xem #")
        await fingers.press("down", "down")
        dossier.change(RecordKind.ITEM, dossier.items[2].uid, title="Tên đã đổi")
        dossier.add(RecordKind.ITEM, number=0, title="Nội dung đầu")
        await fingers.pilot.pause(0.1)
        assert menu(fingers).open
        await fingers.press("enter")
        assert line(fingers) == "xem #3 "


async def test_nothing_is_offered_while_the_checklist_is_filtered(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.press("ctrl+f")
        await fingers.type("#le")
        await fingers.pilot.pause(0.1)
        assert not menu(fingers).open


@pytest.mark.parametrize("size", [(30, 8), (40, 10), (20, 5)])
async def test_where_there_is_no_room_typing_goes_on(dossier: Dossier, size: tuple[int, int]) -> None:
    async with running(dossier, size) as fingers:
        await fingers.type("xem #le hoi")
        await fingers.pilot.pause(0.1)
        await fingers.press("tab", "enter")
        assert [(entry.text, entry.items) for entry in dossier.entries] == [("xem", (dossier.items[1].uid,))]


# Several pasted lines ---------------------------------------------------------------------------------


async def paste(fingers: Fingers, text: str) -> None:
    fingers.app.post_message(events.Paste(text))
    await fingers.pilot.pause()
    await fingers.pilot.pause()


async def test_pasted_lines_become_entries_of_their_own_with_tab(dossier: Dossier) -> None:
    async with running(dossier, (80, 24)) as fingers:
        await fingers.type("Hoan: ")
        await paste(fingers, "thứ nhất\r\n\r\n thứ hai #2\n!thứ ba @sở công thương\n")
        await fingers.until(lambda: "ghi thành 3 dòng riêng" in fingers.screen_text())
        assert line(fingers) == "Hoan: thứ nhất thứ hai #2 !thứ ba @sở công thương"
        await fingers.press("tab")
        assert [entry.text for entry in dossier.entries] == ["thứ nhất", "thứ hai", "thứ ba"]
        assert {entry.speaker for entry in dossier.entries} == {f"delegate/{dossier.delegates[0].uid}"}
        assert dossier.entries[2].owners == (to_party(dossier.parties[1].uid),)
        assert not line(fingers)


async def test_pasted_lines_stay_one_line_with_enter_or_once_they_are_changed(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await paste(fingers, "một\nhai")
        await fingers.until(lambda: menu(fingers).open)
        await fingers.press("enter")
        await paste(fingers, "ba\nbốn")
        await fingers.type(" năm")
        await fingers.until(lambda: not menu(fingers).open)
        await fingers.press("enter")
        assert [entry.text for entry in dossier.entries] == ["một hai", "ba bốn năm"]


async def test_a_pasted_line_that_cannot_be_recorded_stays_with_those_behind_it(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await paste(fingers, "một\n/done 99 xong\nba")
        await fingers.until(lambda: menu(fingers).open)
        await fingers.press("tab")
        assert [entry.text for entry in dossier.entries] == ["một"]
        assert line(fingers) == "/done 99 xong ba"
        assert "Đã ghi 1 trên 3 dòng" in fingers.notices()


async def test_very_many_pasted_lines_are_told_and_kept(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await paste(fingers, "\n".join(f"dòng {number}" for number in range(500)))
        assert line(fingers).endswith("dòng 499")
        assert "500 dòng dán vào đã ghép thành một" in fingers.notices()
