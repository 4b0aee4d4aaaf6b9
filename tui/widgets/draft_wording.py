"""What a typed line will become, and why it cannot be carried out.

Apart from the other wordings because drafts are needed with the first line and not with the first picture.
"""

from __future__ import annotations

import re

from store.meeting import refs
from store.meeting.capture.drafts import (
    AllotDraft,
    AmendDraft,
    AttendanceDraft,
    ClosedSessionDraft,
    Draft,
    EmptyDraft,
    EndDraft,
    EntryDraft,
    HandoverDraft,
    ItemDraft,
    MisreadDraft,
    Misreading,
    NextPointDraft,
    SpeakerDraft,
    StateDraft,
    UndoDraft,
)
from store.meeting.capture.marks import begins_a_command
from store.meeting.kinds import TASK_KINDS, EntryKind, RecordKind
from store.meeting.records import AgendaPoint, Item
from store.meeting.refs import Ref
from store.meeting.text import clean
from tui.language import _, field_name, ngettext, term

from .wording import (
    SIGNS,
    WITH_REASON,
    Find,
    Said,
    address_of,
    clock_text,
    deadline_text,
    names_of,
    upper_first,
    vote_text,
    waiting_hint,
)
from .wrapping import shorten

_NUMBER = re.compile(r"(?<!\S)(#\d{1,6})(?=[\s:;,.!?)]|$)")
_TEXT = 160
"""Cells that the text of an entry may take of its preview."""


def preview(
    draft: Draft, find: Find, *, waiting: bool = False, typed: str | None = None, closed: bool = False
) -> list[Said]:
    """What a line will become, in stretches for the line under it.

    ``waiting`` is true where nothing has been typed, so that the hint for newcomers may show. With the line as
    ``typed`` the text of an entry comes last, where marks were taken out of it. ``closed`` says that the session is.
    """
    match draft:
        case EntryDraft():
            return _entry(draft, find, typed, closed=closed)
        case MisreadDraft(why=Misreading.UNKNOWN_COMMAND, words=words) if begins_a_command(words):
            return [(f"{words}…", "faint")]  # nothing is wrong as long as it is being typed
        case MisreadDraft():
            return [(misreading_text(draft), "warn")]
        case StateDraft():
            return _state(draft, find)
        case AllotDraft():
            return _allotment(draft, find)
        case SpeakerDraft(speaker=speaker):
            if not speaker:
                return [(_("From here on nobody in particular speaks"), "")]
            return _from_here_on(speaker, find)
        case AttendanceDraft():
            words = _("arrives") if draft.arriving else _("leaves")
            at = f" · {clock_text(draft.said_at)}" if draft.said_at else ""
            return [(f"{address_of(draft.delegate, find)} ", "strong"), (words + at, "")]
        case AmendDraft():
            return [(_("My last entry becomes: "), ""), (draft.text, "strong")]
        case NextPointDraft(point=uid):
            point = find(RecordKind.POINT, uid)
            if not isinstance(point, AgendaPoint):
                return [(_("Next agenda point: "), "")]
            told: list[Said] = [(_("Next agenda point: "), ""), (f"{point.number}. {point.title}", "strong")]
            if point.presenter:
                told += [("  ·  ", "faint"), *_from_here_on(point.presenter, find)]
            return told
        case EndDraft():
            return [(_("Close the agenda point and end the meeting"), "strong")]
        case UndoDraft():
            return [(_("Take back my last change"), "strong")]
        case ItemDraft(item=uid):
            return _about(uid, find)
        case ClosedSessionDraft(closed=closed):
            if closed:
                return [(_("From here on the session is closed: what is recorded stays out of documents"), "warn")]
            return [(_("The closed session ends"), "strong")]
        case HandoverDraft(recorder=recorder):
            return [(_("Hand over the record to {name}").format(name=recorder), "strong")]
        case EmptyDraft():
            return waiting_hint() if waiting else []


def _from_here_on(speaker: Ref, find: Find) -> list[Said]:
    return [(_("From here on speaks: "), ""), _speaker(speaker, find, "strong")]


def _speaker(speaker: Ref, find: Find, look: str) -> Said:
    """Who speaks; a name that fits nobody on the list, or several, becomes a gap and is marked as one."""
    words = address_of(speaker, find)
    if refs.split(speaker)[0] == "name":
        return _("{name} (not clear who on the list)").format(name=words), "warn"
    return words, "warn" if speaker == refs.UNKNOWN else look


def _about(uid: str, find: Find) -> list[Said]:
    item = find(RecordKind.ITEM, uid)
    if not isinstance(item, Item):
        return [(_("From here on it is about no item in particular"), "")]
    return [(_("From here on it is about: "), ""), (f"#{item.number} {item.title}", "strong")]


def _apart(stretches: list[list[Said]]) -> list[Said]:
    said: list[Said] = []
    for stretch in stretches:
        said.extend([("  ·  ", "faint"), *stretch] if said else stretch)
    return said


