"""The floor: the smallest Textual program that shows a line; with --input or --area the smallest that takes one."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """One line of text, or one input below it."""

    def compose(self) -> ComposeResult:
        """Build the screen."""
        yield Static("ready")
        if "--input" in sys.argv:
            from textual.widgets import Input

            yield Input()
        if "--area" in sys.argv:
            from textual.widgets import TextArea

            yield TextArea()


Bare().run()
