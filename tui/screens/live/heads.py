"""The words around the panes of the live screen: its first line, the panes' titles, the hints of a list's keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from textual.widget import Widget

from store.meeting import agenda_clock
from store.meeting.agenda_clock import AgendaClock
from store.meeting.records import Meeting
from tui.language import _, day_text, ngettext, term
from tui.widgets.agenda import Agenda
from tui.widgets.allotted import TYPING, called, mine_word
from tui.widgets.checklist import Checklist
from tui.widgets.masthead import Fact
from tui.widgets.pane_head import Title
from tui.widgets.past_wording import item_late
from tui.widgets.timeline import Timeline
from tui.widgets.wording import SIGNS, Said, clock_text
from tui.widgets.wrapping import shorten

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.presence import Colleague

_BAR = 5
"""The cells of the bar that shows how many items are done."""
_BESIDE_FILTER = 6
"""The cells of another list's title where a filter has to be named."""
_BESIDE_NAMES = 30
"""The cells of an item's title in the hint where names stand beside it."""


def title(meeting: Meeting) -> str:
    """The meeting and its day."""
    words = meeting.title or _("Meeting without a title")
    return f"{words} · {day_text(meeting.day)}" if meeting.day else words


def facts(
    dossier: Dossier,
    now: datetime,
    running: datetime | None,
    *,
    failed: bool,
    away_since: datetime | None,
    colleagues: Sequence[Colleague],
    overdue: tuple[int, int] = (0, 0),
) -> list[Said | Fact]:
    """The time, whether all is saved, who else records, and what the shared folder does not hold yet.

    ``running`` is the local time if the meeting is today: then a point that overruns is told, quietly. So is a closed
    session, and who records where it was handed over. ``overdue`` counts tasks and items that are overdue today.
    """
    said: list[Said | Fact] = [(clock_text(now), "")]
    if dossier.closed_session:
        said.insert(0, (_("CLOSED SESSION"), "warn"))
    if dossier.by != dossier.opened_by:
        said.append((_("{name} records").format(name=dossier.by), "accent"))
    point = agenda_clock.running(dossier.points[:])
    over = agenda_clock.minutes_over(point, running) if point else 0
    if point and over:
        said.append((_("point {number} +{minutes}′ !").format(number=point.number, minutes=over), "warn"))
    if any(overdue):
        said.append(_late(*overdue))
    if failed:
        said.append((_("✗ NOT SAVED"), "bad"))
    elif dossier.only_in_folder:
        words = _("✗ {count} in the folder only: disk full").format(count=dossier.only_in_folder)
        said.append(Fact(words, "bad", (_("✗ disk full"),)))
    else:
        said.append((_("✓ saved {count}").format(count=len(dossier.entries)), "good"))
    if colleagues:
        from tui.widgets.colleague_wording import fact

        others = fact(colleagues)
        said += [others] if others else []
    said += _folder(dossier, away_since)
    if dossier.disputed:
        count = dossier.disputed
        words = _("F12: {count} in two versions").format(count=count)
        said.append(Fact(words, "warn", (f"F12: {count}",), "conflicts"))
    if dossier.unshared:
        count = dossier.unshared
        words = _("{count} not yet shared").format(count=count)
        said.append(Fact(words, "warn", (_("{count} to share").format(count=count),), "colleagues"))
    return said


def _late(tasks: int, items: int) -> Fact:
    told = [
        ngettext("{count} task", "{count} tasks", tasks).format(count=tasks) if tasks else "",
        ngettext("{count} item", "{count} items", items).format(count=items) if items else "",
    ]
    words = _("overdue: {what}").format(what=", ".join(part for part in told if part))
    shorter = ngettext("{count} overdue", "{count} overdue", tasks + items).format(count=tasks + items)
    return Fact(words, "warn", (shorter,))


def _folder(dossier: Dossier, away_since: datetime | None) -> list[Said | Fact]:
    """What is wrong with the shared folder."""
    if dossier.sharing_ended:
        return [Fact(_("sharing ended"), "warn", (), "colleagues")]
    said: list[Said | Fact] = []
    if away_since is not None:
        at = clock_text(away_since.astimezone())
        if dossier.place == "emptied":
            words = _("shared folder emptied {time}").format(time=at)
        elif dossier.place == "replaced":
            words = _("another dossier in the shared folder {time}").format(time=at)
        else:
            words = _("shared folder away since {time}").format(time=at)
        said.append(Fact(words, "warn", (_("away {time}").format(time=at),), "colleagues"))
    if dossier.unread:
        unread = dossier.unread
        words = ngettext("{count} file cannot be read", "{count} files cannot be read", unread).format(count=unread)
        shorter = ngettext("{count} file unread", "{count} files unread", unread).format(count=unread)
        said.append(Fact(words, "warn", (shorter,), "colleagues"))
    return said


