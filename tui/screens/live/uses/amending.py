"""The line while an entry is mended: the line that would record it, and what changing it changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from store.meeting.kinds import EntryKind, RecordKind
from store.meeting.records import Entry
from tui.language import _
from tui.widgets.wording import Said, clock_text

from .recording import entry_of
from .seen import packed, seen_now, unpacked
from .use import LineUse

if TYPE_CHECKING:
    from store.dossier import Dossier


class Amending(LineUse):
    """Enter makes the entry what the line says; Up and Down go on to the entries beside it.

    Only what differs from the line as it was begun is changed, and only over what stood there then: what a colleague
    wrote meanwhile stays.
    """

    kept = "amend"
    offers = True

    def __init__(self, dossier: Dossier, target: str, kept: Mapping[str, str] | None = None) -> None:
        """``kept`` is what was kept with an unfinished text; without it the entry is mended as it stands now."""
        from .. import line_drafts

        super().__init__(dossier, target)
        kept = kept or {}
        entry = entry_of(dossier, target)
        self._begun = kept.get("begun") or (line_drafts.line_of(dossier, entry) if entry else "")
        seen = unpacked(kept.get("seen", ""))
        self._seen = seen_now(dossier, RecordKind.ENTRY, target) if seen is None else seen

    @classmethod
    def of(cls, dossier: Dossier, entry: Entry) -> tuple[LineUse, str]:
        """The use and the text it begins with."""
        use = cls(dossier, entry.uid)
        return use, use._begun

    def kept_with(self) -> dict[str, str]:
        """The line it began with, and what stood in the entry then."""
        return {"begun": self._begun, "seen": packed(self._seen)}

    def label(self) -> str:
        """Which entry, by its time."""
        entry = entry_of(self.dossier, self.target)
        at = clock_text(entry.at) if entry else ""
        return _("Mend the entry of {time}").format(time=at) if at else _("Mend the entry")

    def below(self, text: str) -> list[Said]:
        """What the entry will become, and which of its fields are then others."""
        from .. import line_drafts

        said = line_drafts.said_amended(self.dossier, text)
        changed = line_drafts.changed_fields(self.dossier, self.target, self._begun, text)
        if changed:
            words = _("changes: {fields}").format(fields=", ".join(changed))
            said = [(words, "warn"), ("  ·  ", "faint"), *said]
        if line_drafts.is_newer(self.dossier, self.target, self._seen):
            words = _("A colleague has changed it meanwhile; saving keeps both until you settle it (F12)")
            said = [(words, "warn"), ("  ·  ", "faint"), *said]
        return [*said, ("  ·  ", "faint"), (_("Esc leaves it as it was"), "faint")]

    def enter(self, text: str, cursor: int) -> str:  # noqa: ARG002
        """Mend it."""
        from .. import line_drafts

        return line_drafts.amend(self.dossier, self.target, self._begun, text, self._seen)

    def beside(self, by: int) -> tuple[LineUse, str] | None:
        """The entry before or after; after the last one the line is free again."""
        entries = self.dossier.entries
        place = entries.place_of(self.target)
        if place < 0:
            return None
        place += by
        while 0 <= place < len(entries) and entries[place].kind is EntryKind.HANDOVER:
            place += by
        if place >= len(entries):
            return self, ""
        return Amending.of(self.dossier, entries[place]) if place >= 0 else None
