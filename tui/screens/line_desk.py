"""What the capture line is used for: recording, mending an entry, writing an outcome, filtering the checklist.

One field serves all of them, so that the input method, the focus and the user's eyes stay in one place. What was
being typed is put aside while the line serves another purpose and comes back afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from store.errors import CannotWrite
from store.meeting import capture
from store.meeting.capture.drafts import CaptureContext, Draft, EmptyDraft, EntryDraft, MisreadDraft
from store.meeting.kinds import RecordKind
from store.meeting.records import Entry, Item
from store.meeting.refs import NOBODY
from tui.language import _, term
from tui.widgets.wording import WITH_REASON, Said, misreading_text, name_of, preview

if TYPE_CHECKING:
    from store.dossier import Dossier


class Purpose(StrEnum):
    """What Enter in the line does."""

    RECORD = "record"
    AMEND = "amend"
    OUTCOME = "outcome"
    FILTER = "filter"


class LineDesk:
    """Carries out what is typed, and says what it will become. It knows the dossier, not the widgets.

    ``fill`` puts a text into the field; ``filter`` hands over the words for the checklist; ``trouble`` tells of a
    failed write (the error) or that writing works again (None); ``changed`` says that label or preview may differ.
    """

    def __init__(
        self,
        dossier: Dossier,
        *,
        fill: Callable[[str], None],
        text: Callable[[], str],
        filter_items: Callable[[str], None],
        trouble: Callable[[CannotWrite | None], str],
        changed: Callable[[], None],
    ) -> None:
        self._dossier = dossier
        self._fill = fill
        self._text = text
        self._filter = filter_items
        self._trouble = trouble
        self._changed = changed
        self.purpose = Purpose.RECORD
        self.target = ""
        self._aside = ""
        self._refused: tuple[str, str] | None = None

    # What is shown -------------------------------------------------------------------------------

    def label(self) -> str:
        """What stands before the field: who speaks, or what is being written."""
        if self.purpose is Purpose.FILTER:
            return _("Filter items")
        if self.purpose is Purpose.AMEND:
            return _("Mend the entry")
        item = self._item()
        if self.purpose is Purpose.OUTCOME and item:
            words = _("Reason, item {number}") if item.state in WITH_REASON else _("Outcome, item {number}")
            return words.format(number=item.number)
        speaker = self._dossier.context().speaker
        return name_of(speaker, self._dossier.get)

    def said(self) -> list[Said]:
        """What stands below the field."""
        text = self._text()
        if self._refused and self._refused[0] == text:
            return [(self._refused[1], "bad")]
        self._refused = None
        if self.purpose is Purpose.FILTER:
            return [(_("Enter keeps the filter, Esc shows all items"), "faint")]
        if self.purpose is Purpose.OUTCOME:
            item = self._item()
            title = f"{term(item.state)}  ·  {item.title}" if item else ""
            return [(title, ""), ("  ·  ", "faint"), (_("Enter saves, Esc leaves it as it was"), "faint")]
        if self.purpose is Purpose.AMEND:
            draft = self._read_amended(text)
            return [*preview(draft, self._dossier.get), ("  ·  ", "faint"), (_("Esc leaves it as it was"), "faint")]
        draft = self._dossier.read(text) if text else EmptyDraft()
        return preview(draft, self._dossier.get, waiting=True)

    def unfinished(self) -> str:
        """The text that is to be there again after a crash: what is being recorded, even while it is put aside."""
        return self._text() if self.purpose is Purpose.RECORD else self._aside

    # Enter ---------------------------------------------------------------------------------------

    def enter(self, text: str) -> str:
        """Carry the line out and return what is to stay in the field: nothing, or all of it if it failed."""
        try:
            return self._carry_out(text)
        except CannotWrite as error:
            self._refused = (text, self._trouble(error))
            self._changed()
            return text

    def _carry_out(self, text: str) -> str:
        match self.purpose:
            case Purpose.FILTER:
                return self._back()
            case Purpose.OUTCOME:
                item = self._item()
                if item:
                    field = "reason_text" if item.state in WITH_REASON else "outcome"
                    self._dossier.change(RecordKind.ITEM, item.uid, **{field: text.strip()})
            case Purpose.AMEND:
                draft = self._read_amended(text)
                if not isinstance(draft, EntryDraft):
                    why = (
                        misreading_text(draft) if isinstance(draft, MisreadDraft) else _("This is no entry. Esc stops.")
                    )
                    return self._refuse(text, why)
                self._dossier.change(RecordKind.ENTRY, self.target, **self._amended(draft))
            case Purpose.RECORD:
                draft = self._dossier.read(text)
                if isinstance(draft, MisreadDraft):
                    return self._refuse(text, misreading_text(draft))
                if isinstance(draft, EmptyDraft):
                    return ""
                self._dossier.record(draft)
        self._trouble(None)
        return self._back()

    def _refuse(self, text: str, why: str) -> str:
        self._refused = (text, why)
        self._changed()
        return text

    def _back(self) -> str:
        """Return to recording; gives back the text that was put aside."""
        aside, self._aside = self._aside, ""
        self.purpose, self.target = Purpose.RECORD, ""
        self._changed()
        return aside

    # Other purposes ------------------------------------------------------------------------------

    def _begin(self, purpose: Purpose, target: str, text: str) -> None:
        if self.purpose is Purpose.RECORD:
            self._aside = self._text()
        self.purpose, self.target = purpose, target
        self._fill(text)
        self._changed()

    def amend(self, entry: Entry) -> None:
        """Take an entry into the line, as the line that would record it."""
        self._begin(Purpose.AMEND, entry.uid, capture.write(_draft_of(entry), self._context()))

    def outcome(self, item: Item) -> None:
        """Take an item's outcome into the line, or its reason where its state is explained by one."""
        self._begin(Purpose.OUTCOME, item.uid, item.reason_text if item.state in WITH_REASON else item.outcome)

    def filter(self, words: str) -> None:
        """Let the line filter the checklist."""
        self._begin(Purpose.FILTER, "", words)

    def recall(self, by: int) -> None:
        """Up: my last entry, then those before it; Down: back again."""
        if self.purpose is Purpose.RECORD:
            mine = self._dossier.context().last_entry
            if by < 0 and mine is not None:
                self.amend(mine)
        elif self.purpose is Purpose.AMEND:
            entries = self._dossier.entries
            place = next((row for row in range(len(entries) - 1, -1, -1) if entries[row].uid == self.target), -1)
            if place >= 0 and 0 <= place + by < len(entries):
                self.amend(entries[place + by])
            elif place >= 0 and by > 0:
                self.cancel()

    def cancel(self) -> bool:
        """Esc: leave everything as it was. False if the line was only recording."""
        if self.purpose is Purpose.RECORD:
            return False
        if self.purpose is Purpose.FILTER:
            self._filter("")
        self._fill(self._back())
        return True

    # Reading -------------------------------------------------------------------------------------

    def _item(self) -> Item | None:
        record = self._dossier.get(RecordKind.ITEM, self.target) if self.target else None
        return record if isinstance(record, Item) else None

    def _context(self) -> CaptureContext:
        """The context for an entry that is being mended: nobody speaks unless the line says who."""
        return replace(self._dossier.context(), speaker=NOBODY)

    def _read_amended(self, text: str) -> Draft:
        return capture.read(text, self._context())

    def _amended(self, draft: EntryDraft) -> dict[str, Any]:
        """The fields of the entry as the mended line has them."""
        fields: dict[str, Any] = {name: getattr(draft, name) for name in _SHARED}
        entry = self._dossier.get(RecordKind.ENTRY, self.target)
        day = entry.at.date() if isinstance(entry, Entry) and entry.at else self._dossier.meeting.day
        if draft.said_at and day:
            fields["at"] = datetime.combine(day, draft.said_at)
        return fields


#: The fields that an entry and the draft of one have in common.
_SHARED = ("kind", "text", "speaker", "items", "owners", "deadline", "verbatim", "parties", "vote", "figures")


def _draft_of(entry: Entry) -> EntryDraft:
    """The draft that would record this entry; its time stays out of the line, because mending does not change it."""
    return EntryDraft(**{name: getattr(entry, name) for name in _SHARED}, speaker_named=bool(entry.speaker))
