"""A dossier with a fixed clock, the app around it, and fingers to type with."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from patient_pilot import PatientPilot
from textual import events
from textual.keys import _character_to_key

import tui.app
from store.dossier import Dossier
from store.meeting.kinds import PartyKind, PartyRole, RecordKind
from tui.app import RapporteurApp
from tui.screens.live.screen import LiveScreen

NOW = datetime(2024, 4, 4, 14, 37)
DAY = date(2024, 4, 4)
TITLES = (
    "Hội nghị xúc tiến đầu tư vùng Tây Nguyên",
    "Lễ hội Tinh hoa đất Việt tại TP.HCM",
    "Tuần lễ trái cây và nông sản Tây Nguyên",
    "Kết nối cung cầu hàng hóa giữa TP.HCM và các tỉnh",
    "Khảo sát mô hình bệnh viện vệ tinh",
    "Ngày hội Du lịch TP.HCM",
)


def clock() -> datetime:
    """The meeting's afternoon, aware, UTC, whatever the machine's zone."""
    return NOW.astimezone(UTC)


def fill(made: Dossier) -> None:
    """The roster, the agenda and the register."""
    city = made.add(RecordKind.PARTY, name="Thành phố Hồ Chí Minh", kind=PartyKind.CITY, role=PartyRole.HOST)
    made.add(RecordKind.PARTY, name="Sở Công Thương", kind=PartyKind.DEPARTMENT, parent=city)
    province = made.add(RecordKind.PARTY, name="Đắk Nông", kind=PartyKind.PROVINCE)
    made.add(RecordKind.DELEGATE, honorific="Ông", name="Võ Văn Hoan", office="Phó Chủ tịch UBND TP.HCM", party=city)
    made.add(
        RecordKind.DELEGATE, honorific="Bà", name="Tôn Thị Ngọc Hạnh", office="Phó Chủ tịch UBND tỉnh", party=province
    )
    for number, (title, minutes) in enumerate((("Khai mạc", 10), ("Kết quả năm 2023", 20), ("Thảo luận", 60)), 1):
        made.add(RecordKind.POINT, number=number, title=title, planned_minutes=minutes)
    for number, title in enumerate(TITLES, 1):
        made.add(RecordKind.ITEM, number=number, title=title, field="Du lịch" if number == 6 else "Công Thương")


class LastingNotices(RapporteurApp):
    """The app; its notices stay until they are dismissed, so that on a slow machine none is gone before it is read."""

    CSS_PATH = Path(tui.app.__file__).parent / "styles" / "rapporteur.tcss"

    def notify(self, message: str, **how: Any) -> None:  # type: ignore[override]
        super().notify(message, **{**how, "timeout": 3_600})


class Fingers:
    """Types into a running app: letters in one burst, as a fast hand or an input method sends them."""

    def __init__(self, app: RapporteurApp, pilot: PatientPilot) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def live(self) -> LiveScreen:
        """The live screen."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, LiveScreen))

    async def type(self, text: str) -> None:
        """Letters, all at once."""
        for letter in text:
            self.app.post_message(events.Key(_character_to_key(letter), letter))
        await self.pilot.pause()

    async def line(self, text: str) -> None:
        """A whole line and Enter, in one burst."""
        for letter in text:
            self.app.post_message(events.Key(_character_to_key(letter), letter))
        self.app.post_message(events.Key("enter", "\r"))
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        """Keys by name, one after the other."""
        await self.pilot.press(*keys)

    async def until(self, condition: Callable[[], object], seconds: float = 60.0) -> None:
        """Wait until something is so that was not so before: for what a timer or a thread does."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while not condition():
                    await self.pilot.pause(0.02)
                return
        raise AssertionError(f"it did not come to that; the screen shows:\n{self.screen_text()}")

    def notices(self) -> str:
        """What the notices say that are shown now."""
        return "\n".join(notice.message for notice in self.app._notifications)

    def screen_text(self) -> str:
        """What the terminal shows, without looks."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)


@contextlib.asynccontextmanager
async def running(dossier: Dossier | None, size: tuple[int, int] = (120, 36), **options: Any) -> AsyncIterator[Fingers]:
    """The app on a dossier, running without a terminal."""
    app = LastingNotices(dossier, now=lambda: NOW, **options)
    async with app.run_test(size=size, notifications=True):
        pilot = PatientPilot(app)
        await pilot.pause()
        yield Fingers(app, pilot)
