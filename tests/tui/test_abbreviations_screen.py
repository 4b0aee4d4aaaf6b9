"""The list of own abbreviations: everything is kept at once, and nothing gets lost."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from screen_fingers import Fingers, running

from store.dossier import Dossier
from store.meeting.capture.abbreviations import STARTING_LIST, Abbreviation
from tui import own_abbreviations
from tui.preferences import config_folder
from tui.screens.abbreviations import AbbreviationsScreen


@contextlib.asynccontextmanager
async def opened(dossier: Dossier, text: str | None = None, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Fingers]:
    """The screen, opened from the live screen, on a file with this text."""
    if text is not None:
        config_folder().mkdir(parents=True, exist_ok=True)
        own_abbreviations.path().write_text(text, encoding="utf-8")
    async with running(dossier, size) as fingers:
        await fingers.press("f11")
        await fingers.until(lambda: isinstance(fingers.app.screen, AbbreviationsScreen))
        yield fingers


def kept() -> dict[str, str]:
    """What the file holds."""
    return {f"{one.short}{'!' if one.always else ''}": one.long for one in own_abbreviations.load().listed}


async def test_one_is_added_in_one_burst_and_counts_at_once(dossier: Dossier) -> None:
    async with opened(dossier) as fingers:
        await fingers.line("nđc")
        await fingers.line("đồng chí")
        await fingers.until(lambda: "đc → đồng chí" in fingers.screen_text())
        assert len(kept()) == len(STARTING_LIST) + 1, "the starting list is written out with the first change"
        await fingers.press("escape")
        await fingers.type("đc ")
        assert fingers.live.line.value == "đồng chí "


async def test_change_delete_and_take_back(dossier: Dossier) -> None:
    async with opened(dossier, "ubnd = Ủy ban\npct = Phó Chủ tịch\n") as fingers:
        await fingers.press("down", "enter")
        await fingers.press("enter")
        await fingers.line(" UBND")
        assert kept() == {"ubnd": "Ủy ban", "pct": "Phó Chủ tịch UBND"}
        await fingers.press("delete")
        assert kept() == {"ubnd": "Ủy ban"}
        await fingers.press("ctrl+z")
        assert kept() == {"ubnd": "Ủy ban", "pct": "Phó Chủ tịch UBND"}
        await fingers.press("ctrl+z")
        assert kept() == {"ubnd": "Ủy ban", "pct": "Phó Chủ tịch"}


async def test_escape_leaves_the_list_as_it_was(dossier: Dossier) -> None:
    async with opened(dossier, "ubnd = Ủy ban\n") as fingers:
        await fingers.press("enter", "enter")
        await fingers.type(" nhân dân")
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, AbbreviationsScreen)
        assert kept() == {"ubnd": "Ủy ban"}
        await fingers.press("escape")
        assert fingers.app.screen is fingers.live


async def test_an_ordinary_word_is_warned_of_and_turned_on_by_space(dossier: Dossier) -> None:
    async with opened(dossier, "ubnd = Ủy ban\n") as fingers:
        await fingers.line("nban")
        assert "“ban” cũng là từ thường dùng" in " ".join(fingers.screen_text().split())
        await fingers.line("Ban Chỉ đạo")
        assert "không thay: từ thường dùng" in fingers.screen_text()
        await fingers.press("space")
        assert kept() == {"ubnd": "Ủy ban", "ban!": "Ban Chỉ đạo"}
        assert "luôn thay" in fingers.screen_text()


@pytest.mark.parametrize(
    ("short", "said"),
    [("hai từ", "không có dấu cách"), ("UBND", "đã có trong danh sách"), ("", "Xin ghi cả dạng viết tắt")],
)
async def test_what_cannot_be_a_short_form_is_said_and_stays_in_the_field(
    dossier: Dossier, short: str, said: str
) -> None:
    async with opened(dossier, "ubnd = Ủy ban\n") as fingers:
        await fingers.line(f"n{short}")
        assert said in fingers.screen_text()
        assert kept() == {"ubnd": "Ủy ban"}


async def test_a_list_from_another_program_is_taken_in_and_told(dossier: Dossier, tmp_path: Path) -> None:
    file = tmp_path / "ukmacro.txt"
    file.write_text(
        ";DO NOT DELETE THIS LINE*** version=1 ***\nubnd:Khác\nttg:Thủ tướng\nso:Sở\nhai từ:sai\n", encoding="utf-8"
    )
    async with opened(dossier, "ubnd = Ủy ban\n", (120, 36)) as fingers:
        await fingers.line(f"i{file}")
        await fingers.until(lambda: "Đã nhập 2 từ viết tắt" in fingers.notices())
        told = fingers.notices()
        assert "Bỏ qua 1 từ vì đã có trong danh sách: ubnd" in told
        assert "Bỏ qua 1 dòng" in told
        assert "dòng 5" in told
        assert "từ thường dùng: so" in told
        assert kept() == {"ubnd": "Ủy ban", "ttg": "Thủ tướng", "so": "Sở"}


async def test_a_file_that_is_not_there_is_told_and_can_be_mended(dossier: Dossier, tmp_path: Path) -> None:
    async with opened(dossier, "ubnd = Ủy ban\n") as fingers:
        await fingers.line(f"i{tmp_path}/không có.txt")
        assert "Không có tệp" in fingers.screen_text()
        assert fingers.app.screen._prompt.asking  # type: ignore[attr-defined]


async def test_what_stands_in_a_faulty_file_is_shown_and_never_written_over(dossier: Dossier) -> None:
    async with opened(dossier, "ubnd = Ủy ban\nhai từ = sai\n") as fingers:
        assert "dòng 2" in fingers.screen_text()
        await fingers.line("nđc")
        await fingers.line("đồng chí")
        assert "hai từ = sai" in own_abbreviations.path().read_text("utf-8")
    own_abbreviations.path().write_bytes(b"\x80\x81\xff")
    async with opened(dossier) as fingers:
        await fingers.line("nđc")
        await fingers.line("đồng chí")
        assert "Hiện chưa dùng được danh sách viết tắt" in " ".join(fingers.screen_text().split())
        assert own_abbreviations.path().read_bytes() == b"\x80\x81\xff"


async def test_a_list_that_cannot_be_written_is_told(dossier: Dossier) -> None:
    async with opened(dossier) as fingers:
        config_folder().parent.mkdir(parents=True, exist_ok=True)
        config_folder().write_text("")  # a file stands where the folder should be
        await fingers.line("nđc")
        await fingers.line("đồng chí")
        assert "không ghi được" in " ".join(fingers.screen_text().split())
        assert fingers.app.screen._prompt.field.value == "đồng chí"  # type: ignore[attr-defined]


async def test_filter_and_small_terminals(dossier: Dossier) -> None:
    async with opened(dossier, None, (40, 10)) as fingers:
        await fingers.line("/pho chu")
        assert "pct" in fingers.screen_text()
        assert "ubnd" not in fingers.screen_text()
        await fingers.press("escape")
        assert "ubnd" in fingers.screen_text()


def test_always_is_kept() -> None:
    own_abbreviations.save([Abbreviation("so", "Sở", always=True)])
    assert kept() == {"so!": "Sở"}


async def test_keys_in_the_list_while_a_question_is_open_come_to_an_end(dossier: Dossier) -> None:
    async with opened(dossier) as fingers:
        await fingers.press("n", "shift+tab")
        assert fingers.app.focused is fingers.app.screen._rows  # type: ignore[attr-defined]
        await fingers.press("down", "tab")
        await fingers.type("đc")
        assert fingers.app.screen._prompt.field.value == "đc"  # type: ignore[attr-defined]
        await fingers.press("escape")
