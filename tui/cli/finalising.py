"""The command finalise, and what other commands say of final versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.errors import CannotRead, Trouble
from store.finalising import NotFinal
from store.meeting import final_versions

from .. import messages
from ..final_wording import not_final, standing_text, two_versions_text, version_text
from ..language import _
from .opening import opened
from .printing import say, say_json, say_rows, warn
from .settings import Settings

if TYPE_CHECKING:
    from store.meeting.final_versions import FinalVersion
    from store.meeting.proceedings import Proceedings

INCOMPLETE = 1
_HASH = 8
"""Signs from which on the beginning of a content hash names a version."""


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


def as_of(proceedings: Proceedings, wanted: str | None) -> Proceedings | None:
    """The record as a final version froze it, as it is now where none is ``wanted``.

    That is the version's number, or the beginning of its content hash; where it is not sure which one is meant this is
    said, and None comes back. Raises CannotRead where the version's content is damaged.
    """
    if not wanted:
        return proceedings
    by_hash = len(wanted) >= _HASH
    found = [
        one for one in proceedings.versions if wanted == str(one.number) or (by_hash and one.digest.startswith(wanted))
    ]
    if not found:
        warn(_("There is no final version {number}.").format(number=wanted))
        warn(_("“rapporteur check FOLDER” lists those that there are."))
        return None
    if len(found) > 1:
        warn(two_versions_text(found))
        warn(_("Name one by its content hash: --final-version {digest}").format(digest=found[0].digest[:_HASH]))
        return None
    try:
        return final_versions.as_of(proceedings, found[0])
    except ValueError:
        raise CannotRead(Trouble.DAMAGED, _("version {number}").format(number=wanted)) from None


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
