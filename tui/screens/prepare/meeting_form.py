"""The form for the meeting's own details."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType

from store.meeting.quorum import quorum_needed
from store.meeting.records import Meeting
from store.meeting.voting import entitled
from tui.language import _
from tui.widgets.choice import Choice

from .form_fields import FormField
from .meeting_values import MEETING, out_of_order
from .record_form import RecordForm

if TYPE_CHECKING:
    from store.dossier import Dossier


class MeetingForm(RecordForm, inherit_bindings=False):
    """Title, bodies, place, times, people, recipients."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in RecordForm.BINDINGS if isinstance(binding, Binding) and binding.key != "ctrl+n"
    ]

    def __init__(self, dossier: Dossier, first: str = "") -> None:
        """``first`` is the field that gets the focus."""
        super().__init__(dossier, MEETING, dossier.meeting.uid, first=first)

    @property
    def record(self) -> Meeting:
        """The meeting as it stands now."""
        return self.dossier.meeting

    def heading(self) -> str:
        """What stands above the form."""
        return _(self.sheet.title_of_new)

    def on_mount(self) -> None:
        """What belongs to votes shows only where they are taken."""
        self._show_quorum()

    @on(Choice.Turned, "#voting")
    def _voting_turned(self) -> None:
        self._show_quorum()

    def _show_quorum(self) -> None:
        self.fields["quorum"].display = bool(self.fields["voting"].typed)

    def _understand(self, field: FormField) -> None:
        """A quorum is shown as the number that it comes to."""
        super()._understand(field)
        if field.field.name == "quorum":
            count = len(entitled(self.dossier.proceedings()))
            needed = quorum_needed(str(field.typed), count)
            words = _("→ at least {needed} of {count} with a vote").format(needed=needed, count=count)
            field.note(words if needed and count else "")

    def objections(self, values: Mapping[str, Any]) -> dict[str, str]:
        """What ends before it begins, and a quorum that nobody can count by."""
        return out_of_order(self.record, values)
