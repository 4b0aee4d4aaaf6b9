"""The line while it filters the checklist."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.language import _
from tui.widgets.wording import Said

from .use import LineUse

if TYPE_CHECKING:
    from store.dossier import Dossier


class Filtering(LineUse):
    """Every letter filters; Enter keeps the filter, Esc takes it away."""

    def __init__(self, dossier: Dossier, filter_items: Callable[[str], None]) -> None:
        """``filter_items`` shows only the items that hold these words."""
        super().__init__(dossier)
        self._filter = filter_items

    def label(self) -> str:
        """What the words are for."""
        return _("Filter items")

    def below(self, text: str) -> list[Said]:  # noqa: ARG002
        """What the keys do."""
        return [(_("Enter keeps the filter, Esc shows all items · @me is mine, @Lan is Lan's"), "faint")]

    def typed(self, text: str) -> bool:
        """Filter."""
        self._filter(text)
        return False

    def enter(self, text: str, cursor: int) -> str:  # noqa: ARG002
        """The filter stays."""
        self._filter(text)
        return ""

    def leave(self) -> None:
        """All items again."""
        self._filter("")
