"""The list of what is in dispute, and the keys that go through the versions of the row under its cursor."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.language import N_
from tui.widgets.headed_rows import HeadedRows


class FieldRows(HeadedRows):
    """The fields in dispute. Left and right go from version to version, page keys through their texts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.version(-1)", N_("Version before"), show=False),
        Binding("right,tab", "screen.version(1)", N_("Next version"), show=False),
        Binding("pageup", "screen.scroll_versions(-1)", N_("Page up"), show=False),
        Binding("pagedown", "screen.scroll_versions(1)", N_("Page down"), show=False),
    ]
