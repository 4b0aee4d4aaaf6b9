"""Single values of a record in words, and what a record is called where it is spoken of."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from store.meeting import refs
from store.meeting.differences import differences
from store.meeting.fields import codec_of, decode, plain_defaults
from store.meeting.kinds import RecordKind
from store.meeting.records import AgendaPoint, Away, Deadline, Delegate, Entry, Item, Meeting, Party, Past, Record, Vote
from store.meeting.refs import Ref
from tui import messages
from tui.language import _, day_text, field_name, term

from .past_wording import past_text
from .roll_wording import away_text
from .wording import clock_text, deadline_text, name_of, vote_text

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.history import HistoryLine, HistoryStep

_UIDS = {
    "party": RecordKind.PARTY,
    "parent": RecordKind.PARTY,
    "point": RecordKind.POINT,
    "arrived_point": RecordKind.POINT,
    "left_point": RecordKind.POINT,
    "items": RecordKind.ITEM,
}
"""The fields that hold uids, of records of one kind."""

_UNSET_AT_0 = frozenset({"number", "planned_minutes"})

_IN_TITLE = frozenset({"text", "title", "name", "number"})

_SHORT = 40
"""The letters after which a text is cut where it only says which record is meant."""


def record_title(record: Record | None, width: int = _SHORT) -> str:
    """Which record is meant: ``#12 Ngày hội…``, ``14:33 chỉ đạo: trình…``, a name; empty for None."""
    match record:
        case Item():
            return shortened(f"#{record.number} {record.title}" if record.number else record.title, width)
        case Entry():
            return shortened(f"{clock_text(record.at)} {term(record.kind)}: {record.text}", width)
        case AgendaPoint():
            return shortened(f"{record.number}. {record.title}" if record.number else record.title, width)
        case Delegate() | Party():
            return shortened(record.name, width)
        case Meeting():
            return shortened(record.title, width)
    return ""


def label(dossier: Dossier, kind: RecordKind, uid: str) -> str:
    """What a record is called, also one that is deleted."""
    return record_title(dossier.last_known(kind, uid))


def shortened(words: str, width: int = _SHORT) -> str:
    """The beginning of a text, on one line."""
    words = " ".join(words.split())
    return words if len(words) <= width else f"{words[: width - 1]}…"


def moment_words(at: datetime) -> str:
    """A moment as the language writes it: ``4/4/2024 14:33``."""
    return f"{day_text(at.date())} {clock_text(at)}"


def local_words(at: datetime) -> str:
    """An aware moment by the clock of this place."""
    return moment_words(at.astimezone())


def what_text(dossier: Dossier, kind: RecordKind, uid: str, width: int = _SHORT) -> str:
    """Which record is meant where nothing around tells its kind: a name has the word for its kind before it."""
    title = record_title(dossier.last_known(kind, uid), width)
    if kind is RecordKind.MEETING:
        return term(kind)
    return title if title and kind in (RecordKind.ITEM, RecordKind.ENTRY) else f"{term(kind)} {title}".rstrip()


def line_text(dossier: Dossier, line: HistoryLine, *, made: bool = False, brief: bool = False) -> str:
    """What became of one field: ``trạng thái: chưa triển khai → hoàn thành``; of a new record only what it is.

    ``brief`` leaves out of long texts what stayed as it was.
    """
    new = value_text(dossier, line.kind, line.field, line.new)
    if made:
        return f"{field_name(line.field)}: {new}"
    old = old_text(dossier, line)
    told = _changed_words(old, new) if brief and len(old) + len(new) > _SHORT else ""
    return f"{field_name(line.field)}: {told or f'{old} → {new}'}"


def old_text(dossier: Dossier, line: HistoryLine) -> str:
    """What stood in the field before, in words: where nobody had set it, what it is then."""
    old = plain_defaults(line.kind).get(line.field) if line.old is None else line.old
    return value_text(dossier, line.kind, line.field, old)


