"""Which sections the content has, their Roman numbers, and where each gathered entry stands."""

from __future__ import annotations

from dataclasses import dataclass

from exports.minutes.phrases import GATHERED, carried_tasks, letters, roman, visible
from exports.options import Options
from exports.wording.words import Wording
from store.meeting.kinds import EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Entry
from store.meeting.register import Comparison, compare


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands: the section's Roman number and the point's letter or row's number, empty for one alone."""

    section: str
    point: str


@dataclass(frozen=True, slots=True)
class Outline:
    """The plan of the content. A section that would be empty has no number and no heading.

    ``shown`` are the entries that are printed, ``carried`` the tasks that earlier meetings left. ``course``,
    ``review`` and ``previous`` are Roman numbers, empty where there is no such section; so are ``numbers``.
    """

    course: str
    review: str
    previous: str
    numbers: dict[EntryKind, str]
    gathered: dict[EntryKind, tuple[Entry, ...]]
    places: dict[str, Place]
    comparisons: tuple[Comparison, ...]
    shown: tuple[Entry, ...]
    carried: tuple[Entry, ...]


def outline(proceedings: Proceedings, words: Wording, options: Options) -> Outline:
    """The plan for this record."""
    shown = tuple(visible(proceedings.entries, closed_session=options.closed_session))
    uids = {entry.uid for entry in shown}
    comparisons = tuple(one for one in compare(proceedings) if one.entry in uids)
    gathered = {kind: tuple(entry for entry in shown if entry.kind is kind) for kind in GATHERED}
    has_course = bool(shown) or bool(proceedings.meeting.agreement)
    # An item's reason for not being done is a limitation too.
    reasons = any(item.reason is not None for item in proceedings.items)

    used = 0

    def next_number(wanted: bool) -> str:
        nonlocal used
        used += wanted
        return roman(used) if wanted else ""

    course = next_number(has_course)
    review = next_number(bool(proceedings.items or comparisons))
    carried = carried_tasks(proceedings.entries, closed_session=options.closed_session)
    previous = next_number(bool(carried))
    numbers = {
        kind: next_number(bool(gathered[kind]) or (kind is EntryKind.LIMITATION and reasons)) for kind in GATHERED
    }
    places: dict[str, Place] = {}
    for kind, entries in gathered.items():
        signs = (
            tuple(str(row) for row in range(1, len(entries) + 1))
            if kind is EntryKind.DIRECTIVE
            else letters(len(entries), words)
        )
        for entry, sign in zip(entries, signs, strict=False):
            places[entry.uid] = Place(numbers[kind], sign)
    return Outline(course, review, previous, numbers, gathered, places, comparisons, shown, carried)
