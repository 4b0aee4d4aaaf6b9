"""An office's own Word template on the command line: one to start from, and one to fill."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from store.errors import CannotRead, CannotWrite, Trouble

from .. import template_wording, templates
from ..documents import put
from ..language import _, language
from ..messages import plain
from .printing import say, warn
from .settings import Settings

UNREADABLE = 3


def template(_settings: Settings, file: Path | None) -> int:
    """Write a starting template, in the language of the interface, beside nothing that is there already."""
    from exports.word.template.starting import starting_template

    path = file or Path(_("minutes template.docx"))
    if not path.suffix:
        path = path.with_name(f"{path.name}.docx")
    if path.suffix.lower() not in (".docx", ".dotx"):
        warn(_("“{name}” does not end in a format that can be written.").format(name=plain(path.name)))
        warn(_("What can be written is: {kinds}.").format(kinds=".docx, .dotx"))
        return 2
    if os.path.lexists(path):  # it may be the one that an office has been working on for days
        raise CannotWrite(Trouble.NOT_WRITABLE, path, os.strerror(errno.EEXIST))
    made = starting_template("en" if language() == "en" else "vi")
    if path.suffix.lower() == ".dotx":
        from exports.word.template.parts import as_template

        made = as_template(made)
    put(path, made)
    say(str(path))
    return 0


def chosen(path: Path) -> bytes | None:
    """The template to be filled, after telling what is worth knowing; None, with all that is wrong told, if none."""
    from exports.word.template import TemplateTrouble

    try:
        found = templates.read(path)
    except TemplateTrouble as trouble:
        warn(template_wording.happened(str(path)))
        for fault in trouble.faults:
            warn(f"  {template_wording.fault(fault)}")
        warn(template_wording.to_do())
        return None
    except CannotRead as error:
        for sentence in template_wording.unreadable(error):
            warn(sentence)
        return None
    for remark in found.remarks:
        warn(template_wording.remark(remark))
    return found.content
