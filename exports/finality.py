"""What a final version means for a document: whether it is one, what it says of itself, what it corrects."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from exports.document import Annex, Block, Document
from exports.minutes.phrases import roman
from exports.options import DocumentKind, Options
from exports.wording import wording
from store.meeting import final_versions
from store.meeting.proceedings import Proceedings


def drafted(proceedings: Proceedings, options: Options) -> Options:
    """The options, with the draft's mark asked for where the record was changed since its newest final version."""
    reworked = bool(proceedings.versions) and final_versions.standing(proceedings) is None
    return replace(options, draft=True) if reworked else options


def stamped(document: Document, proceedings: Proceedings, options: Options) -> Document:
    """The document with what ties it to the record: the dossier, and the final version with its content hash.

    Minutes also get the list of what was corrected since the versions before. A final version bears the moment of
    its record's newest change, not of its own making, so that it gives the same bytes whenever it is written.
    """
    properties = document.properties._replace(dossier=proceedings.meeting.uid)
    version = final_versions.standing(proceedings) if proceedings.versions else None
    if version is not None and not document.title.draft_mark:
        revised = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=_revised(version, proceedings))
        properties = properties._replace(version=version.number, digest=version.digest, revised=revised)
    annexes = document.annexes
    if options.kind is DocumentKind.MINUTES and proceedings.versions:
        from exports.corrections import list_of_corrections

        annexes = _numbered((*annexes, *list_of_corrections(proceedings, wording(options.language), options)))
    return document._replace(properties=properties, annexes=annexes)


def _revised(version: final_versions.FinalVersion, proceedings: Proceedings) -> int:
    try:
        return final_versions.held(version).revised
    except ValueError:
        return proceedings.revised


def _numbered(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Two or more annexes have Roman numbers (Decree 30/2020, Annex I, III.1)."""
    if sum(isinstance(block, Annex) for block in blocks) < 2:
        return blocks
    found: list[Block] = []
    number = 0
    for block in blocks:
        if isinstance(block, Annex):
            number += 1
            block = block._replace(label=f"{block.label} {roman(number)}")
        found.append(block)
    return tuple(found)
