"""The register counted: how many items stand where, and how that compares with the totals people stated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .kinds import CLOSED_STATES, ItemState
from .proceedings import Proceedings
from .records import FigureScope, Item, Meeting, StatedFigure
from .refs import Ref
from .text import fold


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items there are, and how many in each state that occurs."""

    total: int
    by_state: Mapping[ItemState, int]

    @property
    def done(self) -> int:
        """Items that are done."""
        return self.by_state.get(ItemState.DONE, 0)

    @property
    def open(self) -> int:
        """Items that go on: neither done nor dropped."""
        return self.total - sum(self.by_state.get(state, 0) for state in CLOSED_STATES)


def count(items: Iterable[Item]) -> Counts:
    """The items counted by state."""
    by_state: dict[ItemState, int] = {}
    for item in items:
        by_state[item.state] = by_state.get(item.state, 0) + 1
    return Counts(sum(by_state.values()), by_state)


def by_field(items: Iterable[Item]) -> dict[str, Counts]:
    """The counts of each field (lĩnh vực), in the order in which they first occur; "", last, holds items without one.

    Spellings that differ in capitals or accents only are one field, under the spelling that came first.
    """
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(fold(item.field), []).append(item)
    without = groups.pop("", [])
    return {group[0].field: count(group) for group in (*groups.values(), without) if group}


def by_party(proceedings: Proceedings) -> dict[str, Counts]:
    """The counts of each party by name, in the order of the list of parties; people on no list come last.

    An item counts once for each party it concerns. A unit counts for the party it belongs to: what a district
    agreed appears under its province. Parties of one name are one.
    """
    groups: dict[str, list[Item]] = {fold(party.name): [] for party in proceedings.parties}
    spelt = {fold(party.name): party.name for party in reversed(proceedings.parties)}
    for item in proceedings.items:
        names = (party_of_item(ref, proceedings) for ref in item.parties)
        for folded, name in {fold(name): name for name in names if name}.items():
            groups.setdefault(folded, []).append(item)
            spelt.setdefault(folded, name)
    return {spelt[folded]: count(group) for folded, group in groups.items() if group}


def first_year(item: Item, meeting: Meeting) -> int | None:
    """The year in which an item was first agreed: that of the first meeting that knew it, None where none is known."""
    day = next((past.day for past in item.history if past.day), None)
    if day is None and not item.carried_from:
        day = meeting.day
    return day.year if day else None


def by_year(proceedings: Proceedings) -> dict[int | None, Counts]:
    """The counts by the year in which items were first agreed, the earliest first; None, last, where that is unknown.

    An item that was carried over counts for the year of the first meeting in whose register it stood.
    """
    groups: dict[int | None, list[Item]] = {}
    for item in proceedings.items:
        groups.setdefault(first_year(item, proceedings.meeting), []).append(item)
    return {year: count(groups[year]) for year in sorted(groups, key=lambda year: (year is None, year or 0))}


def party_of_item(ref: Ref, proceedings: Proceedings) -> str:
    """The name under which an item counts for whoever is meant: that of the party at the top of his."""
    party = proceedings.party_of(ref)
    if party is None:
        return proceedings.name(ref)
    passed = {party.uid}
    while (above := proceedings.party_by_uid.get(party.parent)) and above.uid not in passed:
        passed.add(above.uid)
        party = above
    return party.name


def counted(scope: FigureScope, items: Iterable[Item]) -> int:
    """How many items of the register fall under the scope of a stated figure."""
    field = fold(scope.field)
    return sum(
        (scope.kind is None or item.kind is scope.kind)
        and (scope.level is None or item.level is scope.level)
        and (scope.state is None or item.state is scope.state)
        and (not field or fold(item.field) == field)
        for item in items
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """A stated figure beside the register's count. ``entry`` is the uid of the entry in which it was stated.

    ``counted_total`` goes with the second number of a fraction, None where there is none.
    """

    entry: str
    figure: StatedFigure
    counted: int
    counted_total: int | None = None

    @property
    def agrees(self) -> bool:
        """Whether the register shows the same number, and the same total where one was stated."""
        return self.counted == self.figure.value and (
            self.counted_total is None or self.counted_total == self.figure.total
        )


def compare(proceedings: Proceedings) -> tuple[Comparison, ...]:
    """Every stated figure that counts items of the register, with the register's own number. Nothing is repaired.

    The same figure stated again stands once, with the entry in which it was stated first.
    """
    found: dict[tuple[int, int | None, FigureScope], Comparison] = {}
    for entry in proceedings.entries:
        for figure in entry.figures:
            scope = figure.scope
            if scope is None or (figure.value, figure.total, scope) in found:
                continue
            whole = FigureScope(scope.kind, scope.level, None, scope.field)
            total = None if figure.total is None else counted(whole, proceedings.items)
            comparison = Comparison(entry.uid, figure, counted(scope, proceedings.items), total)
            found[figure.value, figure.total, scope] = comparison
    return tuple(found.values())
