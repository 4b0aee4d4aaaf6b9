"""``--map HEADING=FIELD`` and ``--day-order [HEADING=]ORDER``: which column of the file is meant, and what of it."""

from __future__ import annotations

from collections.abc import Sequence

from store.intake import columns as known
from store.intake.corrections import DayOrder
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
        for number, one in _places(found, heading):
            kinds = [kind] if kind else possible_kinds(found, number) or list(known.KINDS)
            told.setdefault(number, {})[one] = _field(kinds, name.strip())
    return told


def day_orders(found: Read, told: Sequence[str]) -> tuple[DayOrder | None, dict[int, dict[str, DayOrder]]]:
    """The order of days in the whole file, if that is told, and for each table that of the columns that were named.

    Raises Unknown.
    """
    whole: DayOrder | None = None
    of_columns: dict[int, dict[str, DayOrder]] = {}
    for words in told:
        heading, _equals, name = words.rpartition("=")
        order = _ORDERS.get(fold(name.strip()))
        if order is None:
            raise Unknown(
                _("“{words}” is no order of days.").format(words=plain(words)),
                _("Write --day-order day-first or month-first, or HEADING=day-first for one column."),
            )
        if not heading:
            whole = order
            continue
        for number, one in _places(found, heading):
            of_columns.setdefault(number, {})[one] = order
    return whole, of_columns


_ORDERS = {order.value.replace("_", "-"): order for order in DayOrder}


def _places(found: Read, heading: str) -> list[tuple[int, str]]:
    """Where in the file columns are headed so: the numbers of the tables, and the headings as they stand there."""
    wanted = fold(" ".join(heading.split()))
    places = [
        (number, one)
        for number, table in enumerate(found.tables)
        for one in table.headings
        if fold(" ".join(one.split())) == wanted
    ]
    if not places:
        headings = dict.fromkeys(plain(one) for table in found.tables for one in table.headings if one.strip())
        raise Unknown(
            _("No column is headed “{heading}”.").format(heading=plain(heading)),
            _("The headings are: {headings}.").format(headings="; ".join(headings)),
        )
    return places


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
