"""What the lists of the preparing screen show: the records of each kind, found by words, in lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from store.dossier import Dossier
from store.meeting import timetable
from store.meeting.kinds import CLOSED_STATES, DelegateRole, PartyRole, PointState, RecordKind
from store.meeting.numbering import next_number
from store.meeting.overdue import items_overdue
from store.meeting.records import AgendaPoint, Delegate, Item, Party
from store.meeting.text import fold
from tui.language import N_, _, field_name, ngettext, term
from tui.widgets.choice import value_text
from tui.widgets.past_wording import item_late, last_time
from tui.widgets.place_wording import beside
from tui.widgets.wording import SIGNS, Said, clock_text, deadline_text, name_of, names_of, upper_first

from .form_people import People
from .form_values import Around, shown
from .meeting_values import SECTIONS

_LABEL = 24
"""The cells of a label at the left."""


class Row(NamedTuple):
    """A line of a list: the record it is about, or for the meeting one of its fields."""

    kind: RecordKind
    uid: str


@dataclass(frozen=True)
class Section:
    """One list. ``rows`` are those that fit folded words; ``say`` is what a row shows; ``sum_up`` stands above."""

    name: str
    title: str
    kind: RecordKind
    rows: Callable[[Dossier, Sequence[str]], list[Row]]
    say: Callable[[Dossier, Row], list[Said]]
    sum_up: Callable[[Dossier], str]
    empty: str


def fitting(words: Sequence[str], *texts: str) -> bool:
    """Whether all the folded words occur in the texts, accents and capitals aside."""
    if not words:
        return True
    folded = " ".join(fold(text) for text in texts)
    return all(word in folded for word in words)


# The meeting -------------------------------------------------------------------------------------


def _details(_dossier: Dossier, words: Sequence[str]) -> list[Row]:
    names = [field.name for _title, fields in SECTIONS for field in fields]
    return [Row(RecordKind.MEETING, name) for name in names if fitting(words, field_name(name))]


def _detail(dossier: Dossier, row: Row) -> list[Said]:
    field = next(field for _title, fields in SECTIONS for field in fields if field.name == row.uid)
    around = Around(dossier.meeting.day, People(dossier.delegates[:], dossier.parties[:]))
    typed = shown(field, dossier.meeting, around)
    text = upper_first(value_text(typed)) if field.turned else "; ".join(typed.split("\n"))
    return [(f"{upper_first(field_name(field.name)):<{_LABEL}} ", "faint"), (text or "—", "" if text else "faint")]


def _progress(dossier: Dossier) -> str:
    return dossier.meeting.title or _("The meeting has no title yet: Enter writes it.")


# Parties -----------------------------------------------------------------------------------------


def _parties(dossier: Dossier, words: Sequence[str]) -> list[Row]:
    return _fitting_rows(RecordKind.PARTY, dossier.parties[:], words, lambda one: (one.name, *one.aliases))


def _party(dossier: Dossier, row: Row) -> list[Said]:
    party = _record(dossier, row, Party)
    more = [term(party.kind), *([term(party.role)] if party.role is not PartyRole.MEMBER else [])]
    parent = dossier.get(RecordKind.PARTY, party.parent) if party.parent else None
    home = _("belongs to {name}").format(name=parent.name) if isinstance(parent, Party) else ""
    place = beside(party.name, dossier.meeting.day, today(dossier))
    return _joined(party.name, [place, *more, home, ", ".join(party.aliases)])


def _count_parties(dossier: Dossier) -> str:
    count = len(dossier.parties)
    return ngettext("{count} party", "{count} parties", count).format(count=count)


# Delegates ---------------------------------------------------------------------------------------


def _delegates(dossier: Dossier, words: Sequence[str]) -> list[Row]:
    """By party, each party's name above its delegates."""
    names = {party.uid: party.name for party in dossier.parties[:]}
    by_party: dict[str, list[Delegate]] = {uid: [] for uid in names}
    for one in dossier.delegates[:]:
        home = one.party if one.party in names else ""
        if fitting(words, one.honorific, one.name, one.office, names.get(home, ""), *one.aliases):
            by_party.setdefault(home, []).append(one)
    rows = []
    for uid, delegates in by_party.items():
        if delegates:
            rows.append(Row(RecordKind.PARTY, uid))
            rows += [Row(RecordKind.DELEGATE, one.uid) for one in delegates]
    return rows


def _delegate(dossier: Dossier, row: Row) -> list[Said]:
    if row.kind is RecordKind.PARTY:
        party = dossier.get(RecordKind.PARTY, row.uid)
        return [(party.name if isinstance(party, Party) else _("Without a party"), "accent")]
    one = _record(dossier, row, Delegate)
    more = [one.office, term(one.role) if one.role is not DelegateRole.MEMBER else "", ", ".join(one.aliases)]
    if dossier.meeting.voting and not one.has_vote:
        more.append(_("without a vote"))
    return [("  ", ""), *_joined(f"{one.honorific} {one.name}".strip(), more)]


def _count_delegates(dossier: Dossier) -> str:
    count = len(dossier.delegates)
    return ngettext("{count} delegate", "{count} delegates", count).format(count=count)


