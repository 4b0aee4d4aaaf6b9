"""One meeting, open: the only way to change anything in its record, and the place that says what has changed.

A dossier is a folder anywhere, perhaps on a shared drive, and a journal in the local state directory. What is
recorded here is on the local disk when the call returns; ``publish`` and ``receive`` carry it to and from the folder.
"""

from __future__ import annotations

import contextlib
import gc
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import undoing, wishes
from .errors import CannotRead, CannotWrite, StoreError, Trouble
from .keeping import durable, freshness
from .keeping.changes import DELETED, Change
from .keeping.drive import dossier_of
from .keeping.ledger import Ledger, Wish
from .live import TABLES, Happening
from .meeting.edits import Edit
from .meeting.fields import codec_of
from .meeting.kinds import RecordKind
from .meeting.text import clean
from .reading import Reading

if TYPE_CHECKING:
    from .meeting.capture.drafts import CaptureContext, Draft
    from .scribe import Scribe

Clock = Callable[[], datetime]
"""Gives the moment it is, aware, in UTC."""

Listener = Callable[[tuple[Happening, ...]], None]

_README = """\
Đây là một hồ sơ hội nghị của chương trình Rapporteur; mở bằng lệnh: rapporteur open <thư mục này>.
Xin đừng sửa, đổi tên hay xóa gì trong thư mục "changes".

This is a conference record kept by Rapporteur; open it with: rapporteur open <this folder>.
Please do not edit, rename or delete anything in the folder "changes".
"""


def system_clock() -> datetime:
    """The computer's own clock."""
    return datetime.now(UTC)


