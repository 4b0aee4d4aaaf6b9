"""What the screens say about records and drafts: names, deadlines, times, and what a line will become."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from store.errors import CannotWrite, Trouble
from store.meeting import refs
from store.meeting.capture.drafts import (
    AmendDraft,
    AttendanceDraft,
    Draft,
    EmptyDraft,
    EndDraft,
    EntryDraft,
    MisreadDraft,
    Misreading,
    NextPointDraft,
    SpeakerDraft,
    StateDraft,
    UndoDraft,
)
from store.meeting.kinds import TASK_KINDS, EntryKind, ItemState, RecordKind
from store.meeting.records import AgendaPoint, Deadline, Delegate, Item, Party, Record
from store.meeting.refs import Ref
from store.meeting.text import clean
from tui.language import _, day_text, language, ngettext, term

if TYPE_CHECKING:
    from collections.abc import Sequence

Find = Callable[[RecordKind, str], Record | None]
"""Looks a record up by kind and uid, as ``Dossier.get`` does."""

Said = tuple[str, str]
"""A stretch of a sentence and its look: empty, ``strong``, ``accent``, ``faint``, ``warn`` or ``bad``."""

SIGNS: dict[ItemState, str] = {
    ItemState.PLANNED: "☐",
    ItemState.UNDER_WAY: "◐",
    ItemState.DONE: "☑",
    ItemState.PARTLY_DONE: "◪",
    ItemState.NOT_DONE: "✗",
    ItemState.POSTPONED: "↷",
    ItemState.DROPPED: "⊘",
}
"""The sign of each state, so that none is told by colour alone."""

WITH_REASON = frozenset({ItemState.NOT_DONE, ItemState.POSTPONED, ItemState.DROPPED})
"""The states that are explained by a reason, where the others have an outcome."""


def upper_first(text: str) -> str:
    """The text with its first letter a capital."""
    return text[:1].upper() + text[1:]


def name_of(ref: Ref, find: Find) -> str:
    """The name behind a reference; words for somebody unknown; empty for nobody and for a record that is gone."""
    head, rest = refs.split(ref)
    if head == "?":
        return _("unknown speaker")
    if head in {"delegate", "party"}:
        record = find(RecordKind.DELEGATE if head == "delegate" else RecordKind.PARTY, rest)
        return record.name if isinstance(record, Delegate | Party) else ""
    return rest


def names_of(people: Sequence[Ref], find: Find) -> str:
    """Several names in one line."""
    return ", ".join(name for name in (name_of(ref, find) for ref in people) if name)


def address_of(ref: Ref, find: Find) -> str:
    """A delegate with his office, anybody else by name."""
    head, rest = refs.split(ref)
    record = find(RecordKind.DELEGATE, rest) if head == "delegate" else None
    if isinstance(record, Delegate):
        name = f"{record.honorific} {record.name}".strip()
        return f"{name} ({record.office})" if record.office else name
    return name_of(ref, find)


def days_text(deadline: Deadline) -> str:
    """The days a deadline can mean, ``1–30/6/2024``; empty where the words name no day."""
    first, last = deadline.earliest, deadline.latest
    if first is None or last is None:
        return "" if last is None and first is None else day_text(last or first)  # type: ignore[arg-type]
    if first == last:
        return day_text(first)
    if language() == "en":
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{day_text(last)}"
        return f"{day_text(first)} – {day_text(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_text(last)}"
    if first.year == last.year:
        return f"{first.day}/{first.month}–{day_text(last)}"
    return f"{day_text(first)}–{day_text(last)}"


def deadline_text(deadline: Deadline) -> str:
    """A deadline as said with the days it means: ``trong tháng 6 tới (1–30/6/2024)``."""
    days = days_text(deadline)
    if not days or days == deadline.said:
        return deadline.said or days
    return f"{deadline.said} ({days})" if deadline.said else days


def clock_text(at: datetime | time | None) -> str:
    """``14:33``; empty where the time is not known."""
    return f"{at.hour:02d}:{at.minute:02d}" if at else ""


def moment_text(at: datetime, day: date | None) -> str:
    """``7:35``, with the day behind it where it is not the meeting's."""
    return clock_text(at) if at.date() == day else f"{clock_text(at)} {day_text(at.date())}"


def preview(draft: Draft, find: Find, *, waiting: bool = False) -> list[Said]:
    """What a line will become, in stretches for the line under it.

    ``waiting`` is true where nothing has been typed, so that the hint for newcomers may show.
    """
    match draft:
        case EntryDraft():
            return _entry(draft, find)
        case MisreadDraft():
            return [(misreading_text(draft), "warn")]
        case StateDraft():
            return _state(draft, find)
        case SpeakerDraft(speaker=speaker):
            if not speaker:
                return [(_("From here on nobody in particular speaks"), "")]
            return [(_("From here on speaks: "), ""), (address_of(speaker, find), "strong")]
        case AttendanceDraft():
            words = _("arrives") if draft.arriving else _("leaves")
            at = f" · {clock_text(draft.said_at)}" if draft.said_at else ""
            return [(f"{address_of(draft.delegate, find)} ", "strong"), (words + at, "")]
        case AmendDraft():
            return [(_("My last entry becomes: "), ""), (draft.text, "strong")]
        case NextPointDraft(point=uid):
            point = find(RecordKind.POINT, uid)
            title = f"{point.number}. {point.title}" if isinstance(point, AgendaPoint) else ""
            return [(_("Next agenda point: "), ""), (title, "strong")]
        case EndDraft():
            return [(_("Close the agenda point and end the meeting"), "strong")]
        case UndoDraft():
            return [(_("Take back my last change"), "strong")]
        case EmptyDraft():
            return [(_("Type what is said, Enter saves it · F1 shows the marks"), "faint")] if waiting else []


