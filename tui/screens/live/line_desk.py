"""The desk at which the capture line is served: what the line is used for now, and what is put aside meanwhile.

One field serves recording, mending, outcomes, filtering and every question about one entry, so that the input method,
the focus and the user's eyes stay in one place. What was being typed is put aside while the line serves another use,
and comes back afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from store.errors import CannotWrite
from store.meeting.kinds import RecordKind
from store.meeting.records import Entry, Item
from tui.widgets.wording import Said

from .uses.recording import Recording

if TYPE_CHECKING:
    from store.dossier import Dossier

    from .uses.use import LineUse


class _Aside(NamedTuple):
    """A use of the line that waits while the line serves another: its text, and the text that it began with."""

    use: LineUse
    text: str
    begun_with: str


class LineDesk:
    """Carries out what is typed, and says what it will become. It knows the dossier, not the widgets.

    ``fill`` puts a text into the field, ``text`` and ``cursor`` say what stands in it and where; ``trouble`` tells of
    a failed write (the error) or that writing works again (None); ``changed`` says that label or preview may differ;
    ``remark`` says something quietly beside the line.
    """

    def __init__(
        self,
        dossier: Dossier,
        *,
        fill: Callable[[str], None],
        text: Callable[[], str],
        cursor: Callable[[], int],
        trouble: Callable[[CannotWrite | None], str],
        changed: Callable[[], None],
        remark: Callable[[str], None],
    ) -> None:
        self._dossier = dossier
        self._fill = fill
        self._text = text
        self._cursor = cursor
        self._trouble = trouble
        self._changed = changed
        self._recording = Recording(dossier, remark)
        self.use: LineUse = self._recording
        self._begun_with = ""
        self._aside: list[_Aside] = []
        self._refused: tuple[str, str] | None = None

    # What is shown -------------------------------------------------------------------------------

    @property
    def recording(self) -> bool:
        """Whether what is typed is recorded, and the line serves no other use."""
        return self.use is self._recording

    def label(self) -> str:
        """What stands before the field."""
        return self.use.label()

    def said(self) -> list[Said]:
        """What stands below the field."""
        text = self._text()
        if self._refused and self._refused[0] == text:
            return [(self._refused[1], "bad")]
        self._refused = None
        return self.use.below(text)

    # What is there again after a crash ------------------------------------------------------------

    def unfinished(self) -> str:
        """The text that is being recorded, even while it is put aside."""
        return self._text() if self.recording else self._aside[0].text

    def unfinished_aside(self) -> dict[str, str]:
        """What else stands unfinished in the line: the use, the uid it is about, and the text; empty for nothing."""
        for use, text, _begun_with in reversed([*self._aside[1:], _Aside(self.use, self._text(), "")]):
            if use.kept and use is not self._recording:
                return {"use": use.kept, "target": use.target, "text": text, **use.kept_with()}
        return {}

    def take_up(self, typed: str) -> None:
        """Put back what stood unfinished in the line; ``typed`` is what a fast hand has typed already."""
        aside = self._dossier.draft_aside
        use = self._kept_use(aside.get("use", ""), aside.get("target", ""), aside)
        if use is None:
            self._fill(self._dossier.draft_line + typed)
        else:
            self._aside = [_Aside(self._recording, self._dossier.draft_line, "")]
            self.use = use
            self._fill(aside.get("text", "") + typed)

    def _kept_use(self, name: str, target: str, kept: Mapping[str, str]) -> LineUse | None:
        record = self._dossier.get(RecordKind.ENTRY, target) or self._dossier.get(RecordKind.ITEM, target)
        if name == "amend" and isinstance(record, Entry):
            from .uses.amending import Amending

            return Amending(self._dossier, target, kept)
        if name == "outcome" and isinstance(record, Item):
            from .uses.outcome import WritingOutcome

            return WritingOutcome(self._dossier, target, kept)
        return None

    # Enter ---------------------------------------------------------------------------------------

    def enter(self, text: str) -> str:
        """Carry the line out and return what is to stay in the field: nothing, or all of it if it failed."""
        use = self.use
        try:
            refused = use.enter(text, self._cursor())
        except CannotWrite as error:
            refused = self._trouble(error)
        else:
            if text and not refused:
                self._trouble(None)
        if refused:
            self._refused = (text, refused)
            self._changed()
            return text
        return self._back()

    def typed(self, text: str) -> None:
        """The text in the field has changed, key by key; for a use that needs no Enter this may be all it waits for."""
        try:
            over = self.use.typed(text)
        except CannotWrite as error:
            self._refused = (text, self._trouble(error))
            self._changed()
            return
        if over:
            spill = self.use.spill
            if not spill:
                self._trouble(None)
            self._fill(self._back() + spill)

    def _back(self) -> str:
        """Return to what was put aside, in the end to recording; gives back its text."""
        text = ""
        if not self.recording:
            self.use, text, self._begun_with = self._aside.pop()
        self._changed()
        return text

    # Other uses ----------------------------------------------------------------------------------

    def begin(self, use: LineUse, text: str = "") -> None:
        """Let the line serve another use, which begins with this text.

        What is being recorded is put aside, and so is a mending in which something has been typed.
        """
        now = self._text()
        if self.recording or (self.use.kept and now != self._begun_with):
            self._aside.append(_Aside(self.use, now, self._begun_with))
        else:
            self.use.leave()
        self.use, self._begun_with = use, text
        self._fill(text)
        self._changed()

    def amend(self, entry: Entry) -> None:
        """Take an entry into the line, as the line that would record it."""
        from .uses.amending import Amending

        self.begin(*Amending.of(self._dossier, entry))

    def outcome(self, item: Item) -> None:
        """Take an item's outcome into the line, or its reason where its state is explained by one."""
        from .uses.outcome import WritingOutcome

        self.begin(*WritingOutcome.of(self._dossier, item))

    def recall(self, by: int) -> None:
        """Up and Down: what the use makes of them; from recording, my last entry and those before it."""
        beside = self.use.beside(by)
        if beside is None:
            return
        use, text = beside
        if use is self.use and not text:
            self.cancel()
        elif use is self.use:
            self._fill(text)
            self._changed()
        else:
            if not self.recording:
                self._begun_with = self._text()  # the arrows leave an entry as it was, as Esc does
            self.begin(use, text)

    def cancel(self) -> bool:
        """Esc: leave everything as it was. False if the line was only recording."""
        if self.recording:
            return False
        self.use.leave()
        self._fill(self._back())
        return True
