"""The journal: a file that only grows, one line for each Change, on the disk before anybody is told "saved".

A line is ``{"change":{…},"id":"…","sum":"<crc32>"}``; the sum is over the line's bytes before it. Other lines are
notes: ``draft`` and ``speaker`` (what the capture line held), ``published`` and ``read`` (how far sharing has come).
A last line that was cut off was never acknowledged and is passed over; so is a line whose sum is wrong.

While it is open, zero bytes may follow the last line: room that is on the disk already, so that the next lines only
have to be written over it. They mean nothing, and are taken away when it is closed.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO
from zlib import crc32

import orjson

from ..errors import CannotRead, Trouble
from . import durable
from .changes import Change, canonical

RESERVE = 1 << 20
"""Bytes kept aside, so that a disk that has become full still takes the next words."""

ROOM = 1 << 16 if durable.OVERWRITES_FAST else 0
"""Zero bytes kept after the last line. It takes a file system twice as long to save a file that grows."""

_SUM = b',"sum":"'
_TORN = b'{"torn":'


@dataclass
class Past:
    """What a journal holds beside its Changes.

    ``pending`` are the Changes that no published file holds yet, in order; ``sums`` the sums of all change files
    written or read; ``seq`` the number of the last one written; ``notes`` the last note of each name;
    ``broken`` the number of lines whose sum is wrong; ``size`` its length without the room after it.
    """

    pending: dict[str, Change] = field(default_factory=dict)
    sums: set[str] = field(default_factory=set)
    seq: int = 0
    notes: dict[str, Any] = field(default_factory=dict)
    broken: int = 0
    size: int = 0


def load(path: Path, taken: Callable[[Change], object]) -> Past:
    """Everything whole in a journal; an empty past where there is no journal.

    ``taken`` is given each Change in turn, which is packed after that.

    Raises:
        CannotRead: NOT_READABLE.
    """
    past = Past()
    try:
        file = path.open("rb")
    except FileNotFoundError:
        return past
    except OSError as error:
        raise CannotRead(Trouble.NOT_READABLE, path, error.strerror or "") from error
    authors: dict[str, str] = {}
    with file:
        for line in _whole_lines(file, path, past):
            try:
                content = orjson.loads(line)
                body = content.get("change")
                if body is None:
                    _note(content, past)
                    continue
                body["by"] = authors.setdefault(body["by"], body["by"])
                # Our own lines hold the Change's bytes at a known place; another program's are spelled anew.
                as_written = line[10:-42] if len(content) == 3 and line[-42:-35] == b',"id":"' else None
                change = Change(content["id"], body, as_written)
            except (ValueError, KeyError, TypeError, AttributeError):
                past.broken += 1  # whole, but not what this program writes
                continue
            taken(change)
            change.pack()
            past.pending[change.id] = change
    return past


def _whole_lines(
    file: BinaryIO, path: Path, past: Past, is_broken: Callable[[bytes], object] = lambda _: None
) -> Iterator[bytes]:
    # Iterating over bytes splits at b"\n" only, never at the other line ends that a text may hold.
    wrong = False
    try:
        for line in file:
            line = line.rstrip(b"\0")
            past.size += len(line)
            whole = line.removesuffix(b"\n")
            if whole[-18:-10] == _SUM and b"%08x" % crc32(whole[:-18]) == whole[-10:-2]:
                if wrong and whole.startswith(_TORN):
                    past.broken -= 1
                wrong = False
                yield whole
            else:
                # A last line without an end was cut off, so it was never acknowledged and nothing is missing.
                wrong = whole != b"" and line.endswith(b"\n")
                past.broken += wrong
                if wrong:
                    is_broken(whole)
    except OSError as error:
        raise CannotRead(Trouble.NOT_READABLE, path, error.strerror or "") from error


def broken_lines(path: Path) -> list[bytes]:
    """Every line of a journal whose sum is wrong and which was not cut off while it was written.

    Raises:
        CannotRead: NOT_READABLE.
    """
    past = Past()
    found: list[bytes] = []
    try:
        with path.open("rb") as file:
            for _line in _whole_lines(file, path, past, found.append):
                found[past.broken :] = []  # a line that was cut off, as the one after it has said
    except OSError as error:
        raise CannotRead(Trouble.NOT_READABLE, path, error.strerror or "") from error
    return found


def _note(content: Mapping[str, Any], past: Past) -> None:
    if "published" in content:
        shared = content["published"]
        past.seq = max(past.seq, shared["seq"])
        past.sums.add(shared["sum"])
    elif "read" in content:
        shared = content["read"]
        past.sums.update(shared["sums"])
    elif "torn" not in content:
        past.notes.update((name, value) for name, value in content.items() if name != "sum")
        return
    else:
        return
    for id in shared["ids"]:
        past.pending.pop(id, None)


def _closed(start: bytes) -> bytes:
    return b'%b%b%08x"}\n' % (start, _SUM, crc32(start))


def line_of(change: Change) -> bytes:
    """The journal's line for a Change."""
    return _closed(b'{"change":%b,"id":"%b"' % (change.plain, change.id.encode()))


