"""The record as TinyDB sees it: queries over the live tables, and ``record.json``, a file that stock TinyDB opens."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import orjson
from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Table

from ..errors import CannotWrite, Trouble
from . import durable

Documents = Mapping[int, Mapping[str, Any]]
"""One table: documents by their number."""


class _LiveTable(Table):
    def __init__(self, storage: Storage, name: str, cache_size: int = 0, persist_empty: bool = False) -> None:
        # The tables change under TinyDB, so an answer must not outlive the question.
        super().__init__(storage, name, min(0, cache_size), persist_empty)

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:  # noqa: ARG002
        # TinyDB's own would let the updater work on the live documents before it asks the storage.
        raise _refused()


class LiveView(TinyDB):
    """TinyDB over the live record. It answers; it changes nothing."""

    table_class = _LiveTable


class _ReadOnly(Storage):
    def __init__(self, tables: Mapping[str, Documents]) -> None:
        self._tables = tables

    def read(self) -> dict[str, dict[str, Any]] | None:
        return self._tables  # type: ignore[return-value]  # read by key only, and the keys are numbers already

    def write(self, data: dict[str, dict[str, Any]]) -> None:  # noqa: ARG002  the name is TinyDB's
        raise _refused()


def _refused() -> CannotWrite:
    return CannotWrite(Trouble.NOT_WRITABLE, "", "the live record is changed through its dossier")


def open_view(tables: Mapping[str, Documents]) -> TinyDB:
    """A TinyDB that answers from these tables as they are at the moment of asking; writing raises CannotWrite."""
    return LiveView(tables, storage=_ReadOnly)


def write_record(path: Path, tables: Mapping[str, Iterable[tuple[int, Mapping[str, Any]]]], mark: str) -> None:
    """Writes the tables as an ordinary TinyDB file, a document a line, in the place of the one before.

    Raises:
        CannotWrite: the file before is untouched.
    """
    written = []
    for name, table in tables.items():
        lines = [b'"%d":%b' % (number, orjson.dumps(document)) for number, document in table]
        written.append(b"%b:{\n%b\n}" % (orjson.dumps(name), b",\n".join(lines)))
    durable.replace(path, b"{%b}\n" % b",\n".join(written), mark)
