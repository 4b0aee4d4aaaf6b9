"""Keys are carried out one after the other, also those that come in one burst.

Textual addresses a key when it reads it and runs some bindings at once, others after a trip up the tree of widgets.
So ``abc`` and Ctrl+Q sent together quit before the letters stand in their field, and letters behind a key that opens
a screen still go to the old one. Input methods, pastes without brackets and slow lines all send such bursts.

Here a key that may do more than edit the text of the focused field waits until everything before it is done, and what
comes behind it waits until it is done itself. Letters and editing keys in a text field go straight through.
"""

from __future__ import annotations

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import TypeVar

from textual import events, on
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.dom import DOMNode
from textual.message import Message
from textual.screen import Screen

from .widgets.fields import KeysInOrder

Result = TypeVar("Result")

_LONGEST = 1.0
"""Seconds after which later keys no longer wait: their addressee may have gone away with what was on its way to it."""
_ROUNDS = 2
"""A list answers a key with a message, and the screen that message with an action: so often are the queues emptied."""


@dataclass(eq=False, repr=False)
class Passed(Message):
    """Goes up from a widget behind a key: when it comes to the app, the key has been dealt with."""

    round: int


class KeysOneByOne(App[Result]):
    """An app whose keys never overtake each other."""

    _behind: deque[events.Key | events.Paste] | None = None
    """What was read while a key is being carried out; None while none is."""
    _alarm: asyncio.TimerHandle | None = None
    _round = 0
    _left = 0
    _key: events.Key | events.Paste | None = None
    _start: DOMNode | None = None
    _on_screen: Screen[object] | None = None

    async def on_event(self, event: events.Event) -> None:
        """Every event comes through here; keys and pastes wait for their turn."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded or not self.screen_stack:
            await super().on_event(event)
        elif self._behind is not None:
            self._behind.append(event)
        elif self._only_edits(event):
            await super().on_event(event)
        else:
            self._behind, self._key = deque(), event
            self._send_round(1)

    def _only_edits(self, event: events.Key | events.Paste) -> bool:
        """Whether the event does nothing but change the text of the field that has the focus."""
        field = self.focused
        if not isinstance(field, KeysInOrder):
            return False
        if isinstance(event, events.Paste) or event.is_printable or event.key in KeysInOrder.EDITING_KEYS:
            return True
        return event.key in field.EDITING_KEYS and not self._comes_first(event.key)

    def _comes_first(self, key: str) -> bool:
        """Whether the screen takes this key before the field does."""
        chain = self.screen._binding_chain
        return any(binding.priority for _node, map in chain for binding in map.key_to_bindings.get(key, ()))

    def _send_round(self, rounds: int) -> None:
        """Ask all queues from the focused widget up to say when they are through, so many times."""
        self._left, self._on_screen, self._start = rounds, self.screen, self.focused or self.screen
        self._start_round()

    def _start_round(self) -> None:
        self._round += 1
        passed = Passed(self._round)
        start = self._start
        standing = start is not None and start.is_attached and start.screen in self.screen_stack
        if not standing or start is None or not start.post_message(passed):
            self.post_message(passed)
        self._end_waiting()
        self._alarm = asyncio.get_running_loop().call_later(_LONGEST, self._give_up)

    def _end_waiting(self) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _give_up(self) -> None:
        self._left = 0
        self.post_message(Passed(self._round))

    def pop_screen(self) -> AwaitComplete:
        """A closed screen takes with it what was on its way through it."""
        popped = super().pop_screen()
        if self._behind is not None and self._key is None:
            self._start = None
            self._start_round()
        return popped

    @on(Passed)
    async def _passed(self, event: Passed) -> None:
        event.stop()
        if event.round != self._round or self._behind is None or not self.screen_stack:
            return
        self._left -= 1
        if self._left > 0:
            self._start_round()
        elif self._key is not None:
            key, self._key = self._key, None
            self._left, self._on_screen, self._start = _ROUNDS, self.screen, self.focused or self.screen
            await super().on_event(key)
            self._start_round()
        elif self.is_running and self.screen is not self._on_screen:
            self._send_round(1)  # a screen that has just been opened first gives the focus to one of its widgets
        else:
            await self._go_on()

    async def _go_on(self) -> None:
        """Let through what has waited, up to the next key that the others have to wait for."""
        self._end_waiting()
        waiting, self._behind = self._behind or deque(), None
        while waiting and self.screen_stack:
            await self.on_event(waiting.popleft())
            if self._behind is not None:
                self._behind.extend(waiting)
                return
