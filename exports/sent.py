"""What a document said when it was sent: every paragraph and row of it, and which record's words each of them holds.

It travels inside the Word file, so that a file that comes back is compared with what was sent, whatever the record has
become since.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

PARAGRAPH = -1
"""Stands for the number of a table where a unit is a paragraph."""


class Part(NamedTuple):
    """The signs of one cell that print one field of the record, from ``start`` up to ``stop``.

    ``value`` is what the field held, which may differ a little from what was printed of it.
    """

    cell: int
    field: str
    start: int
    stop: int
    value: str


class Unit(NamedTuple):
    """A paragraph, of one cell, or a table's row. ``record`` is empty where it prints none, or several at once."""

    name: str
    record: str
    cells: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    table: int = PARAGRAPH

    @property
    def text(self) -> str:
        """All its words on one line."""
        return plain(" ".join(self.cells))


class SentTable(NamedTuple):
    """A table's headings, and the field that each of its columns is about."""

    headings: tuple[str, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A document as it was sent. ``revised`` is the newest change in it, in milliseconds since 1970."""

    dossier: str
    kind: str = "minutes"
    language: str = "vi"
    attribution: str = "named"
    party: str = ""
    version: int = 0
    digest: str = ""
    revised: int = 0
    units: tuple[Unit, ...] = ()
    tables: tuple[SentTable, ...] = ()


def plain(text: str) -> str:
    """The text with single spaces: how lines break, and how wide a space is, says nothing."""
    return " ".join(text.split())
