"""The returned document on its screen: found by its path, decided difference by difference, undone, opened again."""

from __future__ import annotations

from pathlib import Path

import pytest
from full_disk import no_more_room
from red_pen import RedPen
from screen_fingers import TITLES, Fingers, clock, running

from exports import formats
from exports.options import DocumentKind, Options
from store.dossier import Dossier
from store.meeting.kinds import ItemState, RecordKind
from tui.screens.returned.screen import ReturnedScreen

HA, MINH = "Lê Thị Hà", "Trần Minh"
SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36), (30, 8)])


@pytest.fixture
def sent(dossier: Dossier) -> Dossier:
    """The dossier with something recorded, as it was when its minutes were sent."""
    for line in (
        "Hoan: Tập trung khai thác thế mạnh sẵn có",
        "~thời gian ký tháng 9/2023 nên còn ngắn",
        "/xong 1 đã tổ chức",
    ):
        dossier.record(dossier.read(line))
    return dossier


def edited(dossier: Dossier) -> RedPen:
    return RedPen(formats.written(dossier.proceedings(), ".docx", Options()), HA)


@pytest.fixture
def file(sent: Dossier, tmp_path: Path) -> Path:
    """A file with two changes of one person, one of another, one of nobody, and a remark."""
    pen = edited(sent)
    pen.replace(TITLES[0], f"{TITLES[0]} năm 2024")
    pen.replace("đã tổ chức", "đã tổ chức 02 đợt")
    pen.remark("Ghi rõ số đợt", pen.paragraph(TITLES[1]))
    pen.author = MINH
    pen.replace(TITLES[2], f"{TITLES[2]} lần 2")
    pen.author = ""
    pen.replace("Ngày hội Du lịch TP.HCM", "Ngày hội Du lịch Thành phố Hồ Chí Minh")
    path = tmp_path / "trả về.docx"
    path.write_bytes(pen.saved())
    return path


async def opened(fingers: Fingers, path: Path) -> ReturnedScreen:
    """The screen with this file, by the keys a user presses."""
    await fingers.press("ctrl+e")
    await fingers.press("r")
    await fingers.until(lambda: isinstance(fingers.app.screen, ReturnedScreen))
    screen = fingers.app.screen
    assert isinstance(screen, ReturnedScreen)
    await fingers.line(str(path))
    await fingers.until(lambda: fingers.app.screen is screen and screen._listed)
    await fingers.pilot.pause()
    return screen


def titles(dossier: Dossier) -> list[str]:
    return [item.title for item in dossier.items]


@SIZES
async def test_the_list_says_what_where_and_whose(sent: Dossier, file: Path, size: tuple[int, int]) -> None:
    async with running(sent, size=size) as fingers:
        await opened(fingers, file)
        if size[0] < 80:
            return
        shown = fingers.screen_text()
        assert "5 chỗ khác, còn 5 chưa quyết" in shown
        assert "Bản trả về" in shown
        assert "+ “năm 2024”" in shown
        await fingers.until(lambda: "‹năm 2024›" in fingers.screen_text())  # marked by signs, not by colour alone
        for _ in range(4):
            await fingers.press("down")
        assert "không rõ ai (sửa không theo dõi)" in fingers.screen_text()


async def test_enter_takes_over_one_step_and_undo_takes_it_back(sent: Dossier, file: Path) -> None:
    async with running(sent) as fingers:
        await opened(fingers, file)
        await fingers.press("enter")
        assert titles(sent)[0] == f"{TITLES[0]} năm 2024"
        assert titles(sent)[2] == TITLES[2]
        assert "còn 4 chưa quyết" in fingers.screen_text()
        await fingers.press("enter")
        assert sent.items[0].outcome == "đã tổ chức 02 đợt"
        await fingers.press("z")
        await fingers.until(lambda: "còn 4 chưa quyết" in fingers.screen_text())
        assert sent.items[0].outcome == "đã tổ chức"
        await fingers.press("z")
        await fingers.until(lambda: "còn 5 chưa quyết" in fingers.screen_text())
        assert titles(sent)[0] == TITLES[0]


