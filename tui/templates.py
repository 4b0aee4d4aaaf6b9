"""An office's own Word template on this machine: read and looked through before anything is to be written with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from store.keeping import durable

if TYPE_CHECKING:
    from exports.word.template import Remark

LARGEST = 50_000_000
"""Bytes of a template that are read; pictures of a coat of arms are the largest things in one."""

FORMATS = frozenset({".docx", ".pdf"})
"""The formats that a template gives its look to; a PDF is printed from the Word file."""


class Template(NamedTuple):
    """A template that can be filled: its bytes, and what is worth knowing about it."""

    path: Path
    content: bytes
    remarks: tuple[Remark, ...]


def is_same(path: Path, template: Path) -> bool:
    """Whether both are one file: a template must not be replaced by what is filled from it."""
    try:
        return path.samefile(template)
    except OSError:
        return False


def read(path: Path) -> Template:
    """The template in this file.

    Raises CannotRead for a file that is no Word document, and ``exports.word.template.TemplateTrouble`` for one that
    cannot be filled.
    """
    from exports.word import template

    content = durable.read(path, LARGEST)
    return Template(path, content, template.examine(content, path))