def _changed_words(old: str, new: str) -> str:
    """Only the words that changed: ``“thành phố” → “tỉnh”, + “ngay”``; empty where nothing stayed."""
    stretches = differences(old, new)
    if not any(stretch.same and stretch.left.strip() for stretch in stretches):
        return ""
    changed = [(one.left.strip(), one.right.strip()) for one in stretches if not one.same]
    return ", ".join(
        f"“{left}” → “{right}”" if left and right else f"+ “{right}”" if right else f"− “{left}”"
        for left, right in changed
        if left or right
    )


def step_text(dossier: Dossier, step: HistoryStep, *, brief: bool = False) -> str:
    """What a save did: what was added, deleted, restored, or which fields became what.

    ``brief`` leaves out what stayed as it was, and of a new record what it is called by.
    """
    if whence := origin_text(step):
        return f"{whence}: {_done_text(dossier, step, brief=brief)}"
    return _done_text(dossier, step, brief=brief)


def origin_text(step: HistoryStep) -> str:
    """Which paper a save was taken over from, where it was one that came back, and who had corrected it."""
    from store.history import RETURNED

    if not step.origin.startswith(RETURNED):
        return ""
    authors = step.origin.removeprefix(RETURNED).lstrip(": ")
    if not authors:
        return _("from a returned document")
    return _("from a returned document ({people})").format(people=authors)


def _done_text(dossier: Dossier, step: HistoryStep, *, brief: bool) -> str:
    if step.deleted or step.restored:
        return _("deleted") if step.deleted else _("restored")
    lines = [line for line in in_order(step) if not (brief and step.made and line.field in _IN_TITLE)]
    told = "; ".join(line_text(dossier, line, made=step.made, brief=brief) for line in lines)
    if not step.made:
        return told
    new = _("new")
    return f"{new} · {told}" if told else new


def in_order(step: HistoryStep) -> list[HistoryLine]:
    """What a save changed, by field in the order in which records have them."""
    order = {field: place for place, field in enumerate(codec_of(step.kind))}
    return sorted(step.lines, key=lambda line: order.get(line.field, len(order)))


def value_text(dossier: Dossier, kind: RecordKind, field: str, value: Any) -> str:
    """A field's plain JSON value in words, as far as it has any; a field nobody knows here as it stands."""
    try:
        typed = decode(kind, field, value)
    except KeyError:
        typed = value
    if field in _UIDS and typed:
        uids = (typed,) if isinstance(typed, str) else typed
        return ", ".join(label(dossier, _UIDS[field], uid) or _("deleted") for uid in uids)
    if field == "speaker" and typed == refs.UNKNOWN:
        return name_of(typed, dossier.get)
    if field == "continues":  # an id, which says nothing to anybody
        return _words(dossier, bool(typed))
    if field == "waived":
        return "; ".join(messages.waiver(one) for one in typed) or "—"
    return _words(dossier, None if field in _UNSET_AT_0 and not typed else typed)


def _words(dossier: Dossier, value: Any) -> str:
    if value is None or value in ("", ()):
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, StrEnum):
        return term(value)
    if isinstance(value, Deadline):
        return deadline_text(value)
    if isinstance(value, Vote):
        return vote_text(value, dossier.get)
    if isinstance(value, Away):
        return away_text(value)
    if isinstance(value, Past):
        return past_text(value)
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, date):
        return day_text(value)
    if isinstance(value, time):
        return clock_text(value)
    if isinstance(value, tuple | list):
        return ", ".join(_words(dossier, part) for part in value)
    if isinstance(value, str):
        return _ref_words(dossier, value)
    if dataclasses.is_dataclass(value):
        return str(getattr(value, "said", ""))
    return str(value)


def _ref_words(dossier: Dossier, value: str) -> str:
    """A text as it stands; a reference as the name behind it, also where that record is deleted."""
    head, uid = refs.split(Ref(value))
    if head == "name" and value.startswith("name/"):
        return uid
    if head in {"delegate", "party"} and uid:
        known = dossier.last_known(RecordKind.DELEGATE if head == "delegate" else RecordKind.PARTY, uid)
        return known.name if isinstance(known, Delegate | Party) and known.name else value
    return value
