"""The commands that only read: show, search, schema."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from store.dossier import Dossier
from store.meeting import gaps, overdue, register
from store.meeting.kinds import TASK_KINDS, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry, Item, Record
from store.selection import Selection, UnknownParty

from .. import messages
from ..language import _, day_text, field_name, ngettext, term
from ..widgets.past_wording import item_late, last_time, task_late
from ..widgets.value_wording import local_words, step_text, value_text, what_text
from ..widgets.vote_wording import entry_warning, quorum_said
from ..widgets.wording import clock_text, days_text, deadline_text, names_of, vote_text
from .opening import opened
from .printing import say, say_json, say_rows, warn
from .settings import Settings
from .values import plain, to_json

INCOMPLETE = 1
USAGE = 2

_FILTERED = frozenset({"items", "entries", "actions"})


def show(settings: Settings, folder: Path, what: str | None, party: str, field: str, overdue: bool) -> int:
    """A part of the record, or an overview, as text or JSON; 1 where gaps or conflicts are shown.

    A choice without a part shows the items and the actions that it makes.
    """
    chosen_all = not what and bool(party or field or overdue)
    if (party or field or overdue) and what and what not in _FILTERED:
        warn(_("--party, --field and --overdue go with items, entries and actions only."))
        warn(_("Write, for example, “rapporteur show {folder} actions --overdue”.").format(folder=folder))
        return USAGE
    with opened(settings, folder) as dossier:
        try:
            chosen = Selection.of(dossier, party, field, today() if overdue else None)
        except UnknownParty as unknown:
            warn(_("No party of this dossier is called “{words}”.").format(words=messages.plain(unknown.words)))
            warn(_("Its parties: {names}.").format(names="; ".join(one.name for one in dossier.parties)))
            return USAGE
        shown = _chosen if chosen_all else _SHOW[what or ""]
        return shown(dossier, chosen, settings.as_json)


def today() -> date:
    """The day it is here."""
    return datetime.now().astimezone().date()


def _all(records: Iterable[Record]) -> list[dict[str, Any]]:
    return [to_json(record) for record in records]


def _overview(dossier: Dossier, _chosen: Selection, json: bool) -> int:
    held = dossier.proceedings()
    if json:
        from exports import record_json

        print(record_json.write(held, closed_session=True).decode(), end="")
        return 0
    counts = register.count(held.items)
    years, fields = register.by_year(held), register.by_field(held.items)
    tasks = [entry for entry in held.entries if entry.kind in TASK_KINDS]
    say(held.meeting.title)
    rows = [
        (
            field_name("day"),
            f"{held.meeting.day.day}/{held.meeting.day.month}/{held.meeting.day.year}" if held.meeting.day else "",
        ),
        (field_name("place"), held.meeting.place),
        (field_name("chairs"), names_of(held.meeting.chairs, dossier.get)),
        (_("parties"), str(len(held.parties))),
        (_("delegates"), str(len(held.delegates))),
        (field_name("quorum"), _quorum(held)),
        (_("agenda points"), str(len(held.points))),
        (_("items"), _counted(counts)),
        (_("by year"), _shares({str(year or "…"): one for year, one in years.items()}) if len(years) > 1 else ""),
        (_("by field"), _shares({name or "…": one for name, one in fields.items()}) if len(fields) > 1 else ""),
        (_("by party"), _shares(register.by_party(held))),
        (_("entries"), str(len(held.entries))),
        (_("directives and commitments"), str(len(tasks))),
        (_("overdue"), _overdue(held)),
        (_("gaps"), str(len(gaps.find(held)))),
        (_("conflicts"), str(len(dossier.contested()))),
        (_("not yet shared"), str(dossier.unshared)),
    ]
    say_rows([("  " + label, value) for label, value in rows if value])
    return 0


def _quorum(held: Proceedings) -> str:
    return "".join(text for text, _look in quorum_said(held)) if held.meeting.voting else ""


def _counted(counts: register.Counts) -> str:
    states = ", ".join(f"{term(state)} {n}" for state, n in counts.by_state.items())
    return f"{counts.total} ({states})" if states else str(counts.total)


def _chosen(dossier: Dossier, chosen: Selection, json: bool) -> int:
    items, tasks = chosen.items(), chosen.actions()
    if json:
        say_json({"items": _all(items), "actions": _all(tasks)})
        return 0
    for heading, rows in (
        (_("Items"), [_item_row(item, dossier) for item in items]),
        (_("Directives and commitments"), [_action_row(task, dossier) for task in tasks]),
    ):
        say(f"{heading}:")
        _say_rows(rows)
    return 0


def _shares(groups: Mapping[str, register.Counts]) -> str:
    """How many of each group are done: ``du lịch 0/2; y tế 1/1``."""
    return "; ".join(f"{name} {counts.done}/{counts.total}" for name, counts in groups.items())


def _overdue(held: Proceedings) -> str:
    late = overdue.overdue(held, today())
    tasks, items = len(late.tasks), len(late.items)
    told = [
        ngettext("{count} task", "{count} tasks", tasks).format(count=tasks) if tasks else "",
        ngettext("{count} item", "{count} items", items).format(count=items) if items else "",
    ]
    return ", ".join(part for part in told if part)


def _items(dossier: Dossier, chosen: Selection, json: bool) -> int:
    items = chosen.items()
    if json:
        say_json(_all(items))
    else:
        _say_rows([_item_row(item, dossier) for item in items])
    return 0


def _item_row(item: Item, dossier: Dossier) -> tuple[str, ...]:
    told = [item.title]
    if item.parties:
        told.append(names_of(item.parties, dossier.get))
    if item.planned:
        told.append(deadline_text(item.planned))
    if late := item_late(item, today()):
        told.append(late)
    told += [part for part in (item.outcome, term(item.reason) if item.reason else "", item.reason_text) if part]
    if item.history:
        told.append(_("last time {what}").format(what=last_time(item.history)))
    return f"{item.number:>4}", term(item.state), item.field, " · ".join(told)


def _entries(dossier: Dossier, chosen: Selection, json: bool) -> int:
    entries = chosen.entries()
    if json:
        say_json(_all(entries))
    else:
        _say_rows([_entry_row(entry, dossier) for entry in entries])
    return 0


def _say_rows(rows: Sequence[Sequence[str]]) -> None:
    if rows:
        say_rows(rows)
    else:
        say(_("There are none."))


def _entry_row(entry: Entry, dossier: Dossier) -> tuple[str, ...]:
    speaker = names_of((entry.speaker,), dossier.get)
    said = f"{speaker}: {entry.text}" if speaker else entry.text
    told = [said] if said else []
    if entry.vote:
        told.append(vote_text(entry.vote, dossier.get))
        doubt = entry_warning(entry, dossier)
        told += [doubt] if doubt else []
    if entry.parties:
        told.append(names_of(entry.parties, dossier.get))
    numbers = [item.number for uid in entry.items if isinstance(item := dossier.get(RecordKind.ITEM, uid), Item)]
    told += [f"#{number}" for number in numbers]
    if entry.owners:
        told.append(f"→ {names_of(entry.owners, dossier.get)}")
    if entry.deadline:
        told.append(_("due {when}").format(when=deadline_text(entry.deadline)))
    return clock_text(entry.at), term(entry.kind), " · ".join(told)


def _actions(dossier: Dossier, chosen: Selection, json: bool) -> int:
    tasks = chosen.actions()
    if json:
        say_json(_all(tasks))
        return 0
    _say_rows([_action_row(task, dossier) for task in tasks])
    return 0


def _action_row(task: Entry, dossier: Dossier) -> tuple[str, ...]:
    due = days_text(task.deadline) or task.deadline.said if task.deadline else ""
    state = _("fulfilled") if task.fulfilled else task_late(task, today()) or _("open")
    owners = names_of(task.owners, dossier.get)
    return term(task.kind), state, due or "—", f"{owners or '—'}: {task.text}{_left(task)}"


def _left(task: Entry) -> str:
    """Which meeting left a task to this one."""
    day = next((past.day for past in task.history if past.day), None)
    meeting = day_text(day) if day else task.carried_from
    return " · " + _("left by the meeting of {day}").format(day=meeting) if meeting else ""


def _gaps(dossier: Dossier, _chosen: Selection, json: bool) -> int:
    held = dossier.proceedings()
    found, waived = gaps.find(held), gaps.waived(held)
    if json:
        say_json([*(gap_json(gap) for gap in found), *(gap_json(one.gap, one.reason) for one in waived)])
        return INCOMPLETE if found else 0
    say_rows([(messages.gap(one.kind), one.detail) for one in found])
    if not found:
        say(_("Nothing is missing; the record is complete."))
    say_waived(waived)
    return INCOMPLETE if found else 0


def gap_json(gap: gaps.Gap, reason: str = "") -> dict[str, Any]:
    """A gap as plain JSON, with the reason for which it was waived, empty where it was not."""
    return {**plain(gap), "waived": reason}


def say_waived(waived: Sequence[gaps.Waiver]) -> None:
    """What was left open on purpose, and why; nothing where nothing was."""
    if waived:
        say(_("Waived, with the reason") + ":")
        say_rows([("  " + messages.gap(one.gap.kind), one.gap.detail, f"— {one.reason}") for one in waived])


def _conflicts(dossier: Dossier, _chosen: Selection, json: bool) -> int:
    contested = dossier.contested()
    if json:
        say_json([plain(one) for one in contested])
        return INCOMPLETE if contested else 0
    if not contested:
        say(_("There are none."))
    for one in contested:
        what = what_text(dossier, one.kind, one.uid)
        if one.spared:
            deleters = ", ".join(dict.fromkeys(version.by for version in one.others))
            words = _("deleted by {deleter}, but changed by {name} meanwhile")
            say(f"{what} · {words.format(deleter=deleters, name=one.shown.by)}")
            continue
        say(f"{what} · {field_name(one.field)}")
        rows = [("=" if version.value == one.merged else "≠", version.by, version.value) for version in one.versions]
        if one.is_merged:
            rows = [("=", "", one.merged), *rows]
        say_rows(
            [(f"  {sign} {by}".rstrip(), value_text(dossier, one.kind, one.field, value)) for sign, by, value in rows]
        )
    return INCOMPLETE if contested else 0


def _history(dossier: Dossier, _chosen: Selection, json: bool) -> int:
    if json:
        say_json([plain(line) for line in dossier.history()])
        return 0
    steps = dossier.history_steps()
    say_rows(
        [
            (local_words(step.at), step.by, f"{what_text(dossier, step.kind, step.uid)} · {step_text(dossier, step)}")
            for step in reversed(steps)
        ]
    )
    return 0


_SHOW: dict[str, Callable[[Dossier, Selection, bool], int]] = {
    "": _overview,
    "items": _items,
    "entries": _entries,
    "actions": _actions,
    "gaps": _gaps,
    "conflicts": _conflicts,
    "history": _history,
}
