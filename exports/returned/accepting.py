"""What accepting a difference would do to the record, and whether the record has gone on since it was sent."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from hashlib import sha256
from typing import Any

from exports.returned.differences import Difference, Way
from exports.sent import plain
from store.meeting import deadlines
from store.meeting.differences import is_text
from store.meeting.edits import Edit
from store.meeting.fields import codec_of
from store.meeting.glossary import term, value_of
from store.meeting.kinds import EntryKind, ItemKind, ItemLevel, ItemState, Reason, RecordKind
from store.meeting.numbering import next_number
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Entry, Record
from store.meeting.refs import Ref
from store.meeting.text import fold

_VOCABULARIES: Mapping[str, type[StrEnum]] = {
    "state": ItemState,
    "reason": Reason,
    "level": ItemLevel,
    "kind": ItemKind,
}
_PEOPLE = frozenset({"parties", "lead", "supporting", "owners"})
_DUE = frozenset({"planned", "deadline"})


class Standing(StrEnum):
    """How the record stands to a difference."""

    AS_SENT = "as_sent"
    CHANGED_SINCE = "changed_since"
    AS_RETURNED = "as_returned"
    GONE = "gone"
    BY_HAND = "by_hand"


def standing(one: Difference, proceedings: Proceedings) -> Standing:
    """Whether the record still says what was sent, says something else by now, or what came back already.

    BY_HAND: it is not sure what it would change in the record, or it would change nothing there.
    """
    if one.way is Way.ADDED:
        new = added(one, proceedings)
        if new is None:
            return Standing.BY_HAND
        return Standing.AS_RETURNED if held(f"{new.kind}/{new.uid}", proceedings) else Standing.AS_SENT
    if one.way not in (Way.CHANGED, Way.DELETED):
        return Standing.BY_HAND
    record = held(one.record, proceedings)
    if one.way is Way.DELETED:
        return _deleted_standing(one, record)
    if not one.field:
        return Standing.BY_HAND
    if record is None:
        return Standing.GONE
    if typed(one, one.proposal, proceedings) is None:
        return Standing.BY_HAND
    now = current(one, proceedings)
    if _same(one.field, now, one.proposal):
        return Standing.AS_RETURNED
    return Standing.AS_SENT if _same(one.field, now, one.value) else Standing.CHANGED_SINCE


def _deleted_standing(one: Difference, record: Record | None) -> Standing:
    kind = one.record.partition("/")[0]
    if kind not in (RecordKind.ITEM, RecordKind.ENTRY):
        return Standing.BY_HAND
    if record is None or getattr(record, "state", None) is ItemState.DROPPED:
        return Standing.AS_RETURNED
    sure = ((name, words) for name, words in one.fields.items() if is_text(RecordKind(kind), name) or name in _DUE)
    as_sent = all(_same(name, _in_words(record, name), words) for name, words in sure)
    return Standing.AS_SENT if as_sent else Standing.CHANGED_SINCE


def current(one: Difference, proceedings: Proceedings) -> str:
    """What the field holds now, in words; empty where the record is gone.

    Of a record that was taken out of the document it is each text that the document printed of it.
    """
    record = held(one.record, proceedings)
    if one.way is Way.DELETED and record is not None:
        return " | ".join(filter(None, (_in_words(record, name) for name in one.fields)))
    return _in_words(record, one.field)


def both(one: Difference, proceedings: Proceedings) -> str | None:
    """The field's text with what was changed in the record since and with what came back.

    None where it is no text, where nothing came between, and where both changed the same sentence.
    """
    from store.keeping import sentences

    if not is_editable(one) or standing(one, proceedings) is not Standing.CHANGED_SINCE:
        return None
    return sentences.together(one.value, current(one, proceedings), one.proposal)


def _in_words(record: Record | None, field: str) -> str:
    value = getattr(record, field, "")
    if isinstance(value, StrEnum):
        return term(value, "vi")
    if isinstance(value, Deadline):
        return value.said
    return "" if value is None else str(value)


def edit(one: Difference, proceedings: Proceedings, words: str | None = None) -> Edit | None:
    """The change to the record that accepting it is; None where that is for a person to decide.

    ``words`` are what the user made of a text before he accepted it. An item whose row was taken out is not deleted:
    its state becomes dropped. An entry goes out of sight, and can be restored.
    """
    if one.way is Way.ADDED:
        return added(one, proceedings)
    record = held(one.record, proceedings)
    if record is None or one.way not in (Way.CHANGED, Way.DELETED):
        return None
    kind = RecordKind(one.record.partition("/")[0])
    if one.way is Way.DELETED:
        if kind is RecordKind.ITEM:
            return Edit(kind, record.uid, {"state": ItemState.DROPPED})
        return Edit(kind, record.uid, gone=True) if kind is RecordKind.ENTRY else None
    if not one.field:
        return None
    value = typed(one, one.proposal if words is None else words, proceedings)
    return None if value is None else Edit(kind, record.uid, {one.field: value})


def is_editable(one: Difference) -> bool:
    """Whether what came is a text that the user may change before he accepts it."""
    kind = one.record.partition("/")[0]
    return (
        one.way is Way.CHANGED and bool(one.field) and kind in set(RecordKind) and is_text(RecordKind(kind), one.field)
    )


def held(record: str, proceedings: Proceedings) -> Record | None:
    """The record of this name (``item/9a2b…``) as it is now, None where there is none."""
    kind, _slash, uid = record.partition("/")
    among: Mapping[str, tuple[Record, ...]] = {
        "meeting": (proceedings.meeting,),
        "party": proceedings.parties,
        "delegate": proceedings.delegates,
        "point": proceedings.points,
        "item": proceedings.items,
        "entry": proceedings.entries,
    }
    return next((one for one in among.get(kind, ()) if one.uid == uid), None)


def typed(one: Difference, words: str, proceedings: Proceedings) -> Any | None:
    """The field's value in these words; None where they are not sure to mean one."""
    kind = one.record.partition("/")[0]
    if kind not in set(RecordKind) or one.field not in codec_of(RecordKind(kind)):
        return None
    return _typed(one.field, words, proceedings, one.value, is_text(RecordKind(kind), one.field))


