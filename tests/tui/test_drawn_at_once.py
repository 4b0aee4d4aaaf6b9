"""What a key has changed is drawn when it is known, and not with Textual's next beat."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from screen_fingers import Fingers, running
from textual import events
from textual.keys import _character_to_key

from store.dossier import Dossier
from store.meeting.kinds import ItemState


async def without_beats(fingers: Fingers) -> None:
    """From now on nothing is drawn but what the screen draws of its own accord."""
    live = fingers.live
    await fingers.until(lambda: live.at_once and live._whole and not live._dirty_widgets)
    live._update_timer.stop()


async def until(condition: Callable[[], object]) -> None:
    """Wait for this as the user does; the test's pilot would draw meanwhile."""
    async with asyncio.timeout(30):
        while not condition():
            await asyncio.sleep(0.01)


def keys(fingers: Fingers, text: str) -> None:
    for letter in text:
        fingers.app.post_message(events.Key(_character_to_key(letter), letter))


def drawn(fingers: Fingers, text: str) -> bool:
    """Whether this stands on the screen and nothing waits to be drawn."""
    live = fingers.live
    return text in fingers.screen_text() and not live._dirty_widgets and not live._layout_required


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_letters_and_their_choices_wait_for_no_beat(dossier: Dossier, size: tuple[int, int]) -> None:
    chosen = "▸ ☐ 2 Lễ hội Tinh hoa đất Việt tại TP.HCM"
    async with running(dossier, size) as fingers:
        await without_beats(fingers)
        keys(fingers, "đông #lễ")
        await until(lambda: drawn(fingers, "đông #lễ") and drawn(fingers, chosen))
        keys(fingers, " xx ")
        await until(lambda: drawn(fingers, "đông #lễ xx") and chosen not in fingers.screen_text())


async def test_what_the_line_becomes_waits_for_no_beat(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        await without_beats(fingers)
        keys(fingers, "!trình thành phố")
        await until(lambda: drawn(fingers, "Chỉ đạo"))


async def test_a_tick_is_seen_in_list_and_card_without_a_beat(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        fingers.live.checklist.focus()
        await without_beats(fingers)
        assert "◐ đang triển khai" not in fingers.screen_text().lower()
        fingers.app.post_message(events.Key("space", " "))
        await until(lambda: dossier.items[0].state is ItemState.UNDER_WAY)
        await until(lambda: drawn(fingers, "◐ Đang triển khai") and drawn(fingers, "◐ 1 Hội nghị xúc tiến"))