class Dossier(Reading):
    """One meeting, open for reading and recording by one person in one window."""

    def __init__(self, folder: Path, id: str, *, state: Path, by: str, clock: Clock) -> None:
        """Use ``create`` or ``open``."""
        self.folder = folder
        self.by = clean(by)
        self.home = state / "dossiers" / id
        self._clock = clock
        self._listeners: list[Listener] = []
        self._unsaid: list[Happening] = []
        self._own: list[Change] | None = None
        self._closed = False
        with _no_collecting():
            ledger = Ledger(self.home, folder, id, self.by, self._milliseconds, self._taken)
            super().__init__(id, ledger)
            try:
                ledger.load(self._live.load)
            except BaseException:
                ledger.close()
                raise
            self._live.settle()

    @classmethod
    def create(
        cls, folder: Path, *, state: Path, by: str, fields: Mapping[str, Any], clock: Clock = system_clock
    ) -> Dossier:
        """A new dossier in this folder, which is made if need be, with these fields of its Meeting.

        Raises:
            CannotWrite: DOSSIER_EXISTS, NOT_WRITABLE or DISK_FULL; or HALF_SYNCED, NEWER_FORMAT or NOT_READABLE where
                the folder may hold another dossier already. Then nothing is left behind.
        """
        _refuse_taken(folder)
        made = not folder.exists()
        try:
            (folder / "minutes").mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise durable.cannot_write(error, folder) from error
        dossier: Dossier | None = None
        try:
            dossier = cls(folder, os.urandom(6).hex(), state=state, by=by, clock=clock)
            dossier.apply([Edit(RecordKind.MEETING, dossier.id, fields)])
            dossier.publish()
            with contextlib.suppress(FileExistsError, OSError):
                durable.create(folder / "README.txt", _README.encode())
        except BaseException:
            left_behind = ["minutes", *([""] if made else [])]
            if dossier is not None:
                dossier._free()
                shutil.rmtree(dossier.home, ignore_errors=True)
                left_behind = [f"changes/{dossier.replica}", "changes", *left_behind]
            for left in left_behind:
                with contextlib.suppress(OSError):
                    (folder / left).rmdir()
            raise
        return dossier

    @classmethod
    def open(cls, folder: Path, *, state: Path, by: str, clock: Clock = system_clock, receive: bool = True) -> Dossier:
        """The dossier in this folder, with everything that lies in it taken in.

        With ``receive`` false a dossier that is known on this machine opens as it was last seen here, without
        waiting for the folder's files; call ``receive()`` soon after.

        Raises:
            CannotRead: NO_FOLDER, NOT_A_DOSSIER, HALF_SYNCED, NEWER_FORMAT or NOT_READABLE.
            CannotWrite: the local state directory cannot be written.
        """
        id = dossier_of(folder, lambda known: (state / "dossiers" / known / "replicas").is_dir())
        dossier = cls(folder, id, state=state, by=by, clock=clock)
        try:
            if receive or not dossier._ledger.union.changes:
                dossier.receive()
        except BaseException:
            dossier._free()
            raise
        return dossier

    def now(self) -> datetime:
        """The moment it is by this dossier's clock, aware, UTC."""
        return self._clock()

    def _milliseconds(self) -> int:
        return int(self._clock().timestamp() * 1000)

    # The capture line

    @cached_property
    def _scribe(self) -> Scribe:
        from .scribe import Scribe

        return Scribe(self._live, self._ledger, self._local_now, self._wishes, self.undo)

    def context(self) -> CaptureContext:
        """What the next line is read against."""
        return self._scribe.context()

    def read(self, line: str) -> Draft:
        """What this line would become now."""
        return self._scribe.read(line)

    def record(self, draft: Draft) -> tuple[Change, ...]:
        """Carries out a draft; what it says is on the disk when the call returns.

        Raises:
            CannotWrite: nothing has changed, the line has to stay where it was typed.
        """
        changes = self._scribe.carry_out(draft)
        self._tell()
        return changes

    @property
    def draft_line(self) -> str:
        """The text that stood unfinished in the capture line, also after a restart."""
        draft = self._ledger.notes.get("draft")
        return draft if isinstance(draft, str) else ""

    def save_draft(self, text: str) -> None:
        """Keeps the capture line's unfinished text. Raises CannotWrite."""
        text = clean(text, lines=True)
        if text != self.draft_line:
            self._ledger.write((), [{"draft": text}])

    def _local_now(self) -> datetime:
        return self._clock().astimezone().replace(tzinfo=None)

    # Changing

    def apply(self, edits: Iterable[Edit]) -> tuple[Change, ...]:
        """Carries out these edits as one step; fields that already have the value are left as they are.

        Raises:
            CannotWrite: nothing has changed.
            KeyError: a field that records of that kind do not have.
        """
        with self._ledger.writing:
            changes = self._ledger.write(self._wishes(edits))
        self._tell()
        return changes

    def _wishes(self, edits: Iterable[Edit]) -> list[Wish]:
        return wishes.from_edits(self._ledger.union, edits)

    def _wish(self, kind: RecordKind, uid: str, new: Mapping[str, Any]) -> Wish:
        return wishes.for_fields(self._ledger.union, f"{kind}/{uid}", new)

    def _write(self, wanted: Callable[[], list[Wish]]) -> tuple[Change, ...]:
        with self._ledger.writing:
            found = wanted()
            changes = self._ledger.write(found) if found else ()
        self._tell()
        return changes

    def add(self, kind: RecordKind, /, **fields: Any) -> str:
        """A new record with these fields; returns its uid. Raises as ``apply`` does."""
        uid = os.urandom(6).hex()
        self.apply([Edit(kind, uid, fields)])
        return uid

    def change(self, kind: RecordKind, uid: str, /, **fields: Any) -> tuple[Change, ...]:
        """Sets these fields of one record. Raises as ``apply`` does."""
        return self.apply([Edit(kind, uid, fields)])

    def settle(self, kind: RecordKind, uid: str, field: str, value: Any) -> tuple[Change, ...]:
        """Makes this typed value the only one of a contested field, also where it is the one shown already."""
        plain = codec_of(kind)[field].encode(value)
        return self._write(lambda: [self._wish(kind, uid, {field: plain})])

    def delete(self, kind: RecordKind, uid: str) -> tuple[Change, ...]:
        """Takes the record out of sight; it can be restored. Raises CannotWrite."""
        present = self._live.get(kind, uid) is not None
        return self._write(lambda: [self._wish(kind, uid, {DELETED: True})] if present else [])

    def restore(self, kind: RecordKind, uid: str) -> tuple[Change, ...]:
        """Brings a deleted record back. Raises CannotWrite."""
        state = self._ledger.union.records.get(f"{kind}/{uid}")
        hidden = state is not None and state.hidden
        return self._write(lambda: [self._wish(kind, uid, {DELETED: False})] if hidden else [])

    def undo(self) -> tuple[Change, ...]:
        """Takes back this window's newest step that is not taken back yet; nothing where there is none."""
        return self._write(lambda: undoing.undo(self._ledger.union, self._own_changes(), f"meeting/{self.id}"))

    def redo(self) -> tuple[Change, ...]:
        """Carries out again what was undone last, unless something new was done since."""
        return self._write(lambda: undoing.redo(self._ledger.union, self._own_changes()))

    def _own_changes(self) -> list[Change]:
        if self._own is None:
            everything = self._ledger.union.changes.values()
            self._own = sorted((c for c in everything if c.replica == self.replica), key=lambda c: c.order)
        return self._own

    # Telling

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tells the listener what changed, after it has; returns what ends it.

        The listener is called in the thread that recorded or received, with no lock held.
        """
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def _taken(self, changes: Sequence[Change]) -> None:
        happenings = self._live.take(changes)
        if self._own is not None:
            self._own.extend(change for change in changes if change.replica == self.replica)
        self._unsaid.extend(happenings)

    def _tell(self) -> None:
        with self._ledger.reading:
            happenings, self._unsaid = tuple(self._unsaid), []
        if happenings:
            for listener in tuple(self._listeners):
                listener(happenings)

    # Sharing and keeping

    @property
    def unshared(self) -> int:
        """How many Changes no file in the folder holds yet."""
        return len(self._ledger.pending)

    def publish(self) -> int:
        """Writes all unshared Changes into the folder; returns how many. For any thread.

        Raises:
            CannotWrite: the folder does not take them now; they stay unshared.
        """
        return self._ledger.publish()

    def receive(self) -> int:
        """Takes in what others have put into the folder; returns how many Changes were new. For any thread.

        Raises:
            CannotRead: the folder cannot be listed now.
            CannotWrite: the journal cannot take them now.
        """
        try:
            return self._ledger.receive()
        finally:
            self._tell()

    @property
    def unread(self) -> int:
        """How many files in the folder could not be read the last time, so that something may be missing here."""
        return self._ledger.passed_over

    def verify(self) -> list[tuple[Path, Trouble]]:
        """Every file of this dossier that is not whole or not of it, and what is wrong with it.

        Raises:
            CannotRead: the folder cannot be listed now.
        """
        return self._ledger.verify()

    def checkpoint(self) -> None:
        """Writes record.json into the state directory unless it is up to date. For any thread. Raises CannotWrite."""
        record = self.home / "record.json"
        extent = self._ledger.extent()  # before the tables are read: what comes meanwhile is then written the next time
        if not freshness.is_current(record, extent):
            from .keeping.tables import write_record

            tables = {name: self._live.documents(kind) for kind, name in TABLES.items()}
            write_record(record, tables, self.replica)
            freshness.note(record, extent)
        self._ledger.keep_reserve()

    def close(self) -> None:
        """Shares what is unshared, writes record.json and frees the lock.

        Where the folder or the disk does not take it now, it stays in the journal and goes out the next time.
        """
        if self._closed:
            return
        try:
            for last_step in (self.publish, self.checkpoint):
                with contextlib.suppress(StoreError):
                    last_step()
        finally:
            self._free()

    def _free(self) -> None:
        self._closed = True
        self._ledger.close()


def _refuse_taken(folder: Path) -> None:
    try:
        dossier_of(folder, lambda _: True)
    except CannotRead as error:
        if error.trouble not in (Trouble.NO_FOLDER, Trouble.NOT_A_DOSSIER):
            raise CannotWrite(error.trouble, folder, error.detail) from error
    else:
        raise CannotWrite(Trouble.DOSSIER_EXISTS, folder)


@contextlib.contextmanager
def _no_collecting() -> Iterator[None]:
    # Reading a journal makes ten thousands of objects that all stay; looking through them for rubbish costs a third.
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
