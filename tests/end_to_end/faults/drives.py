"""Drives that fail: mounted for one test, told what to do wrong, and taken away afterwards."""

from __future__ import annotations

import contextlib
import fcntl
import os
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import real_parts

_SHUTDOWN = 0x8004587D
"""EXT4_IOC_SHUTDOWN: the file system goes on as after a loss of power."""
_WITHOUT_LOG = 2
"""EXT4_GOING_FLAGS_NOLOGFLUSH: what was not on the disk is gone."""


def until(true: Callable[[], object], what: str, seconds: float = 120.0) -> None:
    """Waits for something that must come."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain: {what}")
        time.sleep(0.01)


def _run(*command: str | Path) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode:
        raise AssertionError(f"{' '.join(map(str, command))}: {done.stderr or done.stdout}")


@contextlib.contextmanager
def mounted(place: Path, *options: str | Path) -> Iterator[Path]:
    """A file system mounted on a new directory."""
    place.mkdir(parents=True, exist_ok=True)
    _run("mount", *options, place)
    try:
        yield place
    finally:
        _run("umount", "-l", place)


@contextlib.contextmanager
def small_disk(place: Path, size: str) -> Iterator[Path]:
    """A disk of this size, ``64k`` or ``1m``, that fills up."""
    real_parts.own_disk()
    with mounted(place, "-t", "tmpfs", "-o", f"size={size}", "tmpfs"):
        yield place


def resize(disk: Path, size: str) -> None:
    """Makes room on a small disk."""
    _run("mount", "-o", f"remount,size={size}", disk)


def fill_up(disk: Path) -> Path:
    """Takes all room of a disk; deleting the file that is returned gives it back."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        for size in (1 << 16, 1 << 12, 1):  # the last bytes of the last page too
            with contextlib.suppress(OSError):
                while True:
                    file.write(bytes(size))
    return ballast


@contextlib.contextmanager
def read_only(place: Path) -> Iterator[None]:
    """A directory in which nobody may write, root included, as long as this lasts."""
    real_parts.own_disk()
    _run("mount", "--bind", place, place)
    try:
        _run("mount", "-o", "remount,ro,bind", place)
        yield
    finally:
        _run("umount", "-l", place)


class Faulty:
    """A drive served by ``serve_faulty_drive.py``: ``folder`` is where programs see it, ``kept`` what lies there."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "drive"
        self.kept = place / "kept"
        self._faults = place / "faults"
        for directory in (self.folder, self.kept, self._faults):
            directory.mkdir(parents=True)

    def begin(self, fault: str, value: str = "") -> None:
        """From now on the drive has this fault."""
        (self._faults / fault).write_text(value)

    def end(self, fault: str) -> None:
        """The fault is over."""
        (self._faults / fault).unlink(missing_ok=True)

    @contextlib.contextmanager
    def having(self, fault: str, value: str = "") -> Iterator[None]:
        """The drive has this fault for a while."""
        self.begin(fault, value)
        try:
            yield
        finally:
            self.end(fault)

    def heal(self) -> None:
        """No fault any more."""
        for fault in self._faults.iterdir():
            fault.unlink()


@contextlib.contextmanager
def faulty_drive(place: Path) -> Iterator[Faulty]:
    """A drive with all faults one wants, mounted."""
    real_parts.fuse()
    drive = Faulty(place)
    server = Path(__file__).with_name("serve_faulty_drive.py")
    with (place / "log").open("wb") as log:
        served = subprocess.Popen(
            [sys.executable, server, drive.kept, drive._faults, drive.folder], stdout=log, stderr=log
        )
    try:
        until(
            lambda: os.path.ismount(drive.folder) or served.poll() is not None,
            "the drive of faults",
        )
        assert served.poll() is None, (place / "log").read_text()
        yield drive
    finally:
        drive.heal()
        subprocess.run(["umount", "-l", drive.folder], check=False, capture_output=True)
        served.terminate()
        served.wait(120)


class CuttableDisk:
    """An ext4 whose power can be cut and come back."""

    def __init__(self, place: Path) -> None:
        self.folder = place / "disk"
        self._image = place / "image"
        self.folder.mkdir(parents=True)

    def make(self, mkfs: str) -> None:
        """A new, empty file system."""
        with self._image.open("wb") as file:
            file.truncate(24 << 20)
        _run(mkfs, "-q", "-F", self._image)
        self.power_on()

    def power_on(self) -> None:
        """The disk is there again, with what was on it."""
        _run("mount", "-o", "loop", self._image, self.folder)

    def cut(self) -> None:
        """What the disk itself does not hold is gone from this moment."""
        descriptor = os.open(self.folder, os.O_RDONLY)
        try:
            fcntl.ioctl(descriptor, _SHUTDOWN, struct.pack("I", _WITHOUT_LOG))
        finally:
            os.close(descriptor)

    def power_off(self) -> None:
        """After a cut, when every program that used the disk is dead."""
        _run("umount", self.folder)


@contextlib.contextmanager
def cuttable_disk(place: Path) -> Iterator[CuttableDisk]:
    """An ext4 in a file, mounted through a loop device."""
    disk = CuttableDisk(place)
    disk.make(real_parts.loop_ext4())
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", disk.folder], check=False, capture_output=True)
