"""The hours of an agenda on paper: read in, shown before anything is taken, in the list and beside the live agenda."""

from __future__ import annotations

from datetime import time
from pathlib import Path

import import_workbooks as made
from preparing import prepare, preparing, settled
from screen_fingers import Fingers, running
from textual import events

from store.dossier import Dossier
from store.meeting.kinds import RecordKind
from tui.screens.importing.screen import ImportScreen

AGENDA = (
    ("Thời gian", "Nội dung chương trình"),
    ("7h30 - 8h00", "Đón tiếp"),
    ("8h00 - 11h30", "Thảo luận"),
    ("13h30 - 15h00", "Tham quan"),
)


async def taken_in(fingers: Fingers, path: Path) -> None:
    await fingers.press("4", "i", "ctrl+u")
    fingers.app.post_message(events.Paste(str(path)))
    await settled(fingers)
    await fingers.press("enter")
    await fingers.until(lambda: isinstance(fingers.app.screen, ImportScreen))
    await settled(fingers)
    assert "Tham quan  13:30  90′" in fingers.screen_text()
    await fingers.press("ctrl+s")
    await fingers.until(lambda: fingers.app.screen is prepare(fingers))


async def test_the_hours_of_a_file_are_kept_and_the_break_at_noon_with_them(dossier: Dossier, tmp_path: Path) -> None:
    for point in dossier.points[:]:
        dossier.delete(RecordKind.POINT, point.uid)
    path = made.workbook(tmp_path / "chương trình.xlsx", Tờ_1=AGENDA)
    async with preparing(dossier) as fingers:
        await taken_in(fingers, path)
        assert [point.planned_start for point in dossier.points] == [time(7, 30), time(8), time(13, 30)]
        shown = fingers.screen_text()
        assert "07:30–15:00" in shown
        for at, title in (("07:30", "Đón tiếp"), ("08:00", "Thảo luận"), ("13:30", "Tham quan")):
            assert any(at in line and title in line for line in shown.split("\n")), (at, title)


async def test_a_point_that_has_not_begun_tells_its_hour_where_there_is_room(dossier: Dossier) -> None:
    last = dossier.points[-1]
    dossier.change(RecordKind.POINT, last.uid, planned_start=time(10, 45), planned_minutes=20)
    async with running(dossier, (80, 24)) as fingers:
        await fingers.press("f3")
        await fingers.until(lambda: "10:45 20′" in fingers.screen_text())
