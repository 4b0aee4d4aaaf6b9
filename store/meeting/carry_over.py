"""What goes on at the next meeting (chuyển kỳ sau): open items and unfinished tasks under their old numbers.

Items and entries keep their uids, so that both meetings speak of the same thing; ``carried_from`` says where it was
left open. Delegates are not carried over and attendance is never: who comes is found out anew. Whoever was named as a
delegate stays named in words.
"""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from . import refs
from .edits import Edit
from .kinds import CLOSED_STATES, TASK_KINDS, ItemState, RecordKind
from .proceedings import Proceedings
from .records import Entry, Item, Meeting
from .refs import Ref
from .text import short_date

#: What was put off or not done is to be done now, and why it was not is told in the earlier record;
#: what was under way or partly done still is, with what has come of it so far.
_BEGUN_ANEW = frozenset({ItemState.NOT_DONE, ItemState.POSTPONED})


def carry_over(earlier: Proceedings) -> tuple[Edit, ...]:
    """The edits that open the next meeting's record: all parties, open items, unfulfilled tasks."""
    source = name_of(earlier.meeting)
    items = [item for item in earlier.items if item.state not in CLOSED_STATES]
    kept = {item.uid for item in items}
    tasks = [entry for entry in earlier.entries if entry.kind in TASK_KINDS and not entry.fulfilled]
    return (
        *(Edit(RecordKind.PARTY, party.uid, _fields(party)) for party in earlier.parties),
        *(Edit(RecordKind.ITEM, item.uid, _item(item, earlier, source)) for item in items),
        *(Edit(RecordKind.ENTRY, task.uid, _task(task, earlier, kept, source)) for task in tasks),
    )


def name_of(meeting: Meeting) -> str:
    """How a later record names this meeting: its title and day."""
    return ", ".join(part for part in (meeting.title, short_date(meeting.day) if meeting.day else "") if part)


def _item(item: Item, earlier: Proceedings, source: str) -> dict[str, Any]:
    anew = {"state": ItemState.PLANNED, "outcome": "", "reason": None, "reason_text": ""}
    return (
        _fields(item)
        | (anew if item.state in _BEGUN_ANEW else {})
        | {
            "parties": _in_words(item.parties, earlier),
            "lead": _in_words(item.lead, earlier),
            "supporting": _in_words(item.supporting, earlier),
            "carried_from": source,
            "recorder": "",  # who records is arranged anew for every meeting
        }
    )


def _task(task: Entry, earlier: Proceedings, items: set[str], source: str) -> dict[str, Any]:
    return _fields(task) | {
        "at": None,
        "point": "",
        "items": tuple(uid for uid in task.items if uid in items),
        "speaker": _in_words((task.speaker,), earlier)[0],
        "owners": _in_words(task.owners, earlier),
        "carried_from": source,
    }


def _in_words(people: tuple[Ref, ...], earlier: Proceedings) -> tuple[Ref, ...]:
    return tuple(refs.to_name(earlier.name(ref)) if refs.split(ref)[0] == "delegate" else ref for ref in people)


def _fields(record: Any) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record) if field.name != "uid"}
