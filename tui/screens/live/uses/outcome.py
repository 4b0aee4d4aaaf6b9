"""The line while an item's outcome is written, or the reason why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from store.meeting.kinds import RecordKind
from store.meeting.records import Item
from store.meeting.text import clean
from tui.language import _, term
from tui.widgets.wording import SIGNS, WITH_REASON, Said

from .seen import packed, seen_now, unpacked
from .use import LineUse

if TYPE_CHECKING:
    from store.dossier import Dossier


class WritingOutcome(LineUse):
    """Enter saves what the line says as the item's outcome, or as its reason where its state is explained by one.

    It is written over what stood there when the line was begun: what a colleague wrote meanwhile stays beside it.
    """

    kept = "outcome"

    def __init__(self, dossier: Dossier, target: str, kept: Mapping[str, str] | None = None) -> None:
        """``kept`` is what was kept with an unfinished text; without it the item is written on as it stands now."""
        super().__init__(dossier, target)
        kept = kept or {}
        item = self._item()
        field = "reason_text" if item and item.state in WITH_REASON else "outcome"
        self._field = kept.get("field") or field
        self._begun = kept.get("begun", str(getattr(item, self._field, "")))
        seen = unpacked(kept.get("seen", ""))
        self._seen = seen_now(dossier, RecordKind.ITEM, target) if seen is None else seen

    @classmethod
    def of(cls, dossier: Dossier, item: Item) -> tuple[LineUse, str]:
        """The use and the text it begins with."""
        use = cls(dossier, item.uid)
        return use, use._begun

    def kept_with(self) -> dict[str, str]:
        """Whether it is an outcome or a reason, what it began with, and what stood there then."""
        seen = packed({self._field: self._seen.get(self._field, ())})
        return {"field": self._field, "begun": self._begun, "seen": seen}

    def _item(self) -> Item | None:
        record = self.dossier.get(RecordKind.ITEM, self.target)
        return record if isinstance(record, Item) else None

    def label(self) -> str:
        """Outcome or reason, and of which item."""
        item = self._item()
        words = _("Reason, item {number}") if self._field == "reason_text" else _("Outcome, item {number}")
        return words.format(number=item.number if item else "–")

    def below(self, text: str) -> list[Said]:  # noqa: ARG002
        """The item's state and title."""
        item = self._item()
        if item is None:
            return [(_("This item has been deleted. Esc stops."), "warn")]
        title = f"{SIGNS[item.state]} {term(item.state)}  ·  {item.title}"
        said: list[Said] = [(title, ""), ("  ·  ", "faint"), (_("Enter saves, Esc leaves it as it was"), "faint")]
        standing = self.dossier.standing(RecordKind.ITEM, self.target)
        if standing.get(self._field, ()) != tuple(self._seen.get(self._field, ())):
            words = _("A colleague has changed it meanwhile; saving keeps both until you settle it (F12)")
            said = [(words, "warn"), ("  ·  ", "faint"), *said]
        return said

    def enter(self, text: str, cursor: int) -> str:  # noqa: ARG002
        """Write it."""
        item = self._item()
        if item is None:
            return _("This item has been deleted. Esc stops.")
        if text.strip() != clean(self._begun).strip():
            self.dossier.amend(RecordKind.ITEM, item.uid, self._seen, {self._field: text.strip()})
        return ""