async def test_what_was_refused_is_still_refused_when_the_file_is_opened_again(
    sent: Dossier, file: Path, state: Path
) -> None:
    async with running(sent) as fingers:
        await opened(fingers, file)
        await fingers.press("x", "enter")
    folder = sent.folder
    sent.close()
    again = Dossier.open(folder, state=state, by="Lan", clock=clock)
    async with running(again) as fingers:
        await opened(fingers, file)
        assert "còn 3 chưa quyết" in fingers.screen_text()
        assert titles(again)[0] == TITLES[0]
        await fingers.press("home", "r")
        assert "còn 4 chưa quyết" in fingers.screen_text()
    again.close()


async def test_all_of_one_author(sent: Dossier, file: Path) -> None:
    async with running(sent) as fingers:
        await opened(fingers, file)
        await fingers.press("a")
        await fingers.until(lambda: "còn 3 chưa quyết" in fingers.screen_text())
        assert titles(sent)[0] == f"{TITLES[0]} năm 2024"
        assert sent.items[0].outcome == "đã tổ chức 02 đợt"
        assert titles(sent)[2] == TITLES[2]  # somebody else's
        assert sent.items[5].title == TITLES[5]  # nobody's


async def test_in_other_words(sent: Dossier, file: Path) -> None:
    async with running(sent) as fingers:
        await opened(fingers, file)
        await fingers.press("e")
        await fingers.line(" và 2025")
        await fingers.until(lambda: "còn 4 chưa quyết" in fingers.screen_text())
        assert titles(sent)[0] == f"{TITLES[0]} năm 2024 và 2025"
        assert "đã nhận, sửa lời" not in fingers.screen_text()  # the cursor went on to the next
        await fingers.press("up")
        assert "đã nhận, sửa lời" in fingers.screen_text()


async def test_what_the_record_became_meanwhile_is_shown_and_not_taken_with_the_others(
    sent: Dossier, file: Path
) -> None:
    sent.change(RecordKind.ITEM, sent.items[0].uid, title="Tên mới sau khi gửi")
    async with running(sent) as fingers:
        await opened(fingers, file)
        shown = fingers.screen_text()
        assert "Hồ sơ đã được sửa sau khi gửi văn bản" in shown
        assert "Tên mới sau khi gửi" in shown
        await fingers.press("a")
        assert titles(sent)[0] == "Tên mới sau khi gửi"
        await fingers.press("home", "enter")  # it can be, knowingly: the words are shown once more
        assert titles(sent)[0] == "Tên mới sau khi gửi"
        assert "nội dung này sẽ thay cho nội dung đang có" in fingers.screen_text()
        await fingers.press("enter")
        await fingers.until(lambda: titles(sent)[0] == f"{TITLES[0]} năm 2024")


async def test_a_state_that_was_changed_meanwhile_is_replaced_only_after_a_yes(sent: Dossier, tmp_path: Path) -> None:
    annex = formats.written(sent.proceedings(), ".docx", Options(kind=DocumentKind.ANNEX))
    pen = RedPen(annex, HA)
    pen.replace("Hoàn thành", "đang triển khai", pen.row(TITLES[0]))
    path = tmp_path / "x.docx"
    path.write_bytes(pen.saved())
    sent.change(RecordKind.ITEM, sent.items[0].uid, state=ItemState.DROPPED)
    async with running(sent) as fingers:
        await opened(fingers, path)
        await fingers.press("enter")
        await fingers.line("không")
        assert "Trả lời c (có)" in fingers.screen_text()
        assert sent.items[0].state is ItemState.DROPPED
        await fingers.press("ctrl+u")
        await fingers.line("c")
        await fingers.until(lambda: sent.items[0].state is ItemState.UNDER_WAY)


async def test_changes_in_different_sentences_are_shown_together_and_taken_over_together(
    sent: Dossier, tmp_path: Path
) -> None:
    item = sent.items[0].uid
    sent.change(RecordKind.ITEM, item, outcome="Đã tổ chức 02 đợt. Có 40 doanh nghiệp.")
    pen = edited(sent)
    pen.replace("02 đợt", "03 đợt")
    path = tmp_path / "x.docx"
    path.write_bytes(pen.saved())
    sent.change(RecordKind.ITEM, item, outcome="Đã tổ chức 02 đợt. Có 45 doanh nghiệp.")
    async with running(sent, size=(80, 24)) as fingers:
        await opened(fingers, path)
        assert "Nhận thì giữ cả hai chỗ sửa" in fingers.screen_text()
        await fingers.press("enter")
        assert sent.items[0].outcome == "Đã tổ chức 03 đợt. Có 45 doanh nghiệp."


