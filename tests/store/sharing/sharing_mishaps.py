"""What drives, clocks, disks, thieves and strangers do to a meeting: ``act(fleet, laptop, chance)``."""

from __future__ import annotations

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from zlib import crc32

import orjson
from sharing_fleet import MOST_LAPTOPS, Fleet, Laptop
from sharing_oracle import change_file, files_under
from sharing_people import Act, new_entry, publish
from sharing_sync_tool import (
    carry,
    carry_partly,
    flip,
    keep_snapshot,
    lose,
    reformat,
    rename,
    roll_back,
    tear,
    wipe,
)

STRANGE = (
    b"",
    b"null",
    b"[1, 2",
    b'"changes"',
    b"{}",
    b"[" * 5000,
    b'{"file": 3}',
    b'{"file":{"1":{}},"changes":[]}',
    b"\xff\xfe\x00",
    b'{"file":{"1":{"format":"rapporteur-changes/1"}},"changes":{"1":null}}',
)
"""What may stand in a file that somebody left in the folder."""


# The drive


def fill(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The drive, or the laptop's own disk, has no room left; or has room again."""
    place = chance.choice((laptop.folder, laptop.folder, laptop.state))
    fleet.full.symmetric_difference_update({place})


def take_down(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The drive goes away: its folder is gone, bare, not to be listed, or another meeting's."""
    folder = laptop.folder
    if folder in fleet.down:
        return
    folder.rename(folder.with_name(folder.name + " away"))
    fleet.down[folder] = how = chance.choice(("gone", "bare", "unlisted", "another"))
    if how == "bare":
        folder.mkdir()
    elif how == "unlisted":
        folder.symlink_to(folder)
    elif how == "another":
        stranger = {
            "stamp": "000000000000001.000000.zz",
            "at": 1,
            "by": "Ai",
            "record": "entry/e",
            "set": {},
            "over": {},
        }
        name, data = change_file("0" * 12, "zz", 1, [stranger])
        (folder / "changes" / "zz").mkdir(parents=True)
        (folder / "changes" / "zz" / name).write_bytes(data)


def bring_up(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The drive comes back as it was."""
    put_back(fleet, laptop.folder)


def put_back(fleet: Fleet, folder: Path) -> None:
    """Puts a folder that is away back in its place; in another meeting's folder nothing may have been written."""
    how = fleet.down.pop(folder, None)
    if how == "unlisted":
        folder.unlink()
    elif how:
        if how == "another":
            assert len(list(files_under(folder))) == 1, "written into another meeting's folder"
        shutil.rmtree(folder, ignore_errors=True)
    if how:
        folder.with_name(folder.name + " away").rename(folder)


# Laptops


def shift_clock(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The clock is wrong by months, or by a lifetime, or right again."""
    days = chance.choice((-115, 115, 0))
    if days:
        laptop.clock.go(days=days)
    else:
        laptop.clock.moment = datetime(chance.choice((2024, 1980, 2100, 2400)), 4, 4, 7, 30, tzinfo=UTC)


def second_window(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """One more window on the same machine."""
    if len(laptop.windows) < 3:
        fleet.open(laptop)


def close_window(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A window is closed as one closes windows."""
    if laptop.windows:
        window = laptop.windows.pop(chance.randrange(len(laptop.windows)))
        highest = window.dossier._ledger.union.highest_stamp
        with fleet.nothing_harmed(laptop):
            window.dossier.close()
        fleet.wrote_besides(laptop, window, highest)
        fleet.gone(laptop, window)
        fleet.open(laptop) if chance.random() < 0.5 else None


def crash(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The power fails: all windows are gone, and a journal ends with a line that was being written."""
    pulled = fleet.place("pulled")
    shutil.copytree(laptop.state, pulled)
    fleet.kill(laptop)
    shutil.rmtree(laptop.state)
    pulled.rename(laptop.state)
    journals = sorted(laptop.state.rglob("journal.jsonl"))
    if journals:
        _break_last_line(chance.choice(journals), chance)
    fleet.open(laptop)


def _break_last_line(path: Path, chance: Random) -> None:
    data = path.read_bytes()
    written = data.rstrip(b"\0")
    body = {
        "stamp": f"{chance.randrange(10**12):015d}.000000.{path.parent.name}",
        "at": chance.randrange(10**12),
        "by": "Lan",
        "record": f"entry/{chance.randbytes(4).hex()}",
        "set": {"kind": "note", "text": "Câu này chưa ai được báo là đã lưu."},
        "over": {},
    }
    start = b'{"change":%b,"id":"%b"' % (
        orjson.dumps(body, option=orjson.OPT_SORT_KEYS),
        chance.randbytes(8).hex().encode(),
    )
    line = b'%b,"sum":"%08x"}\n' % (start, crc32(start))
    how = chance.randrange(5)
    if how == 0:
        line = line[: chance.randrange(1, len(line) - 1)]
    elif how == 1:
        line = line[: len(line) // 2] + bytes(20)
    elif how == 2:
        line = b'%b,"sum":"%08x"}\n' % (start, crc32(start) ^ 1)
    elif how == 3:
        line = chance.randbytes(30).replace(b"\n", b"?")
    else:
        line = b""
    path.write_bytes(written + line + bytes(len(data) - len(written)))


def clone(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The profile of one laptop is copied to a new one, with everything that names it."""
    if len(fleet.laptops) >= MOST_LAPTOPS or laptop.folder in fleet.down:
        return
    folder = laptop.folder
    if not fleet.shared:
        folder = fleet.place("folder")
        shutil.copytree(laptop.folder, folder, symlinks=True)
    copy = Laptop(laptop.by, fleet.place("state"), folder, known=laptop.sure)
    copy.clock.moment = laptop.clock.moment
    shutil.copytree(laptop.state, copy.state)
    for known in copy.state.glob("dossiers/*/known.json"):
        known.write_bytes(known.read_bytes().replace(str(laptop.folder).encode(), str(folder).encode()))
    fleet.laptops.append(copy)
    fleet.open(copy)
    if chance.random() < 0.5:  # both go on under one name and number
        for twin in (laptop, copy):
            new_entry(fleet, twin, chance)
            publish(fleet, twin, chance)


def newcomer(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """Somebody opens the folder on a machine that never saw it: he has at once all that whole files hold."""
    held = fleet.shelf.holds(laptop.folder) if laptop.folder not in fleet.down else {}
    if not held or fleet.shelf.has_strangers(laptop.folder):  # whose folder it is would be anybody's guess
        return
    folder = laptop.folder
    if not fleet.shared:
        folder = fleet.place("folder")
        shutil.copytree(laptop.folder, folder, symlinks=True)
    new = Laptop("Bình", fleet.place("state"), folder)
    window = fleet.open(new)
    assert window is not None
    missing = held.keys() - window.dossier._ledger.union.changes.keys()
    assert not missing, f"a whole file holds it, but a newcomer lacks {missing}"
    if len(fleet.laptops) < MOST_LAPTOPS and chance.random() < 0.5:
        fleet.laptops.append(new)
    else:
        fleet.kill(new)
        shutil.rmtree(new.state)


def back_up(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The laptop's own disk is copied away."""
    place = fleet.place("backup")
    shutil.copytree(laptop.state, place)
    laptop.backup = place, laptop.sure


def restore_backup(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The laptop's disk broke; it is again as it was when it was copied."""
    if laptop.backup:
        place, known = laptop.backup
        fleet.kill(laptop)
        shutil.rmtree(laptop.state)
        shutil.copytree(place, laptop.state)
        fleet.forget(laptop, known)
        fleet.open(laptop)


def steal(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A laptop is gone with all that is on it."""
    if len(fleet.laptops) < 3:
        return
    fleet.kill(laptop)
    fleet.laptops.remove(laptop)
    fleet.full.discard(laptop.state)
    shutil.rmtree(laptop.state)
    if not fleet.shared:
        put_back(fleet, laptop.folder)
        shutil.rmtree(laptop.folder)
        fleet.full.discard(laptop.folder)
    fleet.forget(laptop, set())


# Strangers


def newer_colleague(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """Somebody with a newer program writes fields and records that this one does not know."""
    if laptop.folder in fleet.down:
        return
    replica = "zz" + "".join(chance.choices("abcdef", k=4))
    stamp = f"{chance.randrange(10**13 - 10**6):015d}.000007.{replica}"
    record = chance.choice((f"gadget/{chance.randbytes(4).hex()}", f"entry/{chance.randbytes(4).hex()}"))
    body = {
        "stamp": stamp,
        "at": chance.randrange(10**13),
        "by": "Tâm",
        "record": record,
        "set": {"text": f"Người lạ nói {fleet.word()}.", "kind": "note", "mood": {"is": ["fine", 3]}},
        "over": {},
        "signed": {"with": "a key", "twice": True},
    }
    name, data = change_file(fleet.id, replica, 1, [body], app="9.0")
    place = laptop.folder / "changes" / replica
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_bytes(data)
    fleet.add_stranger(body)


def litter(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """Files and folders lie about that are nobody's, or of a format still to come."""
    if laptop.folder in fleet.down:
        return
    places = [laptop.folder, laptop.folder / "changes", laptop.folder / "changes" / "zz"]
    place = chance.choice(places)
    place.mkdir(parents=True, exist_ok=True)
    _, other = change_file("f" * 12, "zz", 1, [])
    _, newer = change_file(fleet.id, "zz", 2, [], format="rapporteur-changes/2")
    strange = (*STRANGE, other, newer)
    name = chance.choice(
        ("desktop.ini", ".DS_Store", "~$a.json", "Thumbs.db", "a.json", "b-00000000.json", "c.JSON", "d.json.tmp")
    )
    target = place / name
    if chance.random() < 0.15:
        (place / "folder.json").mkdir(exist_ok=True)
    elif chance.random() < 0.15 and not os.path.lexists(place / "round.json"):
        (place / "round.json").symlink_to(place)
    elif not target.exists():
        target.write_bytes(chance.choice(strange))


MISHAPS: dict[Act, int] = {
    carry: 16,
    carry_partly: 3,
    tear: 1,
    flip: 2,
    rename: 3,
    lose: 2,
    keep_snapshot: 1,
    roll_back: 1,
    wipe: 1,
    reformat: 1,
    fill: 2,
    take_down: 2,
    bring_up: 2,
    shift_clock: 1,
    second_window: 2,
    close_window: 1,
    crash: 3,
    clone: 2,
    newcomer: 2,
    back_up: 2,
    restore_backup: 2,
    steal: 1,
    newer_colleague: 1,
    litter: 2,
}
"""All mishaps, and how often each happens."""
