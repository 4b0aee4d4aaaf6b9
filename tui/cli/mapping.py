"""``--map HEADING=FIELD``: which column of the file is meant, and which field."""

from __future__ import annotations

from collections.abc import Sequence

from store.intake import columns as known
from store.intake.files import Read, possible_kinds
from store.meeting.kinds import RecordKind
from store.meeting.text import fold

from .. import proposal_wording
from ..language import _
from ..messages import plain


class Unknown(Exception):
    """A word that means nothing in this file; what happened and what to do."""

    def __init__(self, happened: str, to_do: str) -> None:
        super().__init__(happened)
        self.happened = happened
        self.to_do = to_do


def columns(found: Read, kind: RecordKind | None, maps: Sequence[str]) -> dict[int, dict[str, str]]:
    """For each table of the file, the field of each heading that was named; empty for a column that is left out.

    Raises Unknown.
    """
    told: dict[int, dict[str, str]] = {}
    for words in maps:
        heading, equals, name = words.rpartition("=")
        if not equals:
            raise Unknown(
                _("“{words}” does not say which field the column holds.").format(words=plain(words)),
                _("Write --map HEADING=FIELD, or --map HEADING= to leave the column out."),
            )
        places = [
            (number, one)
            for number, table in enumerate(found.tables)
            for one in table.headings
            if fold(" ".join(one.split())) == fold(" ".join(heading.split()))
        ]
        if not places:
            headings = dict.fromkeys(plain(one) for table in found.tables for one in table.headings if one.strip())
            raise Unknown(
                _("No column is headed “{heading}”.").format(heading=plain(heading)),
                _("The headings are: {headings}.").format(headings="; ".join(headings)),
            )
        for number, one in places:
            kinds = [kind] if kind else possible_kinds(found, number) or list(known.KINDS)
            told.setdefault(number, {})[one] = _field(kinds, name.strip())
    return told


def _field(kinds: Sequence[RecordKind], name: str) -> str:
    """The field that a word names: as it is stored, or as it is called in either language."""
    if not name:
        return ""
    for kind in kinds:
        for field in known.fields_of(kind):
            if fold(name) in (fold(field), fold(proposal_wording.field_text(field, kind))):
                return field
        found = known.field_of(kind, name)
        if found:
            return found
    fields = dict.fromkeys(field for kind in kinds for field in known.fields_of(kind))
    raise Unknown(
        _("No field is called “{name}”.").format(name=plain(name)),
        _("The fields are: {fields}.").format(
            fields="; ".join(f"{field} ({proposal_wording.field_text(field)})" for field in fields)
        ),
    )
