"""How a choice for the capture line is shown: who or what it is, and what tells it from another of the same name."""

from __future__ import annotations

from collections.abc import Mapping

from store.meeting.capture.choices import Choice, What
from store.meeting.kinds import RecordKind
from store.meeting.records import Delegate, Item
from store.meeting.refs import Ref, split
from tui.language import N_, _, term

from .wording import SIGNS, Find, Said

COMMANDS: Mapping[str, str] = {
    "done": N_("the item is done; the rest is its outcome"),
    "partly": N_("the item is partly done"),
    "no": N_("the item is not done; the rest is the reason"),
    "later": N_("the item is put off to the next period"),
    "drop": N_("the item is dropped"),
    "doing": N_("the item is under way"),
    "todo": N_("the item has not been begun"),
    "in": N_("somebody arrives"),
    "out": N_("somebody leaves"),
    "next": N_("to the next agenda point, or to the one named"),
    "vote": N_("a vote: for, against, abstained (12-3-1)"),
    "sign": N_("a signing: by whom, and what"),
    "park": N_("left aside for later"),
    "closed": N_("closed session from here on"),
    "open": N_("no longer in closed session"),
    "handover": N_("somebody else records from now on"),
    "allot": N_("who records these items or points (.3)"),
    "undo": N_("take back my last change"),
    "end": N_("the meeting ends"),
}
"""What each command does, in a few words."""


def row(choice: Choice, what: What, find: Find) -> list[Said]:
    """One choice as stretches; what tells it from others stands behind it."""
    if choice.ref == "+":
        return [(_("+ add “{name}” to the list").format(name=choice.shown), "accent")]
    said: list[Said] = [(choice.shown, "")]
    note = choice.note
    head, uid = split(Ref(choice.ref))
    if what is What.COMMAND:
        note = _(COMMANDS[choice.ref]) if choice.ref in COMMANDS else ""
    elif what is What.ITEM:
        item = find(RecordKind.ITEM, choice.ref.removeprefix("item/"))
        if isinstance(item, Item):
            said.insert(0, (f"{SIGNS[item.state]} ", ""))
            note = ", ".join(words for words in (term(item.state), note) if words)
    elif head == "delegate":
        delegate = find(RecordKind.DELEGATE, uid)
        if isinstance(delegate, Delegate) and delegate.honorific:
            said.insert(0, (f"{delegate.honorific} ", "faint"))
    if note:
        said.append((f"  {note}" if what is What.COMMAND else f" – {note}", "faint"))
    return said
