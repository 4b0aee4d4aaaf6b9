"""Undo and redo: new Changes that bring former values back, where what is taken back is still what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from .keeping.changes import DELETED, Change
from .keeping.ledger import Wish
from .keeping.merging import RecordState, Union, withdraws


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


def said_first(union: Union, head: Change, field: str) -> Change:
    """The Change whose value this one brought back by undoing something; itself where it says something new."""
    return list(_lineage(union, head, field))[-1]


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
    wishes: list[Wish] = []
    for change in step:
        state = union.records[change.record]
        fields: Iterable[str] = change.set
        if state.first is change and not change.undoes and DELETED not in change.set:
            if state.hidden:
                continue
            if _is_still_as_made(union, state, ids):
                over = {DELETED: [head.id for head in state.heads(DELETED)]}
                wishes.append(Wish(change.record, {DELETED: True}, over, saw=state.seen(), undoes=[change.id]))
                continue
            # A colleague has made the same record without knowing of this one: it stays, as his.
            fields = [field for field in change.set if len(state.heads(field)) > 1]
        together = [one for one in step if one.record == change.record and not change.set.keys().isdisjoint(one.set)]
        former: list[dict[str, _Former]] = [{}]
        for field in fields:
            alike = [one for one in together if field in one.set]
            if alike[0] is not change:
                continue  # two Changes of one step set the field: they are taken back together
            for place, before in enumerate(_before(union, state, alike, field)):
                if place == len(former):
                    former.append({})
                former[place][field] = before
        wishes += [_wish(union, state, together, values) for values in former if values]
    return wishes


class _Former(NamedTuple):
    """A value that is to stand in a field again, over these Changes. ``saw`` is that of the deletion it repeats."""

    value: object
    over: Sequence[str]
    saw: Sequence[str] = ()


def _wish(union: Union, state: RecordState, taken: Sequence[Change], fields: Mapping[str, _Former]) -> Wish:
    saw = None
    if DELETED in fields and fields[DELETED].value is True:
        saw = _seen_again(union, state, fields[DELETED].saw)
    return Wish(
        taken[0].record,
        {field: former.value for field, former in fields.items()},
        {field: former.over for field, former in fields.items()},
        saw=saw,
        undoes=[change.id for change in taken],
    )


def _before(union: Union, state: RecordState, alike: Sequence[Change], field: str) -> list[_Former]:
    """The values that stand in the field again once these Changes of one step are taken back, each over what.

    None at all where somebody else has replaced their value since. Where a colleague's value stands beside theirs,
    that is what remains; where they settled several values, all of these come back.
    """
    heads = state.heads(field)
    mine = [head for head in heads if any(one in alike for one in _lineage(union, head, field))]
    if not mine:
        return []
    over = [head.id for head in mine]
    earliest = min(alike, key=lambda one: one.order)
    withdrawn = _withdrawn(union, earliest, field)
    if withdrawn is not None:  # carried out again, it stands beside the colleague's value as it did
        again = withdrawn.over(field)
        return [_Former(withdrawn.set[field], again, withdrawn.saw)]
    others = [head for head in heads if head not in mine]
    if others and not (field == DELETED and earliest.set[field] is True):
        stays = others[0]
        over += [head.id for head in others if head.set[field] == stays.set[field]]
        return [_Former(stays.set[field], over, stays.saw)]
    settled = [union.changes[id] for id in earliest.over(field) if id in union]
    if not settled:
        return [_Former(False if field == DELETED else None, over)]
    different = {repr(one.set.get(field)): one for one in sorted(settled, key=lambda one: one.order)}
    return [_Former(one.set.get(field), over, one.saw) for one in different.values()]


def _seen_again(union: Union, state: RecordState, saw: Sequence[str]) -> set[str]:
    """What a deletion that is repeated saw: the same as before, also where undoing brought it back under a new name."""
    seen = set(saw)
    for field in state.fields():
        for head in state.heads(field) if field != DELETED else ():
            if any(one.id in seen for one in _lineage(union, head, field)):
                seen.add(head.id)
    return seen


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
        change = _source(union, change, field)


def _source(union: Union, change: Change, field: str) -> Change | None:
    """The Change whose value this one brought back; None for one that says something new."""
    taken = next((union.changes[id] for id in change.undoes if id in union and field in union.changes[id].set), None)
    if taken is None:
        return None
    withdrawn = _withdrawn(union, taken, field)
    if withdrawn is not None:
        return withdrawn
    over = (change if _withdrawn(union, change, field) else taken).over(field)
    before = [union.changes[id] for id in over if id in union]
    alike = [one for one in before if one.set.get(field) == change.set[field] and one is not taken]
    return max(alike, key=lambda one: one.order, default=None)


def _withdrawn(union: Union, change: Change, field: str) -> Change | None:
    """The Change that this one took back so that a colleague's value remained; None where it did no such thing."""
    if not withdraws(change, field):
        return None
    return next((union.changes[id] for id in change.undoes if id in union and field in union.changes[id].set), None)
