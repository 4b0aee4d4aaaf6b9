"""The form of an item or agenda point: its number is proposed, and not changed unawares once others rely on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from store.meeting import numbering
from store.meeting.kinds import RecordKind
from store.meeting.records import AgendaPoint, Item
from tui.language import _, ngettext
from tui.widgets.past_wording import last_time

from .form_fields import FormField
from .record_form import RecordForm


class NumberedForm(RecordForm):
    """An item or an agenda point."""

    @property
    def _others(self) -> Sequence[Item | AgendaPoint]:
        return self.dossier.items[:] if self.sheet.kind is RecordKind.ITEM else self.dossier.points[:]

    def start_of_next(self) -> dict[str, Any]:
        """The next number, and what the record before had that the next will have too."""
        return super().start_of_next() | {"number": numbering.next_number(self._others, self._given)}

    @property
    def _given(self) -> int:
        """The highest number that items of earlier meetings had; those that are finished did not come along."""
        return self.dossier.meeting.numbers_given if self.sheet.kind is RecordKind.ITEM else 0

    def _understand(self, field: FormField) -> None:
        """Below the state of an item stands what the meeting before left of it."""
        super()._understand(field)
        item = self.record
        if field.field.name == "state" and isinstance(item, Item) and item.history:
            field.note(_("last time {what}").format(what=last_time(item.history)))

    def cautions(self, values: Mapping[str, Any]) -> dict[str, str]:
        """A number that another has, and one that is known to others already."""
        number = values.get("number")
        if number is None:
            return {}
        twin = next((one for one in self._others if one.number == number and one.uid != self.uid), None)
        if twin is not None and number:
            said = _("Number {number} is given already: {title}. Save once more to give it twice.")
            return {"number": said.format(number=number, title=twin.title)}
        if 0 < number <= self._given and number != getattr(self.record, "number", 0):
            said = _(
                "Numbers up to {number} were given at earlier meetings, perhaps to an item that is finished. "
                "Save once more to give this one again."
            )
            return {"number": said.format(number=self._given)}
        return self._relied_on()

    def _relied_on(self) -> dict[str, str]:
        item = self.record
        if not isinstance(item, Item) or not item.number:
            return {}
        why = []
        if item.carried_from:
            why.append(_("it was carried over from {meeting}").format(meeting=item.carried_from))
        count = numbering.relying(item, self.dossier.entries[:])
        if count:
            words = ngettext("{count} entry is about it", "{count} entries are about it", count)
            why.append(words.format(count=count))
        if not why:
            return {}
        said = _("Others know this item as number {number}: {why}. Save once more to change the number all the same.")
        return {"number": said.format(number=item.number, why="; ".join(why))}
