"""A meeting of three hours by five people over a real Syncthing, in fast motion; a laptop is lost, and a folder."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from laptops import DOSSIER, Laptop, Room
from one_of_five import Part, digest
from syncthing_rig import Network, Peer, network, wait
from typing_terminal import ROOT

from store.dossier import Dossier
from store.errors import CannotRead
from store.keeping.change_file import read
from store.keeping.drive import candidates
from store.meeting.kinds import RecordKind

PEOPLE = ("lan", "minh", "hoa", "thu", "nam")
NEW_LAPTOP = "nam-moi"
ENTRIES_EACH = 1080
"""One in ten seconds, for three hours."""
SPEED = 240.0
"""Three hours in 45 seconds."""
LAPTOP_LOST_AFTER, FOLDER_LOST_AFTER, FOLDER_BACK_AFTER = 300, 600, 650
"""Entries of the one whom it happens to."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-\d+")


class Meeting:
    """Everybody who records, and what they told outside of their laptops."""

    def __init__(self, net: Network) -> None:
        self._net = net
        self.told = net.room / "told"
        self.told.mkdir()
        self.over = net.room / "over"
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._began = time.time()

    def record(self, name: str, numbers: Iterable[int] = range(ENTRIES_EACH)) -> None:
        """This person records his entries of these numbers, each when it is its time or has been."""
        peer = self._net[name]
        part = Part(
            name=name,
            folder=str(peer.folder / DOSSIER),
            state=str(peer.home.parent / "state"),
            told=str(self.told / name),
            over=str(self.over),
            numbers=list(numbers),
            began=self._began,
            speed=SPEED,
        )
        with (self.told / f"{name}.errors").open("ab") as errors:
            self._running[name] = subprocess.Popen(
                part.command(), env={**os.environ, "PYTHONPATH": str(ROOT)}, stderr=errors, start_new_session=True
            )

    def lines(self, name: str) -> list[str]:
        """What this person has told so far."""
        try:
            text = (self.told / name).read_text()
        except FileNotFoundError:
            return []
        return text[: text.rfind("\n") + 1].splitlines()

    def said(self, name: str) -> list[str]:
        """The words that were on the disk of this person."""
        return [line.removeprefix("said ") for line in self.lines(name) if line.startswith("said ")]

    def has_said(self, name: str, number: int) -> bool:
        """Whether this person's entry of that number is recorded; the program must still run."""
        self.check()
        return f"said {name}-{number}" in self.lines(name)

    def records(self) -> set[str]:
        """What the records of all who record now look like, as they told last; empty while one is still typing."""
        self.check()
        last = [self.lines(name)[-1:] for name in self._running]
        return {line[0] if line and line[0].startswith("record ") else "busy" for line in last}

    def check(self) -> None:
        """Everybody must still be there."""
        for name, process in self._running.items():
            if process.poll() is not None:
                errors = (self.told / f"{name}.errors").read_text()
                raise AssertionError(f"{name} has ended:\n{errors[-3000:]}")

    def kill(self, *names: str) -> None:
        """``kill -9``."""
        for name in names or tuple(self._running):
            process = self._running.pop(name)
            process.kill()
            process.wait()

    def end(self) -> None:
        """Everybody closes the dossier."""
        self.over.touch()
        for process in self._running.values():
            assert process.wait(300) == 0
        self._running.clear()


