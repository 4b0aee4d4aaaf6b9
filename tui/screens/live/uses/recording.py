"""The line as it is most of the time: what is typed is recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.meeting.kinds import EntryKind, RecordKind
from store.meeting.records import Entry
from tui.language import _, term
from tui.widgets.wording import SIGNS, Said, name_of, waiting_hint
from tui.widgets.wrapping import shorten

from .use import LineUse

if TYPE_CHECKING:
    from store.dossier import Dossier

_LABEL = 28
"""Cells that the label may take."""


class Recording(LineUse):
    """Whoever speaks, the item all is about, and whether the session is closed stand before the field."""

    kept = "record"
    offers = True

    def __init__(self, dossier: Dossier, remark: Callable[[str], None]) -> None:
        """``remark`` says something quietly, beside the line, that asks for no answer."""
        super().__init__(dossier)
        self._remark = remark

    def label(self) -> str:
        """``HỌP KÍN · Hoan · #12``; the name gives way where there is no room for all."""
        item = self.dossier.item
        closed = _("CLOSED SESSION") if self.dossier.closed_session else ""
        number = f"#{item.number}" if item else ""
        room = _LABEL - sum(len(words) + 3 for words in (closed, number) if words)
        name = name_of(self.dossier.speaker, self.dossier.get)
        return " · ".join(words for words in (closed, shorten(name, room), number) if words)

    def below(self, text: str) -> list[Said]:
        """What the line will become; while nothing is typed, the item that all is about."""
        item = self.dossier.item
        if not text and item is not None:
            said: list[Said] = [(f"#{item.number} {shorten(item.title, 60)}", "strong")]
            said.append((f"  ·  {SIGNS[item.state]} {term(item.state)}", ""))
            return [*said, ("  ·  ", "faint"), (_("Esc: about no item any more"), "faint")]
        if not text:
            return waiting_hint()
        from .. import line_drafts

        return line_drafts.said(self.dossier, text)

    def enter(self, text: str, cursor: int) -> str:  # noqa: ARG002
        """Record the line."""
        from .. import line_drafts

        done = line_drafts.record(self.dossier, text)
        if done.remark:
            self._remark(done.remark)
        return done.refused

    def beside(self, by: int) -> tuple[LineUse, str] | None:
        """Up takes my last entry into the line."""
        if by > 0:
            return None
        mine = self.dossier.context().last_entry
        entries = self.dossier.entries
        place = entries.place_of(mine.uid) if mine else -1
        while place >= 0 and entries[place].kind is EntryKind.HANDOVER:
            place -= 1
        if place < 0:
            return None
        from .amending import Amending

        return Amending.of(self.dossier, entries[place])


def entry_of(dossier: Dossier, uid: str) -> Entry | None:
    """The entry with this uid, None where it is gone."""
    record = dossier.get(RecordKind.ENTRY, uid)
    return record if isinstance(record, Entry) else None
