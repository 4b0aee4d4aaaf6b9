"""What the capture line is used for: recording, mending an entry, writing an outcome, filtering the checklist.

One field serves all of them, so that the input method, the focus and the user's eyes stay in one place. What was
being typed is put aside while the line serves another purpose and comes back afterwards.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from store.errors import CannotWrite
from store.meeting.kinds import RecordKind
from store.meeting.records import Entry, Item
from tui.language import _, term
from tui.widgets.wording import WITH_REASON, Said, name_of, waiting_hint

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
        return name_of(self._dossier.speaker, self._dossier.get)

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
        if not text and self.purpose is Purpose.RECORD:
            return waiting_hint()
        from . import line_drafts

        if self.purpose is Purpose.AMEND:
            amended = line_drafts.said_amended(self._dossier, text)
            return [*amended, ("  ·  ", "faint"), (_("Esc leaves it as it was"), "faint")]
        return line_drafts.said(self._dossier, text)

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
        from . import line_drafts

        match self.purpose:
            case Purpose.FILTER:
                return self._back()
            case Purpose.OUTCOME:
                item = self._item()
                if item:
                    field = "reason_text" if item.state in WITH_REASON else "outcome"
                    self._dossier.change(RecordKind.ITEM, item.uid, **{field: text.strip()})
            case Purpose.AMEND:
                why = line_drafts.amend(self._dossier, self.target, text)
                if why:
                    return self._refuse(text, why)
            case Purpose.RECORD:
                refused = line_drafts.record(self._dossier, text)
                if refused is None:
                    return ""
                if refused:
                    return self._refuse(text, refused)
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
        from . import line_drafts

        self._begin(Purpose.AMEND, entry.uid, line_drafts.line_of(self._dossier, entry))

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

    def _item(self) -> Item | None:
        record = self._dossier.get(RecordKind.ITEM, self.target) if self.target else None
        return record if isinstance(record, Item) else None
