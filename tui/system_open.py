"""Opening a file with the program that the system has for it, without waiting for that program."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from enum import Enum
from pathlib import Path


class Opening(Enum):
    """What became of it."""

    BEGUN = "begun"
    NO_DISPLAY = "no_display"
    """There is no screen on which a program could show the file: a session over SSH, a console."""
    NO_PROGRAM = "no_program"
    """The system has nothing that opens files, or it would not start."""


def open_file(path: Path, environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Opening:
    """Hand the file to the system's own program for it; returns at once."""
    if platform == "win32":
        return _by_windows(path)
    if not _has_display(environment, platform):
        return Opening.NO_DISPLAY
    program = shutil.which("open" if platform == "darwin" else "xdg-open", path=environment.get("PATH"))
    if program is None:
        return Opening.NO_PROGRAM
    nothing = subprocess.DEVNULL
    try:
        # A session of its own: it must neither write over the screen nor end when the terminal does.
        subprocess.Popen(  # noqa: S603 - the system's own program, and a path that is no command
            [program, str(path)],
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            start_new_session=True,
            env=dict(environment),
        )
    except OSError:
        return Opening.NO_PROGRAM
    return Opening.BEGUN


def _has_display(environment: Mapping[str, str], platform: str) -> bool:
    if platform == "darwin":
        return not environment.get("SSH_CONNECTION")
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _by_windows(path: Path) -> Opening:
    starter = getattr(os, "startfile", None)
    if starter is None:
        return Opening.NO_PROGRAM
    try:
        starter(path)
    except OSError:
        return Opening.NO_PROGRAM
    return Opening.BEGUN
