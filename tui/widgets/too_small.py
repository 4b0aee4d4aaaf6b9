"""The sentence that stands over a screen for which the terminal has no room; what lies below goes on living."""

from __future__ import annotations

from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from tui.language import _

SMALLEST = (40, 10)
"""The columns and lines with which the screens can be used."""
_FEW_CELLS = 120
"""Cells for which the whole sentence is too long."""


class TooSmall(Widget):
    """Covers the screen. The focus, the keys and every text being typed stay with what it covers."""

    DEFAULT_CSS = """
    TooSmall {
        dock: top;
        width: 100%;
        height: 100%;
        content-align: center middle;
        text-align: center;
        background: $background;
        color: $foreground;
    }
    """

    def render(self) -> Content:
        """The sentence, or two words of it."""
        if self.size.width * self.size.height < _FEW_CELLS:
            return Content(_("Window too small"))
        return Content(_("Please make the window larger; what was typed is still there."))


def cover(screen: Screen[Any], width: int, height: int) -> bool:
    """Cover the screen where there is no room for it, and uncover it where there is again; whether there is none.

    A screen that has a sentence of its own, named ``too-small``, is left alone.
    """
    covers = screen.query(TooSmall)
    small = width < SMALLEST[0] or height < SMALLEST[1]
    if not small:
        if covers:
            covers.remove()
            for rule in ("overflow_x", "overflow_y"):
                screen.styles.clear_rule(rule)
    elif not covers and not screen.query("#too-small"):
        screen.mount(TooSmall())
        # What finds no room below is not to be scrolled to, and no bar is to stand beside the sentence.
        screen.styles.overflow_x = screen.styles.overflow_y = "hidden"
    return small
