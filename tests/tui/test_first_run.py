"""Somebody starts the program for the first time: three choices, the demo, and the first entry of his own."""

from __future__ import annotations

from pathlib import Path

import pytest
from screen_fingers import running

from store.dossier import Dossier
from store.library import known
from tui import demo, language, preferences
from tui.cli.settings import interface_language
from tui.screens.first_run.welcome import WelcomeScreen
from tui.screens.library.folder_choice import FolderScreen
from tui.screens.library.new_dossier import NewDossierScreen
from tui.screens.library.screen import LibraryScreen
from tui.screens.live.screen import LiveScreen


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_from_nothing_to_the_demo_to_an_entry(
    state: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    async with running(None, size, state=state, by="Lan") as fingers:
        assert isinstance(fingers.app.screen, WelcomeScreen)
        for choice in ("1  Xem thử", "2  Bắt đầu hội nghị của tôi", "3  Mở hồ sơ đã có"):
            assert choice in fingers.screen_text()
        await fingers.press("1")
        assert "~/rapporteur-demo" in fingers.screen_text()
        await fingers.press("enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, LiveScreen))
        opened = fingers.app.dossier
        assert opened is not None
        assert opened.folder == tmp_path / "home" / "rapporteur-demo" / demo.NAMES[-1]
        await fingers.line("điều đầu tiên tôi ghi")
        assert opened.entries[-1].text == "điều đầu tiên tôi ghi"
        await fingers.press("ctrl+l")
        await fingers.until(lambda: "2 hồ sơ" in fingers.screen_text())
        opened.close()
    assert len(known(state)) == 2
    async with running(None, size, state=state, by="Lan") as fingers:
        assert isinstance(fingers.app.screen, LibraryScreen)


async def test_building_the_demo_can_be_stopped_and_leaves_nothing(state: Path, tmp_path: Path) -> None:
    target = tmp_path / "demo"
    async with running(None, state=state, by="Lan") as fingers:
        await fingers.press("1", "end", "ctrl+u")
        await fingers.line(str(target))
        await fingers.press("escape")
        await fingers.until(lambda: isinstance(fingers.app.screen, WelcomeScreen | LiveScreen))
        if isinstance(fingers.app.screen, WelcomeScreen):
            assert not demo.is_built(target)
            assert not list(target.glob(".*unfinished"))
        elif fingers.app.dossier is not None:
            fingers.app.dossier.close()


async def test_a_place_that_cannot_be_written_gets_its_sentence(state: Path, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("")
    async with running(None, state=state, by="Lan") as fingers:
        await fingers.press("1", "end", "ctrl+u")
        await fingers.line(str(tmp_path / "tệp" / "demo"))
        await fingers.until(lambda: "tệp/demo" in fingers.notices())
        assert isinstance(fingers.app.screen, WelcomeScreen)


async def test_the_other_choices_and_the_way_back(state: Path) -> None:
    async with running(None, (80, 24), state=state, by="Lan") as fingers:
        await fingers.press("2")
        assert isinstance(fingers.app.screen, NewDossierScreen)
        await fingers.press("escape", "3")
        assert isinstance(fingers.app.screen, FolderScreen)
        await fingers.press("escape", "up", "enter")
        assert isinstance(fingers.app.screen, NewDossierScreen)


async def test_the_language_is_kept_and_options_win_over_it(state: Path, tmp_path: Path) -> None:
    async with running(None, (80, 24), state=state, by="Lan") as fingers:
        assert "L  English" in fingers.screen_text()
        await fingers.press("l")
        assert "Look around" in fingers.screen_text()
        assert "L  Tiếng Việt" in fingers.screen_text()
        assert language.language() == "en"
    config = tmp_path / "config"
    assert preferences.load(config).language == "en"
    environment = {"RAPPORTEUR_CONFIG": str(config)}
    assert interface_language([], environment) == "en"
    assert interface_language(["--lang", "vi"], environment) == "vi"
    assert interface_language([], {**environment, "RAPPORTEUR_LANG": "vi"}) == "vi"
    (config / "preferences.json").write_text('{"language": "xx"}')
    assert interface_language([], environment) == "vi"


def test_progress_of_building_counts_to_its_end(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    built: tuple[Dossier, ...] = demo.build(
        tmp_path / "demo", state=tmp_path / "s", by="Lan", progress=lambda done, total: told.append((done, total))
    )
    for dossier in built:
        dossier.close()
    assert told == sorted(told)
    assert len({total for _done, total in told}) == 1
    assert told[-1][0] == told[-1][1] - 1
