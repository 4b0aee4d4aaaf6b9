"""What goes on at the next meeting (chuyển kỳ sau): open items and unfinished tasks under their old numbers.

Items and entries keep their uids, so that both meetings speak of the same thing; ``carried_from`` says where it was
left open, and ``history`` what each earlier meeting left of it. What was told of an item then stands there and not
among what this meeting finds out. Delegates are not carried over and attendance is never: who comes is found out
anew. Whoever was named as a delegate stays named in words, and what he was to do falls to the party he came for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Protocol

from .edits import Edit
from .kinds import CLOSED_STATES, TASK_KINDS, EntryKind, ItemState, RecordKind
from .proceedings import Proceedings
from .records import Entry, Item, Meeting, Past, Record
from .refs import NOBODY, Ref, split, to_name, to_party
from .text import short_date

#: What was put off or not done is to be done now; what was under way or partly done still is.
_BEGUN_ANEW = frozenset({ItemState.NOT_DONE, ItemState.POSTPONED})

#: What the next meeting begins with of the earlier one's own details. Its number, day and times are its own.
_DETAILS = (
    "kind",
    "agreement",
    "agreement_signed_on",
    "agreement_fields",
    "superior_body",
    "issuing_body",
    "symbol",
    "recipients",
    "voting",
    "quorum",
)

#: What one meeting tells of an item: it stands in its history at the next.
_TOLD = ("outcome", "figures", "reason", "reason_text")

#: What only the program writes; it says what the earlier record says, whatever else was written since.
OWN_FIELDS = frozenset({"carried_from", "history"})


def details(earlier: Proceedings) -> dict[str, Any]:
    """The fields of the next meeting's own record that the earlier one tells."""
    meeting = earlier.meeting
    return {
        **{name: getattr(meeting, name) for name in _DETAILS},
        "period": meeting.next_period,
        "continues": meeting.uid,
        "numbers_given": max([meeting.numbers_given, *(item.number for item in earlier.items)]),
    }


def carry_over(earlier: Proceedings) -> tuple[Edit, ...]:
    """The edits that open the next meeting's record: all parties, open items, unfulfilled tasks."""
    items = [item for item in earlier.items if item.state not in CLOSED_STATES]
    kept = {item.uid for item in items}
    tasks = [entry for entry in earlier.entries if entry.kind in TASK_KINDS and not entry.fulfilled]
    return (
        *(Edit(RecordKind.PARTY, party.uid, _fields(party)) for party in earlier.parties),
        *(Edit(RecordKind.ITEM, item.uid, _item(item, earlier)) for item in items),
        *(Edit(RecordKind.ENTRY, task.uid, _task(task, earlier, kept)) for task in tasks),
    )


def name_of(meeting: Meeting) -> str:
    """How a later record names this meeting: its title and day."""
    return ", ".join(part for part in (meeting.title, short_date(meeting.day) if meeting.day else "") if part)


def _in_words(ref: Ref, earlier: Proceedings) -> Ref:
    """Whoever is meant, as a later record has him, which does not know the delegates of this one."""
    if split(ref)[0] != "delegate":
        return ref
    name = earlier.name(ref)
    return to_name(name) if name else NOBODY


def _answerable(people: Iterable[Ref], earlier: Proceedings) -> tuple[Ref, ...]:
    """Who has to do something, as a later record has them: beside a delegate's name stands the party he came for."""
    found: list[Ref] = []
    for ref in people:
        party = earlier.party_of(ref)
        found += [_in_words(ref, earlier), to_party(party.uid) if party else NOBODY]
    return tuple(ref for ref in dict.fromkeys(found) if ref)


def _item(item: Item, earlier: Proceedings) -> dict[str, Any]:
    past = Past(
        meeting=name_of(earlier.meeting),
        day=earlier.meeting.last_day or earlier.meeting.day,
        due=item.planned,
        state=item.state,
        **{name: getattr(item, name) for name in _TOLD},
    )
    # What is finished comes along only if the earlier record says so after the next meeting's was opened.
    finished = item.state in CLOSED_STATES
    told = {} if finished else {"outcome": "", "figures": "", "reason": None, "reason_text": ""}
    return (
        _fields(item)
        | told
        | {
            "state": ItemState.PLANNED if item.state in _BEGUN_ANEW else item.state,
            "parties": _answerable(item.parties, earlier),
            "lead": _answerable(item.lead, earlier),
            "supporting": _answerable(item.supporting, earlier),
            "carried_from": name_of(earlier.meeting),
            "history": (*item.history, past),
            "waived": (),
            "recorder": "",  # who records is arranged anew for every meeting
        }
    )


def _task(task: Entry, earlier: Proceedings, items: set[str]) -> dict[str, Any]:
    day = earlier.meeting.last_day or earlier.meeting.day
    past = Past(meeting=name_of(earlier.meeting), day=day, due=task.deadline)
    owners = task.owners
    party = earlier.party_of(task.speaker)
    if not owners and task.kind is EntryKind.COMMITMENT and party:
        owners = (to_party(party.uid),)  # who promises in his own name does so for those he came for
    return _fields(task) | {
        "at": None,
        "point": "",
        "items": tuple(uid for uid in task.items if uid in items),
        "speaker": _in_words(task.speaker, earlier),
        "owners": _answerable(owners, earlier),
        "carried_from": name_of(earlier.meeting),
        "history": (*task.history, past),
        "waived": (),
        "read_back_at": None,
    }


def _fields(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name != "uid"}


