"""A real terminal with the app in it: bytes in, and a screen that is read as a user reads it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pyte

ROOT = Path(__file__).parents[2]


class Terminal:
    """The command ``rapporteur`` in a pseudo-terminal."""

    def __init__(self, *arguments: str, state: Path, columns: int = 100, rows: int = 30) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "RAPPORTEUR_STATE": str(state),
            "RAPPORTEUR_CONFIG": str(state / "config"),
            "RAPPORTEUR_BY": "Lan",
        }
        for other in ("RAPPORTEUR_LANG", "COLUMNS", "LINES"):  # a test runner's own size is not this terminal's
            environment.pop(other, None)
        self.child: Any = pexpect.spawn(
            sys.executable, ["-m", "tui.cli", *arguments], env=environment, dimensions=(rows, columns), timeout=5
        )
        self.child.delaybeforesend = None

    def send(self, keys: str | bytes) -> None:
        """One burst of bytes."""
        self.child.send(keys)

    def read(self, seconds: float) -> bool:
        """Take in what the app has drawn; False once it has ended."""
        try:
            self._stream.feed(self.child.read_nonblocking(1 << 16, timeout=seconds))
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        return True

    @property
    def lines(self) -> list[str]:
        """What is on the screen now."""
        return list(self.screen.display)

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(self.lines)

    def until(self, seen: Callable[[Terminal], object], seconds: float = 120.0) -> None:
        """Read until something is on the screen."""
        end = time.monotonic() + seconds
        while not seen(self):
            if time.monotonic() > end or not self.read(0.05):
                raise AssertionError(f"not seen; the screen shows:\n{self.text}")

    def settle(self, quiet: float = 0.25) -> None:
        """Read until the app has drawn nothing for so long."""
        last = time.monotonic()
        while time.monotonic() - last < quiet:
            before = self.lines
            if not self.read(0.05):
                return
            if self.lines != before:
                last = time.monotonic()

    def kill(self) -> None:
        """``kill -9``, then take in the last bytes that were on their way to the screen."""
        os.kill(self.child.pid, signal.SIGKILL)
        while self.read(0.05) and self.child.isalive():
            pass
        while self.read(0):
            if not self.child.isalive():
                break
        self.child.close(force=True)

    def quit(self) -> None:
        """Ctrl+Q, until the app has ended."""
        self.send("\x11")
        end = time.monotonic() + 120
        while self.read(0.05):
            if time.monotonic() > end:
                raise AssertionError("it does not end")
        self.child.close()
