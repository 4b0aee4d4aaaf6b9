"""One meeting, open: the only way to change anything in its record, and the place that says what has changed.

A dossier is a folder anywhere, perhaps on a shared drive, and a journal in the local state directory. What is
recorded here is on the local disk when the call returns; ``publish`` and ``receive`` carry it to and from the folder.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping, Sequence
from datetime import time
from functools import cached_property
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from .changing import Clock, system_clock
from .collecting import no_collecting
from .errors import CannotRead, CannotWrite, StoreError, Trouble
from .finding import id_of
from .keeping import durable, freshness
from .keeping.changes import Change
from .keeping.drive import FOLDER as CHANGES
from .keeping.drive import dossier_of
from .keeping.exchange import Exchange
from .live import TABLES
from .meeting.edits import Edit
from .meeting.kinds import RecordKind
from .meeting.text import clean, signed
from .patience import Begun
from .returned_decisions import ReturnedDecisions
from .shared import Ticks

if TYPE_CHECKING:
    from .meeting.capture.drafts import CaptureContext, Draft
    from .scribe import Scribe

_LAST_WAIT = 5.0
"""Seconds that closing waits for a folder that does not answer."""

_README = """\
Đây là một hồ sơ hội nghị của chương trình Rapporteur; mở bằng lệnh: rapporteur open <thư mục này>.
Xin đừng sửa, đổi tên hay xóa gì trong thư mục "changes".

This is a conference record kept by Rapporteur; open it with: rapporteur open <this folder>.
Please do not edit, rename or delete anything in the folder "changes".
"""


class Dossier(ReturnedDecisions):
    """One meeting, open for reading and recording by one person in one window."""

    def __init__(self, folder: Path, id: str, *, state: Path, by: str, clock: Clock, ticks: Ticks = monotonic) -> None:
        """Use ``create`` or ``open``."""
        self.folder = folder
        self.state = state
        self.opened_by = signed(by)
        self._ticks = ticks
        self._closed = False
        super().__init__(id, state / "dossiers" / id, self.opened_by, clock)
        self._exchange = Exchange(self._ledger, folder, id, _README.encode(), self._milliseconds)
        self._ledger.refuge.put = self._put_directly

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
            with no_collecting():
                if not dossier._ledger.union.changes:
                    dossier.receive()
                elif receive:
                    with contextlib.suppress(CannotRead):  # what is known of it is here; the rest comes with the drive
                        dossier.receive()
        except BaseException:
            dossier._free()
            raise
        return dossier

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


def _refuse_taken(folder: Path) -> None:
    try:
        dossier_of(folder, lambda _: True)
    except CannotRead as error:
        if error.trouble not in (Trouble.NO_FOLDER, Trouble.NOT_A_DOSSIER):
            raise CannotWrite(error.trouble, folder, error.detail) from error
    else:
        raise CannotWrite(Trouble.DOSSIER_EXISTS, folder)
