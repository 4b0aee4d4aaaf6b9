"""The item card: everything about the item under the checklist's cursor."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import VerticalScroll
from textual.widgets import Static

from store.meeting.kinds import TASK_KINDS
from store.meeting.records import Entry, Item
from tui.language import _, field_name, ngettext, term

from .allotted import TYPING
from .looks import content
from .wording import SIGNS, WITH_REASON, Find, Said, clock_text, days_text, deadline_text, names_of, upper_first


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

    def show(self, item: Item | None, entries: Sequence[Entry], typing: Sequence[str] = ()) -> None:
        """Show this item; ``entries`` are those that are linked to it, ``typing`` the names of who types about it."""
        uid = item.uid if item else ""
        if uid != self._shown:
            self._shown = uid
            self.scroll_to(y=0, animate=False)
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
        if not item.outcome and not item.reason_text and not item.reason:
            hint = _("No reason yet") if item.state in WITH_REASON else _("No outcome yet")
            said.append((f"\n{hint}\n", "faint"))
        return said + self._entries(entries)

    def _entries(self, entries: Sequence[Entry]) -> list[Said]:
        if not entries:
            return []
        tasks = [entry for entry in entries if entry.kind in TASK_KINDS]
        open_tasks = sum(not entry.fulfilled for entry in tasks)
        heading = ngettext("{count} entry", "{count} entries", len(entries)).format(count=len(entries))
        if tasks:
            heading += " · " + ngettext("{count} task open", "{count} tasks open", open_tasks).format(count=open_tasks)
        said: list[Said] = [(f"\n{heading}\n", "faint")]
        for entry in entries[-20:]:
            lead = " ".join(word for word in (clock_text(entry.at), upper_first(term(entry.kind))) if word)
            said.extend([(f"{lead}\n", "strong"), (f"{entry.text}\n", "")])
            if entry.kind in TASK_KINDS:
                owners = names_of(entry.owners, self._find)
                due = (
                    _("due {when}").format(when=days_text(entry.deadline) or entry.deadline.said)
                    if entry.deadline
                    else ""
                )
                task = " · ".join(word for word in (f"→ {owners}" if owners else "", due) if word)
                if task:
                    said.append((f"{task}\n", "accent"))
        return said
