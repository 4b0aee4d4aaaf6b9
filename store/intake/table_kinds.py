"""What a table lists: parties, delegates, points of the agenda or items, told by its headings and by what it holds."""

from __future__ import annotations

from itertools import islice

from ..meeting import glossary
from ..meeting.kinds import TASK_KINDS, EntryKind, RecordKind
from ..meeting.text import fold
from . import clock, columns
from .bodies import is_body
from .headings import CLOCK, ENDS
from .layout_lists import is_person
from .tables import Table

_SAMPLE = 60
_HOURS = frozenset({CLOCK, "planned_start", ENDS})
"""What columns of an agenda hold that tell the time of day."""
_TASKS = frozenset(
    fold(glossary.term(kind, language)) for kind in (*TASK_KINDS, EntryKind.DECISION) for language in ("vi", "en")
)
_ITEMS = frozenset({"noi dung", "noi dung hop tac", "item"})
"""What such a list calls an item of the register among them."""


def kinds_of(table: Table, name: str) -> list[RecordKind]:
    """What a table in a file of this name can list: one kind, several where that is unclear, none where unknown.

    What counts is how many of its columns a kind of record has, what stands in them (times of day, people, bodies),
    then the table's title; the names of sheet and file decide between equals.
    """
    if table.kind is not None:
        return [table.kind]
    if lists_tasks(table):
        return []
    scores: list[tuple[tuple[float, bool, bool], RecordKind]] = []
    for kind in columns.KINDS:
        mapped = columns.mapping(table, kind)
        if columns.NAMED_BY[kind] not in mapped.values():
            continue
        points = _by_headings(table, kind, mapped) + _by_values(table, kind, mapped)
        points += 2.5 if columns.named(kind, table.title) else 0
        points += 1 if kind is RecordKind.DELEGATE and _lists_people(table) else 0
        scores.append(((points, columns.named(kind, table.place), columns.named(kind, name)), kind))
    best = max((score for score, _kind in scores), default=None)
    return [kind for score, kind in scores if score == best]


def lists_tasks(table: Table) -> bool:
    """Whether a column says of each row that it is a directive, a commitment or a conclusion.

    So do the lists of what is to be done that this program writes itself: they show entries of the record again and
    add no items to it.
    """
    for heading in table.headings:
        if columns.exactly(RecordKind.ITEM, heading) == "kind":
            said = {fold(str(value)) for row in table.rows if (value := row.values.get(heading)) not in (None, "")}
            return bool(said & _TASKS) and said <= _TASKS | _ITEMS
    return False


def _by_headings(table: Table, kind: RecordKind, mapped: dict[str, str]) -> float:
    """How many fields the headings name; one that only resembles the field's words counts for less."""
    fields: dict[str, float] = {}
    for heading, name in mapped.items():
        if name not in _HOURS or kind is not RecordKind.POINT:
            sure = heading in table.meaning or columns.is_sure(kind, heading, name)
            fields[name] = max(fields.get(name, 0), 1 if sure else 0.6)
    return sum(fields.values())


def _by_values(table: Table, kind: RecordKind, mapped: dict[str, str]) -> float:
    """What the values themselves say for or against a kind of record."""
    points = 0.0
    for heading, name in mapped.items():
        values = [value for row in islice(table.rows, _SAMPLE) if (value := row.values.get(heading)) not in (None, "")]
        if not values:
            continue
        if name in _HOURS and kind is RecordKind.POINT:
            times = sum(clock.hours(value) is not None or clock.minutes(value) is not None for value in values)
            points += 2 if 2 * times > len(values) else -1 if name == CLOCK else 0
        if name == "planned" and 2 * sum(clock.hours(value) is not None for value in values) > len(values):
            points -= 1
        if name == columns.NAMED_BY[kind]:
            texts = [value for value in values if isinstance(value, str)]
            people = 2 * sum(is_person(text) for text in texts) > len(values)
            bodies = 2 * sum(is_body(text) for text in texts) > len(values)
            if people:
                points += 2 if kind is RecordKind.DELEGATE else -2
            named_here = columns.exactly(kind, heading) and not _lists_people(table) and not _lists_matters(table)
            if bodies and named_here:
                points += 2 if kind is RecordKind.PARTY else -1 if kind is RecordKind.DELEGATE else 0
    return points


def _lists_people(table: Table) -> bool:
    """Whether a heading names people and nothing else (họ và tên, đại biểu)."""
    person, body = RecordKind.DELEGATE, RecordKind.PARTY
    return any(
        columns.exactly(person, heading) == "name"
        and (columns.exactly(body, heading) is None or fold(heading).startswith("ho "))
        for heading in table.headings
    )


def _lists_matters(table: Table) -> bool:
    """Whether a heading names what is to be done or talked about (nội dung): the bodies beside it are to do it."""
    return any(columns.exactly(RecordKind.ITEM, heading) == "title" for heading in table.headings)
