"""A program in a real pseudo-terminal, timed from outside: exec to a text on the screen, key to its repaint."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Sequence
from pathlib import Path


class Terminal:
    """One program in a pty of 120 columns and 36 lines; every wait is bounded."""

    def __init__(self, argv: Sequence[str], *, env: dict[str, str] | None = None) -> None:
        self.output = b""
        self.started = time.perf_counter()
        self.pid, self.descriptor = pty.fork()
        if self.pid == 0:
            os.environ.update({"TERM": "xterm-256color", "COLUMNS": "120", "LINES": "36", **(env or {})})
            os.execvp(argv[0], list(argv))
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))

    def wait_for(self, text: str, timeout: float = 60) -> float:
        """Seconds from the start of the program until the text has been sent to the terminal."""
        wanted = text.encode()
        while wanted not in self.output:
            if not self._read(timeout):
                raise TimeoutError(f"{text!r} did not appear: {self.output[-2000:]!r}")
        return time.perf_counter() - self.started

    def type(self, key: str, timeout: float = 5) -> float:
        """Seconds from the key until the terminal has received the sign it types."""
        self.settle()
        self.output = b""
        pressed = time.perf_counter()
        os.write(self.descriptor, key.encode())
        while key.encode() not in self.output:
            if not self._read(timeout):
                raise TimeoutError(f"{key!r} was not echoed")
        return time.perf_counter() - pressed

    def waited(self, text: str, since: float, timeout: float = 5) -> float:
        """Seconds since that moment until the text has been sent to the terminal."""
        while text.encode() not in self.output:
            if not self._read(timeout):
                raise TimeoutError(f"{text!r} did not appear: {self.output[-2000:]!r}")
        return time.perf_counter() - since

    def complete(self, key: str, quiet: float = 0.06) -> float:
        """Seconds from the key until the last byte before a pause; 0 where nothing was repainted."""
        self.settle()
        pressed = last = time.perf_counter()
        os.write(self.descriptor, key.encode())
        waiting = 0.5
        while self._read(waiting):
            last, waiting = time.perf_counter(), quiet
        return last - pressed

    def press(self, key: str) -> None:
        """Type without looking at what comes back."""
        self.settle()
        os.write(self.descriptor, key.encode())

    def settle(self, quiet: float = 0.03, at_most: float = 3) -> None:
        """Read until nothing has come for the given time in seconds; a blinking cursor never lets that happen."""
        end = time.perf_counter() + at_most
        while self._read(quiet) and time.perf_counter() < end:
            pass

    def memory(self) -> float:
        """Resident memory of the program in MiB."""
        for line in Path(f"/proc/{self.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        raise LookupError("VmRSS")

    def processor(self) -> float:
        """Seconds of processor time that the program has spent until now."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def rest(self, at_most: float = 60) -> None:
        """Wait until the program has next to nothing left to do."""
        end = time.perf_counter() + at_most
        while time.perf_counter() < end:
            before = self.processor()
            pause = time.perf_counter() + 0.5
            while (left := pause - time.perf_counter()) > 0:
                self._read(left)
            if self.processor() - before <= 0.03:
                return

    def bytes_while_idle(self, seconds: float) -> int:
        """How many bytes arrive while nobody types."""
        self.settle(0.5)
        before = len(self.output)
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self._read(left)
        return len(self.output) - before

    def kill(self) -> None:
        """End the program at once."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.descriptor)

    def _read(self, timeout: float) -> bool:
        ready, _, _ = select.select([self.descriptor], [], [], timeout)
        if not ready:
            return False
        try:
            chunk = os.read(self.descriptor, 65536)
        except OSError:
            return False
        self.output += chunk
        return bool(chunk)
