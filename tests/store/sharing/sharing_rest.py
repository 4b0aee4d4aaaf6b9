"""What must hold when the faults have stopped: everybody has everything, sees the same and keeps it."""

from __future__ import annotations

import shutil
from random import Random

import orjson
from sharing_fleet import Fleet, Laptop, view
from sharing_mishaps import put_back
from sharing_oracle import files_under
from sharing_people import share_again
from sharing_sync_tool import bring
from tinydb import TinyDB

from store import local_copy
from store.errors import CannotRead, CannotWrite
from store.keeping.merging import Union
from store.live import TABLES, LiveRecord
from store.meeting.fields import LONG_TEXTS
from store.meeting.kinds import RecordKind

ROUNDS = 12


def come_to_rest(fleet: Fleet) -> None:
    """Ends all faults, lets everybody share for a while, and checks what must hold then."""
    fleet.full.clear()
    for folder in list(fleet.down):
        put_back(fleet, folder)
    for laptop in fleet.laptops:
        _take_strangers_out(fleet, laptop)
    expected = fleet.expected()
    lost = fleet.written.keys() - expected - fleet.orphans
    assert not lost, f"acknowledged, known to somebody, and gone: {lost}"
    _share_until_quiet(fleet)
    expected = fleet.expected()
    for laptop in fleet.laptops:
        for window in laptop.windows:
            there = window.dossier._ledger.union.changes.keys()
            assert there == expected, f"{laptop.by} lacks {expected - there} or has {there - expected}"
            fleet.check_screen(window)
        missing = expected - fleet.shelf.holds(laptop.folder).keys()
        assert not missing, f"no whole file in {laptop.by}'s folder holds {missing}"
    _nothing_more_is_written(fleet)
    windows = [window for laptop in fleet.laptops for window in laptop.windows]
    pictures = {view(window.dossier) for window in windows}
    assert len(pictures) == 1, f"two people see two different records: {_difference(pictures)}"
    _any_order_is_the_same(fleet, windows[0].dossier)
    for laptop in fleet.laptops:
        _checkpoint_holds(fleet, laptop)
        _restart_keeps(fleet, laptop, pictures)


def _take_strangers_out(fleet: Fleet, laptop: Laptop) -> None:
    """Where only another meeting's files lie, somebody who was told so clears them away."""
    if not fleet.shelf.holds(laptop.folder):
        for path in files_under(laptop.folder):
            if b'"ffffffffffff"' in path.read_bytes():
                path.unlink()


def _share_until_quiet(fleet: Fleet) -> None:
    chance = Random(0)
    for _ in range(ROUNDS):
        for laptop in fleet.laptops:
            laptop.clock.go(minutes=6)
            if not laptop.windows:
                fleet.open(laptop)
            for window in laptop.windows:
                for step in (window.dossier.heal, window.dossier.publish, window.dossier.receive):
                    try:
                        step()
                    except (CannotRead, CannotWrite):
                        assert fleet.is_troubled(laptop), "sharing fails though nothing is wrong any more"
                fleet.look(laptop, window)
                fleet.check_shares(laptop, window)
                if window.dossier.meeting.sharing_ended:
                    share_again(fleet, laptop, window)
        if not fleet.shared:
            for one in fleet.laptops:
                for other in fleet.laptops:
                    if one is not other:
                        bring(one.folder, other.folder, chance)
        expected = fleet.expected()
        if all(
            laptop.windows
            and expected <= fleet.shelf.holds(laptop.folder).keys()
            and all(window.dossier._ledger.union.changes.keys() == expected for window in laptop.windows)
            for laptop in fleet.laptops
        ):
            return
    for laptop in fleet.laptops:
        assert laptop.windows, f"{laptop.by} can no longer open the dossier"


def _nothing_more_is_written(fleet: Fleet) -> None:
    before = {path for laptop in fleet.laptops for path in files_under(laptop.folder)}
    for laptop in fleet.laptops:
        laptop.clock.go(minutes=6)
        for window in laptop.windows:
            window.dossier.publish()
            window.dossier.receive()
            window.dossier.heal()
    more = {path.name for laptop in fleet.laptops for path in files_under(laptop.folder)} - {one.name for one in before}
    assert not more, f"all is shared, and yet more is written: {more}"


def _difference(pictures: set[str]) -> str:
    one, other, *_ = sorted(pictures)
    place = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    return f"{one[max(0, place - 200) : place + 200]}  /  {other[max(0, place - 200) : place + 200]}"


def _any_order_is_the_same(fleet: Fleet, dossier: object) -> None:
    changes = list(dossier._ledger.union.changes.values())  # type: ignore[attr-defined]
    pictures = set()
    for seed in range(3):
        chance = Random(seed)
        shuffled = [*changes, *chance.choices(changes, k=len(changes) // 2)]
        chance.shuffle(shuffled)
        union = Union(LONG_TEXTS)
        live = LiveRecord(union, fleet.id, "", dossier._ledger.reading)  # type: ignore[attr-defined]
        for place, change in enumerate(shuffled):
            if union.add(change):
                live.take([change])
            if place % 7 == seed:
                [union.records[change.record].heads(field) for field in change.set]
        tables = {kind: live.whole(kind) for kind in RecordKind}
        pictures.add(repr((tables, sorted(union.contested()))))
    assert len(pictures) == 1, "the order of arrival shows"


def _checkpoint_holds(fleet: Fleet, laptop: Laptop) -> None:
    window = laptop.windows[0]
    window.dossier.checkpoint()
    home = window.dossier.home
    with TinyDB(home / "record.json") as stock:
        found = {name: {one["uid"]: dict(one) for one in stock.table(name).all()} for name in TABLES.values()}
    live = {
        name: {one["uid"]: dict(one) for one in window.dossier.tables.table(name).all()} for name in TABLES.values()
    }
    assert found == live, "record.json says something else than the screen"


def _restart_keeps(fleet: Fleet, laptop: Laptop, pictures: set[str]) -> None:
    record = laptop.windows[0].dossier.home / "record.json"
    old = record.read_bytes()
    fleet.kill(laptop)
    home = record.parent
    how = len(laptop.known) % 3
    if how == 0:
        record.unlink()
    elif how == 1:
        tables = orjson.loads(old)
        tables["entries"] = {}
        record.write_bytes(orjson.dumps(tables))
    aside = fleet.place("aside")
    shutil.move(laptop.folder, aside)
    bring(aside, laptop.folder, Random(1))
    copy = local_copy.read(home, local_copy.extent(home))
    window = fleet.open(laptop)
    assert window is not None
    again = {view(window.dossier)} | pictures
    assert len(again) == 1, f"after a restart the record is another one: {_difference(again)}"
    there = {one.uid: one for one in window.dossier.entries}
    assert {one.uid: one for one in copy.entries} == there, "the library shows another record"
    if fleet.shared:
        shutil.rmtree(aside)
