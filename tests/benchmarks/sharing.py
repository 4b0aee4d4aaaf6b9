"""A three-hour meeting by five people in one shared folder, three ways: files, bytes that travel, seconds of work.

Each laptop has a program that carries whole files, as most do: every ten seconds it uploads what has changed since.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from pathlib import Path

import orjson
import tinydb

from store.dossier import Dossier

from . import five_people
from .figures import middle, row

_LOOKS = 5
"""Looks into the folder in one turn of ten seconds: one every two seconds, as in the program."""
_A_MINUTE = 6
"""Turns; the looks that find nothing are measured once in so many, and counted as often as they are made."""
_SAMPLE = 60
"""Turns; TinyDB itself saves and reads one turn of so many, and in between its file only grows."""
_PEOPLE = len(five_people.NAMES)


@dataclass
class _Carrier:
    """Uploads every file that is new or has changed since it last looked, whole."""

    folder: Path
    uploaded: int = 0
    _seen: dict[str, int] = field(default_factory=dict)

    def look(self) -> int:
        """Returns how many bytes it has uploaded until now."""
        for inner in (self.folder, *self.folder.glob("*/*/")):
            with os.scandir(inner) as files:
                for file in files:
                    if file.name.endswith(".json") and self._seen.get(file.path) != (size := file.stat().st_size):
                        self._seen[file.path] = size
                        self.uploaded += size
        return self.uploaded


@dataclass
class _Work:
    """Seconds of processor time that all laptops together spend in what is measured."""

    seconds: float = 0.0

    def of(self, act: Callable[[], object], times: int = 1) -> float:
        """Does it once and counts it so many times; the seconds of the one time."""
        began = time.process_time()
        act()
        spent = time.process_time() - began
        self.seconds += spent * times
        return spent


def measure(room: Path) -> list[str]:
    """Change files, before and after they are put together; one growing file per laptop; one TinyDB file for all."""
    room.mkdir(exist_ok=True)
    return [
        f"A three-hour meeting by five in one folder, {five_people.CHANGES:,} saves; what one laptop uploads where "
        "whole files are carried every 10 s, and its processor time for saving, sharing and reading",
        _one_for_all(room / "one-for-all"),
        _one_each(room / "one-each"),
        *_change_files(room / "ours"),
    ]


def _line(name: str, folder: Path, uploaded: int, work: _Work) -> str:
    sizes = [path.stat().st_size for path in folder.rglob("*.json")]
    return (
        f"  {name:<48} {len(sizes):>6,} files {sum(sizes) / 1e6:>5.1f} MB  "
        f"uploads {uploaded / _PEOPLE / 1e6:>7,.1f} MB {work.seconds / _PEOPLE:>7.1f} s"
    )


def _change_files(room: Path) -> list[str]:
    meeting = five_people.Meeting.begin(room / "folder", room / "states")
    carrier, work = _Carrier(room / "folder"), _Work()
    looks: list[float] = []
    for turn in range(five_people.TURNS):
        work.of(partial(meeting.turn, turn))
        work.of(meeting.publish)
        work.of(meeting.receive)
        if turn % _A_MINUTE == 0:
            looks.append(work.of(meeting.receive, _A_MINUTE * (_LOOKS - 1)) * 1000 / _PEOPLE)
            carrier.look()  # what was written is never changed again: looking more seldom finds the same
    work.of(meeting.receive)
    assert len({tuple(entry.text for entry in person.entries) for person in meeting.people}) == 1
    lines = [_line("change files, everybody one in ten seconds", carrier.folder, carrier.look(), work)]
    work.of(meeting.close)
    lines.append(_line("the same, put together at close", carrier.folder, carrier.look(), work))
    meeting.now += timedelta(hours=25)
    work.of(partial(_open_and_close, room, meeting))
    lines.append(_line("the same, opened by all five the day after", carrier.folder, carrier.look(), work))
    return [*lines, row("a look into these files that finds nothing (processor)", middle(looks[-10:]))]


def _open_and_close(room: Path, meeting: five_people.Meeting) -> None:
    for name in five_people.NAMES:
        person = Dossier.open(room / "folder", state=room / "states" / name, by=name, clock=meeting.clock)
        person.consolidate()
        person.close()


def _one_each(room: Path) -> str:
    """Everybody appends to a file of his own in the folder every ten seconds, and reads what is new in the others'."""
    folder, local = room / "folder", room / "local"
    for needed in (folder, local):
        needed.mkdir(parents=True)
    carrier, work = _Carrier(folder), _Work()
    journals = {name: (local / name).open("ab", buffering=0) for name in five_people.NAMES}
    known: dict[str, dict[str, dict[str, str]]] = {name: {} for name in five_people.NAMES}
    read_up_to: dict[tuple[str, str], int] = {}

    def save(turn: int, name: str) -> None:
        lines = [
            orjson.dumps({"uid": f"{turn}-{name}", "by": name, "at": turn, "text": text}) + b"\n"
            for text in five_people.texts(turn, name)
        ]
        for line in lines:
            journals[name].write(line)
            os.fsync(journals[name].fileno())
        with (folder / f"{name}.json").open("ab") as shared:
            shared.write(b"".join(lines))

    def read(reader: str) -> None:
        for name in five_people.NAMES:
            path = folder / f"{name}.json"
            start = read_up_to.get((reader, name), 0)
            if path.stat().st_size > start:
                with path.open("rb") as shared:
                    shared.seek(start)
                    new = shared.read()
                for line in new.splitlines():
                    note = orjson.loads(line)
                    known[reader][note["uid"]] = note
                read_up_to[reader, name] = start + len(new)

    for turn in range(five_people.TURNS):
        for name in five_people.NAMES:
            work.of(partial(save, turn, name))
        for name in five_people.NAMES:
            work.of(partial(read, name))
        carrier.look()
    for journal in journals.values():
        journal.close()
    return _line("one growing file per laptop", folder, carrier.look(), work)


def _one_for_all(room: Path) -> str:
    """Everybody saves into the same TinyDB file; that words get lost there is not measured here."""
    room.mkdir(parents=True)
    path = room / "meeting.json"
    uploaded, work = 0, _Work()
    database = tinydb.TinyDB(path, ensure_ascii=False, encoding="utf-8")

    def save(turn: int, name: str) -> None:
        first, *later = five_people.texts(turn, name)
        number = database.insert({"uid": f"{turn}-{name}", "by": name, "at": turn, "text": first})
        for text in later:
            database.update({"text": text}, doc_ids=[number])

    for first in range(0, five_people.TURNS, _SAMPLE):
        for name in five_people.NAMES:
            work.of(partial(save, first, name), _SAMPLE)
            work.of(tinydb.TinyDB(path, encoding="utf-8").all, _SAMPLE * _LOOKS)
        # Five laptops carry the file after every turn of these; it is as large as at the first and the last of them.
        size = path.stat().st_size
        database.insert_multiple(
            {"uid": f"{turn}-{name}", "by": name, "at": turn, "text": five_people.texts(turn, name)[-1]}
            for turn in range(first + 1, first + _SAMPLE)
            for name in five_people.NAMES
        )
        uploaded += (size + path.stat().st_size) // 2 * _SAMPLE * _PEOPLE
    database.close()
    return _line("one TinyDB file for all", room, uploaded, work)
