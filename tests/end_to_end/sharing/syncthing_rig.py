"""Real Syncthing programs on this machine that share one folder: cut off, killed and started again like laptops."""

from __future__ import annotations

import contextlib
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from real_parts import syncthing

_KEY = "only-for-tests"
_FOLDER = "meet"
_PORTS = range(20_000, 30_000)
"""Below those that the system hands out by itself, so that a port stays free while its program is dead."""
_LOG_LINES = 30


def wait(seen: Callable[[], object], what: str, seconds: float = 240.0, between: float = 0.05) -> float:
    """Until something is so; returns how long that took. Raises AssertionError, which says what was waited for."""
    start = time.monotonic()
    while not seen():
        if time.monotonic() - start > seconds:
            raise AssertionError(f"not within {seconds:.0f} s: {what}")
        time.sleep(between)
    return time.monotonic() - start


def free_ports(count: int) -> list[int]:
    """So many ports of this machine that nobody listens on."""
    found: list[int] = []
    with contextlib.ExitStack() as held:
        while len(found) < count:
            port = random.SystemRandom().choice(_PORTS)
            taken = held.enter_context(socket.socket())
            with contextlib.suppress(OSError):
                taken.bind(("127.0.0.1", port))
                found.append(port)
    return found


class Peer:
    """One laptop's Syncthing and the folder that it shares with the others."""

    def __init__(self, name: str, room: Path, program: str) -> None:
        self.name = name
        self.home = room / name / "syncthing"
        self.folder = room / name / "meet"
        self.log = room / name / "syncthing.log"
        self.id = ""
        self.port = self.control = 0
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None
        self._environment = {
            "HOME": str(self.home),
            "PATH": os.environ["PATH"],
            "GOMAXPROCS": "2",
            "STHASHING": "standard",  # else it measures for a second which way of hashing is the quickest
            "STNORESTART": "1",
            "STNOUPGRADE": "1",
        }

    def prepare(self) -> None:
        """A key of its own, and the empty folder."""
        self.home.mkdir(parents=True)
        self.folder.mkdir()
        (self.folder / ".stfolder").mkdir()
        self._run("generate", f"--home={self.home}", "--no-default-folder", "--skip-port-probing")
        self.id = self._run(f"--home={self.home}", "--device-id").strip()

    def _run(self, *arguments: str) -> str:
        done = subprocess.run(
            [self._program, *arguments], env=self._environment, capture_output=True, text=True, check=True, timeout=300
        )
        return done.stdout

    def configure(self, everybody: list[Peer]) -> None:
        """Who takes part, and that nothing else on the network is asked for anything."""
        (self.home / "config.xml").write_text(_configuration(self, everybody), encoding="utf-8")

    @property
    def runs(self) -> bool:
        """Whether its program is there."""
        return self._process is not None and self._process.poll() is None

    def start(self) -> None:
        """The program, until it answers. Raises OSError where it ends instead, as on a port that is taken."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [self._program, "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-upgrade"],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        wait(lambda: not self.runs or self._answers(), f"Syncthing of {self.name} answers")
        if not self.runs:
            raise OSError(f"Syncthing of {self.name} has ended:\n{self.last_words()}")

    def _answers(self) -> bool:
        try:
            return bool(self.ask("GET", "system/ping"))
        except OSError:
            return False

    def kill(self) -> None:
        """``kill -9`` for the program and all that it started."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def ask(self, method: str, path: str) -> Any:
        """What the program answers on its control port. Raises OSError."""
        asked = urllib.request.Request(
            f"http://127.0.0.1:{self.control}/rest/{path}", method=method, headers={"X-API-Key": _KEY}
        )
        with urllib.request.urlopen(asked, timeout=20) as answer:
            said = answer.read()
        return json.loads(said) if said.strip().startswith((b"{", b"[")) else said

    def scan(self) -> None:
        """Look through the whole folder now."""
        self.ask("POST", f"db/scan?folder={_FOLDER}")

    @property
    def connected(self) -> int:
        """To how many others."""
        return sum(one["connected"] for one in self.ask("GET", "system/connections")["connections"].values())

    @property
    def sent(self) -> int:
        """Bytes to the others since it was started."""
        return int(self.ask("GET", "system/connections")["total"]["outBytesTotal"])

    @property
    def state(self) -> dict[str, Any]:
        """How far it is with the folder."""
        found: dict[str, Any] = self.ask("GET", f"db/status?folder={_FOLDER}")
        return found

    def story(self) -> str:
        """For whoever looks for a fault: how far it is, what lies in its folder, and the end of its log."""
        found = sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*.json"))
        with contextlib.suppress(OSError):
            found += [f"connected to {self.connected}", str(self.state)]
        return "\n".join([*found, self.last_words()])

    def last_words(self) -> str:
        """The end of its log."""
        with contextlib.suppress(OSError):
            lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
            return "\n".join(lines[-_LOG_LINES:])
        return ""


