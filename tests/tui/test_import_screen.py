"""What a file would change, corrected on the screen with keys and mouse before it is taken over."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import import_workbooks as made
import pytest
from full_disk import no_more_room
from preparing import burst, prepare, preparing, settled
from screen_fingers import Fingers, running
from textual import events

from store import library
from store.dossier import Dossier
from store.meeting.kinds import ItemState, RecordKind
from tui.screens.importing.choosing import ChoosingScreen
from tui.screens.importing.lines import Act
from tui.screens.importing.screen import ImportScreen
from tui.screens.library.screen import LibraryScreen
from tui.screens.prepare.path_completion import meant
from tui.screens.prepare.screen import PrepareScreen


async def opened(fingers: Fingers, path: Path | str) -> ImportScreen:
    """The proposal of a file, its path pasted as a terminal pastes it."""
    await fingers.press("i", "ctrl+u")
    fingers.app.post_message(events.Paste(str(path)))
    await burst(fingers, "\r")
    return await proposal(fingers)


async def proposal(fingers: Fingers) -> ImportScreen:
    await fingers.until(lambda: isinstance(fingers.app.screen, ImportScreen))
    await settled(fingers)
    assert isinstance(fingers.app.screen, ImportScreen)
    return fingers.app.screen


async def go_to(fingers: Fingers, screen: ImportScreen, words: str) -> None:
    """The cursor on the first line that says this, by the arrow keys."""
    place = next(row for row, line in enumerate(screen._lines) if words in "".join(said for said, _look in line.said))
    by = place - screen.rows.cursor
    await fingers.press(*["down" if by > 0 else "up"] * abs(by))
    assert screen.rows.cursor == place


async def choose(fingers: Fingers, words: str) -> None:
    """The line of the open list that begins so, by its first letter and the arrow keys."""
    screen = fingers.app.screen
    assert isinstance(screen, ChoosingScreen)
    place = next(row for row, (_value, said) in enumerate(screen._choices) if said.startswith(words))
    by = place - screen.list.cursor
    await fingers.press(*["down" if by > 0 else "up"] * abs(by), "enter")
    await proposal(fingers)


async def taken_over(fingers: Fingers) -> None:
    await fingers.press("ctrl+s")
    await fingers.until(lambda: fingers.app.screen is prepare(fingers))


async def test_four_sheets_are_taken_over_in_the_order_in_which_they_name_each_other(
    dossier: Dossier, tmp_path: Path
) -> None:
    path = made.conference(tmp_path / "Hội nghị năm 2024.xlsx")
    async with preparing(dossier) as fingers:
        await opened(fingers, path)
        shown = fingers.screen_text()
        assert "4 bảng" in shown
        await taken_over(fingers)
        people = {one.name: one.party for one in dossier.delegates}
        tourism = next(one for one in dossier.parties if one.name == "Sở Du lịch")
        assert people["Nguyễn Văn An"] == tourism.uid
        assert "Hội Nông dân" in {one.name for one in dossier.parties}
        point = next(one for one in dossier.points if one.title == "Ký kết")
        assert (
            point.presenter == f"delegate/{next(one.uid for one in dossier.delegates if one.name == 'Nguyễn Văn An')}"
        )
        await fingers.press("ctrl+z")
        await fingers.until(lambda: len(dossier.parties) == 3 and len(dossier.items) == 6)


async def test_a_day_that_can_be_two_is_asked_about_with_both_days(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=made.ITEMS)
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        assert screen._line is not None
        assert screen._line.act is Act.QUESTION, "the cursor begins on what is asked"
        assert "1 câu cần trả lời" in fingers.screen_text()
        await fingers.press("enter")
        await settled(fingers)
        shown = fingers.screen_text()
        assert "ngày trước: 3 tháng 4" in shown
        assert "tháng trước: 4 tháng 3" in shown
        await choose(fingers, "tháng trước")
        assert "✓" in fingers.screen_text()
        assert "câu cần trả lời" not in fingers.screen_text()
        await taken_over(fingers)
        planned = dossier.items[6].planned
        assert planned is not None
        assert (planned.said, planned.earliest) == ("03/04/2024", date(2024, 3, 4))


async def test_an_answer_of_the_first_time_holds_the_second_time_and_can_be_another_one(
    dossier: Dossier, tmp_path: Path
) -> None:
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=made.ITEMS)
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        await fingers.press("enter")
        await settled(fingers)
        await choose(fingers, "ngày trước")
        await taken_over(fingers)
        screen = await opened(fingers, path)
        assert "cần trả lời" not in fingers.screen_text()
        await go_to(fingers, screen, "như đã trả lời lần trước")
        await fingers.press("enter")
        await settled(fingers)
        await choose(fingers, "tháng trước")
        assert "1 thay đổi" in fingers.screen_text()
        await taken_over(fingers)
        planned = dossier.items[6].planned
        assert planned is not None
        assert planned.earliest == date(2024, 3, 4)


async def test_what_is_asked_far_below_is_in_view_at_once(dossier: Dossier, tmp_path: Path) -> None:
    points = [("STT", "Nội dung chương trình", "Số phút"), *((n, f"Mục số {n}", 5) for n in range(11, 22))]
    path = made.workbook(tmp_path / "hội nghị.xlsx", Chương_trình=points, Đại_biểu=made.DELEGATES, Nội_dung=made.ITEMS)
    async with preparing(dossier, (80, 24)) as fingers:
        screen = await opened(fingers, path)
        asked = [one for one in fingers.screen_text().split("\n") if "? Thời gian thực hiện: “03/04/2024”" in one]
        assert asked, "the row itself, not only the foot that tells all of it"
        await go_to(fingers, screen, "STT")
        await fingers.press("enter")
        await settled(fingers)
        await fingers.press("escape")
        await go_to(fingers, screen, "Màu")
        await fingers.press("enter")
        await settled(fingers)
        await choose(fingers, "người ghi")
        await go_to(fingers, screen, "Màu")
        await fingers.press("enter")
        await settled(fingers)
        await fingers.until(lambda: "người ghi" in fingers.screen_text().partition("là gì?")[2])


async def test_what_is_not_answered_stays_in_the_words_of_the_file(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=made.ITEMS)
    async with preparing(dossier) as fingers:
        await opened(fingers, path)
        assert "giữ nguyên chữ" in fingers.screen_text()
        await taken_over(fingers)
        planned = dossier.items[6].planned
        assert planned is not None
        assert (planned.said, planned.earliest, planned.latest) == ("03/04/2024", None, None)


async def test_a_column_gets_another_field_and_another_is_left_out(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=made.ITEMS)
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        await go_to(fingers, screen, "Màu")
        await fingers.press("enter")
        await settled(fingers)
        assert "Cột “Màu” là gì?" in fingers.screen_text()
        await choose(fingers, "số liệu")
        assert "→ số liệu" in fingers.screen_text()
        await go_to(fingers, screen, "Lĩnh vực")
        await fingers.press("space")
        await settled(fingers)
        await taken_over(fingers)
        first = dossier.items[6]
        assert (first.figures, first.title) == ("đỏ", "Ngày hội Du lịch vùng")
        assert first.field == ""


async def test_a_field_that_another_column_held_moves_over(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(
        tmp_path / "noi dung.xlsx", Tờ_1=[("STT", "Nội dung", "Tên gọi đầy đủ của việc"), (9, "NH", "Ngày hội")]
    )
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        await go_to(fingers, screen, "Tên gọi đầy đủ")
        await fingers.press("enter")
        await settled(fingers)
        await choose(fingers, "tên")
        await taken_over(fingers)
        assert dossier.items[-1].title == "Ngày hội"


async def test_of_two_columns_given_one_field_the_last_has_it(dossier: Dossier, tmp_path: Path) -> None:
    rows = [("STT", "Nội dung", "Màu", "Cỡ"), (9, "Việc", "đỏ", "to")]
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=rows)
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        for heading in ("Màu", "Cỡ"):
            await go_to(fingers, screen, heading)
            await fingers.press("enter")
            await settled(fingers)
            await choose(fingers, "số liệu")
        assert re.search(r"Màu +→ không lấy", fingers.screen_text())
        await taken_over(fingers)
        assert dossier.items[-1].figures == "to"


async def test_a_table_is_left_out_and_taken_again_with_the_space_bar(dossier: Dossier, tmp_path: Path) -> None:
    path = made.conference(tmp_path / "hội nghị.xlsx")
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        await go_to(fingers, screen, "Các bên")
        await fingers.press("space")
        assert "☐" in fingers.screen_text()
        await fingers.press("space")
        assert "☐" not in fingers.screen_text()
        await fingers.press("space")
        await taken_over(fingers)
        tourism = next(one for one in dossier.parties if one.name == "Sở Du lịch")
        assert tourism.aliases == (), "it came with its delegate, not with the table"


async def test_a_table_is_said_to_list_something_else(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "x.xlsx", Tờ_1=[("STT", "Nội dung", "Số phút"), (7, "Nghỉ giải lao", 15)])
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        await go_to(fingers, screen, "chương trình")
        await fingers.press("enter")
        await settled(fingers)
        await choose(fingers, "Nội dung")
        assert "Nội dung: 1 mới" in fingers.screen_text()
        await taken_over(fingers)
        assert dossier.items[-1].title == "Nghỉ giải lao"
        assert len(dossier.points) == 3


async def test_mouse_a_click_and_another_correct_and_a_click_on_the_key_takes_over(
    dossier: Dossier, tmp_path: Path
) -> None:
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=made.ITEMS)
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        row = next(row for row, line in enumerate(screen._lines) if line.about == ("column", "Màu"))
        await fingers.pilot.click(screen.rows, offset=(6, row - screen.rows.scroll_offset.y), times=2)
        await fingers.until(lambda: isinstance(fingers.app.screen, ChoosingScreen))
        chooser = fingers.app.screen
        assert isinstance(chooser, ChoosingScreen)
        place = next(row for row, (value, _said) in enumerate(chooser._choices) if value == "source")
        chooser.list.scroll_to(y=place, animate=False)
        await settled(fingers)
        await fingers.pilot.click(chooser.list, offset=(3, place - chooser.list.scroll_offset.y))
        await proposal(fingers)
        bar = fingers.screen_text().split("\n")[-1]
        await fingers.pilot.click(offset=(bar.index("Ctrl+S") + 2, fingers.app.size.height - 1))
        await fingers.until(lambda: fingers.app.screen is prepare(fingers))
        assert dossier.items[6].source == "đỏ"


async def test_the_old_and_the_new_value_are_shown_before_anything_changes(dossier: Dossier, tmp_path: Path) -> None:
    dossier.change(RecordKind.ITEM, dossier.items[0].uid, state=ItemState.NOT_DONE)
    rows = [("STT", "Nội dung", "Trạng thái"), (1, "Hội nghị xúc tiến đầu tư vùng Tây Nguyên 2024", "hoàn thành")]
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=rows)
    async with preparing(dossier) as fingers:
        await opened(fingers, path)
        shown = fingers.screen_text()
        assert "tên: Hội nghị xúc tiến đầu tư vùng Tây Nguyên → Hội nghị xúc tiến đầu tư vùng Tây Nguyên 2024" in shown
        assert "trạng thái: không thực hiện → hoàn thành" in shown
        assert dossier.items[0].state is ItemState.NOT_DONE


async def test_whether_rows_with_known_numbers_and_other_titles_are_the_same_is_asked(
    dossier: Dossier, tmp_path: Path
) -> None:
    rows = [("STT", "Nội dung"), (1, "Xây dựng cầu vượt"), (2, "Đào tạo cán bộ y tế xã")]
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=rows)
    before = [item.title for item in dossier.items]
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        assert screen._line is not None
        assert screen._line.act is Act.QUESTION, "the cursor begins on what is asked"
        shown = fingers.screen_text()
        assert "STT: vẫn là mục cũ? 2 dòng trùng số nhưng tên khác hẳn" in shown
        assert f"1: {before[0]} → Xây dựng" in shown
        assert "không có gì" in shown.lower(), "nothing is taken before that is answered"
        await fingers.press("enter")
        await settled(fingers)
        await choose(fingers, "vẫn là mục cũ")
        assert f"tên: {before[0]} → Xây dựng cầu vượt" in fingers.screen_text()
        await go_to(fingers, screen, "trùng số")
        await fingers.press("enter")
        await settled(fingers)
        await choose(fingers, "mục khác")
        await taken_over(fingers)
        assert [item.title for item in dossier.items] == [*before, "Xây dựng cầu vượt", "Đào tạo cán bộ y tế xã"]
        assert [item.number for item in dossier.items[-2:]] == [7, 8]


async def test_what_was_deleted_here_is_told_stays_so_and_comes_back_on_space(dossier: Dossier, tmp_path: Path) -> None:
    rows = [("STT", "Nội dung"), (8, "Việc"), (9, "Việc khác hẳn")]
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=rows)
    async with preparing(dossier) as fingers:
        await opened(fingers, path)
        await taken_over(fingers)
        dossier.delete(RecordKind.ITEM, dossier.items[-1].uid)
        screen = await opened(fingers, path)
        assert "1 chỗ giữ bản sửa tay" in fingers.screen_text()
        assert "Việc khác hẳn  đã xóa ở đây; tệp vẫn có  (giữ bản sửa tay)" in fingers.screen_text()
        await go_to(fingers, screen, "đã xóa ở đây")
        await fingers.press("space")
        assert "Nhận 1 dòng" in fingers.screen_text()
        await taken_over(fingers)
        assert [item.title for item in dossier.items[-2:]] == ["Việc", "Việc khác hẳn"]


async def test_again_nothing_is_new_and_what_was_changed_by_hand_is_asked_for(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(
        tmp_path / "noi dung.xlsx", Tờ_1=[("STT", "Nội dung", "Trạng thái"), (9, "Việc", "hoàn thành")]
    )
    async with preparing(dossier) as fingers:
        await opened(fingers, path)
        await taken_over(fingers)
        await settled(fingers)
        await opened(fingers, path)
        assert "không có gì" in fingers.screen_text().lower()
        assert "1 giữ nguyên" in fingers.screen_text()
        await fingers.press("escape")
        await settled(fingers)
        dossier.change(RecordKind.ITEM, dossier.items[-1].uid, state=ItemState.DROPPED)
        screen = await opened(fingers, path)
        shown = fingers.screen_text()
        assert "trạng thái: dừng → hoàn thành" in shown
        assert "giữ bản sửa tay" in shown
        await fingers.press("enter")
        await fingers.until(lambda: fingers.app.screen is prepare(fingers))
        assert dossier.items[-1].state is ItemState.DROPPED, "left as it is unless it is taken"
        screen = await opened(fingers, path)
        await go_to(fingers, screen, "trạng thái: dừng")
        await fingers.press("space")
        assert "lấy theo tệp" in fingers.screen_text()
        await taken_over(fingers)
        assert dossier.items[-1].state is ItemState.DONE


async def test_all_that_was_changed_by_hand_is_taken_or_left_on_its_heading(dossier: Dossier, tmp_path: Path) -> None:
    rows = [("STT", "Nội dung", "Trạng thái"), (8, "Việc", "hoàn thành"), (9, "Việc khác", "hoàn thành")]
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=rows)
    async with preparing(dossier) as fingers:
        await opened(fingers, path)
        await taken_over(fingers)
        for item in dossier.items[6:]:
            dossier.change(RecordKind.ITEM, item.uid, state=ItemState.DROPPED)
        screen = await opened(fingers, path)
        assert "2 chỗ giữ bản sửa tay" in fingers.screen_text()
        await go_to(fingers, screen, "Đã sửa tay")
        await fingers.press("space")
        assert "Nhận 2 dòng" in fingers.screen_text()
        assert "giữ bản sửa tay" not in fingers.screen_text().partition("Đã sửa tay")[0]
        await fingers.press("space")
        assert "2 chỗ giữ bản sửa tay" in fingers.screen_text()
        await fingers.press("enter")
        await taken_over(fingers)
        assert [item.state for item in dossier.items[6:]] == [ItemState.DONE, ItemState.DONE]


async def test_a_long_text_is_read_in_full_before_it_replaces_another(dossier: Dossier, tmp_path: Path) -> None:
    long = "Kết quả rất dài. " * 60 + "HẾT"
    rows = [("STT", "Nội dung", "Kết quả"), (1, dossier.items[0].title, long)]
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=rows)
    async with preparing(dossier, (80, 24)) as fingers:
        screen = await opened(fingers, path)
        await go_to(fingers, screen, "kết quả: —")
        assert "HẾT" not in fingers.screen_text()
        await fingers.press("enter", "end")
        await fingers.until(lambda: "HẾT" in fingers.screen_text())
        await fingers.press("escape")
        await proposal(fingers)


async def test_a_letter_finds_a_field_in_the_list(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=made.ITEMS)
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        await go_to(fingers, screen, "Màu")
        await fingers.press("enter")
        await settled(fingers)
        await fingers.type("n")
        await fingers.press("enter")
        await proposal(fingers)
        assert "→ nguyên nhân" in fingers.screen_text()


async def test_tab_goes_round_all_that_is_open(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=made.ITEMS)
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        first = screen.rows.cursor
        met = set()
        for _ in range(8):
            await fingers.press("tab")
            met.add(screen.rows.cursor)
        assert first in met
        words = [screen._lines[row].detail for row in met]
        assert any("31/4/2024" in one for one in words)


async def test_from_the_library_a_file_is_asked_for_at_once(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=made.ITEMS)
    async with running(dossier) as fingers:
        library.remember(dossier.state, dossier)
        await fingers.press("ctrl+l")
        await fingers.until(lambda: isinstance(fingers.app.screen, LibraryScreen) and fingers.app.screen.row)
        await fingers.press("f6")
        await fingers.until(lambda: isinstance(fingers.app.screen, PrepareScreen))
        await fingers.until(lambda: prepare(fingers).prompt.asking)
        fingers.app.post_message(events.Paste(str(path)))
        await burst(fingers, "\r")
        await proposal(fingers)


async def test_what_a_colleague_changes_meanwhile_is_shown_once_more(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=[("STT", "Nội dung"), (1, "Hội nghị xúc tiến Tây Nguyên")])
    async with preparing(dossier) as fingers:
        await opened(fingers, path)
        dossier.change(RecordKind.ITEM, dossier.items[0].uid, title="Hội nghị xúc tiến cả vùng")
        await fingers.press("ctrl+s")
        await settled(fingers)
        assert dossier.items[0].title == "Hội nghị xúc tiến cả vùng"
        assert "vừa thay đổi" in fingers.notices()
        assert "Hội nghị xúc tiến cả vùng → Hội nghị xúc tiến Tây Nguyên" in fingers.screen_text()
        await taken_over(fingers)
        assert dossier.items[0].title == "Hội nghị xúc tiến Tây Nguyên"


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on the size of files there")
async def test_a_full_disk_is_told_and_the_proposal_stays(dossier: Dossier, tmp_path: Path) -> None:
    path = made.workbook(tmp_path / "noi dung.xlsx", Tờ_1=made.ITEMS)
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        with no_more_room(dossier):
            await fingers.press("ctrl+s")
            await fingers.until(lambda: "đĩa" in fingers.notices() and fingers.app.screen is screen)
            assert len(dossier.items) == 6
        await taken_over(fingers)
        assert dossier.items[6].title == "Ngày hội Du lịch vùng"


async def test_names_in_a_file_are_text_and_never_markup(dossier: Dossier, tmp_path: Path) -> None:
    hostile = "[red]đỏ[/] [@click=app.quit]thoát[/]"
    path = made.workbook(tmp_path / "[b]tệp.xlsx", Tờ_1=[("STT", "Nội dung", hostile), (9, hostile, hostile)])
    async with preparing(dossier) as fingers:
        screen = await opened(fingers, path)
        assert "[@click=app.quit]" in fingers.screen_text()
        await go_to(fingers, screen, "[red]")
        await fingers.press("enter")
        await settled(fingers)
        assert "[red]" in fingers.screen_text()


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (30, 8)])
async def test_it_is_whole_at_every_size(dossier: Dossier, tmp_path: Path, size: tuple[int, int]) -> None:
    path = made.conference(tmp_path / "hội nghị.xlsx")
    async with preparing(dossier, size) as fingers:
        screen = await opened(fingers, path)
        for _ in range(12):
            await fingers.press("down")
        await fingers.press("home", "down", "enter", "escape")
        if size[0] >= 80:
            assert "Ctrl+S" in fingers.screen_text()
            assert screen.rows.size.height >= 12


@pytest.mark.skipif(sys.platform == "win32", reason="paths as other systems' file managers drop them")
def test_a_path_is_found_however_a_file_manager_drops_it(tmp_path: Path) -> None:
    folder = tmp_path / "Tệp của tôi"
    folder.mkdir()
    path = folder / "danh mục (bản 2) – l'été 100%.xlsx"
    path.write_bytes(b"x")
    escaped = str(path)
    for sign in " ()'":
        escaped = escaped.replace(sign, f"\\{sign}")
    inside = str(path).replace("'", "'\\''")
    for dropped in (str(path), f" {path}\n", f'"{path}"', f"'{inside}' ", escaped, path.as_uri(), f"'{path.as_uri()}'"):
        assert meant(dropped) == path, dropped
    assert meant(str(tmp_path / "không có.xlsx")) == tmp_path / "không có.xlsx"
    odd = tmp_path / "'lạ'.csv"
    odd.write_bytes(b"x")
    assert meant(str(odd)) == odd, "what is there as it stands is not read any other way"
    assert meant("") != tmp_path
