"""A new name, added on the spot: a short form for a person or a body that the line names and no list has.

What was recorded under the name so far then refers to the new record, in the same step.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import Binding, BindingType

from store.errors import CannotWrite
from store.meeting import refs
from store.meeting.adoption import adoption, aliases_for, is_body, key, means, parted, sort_of_body
from store.meeting.capture.drafts import EntryDraft, SpeakerDraft
from store.meeting.edits import Edit
from store.meeting.kinds import DelegateRole, PartyKind, RecordKind
from store.meeting.records import Delegate, Party, Record
from store.meeting.refs import Ref
from store.meeting.text import clean, fold
from tui.language import N_, _, ngettext
from tui.screens.prepare.form_values import Field, Form
from tui.screens.prepare.record_form import RecordForm
from tui.screens.prepare.record_sheets import Sheet
from tui.widgets.wording import not_saved

if TYPE_CHECKING:
    from store.dossier import Dossier

OTHER = "/"
"""What the form gives back where it is to be filled in for a body instead of a person, or the other way round."""

PERSON = Sheet(
    kind=RecordKind.DELEGATE,
    sections=(
        (
            "",
            (
                Field("honorific", hint=N_("Mr, Ms"), recurring=True),
                Field("name"),
                Field("office", recurring=True),
                Field("party", Form.PARTY),
                Field("role", Form.CHOICE, values=DelegateRole),
            ),
        ),
    ),
    title_of_new=N_("New name on the list: a person"),
    named_by="name",
    unnamed=N_("Write the name; without it nobody finds the delegate."),
)

BODY = Sheet(
    kind=RecordKind.PARTY,
    sections=(
        (
            "",
            (
                Field("name", label=N_("Name")),
                Field("kind", Form.CHOICE, values=PartyKind),
                Field("parent", Form.PARTY, N_("the party it belongs to, if any")),
            ),
        ),
    ),
    title_of_new=N_("New name on the list: a body"),
    named_by="name",
    unnamed=N_("Write the name; without it nobody finds the party."),
)


class NewPersonScreen(RecordForm):
    """Name, office, party of somebody new. Gives back his uid, empty where nobody was added, or ``OTHER``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), priority=True, tooltip=N_("Save the form and go back")),
        Binding(
            "ctrl+t", "other", N_("Person/body"), priority=True, tooltip=N_("A body instead of a person, and back")
        ),
        Binding("escape", "leave", N_("Back"), tooltip=N_("Back to the line; nobody is added")),
        Binding("f1", "help", N_("Help"), show=False, tooltip=N_("The keys of this form")),
    ]

    def __init__(self, dossier: Dossier, said: str, *, body: bool | None = None) -> None:
        """``said`` is the name in the line; without ``body`` the name itself decides what the form is for."""
        self.said = clean(said).strip()
        self.body = is_body(self.said) if body is None else body
        start: dict[str, Any]
        if self.body:
            start = {"name": self.said, "kind": sort_of_body(self.said)}
        else:
            honorific, name = parted(self.said)
            start = {"honorific": honorific, "name": name}
        first = "name" if not self.said or self.body else "office"
        super().__init__(dossier, BODY if self.body else PERSON, start=start, first=first)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One name at a time."""
        return False if action == "save_and_next" else super().check_action(action, parameters)

    def action_other(self) -> None:
        """A body instead of a person, or the other way round; the name stays."""
        (self.focused or self).call_later(self._change_over)

    def _change_over(self) -> None:
        self.said_now = str(self.fields["name"].typed)
        self.dismiss(OTHER)

    def action_enter(self) -> None:
        """Enter in the last field saves."""
        last = list(self.fields.values())[-1].widget
        if self.focused is last and not self._take_chosen():
            self.action_save()
        else:
            super().action_enter()

    def action_leave(self) -> None:
        """Close the list of what fits; else go back without adding anybody."""
        current = self._current
        if current is not None and current.choices.open:
            current.choices.show(())
        else:
            self.dismiss("")

    def _write(self, values: dict[str, Any], new_parties: Mapping[str, str]) -> bool:
        added = {name: os.urandom(6).hex() for name in dict.fromkeys(new_parties.values())}
        edits = [Edit(RecordKind.PARTY, uid, {"name": name}) for name, uid in added.items()]
        values |= {field: added[name] for field, name in new_parties.items()}
        uid = os.urandom(6).hex()
        new = Party(uid=uid, **values) if self.body else Delegate(uid=uid, **values)
        ref = refs.to_party(uid) if self.body else refs.to_delegate(uid)
        aliases = aliases_for([self.said], new, self.dossier.delegates[:], self.dossier.parties[:])
        if aliases:
            values["aliases"] = aliases
        said = [words for words in (self.said, new.name) if words]
        relinked = self._adopted(said, ref)
        try:
            self.dossier.apply([*edits, Edit(self.sheet.kind, uid, values), *relinked])
        except CannotWrite as error:
            self.notify(not_saved(error), severity="error", timeout=10, markup=False)
            return False
        if means(self.dossier.speaker, [key(words) for words in said]):
            with contextlib.suppress(
                CannotWrite
            ):  # he is on the list; who speaks is only what the next line begins with
                self.dossier.record(SpeakerDraft(ref))
        self._saved = self.uid = uid
        told = _("{name} is on the list.").format(name=new.name)
        if relinked:
            count = len(relinked)
            words = ngettext("{count} record now refers to the list.", "{count} records now refer to the list.", count)
            told += " " + words.format(count=count)
        self.app.notify(told, markup=False)
        return True

    def _adopted(self, said: list[str], ref: Ref) -> tuple[Edit, ...]:
        dossier = self.dossier
        whole: list[Record] = [dossier.meeting, *dossier.delegates, *dossier.points, *dossier.items]
        return adoption(said, ref, [*whole, *dossier.entries])


def unlisted_name(dossier: Dossier, line: str) -> str:
    """Somebody the line names, or else who speaks now, if he is on no list; empty where everybody is."""
    draft = dossier.read(line)
    named: list[Ref] = []
    if isinstance(draft, EntryDraft | SpeakerDraft):
        owners = draft.owners if isinstance(draft, EntryDraft) else ()
        named = [*reversed(owners), draft.speaker, *(draft.parties if isinstance(draft, EntryDraft) else ())]
    for ref in [*named, dossier.speaker]:
        head, words = refs.split(ref)
        if head == "name" and fold(words):
            return words
    return ""
