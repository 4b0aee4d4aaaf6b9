"""``/allot``: who records which items and agenda points."""

from __future__ import annotations

import re

from ..allotment import allotted_to
from ..text import fold
from . import marks
from .drafts import AllotDraft, CaptureContext, MisreadDraft, Misreading
from .listed import items_meant, one_item
from .targets import MOST_IN_A_RANGE, Targets, label, targets

_NOBODY = frozenset({"-", "–", "nobody", "khong ai"})
_POINTS = re.compile(r"\.(?:(\d{1,6})(?:\s?[-–]\s?\.?(\d{1,6}))?(?![\w])|(?=\[))")
_LINK = re.compile(r"\s*[,;&]\s*|\s+(?:và|va|and)\s+(?=[#.\d])|\s+(?=[#.]?\d|[#.]\[)", re.IGNORECASE)


def allotted(rest: str, context: CaptureContext) -> AllotDraft | MisreadDraft:
    """``12-20 Minh``, ``12, 15 và 17: Minh``, ``.3 Minh``; ``12 -`` for nobody; ``Lan: Minh`` for all that is Lan's.

    Numbers are items', behind a full stop agenda points'. What follows the last of them is the recorder's name.
    """
    words, points, place = _numbers(rest)
    recorder = rest[place:].strip().lstrip(":").strip(" .,;:")
    if fold(recorder) in _NOBODY:
        recorder = ""
    elif not recorder:
        return MisreadDraft(Misreading.ALLOT_FORM, rest)
    if not words and not points:
        return _taken_over(rest, context)
    items: tuple[str, ...] | MisreadDraft = items_meant(words, targets(context.items))
    if isinstance(items, MisreadDraft):
        return items
    found = _points_meant(points, targets(context.points))
    return found if isinstance(found, MisreadDraft) else AllotDraft(items, found, recorder)


def _numbers(rest: str) -> tuple[list[str], list[str], int]:
    """The items and agenda points at the front, as ``listed.one_item`` gives them, and where they end."""
    items: list[str] = []
    points: list[str] = []
    place = 0
    while True:
        point = _POINTS.match(rest, place)
        inside = marks.unwrap(rest, point.end()) if point and not point[1] else None
        one = None if point else one_item(rest, place)
        if point and inside:
            points.append(inside[0])
            end = inside[1]
        elif point and point[1]:
            points.append(f"{point[1]}-{point[2]}" if point[2] else point[1])
            end = point.end()
        elif one:
            items.append(one[0])
            end = one[1]
        else:
            return items, points, place
        link = _LINK.match(rest, end)
        place = link.end() if link else end
        if not link:
            return items, points, place


def _points_meant(words: list[str], agenda: Targets) -> tuple[str, ...] | MisreadDraft:
    uids: list[str] = []
    for named in words:
        first, _dash, last = named.partition("-")
        exact = agenda.of_uid(named)
        if exact:
            uids.append(exact.uid)
            continue
        numbers = [int(first), int(last or first)] if first.isdecimal() and (last or first).isdecimal() else [1, 0]
        if not 0 <= numbers[1] - numbers[0] < MOST_IN_A_RANGE:
            return MisreadDraft(Misreading.NO_SUCH_POINT, f".{named}")
        for number in range(numbers[0], numbers[1] + 1):
            fitting = agenda.numbered(number)
            if len(fitting) != 1:
                return MisreadDraft(Misreading.NO_SUCH_POINT, f".{number}", tuple(label(one) for one in fitting[:20]))
            uids.append(fitting[0].uid)
    return tuple(dict.fromkeys(uids))


def _taken_over(rest: str, context: CaptureContext) -> AllotDraft | MisreadDraft:
    """``Lan: Minh``: Minh sees to all that was Lan's."""
    old, colon, new = (part.strip(" .,;") for part in rest.partition(":"))
    if not colon or not old or not new:
        return MisreadDraft(Misreading.ALLOT_FORM, rest)
    items, points = allotted_to(old, context.items, context.points)
    if not items and not points:
        return MisreadDraft(Misreading.NOTHING_ALLOTTED, old)
    return AllotDraft(items, points, "" if fold(new) in _NOBODY else new)
