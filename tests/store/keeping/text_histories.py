"""Histories of one long text: several people mend, delete and settle it, each knowing a part of the others' work."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from store.keeping.changes import DELETED, Change, compose
from store.keeping.merging import Union
from store.keeping.sentences import split

LONG = frozenset({"text"})
RECORD = "entry/a"

_WORDS = st.sampled_from(["một", "hai", "ba", "bốn", "năm", "Đắk", "Nông", "12.000", "không", "quý"])
SENTENCES = st.lists(_WORDS, min_size=1, max_size=3).map(lambda words: " ".join(words) + ".")


@st.composite
def edited(draw: st.DrawFn, text: str) -> str:
    """This text with one sentence added, mended or taken out, or all written anew."""
    sentences = split(text)
    what = draw(st.sampled_from(["add", "add", "mend", "mend", "take out", "anew"]))
    place = draw(st.integers(0, len(sentences)))
    if what == "anew":
        return " ".join(draw(st.lists(SENTENCES, max_size=3)))
    new = [draw(SENTENCES)] if what != "take out" else []
    gone = 0 if what == "add" else 1
    kept = [*sentences[:place], *new, *sentences[place + gone :]]
    return " ".join(part.strip() for part in kept)


@st.composite
def text_histories(draw: st.DrawFn, most: int = 14, people: int = 3) -> list[Change]:
    """Changes of one record's text and of a short field, made by people who saw any part of what was there."""
    unions = [Union(LONG) for _ in range(people)]
    made: list[Change] = []
    for number in range(draw(st.integers(1, most))):
        who = draw(st.integers(0, people - 1))
        mine = unions[who]
        for change in made:
            if change.id not in mine and draw(st.booleans()):
                mine.add(change)
        state = mine.records.get(RECORD)
        shown = state.values() if state else {}
        what = draw(st.sampled_from(["text"] * 8 + ["kind", DELETED, "restore"]))
        new: dict[str, Any]
        if what == "text" or state is None:
            new = {"text": draw(edited(str(shown.get("text") or "")))}
        elif what == "kind":
            new = {"kind": draw(st.sampled_from(["a", "b", "c"]))}
        else:
            new = {DELETED: what == DELETED}
        change = compose(
            stamp=f"{draw(st.integers(0, 5)):015d}.{number:06d}.r{who}",
            at=number,
            by=f"person {who}",
            record=RECORD,
            set=new,
            over={field: [head.id for head in state.heads(field)] for field in new} if state else {},
            saw=state.seen() if state and new.get(DELETED) is True else None,
        )
        if mine.add(change):
            made.append(change)
    return made


def union_of(changes: list[Change]) -> Union:
    """These, taken in one after the other."""
    union = Union(LONG)
    for change in changes:
        union.add(change)
    return union
