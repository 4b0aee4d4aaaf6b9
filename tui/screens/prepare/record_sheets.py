"""What is filled in about a party, a delegate, an agenda point and an item: the fields of their forms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from store.meeting.kinds import DelegateRole, ItemKind, ItemLevel, ItemState, PartyKind, PartyRole, Reason, RecordKind
from store.meeting.records import Record
from tui.language import N_

from .form_values import Field, Form, Sections

_SEVERAL = N_("several with ; between them")


@dataclass(frozen=True)
class Sheet:
    """The form for one kind of record.

    ``named_by`` is the field without which the record is nothing to anybody. ``kept_for_next`` are the fields with
    which the next record begins where several are entered in a row, ``not_copied`` those that belong to one alone.
    """

    kind: RecordKind
    sections: Sections
    title_of_new: str
    named_by: str
    unnamed: str
    kept_for_next: tuple[str, ...] = ()
    not_copied: tuple[str, ...] = ()

    def next_after(self, record: Record) -> dict[str, Any]:
        """What the next record begins with."""
        return {name: getattr(record, name) for name in self.kept_for_next}

    def copy_of(self, record: Record) -> dict[str, Any]:
        """What a copy of the record begins with."""
        fields = [field.name for _title, fields in self.sections for field in fields]
        return {name: getattr(record, name) for name in fields if name not in self.not_copied}


PARTY = Sheet(
    kind=RecordKind.PARTY,
    sections=(
        (
            "",
            (
                Field("name", label=N_("Name")),
                Field("kind", Form.CHOICE, values=PartyKind),
                Field("role", Form.CHOICE, values=PartyRole),
                Field("parent", Form.PARTY, N_("the party it belongs to, if any")),
                Field("aliases", Form.LIST, _SEVERAL),
            ),
        ),
    ),
    title_of_new=N_("New party"),
    named_by="name",
    unnamed=N_("Write the name; without it nobody finds the party."),
    kept_for_next=("kind", "parent"),
    not_copied=("aliases",),
)

DELEGATE = Sheet(
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
                Field("aliases", Form.LIST, _SEVERAL),
                Field("has_vote", Form.SWITCH, while_voting=True),
            ),
        ),
    ),
    title_of_new=N_("New delegate"),
    named_by="name",
    unnamed=N_("Write the name; without it nobody finds the delegate."),
    kept_for_next=("party", "has_vote"),
    not_copied=("aliases",),
)

POINT = Sheet(
    kind=RecordKind.POINT,
    sections=(
        (
            "",
            (
                Field("number", Form.NUMBER),
                Field("title"),
                Field("presenter", Form.PERSON),
                Field("planned_minutes", Form.NUMBER, N_("15")),
                Field("planned_start", Form.TIME, N_("8:00 or 8h00")),
                Field("recorder", hint=N_("who records it"), recurring=True),
            ),
        ),
    ),
    title_of_new=N_("New agenda point"),
    named_by="title",
    unnamed=N_("Write the title; without it nobody knows what the point is about."),
    not_copied=("number", "planned_start"),
)

ITEM = Sheet(
    kind=RecordKind.ITEM,
    sections=(
        (
            "",
            (
                Field("number", Form.NUMBER),
                Field("title"),
                Field("field", recurring=True),
                Field("kind", Form.CHOICE, values=ItemKind),
                Field("level", Form.CHOICE, values=ItemLevel, optional=True),
                Field("parties", Form.BODIES, _SEVERAL),
                Field("lead", Form.BODIES, _SEVERAL),
                Field("supporting", Form.BODIES, _SEVERAL),
                Field("planned", Form.DEADLINE, N_("June, 30/6, in Q4")),
                Field("source", recurring=True),
                Field("recorder", hint=N_("who records it"), recurring=True),
            ),
        ),
        (
            N_("What has become of it"),
            (
                Field("state", Form.CHOICE, values=ItemState),
                Field("reason", Form.CHOICE, values=Reason, optional=True),
                Field("reason_text", Form.TEXT),
                Field("outcome", Form.TEXT),
                Field("figures"),
            ),
        ),
    ),
    title_of_new=N_("New item"),
    named_by="title",
    unnamed=N_("Write the title; without it nobody knows what the item is about."),
    kept_for_next=("field", "kind", "level", "parties", "source"),
    not_copied=("number", "state", "reason", "reason_text", "outcome", "figures"),
)

SHEETS: Mapping[RecordKind, Sheet] = {sheet.kind: sheet for sheet in (PARTY, DELEGATE, POINT, ITEM)}
"""The form of each kind."""
