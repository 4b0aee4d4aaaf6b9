"""Somebody deletes the dossier's folder, and Syncthing deletes it for everybody; once it is put back, all is in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from syncthing_rig import network, wait

from store.dossier import Dossier
from store.errors import StoreError
from store.keeping.place import Place
from store.meeting.kinds import EntryKind, RecordKind

_WORDS = ("trước khi xóa", "trong khi không có", "sau khi có lại")


def test_a_folder_deleted_for_everybody_is_filled_again_once_it_is_put_back(tmp_path: Path) -> None:
    later = timedelta()

    def clock() -> datetime:
        return datetime.now(UTC) + later

    with network("lan", "minh", room=tmp_path) as net:
        folders = {name: net[name].folder / "hoi-nghi" for name in ("lan", "minh")}
        lan = Dossier.create(
            folders["lan"], state=tmp_path / "state-lan", by="Lan", fields={"day": date.today()}, clock=clock
        )
        minh = wait_for(lambda: Dossier.open(folders["minh"], state=tmp_path / "state-minh", by="Minh", clock=clock))
        both = (lan, minh)
        try:
            say(both, _WORDS[0])
            wait(lambda: all_have(both, 2), "both have both entries")
            shutil.rmtree(folders["lan"])
            wait(lambda: not folders["minh"].exists(), "the deletion has reached Minh's laptop")
            say(both, _WORDS[1])
            for one in both:
                with pytest.raises(StoreError):
                    one.publish()
                assert one.place is Place.AWAY
                assert not one.folder.exists(), "nothing is written where no folder is"
            folders["lan"].mkdir()
            wait(folders["minh"].is_dir, "the empty folder has reached Minh's laptop")
            for one in both:
                assert not is_round(one)
                assert one.place is Place.EMPTIED
            later += timedelta(minutes=2)
            assert lan.heal(lambda: True).own, "what Lan had shared is back"
            assert minh.heal(lambda: True).own, "what Minh had shared is back"
            say(both, _WORDS[2])
            wait(lambda: all_have(both, 6), "both have all entries")
            assert lan.proceedings() == minh.proceedings()
            wait(lambda: (folders["minh"] / "README.txt").exists(), "the README is back")
            newcomer = Dossier.open(folders["minh"], state=tmp_path / "state-hoa", by="Hoa", clock=clock)
            try:
                wait(lambda: is_round(newcomer) and newcomer.proceedings() == lan.proceedings(), "a newcomer has all")
                assert sorted(entry.text for entry in newcomer.entries) == sorted(
                    f"{words} {name}" for words in _WORDS for name in ("Lan", "Minh")
                )
            finally:
                newcomer.close()
        finally:
            lan.close()
            minh.close()


def all_have(everybody: tuple[Dossier, ...], entries: int) -> bool:
    """Everybody shares once; whether all have so many entries."""
    shared = [is_round(one) for one in everybody]
    return all(shared) and all(len(one.entries) == entries for one in everybody)


def wait_for(opened: Callable[[], Dossier]) -> Dossier:
    """The dossier, once enough of it has arrived."""
    found: list[Dossier] = []

    def is_open() -> bool:
        try:
            found.append(opened())
        except StoreError:
            return False
        return True

    wait(is_open, "the dossier has arrived at Minh's")
    return found[0]


def say(everybody: tuple[Dossier, ...], words: str) -> None:
    """Each records an entry with these words and his name."""
    for one in everybody:
        one.add(RecordKind.ENTRY, kind=EntryKind.NOTE, text=f"{words} {one.by}")


def is_round(dossier: Dossier) -> bool:
    """Shares once; whether the folder was there."""
    try:
        dossier.publish()
        dossier.receive()
    except StoreError:
        return False
    return True