def _entry(draft: EntryDraft, find: Find) -> list[Said]:
    said: list[Said] = [(upper_first(term(draft.kind)), "accent")]
    if draft.said_at:
        said.append((clock_text(draft.said_at), ""))
    if draft.speaker:
        said.append((address_of(draft.speaker, find), "warn" if draft.speaker == refs.UNKNOWN else ""))
    for uid in draft.items:
        item = find(RecordKind.ITEM, uid)
        if isinstance(item, Item):
            said.append((f"#{item.number} {item.title}", ""))
    if draft.owners:
        said.append((f"→ {names_of(draft.owners, find)}", "strong"))
    elif draft.kind in TASK_KINDS:
        said.append((_("no owner yet"), "faint"))
    if draft.deadline:
        said.append((_("due {when}").format(when=deadline_text(draft.deadline)), "strong"))
    elif draft.kind is EntryKind.DIRECTIVE:
        said.append((_("no deadline yet"), "faint"))
    if draft.vote:
        said.append(
            (
                _("{for_} for, {against} against, {abstained} abstained").format(
                    for_=draft.vote.in_favour, against=draft.vote.against, abstained=draft.vote.abstained
                ),
                "strong",
            )
        )
    if draft.parties:
        said.append((names_of(draft.parties, find), "strong"))
    if draft.verbatim:
        said.append((_("verbatim"), ""))
    if "@@" in draft.text:
        said.append((_("@@ is kept as a gap"), "warn"))
    spaced: list[Said] = []
    for stretch in said:
        spaced.extend([("  ·  ", "faint"), stretch] if spaced else [stretch])
    return spaced


def _state(draft: StateDraft, find: Find) -> list[Said]:
    items = [record for uid in draft.items if isinstance(record := find(RecordKind.ITEM, uid), Item)]
    numbers = ", ".join(str(item.number) for item in items)
    said: list[Said] = [
        (ngettext("Item {numbers}: ", "Items {numbers}: ", len(items)).format(numbers=numbers), ""),
        (f"{SIGNS[draft.state]} {term(draft.state)}", "accent"),
    ]
    if draft.text:
        label = _("reason") if draft.state in WITH_REASON else _("outcome")
        said.append((f"  ·  {label}: {draft.text}", ""))
    if len(items) == 1:
        said.append((f"  ·  {items[0].title}", "faint"))
    return said


def not_saved(error: CannotWrite) -> str:
    """That nothing was saved, why, and what to do; short, because it stands where people type."""
    if error.trouble is Trouble.DISK_FULL:
        return _("Not saved: the disk is full. Make room on it, then try again; what you typed stays here.")
    place = error.path if len(error.path) <= 40 else f"…{error.path[-39:]}"
    return _(
        "Not saved: “{path}” cannot be written. Check the disk, then try again; what you typed stays here."
    ).format(path=clean(place))


def misreading_text(draft: MisreadDraft) -> str:
    """Why a line cannot be carried out, and what to do, as one sentence."""
    words, several = draft.words, "; ".join(draft.candidates[:5])
    match draft.why:
        case Misreading.UNKNOWN_COMMAND:
            sentence = _("There is no command {words}; F1 lists them.")
        case Misreading.NO_SUCH_ITEM:
            sentence = _("There is no item {words} in the register.")
        case Misreading.SEVERAL_ITEMS:
            sentence = _("Several items fit {words}: {several}. Write the number.")
        case Misreading.ITEM_MISSING:
            sentence = _("Which item? Write its number after the command, as in /done 12.")
        case Misreading.NO_SUCH_DELEGATE:
            sentence = _("Nobody on the list is called {words}.")
        case Misreading.SEVERAL_DELEGATES:
            sentence = _("Several people fit {words}: {several}. Write more of the name.")
        case Misreading.NO_FURTHER_POINT:
            sentence = _("That was the last agenda point; /end ends the meeting.")
        case Misreading.NO_SUCH_POINT:
            sentence = _("There is no agenda point {words}.")
        case Misreading.VOTE_FORM:
            sentence = _("Write a vote as for-against-abstained, as in /vote 12-3-1.")
        case Misreading.SIGN_FORM:
            sentence = _("Write who signs, a colon, and what, as in /sign A, B: memorandum.")
        case Misreading.NOTHING_TO_MEND:
            sentence = _("There is no entry of yours to mend yet.")
        case Misreading.WORDS_NOT_FOUND:
            sentence = _("Your last entry does not contain {words}.")
    return sentence.format(words=f"“{words}”", several=several)