# Agenda ------------------------------------------------------------------------------------------


def _points(dossier: Dossier, words: Sequence[str]) -> list[Row]:
    return _fitting_rows(
        RecordKind.POINT,
        dossier.points[:],
        words,
        lambda one: (str(one.number), one.title, name_of(one.presenter, dossier.get)),
    )


def _point(dossier: Dossier, row: Row) -> list[Said]:
    point = _record(dossier, row, AgendaPoint)
    points = dossier.points[:]
    slot = timetable.expected(points, dossier.meeting.planned_start)[points.index(point)]
    at = f"{'' if slot.exact else '≥'}{clock_text(slot.at)}" if slot else ""
    minutes = f"{point.planned_minutes}′" if point.planned_minutes else "—"
    more = [name_of(point.presenter, dossier.get), term(point.state) if point.state is not PointState.PLANNED else ""]
    return [(f"{at:>6} {minutes:>5}  ", "faint"), (f"{point.number:>2} ", "faint"), *_joined(point.title, more)]


def _sum_points(dossier: Dossier) -> str:
    points = dossier.points[:]
    minutes = sum(point.planned_minutes for point in points)
    said = ngettext("{count} point", "{count} points", len(points)).format(count=len(points))
    said += " · " + ngettext("{count} minute", "{count} minutes", minutes).format(count=minutes)
    begin = timetable.begin(points, dossier.meeting.planned_start)
    if begin is None:
        return said + " · " + _("the planned start is not filled in (1, planned start)")
    end = timetable.end(points, begin)
    return f"{said} · {clock_text(begin)}–{clock_text(end)}"


# Items -------------------------------------------------------------------------------------------


def _items(dossier: Dossier, words: Sequence[str]) -> list[Row]:
    return _fitting_rows(RecordKind.ITEM, dossier.items[:], words, lambda one: (str(one.number), one.title, one.field))


def _item(dossier: Dossier, row: Row) -> list[Said]:
    item = _record(dossier, row, Item)
    who = names_of(item.lead or item.parties, dossier.get)
    planned = deadline_text(item.planned) if item.planned else ""
    late = item_late(item, today(dossier))
    past = _("last time {what}").format(what=last_time(item.history)) if item.history else ""
    return [
        (f"{SIGNS[item.state]}{'!' if late else ' '}", "warn" if late else _look_of(item)),
        (f"{item.number:>{len(str(dossier.items[-1].number))}} ", "faint"),
        *_joined(item.title, [item.field, who, planned, late, past]),
    ]


def _look_of(item: Item) -> str:
    return "good" if item.state in CLOSED_STATES else ""


def _count_items(dossier: Dossier) -> str:
    count = len(dossier.items)
    said = ngettext("{count} item", "{count} items", count).format(count=count)
    number = next_number(dossier.items[:], dossier.meeting.numbers_given)
    late = len(items_overdue(dossier.items[:], today(dossier)))
    said += " · " + ngettext("{count} overdue", "{count} overdue", late).format(count=late) if late else ""
    return f"{said} · " + _("next number {number}").format(number=number)


def today(dossier: Dossier) -> date:
    """The day it is here, by the dossier's own clock."""
    return dossier.now().astimezone().date()


# What they have in common ------------------------------------------------------------------------


def _fitting_rows(
    kind: RecordKind, records: Iterable[Any], words: Sequence[str], texts: Callable[[Any], Iterable[str]]
) -> list[Row]:
    return [Row(kind, one.uid) for one in records if not words or fitting(words, *texts(one))]


def _record(dossier: Dossier, row: Row, cls: type[Any]) -> Any:
    """The record of a row; one that has gone since the list was made is shown without anything."""
    record = dossier.get(row.kind, row.uid)
    return record if record is not None else cls(uid=row.uid)


def _joined(name: str, more: Iterable[str]) -> list[Said]:
    rest = " · ".join(part for part in more if part)
    return [(name, "strong"), (f"  {rest}" if rest else "", "faint")]


LISTS: tuple[Section, ...] = (
    Section("meeting", N_("Meeting"), RecordKind.MEETING, _details, _detail, _progress, ""),
    Section(
        "parties",
        N_("Parties"),
        RecordKind.PARTY,
        _parties,
        _party,
        _count_parties,
        N_("No parties yet: n adds one, i reads a list from a file."),
    ),
    Section(
        "delegates",
        N_("Delegates"),
        RecordKind.DELEGATE,
        _delegates,
        _delegate,
        _count_delegates,
        N_("No delegates yet: n adds one, i reads a list from a file."),
    ),
    Section(
        "agenda",
        N_("Agenda"),
        RecordKind.POINT,
        _points,
        _point,
        _sum_points,
        N_("No agenda points yet: n adds one, i reads the agenda from a file."),
    ),
    Section(
        "items",
        N_("Items"),
        RecordKind.ITEM,
        _items,
        _item,
        _count_items,
        N_("No items yet: n adds one, i reads the register from a file."),
    ),
)
"""The lists in the order in which they are filled in."""
