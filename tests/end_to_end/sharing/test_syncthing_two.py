"""Two laptops, one folder, a real Syncthing: cut off, killed, rolled back, and still every saved word on both."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from laptops import ITEM, afterwards, everything_in, laptops, roll_back
from syncthing_rig import network, wait

from store.dossier import Dossier
from store.keeping.drive import candidates
from store.meeting.kinds import RecordKind


def test_two_apps_over_syncthing_lose_nothing(tmp_path: Path) -> None:
    with network("lan", "minh", room=tmp_path) as net, laptops(net, lan="Lan", minh="Minh") as room:
        lan, minh = room.laptops
        made = Dossier.create(lan.folder, state=lan.state, by="Lan", fields={"title": "Hội nghị", "day": date.today()})
        made.add(RecordKind.ITEM, number=1, title=ITEM, outcome="Bắt đầu.")
        made.close()
        wait(lambda: minh.is_there, "the dossier has arrived at Minh's")
        room.open(lan, minh)
        arrivals = [room.all_show(room.say(lan)), room.all_show(room.say(minh))]
        before = tmp_path / "before"
        shutil.copytree(lan.folder, before)

        net.cut("minh")
        apart = room.say(lan, minh, lines=2)
        outcomes = {room.write_outcome(lan), room.write_outcome(minh)}
        assert not set(apart) <= set(lan.words), "nothing comes through while the network is gone"
        burst = [minh.word() for _ in range(10)]
        minh.terminal.send("".join(f"ý kiến {word}\r" for word in burst))
        room.until(lambda: minh.shows(burst[3]), "Minh's program is in the middle of it")
        minh.kill()
        lan.peer.kill()
        apart += room.say(lan, lines=2)
        room.open(minh)
        net.restart("lan")
        net.join("minh")
        met = room.all_show(apart)
        room.until(lambda: lan.conflicts == minh.conflicts == 1, "both are told of the text that has two versions")

        newer = {path.name for path in candidates(lan.folder)} - {path.name for path in candidates(before)}
        assert newer
        roll_back(lan.folder, before)
        lan.peer.scan()
        wait(
            lambda: not newer & {path.name for path in candidates(minh.folder)},
            "the rollback has reached Minh's folder",
        )
        after = room.all_show(room.say(lan, minh))
        with afterwards(room, tmp_path / "newcomer") as records:
            for one in records:
                assert room.promised <= everything_in(one)
                (contested,) = one.contested()
                assert (contested.field, contested.uid) == ("outcome", one.items[0].uid)
                assert all(word in one.items[0].outcome for word in outcomes), "both versions are shown"
        files = len(list(candidates(lan.folder)))
        print(
            f"arrival {arrivals[0]:.1f} and {arrivals[1]:.1f} s, after a cut {met:.1f} s, after a rollback "
            f"{after:.1f} s; {len(room.promised)} words, {files} files, {net.traffic()} bytes sent"
        )
