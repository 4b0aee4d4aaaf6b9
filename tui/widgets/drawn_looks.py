"""The looks of a widget that draws its own lines, made once from the theme's colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.style import Style

if TYPE_CHECKING:
    from textual.widget import Widget

    _Widget = Widget
else:
    _Widget = object

Piece = tuple[str, Style]
"""A stretch of text in one look. The text is text; no sign in it is markup."""


PLAIN = Style()
"""The look of ordinary text: that of the row it stands in."""


_LOOKS = {
    "cursor": "{cursor_style} {foreground} on {primary_muted}",
    "resting": "{resting_style} on {surface}",
    "chosen": "on {primary_muted}",
    "faint": "{faint}",
    "strong": "bold",
    "accent": "bold {text_accent}",
    "good": "{text_success}",
    "warn": "{text_warning}",
    "bad": "bold {text_error}",
}


class _Dashed(dict[str, str]):
    """The theme's variables under names with low lines."""

    def __missing__(self, name: str) -> str:
        return self[name.replace("_", "-")]


class DrawnLooks(_Widget):
    """Mixin for widgets that draw line by line; it stands first in the list of bases."""

    _looks: dict[str, Style] | None = None

    def style(self, name: str) -> Style:
        """A look by its name: faint, strong, accent, good, warn, bad, or plain for the widget's own; the rows' grounds.

        Made once from the theme's colours: asking Textual for every line takes longer than drawing it.
        """
        if self._looks is None:
            colours = self.app.theme_variables
            self._looks = {name: Style.parse(look.format_map(_Dashed(colours))) for name, look in _LOOKS.items()}
            if getattr(self.app, "few_colours", False):
                self._looks["resting"] += Style(underline=True)  # its ground alone would not be seen
            self._looks["plain"] = self.rich_style
        return self._looks[name]

    def notify_style_update(self) -> None:
        """The theme changed."""
        super().notify_style_update()
        self._looks = None
