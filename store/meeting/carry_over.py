"""What goes on at the next meeting (chuyển kỳ sau): open items and unfinished tasks under their old numbers.

Items and entries keep their uids, so that both meetings speak of the same thing; ``carried_from`` says where it was
left open, and ``history`` what each earlier meeting left of it. What was told of an item then stands there and not
among what this meeting finds out. Delegates are not carried over and attendance is never: who comes is found out
anew. Whoever was named as a delegate stays named in words.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from . import refs
from .edits import Edit
from .kinds import CLOSED_STATES, TASK_KINDS, ItemState, RecordKind
from .proceedings import Proceedings
from .records import Entry, Item, Meeting, Past, Record
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


def in_words(value: Any, earlier: Proceedings) -> Any:
    """The value as a later record has it, which does not know the delegates of this one: they are named in words."""
    if isinstance(value, tuple):
        return tuple(in_words(one, earlier) for one in value)
    if isinstance(value, str) and refs.split(refs.Ref(value))[0] == "delegate":
        return refs.to_name(earlier.name(refs.Ref(value)))
    return value


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
            "parties": in_words(item.parties, earlier),
            "lead": in_words(item.lead, earlier),
            "supporting": in_words(item.supporting, earlier),
            "carried_from": name_of(earlier.meeting),
            "history": (*item.history, past),
            "waived": (),
            "recorder": "",  # who records is arranged anew for every meeting
        }
    )


def _task(task: Entry, earlier: Proceedings, items: set[str]) -> dict[str, Any]:
    day = earlier.meeting.last_day or earlier.meeting.day
    past = Past(meeting=name_of(earlier.meeting), day=day, due=task.deadline)
    return _fields(task) | {
        "at": None,
        "point": "",
        "items": tuple(uid for uid in task.items if uid in items),
        "speaker": in_words(task.speaker, earlier),
        "owners": in_words(task.owners, earlier),
        "carried_from": name_of(earlier.meeting),
        "history": (*task.history, past),
    }


def _fields(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name != "uid"}


@dataclass(frozen=True, slots=True)
class Update:
    """What a later record takes over once more from the one it was carried over from.

    ``added`` and ``changed`` are the records that come in or change, ``kept`` the fields in which the later record
    stays with its own words although the earlier one says something else, ``left_out`` what was deleted in the later
    record and stays so.
    """

    edits: tuple[Edit, ...] = ()
    added: tuple[tuple[RecordKind, str], ...] = ()
    changed: tuple[tuple[RecordKind, str], ...] = ()
    kept: tuple[tuple[RecordKind, str, str], ...] = ()
    left_out: tuple[tuple[RecordKind, str], ...] = ()


def update(
    earlier: Proceedings,
    find: Callable[[RecordKind, str], Record | None],
    *,
    was_deleted: Callable[[RecordKind, str], bool],
    untouched: Callable[[RecordKind, str, str], bool],
    carried: Callable[[RecordKind, str, str], Any],
) -> Update:
    """What has to change in a later record so that it goes on from what the earlier one says by now.

    An open item or task that has come to the earlier record since comes in; one that was finished there is finished
    here, if nobody has written otherwise. ``find`` gives the later record's records, ``untouched`` says whether a
    field of one still holds what was carried over, ``carried`` what that was. What was written since is never
    replaced; it is told where the earlier record has changed as well.
    """
    there = {item.uid for item in earlier.items if item.state not in CLOSED_STATES or find(RecordKind.ITEM, item.uid)}
    edits: list[Edit] = []
    added: list[tuple[RecordKind, str]] = []
    changed: list[tuple[RecordKind, str]] = []
    kept: list[tuple[RecordKind, str, str]] = []
    left_out: list[tuple[RecordKind, str]] = []
    for kind, uid, wanted, is_open in _wanted(earlier, there):
        here = find(kind, uid)
        if here is None:
            if was_deleted(kind, uid):
                left_out.append((kind, uid))
            elif is_open:
                edits.append(Edit(kind, uid, wanted))
                added.append((kind, uid))
            continue
        differing = [name for name, value in wanted.items() if getattr(here, name) != value]
        free = {name for name in differing if name in OWN_FIELDS or untouched(kind, uid, name)}
        if kind is RecordKind.ITEM and not all(untouched(kind, uid, name) for name in ("state", *_TOLD)):
            free -= {"state", *_TOLD}  # a state and what was told of it go together
        if free:
            edits.append(Edit(kind, uid, {name: wanted[name] for name in differing if name in free}))
            changed.append((kind, uid))
        kept += [
            (kind, uid, name) for name in differing if name not in free and wanted[name] != carried(kind, uid, name)
        ]
    return Update(tuple(edits), tuple(added), tuple(changed), tuple(kept), tuple(left_out))


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
