"""The form of a change file: Changes as bytes that travel, and back, every part of them checked.

A change file is an ordinary TinyDB file, written once under a new name, never rewritten, renamed or locked::

    {"file": {"1": {"format": "rapporteur-changes/1", "dossier": …, "replica": …, "seq": …, "by": …,
                    "sum": sha256 of the canonical JSON of "changes"}},
     "changes": {"1": {…}, "2": {…}}}

Whatever is read may come from anybody: it is bounded before it is built, and believed only as far as it is checked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from ..errors import CannotRead, Trouble
from . import durable
from .changes import Change, canonical, check, digest

FORMAT = "rapporteur-changes/1"
LARGEST_FILE = 64 << 20
"""Bytes; a file of ours is a few kilobytes, a folded one some megabytes."""
MOST_CHANGES = 50_000
"""Changes in one file; the largest that is written here holds a fifth of it."""

_MOST_CONTAINERS = 8 * MOST_CHANGES
_MOST_PARTS = 16 * MOST_CHANGES
_TEXT = re.compile(rb'"(?:[^"\\]++|\\.)*+(?:"|\Z)', re.DOTALL)
_HEAD = re.compile(rb'\{"file":\{"1":\{[^{}]*"dossier":"([0-9a-f]{12})"')
_DOSSIER = re.compile(r"[0-9a-f]{12}\Z")
_REPLICA = re.compile(r"[a-z0-9]{1,32}\Z")


@dataclass(frozen=True, slots=True)
class ChangeFile:
    """What one change file holds. ``sum`` is the sha256 of its Changes, 64 hex digits."""

    dossier: str
    replica: str
    seq: int
    by: str
    sum: str
    changes: tuple[Change, ...]


def to_bytes(dossier: str, replica: str, seq: int, by: str, changes: Sequence[Change]) -> tuple[bytes, str]:
    """A change file's bytes and its sum."""
    table = {str(number): change.body for number, change in enumerate(changes, 1)}
    total = digest(canonical(table))
    head = {"format": FORMAT, "dossier": dossier, "replica": replica, "seq": seq, "by": by, "sum": total}
    return b'{"file":{"1":%b},"changes":%b}\n' % (canonical(head), orjson.dumps(table)), total


def read(path: Path) -> ChangeFile:
    """The change file at this path, every part of it checked.

    Raises:
        CannotRead: NO_FILE, NOT_READABLE, TOO_LARGE, DAMAGED (no JSON, wrong sum, or no Changes in it),
            NOT_OURS (JSON of another kind) or NEWER_FORMAT.
    """
    return parse(durable.read(path, LARGEST_FILE), path)


def dossier_in(path: Path) -> str | None:
    """The id of the dossier that this file, whole or not, says it belongs to by its first bytes; None if by none.

    Raises OSError.
    """
    if not path.is_file():  # a pipe would keep us waiting
        return None
    with path.open("rb") as file:
        head = _HEAD.match(file.read(2048))
    return head[1].decode() if head else None


def parse(data: bytes, path: Path) -> ChangeFile:
    """The change file with this content; ``path`` is for messages only. Raises CannotRead as ``read`` does."""
    if _holds_too_much(data):
        raise CannotRead(Trouble.TOO_LARGE, path)
    try:
        content = orjson.loads(data.removeprefix(b"\xef\xbb\xbf"))
    except orjson.JSONDecodeError as error:
        raise CannotRead(Trouble.DAMAGED, path) from error
    head = _only_document(content, "file")
    name = head.get("format") if head else None
    if head is None or type(name) is not str or not name.startswith("rapporteur-changes/"):
        raise CannotRead(Trouble.NOT_OURS, path)
    if name != FORMAT:
        raise CannotRead(Trouble.NEWER_FORMAT, path, name[:40])
    table = content.get("changes")
    if type(table) is not dict or not _is_sound(head):
        raise CannotRead(Trouble.DAMAGED, path)
    if len(table) > MOST_CHANGES:
        raise CannotRead(Trouble.TOO_LARGE, path)
    try:
        if digest(canonical(table)) != head["sum"]:
            raise CannotRead(Trouble.DAMAGED, path)
        changes = tuple(sorted(map(check, table.values()), key=lambda change: change.order))
    except (ValueError, TypeError) as error:
        raise CannotRead(Trouble.DAMAGED, path) from error
    return ChangeFile(head["dossier"], head["replica"], head["seq"], head["by"], head["sum"], changes)


def _holds_too_much(data: bytes) -> bool:
    # Counted in the bytes, so that what would fill the memory is refused before anything of it is built.
    containers, parts = data.count(b"{") + data.count(b"["), data.count(b",")
    if containers <= _MOST_CONTAINERS and parts <= _MOST_PARTS:
        return False
    containers = parts = end = 0
    for found in _TEXT.finditer(data):  # what stands in texts builds nothing
        between, end = data[end : found.start()], found.end()
        containers += between.count(b"{") + between.count(b"[")
        parts += between.count(b",")
        if containers > _MOST_CONTAINERS or parts > _MOST_PARTS:
            return True
    rest = data[end:]
    return containers + rest.count(b"{") + rest.count(b"[") > _MOST_CONTAINERS or parts + rest.count(b",") > _MOST_PARTS


def _only_document(content: Any, table: str) -> dict[str, Any] | None:
    documents = content.get(table) if type(content) is dict else None
    document = documents.get("1") if type(documents) is dict else None
    return document if type(document) is dict else None


def _is_sound(head: dict[str, Any]) -> bool:
    return (
        type(head.get("dossier")) is str
        and bool(_DOSSIER.match(head["dossier"]))
        and type(head.get("replica")) is str
        and bool(_REPLICA.match(head["replica"]))
        and type(head.get("seq")) is int
        and type(head.get("by")) is str
        and type(head.get("sum")) is str
    )
