"""Terminals with sixteen colours or none: what the theme says in fine shades is said in the terminal's own means.

Ordinary text keeps the terminal's own colours, which its user can read. What a theme sets off by its ground (the row
under the cursor, bars, selections) is shown in reverse. With ``NO_COLOR`` (https://no-color.org) no colour is sent.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual import constants
from textual.color import Color
from textual.filter import LineFilter

FEW = 16
MANY = 1 << 24

_SET_OFF = 1.25
"""Contrast from which on a ground is one of its own and no shade of the page."""
_CURSOR = 4.0
"""Contrast from which on a ground is that of a text cursor, which must show even where all around it is set off."""
_ROLES = {"text-error": "red", "text-warning": "yellow", "text-success": "green", "text-accent": "cyan"}


def number(environment: Mapping[str, str], *, no_color: bool) -> int:
    """How many colours the terminal shows, as far as it says so; none where the user wants none.

    Textual has taken NO_COLOR out of the environment by now and says so with ``no_color``.
    """
    if no_color:
        return 0
    if constants.COLOR_SYSTEM != "auto":
        return FEW if constants.COLOR_SYSTEM == "standard" else MANY
    if sys.platform == "win32" or environment.get("COLORTERM", "").strip().lower() in {"truecolor", "24bit"}:
        return MANY
    # As rich reads TERM: what does not name its colours has sixteen.
    colours = environment.get("TERM", "").strip().lower().rpartition("-")[2]
    return MANY if colours in {"256color", "kitty", "direct", ""} else FEW


class FewColours(LineFilter):
    """Draws every line with reverse, bold and underline, and with sixteen colours or none."""

    def __init__(self, variables: Callable[[], Mapping[str, str]], *, coloured: bool) -> None:
        """``variables`` gives the colours of the theme that is on now."""
        super().__init__()
        self._variables = variables
        self._coloured = coloured
        self._theme: Mapping[str, str] | None = None
        self._page = Color(0, 0, 0)
        self._roles: dict[tuple[int, int, int], str] = {}
        self._known: dict[Style, tuple[Style, float]] = {}

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002
        """The line in few colours."""
        self._look_at_theme()
        drawn = [self._plain(segment.style) for segment in segments]
        made = []
        for place, (segment, (style, ground)) in enumerate(zip(segments, drawn, strict=True)):
            if ground >= _CURSOR and any(
                _SET_OFF <= drawn[beside][1] < _CURSOR for beside in (place - 1, place + 1) if 0 <= beside < len(drawn)
            ):
                style += Style(reverse=False, underline=True)
            made.append(Segment(segment.text, style, segment.control))
        return made

    def _look_at_theme(self) -> None:
        variables = self._variables()
        if variables is not self._theme:
            self._theme = variables
            self._known.clear()
            self._page = Color.parse(variables["background"])
            self._roles = {Color.parse(variables[name]).rgb: shown for name, shown in _ROLES.items()}

    def _plain(self, style: Style | None) -> tuple[Style, float]:
        """A style without the theme's colours, and the contrast of its ground with the page."""
        if style is None:
            return Style(), 1.0
        known = self._known.get(style)
        if known is None:
            fore, ground = style.color, style.bgcolor
            if style.reverse:
                fore, ground = ground, fore
            contrast = 1.0
            if ground is not None and ground.triplet is not None:
                contrast = _ratio(ground, self._page)
            colour = None
            if self._coloured and contrast < _SET_OFF and fore is not None and fore.triplet is not None:
                colour = self._roles.get((fore.triplet.red, fore.triplet.green, fore.triplet.blue))
            known = (
                Style(
                    color=colour,
                    bold=style.bold,
                    italic=style.italic,
                    underline=style.underline,
                    strike=style.strike,
                    reverse=contrast >= _SET_OFF,
                    meta=style.meta or None,
                ),
                contrast,
            )
            self._known[style] = known
        return known


def _ratio(ground: RichColor, page: Color) -> float:
    """The contrast of two colours by WCAG 2.2."""
    one, other = sorted((_luminance(*Color.from_rich_color(ground).rgb), _luminance(*page.rgb)), reverse=True)
    return (one + 0.05) / (other + 0.05)


def _luminance(red: int, green: int, blue: int) -> float:
    shares = [part / 255 for part in (red, green, blue)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
