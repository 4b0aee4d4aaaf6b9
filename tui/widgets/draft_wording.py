"""What a typed line will become, and why it cannot be carried out.

Apart from the other wordings because drafts are needed with the first line and not with the first picture.
"""

from __future__ import annotations

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
from store.meeting.kinds import TASK_KINDS, EntryKind, RecordKind
from store.meeting.records import AgendaPoint, Item
from store.meeting.refs import Ref
from tui.language import _, ngettext, term

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


def _entry(draft: EntryDraft, find: Find) -> list[Said]:
    said: list[Said] = [(upper_first(term(draft.kind)), "accent")]
    if draft.said_at:
        said.append((clock_text(draft.said_at), ""))
    if draft.speaker:
        said.append(_speaker(draft.speaker, find, ""))
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
        said.append((vote_text(draft.vote), "strong"))
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
        case Misreading.NOTHING_TO_MEND:
            sentence = _("There is no entry of yours to mend yet.")
        case Misreading.WORDS_NOT_FOUND:
            sentence = _("Your last entry does not contain {words}; write them as they stand there.")
    return sentence.format(words=f"“{words}”", several=several)
