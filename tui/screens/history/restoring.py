"""Bringing a former value or a deleted record back from the history: a new change, as any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.meeting.edits import Edit
from store.meeting.fields import codec_of, decode
from tui.language import _
from tui.widgets.value_wording import what_text

if TYPE_CHECKING:
    from store.dossier import Dossier
    from store.history import HistoryStep


def restore(dossier: Dossier, step: HistoryStep) -> str:
    """Brings back what stood there before this save; the sentence that says what was done, or why nothing was.

    Raises:
        CannotWrite: nothing has changed.
    """
    what = what_text(dossier, step.kind, step.uid)
    if dossier.get(step.kind, step.uid) is None:
        dossier.restore(step.kind, step.uid)
        return _("“{what}” is there again.").format(what=what)
    if step.deleted:
        return _("“{what}” is there already.").format(what=what)
    if step.made or step.restored:
        return _("Nothing stood there before this.")
    known = codec_of(step.kind)
    fields = {line.field: decode(step.kind, line.field, line.old) for line in step.lines if line.field in known}
    changes = dossier.apply([Edit(step.kind, step.uid, fields)])
    if not changes:
        return _("The former value stands there already.")
    return _("“{what}” has its former value again.").format(what=what)
