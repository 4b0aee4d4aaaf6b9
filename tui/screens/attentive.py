"""A screen that shows a record and hears what happens to it, whoever it was and in whatever thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import on
from textual.message import Message
from textual.screen import Screen, ScreenResultType

if TYPE_CHECKING:
    from store.dossier import Dossier


class AttentiveScreen(Screen[ScreenResultType]):
    """Calls ``record_changed`` once for all that happened since it was called last; it may be shown by then or not."""

    class Happened(Message):
        """The record has changed."""

    def __init__(self, dossier: Dossier) -> None:
        super().__init__()
        self.dossier = dossier
        self._unsubscribe: Callable[[], None] | None = None
        self._behind = False

    def on_compose(self) -> None:
        """Listen from before the first picture is made, so that nothing falls between the two."""
        self._unsubscribe = self.dossier.subscribe(self._heard)

    def on_unmount(self) -> None:
        """Stop listening."""
        if self._unsubscribe:
            self._unsubscribe()

    def record_changed(self) -> None:
        """Show the record as it is now."""
        raise NotImplementedError

    def _heard(self, _happenings: Any) -> None:
        self.post_message(self.Happened())

    @on(Happened)
    def _something_happened(self) -> None:
        if not self._behind:
            self._behind = True
            self.call_next(self._catch_up)

    def _catch_up(self) -> None:
        self._behind = False
        self.record_changed()