def note_of(note: Mapping[str, Any]) -> bytes:
    """The journal's line for a note."""
    return _closed(canonical(note)[:-1])


class Journal:
    """A journal open for writing. The caller sees to it that one thread writes at a time."""

    def __init__(self, path: Path) -> None:
        """Opens or creates the journal. Raises CannotWrite."""
        self.path = path
        self._reserve = path.with_name("reserve")
        try:
            self._descriptor, new = durable.open_to_write(path)
            self._end, self._glued = _end_of(path)
        except OSError as error:
            raise durable.cannot_write(error, path) from error
        if new:
            durable.sync_directory(path.parent)
        self._room_ends = 0
        """Up to where the file is known to be on the disk, so that writing there need not make it longer."""

    @property
    def size(self) -> int:
        """Its length in bytes, without the room after it."""
        return self._end

    def append(self, changes: Iterable[Change], notes: Iterable[Mapping[str, Any]] = ()) -> None:
        """Adds these lines in one write and returns when they are on the disk.

        Raises:
            CannotWrite: none of them counts as written, and the next append starts on a line of its own.
                Where the disk is full, the reserve has been freed, so that another try may succeed.
        """
        data = b"".join([*map(line_of, changes), *map(note_of, notes)])
        if not data:
            return
        if self._glued:
            # What stands before was cut off while it was written; it is said so, that nobody takes it for damage.
            data = b"\n" + note_of({"torn": True}) + data
        try:
            self._write(data)
        except OSError as error:
            self._take_back()
            cause = durable.cannot_write(error, self.path)
            if cause.trouble is Trouble.DISK_FULL:
                self.free_reserve()
            raise cause from error
        self._end += len(data)
        self._glued = False

    def _write(self, data: bytes) -> None:
        os.lseek(self._descriptor, self._end, os.SEEK_SET)
        end = self._end + len(data)
        if end <= self._room_ends:
            durable.write_all(self._descriptor, data)
            durable.sync_overwritten(self._descriptor)
            return
        try:
            durable.write_all(self._descriptor, data + bytes(ROOM))
            room = ROOM
        except OSError:
            # A disk, or a quota, that has no room to spare may still have it for what matters.
            os.ftruncate(self._descriptor, self._end)
            os.lseek(self._descriptor, self._end, os.SEEK_SET)
            durable.write_all(self._descriptor, data)
            room = 0
        durable.sync(self._descriptor)
        self._room_ends = end + room

    def _take_back(self) -> None:
        self._room_ends = 0
        try:
            os.ftruncate(self._descriptor, self._end)
        except OSError:
            # Then what got there stays, and the next line must not be glued to it.
            with contextlib.suppress(OSError):
                self._end, _ = _end_of(self.path)
            self._glued = True

    def keep_reserve(self) -> None:
        """Sets the reserve aside where it is missing and there is room."""
        with contextlib.suppress(OSError):
            if not self._reserve.exists():
                try:
                    with self._reserve.open("xb") as file:
                        file.write(bytes(RESERVE))
                except OSError:
                    self.free_reserve()

    def free_reserve(self) -> None:
        """Gives the reserve back to the disk."""
        with contextlib.suppress(OSError):
            self._reserve.unlink(missing_ok=True)

    def close(self) -> None:
        """Closes the file; a second call does nothing."""
        if self._descriptor >= 0:
            if self._room_ends > self._end:
                with contextlib.suppress(OSError):  # zero bytes that stay do no harm
                    os.ftruncate(self._descriptor, self._end)
            os.close(self._descriptor)
            self._descriptor = -1


def length(path: Path) -> int:
    """The length of a journal without the room after it, whoever has it open. Raises OSError."""
    return _end_of(path)[0]


def _end_of(path: Path) -> tuple[int, bool]:
    """The length of a journal without the room after it, and whether it ends inside a line. Raises OSError."""
    with path.open("rb") as file:
        end = file.seek(0, os.SEEK_END)
        while end:
            start = max(0, end - (1 << 16))
            file.seek(start)
            written = file.read(end - start).rstrip(b"\0")
            if written:
                return start + len(written), not written.endswith(b"\n")
            end = start
    return 0, False
