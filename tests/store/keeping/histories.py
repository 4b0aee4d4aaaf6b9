"""Histories as several people make them: each knows a part of what the others did, and changes what he knows."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from store.keeping.changes import DELETED, Change, compose
from store.keeping.merging import Union

FIELDS = ("text", "kind", "x_unknown")
RECORDS = ("entry/a", "entry/b", "item/c", "x_newkind/d")


@st.composite
def histories(draw: st.DrawFn, most: int = 14) -> list[Change]:
    """Changes of three replicas, of which each has seen any subset of the others' at the time of making its own."""
    people = [Union() for _ in range(3)]
    made: list[Change] = []
    for number in range(draw(st.integers(1, most))):
        who = draw(st.integers(0, 2))
        mine = people[who]
        for change in made:
            if change.id not in mine and draw(st.booleans()):
                mine.add(change)
        record = draw(st.sampled_from(RECORDS))
        state = mine.records.get(record)
        what = draw(st.sampled_from(("edit", "edit", "edit", "delete", "restore")))
        new: dict[str, Any]
        if what == "edit" or state is None:
            chosen = draw(st.sets(st.sampled_from(FIELDS), min_size=1))
            new = {field: draw(st.sampled_from(("a", "b", "c", None, 7))) for field in sorted(chosen)}
        else:
            new = {DELETED: what == "delete"}
        # Clocks say anything: the order of stamps need not follow what was seen.
        stamp = f"{draw(st.integers(0, 5)):015d}.{number:06d}.r{who}"
        change = compose(
            stamp=stamp,
            at=number,
            by=f"person {who}",
            record=record,
            set=new,
            over={field: [head.id for head in state.heads(field)] for field in new} if state else {},
            saw=state.seen() if state and new.get(DELETED) is True else None,
        )
        if mine.add(change):
            made.append(change)
    return made


def view(changes: list[Change]) -> dict[str, Any]:
    """All that a union shows: values, heads, what is hidden, what is contested."""
    union = Union()
    for change in changes:
        union.add(change)
    return view_of(union)


def view_of(union: Union) -> dict[str, Any]:
    """The same for a union that is there already."""
    return {
        record: {
            "values": dict(state.values()),
            "heads": {field: [head.id for head in state.heads(field)] for field in sorted(state.fields())},
            "hidden": state.hidden,
            "contested": sorted(state.contested()),
            "first": state.first.id,
        }
        for record, state in union.records.items()
    }
