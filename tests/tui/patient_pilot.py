"""A pilot that goes on when the app has done what it was asked, on a machine of any speed.

Textual's own waits until the process uses little processor time: on a busy machine that is so while work is still
waiting, and on an idle one it costs several hundredths of a second for every key.
"""

from __future__ import annotations

import asyncio
import unicodedata
from typing import Any

from textual import events
from textual.app import App
from textual.keys import REPLACED_KEYS, _character_to_key, _get_unicode_name_from_key
from textual.pilot import Pilot

_LONGEST = 60.0
"""Seconds after which an app that never comes to rest is a failure."""


class PatientPilot(Pilot[Any]):
    """Waits for all messages and all drawing that follow from a key or a click; not for timers, and not for threads."""

    async def press(self, *keys: str) -> None:
        """Keys by name, each when the one before it has done what it does."""
        for key in keys:
            self.app.post_message(key_event(key))
            await self.pause()

    async def pause(self, delay: float | None = None) -> None:
        """Wait so many seconds, if any, and then until nothing is left to be done."""
        if delay:
            await asyncio.sleep(delay)
        async with asyncio.timeout(_LONGEST):
            await _rest(self.app)


def key_event(key: str) -> events.Key:
    """What the terminal sends for a key or a letter."""
    if len(key) == 1 and not key.isalnum():
        key = _character_to_key(key)
    try:
        letter = unicodedata.lookup(_get_unicode_name_from_key(REPLACED_KEYS.get(key, key)))
    except KeyError:
        letter = key if len(key) == 1 else None
    return events.Key(key, letter)


async def _rest(app: App[Any]) -> None:
    """What would be done some milliseconds from now, for a new size and for the next picture, is done at once."""
    await _nothing_ready()
    while app.screen_stack:
        screen = app.screen
        due = screen._layout_required or screen._scroll_required or screen._repaint_required
        if app._resize_timer is not None:
            app._check_resize()
        elif (due or screen._recompose_required or screen._dirty_widgets or screen._callbacks) and not app._batch_count:
            screen._on_timer_update()
        else:
            return
        await _nothing_ready()


async def _nothing_ready() -> None:
    """Until every task of the loop waits: for a message, a moment, a thread."""
    ready: Any = asyncio.get_running_loop()
    await asyncio.sleep(0)
    while ready._ready:
        await asyncio.sleep(0)
