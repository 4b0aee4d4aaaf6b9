"""Every difference between what was sent and what came back, field by field where the words are one field's own."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from exports.returned.came import Came, Comment, Hand, Returned
from exports.returned.matching import Pair, paired
from exports.returned.parts import changed_parts
from exports.sent import PARAGRAPH, Sent, Unit, plain

_LABEL = re.compile(r"(?:[a-zđ]|\d{1,3})[.)]\s+|[-+–]\s+")
"""What stands before a point of a list and is no part of what was said."""


class Way(StrEnum):
    """What was done to what was sent."""

    CHANGED = "changed"
    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    COLUMN_REMOVED = "column_removed"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. ``record`` (``item/9a2b…``) is empty where the words belong to no one record.

    ``field`` is the record's field where the words are its own, else empty; ``value`` is then what the field held when
    it was sent and ``proposal`` what it would hold. ``heading`` is the column's. ``silent`` says that at least a part
    of it was not tracked, so that nobody knows whose it is. ``fields`` are the texts of what was added or
    taken out, by field, and ``beside`` is the record that what was added stands with.
    """

    way: Way
    record: str = ""
    field: str = ""
    heading: str = ""
    sent: str = ""
    returned: str = ""
    value: str = ""
    proposal: str = ""
    hands: tuple[Hand, ...] = ()
    silent: bool = False
    comments: tuple[Comment, ...] = ()
    fields: Mapping[str, str] = dataclasses.field(default_factory=dict)
    beside: str = ""
    context: str = ""
    """The words around it as they were sent, which tell where it stands."""

    @property
    def key(self) -> str:
        """What tells it from every other, whichever file it came in."""
        remarks = "\x1f".join(f"{one.author}\x1f{one.text}" for one in self.comments) if self.way is Way.REMARK else ""
        told = (self.way.value, self.record, self.field, self.heading, plain(self.sent), plain(self.returned), remarks)
        return sha256("\x1e".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def authors(self) -> tuple[str, ...]:
        """Everybody who had a hand in it, by name, each once."""
        people = [*(hand.author for hand in self.hands), *(comment.author for comment in self.comments)]
        return tuple(dict.fromkeys(filter(None, people)))


def compare(sent: Sent, returned: Returned) -> tuple[Difference, ...]:
    """All differences in the order of the file. What only looks otherwise (spaces, line breaks, fonts) is none."""
    pairs = paired(sent.units, returned.came)
    columns = _columns(sent, pairs)
    found: list[Difference] = []
    beside = ""
    for pair in pairs:
        found += _of_pair(sent, pair, columns, beside)
        if pair.unit is not None:
            beside = pair.unit.record
    return tuple(_moved(found))


def _of_pair(sent: Sent, pair: Pair, columns: Mapping[int, Sequence[int | None]], beside: str) -> Iterator[Difference]:
    unit, came, moved = pair
    if unit is None:
        if came is not None:
            yield from _added(sent, came, columns, beside)
        return
    if came is None or came.now is None:
        hands = came.every_hand if came is not None else ()
        # A tracked deletion of what had been changed before is silent in part.
        silent = came is None or plain(" ".join(came.was or ())) != unit.text
        comments = came.comments if came is not None else ()
        if unit.text:
            yield Difference(
                Way.DELETED,
                unit.record,
                sent=_shown(unit.cells),
                hands=hands,
                silent=silent,
                comments=comments,
                fields={part.field: part.value for part in unit.parts},
                context=unit.text,
            )
        return
    told = [*_changed(sent, unit, came, columns)]
    if moved:  # nothing was tracked: what is, was taken out there and put in here
        words = _shown(unit.cells)
        told.append(Difference(Way.MOVED, unit.record, sent=words, returned=words, silent=True, context=unit.text))
    if came.comments:
        if told:
            told[0] = dataclasses.replace(told[0], comments=came.comments)
        else:
            told.append(
                Difference(Way.REMARK, unit.record, sent=_shown(unit.cells), comments=came.comments, context=unit.text)
            )
    yield from told


def _changed(sent: Sent, unit: Unit, came: Came, columns: Mapping[int, Sequence[int | None]]) -> Iterator[Difference]:
    now, was = came.now or (), came.was if came.was is not None else ("",) * len(came.now or ())
    table = sent.tables[unit.table] if unit.table != PARAGRAPH else None
    is_heading = table is not None and unit.cells == table.headings and not unit.record
    places = columns.get(unit.table, range(len(unit.cells)))
    for cell, text in enumerate(unit.cells):
        place = places[cell] if cell < len(places) else None
        if place is None:
            if is_heading and text.strip():
                yield Difference(
                    Way.COLUMN_REMOVED, heading=text, sent=text, hands=came.every_hand, silent=not came.every_hand
                )
            continue
        after = now[place] if place < len(now) else ""
        before = was[place] if place < len(was) else ""
        if plain(after) == plain(text):
            continue
        hands = came.hands[place] if place < len(came.hands) else ()
        silent = plain(before) != plain(text) or not hands
        heading = _heading(sent, unit.table, cell)
        own = [part for part in unit.parts if part.cell == cell]
        # The meeting's name is sent in lines that look well, and may have been broken elsewhere since.
        returned = after.replace("\n", " ") if unit.record.startswith("meeting/") else after
        parts, rest = changed_parts(text, returned, own)
        for part, words, proposal in parts:
            yield Difference(
                Way.CHANGED,
                unit.record,
                part.field,
                heading,
                text[part.start : part.stop],
                words,
                part.value,
                proposal,
                hands,
                silent,
                context=unit.text,
            )
        if rest is not None:
            yield Difference(
                Way.CHANGED,
                unit.record,
                "",
                heading,
                text,
                rest,
                hands=hands,
                silent=silent,
                context=unit.text,
            )


def _added(sent: Sent, came: Came, columns: Mapping[int, Sequence[int | None]], beside: str) -> Iterator[Difference]:
    if came.now is None:  # put in and taken out again
        return
    text = plain(" ".join(came.now))
    if not text:
        if came.comments:
            yield Difference(Way.REMARK, comments=came.comments)
        return
    fields: dict[str, str] = {}
    if came.table != PARAGRAPH and came.table < len(sent.tables):
        table = sent.tables[came.table]
        places = columns.get(came.table, range(len(table.headings)))
        for cell, name in enumerate(table.fields):
            place = places[cell] if cell < len(places) else None
            if name and place is not None and place < len(came.now) and came.now[place].strip():
                fields[name] = came.now[place].strip()
    if came.table != PARAGRAPH:
        beside = next((unit.record for unit in sent.units if unit.table == came.table and unit.record), "")
    elif beside.startswith("entry/"):
        fields["text"] = _LABEL.sub("", came.now[0].strip())
    yield Difference(
        Way.ADDED,
        f"{beside.partition('/')[0]}/" if fields else "",  # a new record has no uid yet
        heading=_heading(sent, came.table, 0),
        returned=_shown(came.now),
        hands=came.every_hand,
        silent=came.was is not None,
        comments=came.comments,
        fields=fields,
        beside=beside,
    )


def _columns(sent: Sent, pairs: Sequence[Pair]) -> dict[int, Sequence[int | None]]:
    """For each table where each of its columns stands now: columns get removed, added and exchanged."""
    found: dict[int, Sequence[int | None]] = {}
    for unit, came, _elsewhere in pairs:
        if unit is None or came is None or unit.table == PARAGRAPH or unit.record or unit.table in found:
            continue
        if unit.cells != sent.tables[unit.table].headings:
            continue
        heads = [plain(text) for text in came.now or ()]
        if len(heads) == len(unit.cells):  # a heading may have got another name
            same = [heads.index(plain(text)) if heads.count(plain(text)) == 1 else None for text in unit.cells]
            kept = all(place is None or place == cell for cell, place in enumerate(same))
            found[unit.table] = range(len(heads)) if kept or None in same else same
        else:
            found[unit.table] = [heads.index(plain(text)) if plain(text) in heads else None for text in unit.cells]
    return found


def _moved(found: Sequence[Difference]) -> Iterator[Difference]:
    """What was taken out in one place and put in, word for word, in another has only been moved."""
    added: dict[str, int] = {}
    for place, one in enumerate(found):
        if one.way is Way.ADDED:
            added.setdefault(plain(one.returned), place)
    gone = set()
    kept = list(found)
    for place, one in enumerate(found):
        other = added.get(plain(one.sent)) if one.way is Way.DELETED else None
        if other is not None and other not in gone:
            gone.add(other)
            hands = tuple(dict.fromkeys((*one.hands, *found[other].hands)))
            kept[place] = dataclasses.replace(
                one, way=Way.MOVED, returned=one.sent, hands=hands, silent=one.silent and found[other].silent
            )
    yield from (one for place, one in enumerate(kept) if place not in gone)


def _heading(sent: Sent, table: int, column: int) -> str:
    headings = sent.tables[table].headings if table != PARAGRAPH else ()
    return headings[column] if column < len(headings) else ""


def _shown(cells: Sequence[str]) -> str:
    return " | ".join(text.strip() for text in cells if text.strip())