def test_three_hours_by_five_people_lose_no_word(tmp_path: Path) -> None:
    started = time.monotonic()
    with network(*PEOPLE, NEW_LAPTOP, room=tmp_path, running=PEOPLE) as net:
        lan = net["lan"]
        made = Dossier.create(
            lan.folder / DOSSIER,
            state=lan.home.parent / "state",
            by="lan",
            fields={"title": "Hội nghị", "day": date.today()},
        )
        for number in range(1, 100):
            made.add(RecordKind.ITEM, number=number, title=f"Nội dung {number}")
        made.close()
        for name in PEOPLE:
            wait(lambda name=name: list_changes(net[name]), f"the dossier has arrived at {name}'s")
        meeting = Meeting(net)
        watching = Laptop("Thư ký", net["minh"], tmp_path / "watching")
        room = Room(watching)
        try:
            room.open(watching)
            for name in PEOPLE:
                meeting.record(name)
            began = time.monotonic()

            room.until(lambda: meeting.has_said("nam", LAPTOP_LOST_AFTER), "it is time to lose the laptop of Nam")
            lost, saved = lose_laptop(net, meeting)
            room.until(lambda: meeting.has_said("hoa", FOLDER_LOST_AFTER), "it is time to lose the folder of Hoa")
            lose_folder(net["hoa"])
            room.until(lambda: meeting.has_said("hoa", FOLDER_BACK_AFTER), "Hoa has gone on without her folder")
            regain_folder(net["hoa"])
            everybody = [*(name for name in PEOPLE if name != "nam"), NEW_LAPTOP]
            for name in everybody:
                room.until(lambda name=name: meeting.has_said(name, ENTRIES_EACH - 1), f"{name} has finished")
            recorded = time.monotonic() - began
            room.until(lambda: is_same(meeting.records()), "all five have the same record, and have shared it")
            entries = int(next(iter(meeting.records())).split()[1])
            assert entries >= len(PEOPLE) * ENTRIES_EACH
            room.until(lambda: watching.saved == entries, "the screen of the watching one shows all entries")
            settled = time.monotonic() - began - recorded
            meeting.end()
            watching.quit()
        except BaseException:
            print({name: meeting.lines(name)[-3:] for name in (*PEOPLE, NEW_LAPTOP)}, file=sys.stderr)
            raise
        finally:
            meeting.kill()
            if watching.is_open:
                watching.terminal.kill()

        words = set().union(*(meeting.said(name) for name in everybody)) | saved
        states = {name: net[name].home.parent / "state" for name in everybody}
        folders = {name: net[name].folder / DOSSIER for name in everybody}
        records = {name: Dossier.open(folders[name], state=states[name], by=name, receive=False) for name in everybody}
        records["the watching one"] = Dossier.open(folders["minh"], state=watching.state, by="Thư ký", receive=False)
        records["a newcomer"] = Dossier.open(folders["hoa"], state=tmp_path / "newcomer", by="Sơn")
        try:
            assert len({digest(one) for one in records.values()}) == 1
            for name, one in records.items():
                missing = words - words_in(one)
                assert not missing, f"{name} misses {len(missing)} words: {sorted(missing)[:10]}"
            contested = len(one.contested())
        finally:
            for one in records.values():
                one.close()
        files = list(candidates(folders["lan"]))
        size = sum(path.stat().st_size for path in files)
        print(
            f"{entries} entries, {len(words)} words by five in {recorded:.0f} s, all equal {settled:.1f} s later; "
            f"{len(lost)} words had not left the lost laptop; {contested} texts in several versions; "
            f"{len(files)} files, {size} bytes; {net.traffic()} bytes sent; {time.monotonic() - started:.0f} s in all"
        )


def list_changes(peer: Peer) -> list[Path]:
    """The change files in this laptop's folder."""
    try:
        return list(candidates(peer.folder / DOSSIER))
    except CannotRead:
        return []


def lose_laptop(net: Network, meeting: Meeting) -> tuple[set[str], set[str]]:
    """Nam's is stolen while he types; at a new one, and as a new person, he says again what is gone, and goes on.

    Returns the words that had not left it, which are gone with it, and those that had.
    """
    meeting.kill("nam")
    net["nam"].kill()
    shutil.rmtree(net["nam"].home.parent)
    elsewhere: set[str] = set()
    for name in PEOPLE:
        if name != "nam":
            for path in list_changes(net[name]):
                try:
                    changes = read(path).changes
                except CannotRead:
                    continue  # still on its way
                elsewhere.update(word for one in changes for value in one.set.values() for word in words_of(str(value)))
    said = set(meeting.said("nam"))
    assert len(said - elsewhere) < len(said) / 4
    net[NEW_LAPTOP].start()
    meeting.record(NEW_LAPTOP, [number for number in range(ENTRIES_EACH) if f"nam-{number}" not in elsewhere])
    return said - elsewhere, said & elsewhere


def lose_folder(peer: Peer) -> None:
    """The folder is deleted with all that is in it; Syncthing sees that it is gone, and carries nothing."""
    peer.kill()
    gone = peer.folder.rename(peer.folder.with_name("gone"))  # at once: its program writes into it all the time
    shutil.rmtree(gone)


def regain_folder(peer: Peer) -> None:
    """The folder is set up again in Syncthing, empty: it fills from the others."""
    for database in peer.home.glob("index-*.db"):
        shutil.rmtree(database)
    peer.folder.mkdir()
    (peer.folder / ".stfolder").mkdir()
    peer.start()


def is_same(records: set[str]) -> bool:
    """Whether there is one record, nothing of which is unshared."""
    return len(records) == 1 and re.match(r"record \d+ 0 ", next(iter(records))) is not None


def words_of(text: str) -> list[str]:
    """The words by which what was said is told apart."""
    return _WORD.findall(text)


def words_in(dossier: Dossier) -> set[str]:
    """All that the record shows."""
    held = dossier.proceedings()
    shown = {word for entry in held.entries for word in words_of(entry.text)}
    return shown | {word for item in held.items for word in words_of(item.outcome)}
