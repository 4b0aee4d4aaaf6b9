"""The minutes on the screen: the preview, what can be chosen, writing, opening, and what may go wrong."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from screen_fingers import DAY, Fingers, clock, fill, running

from exports.formats import FORMATS
from exports.minutes import Attribution
from store.dossier import Dossier
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind, RecordKind
from tui import language, system_open
from tui.screens.gaps.screen import GapsScreen
from tui.screens.live.screen import LiveScreen
from tui.screens.minutes.screen import MinutesScreen
from tui.screens.prepare.meeting_form import MeetingForm
from tui.screens.working import WorkingScreen
from tui.widgets.document_layout import lay_out

SIZES = [(80, 24), (120, 36)]


async def opened(fingers: Fingers) -> MinutesScreen:
    """The screen, with its preview."""
    await fingers.press("ctrl+e")
    screen = fingers.app.screen
    assert isinstance(screen, MinutesScreen)
    await fingers.until(lambda: screen.view.count())
    await fingers.pilot.pause()
    return screen


def body(screen: MinutesScreen) -> str:
    """The whole preview, however its lines are broken."""
    return " ".join(" ".join("".join(text for text, _look in line) for line in screen.view.laid.lines).split())


def said(dossier: Dossier, text: str) -> None:
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text))


def files(dossier: Dossier) -> list[str]:
    folder = dossier.folder / "minutes"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", ["vi", "en"])
async def test_the_preview_shows_the_document_in_either_language(
    dossier: Dossier, size: tuple[int, int], code: str
) -> None:
    language.set_language(code)
    async with running(dossier, size) as fingers:
        await opened(fingers)
        text = fingers.screen_text()
        assert ("BIÊN BẢN" if code == "vi" else "MINUTES") in text
        assert ("DỰ THẢO" if code == "vi" else "DRAFT") in text
        title = next(line for line in text.split("\n") if "BIÊN BẢN" in line or "MINUTES" in line)
        assert abs(len(title) - len(title.lstrip()) - (size[0] - len("BIÊN BẢN")) // 2) < 3, "in the middle of the page"
        assert ("Tên tệp" if code == "vi" else "File name") in text


async def test_options_change_the_document_by_key_and_by_mouse(dossier: Dossier) -> None:
    dossier.record(dossier.read("Hoan: khai thác thế mạnh"))
    async with running(dossier) as fingers:
        screen = await opened(fingers)

        assert "Ông Võ Văn Hoan, Phó Chủ tịch UBND TP.HCM" in body(screen)
        assert "Thành phố Hồ Chí Minh, phát biểu: khai thác thế mạnh" in body(screen)
        await fingers.press("a")
        await fingers.until(lambda: "Đại diện Thành phố Hồ Chí Minh phát biểu: khai thác" in body(screen))
        assert "theo đoàn" in fingers.screen_text()
        await fingers.press("a")
        await fingers.until(lambda: "Có ý kiến cho rằng: khai thác" in body(screen))
        await fingers.press("l")
        await fingers.until(lambda: "The view was expressed: khai thác" in body(screen))
        rows = fingers.screen_text().split("\n")
        line = next(number for number, row in enumerate(rows) if "Ngôn ngữ" in row)
        await fingers.pilot.click(offset=(rows[line].index("Ngôn ngữ") + 2, line))
        await fingers.until(lambda: "Có ý kiến cho rằng: khai thác" in body(screen))


async def test_an_input_method_that_makes_another_letter_of_the_key_changes_nothing(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.type("a")
        await fingers.press("backspace")
        await fingers.type("â")  # what telex sends for a second a
        assert screen.choices.options.attribution is Attribution.IMPERSONAL
        await fingers.type("đ")
        assert screen.choices.options.draft


async def test_enter_writes_and_says_where_and_the_same_again_is_no_question(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press("enter")
        await fingers.until(lambda: screen.written)
        assert files(dossier) == ["2024-04-04 Biên bản Hội nghị sơ kết hợp tác TP.HCM – Tây Nguyên.docx"]
        assert "Biên bản đã lưu tại" in fingers.screen_text()
        first = screen.written.read_bytes()  # type: ignore[union-attr]
        said(dossier, "thêm một điều")
        await fingers.press("ctrl+s")
        await fingers.until(lambda: screen.written and screen.written.read_bytes() != first)
        assert len(files(dossier)) == 1
        assert not screen.prompt.asking


@pytest.mark.parametrize("suffix", [".docx", ".md", ".html", ".xlsx", ".json"])
async def test_every_format_is_written(dossier: Dossier, suffix: str) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press(*["f"] * list(FORMATS).index(suffix), "enter")
        await fingers.until(lambda: screen.written)
        assert [Path(name).suffix for name in files(dossier)] == [suffix]


async def test_the_name_can_be_changed_and_brings_its_format_along(dossier: Dossier, tmp_path: Path) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press("n", "end", "ctrl+u")
        await fingers.type("Bản gửi các đoàn.md")
        await fingers.press("enter")
        await fingers.until(lambda: screen.written)
        assert files(dossier) == ["Bản gửi các đoàn.md"]
        assert screen.choices.suffix == ".md"
        await fingers.press("n", "end", "ctrl+u")
        await fingers.type(f"{tmp_path}/nơi khác/biên bản")
        await fingers.press("enter")
        await fingers.until(lambda: (tmp_path / "nơi khác" / "biên bản.md").exists())
        await fingers.press("n", "escape")
        assert fingers.app.screen is screen, "Esc leaves the name first"
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, LiveScreen)


async def test_a_file_changed_by_hand_is_not_replaced_unasked(dossier: Dossier) -> None:
    folder = dossier.folder / "minutes"
    folder.mkdir(exist_ok=True)
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press("f")
        mine = folder / screen.field.value
        mine.write_text("sửa tay", encoding="utf-8")
        await fingers.press("enter")
        await fingers.until(lambda: screen.prompt.asking)
        assert "sửa tay" in fingers.screen_text()
        assert mine.read_text(encoding="utf-8") == "sửa tay"
        await fingers.press("enter")
        await fingers.until(lambda: screen.written)
        assert mine.read_text(encoding="utf-8") == "sửa tay"
        assert [name for name in files(dossier) if "(2)" in name]
        screen.written = None
        await fingers.press("enter")
        await fingers.until(lambda: screen.prompt.asking)
        await fingers.press("end", "ctrl+u")
        await fingers.type(mine.name)
        await fingers.press("enter")
        await fingers.until(lambda: mine.read_text(encoding="utf-8") != "sửa tay")


async def test_a_file_that_another_program_holds_gets_its_sentence_and_another_name(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = dossier.folder / "minutes" / "giữ.docx"
    replacing = Path.replace

    def as_on_windows(self: Path, target: Path) -> Path:
        if Path(target) == held:
            raise PermissionError(13, os.strerror(13), str(target))
        return replacing(self, target)

    async with running(dossier) as fingers:
        screen = await opened(fingers)
        held.parent.mkdir(exist_ok=True)
        held.write_bytes(b"Word")
        monkeypatch.setattr(Path, "replace", as_on_windows)
        screen.write_as("giữ.docx", replacing=True)
        await fingers.until(lambda: screen.prompt.asking)
        assert "đang mở trong Word" in fingers.screen_text()
        assert held.read_bytes() == b"Word"
        await fingers.press("enter")
        await fingers.until(lambda: screen.written)
        assert files(dossier) == ["giữ (2).docx", "giữ.docx"]


async def test_a_folder_that_is_away_is_told_and_nothing_takes_its_place(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        elsewhere = dossier.folder.rename(dossier.folder.with_name("xa"))
        await fingers.press("enter")
        await fingers.until(lambda: "Không ghi được" in fingers.notices())
        assert screen.written is None
        assert not dossier.folder.exists()
        elsewhere.rename(dossier.folder)


# Closed session --------------------------------------------------------------------------------------


async def test_closed_passages_are_asked_for_and_then_said(dossier: Dossier) -> None:
    said(dossier, "điều kín")
    dossier.change(RecordKind.ENTRY, dossier.entries[-1].uid, closed_session=True)
    said(dossier, "điều mở")
    async with running(dossier) as fingers:
        screen = await opened(fingers)

        assert "điều mở" in body(screen)
        assert "điều kín" not in body(screen)
        assert "Không in 1 đoạn phiên kín" in fingers.screen_text()
        await fingers.press("c")
        await fingers.until(lambda: "điều kín" in body(screen))
        assert "CÓ PHIÊN KÍN" in fingers.screen_text()
        assert "(có phiên kín)" in screen.field.value
        await fingers.press("escape")
        again = await opened(fingers)
        assert not again.choices.options.closed_session, "asked for anew every time"


# While the meeting goes on ---------------------------------------------------------------------------


async def test_choices_are_remembered_while_the_program_runs(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await opened(fingers)
        await fingers.press("a", "d", "f", "escape")
        screen = await opened(fingers)
        options = screen.choices.options
        assert (options.attribution, options.draft, screen.choices.suffix) == (Attribution.DELEGATION, True, ".md")


async def test_what_is_recorded_meanwhile_comes_in_and_the_place_stays(dossier: Dossier) -> None:
    for number in range(60):
        said(dossier, f"điều số {number}")
    async with running(dossier, (80, 24)) as fingers:
        screen = await opened(fingers)
        await fingers.press("end", "pageup")
        top = fingers.screen_text().split("\n")[5]
        before, lines = screen.view.scroll_offset.y, screen.view.count()
        dossier.change(RecordKind.MEETING, dossier.meeting.uid, superior_body="UBND Thành phố Hồ Chí Minh " * 3)
        party = dossier.add(RecordKind.PARTY, name="Tỉnh Gia Lai")
        assert party
        await fingers.until(lambda: screen.view.count() > lines)
        await fingers.pilot.pause()
        assert fingers.screen_text().split("\n")[5] == top
        assert screen.view.scroll_offset.y > before


async def test_gaps_are_named_and_f8_leads_to_them(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await opened(fingers)
        text = fingers.screen_text()
        assert "chưa có địa điểm" in text
        assert "có, vì còn chỗ trống" in text
        await fingers.press("f8")
        assert isinstance(fingers.app.screen, GapsScreen)


async def test_a_gap_that_is_chosen_is_filled_in_where_it_belongs(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press("f8", "enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, MeetingForm))
        assert screen not in fingers.app.screen_stack
        await fingers.press("escape")
        assert isinstance(fingers.app.screen, LiveScreen)


async def test_leaving_while_it_is_written_still_says_where(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await opened(fingers)
        await fingers.press("enter", "escape")
        await fingers.until(lambda: files(dossier))
        await fingers.press("x")
        assert isinstance(fingers.app.screen, LiveScreen)
        assert fingers.live.line.value == "x"


async def test_the_name_being_typed_survives_a_change(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press("n", "end", "ctrl+u")
        await fingers.type("bản mớ")
        preview = screen._preview
        said(dossier, "thêm")
        await fingers.until(lambda: screen._preview is not preview)
        await fingers.type("i")
        assert screen.field.value == "bản mới"
        assert fingers.app.focused is screen.field


# Long work -------------------------------------------------------------------------------------------


@pytest.fixture
def register(tmp_path: Path, state: Path) -> Iterator[Dossier]:
    """A dossier with so many items that writing is shown as long work."""
    made = Dossier.create(
        tmp_path / "lớn", state=state, by="Lan", fields={"title": "Hội nghị", "day": DAY}, clock=clock
    )
    fill(made)
    for number in range(7, 1600):
        made.add(RecordKind.ITEM, number=number, title=f"Nội dung {number}")
    yield made
    made.close()


async def test_long_writing_is_shown_and_can_be_stopped(register: Dossier) -> None:
    async with running(register, (80, 24)) as fingers:
        screen = await opened(fingers)
        await fingers.press("enter")
        if isinstance(fingers.app.screen, WorkingScreen):
            fingers.app.screen.action_stop()
        await fingers.until(lambda: fingers.app.screen is screen)
        await fingers.pilot.pause()
        if screen.written is None:
            assert "Đã dừng" in fingers.notices()
            assert files(register) == []
        await fingers.press("enter")
        await fingers.until(lambda: screen.written)
        assert [name for name in files(register) if name.endswith(".tmp")] == []


# Opening ---------------------------------------------------------------------------------------------


async def test_without_a_screen_for_other_programs_the_path_is_said(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await fingers.press("o")
        assert "Chưa có tệp" in fingers.notices()
        await fingers.press("enter")
        await fingers.until(lambda: screen.written)
        await fingers.press("o")
        if sys.platform not in {"win32", "darwin"}:
            assert str(dossier.folder) in fingers.notices()


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="xdg-open is a thing of other systems")
def test_the_systems_own_program_gets_the_file(tmp_path: Path) -> None:
    program = tmp_path / "bin" / "xdg-open"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\nhere=$(dirname "$0")\nprintf "%s" "$1" > "$here/part"\nmv "$here/part" "$here/opened"\n'
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    file = tmp_path / "biên bản $(rm).docx"
    file.touch()
    environment = {"PATH": f"{program.parent}:/usr/bin:/bin", "DISPLAY": ":0"}
    assert system_open.open_file(file, environment, "linux") is system_open.Opening.BEGUN
    opened_ = program.parent / "opened"
    for _ in range(500):
        if opened_.exists():
            break
        subprocess.run(["sleep", "0.01"], check=True)
    assert opened_.read_text() == str(file)
    assert system_open.open_file(file, {"PATH": "/nowhere", "DISPLAY": ":0"}, "linux") is system_open.Opening.NO_PROGRAM
    assert system_open.open_file(file, {"PATH": "/bin"}, "linux") is system_open.Opening.NO_DISPLAY
    assert system_open.open_file(file, {"SSH_CONNECTION": "1"}, "darwin") is system_open.Opening.NO_DISPLAY


# The layout ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", [8, 20, 40, 79, 100, 200])
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(width: int) -> None:
    sys.path.insert(0, str(Path(__file__).parents[1] / "exports"))
    import conferences
    from rich.cells import cell_len

    from exports import minutes

    proceedings = conferences.winter_2025()
    proceedings = replace(proceedings, meeting=replace(proceedings.meeting, place="[red]Đà Lạt[/] 大叻 \x1b[31m"))
    document = minutes.compose(proceedings)
    laid = lay_out(document, width)
    for line in laid.lines:
        assert sum(cell_len(text) for text, _look in line) <= max(8, min(width, 100))
    squeezed = "".join("".join(text for text, _look in line) for line in laid.lines).replace(" ", "")
    if width >= 79:
        assert "[red]ĐàLạt[/]大叻" in squeezed
    assert "\x1b" not in squeezed