@dataclass(frozen=True, slots=True)
class Update:
    """What a later record takes over once more from the one it was carried over from.

    ``added`` and ``changed`` are the records that come in or change, ``kept`` the fields in which the later record
    stays with its own words although the earlier one says something else, ``left_out`` what was deleted in the later
    record and stays so. ``renumbered`` are items that come in under another number than the earlier record's, which
    this one has given to an item of its own: uid, number there, number here.
    """

    edits: tuple[Edit, ...] = ()
    added: tuple[tuple[RecordKind, str], ...] = ()
    changed: tuple[tuple[RecordKind, str], ...] = ()
    kept: tuple[tuple[RecordKind, str, str], ...] = ()
    left_out: tuple[tuple[RecordKind, str], ...] = ()
    renumbered: tuple[tuple[str, int, int], ...] = ()


class Later(Protocol):
    """What has become, in a later record, of what was carried over into it."""

    @property
    def numbers(self) -> Mapping[str, int]:
        """The number of each of its items, by uid."""

    @property
    def given(self) -> int:
        """The highest number that any item of an earlier record had, deleted ones too."""

    def find(self, kind: RecordKind, uid: str) -> Record | None:
        """The record, None where there is none or it is deleted."""

    def was_deleted(self, kind: RecordKind, uid: str) -> bool:
        """Whether somebody deleted it there; an undone carry over is no deletion."""

    def untouched(self, kind: RecordKind, uid: str, field: str) -> bool:
        """Whether a field still holds what was carried over."""

    def carried(self, kind: RecordKind, uid: str, field: str) -> Any:
        """What was carried over into the field last."""


def update(earlier: Proceedings, later: Later) -> Update:
    """What has to change in a later record so that it goes on from what the earlier one says by now.

    An open item or task that has come to the earlier record since comes in; one that was finished there is finished
    here, if nobody has written otherwise. What was written since is never replaced; it is told where the earlier
    record has changed as well. No number is given to two items.
    """
    open_here = {item.uid for item in earlier.items if later.find(RecordKind.ITEM, item.uid)}
    there = open_here | {item.uid for item in earlier.items if item.state not in CLOSED_STATES}
    edits: list[Edit] = []
    added: list[tuple[RecordKind, str]] = []
    changed: list[tuple[RecordKind, str]] = []
    kept: list[tuple[RecordKind, str, str]] = []
    left_out: list[tuple[RecordKind, str]] = []
    numbers = _numbers(earlier, later)
    for kind, uid, wanted, is_open in _wanted(earlier, there):
        here = later.find(kind, uid)
        if here is None:
            if is_open and later.was_deleted(kind, uid):
                left_out.append((kind, uid))
            elif is_open:
                number = {"number": numbers[uid]} if kind is RecordKind.ITEM else {}
                edits.append(Edit(kind, uid, wanted | number, again=True))
                added.append((kind, uid))
            continue
        differing = [name for name, value in wanted.items() if getattr(here, name) != value]
        free = {name for name in differing if name in OWN_FIELDS or later.untouched(kind, uid, name)}
        if kind is RecordKind.ITEM:
            if not all(later.untouched(kind, uid, name) for name in ("state", *_TOLD)):
                free -= {"state", *_TOLD}  # a state and what was told of it go together
            if numbers[uid] != wanted["number"]:
                free.discard("number")
        if free:
            edits.append(Edit(kind, uid, {name: wanted[name] for name in differing if name in free}))
            changed.append((kind, uid))
        kept += [
            (kind, uid, name)
            for name in differing
            if name not in free and wanted[name] != later.carried(kind, uid, name)
        ]
    came = {uid for kind, uid in added if kind is RecordKind.ITEM}
    renumbered = tuple(
        (item.uid, item.number, numbers[item.uid])
        for item in earlier.items
        if item.uid in came and item.number != numbers[item.uid]
    )
    return Update(tuple(edits), tuple(added), tuple(changed), tuple(kept), tuple(left_out), renumbered)


def _numbers(earlier: Proceedings, later: Later) -> dict[str, int]:
    """The number that each item of the earlier record is to bear in the later one: its own, where that is free."""
    here = dict(later.numbers)
    follow = {
        item.uid: item.number
        for item in earlier.items
        if (item.uid in here and later.untouched(RecordKind.ITEM, item.uid, "number"))
        or (item.uid not in here and item.state not in CLOSED_STATES)
    }
    given = max([later.given, *here.values(), *follow.values()], default=0)
    while taken := {number for uid, number in here.items() if uid not in follow} & set(follow.values()) - {0}:
        for uid in [uid for uid, number in follow.items() if number in taken]:
            del follow[uid]
            if uid not in here:
                given += 1
                here[uid] = given
    return {item.uid: item.number for item in earlier.items} | here | follow


#: What the next meeting arranges by itself, whatever the earlier one says: never taken over a second time.
_ARRANGED = {
    RecordKind.PARTY: frozenset({"role"}),
    RecordKind.ITEM: frozenset({"recorder", "waived"}),
    RecordKind.ENTRY: frozenset({"at", "point", "waived", "read_back_at"}),
}


def _wanted(earlier: Proceedings, items: set[str]) -> list[tuple[RecordKind, str, dict[str, Any], bool]]:
    """Every record of the earlier meeting as the next one would have it now, and whether it goes on."""
    found = [(RecordKind.PARTY, party.uid, _fields(party), True) for party in earlier.parties]
    found += [
        (RecordKind.ITEM, item.uid, _item(item, earlier), item.state not in CLOSED_STATES) for item in earlier.items
    ]
    found += [
        (RecordKind.ENTRY, task.uid, _task(task, earlier, items), not task.fulfilled)
        for task in earlier.entries
        if task.kind in TASK_KINDS
    ]
    return [
        (kind, uid, {name: value for name, value in wanted.items() if name not in _ARRANGED[kind]}, is_open)
        for kind, uid, wanted, is_open in found
    ]
