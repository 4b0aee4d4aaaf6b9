"""The item card: everything about the item under the checklist's cursor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.containers import VerticalScroll
from textual.widgets import Static

from store.meeting.kinds import TASK_KINDS
from store.meeting.records import Entry, Item, Meeting
from store.meeting.refs import Ref
from tui.language import _, day_text, field_name, ngettext, term

from .allotted import TYPING
from .looks import content
from .past_wording import item_late, past_text, task_late
from .place_wording import present_words
from .wording import (
    SIGNS,
    WITH_REASON,
    Find,
    Said,
    clock_text,
    days_text,
    deadline_text,
    name_of,
    names_of,
    upper_first,
)


class Card(VerticalScroll):
    """One item with its parties, state, outcome, reason, and the entries that speak of it."""

    DEFAULT_CSS = """
    Card { scrollbar-size-vertical: 1; background: $background; }
    Card > Static { height: auto; padding: 0 1 0 0; }
    """

    def __init__(self, find: Find, *, id: str | None = None) -> None:
        self._text = Static("", markup=False)
        super().__init__(self._text, id=id)
        self._find = find
        self._shown = ""
        self._said: list[Said] = []
        self._day: date | None = None
        self._today: date | None = None
        self.tells_places = False
        """Whether the present names of places are told; the first picture does not wait for the list of places."""

    def show(
        self,
        item: Item | None,
        entries: Sequence[Entry],
        typing: Sequence[str] = (),
        *,
        meeting: Meeting | None = None,
        today: date | None = None,
    ) -> None:
        """Show this item; ``entries`` are those that are linked to it, ``typing`` the names of who types about it.

        ``today`` is the day against which overdue is counted, and on which places have their present names.
        """
        uid = item.uid if item else ""
        if uid != self._shown:
            self._shown = uid
            self.scroll_to(y=0, animate=False)
        self._day, self._today = meeting.day if meeting else None, today
        said = self._lines(item, entries, typing) if item else [(_("No item chosen"), "faint")]
        if said != self._said:
            self._said = said
            self._text.update(content(said))

    def _lines(self, item: Item, entries: Sequence[Entry], typing: Sequence[str]) -> list[Said]:
        said: list[Said] = [(f"{item.number}. {item.title}\n", "strong")]
        about = [term(item.kind), *([term(item.level)] if item.level else []), item.field]
        said.append((" · ".join(word for word in about if word) + "\n", "faint"))
        said.append((f"\n{SIGNS[item.state]} {upper_first(term(item.state))}\n", "accent"))
        if typing:
            said.append((f"{TYPING} {_('{names} types here').format(names=', '.join(typing))}\n", "accent"))
        for field, words in (
            ("recorder", item.recorder),
            ("parties", names_of(item.parties, self._find)),
            ("lead", names_of(item.lead, self._find)),
            ("supporting", names_of(item.supporting, self._find)),
            ("planned", deadline_text(item.planned) if item.planned else ""),
            ("outcome", item.outcome),
            ("reason", term(item.reason) if item.reason else ""),
            ("reason_text", item.reason_text),
            ("figures", item.figures),
            ("source", item.source),
        ):
            if words:
                said.extend([(f"\n{upper_first(field_name(field))}\n", "faint"), (f"{words}\n", "")])
            if field == "planned" and (late := item_late(item, self._today)):
                said.append((f"{late} !\n", "warn"))
            if field == "supporting":
                said += self._present_names((*item.parties, *item.lead, *item.supporting))
        if not item.outcome and not item.reason_text and not item.reason:
            hint = _("No reason yet") if item.state in WITH_REASON else _("No outcome yet")
            said.append((f"\n{hint}\n", "faint"))
        return said + _past(item) + self._entries(entries)

    def _present_names(self, people: Sequence[Ref]) -> list[Said]:
        """What places that the item names are called now, where that is not what they were called then."""
        if not self.tells_places or self._today is None or self._day is None:
            return []
        said: list[Said] = []
        for name in dict.fromkeys(name_of(ref, self._find) for ref in people):
            words = present_words(name, self._day, self._today)
            if words:
                said.append((f"{name}: {words}\n", "faint"))
        return said

    def _entries(self, entries: Sequence[Entry]) -> list[Said]:
        if not entries:
            return []
        tasks = [entry for entry in entries if entry.kind in TASK_KINDS]
        open_tasks = sum(not entry.fulfilled for entry in tasks)
        heading = ngettext("{count} entry", "{count} entries", len(entries)).format(count=len(entries))
        if tasks:
            heading += " · " + ngettext("{count} task open", "{count} tasks open", open_tasks).format(count=open_tasks)
            late_ones = sum(bool(task_late(task, self._today)) for task in tasks)
            if late_ones:
                heading += " · " + ngettext("{count} overdue", "{count} overdue", late_ones).format(count=late_ones)
        said: list[Said] = [(f"\n{heading}\n", "faint")]
        for entry in entries[-20:]:
            when = clock_text(entry.at) or _left_on(entry)
            lead = " ".join(word for word in (when, upper_first(term(entry.kind))) if word)
            said.extend([(f"{lead}\n", "strong"), (f"{entry.text}\n", "")])
            if entry.kind in TASK_KINDS:
                owners = names_of(entry.owners, self._find)
                due = (
                    _("due {when}").format(when=days_text(entry.deadline) or entry.deadline.said)
                    if entry.deadline
                    else ""
                )
                done = _("✓ fulfilled") if entry.fulfilled else ""
                task = " · ".join(word for word in (f"→ {owners}" if owners else "", due, done) if word)
                if task:
                    said.append((f"{task}\n", "accent"))
                if late := task_late(entry, self._today):
                    said.append((f"{late} !\n", "warn"))
        return said


def _past(item: Item) -> list[Said]:
    """What each earlier meeting left of the item, the last one first."""
    if not item.history:
        return []
    said: list[Said] = [("\n" + _("At earlier meetings") + "\n", "faint")]
    return [*said, *((f"{past_text(past)}\n", "") for past in reversed(item.history))]


def _left_on(entry: Entry) -> str:
    """The day of the meeting that left a task to this one."""
    day = next((past.day for past in entry.history if past.day), None)
    return day_text(day) if day else ""