def _entry(draft: EntryDraft, find: Find, typed: str | None, *, closed: bool) -> list[Said]:
    if draft.kind is EntryKind.NOTE and not draft.text and (draft.speaker_named or draft.item_named):
        speaks = [_from_here_on(draft.speaker, find)] if draft.speaker_named and draft.speaker else []
        about = [_about(draft.item, find)] if draft.item_named else []
        if (speaks or about) and not (draft.owners or draft.deadline):
            return _apart([*speaks, *about])
    said: list[Said] = [(upper_first(term(draft.kind)), "accent")]
    if closed:
        said.append((field_name("closed_session"), "warn"))
    if draft.said_at:
        said.append((clock_text(draft.said_at), ""))
    if draft.speaker:
        said.append(_speaker(draft.speaker, find, ""))
    said += _items(draft, find)
    said += _owners(draft, find)
    if draft.deadline:
        said.append((_("due {when}").format(when=deadline_text(draft.deadline)), "strong"))
    elif draft.kind is EntryKind.DIRECTIVE:
        said.append((_("no deadline yet"), "faint"))
    if draft.vote:
        said.append((vote_text(draft.vote, find), "strong"))
        if draft.vote.in_favour_by:
            said.append((_("in favour: {names}").format(names=names_of(draft.vote.in_favour_by, find)), "strong"))
    if draft.parties:
        said.append((names_of(draft.parties, find), "strong"))
    if draft.verbatim:
        said.append((_("verbatim"), ""))
    if "@@" in draft.text:
        said.append((_("@@ is kept as a gap"), "warn"))
    if not draft.verbatim:
        said += [
            (_("no item {number} to link").format(number=number), "warn") for number in _NUMBER.findall(draft.text)
        ]
    if typed is not None and draft.text and draft.text != clean(typed).strip():
        said.append((shorten(draft.text, _TEXT), "faint"))
    return _apart([[stretch] for stretch in said])


def _items(draft: EntryDraft, find: Find) -> list[Said]:
    said: list[Said] = []
    for uid in draft.items:
        item = find(RecordKind.ITEM, uid)
        if isinstance(item, Item):
            words = f"#{item.number} {item.title}"
            stays = draft.item_named and uid == draft.item
            said.append((_("{item} (from here on)").format(item=words), "strong") if stays else (words, ""))
    if draft.item_named and not draft.item:
        said.append((_("from here on about no item in particular"), ""))
    return said


def _owners(draft: EntryDraft, find: Find) -> list[Said]:
    """Who is to do it; each who is not known for certain is marked as such."""
    said: list[Said] = []
    known = [ref for ref in draft.owners if refs.split(ref)[0] in {"delegate", "party"}]
    if known:
        said.append((f"→ {names_of(known, find)}", "strong"))
    for ref in draft.owners:
        if ref not in known:
            words, look = _speaker(ref, find, "strong")
            said.append((f"→ {words}", look))
    if not said and draft.kind in TASK_KINDS:
        said.append((_("no owner yet"), "faint"))
    return said


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


def _allotment(draft: AllotDraft, find: Find) -> list[Said]:
    items = [str(one.number) for uid in draft.items if isinstance(one := find(RecordKind.ITEM, uid), Item)]
    points = [f".{one.number}" for uid in draft.points if isinstance(one := find(RecordKind.POINT, uid), AgendaPoint)]
    numbers = shorten(", ".join([*items, *points]), _TEXT)
    if not draft.recorder:
        return [(_("{numbers}: allotted to nobody").format(numbers=numbers), "strong")]
    return [(_("{numbers}: allotted to {name}").format(numbers=numbers, name=draft.recorder), "strong")]


def misreading_text(draft: MisreadDraft) -> str:
    """Why a line cannot be carried out, and what to do, as one sentence."""
    words, several = draft.words, "; ".join(draft.candidates[:5])
    match draft.why:
        case Misreading.UNKNOWN_COMMAND:
            sentence = _("There is no command {words}; F1 lists them.")
        case Misreading.NO_SUCH_ITEM:
            sentence = _("There is no item {words} in the register; look its number up there.")
        case Misreading.SEVERAL_ITEMS:
            sentence = _("Several items fit {words}: {several}. Write the number.")
        case Misreading.ITEM_MISSING:
            sentence = _("Which item? Write its number after the command, as in /done 12.")
        case Misreading.DELEGATE_MISSING:
            sentence = _("Who? Write a name from the list after the command, as in /in Lan.")
        case Misreading.NO_SUCH_DELEGATE:
            sentence = _("Nobody on the list of delegates is called {words}; check how the name is written.")
        case Misreading.SEVERAL_DELEGATES:
            sentence = _("Several people fit {words}: {several}. Write more of the name.")
        case Misreading.NO_FURTHER_POINT:
            sentence = _("That was the last agenda point; /end ends the meeting.")
        case Misreading.NO_AGENDA:
            sentence = _("There is no agenda yet. Just go on typing, or read one in with “rapporteur import”.")
        case Misreading.NO_SUCH_POINT if draft.candidates:
            sentence = _("Several agenda points fit {words}: {several}. Write the number.")
        case Misreading.NO_SUCH_POINT:
            sentence = _("There is no agenda point {words}; write its number in the agenda.")
        case Misreading.VOTE_FORM:
            sentence = _("Write a vote as for-against-abstained, as in /vote 12-3-1.")
        case Misreading.SIGN_FORM:
            sentence = _("Write who signs, a colon, and what, as in /sign A, B: memorandum.")
        case Misreading.RECORDER_MISSING:
            sentence = _("Who records from now on? Write the name after the command, as in /handover Minh.")
        case Misreading.ALLOT_FORM:
            sentence = _("Write which items and who records them, as in /allot 12-20 Minh; .3 is an agenda point.")
        case Misreading.NOTHING_ALLOTTED:
            sentence = _("Nothing is allotted to {words}.")
        case Misreading.NOTHING_TO_MEND:
            sentence = _("There is no entry of yours to mend yet.")
        case Misreading.WORDS_NOT_FOUND:
            sentence = _("Your last entry does not contain {words}; write them as they stand there.")
    return sentence.format(words=f"“{words}”", several=several)
