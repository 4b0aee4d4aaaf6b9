"""People at laptops: the program in a real terminal, a folder that Syncthing shares, and what the screen promised."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from syncthing_rig import Network, Peer, wait
from typing_terminal import ROOT, Terminal

from store.dossier import Dossier
from store.errors import StoreError
from store.keeping import journal
from store.keeping.changes import Change

WORD = re.compile(r"[a-z]+-\d+")
"""What is told apart in everything that these people write: ``lan-12``."""
_SAVED = re.compile(r"đã lưu (\d+)")
_CONFLICTS = re.compile(r"F12: (\d+)")
_TO_CHECKLIST = "\x1bOS"  # F4
_END = "\x1b[F"
DOSSIER = "hoi-nghi"
ITEM = "Kết nối cung cầu"
"""The title of item 1."""


class Laptop:
    """One person's: state, Syncthing, folder and terminal. ``promised`` are the words that the screen showed as saved
    or that stood in a journal when the program was killed.
    """

    def __init__(self, name: str, peer: Peer, room: Path) -> None:
        self.name = name
        self.peer = peer
        self.state = room / peer.name / "state"
        self.promised: set[str] = set()
        self._count = 0
        self._terminal: Terminal | None = None

    @property
    def folder(self) -> Path:
        """The dossier."""
        return self.peer.folder / DOSSIER

    @property
    def terminal(self) -> Terminal:
        """The terminal in which the program runs."""
        assert self._terminal is not None, "the program is not open"
        return self._terminal

    def dossier(self) -> Dossier:
        """The dossier without a screen. Raises StoreError."""
        return Dossier.open(self.folder, state=self.state, by=self.name)

    @property
    def is_there(self) -> bool:
        """Whether enough of the dossier has arrived to open it."""
        try:
            self.dossier().close()
        except StoreError:
            return False
        return True

    def open(self) -> None:
        """Starts the program."""
        self._terminal = Terminal("open", str(self.folder), "--by", self.name, state=self.state, columns=120, rows=96)

    def word(self) -> str:
        """A word that nobody has written yet."""
        self._count += 1
        return f"{self.peer.name}-{self._count}"

    def say(self) -> str:
        """Types a line and Enter; the word in it."""
        word = self.word()
        self.terminal.send(f"ý kiến {word}\r")
        return word

    @property
    def timeline(self) -> str:
        """What stands above the line in which one types."""
        lines = self.terminal.lines
        return "\n".join(lines[: next((row for row, line in enumerate(lines) if "▸" in line), len(lines))])

    @property
    def hints(self) -> str:
        """What stands below it; while a list has the focus, that is what its cursor stands on, and what its keys do."""
        return self.terminal.text.removeprefix(self.timeline)

    @property
    def words(self) -> list[str]:
        """Those in the timeline."""
        return WORD.findall(self.timeline)

    def shows(self, word: str) -> bool:
        """Whether the screen shows it as recorded."""
        return word in self.words

    @property
    def screen(self) -> str:
        """What it shows, for whoever looks for a fault; without the lines in which nothing stands."""
        written = (line.rstrip() for line in self.terminal.lines if line.strip(" ▏"))
        return "\n".join([f"--- the screen of {self.name}", *written])

    @property
    def saved(self) -> int:
        """How many entries the first line of the screen calls saved."""
        found = _SAVED.search(self.terminal.lines[0]) if self._terminal else None
        return int(found[1]) if found else 0

    @property
    def conflicts(self) -> int:
        """How many texts in several versions the screen tells of."""
        found = _CONFLICTS.search("\n".join(self.terminal.lines[:2]))
        return int(found[1]) if found else 0

    def note_promises(self) -> None:
        """What the screen shows as recorded now has to be there in the end."""
        self.promised |= set(self.words)

    def kill(self) -> None:
        """``kill -9`` for the program; what it had promised, on the screen and in its journals, is noted."""
        self.terminal.kill()
        self.note_promises()
        self.promised |= in_journals(self.state)
        self._terminal = None

    def quit(self) -> None:
        """Ctrl+Q."""
        self.note_promises()
        self.terminal.quit()
        self._terminal = None

    def sync(self) -> None:
        """One round of the command ``rapporteur sync``. Raises CalledProcessError."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "RAPPORTEUR_STATE": str(self.state),
            "RAPPORTEUR_CONFIG": str(self.state / "config"),
        }
        command = [sys.executable, "-m", "tui.cli", "sync", str(self.folder), "--by", self.name]
        subprocess.run(command, env=environment, check=True, capture_output=True, timeout=300)

    @property
    def is_open(self) -> bool:
        """Whether the program runs."""
        return self._terminal is not None


def words_of(changes: Iterable[Change]) -> set[str]:
    """All words that these Changes write into texts."""
    return {word for change in changes for value in change.set.values() for word in WORD.findall(str(value))}


def in_journals(state: Path) -> set[str]:
    """All words that stand in any journal of this laptop."""
    found: list[Change] = []
    for path in state.rglob("journal.jsonl"):
        journal.load(path, found.append)
    return words_of(found)


