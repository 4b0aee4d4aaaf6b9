"""Undo and redo: new Changes that bring former values back, where what is taken back is still what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .keeping.changes import DELETED, Change
from .keeping.ledger import Wish
from .keeping.merging import RecordState, Union


def undo(union: Union, own: Sequence[Change], lasting: str) -> list[Wish]:
    """What takes back the newest step that can still be taken back; nothing where there is none.

    ``own`` are all Changes of this replica in their order. A value that somebody else has since changed is left
    alone; so is the making of the record with the key ``lasting``, without which there is no dossier.
    """
    undone = _undone(own)
    made = union.records[lasting].first.id if lasting in union.records else ""
    left = (change for change in reversed(own) if not change.undoes and change.id not in undone and change.id != made)
    for step in _steps(left):
        wishes = _take_back(union, step)
        if wishes:
            return wishes
    return []


def redo(union: Union, own: Sequence[Change]) -> list[Wish]:
    """What carries out again the step that was undone last, unless something new was done after it."""
    undone = _undone(own)
    newest = max((change.stamp for change in own if not change.undoes), default="")
    by_id = {change.id: change for change in own}
    again = (
        change
        for change in reversed(own)
        if change.undoes
        and change.id not in undone
        and change.stamp > newest
        and not _takes_back_an_undo(change, by_id)
    )
    for step in _steps(again):
        wishes = _take_back(union, step)
        if wishes:
            return wishes
    return []


def _undone(own: Sequence[Change]) -> set[str]:
    undone: set[str] = set()
    for change in reversed(own):
        if change.id not in undone:
            undone.update(change.undoes)
    return undone


def _takes_back_an_undo(change: Change, by_id: dict[str, Change]) -> bool:
    return any(id in by_id and by_id[id].undoes for id in change.undoes)


def _steps(newest_first: Iterator[Change]) -> Iterator[list[Change]]:
    step: list[Change] = []
    for change in newest_first:
        if step and change.step != step[0].step:
            yield step
            step = []
        step.append(change)
    if step:
        yield step


def _take_back(union: Union, step: Sequence[Change]) -> list[Wish]:
    ids = {change.id for change in step}
    wishes = []
    for change in step:
        state = union.records[change.record]
        if state.first is change and not change.undoes and DELETED not in change.set:
            if not state.hidden and _is_still_as_made(union, state, ids):
                over = {DELETED: [head.id for head in state.heads(DELETED)]}
                wishes.append(Wish(change.record, {DELETED: True}, over, saw=state.seen(), undoes=[change.id]))
            continue
        former = {}
        for field in change.set:
            heads = state.heads(field)
            if len(heads) == 1 and change in _lineage(union, heads[0], field):
                former[field] = _value_before(union, change, field)
        if former:
            saw = state.seen() if former.get(DELETED) is True else None
            over = {field: [head.id for head in state.heads(field)] for field in former}
            wishes.append(Wish(change.record, former, over, saw=saw, undoes=[change.id]))
    return wishes


def _is_still_as_made(union: Union, state: RecordState, ids: set[str]) -> bool:
    """True where no current value of the record is anybody's but the step's."""
    for field in state.fields():
        for head in state.heads(field) if field != DELETED else ():
            lineage = list(_lineage(union, head, field))
            made_here = any(change.id in ids for change in lineage)
            if not made_here and not _was_unset(union, lineage[-1], field):
                return False
    return True


def _was_unset(union: Union, change: Change, field: str) -> bool:
    """True for a Change that only brought back that the field had no value."""
    return any(
        not taken.over(field)
        for id in change.undoes
        if (taken := union.changes.get(id)) is not None and field in taken.set
    )


def _lineage(union: Union, head: Change, field: str) -> Iterator[Change]:
    """The head, and the Changes whose value it brought back: all of them hold the same value."""
    change: Change | None = head
    while change is not None:
        yield change
        taken = [union.changes[id] for id in change.undoes if id in union and field in union.changes[id].set]
        change = _replaced_by(union, taken[0], field) if taken else None


def _replaced_by(union: Union, change: Change, field: str) -> Change | None:
    known = [union.changes[id] for id in change.over(field) if id in union]
    return max(known, key=lambda replaced: replaced.order, default=None)


def _value_before(union: Union, change: Change, field: str) -> object:
    before = _replaced_by(union, change, field)
    if before is None:
        return False if field == DELETED else None
    return before.set.get(field)
