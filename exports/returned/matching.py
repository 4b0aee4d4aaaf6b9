"""Which paragraph or row that came back is which of those that were sent.

Bookmarks say it, but tables get sorted, rows copied and bookmarks lost; so a text that is exactly the one that was sent
counts for more than a bookmark, and a bookmark for more than a likeness.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from exports.returned.came import Came
from exports.sent import PARAGRAPH, Unit, plain

_LIKE = 0.6
"""The likeness from which on a text without its bookmark is taken for a sent one that was changed."""

_MOST = 250
"""The texts on either side that are compared each with each; of more, only those that stand at the same place."""


class Pair(NamedTuple):
    """What was sent and what came of it: None for what is no longer there, or was not there.

    ``moved`` says that it is a paragraph which stands elsewhere among the others; rows may be in any order.
    """

    unit: Unit | None
    came: Came | None
    moved: bool = False


def paired(units: Sequence[Unit], came: Sequence[Came]) -> tuple[Pair, ...]:
    """Every unit and everything that came, once, in the order of the file; what is gone stands where it stood."""
    found: dict[int, int] = {}
    taken: set[int] = set()

    def take(unit: int, place: int) -> None:
        found[unit] = place
        taken.add(place)

    by_name = defaultdict(list)
    for place, one in enumerate(came):
        for name in one.names:
            by_name[name].append(place)
    here = [plain(one.text) for one in came]
    sent = [unit.text for unit in units]
    for number, unit in enumerate(units):
        exact = [place for place in by_name[unit.name] if here[place] == sent[number] and place not in taken]
        if exact:
            take(number, exact[0])
    _exact(units, came, sent, here, found, taken, take)
    for number, unit in enumerate(units):
        named = [place for place in by_name[unit.name] if place not in taken] if number not in found else []
        if named:
            take(number, max(named, key=lambda place: _likeness(sent[number], here[place])))
    _alike(units, came, sent, here, found, taken, take)
    return tuple(_in_order(units, _whole(units, came, found, taken), found, taken))


_Take = Callable[[int, int], None]


def _exact(
    units: Sequence[Unit],
    came: Sequence[Came],
    sent: Sequence[str],
    here: Sequence[str],
    found: dict[int, int],
    taken: set[int],
    take: _Take,
) -> None:
    """Those whose text is the same, in their order."""
    waiting = defaultdict(list)
    for place in range(len(came) - 1, -1, -1):
        if place not in taken and here[place]:
            waiting[came[place].table, here[place]].append(place)
    for number, unit in enumerate(units):
        if number not in found and waiting[unit.table, sent[number]]:
            take(number, waiting[unit.table, sent[number]].pop())


def _alike(
    units: Sequence[Unit],
    came: Sequence[Came],
    sent: Sequence[str],
    here: Sequence[str],
    found: dict[int, int],
    taken: set[int],
    take: _Take,
) -> None:
    """Those that have lost their bookmark and were changed: the likest first."""
    tables = {unit.table for unit in units}
    for table in sorted(tables):
        left = [n for n, unit in enumerate(units) if n not in found and unit.table == table]
        free = [place for place, one in enumerate(came) if place not in taken and one.table == table and not one.names]
        if len(left) > _MOST or len(free) > _MOST:
            pairs: Iterable[tuple[int, int]] = zip(left, free, strict=False)
        else:
            pairs = ((number, place) for number in left for place in free)
        scored = []
        for number, place in pairs:
            same_number = table != PARAGRAPH and _number(units[number].cells) == _number(came[place].was or ())
            score = _likeness(sent[number], here[place]) + (0.3 if same_number else 0.0)
            if score >= _LIKE:
                scored.append((-score, number, place))
        for _score, number, place in sorted(scored):
            if number not in found and place not in taken:
                take(number, place)


def _number(cells: Sequence[str]) -> str:
    first = plain(cells[0]) if cells else ""
    return first if first.isdecimal() else str(object())


def _likeness(one: str, other: str) -> float:
    if one == other:
        return 1.0
    shared = sum((Counter(one.split()) & Counter(other.split())).values())
    most = len(one.split()) + len(other.split())
    if not most or 2 * shared / most < 0.25:  # a look at the words tells most of those that have nothing in common
        return 0.0
    return SequenceMatcher(None, one[:2000], other[:2000], autojunk=False).ratio()


def _whole(units: Sequence[Unit], came: Sequence[Came], found: dict[int, int], taken: set[int]) -> list[Came]:
    """A paragraph that was taken apart without being tracked is one again, on several lines."""
    whole = list(came)
    for number, place in list(found.items()):
        unit = units[number]
        if unit.table != PARAGRAPH:
            continue
        for beside, first_comes in ((place + 1, False), (place - 1, True)):
            while 0 <= beside < len(whole) and beside not in taken and _goes_on(unit, whole, place, beside):
                one, more = (whole[beside], whole[place]) if first_comes else (whole[place], whole[beside])
                whole[place] = _joined(whole[place].names, one, more)
                taken.add(beside)
                beside += -1 if first_comes else 1
    return whole


def _joined(names: tuple[str, ...], one: Came, more: Came) -> Came:
    was, now = ([(text or ("",))[0] for text in texts] for texts in ((one.was, more.was), (one.now, more.now)))
    hands = tuple(dict.fromkeys((*one.every_hand, *more.every_hand)))
    return Came(names, ("\n".join(was),), ("\n".join(now).strip("\n"),), (hands,), (*one.comments, *more.comments))


def _goes_on(unit: Unit, whole: Sequence[Came], place: int, beside: int) -> bool:
    first, more = whole[place], whole[beside]
    if first.was is None or more.was is None or more.table != PARAGRAPH or first.text == unit.text:
        return False
    if any(name != unit.name for name in more.names):
        return False
    together = plain(f"{first.text} {more.text}" if beside > place else f"{more.text} {first.text}")
    return _likeness(unit.text, together) > _likeness(unit.text, first.text) + 0.05


def _in_order(units: Sequence[Unit], came: Sequence[Came], found: dict[int, int], taken: set[int]) -> Iterable[Pair]:
    """What is gone stands before that which followed it when it was sent."""
    place_of = {place: number for number, place in found.items()}
    placed = [number for number in sorted(found) if units[number].table == PARAGRAPH and not came[found[number]].aside]
    moved = _moved([(number, found[number]) for number in placed])
    gone_before = defaultdict(list)
    following = len(came)
    for number in range(len(units) - 1, -1, -1):
        if number in found:
            following = found[number]
        else:
            gone_before[following].append(units[number])
    for place, one in enumerate(came):
        yield from (Pair(unit, None) for unit in reversed(gone_before[place]))
        if place in place_of:
            yield Pair(units[place_of[place]], one, place_of[place] in moved)
        elif place not in taken:
            yield Pair(None, one)
    yield from (Pair(unit, None) for unit in reversed(gone_before[len(came)]))


def _moved(places: Sequence[tuple[int, int]]) -> set[int]:
    """The fewest units without which all others stand in the order in which they were sent."""
    ends: list[int] = []  # the last place of the best row of each length
    rows: list[int] = []  # how long the row is that ends with each unit
    for _number, place in places:
        length = bisect_left(ends, place)
        ends[length : length + 1] = [place]
        rows.append(length)
    wanted, moved = len(ends) - 1, set()
    for (number, _place), length in zip(reversed(places), reversed(rows), strict=True):
        if length == wanted:
            wanted -= 1
        else:
            moved.add(number)
    return moved
