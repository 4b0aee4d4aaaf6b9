"""A real SMB share: Samba's server, and one mount of it for each laptop."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import real_parts
from drives import until

_PASSWORD = "mat-khau-9"
_SHARE = "hop"


class SambaShare:
    """``smbd`` on a loopback address of its own, serving one directory; it goes away and comes back."""

    def __init__(self, place: Path) -> None:
        self._smbd, self._smbpasswd, self._smbnetfs = real_parts.samba()
        self._place = place
        self.kept = place / "kept"
        self._configuration = place / "smb.conf"
        # Below 127.0.0.0/8 every address is this machine, so a Samba that runs here already is not in the way.
        self._address = f"127.{os.getpid() % 200 + 20}.{os.getpid() // 200 % 250}.1"
        self._server: subprocess.Popen[bytes] | None = None
        self._mounts: list[tuple[Path, subprocess.Popen[bytes]]] = []

    def prepare(self) -> None:
        """The server's files, its one user, and the server."""
        self._need_port()
        rooms = {name: self._place / name for name in ("private", "lock", "state", "cache", "pid", "ncalrpc")}
        for room in (self.kept, *rooms.values()):
            room.mkdir(parents=True, mode=0o755)
        rooms["private"].chmod(0o700)
        self._configuration.write_text(
            "[global]\n"
            f"interfaces = {self._address}/8\nbind interfaces only = yes\nsmb ports = 445\nserver role = standalone\n"
            f"private dir = {rooms['private']}\nlock directory = {rooms['lock']}\nstate directory = {rooms['state']}\n"
            f"cache directory = {rooms['cache']}\npid directory = {rooms['pid']}\nncalrpc dir = {rooms['ncalrpc']}\n"
            f"log file = {self._place / 'log.smbd'}\ndisable netbios = yes\nload printers = no\nprinting = bsd\n"
            "printcap name = /dev/null\nmap to guest = never\n"
            f"[{_SHARE}]\npath = {self.kept}\nread only = no\nvalid users = root\n",
            encoding="utf-8",
        )
        subprocess.run(
            [self._smbpasswd, "-c", self._configuration, "-a", "-s", "root"],
            input=f"{_PASSWORD}\n{_PASSWORD}\n".encode(), check=True, capture_output=True,
        )  # fmt: skip
        self.come()

    def _need_port(self) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((self._address, 445))
                probe.listen()
            except OSError:
                real_parts.need(None, "port 445 of a loopback address (a Samba server of this machine's has it)")

    def come(self) -> None:
        """The server is there."""
        with (self._place / "smbd.out").open("ab") as log:
            self._server = subprocess.Popen(
                [self._smbd, "--foreground", "--no-process-group", "-s", self._configuration, "--debug-stdout"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        until(self._answers, "the Samba server")

    def _answers(self) -> bool:
        assert self._server is not None
        if self._server.poll() is not None:
            pytest.fail(f"smbd ended: {(self._place / 'smbd.out').read_text(errors='replace')[-2000:]}")
        with contextlib.suppress(OSError), socket.create_connection((self._address, 445), timeout=1):
            return True
        return False

    def go_away(self) -> None:
        """The server and all connections to it are gone."""
        assert self._server is not None
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._server.pid, signal.SIGKILL)
        self._server.wait(120)

    def freeze(self) -> None:
        """The server keeps its connections and says nothing more, as when a cable is pulled."""
        assert self._server is not None
        os.killpg(self._server.pid, signal.SIGSTOP)

    def thaw(self) -> None:
        """The server goes on."""
        assert self._server is not None
        os.killpg(self._server.pid, signal.SIGCONT)

    def mount(self, laptop: str) -> Path:
        """The share as this laptop sees it."""
        home, mount = self._place / f"home-{laptop}", self._place / f"mount-{laptop}"
        (home / ".smb").mkdir(parents=True)
        mount.mkdir()
        for name, text in (
            ("smbnetfs.conf", 'include "smbnetfs.auth"\nsmb_timeout 3000\n'),
            ("smbnetfs.auth", f'auth "{self._address}" "root" "{_PASSWORD}"\n'),
            ("smb.conf", "[global]\nclient min protocol = SMB2\nname resolve order = host\ndisable netbios = yes\n"),
        ):
            (home / ".smb" / name).write_text(text, encoding="utf-8")
            (home / ".smb" / name).chmod(0o600)
        with (self._place / f"smbnetfs-{laptop}").open("wb") as log:
            served = subprocess.Popen(
                [self._smbnetfs, "-f", mount], env={**os.environ, "HOME": str(home)},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        self._mounts.append((mount, served))
        folder = mount / self._address / _SHARE
        until(lambda: _is_there(folder), f"the share on {laptop}'s laptop")
        return folder

    def end(self) -> None:
        """Takes mounts and server away."""
        for mount, served in self._mounts:
            subprocess.run(["umount", "-l", mount], check=False, capture_output=True)
            served.kill()
            served.wait(120)
        if self._server is not None:
            self.go_away()


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir() and list(folder.iterdir()) is not None
    except OSError:
        time.sleep(0.05)
        return False


@contextlib.contextmanager
def samba_share(place: Path) -> Iterator[SambaShare]:
    """A share with its server, taken away afterwards."""
    share = SambaShare(place)
    try:
        share.prepare()
        yield share
    finally:
        share.end()
