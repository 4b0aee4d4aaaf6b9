"""Finalising on the minutes screen: what is in the way is said, and afterwards the preview says what it is."""

from __future__ import annotations

import contextlib
from datetime import date, datetime
from pathlib import Path

import pytest
from screen_fingers import running

from store.dossier import Dossier
from store.errors import CannotRead
from store.meeting import refs
from store.meeting.kinds import Attendance, EntryKind, ItemState, RecordKind
from tui.screens.minutes.screen import MinutesScreen


@pytest.fixture
def complete(tmp_path: Path) -> Dossier:
    """A record in which nothing is missing."""
    dossier = Dossier.create(
        tmp_path / "hồ sơ", state=tmp_path / "state", by="Lan", fields={"title": "Hội nghị", "day": date(2024, 4, 4)}
    )
    chair = refs.to_delegate(dossier.add(RecordKind.DELEGATE, name="Trần Văn Hiệp", attendance=Attendance.PRESENT))
    dossier.change(
        RecordKind.MEETING,
        dossier.id,
        place="Đà Lạt",
        issuing_body="UBND tỉnh Lâm Đồng",
        chairs=(chair,),
        secretaries=(refs.to_name("Lan"),),
        started_at=datetime(2024, 4, 4, 14, 0),
        ended_at=datetime(2024, 4, 4, 16, 30),
    )
    dossier.add(RecordKind.ITEM, number=12, title="Ngày hội Du lịch", state=ItemState.DONE, outcome="Một lần")
    dossier.add(RecordKind.ENTRY, kind=EntryKind.DECISION, text="Thống nhất", speaker=chair)
    return dossier


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_minutes_are_finalised_with_two_keys_and_say_so(complete: Dossier, size: tuple[int, int]) -> None:
    async with running(complete, size=size) as fingers:
        await fingers.press("ctrl+e")
        screen = fingers.app.screen
        assert isinstance(screen, MinutesScreen)
        await fingers.until(lambda: screen.view.count())
        await fingers.press("z")
        await fingers.until(lambda: screen.prompt.asking)
        await fingers.type("không")
        await fingers.press("enter")
        assert complete.proceedings().versions == ()
        await fingers.press("escape", "z")
        await fingers.until(lambda: screen.prompt.asking)
        await fingers.type("c")
        await fingers.press("enter")
        await fingers.until(lambda: "đúng như bản số 1" in fingers.screen_text())
        assert len(complete.proceedings().versions) == 1

        complete.change(RecordKind.ITEM, complete.items[0].uid, outcome="Hai lần")
        await fingers.until(lambda: "1 đính chính sau bản số 1" in " ".join(fingers.screen_text().split()))
        assert "DỰ THẢO" in fingers.screen_text().upper()


async def test_what_is_missing_stands_in_the_way_and_is_named(complete: Dossier) -> None:
    complete.change(RecordKind.MEETING, complete.id, place="")
    async with running(complete) as fingers:
        await fingers.press("ctrl+e")
        screen = fingers.app.screen
        assert isinstance(screen, MinutesScreen)
        await fingers.until(lambda: screen.view.count())
        await fingers.press("z")
        await fingers.until(lambda: screen.prompt.asking)
        await fingers.type("c")
        await fingers.press("enter")
        await fingers.until(lambda: "còn thiếu 1 chỗ" in fingers.screen_text())
        assert "F8" in fingers.screen_text()
        assert complete.proceedings().versions == ()


async def test_whoever_finalises_without_the_shared_folder_is_told(complete: Dossier) -> None:
    complete.publish()
    complete.folder.rename(complete.folder.parent / "away")
    with contextlib.suppress(CannotRead):
        complete.receive()
    async with running(complete, size=(80, 24)) as fingers:
        await fingers.press("ctrl+e")
        screen = fingers.app.screen
        assert isinstance(screen, MinutesScreen)
        await fingers.until(lambda: screen.view.count())
        await fingers.press("z")
        await fingers.until(lambda: screen.prompt.asking)
        assert "không thấy thư mục hồ sơ" in fingers.screen_text()