def _clock(clock: AgendaClock) -> str:
    """``47′/90′``, with a sign where it will take longer than planned."""
    if not clock.planned:
        return f"{clock.used}′" if clock.used else ""
    return f"{clock.used}′/{clock.planned}′{'!' if clock.late > 0 else ''}"


def _clock_in_words(clock: AgendaClock) -> str:
    words = []
    if clock.late > 0:
        words.append(_("{minutes} minutes beyond the plan !").format(minutes=clock.late))
    elif clock.late < 0:
        words.append(_("{minutes} minutes ahead").format(minutes=-clock.late))
    if clock.ends_at:
        words.append(_("ends about {time}").format(time=clock_text(clock.ends_at)))
    return " · ".join(words)


def _whose(recorder: str, typing: Sequence[str]) -> list[Said]:
    """To whom something is allotted, and who types about it."""
    said: list[Said] = [(" · " + _("recorder: {name}").format(name=recorder), "")] if recorder else []
    if typing:
        said.append((f" · {TYPING} " + _("{names} types here").format(names=", ".join(map(called, typing))), "accent"))
    return said


def titles(
    dossier: Dossier, checklist: Checklist, left: str, right: str, narrow: bool, now: datetime | None, *, mine: bool
) -> dict[str, tuple[Title, ...]]:
    """The titles above each pane; where two panes share a place, both as tabs.

    ``now`` is the local time if the meeting is today; ``mine`` says that the agenda shows only what is mine.
    """
    done, total = checklist.done, checklist.total
    filled = round(_BAR * done / total) if total else 0
    progress = f"{'▓' * filled}{'░' * (_BAR - filled)} {done}/{total}" if total else ""
    if checklist.words:
        progress = f"/{checklist.words} {checklist.count()}/{total}"
    clock = _clock(agenda_clock.read(dossier.points[:], now))
    chosen = checklist.item(checklist.cursor)
    numbered = _("Item {number}").format(number=chosen.number) if chosen else _("Item")
    agenda = Title(
        _("Agenda"), "F3", f"/{mine_word()} {clock}".rstrip() if mine else clock, left == "agenda", "pane('agenda')"
    )
    register = Title(
        _("Items"), "F4", progress if checklist.words else f"{done}/{total}", left == "items", "pane('items')"
    )
    timeline = Title(_("Timeline"), "F5", "", right == "timeline", "pane('timeline')")
    card = Title(numbered, "F6", "", right == "card", "pane('card')")
    if narrow:
        if checklist.words and left == "items":
            agenda = agenda._replace(words=shorten(agenda.words, _BESIDE_FILTER))  # a filter must not go unseen
        lists, words = (agenda, register), (timeline, card)
        return {"agenda": lists, "items": lists, "timeline": words, "card": words}
    return {
        name: (one._replace(words=one.words.upper(), note=progress if one is register else one.note, seen=True),)
        for name, one in (("agenda", agenda), ("items", register), ("timeline", timeline), ("card", card))
    }


def hint(
    focused: Widget | None, dossier: Dossier, now: datetime | None, typing_on: Callable[[str], Sequence[str]]
) -> list[Said]:
    """While a list has the focus: what its cursor stands on in full, and what its keys do; else nothing.

    ``typing_on`` tells who types about an item or agenda point now.
    """
    said: list[Said] = []
    if isinstance(focused, Checklist):
        item = focused.item(focused.cursor)
        if item:
            whose = _whose(item.recorder, typing_on(item.uid))
            title = shorten(item.title, _BESIDE_NAMES) if whose else item.title
            said.append((f"{SIGNS[item.state]} {item.number} {title}", "strong"))
            late = item_late(item, focused.today)
            said += [(f" · {term(item.state)}", ""), *([(f" · {late} !", "warn")] if late else []), *whose, ("\n", "")]
        said.append((_("Space state · Enter outcome · # about it · / filters · A allots · M mine · Esc"), "faint"))
    elif isinstance(focused, Agenda):
        point = focused.point(focused.cursor)
        clock = agenda_clock.read(dossier.points[:], now)
        if point:
            said.append((f"{point.number}. {point.title}", "strong"))
            said += _whose(point.recorder, typing_on(point.uid))
        told = _clock_in_words(clock)
        if told:
            said.append((f" · {told}", "warn" if clock.late > 0 else ""))
        said.append(("\n" if said else "", ""))
        said.append((_("Enter opens this point · digits to a number · A allots · M mine · Esc"), "faint"))
    elif isinstance(focused, Timeline):
        entry = focused.entry(focused.cursor)
        if entry and focused.is_deleted(entry.uid):
            said.append((_("Enter restores the entry · D hides the deleted ones · Esc returns"), "faint"))
        else:
            said.append((_("Enter mends · !+=~*?. kind · # items · S splits · M joins · P point · T time"), "faint"))
            said.append(("\n", ""))
            said.append((_("F fulfilled · R read back · C closed · Del deletes · D deleted · Esc returns"), "faint"))
    return said