class Room:
    """All of them, so that no screen waits for being read while one looks at another."""

    def __init__(self, *laptops: Laptop) -> None:
        self.laptops = list(laptops)

    def until(self, seen: Callable[[], object], what: str, seconds: float = 240.0) -> float:
        """Reads all screens until something is so; returns how long that took."""
        start = time.monotonic()
        while not seen():
            if time.monotonic() - start > seconds:
                screens = "\n".join(one.screen for one in self.laptops if one.is_open)
                raise AssertionError(f"not within {seconds:.0f} s: {what}\n{screens}")
            for one in self.laptops:
                if one.is_open and not one.terminal.read(0.02):
                    raise AssertionError(f"the program of {one.name} has ended:\n{one.screen}")
            if not any(one.is_open for one in self.laptops):
                time.sleep(0.05)
        return time.monotonic() - start

    def open(self, *laptops: Laptop) -> None:
        """Starts these programs, until each can be typed into and has its whole record."""
        for one in laptops:
            one.open()
        for one in laptops:
            self.until(
                lambda one=one: _SAVED.search(one.terminal.lines[0]) and "▸" in one.terminal.text, f"{one.name} opens"
            )

    def say(self, *laptops: Laptop, lines: int = 1) -> list[str]:
        """Each types so many lines, and sees each as recorded; the words."""
        said: list[str] = []
        for _ in range(lines):
            for one in laptops:
                word = one.say()
                self.until(lambda one=one, word=word: one.shows(word), f"{one.name} sees {word} as recorded")
                one.promised.add(word)
                said.append(word)
        return said

    def all_show(self, words: Iterable[str], *laptops: Laptop) -> float:
        """Until these, or all, show these words; returns how long that took."""
        wanted = set(words)
        return self.until(
            lambda: all(wanted <= set(one.words) for one in laptops or self.laptops if one.is_open),
            f"everybody shows {sorted(wanted)}",
        )

    def write_outcome(self, one: Laptop) -> str:
        """Adds to the outcome of item 1, through the checklist; the word."""
        word = one.word()
        one.terminal.send(_TO_CHECKLIST)
        self.until(lambda: ITEM in one.hints, f"the checklist of {one.name} has the focus")
        one.terminal.send("\r")
        self.until(lambda: "Kết quả, nội dung 1 ▸" in one.terminal.text, f"{one.name} writes the outcome of item 1")
        one.terminal.send(f"{_END} Đạt {word}.")
        self.until(lambda: word in one.terminal.text, f"{one.name} has typed {word}")
        one.terminal.send("\r")
        self.until(lambda: "Kết quả, nội dung 1 ▸" not in one.terminal.text, f"{one.name} has saved the outcome")
        one.promised.add(word)
        return word

    @property
    def promised(self) -> set[str]:
        """What all screens and journals have promised."""
        return set().union(*(one.promised for one in self.laptops))


@contextlib.contextmanager
def laptops(net: Network, **names: str) -> Iterator[Room]:
    """A laptop for each of these, ``lan="Lan"``; their programs are killed in the end, and shown after a failure."""
    room = Room(*(Laptop(name, net[peer], net.room) for peer, name in names.items()))
    try:
        yield room
    except BaseException:
        for one in room.laptops:
            if one.is_open:
                print(one.screen, file=sys.stderr)
        raise
    finally:
        for one in room.laptops:
            if one.is_open:
                one.terminal.kill()


@contextlib.contextmanager
def afterwards(room: Room, newcomer: Path) -> Iterator[list[Dossier]]:
    """Everybody quits and runs the command ``sync`` once; then all records, once they are equal.

    The last one is that of a newcomer with the state folder ``newcomer``, who has nothing but the first one's folder.
    """
    for one in room.laptops:
        one.quit()
    for one in room.laptops:
        one.sync()
    with contextlib.ExitStack() as open_ones:
        records = [one.dossier() for one in room.laptops]
        for one in records:
            open_ones.callback(one.close)
        wait(lambda: _exchanged(records), "all records are equal")
        last = Dossier.open(room.laptops[0].folder, state=newcomer, by="Sơn")
        open_ones.callback(last.close)
        records.append(last)
        wait(lambda: _exchanged(records), "the folder alone gives a newcomer the same record")
        yield records


def _exchanged(records: list[Dossier]) -> bool:
    for one in records:
        with contextlib.suppress(StoreError):
            one.publish()
            one.receive()
    shown = [(one.proceedings(), one.contested(), one.unshared) for one in records]
    return shown[0][2] == 0 and all(one == shown[0] for one in shown)


def everything_in(dossier: Dossier) -> set[str]:
    """Every word of the record as one reads it."""
    return set(WORD.findall(repr(dossier.proceedings())))


def roll_back(folder: Path, before: Path) -> None:
    """Old content in place of the new, as a restored backup brings it: newer files are gone, times long past."""
    for path in folder.rglob("*"):
        if path.is_file() and not (before / path.relative_to(folder)).exists():
            path.unlink()
    shutil.copytree(before, folder, dirs_exist_ok=True)
    for path in folder.rglob("*"):
        os.utime(path, (0, 0))
