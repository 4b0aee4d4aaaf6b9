"""The commands that only read: show, search, schema."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from store.dossier import Dossier
from store.meeting import gaps, register
from store.meeting.kinds import TASK_KINDS, RecordKind
from store.meeting.records import Entry, Item, Record
from store.selection import Selection, UnknownParty

from .. import messages
from ..language import _, field_name, term
from ..widgets.wording import clock_text, days_text, deadline_text, names_of, vote_text
from .opening import opened
from .printing import say, say_json, say_rows, warn
from .settings import Settings
from .values import label, plain, shortened, to_json, value_text

INCOMPLETE = 1
USAGE = 2

_FILTERED = frozenset({"items", "entries", "actions"})


def show(settings: Settings, folder: Path, what: str | None, party: str, field: str, overdue: bool) -> int:
    """A part of the record, or an overview, as text or JSON; 1 where gaps or conflicts are shown."""
    if (party or field or overdue) and what not in _FILTERED:
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
        return _SHOW[what or ""](dossier, chosen, settings.as_json)


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
        (_("agenda points"), str(len(held.points))),
        (_("items"), _counted(counts)),
        (_("entries"), str(len(held.entries))),
        (_("directives and commitments"), str(len(tasks))),
        (_("gaps"), str(len(gaps.find(held)))),
        (_("conflicts"), str(len(dossier.contested()))),
        (_("not yet shared"), str(dossier.unshared)),
    ]
    say_rows([("  " + label, value) for label, value in rows if value])
    return 0


def _counted(counts: register.Counts) -> str:
    states = ", ".join(f"{term(state)} {n}" for state, n in counts.by_state.items())
    return f"{counts.total} ({states})" if states else str(counts.total)


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
    told += [part for part in (item.outcome, term(item.reason) if item.reason else "", item.reason_text) if part]
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
        told.append(vote_text(entry.vote))
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
    rows = []
    for task in tasks:
        due = days_text(task.deadline) or task.deadline.said if task.deadline else ""
        state = _("fulfilled") if task.fulfilled else _("open")
        owners = names_of(task.owners, dossier.get)
        rows.append((term(task.kind), state, due or "—", f"{owners or '—'}: {task.text}"))
    _say_rows(rows)
    return 0


def _gaps(dossier: Dossier, _chosen: Selection, json: bool) -> int:
    found = gaps.find(dossier.proceedings())
    if json:
        say_json([{**dataclasses.asdict(gap), "kind": gap.kind.value, "record": gap.record.value} for gap in found])
    else:
        say_rows([(messages.gap(one.kind), one.detail) for one in found])
        if not found:
            say(_("Nothing is missing; the record is complete."))
    return INCOMPLETE if found else 0


def _conflicts(dossier: Dossier, _chosen: Selection, json: bool) -> int:
    contested = dossier.contested()
    if json:
        say_json([plain(one) for one in contested])
        return INCOMPLETE if contested else 0
    if not contested:
        say(_("There are none."))
    for one in contested:
        say(f"{term(one.kind)} {label(dossier, one.kind, one.uid)} · {field_name(one.field)}")
        versions = [("=", one.shown), *(("≠", other) for other in one.others)]
        say_rows(
            [
                (f"  {sign} {version.by}", value_text(dossier, one.kind, one.field, version.value))
                for sign, version in versions
            ]
        )
    return INCOMPLETE if contested else 0


#: A record that is deleted is known again by what it was called last.
_NAMING = frozenset({"title", "name", "text"})


def _history(dossier: Dossier, _chosen: Selection, json: bool) -> int:
    lines = dossier.history()
    if json:
        say_json([plain(line) for line in lines])
        return 0
    rows = []
    called = {line.uid: str(line.new or "") for line in lines if line.field in _NAMING}
    for line in lines:
        at = line.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
        name = label(dossier, line.kind, line.uid) or shortened(called.get(line.uid, ""))
        what = f"{term(line.kind)} {name}".strip()
        if line.field == "deleted":
            told = _("deleted") if line.new else _("restored")
        else:
            old, new = (value_text(dossier, line.kind, line.field, value) for value in (line.old, line.new))
            told = f"{field_name(line.field)}: {old} → {new}"
        rows.append((at, line.by, f"{what} · {told}"))
    say_rows(rows)
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
