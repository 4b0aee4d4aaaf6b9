"""The line while an entry of the timeline is reworked: linked to items, split, moved, timed anew."""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING

from store.meeting.kinds import RecordKind
from store.meeting.records import AgendaPoint, Entry, Item
from tui.language import _, term
from tui.widgets.wording import Said, clock_text
from tui.widgets.wrapping import shorten

from .recording import entry_of
from .seen import Seen, seen_now
from .use import LineUse

if TYPE_CHECKING:
    from store.dossier import Dossier

_TIME = re.compile(r"([01]?\d|2[0-3])\s*[:h.]?\s*([0-5]\d)", re.IGNORECASE)


class Reworking(LineUse):
    """What these uses have in common: they are about one entry, which may be gone when Enter comes."""

    def enter(self, text: str, cursor: int) -> str:
        """Carry it out on the entry as it is now."""
        entry = entry_of(self.dossier, self.target)
        if entry is None:
            return _("This entry has been deleted. Esc stops.")
        return self.carry_out(entry, text, cursor)

    def carry_out(self, entry: Entry, text: str, cursor: int) -> str:
        """Do it; the sentence why it cannot be done, else empty."""
        raise NotImplementedError

    def _spilt(self, key: str, typed: str) -> bool:
        """Somebody wanted to write, not to press this key: nothing typed is lost, it goes into the line."""
        self.spill = key + typed
        return True


class Linking(Reworking):
    """The numbers of the items an entry is about; more may be added, or taken away."""

    offers = True

    @classmethod
    def of(cls, dossier: Dossier, entry: Entry) -> tuple[LineUse, str]:
        """The use and the text it begins with."""
        records = (dossier.get(RecordKind.ITEM, uid) for uid in entry.items)
        numbers = " ".join(f"#{item.number}" for item in records if isinstance(item, Item))
        return cls(dossier, entry.uid), f"{numbers} " if numbers else ""

    def label(self) -> str:
        """What the numbers are for."""
        return _("About items")

    def below(self, text: str) -> list[Said]:
        """The items' titles."""
        from store.meeting import reworking

        uids, unread = reworking.linked(text, self.dossier.context())
        records = (self.dossier.get(RecordKind.ITEM, uid) for uid in uids)
        titles = [shorten(f"#{item.number} {item.title}", 40) for item in records if isinstance(item, Item)]
        said: list[Said] = [("  ·  ".join(titles), "strong")] if titles else [(_("about no item"), "")]
        if unread:
            said += [("  ·  ", "faint"), (_("no item: {words}").format(words=unread), "warn")]
        return [*said, ("  ·  ", "faint"), (_("numbers, or #letters; Enter saves"), "faint")]

    def carry_out(self, entry: Entry, text: str, cursor: int) -> str:  # noqa: ARG002
        """Link it to just these."""
        from store.meeting import reworking

        uids, unread = reworking.linked(text, self.dossier.context())
        if unread:
            return _("No item, or several, fit “{words}”; write the number.").format(words=unread)
        self.dossier.change(RecordKind.ENTRY, entry.uid, items=uids)
        return ""


class Splitting(Reworking):
    """The entry's text; a bar, or the cursor, marks where the second part begins."""

    _seen: Seen

    @classmethod
    def of(cls, dossier: Dossier, entry: Entry) -> tuple[LineUse, str]:
        """The use and the text it begins with."""
        use = cls(dossier, entry.uid)
        use._seen = seen_now(dossier, RecordKind.ENTRY, entry.uid)
        return use, entry.text

    def label(self) -> str:
        """What Enter does."""
        return _("Split the entry")

    def below(self, text: str) -> list[Said]:
        """The two parts, where a bar tells them; else what to do."""
        from store.meeting import reworking

        parts = reworking.read_parts(text, len(text))
        if parts is None:
            return [(_("Type | where the second part begins, or put the cursor there; then Enter. Esc stays"), "faint")]
        first, second, kind = parts
        said: list[Said] = [(shorten(first, 60), ""), ("  |  ", "accent")]
        if kind is not None:
            said.append((f"{term(kind).upper()} ", "accent"))
        return [*said, (shorten(second, 60), "")]

    def carry_out(self, entry: Entry, text: str, cursor: int) -> str:
        """Split it."""
        from store.meeting import reworking
        from store.scribe import new_uid

        parts = reworking.read_parts(text, cursor)
        if parts is None:
            return _("One part would be empty: put the cursor, or a |, between two words.")
        first, second = reworking.split(entry, *parts, self.dossier.context().day, new_uid)
        self.dossier.amend(first.kind, first.uid, self._seen, first.fields, besides=[second])
        return ""


class Moving(Reworking):
    """The number of the agenda point that an entry belongs to."""

    def label(self) -> str:
        """What the number is for."""
        return _("To agenda point")

    def below(self, text: str) -> list[Said]:
        """The point's title."""
        if not text.strip():
            numbers = "  ".join(f"{point.number} {shorten(point.title, 24)}" for point in self.dossier.points)
            return [(numbers, ""), ("  ·  ", "faint"), (_("0: under no point"), "faint")]
        if text.strip() == "0":
            return [(_("0: under no point"), "strong")]
        point = self._point(text)
        return [(f"{point.number}. {point.title}", "strong")] if point else [(self._nothing(text), "warn")]

    def typed(self, text: str) -> bool:
        """Words are no number."""
        return self._spilt("p", text) if text[:1].isalpha() else False

    def _point(self, text: str) -> AgendaPoint | None:
        return next((point for point in self.dossier.points if str(point.number) == text.strip().lstrip(".")), None)

    def _nothing(self, text: str) -> str:
        return _("There is no agenda point {number}.").format(number=text.strip())

    def carry_out(self, entry: Entry, text: str, cursor: int) -> str:  # noqa: ARG002
        """Move it."""
        point = self._point(text)
        if point is None and text.strip() != "0":
            return self._nothing(text)
        self.dossier.change(RecordKind.ENTRY, entry.uid, point=point.uid if point else "")
        return ""


class Timing(Reworking):
    """When something was said."""

    _was = ""

    @classmethod
    def of(cls, dossier: Dossier, entry: Entry) -> tuple[LineUse, str]:
        """The use and the text it begins with."""
        use = cls(dossier, entry.uid)
        use._was = clock_text(entry.at)
        return use, use._was

    def typed(self, text: str) -> bool:
        """Words typed right behind the key are no time."""
        typed = text[len(self._was) :]
        words = text.startswith(self._was) and len(typed) > 1 and typed[:2].isalpha()
        return self._spilt("t", typed) if words else False

    def label(self) -> str:
        """What the time is for."""
        return _("Said at")

    def below(self, text: str) -> list[Said]:
        """The time as it was read."""
        at = _time(text)
        if at is None:
            return [(_("A time such as 14:31, 14h31 or 1431; Enter saves, Esc leaves it as it was"), "faint")]
        return [(clock_text(at), "strong"), ("  ·  ", "faint"), (_("Enter saves, Esc leaves it as it was"), "faint")]

    def carry_out(self, entry: Entry, text: str, cursor: int) -> str:  # noqa: ARG002
        """Set it; the day stays, the meeting's where none was known."""
        at = _time(text)
        if at is None:
            return _("That is no time; write it as 14:31.")
        day = entry.at.date() if entry.at else self.dossier.context().day
        self.dossier.change(RecordKind.ENTRY, entry.uid, at=datetime.combine(day, at))
        return ""


def _time(text: str) -> time | None:
    form = _TIME.fullmatch(text.strip())
    return time(int(form[1]), int(form[2])) if form else None
