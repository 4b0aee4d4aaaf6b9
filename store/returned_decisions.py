"""What was decided about differences in returned documents.

It is kept and shared as the Changes are, under keys of its own, so that whoever opens the file again, or the same
correction from somebody else, sees what was decided. It is undone together with the change to the record that it came
with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from . import wishes
from .finalising import Finalising
from .keeping.changes import DECIDED, DELETED

if TYPE_CHECKING:
    from .keeping.changes import Change
    from .keeping.ledger import Wish
    from .keeping.merging import Union
    from .meeting.edits import Edit

_FIELD = "decided"

Seen = Mapping[str, Iterable[str]]
"""What stood in each field of a record when it was looked at; see ``Dossier.standing``."""


class Decision(StrEnum):
    """What was decided: to take it over, also in other words, not to, or that it is done with otherwise."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    REWORDED = "reworded"
    SEEN = "seen"


class ReturnedDecisions(Finalising):
    """A dossier as something to which documents come back."""

    def decisions(self) -> dict[str, Decision]:
        """What was decided by anybody, by the keys of the differences. Where two decided otherwise the later counts."""
        known = {one.value: one for one in Decision}
        with self._ledger.reading:
            return {
                key.removeprefix(DECIDED): known[said]
                for key, state in self._ledger.union.records.items()
                if key.startswith(DECIDED) and not state.hidden and (said := state.values().get(_FIELD)) in known
            }

    def decide(
        self, key: str, decision: Decision | None, edit: Edit | None = None, seen: Seen | None = None, origin: str = ""
    ) -> tuple[Change, ...]:
        """Keep a decision, None for an open question, and carry out the edit that it means: one step.

        ``seen`` is what ``standing`` told when the record was looked at: what came since stays beside the new value.
        ``origin`` says whose words are taken over. Raises CannotWrite; nothing has changed then.
        """
        union = self._ledger.union

        def wanted() -> list[Wish]:
            found = _carrying_out(union, edit, seen) if edit is not None else []
            for wish in found:
                wish.origin = origin
            state = union.records.get(DECIDED + key)
            hidden = state is not None and state.hidden
            said = state.values().get(_FIELD) if state is not None and not hidden else None
            if said != decision:
                back = {DELETED: False} if hidden else {}
                new = {_FIELD: decision.value if decision is not None else None, **back}
                found.append(wishes.for_fields(union, DECIDED + key, new))
            return found

        return self._write(wanted)


def _carrying_out(union: Union, edit: Edit, seen: Seen | None) -> list[Wish]:
    state = union.records.get(f"{edit.kind}/{edit.uid}")
    if seen is None or state is None or edit.again:
        return wishes.from_edits(union, [edit])
    if not edit.gone:
        return wishes.over_seen(union, edit.kind, edit.uid, edit.fields, seen)
    ids = {id for field in seen for id in seen[field]}
    return [] if state.hidden else [wishes.settling(union, edit.kind, edit.uid, DELETED, True, ids)]
