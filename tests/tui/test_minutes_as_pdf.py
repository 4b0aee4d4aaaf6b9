"""PDF from the minutes screen: another program makes it, so it is long work that can be stopped, and may be missing."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest
from screen_fingers import Fingers, running

from exports.formats import FORMATS
from store.dossier import Dossier
from tui.screens.minutes.screen import MinutesScreen
from tui.screens.working import WorkingScreen


async def _at_pdf(fingers: Fingers) -> MinutesScreen:
    await fingers.press("ctrl+e")
    screen = fingers.app.screen
    assert isinstance(screen, MinutesScreen)
    await fingers.until(lambda: screen.view.count())
    await fingers.press(*["f"] * list(FORMATS).index(".pdf"))
    assert screen.choices.suffix == ".pdf"
    return screen


def _files(dossier: Dossier) -> list[str]:
    folder = dossier.folder / "minutes"
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


async def test_without_libreoffice_the_screen_says_what_to_do(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORTEUR_SOFFICE", str(tmp_path / "nowhere"))
    async with running(dossier) as fingers:
        screen = await _at_pdf(fingers)
        await fingers.press("enter")
        await fingers.until(lambda: "máy này không có LibreOffice" in fingers.notices())
        assert not screen.writing
        assert _files(dossier) == []


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
async def test_a_slow_libreoffice_is_shown_and_esc_stops_it(
    dossier: Dossier, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 600\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("RAPPORTEUR_SOFFICE", str(program))
    async with running(dossier) as fingers:
        screen = await _at_pdf(fingers)
        await fingers.press("enter")
        await fingers.until(lambda: isinstance(fingers.app.screen, WorkingScreen))
        await fingers.until(lambda: "Esc để dừng" in fingers.screen_text())
        await fingers.press("escape")
        await fingers.until(lambda: fingers.app.screen is screen)
        assert not screen.writing
        assert _files(dossier) == []