def _typed(field: str, words: str, proceedings: Proceedings, before: str = "", text: bool = False) -> Any | None:
    words = words.strip()
    if text:
        return words
    if field == "number":
        return int(words) if words.isascii() and words.isdecimal() and len(words) < 10 else None
    if field in _VOCABULARIES:
        return value_of(_VOCABULARIES[field], words)
    if field in _DUE:
        return _due(words, before, proceedings)
    return None


def _due(words: str, before: str, proceedings: Proceedings) -> Deadline | None:
    """The deadline that was written. Documents add in brackets what it means; only the words before them are read."""
    said, _bracket, meant = words.partition(" (")
    said = said.strip()
    if not said or (meant and fold(said) == fold(before)):  # only the meaning was changed, and that is worked out
        return None
    if before[:1].islower():
        said = said[:1].lower() + said[1:]
    day = proceedings.meeting.last_day or proceedings.meeting.day
    read = deadlines.read(said, day) if day is not None else None
    return read or Deadline(said)


def _same(field: str, now: str, words: str) -> bool:
    if field in _VOCABULARIES:
        vocabulary = _VOCABULARIES[field]
        return value_of(vocabulary, now) is not None and value_of(vocabulary, now) is value_of(vocabulary, words)
    if field in _DUE:
        return fold(now) == fold(words.partition(" (")[0])
    return plain(now) == plain(words)


def added(one: Difference, proceedings: Proceedings) -> Edit | None:
    """The new record that an added row proposes, always with the same uid; None where its columns do not say enough."""
    kind = one.record.rstrip("/")
    if kind not in (RecordKind.ITEM, RecordKind.ENTRY):
        return None
    uid = sha256(f"{proceedings.meeting.uid}/{one.key}".encode()).hexdigest()[:12]
    fields: dict[str, Any] = {}
    for name, words in one.fields.items():
        codecs = codec_of(RecordKind(kind))
        if name in _PEOPLE:
            fields[name] = _people(words, proceedings)
        elif name in codecs:
            value = _typed(name, words, proceedings, text=is_text(RecordKind(kind), name))
            if value is not None:
                fields[name] = value
    if not fields.get("title" if kind == RecordKind.ITEM else "text"):
        return None
    if kind == RecordKind.ENTRY:
        beside = held(one.beside, proceedings)
        fields["kind"] = beside.kind if isinstance(beside, Entry) else EntryKind.DIRECTIVE
        fields["point"] = beside.point if isinstance(beside, Entry) else ""
    else:
        fields["number"] = _free_number(fields.get("number", 0), uid, proceedings)
    return Edit(RecordKind(kind), uid, fields, again=True)


def _free_number(wanted: int, uid: str, proceedings: Proceedings) -> int:
    """The number that was written, where no other item has it; else the next after the last."""
    others = [item for item in proceedings.items if item.uid != uid]
    free = wanted and wanted not in {item.number for item in others}
    return wanted if free else next_number(others, proceedings.meeting.numbers_given)


def _people(words: str, proceedings: Proceedings) -> tuple[Ref, ...]:
    """The bodies named in a cell. Those behind words with a colon (lead, supporting) are for a person to sort out."""
    from store.intake.people import People

    people = People(proceedings.parties, proceedings.delegates)
    names = [name.strip() for part in words.split(";") if ":" not in part for name in part.split(",")]
    return tuple(dict.fromkeys(people.ref(name) for name in names if name))