class Network:
    """Several laptops that share one folder, each with all others."""

    def __init__(self, *names: str, room: Path) -> None:
        program = syncthing()
        self.room = room
        self.peers = {name: Peer(name, room, program) for name in names}
        self._cut: list[Peer] = []

    def __getitem__(self, name: str) -> Peer:
        return self.peers[name]

    def start(self, *names: str) -> None:
        """These laptops, or all; others can follow with ``Peer.start``. The ports are chosen anew if one is taken."""
        everybody = list(self.peers.values())
        for peer in everybody:
            peer.prepare()
        for tries_left in (2, 1, 0):
            ports = iter(free_ports(2 * len(everybody)))
            for peer in everybody:
                peer.port, peer.control = next(ports), next(ports)
            for peer in everybody:
                peer.configure(everybody)
            try:
                for name in names or self.peers:
                    self.peers[name].start()
            except OSError:
                self.kill()
                if not tries_left:
                    raise
                continue
            break
        self.meet()

    def meet(self) -> None:
        """Wait until all that run and are not cut off are connected to each other."""
        running = [peer for peer in self.peers.values() if peer.runs and peer not in self._cut]
        for peer in running:
            wait(lambda peer=peer: peer.connected >= len(running) - 1, f"{peer.name} is connected to all others")

    def cut(self, name: str) -> None:
        """The network is gone for this laptop, whose program goes on."""
        peer = self.peers[name]
        self._cut.append(peer)
        for caller, called in self._lines(peer):
            caller.ask("POST", f"system/pause?device={called.id}")
        wait(lambda: peer.connected == 0, f"{name} is cut off")

    def join(self, name: str) -> None:
        """The network is back for this laptop."""
        peer = self.peers[name]
        self._cut.remove(peer)
        for caller, called in self._lines(peer):
            if caller not in self._cut and called not in self._cut:
                caller.ask("POST", f"system/resume?device={called.id}")
        self.meet()

    def restart(self, name: str) -> None:
        """The program of this laptop again, after it was killed."""
        peer = self.peers[name]
        peer.start()
        for caller, called in self._lines(peer):
            if called is peer and peer not in self._cut and caller not in self._cut:
                # Callers that were refused wait longer from time to time; being resumed they call at once.
                caller.ask("POST", f"system/pause?device={peer.id}")
                caller.ask("POST", f"system/resume?device={peer.id}")
        self.meet()

    def _lines(self, peer: Peer) -> Iterator[tuple[Peer, Peer]]:
        """Who calls whom: of two laptops always the later one, because two that call at once hang up on each other."""
        order = list(self.peers.values())
        for other in order:
            if other is not peer and other.runs and peer.runs:
                yield (other, peer) if order.index(other) > order.index(peer) else (peer, other)

    def kill(self) -> None:
        """All of them."""
        for peer in self.peers.values():
            peer.kill()

    def traffic(self) -> int:
        """Bytes that all have sent to each other since they were started."""
        return sum(peer.sent for peer in self.peers.values() if peer.runs)


@contextlib.contextmanager
def network(*names: str, room: Path, running: tuple[str, ...] = ()) -> Iterator[Network]:
    """Laptops that are started, and killed in the end; of those after a failure the last words are shown.

    Where RAPPORTEUR_TEST_LOGS names a folder, their whole logs are kept there.
    """
    made = Network(*names, room=room)
    try:
        made.start(*running)
        yield made
    except BaseException:
        kept = os.environ.get("RAPPORTEUR_TEST_LOGS")
        for peer in made.peers.values():
            print(f"--- Syncthing of {peer.name} ({peer.log})\n{peer.story()}", file=sys.stderr)
            if kept and peer.log.exists():
                Path(kept).mkdir(parents=True, exist_ok=True)
                shutil.copy(peer.log, Path(kept) / f"{room.name}-{peer.name}-syncthing.log")
        raise
    finally:
        made.kill()


def _configuration(peer: Peer, everybody: list[Peer]) -> str:
    before = everybody[: everybody.index(peer)]
    devices = "".join(
        f'<device id="{one.id}" name="{one.name}" compression="metadata">'
        f"<address>{f'tcp://127.0.0.1:{one.port}' if one in before else 'dynamic'}</address></device>\n"
        for one in everybody
    )
    shared = "".join(f'<device id="{one.id}"/>\n' for one in everybody)
    return f"""<configuration version="36">
<folder id="{_FOLDER}" label="{_FOLDER}" path="{peer.folder}" type="sendreceive" rescanIntervalS="10"
        fsWatcherEnabled="true" fsWatcherDelayS="1" ignorePerms="false" autoNormalize="true">
{shared}<minDiskFree unit="%">0</minDiskFree>
<maxConflicts>-1</maxConflicts>
<hashers>1</hashers>
<markerName>.stfolder</markerName>
</folder>
{devices}<gui enabled="true" tls="false"><address>127.0.0.1:{peer.control}</address><apikey>{_KEY}</apikey></gui>
<options>
<listenAddress>tcp://127.0.0.1:{peer.port}</listenAddress>
<globalAnnounceEnabled>false</globalAnnounceEnabled>
<localAnnounceEnabled>false</localAnnounceEnabled>
<relaysEnabled>false</relaysEnabled>
<natEnabled>false</natEnabled>
<crashReportingEnabled>false</crashReportingEnabled>
<startBrowser>false</startBrowser>
<stunKeepaliveStartS>0</stunKeepaliveStartS>
<urAccepted>-1</urAccepted>
<autoUpgradeIntervalH>0</autoUpgradeIntervalH>
<reconnectionIntervalS>1</reconnectionIntervalS>
<progressUpdateIntervalS>-1</progressUpdateIntervalS>
<setLowPriority>false</setLowPriority>
<minHomeDiskFree unit="%">0</minHomeDiskFree>
</options>
</configuration>
"""
