"""Three laptops over a real Syncthing in trouble after trouble, while all three go on typing."""

from __future__ import annotations

import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from laptops import ITEM, Laptop, Room, afterwards, everything_in, laptops, roll_back
from syncthing_rig import Network, network, wait

from store.dossier import Dossier
from store.keeping.drive import candidates
from store.meeting.kinds import RecordKind

SEED = 4
_BURST = 6
"""Lines in flight when a program is killed."""


def test_three_apps_over_syncthing_lose_nothing(tmp_path: Path) -> None:
    people = {"lan": "Lan", "minh": "Minh", "hoa": "Hoa"}
    chance = random.Random(SEED)
    with network(*people, room=tmp_path) as net, laptops(net, **people) as room:
        lan, minh, hoa = room.laptops
        made = Dossier.create(lan.folder, state=lan.state, by="Lan", fields={"title": "Hội nghị", "day": date.today()})
        made.add(RecordKind.ITEM, number=1, title=ITEM, outcome="Bắt đầu.")
        made.close()
        for one in (minh, hoa):
            wait(lambda one=one: one.is_there, f"the dossier has arrived at {one.name}'s")
        room.open(lan, minh, hoa)
        said = room.say(lan, minh, hoa)
        before = tmp_path / "before"
        shutil.copytree(hoa.folder, before)

        net.cut("lan")
        net.cut("hoa")
        outcomes = {room.write_outcome(one) for one in room.laptops}
        net.join("hoa")
        net.join("lan")

        troubles = [cut, killed_program, killed_syncthing, killed_both, rolled_back]
        victims = chance.sample([*room.laptops, *chance.sample(room.laptops, 2)], 5)
        for trouble, victim in zip(chance.sample(troubles, 5), victims, strict=True):
            print(f"{trouble.__name__}: {victim.name}")
            with trouble(net, room, victim, before):
                typing = [one for one in room.laptops if one.is_open]
                said += room.say(*typing, lines=chance.randint(1, 3))
            said += room.say(*room.laptops)
        met = room.all_show(said)
        room.until(
            lambda: all(one.conflicts == 1 for one in room.laptops), "all are told of the text in three versions"
        )

        with afterwards(room, tmp_path / "newcomer") as records:
            for one in records:
                assert room.promised <= everything_in(one)
                (contested,) = one.contested()
                assert contested.field == "outcome"
                assert len(contested.others) == 2
                assert all(word in one.items[0].outcome for word in outcomes), "all three versions are shown"
        print(
            f"all on all screens {met:.1f} s after the last line; {len(room.promised)} words, "
            f"{len(list(candidates(lan.folder)))} files, {net.traffic()} bytes sent"
        )


@contextmanager
def cut(net: Network, room: Room, victim: Laptop, before: Path) -> Iterator[None]:
    """The network is gone for one of them."""
    net.cut(victim.peer.name)
    yield
    net.join(victim.peer.name)


@contextmanager
def killed_program(net: Network, room: Room, victim: Laptop, before: Path) -> Iterator[None]:
    """One's program is killed in the middle of a burst of lines, and started again after a while."""
    burst = [victim.word() for _ in range(_BURST)]
    victim.terminal.send("".join(f"ý kiến {word}\r" for word in burst))
    room.until(lambda: victim.shows(burst[0]), f"the program of {victim.name} is in the middle of it")
    victim.kill()
    yield
    room.open(victim)


@contextmanager
def killed_syncthing(net: Network, room: Room, victim: Laptop, before: Path) -> Iterator[None]:
    """One's Syncthing is killed, and started again after a while."""
    victim.peer.kill()
    yield
    net.restart(victim.peer.name)


@contextmanager
def killed_both(net: Network, room: Room, victim: Laptop, before: Path) -> Iterator[None]:
    """One's laptop loses its power."""
    victim.peer.kill()
    with killed_program(net, room, victim, before):
        yield
    net.restart(victim.peer.name)


@contextmanager
def rolled_back(net: Network, room: Room, victim: Laptop, before: Path) -> Iterator[None]:
    """One's folder is put back to what it was at the beginning, and Syncthing carries that to everybody."""
    newer: set[str] = set()

    def all_have_written() -> bool:
        files = {path.name: path.parent for path in candidates(victim.folder)}
        newer.update(files.keys() - {path.name for path in candidates(before)})
        return len({files[name] for name in newer}) >= len(room.laptops)

    room.until(all_have_written, f"the folder of {victim.name} has new files from everybody")
    roll_back(victim.folder, before)
    victim.peer.scan()
    yield
    for one in room.laptops:
        wait(
            lambda one=one: not newer & {path.name for path in candidates(one.folder)},
            f"the rollback of {victim.name} has reached the folder of {one.name}",
        )
