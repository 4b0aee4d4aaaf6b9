"""An office's own Word template on the minutes screen: chosen by path, its troubles shown, remembered, filled."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from screen_fingers import Fingers, running

from store.dossier import Dossier
from tui import language, preferences
from tui.screens.minutes.screen import MinutesScreen
from tui.screens.minutes.template_choice import TemplateScreen

SIZES = [(80, 24), (120, 36)]


def make(path: Path, *paragraphs: str) -> Path:
    made = docx.Document()
    for words in paragraphs:
        made.add_paragraph(words)
    made.save(str(path))
    return path


async def opened(fingers: Fingers) -> MinutesScreen:
    await fingers.press("ctrl+e")
    screen = fingers.app.screen
    assert isinstance(screen, MinutesScreen)
    await fingers.until(lambda: screen.view.count())
    await fingers.pilot.pause()
    return screen


async def asked(fingers: Fingers) -> TemplateScreen:
    await fingers.press("t")
    await fingers.until(lambda: isinstance(fingers.app.screen, TemplateScreen))
    screen = fingers.app.screen
    assert isinstance(screen, TemplateScreen)
    return screen


async def choose(fingers: Fingers, path: Path | str) -> None:
    screen = await asked(fingers)
    screen.field.value = ""
    await fingers.type(str(path))
    await fingers.press("enter")


async def back(fingers: Fingers, minutes: MinutesScreen) -> None:
    await fingers.until(lambda: fingers.app.screen is minutes)
    await fingers.pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_a_template_is_chosen_shown_remembered_and_filled(
    dossier: Dossier, size: tuple[int, int], tmp_path: Path
) -> None:
    path = make(tmp_path / "mẫu sở.docx", "Theo mẫu: {{title}}")
    async with running(dossier, size) as fingers:
        screen = await opened(fingers)
        assert "T Mẫu: không dùng" in fingers.screen_text()
        await choose(fingers, path)
        await back(fingers, screen)
        text = " ".join(fingers.screen_text().split())
        assert "T Mẫu: mẫu sở.docx" in text
        assert "Tệp sẽ theo mẫu “mẫu sở.docx”" in text
        await fingers.press("enter")
        await fingers.until(lambda: screen.written is not None)
        assert screen.written is not None
        said = docx.Document(str(screen.written)).paragraphs[0].text
        assert said == f"Theo mẫu: {dossier.meeting.title}"
    assert preferences.load(preferences.config_folder()).template == str(path)


async def test_the_path_is_completed_as_it_is_typed(dossier: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "Mẫu văn bản"
    folder.mkdir()
    make(folder / "biên bản.docx", "{{title}}")
    (folder / "ghi chú.txt").write_text("x", encoding="utf-8")
    async with running(dossier) as fingers:
        minutes = await opened(fingers)
        screen = await asked(fingers)
        await fingers.type(f"{tmp_path}/mau")
        await fingers.press("tab")
        assert screen.field.value == f"{folder}/"
        text = fingers.screen_text()
        assert "biên bản.docx" in text
        assert "ghi chú.txt" not in text
        await fingers.press("enter")
        await back(fingers, minutes)
        assert minutes.choices.template == folder / "biên bản.docx"


async def test_the_list_is_walked_with_the_arrows(dossier: Dossier, tmp_path: Path) -> None:
    folder = tmp_path / "m"
    (folder / "con").mkdir(parents=True)
    for name in ("a.docx", "b.docx"):
        make(folder / name, "{{title}}")
    make(folder / "con" / "c.docx", "{{title}}")
    async with running(dossier) as fingers:
        minutes = await opened(fingers)
        screen = await asked(fingers)
        await fingers.type(f"{folder}/")
        await fingers.press("down", "down", "enter")
        assert screen.field.value == f"{folder}/con/"
        await fingers.press("enter")
        await back(fingers, minutes)
        assert minutes.choices.template == folder / "con" / "c.docx"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("code", ["vi", "en"])
async def test_troubles_stand_in_place_and_nothing_is_chosen(
    dossier: Dossier, size: tuple[int, int], code: str, tmp_path: Path
) -> None:
    language.set_language(code)
    path = make(tmp_path / "sai.docx", "Mở đầu [red]đỏ[/red] {{titel}}", "{{ 7*7 }}", "x {{body}}")
    async with running(dossier, size) as fingers:
        minutes = await opened(fingers)
        await choose(fingers, path)
        await fingers.until(lambda: "✗" in fingers.screen_text())
        text = " ".join(fingers.screen_text().split())
        assert ("Đoạn 1: “Mở đầu [red]đỏ[/red] {{titel}}”" if code == "vi" else "Paragraph 1: “Mở đầu [red]") in text
        assert "{{title}}" in text
        assert "{{ 7*7 }}" in text
        assert isinstance(fingers.app.screen, TemplateScreen)
        await fingers.press("escape")
        await back(fingers, minutes)
        assert minutes.choices.template is None
    assert preferences.load(preferences.config_folder()).template == ""


async def test_much_that_is_worth_knowing_comes_in_one_notice(dossier: Dossier, tmp_path: Path) -> None:
    path = make(tmp_path / "ngoặc.docx", "{{title}}", *(f"{{{number}}} [red]" for number in range(1, 8)))
    async with running(dossier) as fingers:
        minutes = await opened(fingers)
        await choose(fingers, path)
        await back(fingers, minutes)
        told = [notice.message for notice in fingers.app._notifications]
        assert len(told) == 1
        assert "“{1} [red]”" in told[0]
        assert "“{3} [red]”" in told[0]
        assert "“{4} [red]”" not in told[0]
        assert "4 điều khác" in told[0]


async def test_files_that_are_none_are_told_and_can_be_corrected(dossier: Dossier, tmp_path: Path) -> None:
    (tmp_path / "chữ.docx").write_text("không phải Word", encoding="utf-8")
    path = make(tmp_path / "đúng.docx", "{{title}}")
    async with running(dossier) as fingers:
        minutes = await opened(fingers)
        await choose(fingers, tmp_path / "chữ.docx")
        await fingers.until(lambda: "✗" in fingers.screen_text())
        screen = fingers.app.screen
        assert isinstance(screen, TemplateScreen)
        screen.field.value = ""
        await fingers.type(str(tmp_path / "không có.docx"))
        assert "✗" not in fingers.screen_text()
        await fingers.press("enter")
        await fingers.until(lambda: "✗" in fingers.screen_text())
        screen.field.value = ""
        await fingers.type(str(path))
        await fingers.press("enter")
        await back(fingers, minutes)


async def test_a_template_mended_in_word_meanwhile_is_read_anew(dossier: Dossier, tmp_path: Path) -> None:
    path = make(tmp_path / "mẫu.docx", "Một: {{title}}")
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await choose(fingers, path)
        await back(fingers, screen)
        make(path, "Hai: {{place}}")
        await fingers.press("enter")
        await fingers.until(lambda: screen.written is not None)
        assert docx.Document(str(screen.written)).paragraphs[0].text.startswith("Hai: ")
        # And one that was spoilt meanwhile shows what is wrong with it, on the screen where it can be changed.
        make(path, "{{hỏng}}")
        await fingers.press("enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, TemplateScreen) and "✗" in fingers.screen_text())
        assert "{{hỏng}}" in fingers.screen_text()
        path.unlink()
        await fingers.press("escape")
        await back(fingers, screen)
        await fingers.press("enter")
        await fingers.until(lambda: "mẫu.docx" in fingers.notices())


async def test_a_template_is_not_replaced_by_what_is_filled_from_it(dossier: Dossier, tmp_path: Path) -> None:
    path = make(tmp_path / "mẫu.docx", "{{title}}")
    before = path.read_bytes()
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await choose(fingers, path)
        await back(fingers, screen)
        await fingers.press("n")
        screen.field.value = str(path)
        await fingers.press("enter")
        await fingers.until(lambda: screen.prompt.asking)
        screen.prompt.field.value = path.name
        await fingers.press("enter")
        await fingers.pilot.pause()
        assert path.read_bytes() == before


async def test_the_template_of_this_machine_is_there_again_and_can_be_dropped(dossier: Dossier, tmp_path: Path) -> None:
    path = make(tmp_path / "mẫu.docx", "{{title}}")
    preferences.change(preferences.config_folder(), template=str(path))
    async with running(dossier) as fingers:
        minutes = await opened(fingers)
        assert minutes.choices.template == path
        screen = await asked(fingers)
        assert screen.field.value == str(path)
        screen.field.value = ""
        await fingers.press("enter")
        await back(fingers, minutes)
        assert minutes.choices.template is None
        assert "T Mẫu: không dùng" in fingers.screen_text()
    assert preferences.load(preferences.config_folder()).template == ""


async def test_another_format_leaves_the_template_aside(dossier: Dossier, tmp_path: Path) -> None:
    path = make(tmp_path / "mẫu.docx", "{{title}}")
    async with running(dossier) as fingers:
        screen = await opened(fingers)
        await choose(fingers, path)
        await back(fingers, screen)
        await fingers.press("f")
        await fingers.until(lambda: screen.choices.suffix != ".docx")
        assert screen.choices.filled is None
        assert "T Mẫu" not in fingers.screen_text()
        await choose(fingers, path)  # whoever chooses a template means a Word file
        await back(fingers, screen)
        assert (screen.choices.suffix, screen.choices.filled) == (".docx", path)
        await fingers.press("k")
        await fingers.until(lambda: screen.choices.options.kind.value == "notice")
        assert screen.choices.filled == path
