"""The command by which a record is looked over before it leaves the machine: check."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from store.meeting import final_versions, gaps, register

from .. import messages
from ..language import _, ngettext
from . import finalising
from .opening import opened
from .printing import say, say_json, say_rows
from .settings import Settings
from .sharing import may_be_lost, tell_faults
from .showing import gap_json, say_waived

INCOMPLETE = 1
UNREADABLE = 3


def check(settings: Settings, folder: Path) -> int:
    """What is missing, what disagrees, and which files are not whole; 3 before 1 before 0."""
    with opened(settings, folder) as dossier:
        held = dossier.proceedings()
        missing, waived = gaps.find(held), gaps.waived(held)
        differing = [one for one in register.compare(held) if not one.agrees]
        contested = dossier.contested()
        faults = dossier.examine()
    if settings.as_json:
        say_json(
            {
                "gaps": [dataclasses.asdict(gap) for gap in missing],
                "waived": [gap_json(one.gap, one.reason) for one in waived],
                "figures": [
                    {
                        "entry": one.entry,
                        "said": one.figure.said,
                        "value": one.figure.value,
                        "total": one.figure.total,
                        "counted": one.counted,
                        "counted_total": one.counted_total,
                    }
                    for one in differing
                ],
                "conflicts": len(contested),
                "versions": [finalising.as_json(one) for one in held.versions],
                "final": final_versions.standing(held) is not None,
                "files": [
                    {
                        "path": str(fault.path),
                        "trouble": fault.trouble.value,
                        "held": fault.held.value,
                        "by": str(fault.by) if fault.by else None,
                    }
                    for fault in faults
                ],
            }
        )
    else:
        _tell_missing(missing, differing, len(contested))
        say_waived(waived)
        finalising.tell_versions(held)
        tell_faults(faults)
    if may_be_lost(faults) or not all(finalising.is_whole(one) for one in held.versions):
        return UNREADABLE
    undecided = len(final_versions.rivals(held.versions)) > 1
    return INCOMPLETE if missing or differing or contested or undecided else 0


def _tell_missing(missing: tuple[gaps.Gap, ...], differing: list[register.Comparison], contested: int) -> None:
    if missing:
        count = len(missing)
        say(ngettext("{count} thing is missing:", "{count} things are missing:", count).format(count=count))
        say_rows([("  " + messages.gap(one.kind), one.detail) for one in missing])
    if differing:
        say(_("Figures that differ from the register:"))
        rows = []
        for one in differing:
            counted = f"{one.counted}" if one.counted_total is None else f"{one.counted}/{one.counted_total}"
            rows.append(
                (_("  stated “{said}”").format(said=one.figure.said), _("the register holds {n}").format(n=counted))
            )
        say_rows(rows)
    if contested:
        say(
            ngettext(
                "{count} field has several versions; “rapporteur show FOLDER conflicts” lists them.",
                "{count} fields have several versions; “rapporteur show FOLDER conflicts” lists them.",
                contested,
            ).format(count=contested)
        )
    if not (missing or differing or contested):
        say(_("The record is complete."))
