"""The command finalise, and what other commands say of final versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.errors import CannotRead, Trouble
from store.finalising import NotFinal
from store.meeting import final_versions

from .. import messages
from ..final_wording import not_final, standing_text, version_text
from ..language import _
from .opening import opened
from .printing import say, say_json, say_rows, warn
from .settings import Settings

if TYPE_CHECKING:
    from store.meeting.final_versions import FinalVersion
    from store.meeting.proceedings import Proceedings

INCOMPLETE = 1


def finalise(settings: Settings, folder: Path) -> int:
    """Freeze the record into a numbered final version; 1 where something is missing or disputed."""
    with opened(settings, folder) as dossier:
        try:
            version = dossier.finalise()
        except NotFinal as refused:
            if settings.as_json:
                say_json({"final": None, "gaps": len(refused.gaps), "conflicts": refused.disputed})
            for sentence in not_final(refused):
                warn(sentence)
            say_rows([("  " + messages.gap(gap.kind), gap.detail) for gap in refused.gaps])
            return INCOMPLETE
    if settings.as_json:
        say_json({"final": as_json(version)})
    else:
        say(_("This is the final {version}.").format(version=version_text(version)))
        say(_("Content hash: {digest}").format(digest=version.digest))
    return 0


def as_of(proceedings: Proceedings, number: int) -> Proceedings | None:
    """The record as the final version of this number froze it, as it is now for 0; None, after saying so, for none.

    Raises CannotRead where the version's content is damaged.
    """
    if not number:
        return proceedings
    try:
        found = final_versions.as_of(proceedings, number)
    except ValueError:
        raise CannotRead(Trouble.DAMAGED, _("version {number}").format(number=number)) from None
    if found is None:
        warn(_("There is no final version {number}.").format(number=number))
        warn(_("“rapporteur check FOLDER” lists those that there are."))
    return found


def as_json(version: FinalVersion) -> dict[str, Any]:
    """A version as plain JSON values, without the record it holds."""
    return {
        "number": version.number,
        "at": version.at.isoformat(timespec="seconds"),
        "by": version.by,
        "digest": version.digest,
        "whole": is_whole(version),
    }


def is_whole(version: FinalVersion) -> bool:
    """Whether the record that a version froze can be read, and is the one its digest names."""
    try:
        final_versions.held(version)
    except ValueError:
        return False
    return True


def tell_versions(proceedings: Proceedings) -> None:
    """Print each final version with its content hash, and how the record stands to the newest."""
    if not proceedings.versions:
        return
    say(_("Final versions:"))
    say_rows([("  " + version_text(one), one.digest) for one in proceedings.versions])
    say(standing_text(proceedings))
    for one in proceedings.versions:
        if is_whole(one):
            continue
        warn(_("The content of final {version} is damaged.").format(version=version_text(one)))
        warn(_("Its documents are the only copy; keep them."))
