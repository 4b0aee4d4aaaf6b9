"""The words around the panes of the live screen: its first line, the panes' titles, the hints of a list's keys."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from textual.widget import Widget

from store.meeting.kinds import ItemState
from store.meeting.records import Meeting
from tui.language import _, day_text, ngettext, term
from tui.widgets.agenda import Agenda
from tui.widgets.checklist import Checklist
from tui.widgets.pane_head import Title
from tui.widgets.timeline import Timeline
from tui.widgets.wording import SIGNS, Said, clock_text

if TYPE_CHECKING:
    from store.dossier import Dossier

_BAR = 5
"""The cells of the bar that shows how many items are done."""


def title(meeting: Meeting) -> str:
    """The meeting and its day."""
    words = meeting.title or _("Meeting without a title")
    return f"{words} · {day_text(meeting.day)}" if meeting.day else words


def facts(dossier: Dossier, now: datetime, *, failed: bool, away: bool) -> list[Said]:
    """The time, whether all is saved, and what the shared folder does not hold yet."""
    said: list[Said] = [(clock_text(now), "")]
    if failed:
        said.append((_("✗ NOT SAVED"), "bad"))
    else:
        said.append((_("✓ saved {count}").format(count=len(dossier.entries)), "good"))
    if away:
        said.append((_("shared folder away"), "warn"))
    if dossier.unread:
        unread = dossier.unread
        words = ngettext("{count} file cannot be read", "{count} files cannot be read", unread)
        said.append((words.format(count=unread), "warn"))
    if dossier.unshared:
        said.append((_("{count} not yet shared").format(count=dossier.unshared), "warn"))
    return said


def titles(dossier: Dossier, checklist: Checklist, left: str, right: str, narrow: bool) -> dict[str, tuple[Title, ...]]:
    """The titles above each pane; where two panes share a place, both as tabs."""
    items = dossier.items[:]
    done = sum(item.state is ItemState.DONE for item in items)
    filled = round(_BAR * done / len(items)) if items else 0
    progress = f"{'▓' * filled}{'░' * (_BAR - filled)} {done}/{len(items)}" if items else ""
    if checklist.words:
        progress = f"/{checklist.words} {checklist.count()}/{len(items)}"
    chosen = checklist.item(checklist.cursor)
    numbered = _("Item {number}").format(number=chosen.number) if chosen else _("Item")
    agenda = Title(_("Agenda"), "F3", "", left == "agenda", "pane('agenda')")
    register = Title(_("Items"), "F4", f"{done}/{len(items)}", left == "items", "pane('items')")
    timeline = Title(_("Timeline"), "F5", "", right == "timeline", "pane('timeline')")
    card = Title(numbered, "F6", "", right == "card", "pane('card')")
    if narrow:
        return {"items": (agenda, register), "timeline": (timeline, card), "card": (timeline, card)}
    return {
        name: (one._replace(words=one.words.upper(), note=progress if one is register else "", seen=True),)
        for name, one in (("agenda", agenda), ("items", register), ("timeline", timeline), ("card", card))
    }


def hint(focused: Widget | None) -> list[Said]:
    """While a list has the focus: what its cursor stands on in full, and what its keys do; else nothing."""
    said: list[Said] = []
    if isinstance(focused, Checklist):
        item = focused.item(focused.cursor)
        if item:
            said.append((f"{SIGNS[item.state]} {item.number} {item.title}", "strong"))
            said.append((f" · {term(item.state)}\n", ""))
        said.append((_("Space changes the state · Enter writes the outcome · / filters · Esc returns"), "faint"))
    elif isinstance(focused, Agenda):
        point = focused.point(focused.cursor)
        if point:
            said.append((f"{point.number}. {point.title}\n", "strong"))
        said.append((_("Enter goes to this point · Esc returns"), "faint"))
    elif isinstance(focused, Timeline):
        said.append((_("Enter mends the entry · Del deletes it · End follows the newest · Esc returns"), "faint"))
    return said
