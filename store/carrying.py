"""From one dossier into the next: opening it with what an earlier one leaves open, and bringing that up to date."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from .history import CARRIED
from .keeping.changes import DELETED, Change
from .keeping.merging import RecordState
from .meeting import carry_over
from .meeting.carry_over import Update
from .meeting.edits import Edit
from .meeting.fields import codec_of, decode
from .meeting.kinds import RecordKind
from .meeting.proceedings import Proceedings
from .undoing import said_first

if TYPE_CHECKING:
    from .dossier import Dossier
    from .reading import Reading

_CARRIED_KINDS = (RecordKind.PARTY, RecordKind.ITEM, RecordKind.ENTRY)


def opening(earlier: Reading) -> tuple[dict[str, Any], tuple[Edit, ...]]:
    """What the next dossier begins with: fields of its own Meeting, and the edits that carry over what is open."""
    told = earlier.proceedings()
    return _details(earlier, told), carry_over.carry_over(told)


def _details(earlier: Reading, told: Proceedings) -> dict[str, Any]:
    """Numbers of items that were deleted count too: they may stand on paper."""
    found = carry_over.details(told)
    with earlier.reading:
        numbers = [
            decode(RecordKind.ITEM, "number", state.values().get("number"))
            for key, state in earlier.union.records.items()
            if key.startswith(f"{RecordKind.ITEM}/")
        ]
    return found | {"numbers_given": max([found["numbers_given"], *numbers])}


def goes_on_from(later: Reading, earlier: Reading) -> bool:
    """Whether the later dossier was carried over from the earlier one."""
    if later.id in (earlier.id, earlier.meeting.continues):
        return False
    if later.meeting.continues:
        return later.meeting.continues == earlier.id
    with earlier.reading:
        theirs = [key for key in earlier.union.records if key.partition("/")[0] in _CARRIED_KINDS]
    with later.reading:
        return any(key in later.union.records for key in theirs)


def bring_up_to_date(later: Dossier, earlier: Reading) -> Update:
    """Takes over what the earlier record says by now, without doubling and without replacing what was written since.

    It is one step, which undo takes back.

    Raises:
        CannotWrite: nothing has changed.
    """
    found = to_update(later, earlier)
    if found.edits:
        later.apply(found.edits, origin=CARRIED)
    return found


def to_update(later: Reading, earlier: Reading) -> Update:
    """What ``bring_up_to_date`` would do."""
    told = earlier.proceedings()
    given = _details(earlier, told)["numbers_given"]
    with earlier.reading, later.reading:
        found = carry_over.update(told, _Since(later, given))
    meeting = later.meeting
    own: dict[str, Any] = {"continues": earlier.id} if not meeting.continues else {}
    own |= {"numbers_given": given} if given > meeting.numbers_given else {}
    if not own:
        return found
    edits = (*found.edits, Edit(RecordKind.MEETING, meeting.uid, own))
    return replace(found, edits=edits)


class _Since:
    """What has become of carried records in the later dossier."""

    def __init__(self, later: Reading, given: int) -> None:
        """``given`` is the highest number of the earlier record."""
        self._later = later.union
        self.find = later.get
        self.numbers = {item.uid: item.number for item in later.items}
        self.given = max(given, later.meeting.numbers_given)

    def was_deleted(self, kind: RecordKind, uid: str) -> bool:
        """Whether somebody deleted the record; that it was carried over can be undone without that."""
        state = self._later.records.get(f"{kind}/{uid}")
        if state is None or not state.hidden:
            return False
        deletions = (head for head in state.heads(DELETED) if head.set[DELETED] is True)
        return any(state.first.id not in said_first(self._later, one, DELETED).undoes for one in deletions)

    def untouched(self, kind: RecordKind, uid: str, field: str) -> bool:
        """Whether nobody has written into this field since it was carried over, or what was written is undone."""
        state = self._later.records[f"{kind}/{uid}"]
        return all(_came(said_first(self._later, head, field), state) for head in state.heads(field))

    def carried(self, kind: RecordKind, uid: str, field: str) -> Any:
        """The value that was carried over last."""
        state = self._later.records[f"{kind}/{uid}"]
        came = [one for one in state.changes if field in one.set and _came(one, state)]
        if not came:
            return codec_of(kind)[field].default
        return decode(kind, field, max(came, key=lambda one: one.order).set[field])


def _came(change: Change, state: RecordState) -> bool:
    """Whether a Change carried something over; the first one of a carried record did."""
    return change.origin == CARRIED or change.id == state.first.id
