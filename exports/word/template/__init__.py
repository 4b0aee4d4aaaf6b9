"""An office's own Word template, filled from the record: its ``{{markers}}`` are replaced, all else stays as it is.

The markers are a fixed list (``names``). Nothing in a template is executed, and nothing outside it is looked at.
"""

from __future__ import annotations

from pathlib import Path

from exports.options import Options
from exports.word.template.filling import fill_in
from exports.word.template.parts import NAMELESS, opened
from exports.word.template.plan import plan
from exports.word.template.trouble import Fault, FaultKind, Part, Place, Remark, RemarkKind, TemplateTrouble
from store.meeting.proceedings import Proceedings
from store.progress import Progress, untold

__all__ = [
    "SUFFIXES",
    "Fault",
    "FaultKind",
    "Part",
    "Place",
    "Remark",
    "RemarkKind",
    "TemplateTrouble",
    "examine",
    "fill",
]

SUFFIXES = (".docx", ".dotx", ".docm", ".dotm")
"""What a template's file may end in; its content decides."""


def examine(template: bytes, path: Path = NAMELESS) -> tuple[Remark, ...]:
    """What is worth knowing about a template. ``path`` is named where it cannot be read.

    Raises CannotRead for a file that is no Word document, and TemplateTrouble for one that cannot be filled.
    """
    found = plan(opened(template, path))
    if found.faults:
        raise TemplateTrouble(tuple(found.faults))
    return tuple(found.remarks)


def fill(template: bytes, proceedings: Proceedings, options: Options, progress: Progress = untold) -> bytes:
    """The template filled, as the bytes of a .docx file; the same record and template give the same bytes.

    ``progress`` counts what is composed and repeated, and may raise Stopped. Raises CannotRead and TemplateTrouble as
    ``examine`` does; nothing is filled in part.
    """
    package = opened(template)
    found = plan(package)
    if found.faults:
        raise TemplateTrouble(tuple(found.faults))
    fill_in(package, found, proceedings, options, progress)
    return package.packed()
