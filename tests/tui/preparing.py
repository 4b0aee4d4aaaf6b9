"""The preparing screen on a dossier, reached as its user reaches it."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from screen_fingers import Fingers, running
from textual import events
from textual.keys import _character_to_key

from store.dossier import Dossier
from tui.screens.prepare.record_form import RecordForm
from tui.screens.prepare.screen import PrepareScreen

BURST_KEYS = {"\t": "tab", "\r": "enter", "⌫": "backspace", "↓": "down", "↑": "up"}


@contextlib.asynccontextmanager
async def preparing(dossier: Dossier, size: tuple[int, int] = (120, 36)) -> AsyncIterator[Fingers]:
    """The app with the preparing screen open."""
    async with running(dossier, size) as fingers:
        await fingers.press("f2")
        await fingers.until(lambda: isinstance(fingers.app.screen, PrepareScreen) and fingers.app.focused)
        yield fingers


def prepare(fingers: Fingers) -> PrepareScreen:
    """The preparing screen."""
    return next(screen for screen in fingers.app.screen_stack if isinstance(screen, PrepareScreen))


def form(fingers: Fingers) -> RecordForm:
    """The form that is open."""
    screen = fingers.app.screen
    assert isinstance(screen, RecordForm), screen
    return screen


async def burst(fingers: Fingers, text: str) -> None:
    """Letters and keys (tab as \\t, Enter as \\r, Backspace as ⌫, ↓ ↑) all at once, as an input method sends them."""
    for letter in text:
        key = BURST_KEYS.get(letter)
        fingers.app.post_message(events.Key(key, None) if key else events.Key(_character_to_key(letter), letter))
    await settled(fingers)


async def settled(fingers: Fingers) -> None:
    """Wait until the app, the screen and the field have done all that was asked of them so far."""
    for _ in range(3):
        for one in (fingers.app, fingers.app.screen, fingers.app.focused or fingers.app.screen):
            done = asyncio.Event()
            one.call_later(done.set)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), 1)
        await fingers.pilot.pause()


async def save(fingers: Fingers) -> None:
    """Ctrl+S, and back on the list."""
    await fingers.press("ctrl+s")
    await fingers.until(lambda: isinstance(fingers.app.screen, PrepareScreen))
    await settled(fingers)
