"""The index: SQLite's full-text search over the words of all records, in one file of the state folder.

Ranking by bm25 would have to look at every record that fits, a fifth of a second for a common word in 200,000. So
records stand in the index in the order in which they are shown, and what fits best is asked for first: each question
reads only as far as there is room for answers.

Nothing is in it that the journals do not hold. A file that is damaged or of another format is thrown away.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import TypeVar

import orjson

from store import summary
from store.keeping.freshness import Extent
from store.local_copy import LocalCopy
from store.meeting.kinds import RecordKind
from store.summary import Summary

from .engine import Engine, hit
from .rows import Hit, Row, rows
from .words import Wanted, words_of

_FORMAT = 3
_NAME = "index.sqlite"
_PATIENCE = 10.0
"""Seconds to wait for another process that writes."""

_TABLES = """
CREATE TABLE dossier (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, extent BLOB NOT NULL, summary BLOB NOT NULL);
CREATE TABLE record (
    place INTEGER PRIMARY KEY, dossier INTEGER NOT NULL, number INTEGER NOT NULL, kind TEXT NOT NULL, uid TEXT NOT NULL,
    sort TEXT NOT NULL, shown_number INTEGER NOT NULL, at TEXT NOT NULL, head TEXT NOT NULL, body TEXT NOT NULL
);
CREATE INDEX record_of ON record (dossier);
CREATE VIRTUAL TABLE heads USING fts5 (head, content = '', tokenize = 'ascii', prefix = '1 2 3');
CREATE VIRTUAL TABLE words USING fts5 (head, body, content = '', tokenize = 'ascii', prefix = '1 2 3');
"""
# The words come here ready: with the tokenizer "ascii" every sign outside ASCII is part of a word.

_Answer = TypeVar("_Answer")


class Unusable(Exception):
    """There can be no index here: this SQLite has no full-text search, or the file cannot be made."""


class Index(Engine):
    """The index of one state folder. For any thread; several processes may use the same file."""

    def __init__(self, state: Path) -> None:
        """Raises Unusable."""
        super().__init__(state)
        self._path = state / "search" / _NAME
        self._reading, self._writing = Lock(), Lock()
        self._writer = self._open()
        try:
            self._reader = self._connect()
        except sqlite3.Error as error:
            self._writer.close()
            raise Unusable(str(error)) from error

    # The file ------------------------------------------------------------------------------------

    def _open(self) -> sqlite3.Connection:
        for again in (True, False):
            try:
                return self._prepared()
            except (sqlite3.Error, OSError) as error:
                if not again or _is_busy(error):
                    raise Unusable(str(error)) from error
                self._throw_away()
        raise AssertionError

    def _prepared(self) -> sqlite3.Connection:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = self._connect()
        try:
            with _transaction(connection):
                (format_there,) = connection.execute("PRAGMA user_version").fetchone()
                if format_there == 0:
                    for statement in _TABLES.split(";\n"):
                        connection.execute(statement)
                    connection.execute(f"PRAGMA user_version = {_FORMAT}")
                elif format_there != _FORMAT:
                    raise sqlite3.DatabaseError("another format")
            connection.execute("SELECT rowid FROM heads LIMIT 1").fetchall()
            connection.execute("SELECT rowid FROM words LIMIT 1").fetchall()
        except BaseException:
            connection.close()
            raise
        return connection

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")  # who searches does not wait for who takes in
            connection.execute("PRAGMA synchronous = OFF")  # nothing is lost with it
            connection.execute("PRAGMA cache_size = -32000")
        except BaseException:
            connection.close()
            raise
        return connection

    def _throw_away(self) -> None:
        for ending in ("", "-wal", "-shm", "-journal"):
            with contextlib.suppress(OSError):
                self._path.with_name(_NAME + ending).unlink(missing_ok=True)

    def _ask(self, question: Callable[[sqlite3.Connection], _Answer]) -> _Answer:
        with self._reading:
            return self._try(lambda: question(self._reader))

    def _write(self, work: Callable[[sqlite3.Connection], None]) -> None:
        def in_one_go() -> None:
            with _transaction(self._writer):
                work(self._writer)

        with self._writing:
            self._try(in_one_go)

    def _try(self, work: Callable[[], _Answer]) -> _Answer:
        """Raises Unusable; then, unless another process has the file, it has been thrown away."""
        try:
            return work()
        except (sqlite3.Error, OSError) as error:
            if not _is_busy(error):
                self._throw_away()
            raise Unusable(str(error)) from error

    def close(self) -> None:
        """See Engine."""
        with self._reading, self._writing:
            self._reader.close()
            self._writer.close()

    # What is held --------------------------------------------------------------------------------

    def extents(self) -> Mapping[str, Extent]:
        """See Engine."""
        held = self._ask(lambda index: index.execute("SELECT id, extent FROM dossier").fetchall())
        return {id: _extent(data) for id, data in held}

    def summaries(self) -> dict[str, Summary]:
        """See Engine."""
        held = self._ask(lambda index: index.execute("SELECT id, summary FROM dossier").fetchall())
        found = {}
        for id, data in held:
            with contextlib.suppress(ValueError, KeyError, TypeError):
                found[id] = summary.from_bytes(data)
        return found

    def take(self, copy: LocalCopy, extent: Extent) -> None:
        """See Engine."""
        new = {(row.kind, row.uid): row for row in rows(copy)}
        facts = (orjson.dumps(dict(extent)), summary.to_bytes(summary.of(copy)))
        self._write(lambda index: _take(index, copy.id, facts, new))

    def drop(self, id: str) -> None:
        """See Engine."""

        def work(index: sqlite3.Connection) -> None:
            _take(index, id, (b"", b""), {})
            index.execute("DELETE FROM dossier WHERE id = ?", (id,))

        self._write(work)

    # Finding -------------------------------------------------------------------------------------

    def find(self, wanted: Wanted, limit: int) -> list[Hit]:
        """See Engine."""
        return self._ask(lambda index: list(islice(_find(index, wanted, limit), limit))) if wanted.words else []


def _find(index: sqlite3.Connection, wanted: Wanted, limit: int) -> Iterator[Hit]:
    seen: set[int] = set()
    for rank, (table, question) in enumerate(_questions(wanted)):
        # Only the names of tables are put into the text; titles have one of their own because they are a tenth.
        ask = f"SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?"  # noqa: S608
        places = index.execute(ask, (question, limit + len(seen)))
        for (place,) in places.fetchall():
            if place not in seen:
                seen.add(place)
                found = _row_at(index, place)
                if found:
                    yield hit(found[0], found[1], wanted, rank)


def _questions(wanted: Wanted) -> Iterator[tuple[str, str]]:
    """Which table to ask what for each rank, as Wanted.rank has them. No sign in the words means anything here."""
    *whole, last = wanted.words
    well = '"' + " ".join(wanted.words) + ('" *' if whole else '"')
    apart = " AND ".join([*(f'"{word}"' for word in whole), f'"{last}" *'])
    return ((table, question) for table in ("heads", "words") for question in (well, apart))


def _row_at(index: sqlite3.Connection, place: int) -> tuple[str, Row] | None:
    found = index.execute(
        "SELECT d.id, r.number, r.kind, r.uid, r.sort, r.shown_number, r.at, r.head, r.body FROM record r"
        " JOIN dossier d ON d.number = r.dossier WHERE r.place = ?",
        (place,),
    ).fetchone()
    if found is None:
        return None
    id, number, kind, *rest = found
    return id, Row(number, RecordKind(kind), *rest)


def _take(
    index: sqlite3.Connection, id: str, facts: tuple[bytes, bytes], new: Mapping[tuple[RecordKind, str], Row]
) -> None:
    """Brings the records of one dossier up to date, touching only those that differ."""
    index.execute(
        "INSERT INTO dossier (id, extent, summary) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET extent = excluded.extent, summary = excluded.summary",
        (id, *facts),
    )
    (dossier,) = index.execute("SELECT number FROM dossier WHERE id = ?", (id,)).fetchone()
    wanted = dict(new)
    held = index.execute(
        "SELECT place, number, kind, uid, sort, shown_number, at, head, body FROM record WHERE dossier = ?", (dossier,)
    )
    gone = []
    for place, number, kind, uid, *rest in held.fetchall():
        there = Row(number, RecordKind(kind), uid, *rest)
        if wanted.get((there.kind, uid)) == there:
            del wanted[there.kind, uid]
        else:
            gone.append((place, *_as_words(there)))
    index.executemany("INSERT INTO words (words, rowid, head, body) VALUES ('delete', ?, ?, ?)", gone)
    index.executemany("INSERT INTO heads (heads, rowid, head) VALUES ('delete', ?, ?)", _titled(gone))
    index.executemany("DELETE FROM record WHERE place = ?", [(place,) for place, _head, _body in gone])
    put = sorted((_put(index, row.place(dossier), dossier, row), *_as_words(row)) for row in wanted.values())
    index.executemany("INSERT INTO words (rowid, head, body) VALUES (?, ?, ?)", put)
    index.executemany("INSERT INTO heads (rowid, head) VALUES (?, ?)", _titled(put))


def _titled(placed: list[tuple[int, str, str]]) -> list[tuple[int, str]]:
    return [(place, head) for place, head, _body in placed if head]


def _put(index: sqlite3.Connection, place: int, dossier: int, row: Row) -> int:
    while True:
        added = index.execute(
            "INSERT INTO record VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (place) DO NOTHING",
            (place, dossier, row.number, row.kind, *row[2:]),
        )
        if added.rowcount:
            return place
        place -= 1


def _as_words(row: Row) -> tuple[str, str]:
    head, body = row.searched
    return " ".join(words_of(head)), " ".join(words_of(body))


def _extent(data: bytes) -> Extent:
    try:
        read = orjson.loads(data)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        with contextlib.suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _is_busy(error: Exception) -> bool:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
