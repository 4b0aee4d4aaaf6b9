"""What was said to be saved is there after a kill, a full disk and a folder that lets nobody write."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.dossier import Dossier
from store.errors import CannotRead, CannotWrite, Trouble
from store.live import Happening
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind, RecordKind

if TYPE_CHECKING:
    from conftest import HandClock

Opener = Callable[..., Dossier]
ROOT = Path(__file__).parents[2]


def say(dossier: Dossier, text: str) -> None:
    """Records a note."""
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text))


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of POSIX systems")
def test_fifty_kills_lose_nothing_that_was_acknowledged(dossiers: Opener, tmp_path: Path) -> None:
    dossiers().close()
    chance = random.Random(20240404)
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    acknowledged: list[int] = []
    seen: list[int] = []
    for _ in range(50):
        first = max([*acknowledged, *seen], default=-1) + 1
        child = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("recording_child.py"), tmp_path / "shared", tmp_path / "lan",
             str(first)],
            stdout=subprocess.PIPE, env=environment,
        )  # fmt: skip
        assert child.stdout is not None
        wanted = chance.randrange(1, 30)
        lines = [child.stdout.readline() for _ in range(wanted)]
        child.kill()
        rest, _ = child.communicate()
        acknowledged += [int(line) for line in (*lines, *rest.splitlines(keepends=True)) if line.endswith(b"\n")]
        # Opening the folder too would only take in what was shared; the journal must have it all.
        dossier = Dossier.open(tmp_path / "shared", state=tmp_path / "lan", by="Lan", receive=False)
        seen = [int(entry.text.split()[0]) for entry in dossier.entries]
        journals = [path for path, _ in dossier.verify() if path.suffix == ".jsonl"]
        dossier.close()
        assert journals == []
        assert set(acknowledged) <= set(seen)
        assert seen == sorted(seen)
        assert all(entry.text == f"{n} {'ghi nhận ' * (n % 7)}" for n, entry in zip(seen, dossier.entries, strict=True))
    assert len(acknowledged) >= 50


def _mounted(disk: Path, options: str) -> Iterator[Path]:
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or not shutil.which("mount"):
        reason = "needs root and mount for a disk of its own"
        print(reason)
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], check=True)
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that is soon full."""
    yield from _mounted(tmp_path / "small disk", "size=64k")


@pytest.fixture
def plain_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, to be made read-only."""
    yield from _mounted(tmp_path / "plain disk", "size=4m")


@contextlib.contextmanager
def no_more_room_in(journal: Path) -> Iterator[None]:
    """The operating system refuses every byte beyond what the journal holds now."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(journal.read_bytes().rstrip(b"\0")), hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, before)


def test_a_full_local_disk_is_said_and_nothing_is_shown_that_is_not_saved(
    small_disk: Path, tmp_path: Path, hand_clock: HandClock
) -> None:
    dossier = Dossier.create(tmp_path / "shared", state=small_disk, by="Lan", fields={}, clock=hand_clock)
    heard: list[Happening] = []
    dossier.subscribe(heard.extend)
    saved, failure = 0, None
    while failure is None:
        try:
            say(dossier, f"{saved} " + "chữ " * 300)
            saved += 1
        except CannotWrite as error:
            failure = error
    assert failure.trouble is Trouble.DISK_FULL
    assert saved > 5
    assert len(dossier.entries) == len(heard) == saved
    assert dossier.unshared == saved
    (tmp_path / "shared").rename(tmp_path / "away")
    for _ in range(2):
        with pytest.raises(CannotWrite):
            dossier.add(RecordKind.ITEM, title="chữ " * 10_000)
    (tmp_path / "away").rename(tmp_path / "shared")
    assert len(dossier.items) == 0
    again = shutil.copytree(small_disk, tmp_path / "copy")
    copy = Dossier.open(tmp_path / "shared", state=again, by="Lan", clock=hand_clock)
    assert copy.proceedings() == dossier.proceedings()
    copy.close()
    dossier.close()


def test_what_a_full_local_disk_refuses_twice_goes_straight_into_the_folder_and_home_when_there_is_room(
    small_disk: Path, tmp_path: Path, hand_clock: HandClock
) -> None:
    folder = tmp_path / "shared"
    lan = Dossier.create(folder, state=small_disk, by="Lan", fields={}, clock=hand_clock)
    long = "chữ " * 10_000
    say(lan, long)
    with pytest.raises(CannotWrite):
        say(lan, long)
    before = lan.unshared
    say(lan, "điều đã nói " + long)
    assert lan.only_in_folder > 0
    assert lan.unshared == before
    say(lan, "điều kế tiếp " + long)
    minh = Dossier.open(folder, state=tmp_path / "minh", by="Minh", clock=hand_clock)
    assert [entry.text[:12].strip() for entry in minh.entries][-2:] == ["điều đã nói", "điều kế tiếp"]
    minh.close()

    subprocess.run(["mount", "-o", "remount,size=8m", str(small_disk)], check=True)
    lan.checkpoint()
    assert lan.only_in_folder == 0
    lan.publish()
    copied = shutil.copytree(small_disk, tmp_path / "copy")
    again = Dossier.open(folder, state=copied, by="Lan", clock=hand_clock, receive=False)
    assert [entry.text for entry in again.entries] == [entry.text for entry in lan.entries]
    assert again.unshared == 0
    again.close()
    lan.close()


