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
from datetime import UTC, datetime, time
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from . import undoing, wishes
from .errors import CannotRead, CannotWrite, StoreError, Trouble
from .finding import id_of
from .keeping import durable, freshness
from .keeping.changes import DELETED, FROZEN, PASSING, Change
from .keeping.drive import FOLDER as CHANGES
from .keeping.drive import dossier_of
from .keeping.exchange import Exchange
from .keeping.ledger import Ledger, Wish
from .live import TABLES, Happening
from .meeting.edits import Edit
from .meeting.fields import LONG_TEXTS, codec_of
from .meeting.kinds import RecordKind
from .meeting.text import clean, signed
from .patience import Begun
from .returned_decisions import ReturnedDecisions
from .shared import Ticks

if TYPE_CHECKING:
    from .meeting.capture.drafts import CaptureContext, Draft
    from .scribe import Scribe

Clock = Callable[[], datetime]
"""Gives the moment it is, aware, in UTC."""

Listener = Callable[[tuple[Happening, ...]], None]

_LAST_WAIT = 5.0
"""Seconds that closing waits for a folder that does not answer."""

_README = """\
Đây là một hồ sơ hội nghị của chương trình Rapporteur; mở bằng lệnh: rapporteur open <thư mục này>.
Xin đừng sửa, đổi tên hay xóa gì trong thư mục "changes".

This is a conference record kept by Rapporteur; open it with: rapporteur open <this folder>.
Please do not edit, rename or delete anything in the folder "changes".
"""


def system_clock() -> datetime:
    """The computer's own clock."""
    return datetime.now(UTC)