async def test_a_colleagues_change_moves_nothing(sent: Dossier, file: Path) -> None:
    async with running(sent) as fingers:
        screen = await opened(fingers, file)
        await fingers.press("down", "down")
        sent.change(RecordKind.ITEM, sent.items[4].uid, state=ItemState.DONE)
        await fingers.pilot.pause()
        assert screen._rows.cursor == 2


async def test_a_row_put_in_and_a_row_taken_out(sent: Dossier, tmp_path: Path) -> None:
    pen = edited(sent)
    row = pen.row(TITLES[3])
    cells = ["", "Nội dung mới"] + [""] * (len(row.findall("{*}tc")) - 2)
    pen.put_in_row(cells, row)
    pen.take_out_row(pen.row(TITLES[4]))
    path = tmp_path / "x.docx"
    path.write_bytes(pen.saved())
    async with running(sent) as fingers:
        await opened(fingers, path)
        await fingers.press("enter")
        assert titles(sent)[-1] == "Nội dung mới"
        assert sent.items[-1].number == 7
        assert "không có gì bị xóa" in fingers.screen_text()
        await fingers.press("enter")
        assert sent.items[4].state is ItemState.DROPPED
        assert titles(sent)[4] == TITLES[4]


async def test_a_remark_changes_nothing_and_can_be_done_with(sent: Dossier, file: Path) -> None:
    async with running(sent) as fingers:
        await opened(fingers, file)
        for _ in range(2):
            await fingers.press("down")
        assert "Ghi rõ số đợt" in fingers.screen_text()
        before = sent.proceedings()
        await fingers.press("enter")
        assert "tự nó không sửa gì" in fingers.notices()
        await fingers.press("x")
        assert "còn 4 chưa quyết" in fingers.screen_text()
        assert sent.proceedings().items == before.items


async def test_a_wrong_file_is_told_at_the_question(sent: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "x.docx"
    path.write_bytes(b"plain")
    async with running(sent) as fingers:
        await fingers.press("ctrl+e", "r")
        for wrong, why in ((path, "không phải tệp Word"), (tmp_path / "nowhere.docx", "Không có tệp")):
            await fingers.press("ctrl+u")
            await fingers.line(str(wrong))
            await fingers.until(lambda why=why: why in fingers.screen_text())
        await fingers.press("escape", "escape")
        assert not isinstance(fingers.app.screen, ReturnedScreen)


async def test_hostile_words_are_words(sent: Dossier, tmp_path: Path) -> None:
    pen = edited(sent)
    pen.replace(TITLES[0], "[red]đỏ[/red] [@click=app.quit]x[/] \u202eabc")
    pen.author = "[bold]Ai[/bold]"
    pen.replace(TITLES[1], "{{x}}")
    path = tmp_path / "x.docx"
    path.write_bytes(pen.saved())
    async with running(sent) as fingers:
        await opened(fingers, path)
        assert "[red]đỏ[/red]" in fingers.screen_text()
        await fingers.press("enter", "a")
        assert titles(sent)[0] == "[red]đỏ[/red] [@click=app.quit]x[/] abc"
        assert "[bold]Ai[/bold]" in fingers.notices()


async def test_a_full_disk_loses_no_decision(sent: Dossier, file: Path) -> None:
    async with running(sent) as fingers:
        await opened(fingers, file)
        with no_more_room(sent):
            await fingers.press("enter")
            assert "Chưa lưu" in fingers.notices()
            assert titles(sent)[0] == TITLES[0]
            assert "còn 5 chưa quyết" in fingers.screen_text()
        await fingers.press("enter")
        assert titles(sent)[0] == f"{TITLES[0]} năm 2024"


async def test_the_palette_finds_it_from_the_live_screen(sent: Dossier) -> None:
    async with running(sent) as fingers:
        await fingers.press("ctrl+p")
        await fingers.type("tra ve")
        await fingers.until(lambda: "trả về" in fingers.screen_text())
        await fingers.press("enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, ReturnedScreen))