def test_a_state_folder_that_becomes_read_only_is_as_a_full_disk(
    plain_disk: Path, tmp_path: Path, hand_clock: HandClock
) -> None:
    lan = Dossier.create(tmp_path / "shared", state=plain_disk, by="Lan", fields={}, clock=hand_clock)
    lan.close()
    lan = Dossier.open(tmp_path / "shared", state=plain_disk, by="Lan", clock=hand_clock)
    say(lan, "trước đó " * 500)
    journal = lan.home / "replicas" / lan.replica / "journal.jsonl"
    with no_more_room_in(journal):
        with pytest.raises(CannotWrite) as refused:
            say(lan, "điều đã nói")
        assert refused.value.trouble is Trouble.NOT_WRITABLE
        assert len(lan.entries) == 1
        say(lan, "điều đã nói")
        assert [entry.text for entry in lan.entries][1:] == ["điều đã nói"]
        assert lan.only_in_folder == 1
    say(lan, "lại được")
    assert lan.only_in_folder == 0
    lan.close()


def test_a_drive_that_hangs_keeps_nobody_waiting_whose_local_disk_is_full(dossiers: Opener) -> None:
    lan = dossiers()
    journal = lan.home / "replicas" / lan.replica / "journal.jsonl"
    lan.add(RecordKind.ITEM, title="A" * 2000)
    lan.publish()
    with no_more_room_in(journal), lan._exchange._sharing:  # as a look into the folder holds it that does not end
        for _ in range(3):
            with pytest.raises(CannotWrite):
                say(lan, "điều đã nói")
    assert len(lan.entries) == 0


def test_a_full_shared_disk_leaves_the_changes_unshared(
    small_disk: Path, tmp_path: Path, hand_clock: HandClock
) -> None:
    folder = small_disk / "shared"
    dossier = Dossier.create(folder, state=tmp_path / "lan", by="Lan", fields={}, clock=hand_clock)
    for number in range(200):
        say(dossier, f"{number} " + "chữ " * 100)
    with pytest.raises(CannotWrite) as failure:
        dossier.publish()
    assert failure.value.trouble is Trouble.DISK_FULL
    assert dossier.unshared == 200
    subprocess.run(["mount", "-o", "remount,size=4m", str(small_disk)], check=True)
    assert dossier.publish() == 200
    other = Dossier.open(folder, state=tmp_path / "minh", by="Minh", clock=hand_clock)
    assert len(other.entries) == 200
    assert other.verify() == []
    other.close()
    dossier.close()


def test_a_read_only_folder_can_be_read_and_recorded_beside(
    plain_disk: Path, tmp_path: Path, hand_clock: HandClock
) -> None:
    folder = plain_disk / "shared"
    lan = Dossier.create(folder, state=tmp_path / "lan", by="Lan", fields={"title": "A"}, clock=hand_clock)
    lan.close()
    subprocess.run(["mount", "-o", "remount,ro", str(plain_disk)], check=True)
    minh = Dossier.open(folder, state=tmp_path / "minh", by="Minh", clock=hand_clock)
    assert minh.meeting.title == "A"
    say(minh, "ghi cục bộ")
    with pytest.raises(CannotWrite) as failure:
        minh.publish()
    assert failure.value.trouble is Trouble.NOT_WRITABLE
    assert minh.unshared == 1
    minh.close()
    with pytest.raises(CannotWrite) as refused:
        Dossier.create(plain_disk / "new", state=tmp_path / "lan", by="Lan", fields={}, clock=hand_clock)
    assert refused.value.trouble is Trouble.NOT_WRITABLE
    with pytest.raises(CannotWrite):
        Dossier.open(folder, state=plain_disk / "state", by="Lan", clock=hand_clock)


def test_a_dossier_that_could_not_be_made_leaves_nothing_in_the_state(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "changes").write_text("a file where the folder should be")
    with pytest.raises(CannotWrite):
        Dossier.create(tmp_path / "folder", state=tmp_path / "state", by="Lan", fields={"title": "A"})
    assert list((tmp_path / "state").rglob("*.jsonl")) == []
    assert [path.name for path in (tmp_path / "folder").iterdir()] == ["changes"]
    (tmp_path / "no state").write_text("x")
    with pytest.raises(CannotWrite):
        Dossier.create(tmp_path / "new", state=tmp_path / "no state", by="Lan", fields={"title": "A"})
    assert not (tmp_path / "new").exists()
    (tmp_path / "a file").write_text("x")
    with pytest.raises(CannotRead):
        Dossier.open(tmp_path / "a file", state=tmp_path / "state", by="Lan")
    with pytest.raises(CannotWrite):
        Dossier.create(tmp_path / "a file", state=tmp_path / "state", by="Lan", fields={})


def test_a_half_synced_folder_does_not_get_a_second_dossier(dossiers: Opener, tmp_path: Path) -> None:
    dossiers().close()
    for path in (tmp_path / "shared" / "changes").rglob("*.json"):
        path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(CannotRead) as unread:
        Dossier.open(tmp_path / "shared", state=tmp_path / "other", by="Minh")
    assert unread.value.trouble is Trouble.HALF_SYNCED
    with pytest.raises(CannotWrite) as refused:
        Dossier.create(tmp_path / "shared", state=tmp_path / "other", by="Minh", fields={})
    assert refused.value.trouble is Trouble.DOSSIER_EXISTS


@pytest.mark.parametrize("days", [-20_000, -115, 115, 40_000])
def test_a_clock_wrong_by_years_changes_no_order(dossiers: Opener, hand_clock: HandClock, days: int) -> None:
    dossier = dossiers()
    dossier.change(RecordKind.MEETING, dossier.id, day=date(1999, 1, 1))
    say(dossier, "một")
    hand_clock.go(days=days)
    say(dossier, "hai")
    hand_clock.go(days=-days)
    say(dossier, "ba")
    dossier.close()
    again = dossiers()
    assert [entry.text for entry in again.entries] == ["một", "hai", "ba"]
    assert len(again.history()) == len(dossier.history())
