"""The line while somebody goes to an item or an agenda point by its number, or by a few letters of an item's title."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from store.meeting.records import AgendaPoint, Item
from tui.language import _
from tui.widgets.wording import SIGNS, Said
from tui.widgets.wrapping import shorten

from .use import LineUse

if TYPE_CHECKING:
    from store.dossier import Dossier

_POINT = "."
_SHOWN = 4
"""So many of the items that may still be meant are named."""


class GoingTo(LineUse):
    """Digits mean an item, digits behind a full stop an agenda point. It goes as soon as no longer number is possible.

    A leading 0 makes any number long enough: with 99 items ``07`` goes to item 7 without Enter.
    """

    def __init__(
        self, dossier: Dossier, to_item: Callable[[Item], None], to_point: Callable[[AgendaPoint], None]
    ) -> None:
        super().__init__(dossier)
        self._to_item = to_item
        self._to_point = to_point

    def label(self) -> str:
        """What the number is for."""
        return _("Go to")

    def below(self, text: str) -> list[Said]:
        """What the number leads to, or may lead to with one more digit."""
        if not text.strip():
            return [(_("Number of an item, or letters of its title; .number for an agenda point; Esc stays"), "faint")]
        exact, longer = self._meant(text)
        said: list[Said] = []
        if exact is not None:
            said += [(_("Enter: "), "faint"), (shorten(_words(exact), 60), "strong")]
        elif not longer:
            return [(self._nothing(text), "warn")]
        others = "  ·  ".join(shorten(_words(one), 32) for one in longer[:_SHOWN])
        if others:
            more = "  ·  …" if len(longer) > _SHOWN else ""
            said.append(("  ·  " if said else "", "faint"))
            said.append((f"{others}{more}", "faint"))
        return said

    def typed(self, text: str) -> bool:
        """Go at once where nothing longer is possible."""
        exact, longer = self._meant(text)
        if exact is None or longer or not text.strip().lstrip(_POINT).isdecimal():
            return False
        self._go(exact)
        return True

    def enter(self, text: str, cursor: int) -> str:  # noqa: ARG002
        """Go, or say that there is no such number; an empty line just ends it."""
        if not text.strip():
            return ""
        exact, longer = self._meant(text)
        if exact is None and len(longer) == 1:
            exact = longer[0]
        if exact is None:
            return self._nothing(text) if not longer else _("Several fit; type more of it.")
        self._go(exact)
        return ""

    def _go(self, record: Item | AgendaPoint) -> None:
        if isinstance(record, Item):
            self._to_item(record)
        else:
            self._to_point(record)

    def _nothing(self, text: str) -> str:
        words = text.strip()
        if words.startswith(_POINT):
            return _("There is no agenda point {number}.").format(number=words[1:])
        return _("There is no item {number}.").format(number=words)

    def _meant(self, text: str) -> tuple[Item | AgendaPoint | None, Sequence[Item | AgendaPoint]]:
        """The record that the text means as it stands, and those that it can mean with more typed."""
        words = text.strip()
        points = words.startswith(_POINT)
        digits = words[1:] if points else words
        records: Sequence[Item | AgendaPoint] = self.dossier.points[:] if points else self.dossier.items[:]
        if digits.isdecimal():
            width = max((len(str(record.number)) for record in records), default=0)
            exact = next((record for record in records if record.number == int(digits)), None)
            if digits.startswith("0"):
                return exact, () if len(digits) >= width else [one for one in records if _padded(one, digits, width)]
            return exact, [one for one in records if str(one.number).startswith(digits) and one is not exact]
        if not points and len(words) > 1:
            from store.meeting.capture.targets import targets

            fitting = {target.uid for target in targets(self.dossier.items[:]).titled(words.lstrip("#"))}
            found = [item for item in self.dossier.items[:] if item.uid in fitting]
            return (found[0], ()) if len(found) == 1 else (None, found)
        return None, records if digits == "" else ()


def _padded(record: Item | AgendaPoint, digits: str, width: int) -> bool:
    return str(record.number).zfill(width).startswith(digits)


def _words(record: Item | AgendaPoint) -> str:
    if isinstance(record, Item):
        return f"#{record.number} {SIGNS[record.state]} {record.title}"
    return f"{record.number}. {record.title}"
