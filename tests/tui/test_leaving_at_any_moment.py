"""Who leaves while a screen is still opening, a picture being made or a thread at work gets no fault for it."""

from __future__ import annotations

import asyncio

import pytest
from patient_pilot import key_event
from screen_fingers import running

from store.dossier import Dossier

KEYS = ("f8", "ctrl+e", "ctrl+l", "ctrl+t", "enter")
"""Each opens a screen or begins work behind it."""


@pytest.mark.parametrize("key", KEYS)
async def test_leaving_right_behind_a_key_is_no_fault(dossier: Dossier, key: str) -> None:
    for turns in (0, 9, 81):
        async with running(dossier) as fingers:
            await fingers.type("đang gõ" if key == "enter" else "")
            fingers.app.post_message(key_event(key))
            for _ in range(turns):
                await asyncio.sleep(0)
        assert fingers.app.return_code in (None, 0)


async def test_what_a_thread_finds_out_after_the_end_disturbs_nobody(dossier: Dossier) -> None:
    async with running(dossier) as fingers:
        live = fingers.live
    await asyncio.to_thread(live._share_round, "")
    await asyncio.to_thread(live._find_gaps)
    assert not live.is_running