class Dossier(ReturnedDecisions):
    """One meeting, open for reading and recording by one person in one window."""

    def __init__(self, folder: Path, id: str, *, state: Path, by: str, clock: Clock, ticks: Ticks = monotonic) -> None:
        """Use ``create`` or ``open``."""
        self.folder = folder
        self.state = state
        self.by = self.opened_by = signed(by)
        self.home = state / "dossiers" / id
        self._clock = clock
        self._ticks = ticks
        self._listeners: list[Listener] = []
        self._unsaid: list[Happening] = []
        self._own: list[Change] | None = None
        self._closed = False
        with _no_collecting():
            ledger = Ledger(self.home, self.by, self._milliseconds, self._taken, LONG_TEXTS)
            super().__init__(id, ledger)
            try:
                ledger.load(self._live.load)
            except BaseException:
                ledger.close()
                raise
            self._live.settle()
        self._exchange = Exchange(ledger, folder, id, _README.encode(), self._milliseconds)
        ledger.refuge.put = self._put_directly

    @classmethod
    def create(
        cls,
        folder: Path,
        *,
        state: Path,
        by: str,
        fields: Mapping[str, Any],
        carried: Sequence[Edit] = (),
        clock: Clock = system_clock,
        ticks: Ticks = monotonic,
    ) -> Dossier:
        """A new dossier in this folder, which is made if need be, with these fields of its Meeting.

        ``carried`` is what it takes over from an earlier one: nobody sees it without that.

        Raises:
            CannotWrite: DOSSIER_EXISTS, NOT_WRITABLE or DISK_FULL; or HALF_SYNCED, NEWER_FORMAT or NOT_READABLE where
                the folder may hold another dossier already. Then nothing is left behind.
        """
        _refuse_taken(folder)
        made = not folder.exists()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / CHANGES).mkdir()  # of two who make a dossier here at the same moment, one comes to this first
        except OSError as error:
            if isinstance(error, FileExistsError):
                _refuse_taken(folder)
            raise durable.cannot_write(error, folder) from error
        dossier: Dossier | None = None
        try:
            try:
                (folder / "minutes").mkdir(exist_ok=True)
            except OSError as error:
                raise durable.cannot_write(error, folder) from error
            dossier = cls(folder, os.urandom(6).hex(), state=state, by=by, clock=clock, ticks=ticks)
            dossier.apply([Edit(RecordKind.MEETING, dossier.id, fields)])
            if carried:
                from .history import CARRIED

                dossier.apply(carried, origin=CARRIED)
            dossier.publish()
            with contextlib.suppress(FileExistsError, OSError):
                durable.create(folder / "README.txt", _README.encode())
        except BaseException:
            left_behind = [CHANGES, "minutes", *([""] if made else [])]
            if dossier is not None:
                dossier._free()
                shutil.rmtree(dossier.home, ignore_errors=True)
                left_behind = [f"{CHANGES}/{dossier.replica}", *left_behind]
            for left in left_behind:
                with contextlib.suppress(OSError):
                    (folder / left).rmdir()
            raise
        return dossier

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        state: Path,
        by: str,
        clock: Clock = system_clock,
        ticks: Ticks = monotonic,
        receive: bool = True,
    ) -> Dossier:
        """The dossier in this folder, with everything that lies in it taken in.

        With ``receive`` false a dossier that is known on this machine opens as it was last seen here, without
        waiting for the folder's files; call ``receive()`` soon after. One whose folder is away or was emptied opens as
        it was last seen, too; ``place`` then says so.

        Raises:
            CannotRead: NO_FOLDER, NOT_A_DOSSIER, HALF_SYNCED, NEWER_FORMAT or NOT_READABLE.
            CannotWrite: the local state directory cannot be written.
        """
        dossier = cls(folder, id_of(folder, state), state=state, by=by, clock=clock, ticks=ticks)
        try:
            with _no_collecting():
                if not dossier._ledger.union.changes:
                    dossier.receive()
                elif receive:
                    with contextlib.suppress(CannotRead):  # what is known of it is here; the rest comes with the drive
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
        from .meeting.capture.drafts import HandoverDraft

        if isinstance(draft, HandoverDraft):
            return self.hand_over(draft.recorder, draft.said_at)
        changes = self._scribe.carry_out(draft)
        self._tell()
        return changes

    def hand_over(self, recorder: str, said_at: time | None = None) -> tuple[Change, ...]:
        """Somebody else records in this window from now on: an entry says so, and all that follows bears his name.

        It holds until the dossier is closed here; whoever opens it next says himself who he is. Undoing takes the
        entry back, not the name. Nothing happens where the name is empty or that of the one who records already.

        Raises:
            CannotWrite: nothing has changed.
        """
        new = signed(recorder.strip()).strip()
        if not new or new == self.by:
            return ()
        changes = self._scribe.hand_over(self.by, new, said_at)
        self.by = new
        self._tell()
        return changes

    @property
    def draft_line(self) -> str:
        """The text that stood unfinished in the capture line, also after a restart."""
        draft = self._ledger.notes.get("draft")
        return draft if isinstance(draft, str) else ""

    @property
    def draft_aside(self) -> Mapping[str, str]:
        """What else stood unfinished in the line: its ``use``, ``target`` (a uid) and ``text``; empty for nothing."""
        aside = self._ledger.notes.get("aside")
        whole = isinstance(aside, dict) and all(isinstance(value, str) for value in aside.values())
        return aside if whole and isinstance(aside, dict) else {}

    def save_draft(self, text: str, aside: Mapping[str, str] | None = None) -> None:
        """Keeps the line's unfinished text, and the entry or outcome that was being mended. Raises CannotWrite."""
        text = clean(text, lines=True)
        other = {name: clean(value) for name, value in (aside or {}).items()}
        notes: list[dict[str, Any]] = [{"draft": text}] if text != self.draft_line else []
        if other != self.draft_aside:
            notes.append({"aside": other})
        if notes:
            self._ledger.write((), notes)

    def _local_now(self) -> datetime:
        return self._clock().astimezone().replace(tzinfo=None)

    # Changing

    def apply(self, edits: Iterable[Edit], *, origin: str = "") -> tuple[Change, ...]:
        """Carries out these edits as one step; fields that already have the value are left as they are.

        ``origin`` says where values came from that nobody typed: ``IMPORTED`` for a file that was read in.

        Raises:
            CannotWrite: nothing has changed.
            KeyError: a field that records of that kind do not have.
        """
        with self._ledger.writing:
            wanted = self._wishes(edits)
            for wish in wanted:
                wish.origin = origin
            changes = self._ledger.write(wanted)
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

    def amend(
        self,
        kind: RecordKind,
        uid: str,
        seen: Mapping[str, Iterable[str]],
        fields: Mapping[str, Any],
        *,
        besides: Iterable[Edit] = (),
    ) -> tuple[Change, ...]:
        """Sets these fields over the values that ``standing`` told when the user saw them; does what is ``besides``.

        What a colleague has written into one of them since is not replaced: both stand there until it is settled.
        Raises as ``apply`` does.
        """
        union = self._ledger.union
        return self._write(
            lambda: [*wishes.from_edits(union, besides), *wishes.over_seen(union, kind, uid, fields, seen)]
        )

    def settle(
        self, kind: RecordKind, uid: str, field: str, value: Any, *, seen: Iterable[str] | None = None
    ) -> tuple[Change, ...]:
        """Makes this typed value the only one of a contested field, also where it is the one shown already.

        ``seen`` names what the user had before him, as ``Contested.seen`` does: what came since stays beside it. None
        is all that stands there now. For the field ``deleted`` the value says whether a record that somebody deleted
        too early is to go for good.
        """
        plain = value is True if field == DELETED else codec_of(kind)[field].encode(value)
        union = self._ledger.union
        return self._write(lambda: [wishes.settling(union, kind, uid, field, plain, seen)])

    def delete(
        self, kind: RecordKind, uid: str, *, seen: Mapping[str, Iterable[str]] | None = None
    ) -> tuple[Change, ...]:
        """Takes the record out of sight; it can be restored.

        ``seen`` is what ``standing`` told when the user saw the record: what was changed since keeps it in sight. None
        is all that stands there now. Raises CannotWrite.
        """
        present = self._live.get(kind, uid) is not None
        ids = None if seen is None else {id for field in seen for id in seen[field]}
        union = self._ledger.union
        return self._write(lambda: [wishes.settling(union, kind, uid, DELETED, True, ids)] if present else [])

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
            own = (c for c in everything if c.replica == self.replica and _is_recorded(c))
            self._own = sorted(own, key=lambda c: c.order)
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
            self._own.extend(c for c in changes if c.replica == self.replica and _is_recorded(c))
        self._unsaid.extend(happenings)

    def _tell(self) -> None:
        with self._ledger.reading:
            happenings, self._unsaid = tuple(self._unsaid), []
        if happenings:
            for listener in tuple(self._listeners):
                listener(happenings)

    # Keeping

    def checkpoint(self) -> None:
        """Writes record.json into the state directory unless it is up to date. For any thread. Raises CannotWrite."""
        record = self.home / "record.json"
        extent = self._ledger.extent()  # before the tables are read: what comes meanwhile is then written the next time
        if not freshness.is_current(record, extent):
            from .keeping.tables import write_record

            tables = {name: self._live.documents(kind) for kind, name in TABLES.items()}
            write_record(record, tables, self.replica)
            freshness.note(record, extent)
            self.take_glance(self.home / "replicas" / self.replica, extent)
        self._ledger.keep_reserve()

    def close(self) -> None:
        """Shares what is unshared, writes record.json and frees the lock.

        Where the folder or the disk does not take it now, or the folder does not answer within some seconds, it stays
        in the journal and goes out the next time.
        """
        if self._closed:
            return
        self._leaving = True  # ends a look through the folder that a worker is still at
        try:
            with contextlib.suppress(StoreError):
                self.leave()
            last = Begun(self._share_last, "sharing at the end")
            if last.has_ended(_LAST_WAIT):
                last.outcome()
            with contextlib.suppress(StoreError):
                self.checkpoint()
        finally:
            self._free()

    def _share_last(self) -> None:
        for last_step in (self.publish, self._heal_last, self._consolidate_last):
            with contextlib.suppress(StoreError):
                last_step()

    def _free(self) -> None:
        self._closed = True
        self._ledger.close()


def _is_recorded(change: Change) -> bool:
    """Whether a Change is of the record itself, and so may be undone."""
    return not change.record.startswith((PASSING, FROZEN))


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
