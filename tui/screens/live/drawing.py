"""What a key has changed is drawn at once, however soon it comes after another."""

from __future__ import annotations

from textual import events
from textual.screen import Screen


class DrawnAtOnce(Screen[None]):
    """A screen that draws as soon as it has heard of everything that is to be drawn.

    Textual holds a repaint back for up to two sixtieths of a second where it follows another one. Nothing moves by
    itself here, so that would only make people wait: for the letter that is typed while the last one's choices are
    shown, and for what a tick changes in the next pane. Messages that have come together are still drawn together.
    """

    at_once = False
    """False until the first picture stands, which is made in several steps that nobody is to see."""

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        if not self.at_once:
            event.refresh_styles = False  # every widget has just got its styles, when it was mounted

    async def _on_idle(self, event: events.Idle) -> None:  # noqa: ARG002
        waiting = self._dirty_widgets or self._layout_required or self._scroll_required or self._repaint_required
        if self.at_once and waiting and self.is_current and not self.app._batch_count:
            self._on_timer_update()
