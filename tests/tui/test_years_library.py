"""From one year to the next in the library: what a search says of it, carrying over from a folder that is away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from screen_fingers import clock, running
from two_years import Years, in_library, on

from store.dossier import Dossier
from store.meeting.kinds import RecordKind
from tui.screens.library.new_dossier import NewDossierScreen
from tui.screens.live.screen import LiveScreen
from tui.widgets.fields import LineField


@pytest.fixture
def years(tmp_path: Path) -> Iterator[Years]:
    made = Years(tmp_path)
    yield made
    made.first.close()
    made.second.close()


async def test_a_search_says_what_is_overdue_as_the_last_meeting_left_it(years: Years) -> None:
    years.second.close()
    async with running(None, (80, 24), state=years.state, by="Lan") as fingers:
        await in_library(fingers)
        await fingers.type("trinh ke hoach")
        await fingers.until(lambda: fingers.screen_text().count("quá hạn ") == 2)
    again = Dossier.open(years.second.folder, state=years.state, by="Lan", clock=clock)
    again.change(RecordKind.ENTRY, years.task, fulfilled=True)
    again.close()
    async with running(None, (80, 24), state=years.state, by="Lan") as fingers:
        await in_library(fingers)
        await fingers.type("trinh ke hoach")
        await fingers.until(lambda: fingers.screen_text().count("Trình kế hoạch") == 2)
        await fingers.until(lambda: "quá hạn" not in fingers.screen_text())  # neither in the year it was given


async def test_carrying_over_from_a_folder_that_is_away_goes_on_from_what_was_seen_last_and_says_so(
    years: Years, tmp_path: Path
) -> None:
    years.second.close()
    years.second.folder.rename(tmp_path / "mất mạng")
    async with running(None, (80, 24), state=years.state, by="Lan") as fingers:
        screen = await in_library(fingers)
        on(screen, years.second)()
        await fingers.press("f4")
        await fingers.until(lambda: isinstance(fingers.app.screen, NewDossierScreen))
        form_screen = fingers.app.screen
        form_screen.query_one("#folder", LineField).value = str(tmp_path / "2025")
        await fingers.press("ctrl+s")
        await fingers.until(lambda: isinstance(fingers.app.screen, LiveScreen))
        await fingers.until(lambda: "Hiện không thấy thư mục" in fingers.notices())
        assert [item.number for item in fingers.live.dossier.items] == [1, 3]
