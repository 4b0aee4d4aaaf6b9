"""Who else records is seen on the live screen, and nothing moves when he does something."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from screen_fingers import Fingers, clock, running

from store.dossier import Dossier
from store.meeting.kinds import RecordKind
from tui import language
from tui.screens.colleagues import ColleaguesScreen


class Clock:
    """A clock that differs from the others' by some minutes."""

    ahead = timedelta()

    def __call__(self) -> datetime:
        return clock() + self.ahead


@pytest.fixture
def minh(dossier: Dossier, tmp_path: Path) -> Iterator[Dossier]:
    """A colleague on another machine, for whom a minute passes whenever somebody looks."""
    dossier.publish()
    ticks = itertools.count(0, 60.0).__next__
    opened = Dossier.open(dossier.folder, state=tmp_path / "minh", by="Trần Văn Minh", clock=Clock(), ticks=ticks)
    yield opened
    opened.close()


async def seen(fingers: Fingers, colleague: Dossier) -> None:
    """What the colleague did is here and shown."""
    await fingers.until(lambda: fingers.live._whole)
    colleague.publish()
    await asyncio.to_thread(fingers.live.dossier.receive)
    fingers.live.post_message(fingers.live.Shared())
    await fingers.pilot.pause()
    await fingers.pilot.pause()


def head(fingers: Fingers) -> str:
    return fingers.screen_text().splitlines()[0]


@pytest.mark.parametrize(("size", "name"), [((80, 24), "Minh 0′"), ((120, 36), "Trần Văn Minh 0′")])
@pytest.mark.parametrize("code", ["vi", "en"])
async def test_a_colleague_stands_in_the_head_and_at_what_he_types_about(
    dossier: Dossier, minh: Dossier, size: tuple[int, int], name: str, code: str
) -> None:
    language.set_language(code)
    async with running(dossier, size) as fingers:
        assert "Minh" not in head(fingers)
        minh.present_on(f"item/{dossier.items[2].uid}")
        await seen(fingers, minh)
        assert name in head(fingers)
        await fingers.press("f4", "down", "down")
        shown = fingers.screen_text().splitlines()
        assert any("3 Tuần lễ" in line and "✎Minh" in line for line in shown)
        assert ("Minh đang ghi" if code == "vi" else "Minh types here") in " ".join(" ".join(shown[-5:]).split())
        minh.present_on(f"point/{dossier.points[1].uid}")
        await seen(fingers, minh)
        assert not any("3 Tuần lễ" in line and "✎" in line for line in fingers.screen_text().splitlines())
        await fingers.press("f3")
        assert any("2 Kết quả" in line and "✎Minh" in line for line in fingers.screen_text().splitlines())
        minh.leave()
        await seen(fingers, minh)
        assert "Minh" not in head(fingers)
        assert "✎" not in fingers.screen_text()


async def test_the_hand_over_of_a_colleague_is_seen(dossier: Dossier, minh: Dossier) -> None:
    async with running(dossier) as fingers:
        minh.present_on("")
        await seen(fingers, minh)
        minh.hand_over("Hạnh")
        minh.present_on("")
        await seen(fingers, minh)
        assert "Hạnh 0′" in head(fingers)
        assert "Minh" not in head(fingers)
        assert "Trần Văn Minh → Hạnh" in fingers.screen_text()


async def test_a_clock_that_differs_is_told_of_once(dossier: Dossier, minh: Dossier) -> None:
    Clock.ahead = timedelta(minutes=7)
    try:
        async with running(dossier) as fingers:
            minh.present_on("")
            await seen(fingers, minh)
            assert "Đồng hồ của Trần Văn Minh chạy trước máy này 7′" in fingers.notices()
            for _again in range(3):
                minh.add(RecordKind.ENTRY, text="thêm")
                await seen(fingers, minh)
            assert len(fingers.app._notifications) == 1
    finally:
        Clock.ahead = timedelta()


async def test_what_is_typed_is_told_to_the_others(dossier: Dossier, minh: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.until(lambda: fingers.live._whole)
        await fingers.type("#4 doanh nghiệp đã kết nối")
        assert fingers.live._whereabouts() == f"item/{dossier.items[3].uid}"
        await fingers.until(lambda: dossier.to_publish or dossier.publish())
        await asyncio.to_thread(dossier.publish)
        minh.receive()
        (lan,) = minh.colleagues()
        assert (lan.by, lan.open, lan.on) == ("Lan", True, f"item/{dossier.items[3].uid}")
    dossier.close()
    minh.receive()
    assert not minh.colleagues()[0].open


async def test_the_overview_names_everybody_and_leads_to_what_is_his(dossier: Dossier, minh: Dossier) -> None:
    minh.add(RecordKind.ENTRY, text="một")
    minh.change(RecordKind.ITEM, dossier.items[1].uid, recorder="Minh")
    minh.change(RecordKind.ITEM, dossier.items[4].uid, recorder="Hạnh")
    minh.present_on(f"item/{dossier.items[1].uid}")
    async with running(dossier, (80, 24)) as fingers:
        await seen(fingers, minh)
        place = head(fingers).index("Minh")
        await fingers.pilot.click("#masthead", offset=(place, 0))
        await fingers.until(lambda: isinstance(fingers.app.screen, ColleaguesScreen))
        rows = fingers.screen_text().splitlines()
        (row,) = [line for line in rows if "Trần Văn Minh" in line]
        assert "1 ghi nhận" in row
        assert "1 nội dung" in row
        assert "✎ #2 Lễ hội" in row
        assert any("Hạnh" in line and "chưa vào hồ sơ" in line for line in rows)
        await fingers.press("down", "enter")
        await fingers.until(lambda: fingers.live.is_current)
        assert fingers.live.checklist.count() == 1
        assert fingers.live.checklist.item(0) == dossier.items[1]


async def test_sharing_is_ended_only_on_yes(dossier: Dossier, minh: Dossier) -> None:
    async with running(dossier) as fingers:
        await fingers.until(lambda: fingers.live._whole)
        fingers.live.action_colleagues()
        await fingers.until(lambda: isinstance(fingers.app.screen, ColleaguesScreen))
        await fingers.press("e")
        await fingers.line("ừ")
        assert not dossier.sharing_ended
        await fingers.press("escape", "e")
        await fingers.line("có")
        assert dossier.sharing_ended
        assert "đã ngừng chia sẻ" in fingers.screen_text()
        await fingers.press("escape")
        await fingers.until(lambda: fingers.live.is_current)
        await fingers.until(lambda: "đã ngừng chia sẻ" in head(fingers))
    minh.receive()
    assert minh.sharing_ended


async def test_an_arriving_change_costs_the_same_however_long_the_lists_are(
    dossier: Dossier, minh: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.widgets.checklist import Checklist

    for number in range(7, 400):
        dossier.add(RecordKind.ITEM, number=number, title=f"Nội dung {number}")
    dossier.publish()
    async with running(dossier) as fingers:
        minh.receive()
        await seen(fingers, minh)
        drawn: list[int] = []
        draw = Checklist.draw

        def counting(self: Checklist, row: int, width: int) -> object:
            drawn.append(row)
            return draw(self, row, width)

        monkeypatch.setattr(Checklist, "draw", counting)
        monkeypatch.setattr(Checklist, "show", lambda *_: pytest.fail("all items are shown anew"))
        minh.present_on(f"item/{dossier.items[2].uid}")
        await seen(fingers, minh)
        minh.change(RecordKind.ITEM, dossier.items[3].uid, recorder="Lan")
        await seen(fingers, minh)
        assert set(drawn) <= {2, 3}
