"""What a sync program, and whoever has the folder in his hands, does to files: ``act(fleet, laptop, chance)``."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path
from random import Random

import orjson
from sharing_fleet import Fleet, Laptop
from sharing_oracle import files_under

VENDORS = (
    "{stem}.sync-conflict-20261122-100203-ABCDEF7{end}",  # Syncthing
    "{stem} (Lan's conflicted copy 2026-11-22){end}",  # Dropbox
    "{stem}-LAPTOP-7Q2{end}",  # OneDrive
    "{stem}-LAPTOP-7Q2-2{end}",
    "{stem} (1){end}",  # Google Drive
    "{stem} (conflicted copy 2018-04-10 093612){end}",  # Nextcloud
    "{stem} (Conflicted copy LAPTOP 202603121129){end}",  # Obsidian Sync
    "{stem} (conflict_on_2026-11-22){end}",  # Unison
)


def set_aside(name: str, chance: Random) -> str:
    """The name under which some program sets a file aside."""
    stem, dot, end = name.rpartition(".")
    new = chance.choice(VENDORS).format(stem=stem, end=dot + end)
    how = chance.randrange(5)
    if how == 0:
        return new.upper()
    if how == 1:
        return unicodedata.normalize("NFD", f"Bản sao của Đặng Ánh {new}")
    return new


def _inner(fleet: Fleet, laptop: Laptop) -> list[Path]:
    return [path for path in files_under(laptop.folder) if path.suffix.casefold() == ".json"]


def _some_file(fleet: Fleet, laptop: Laptop, chance: Random) -> Path | None:
    there = [] if laptop.folder in fleet.down else _inner(fleet, laptop)
    return chance.choice(there) if there else None


def bring(source: Path, target: Path, chance: Random, share: float = 1.0, *, careful: bool = True) -> None:
    """Carries files of one folder into another; where two differ, one is set aside, or lost if it is not careful."""
    for path in files_under(source):
        if chance.random() > share:
            continue
        place = target / path.relative_to(source)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, place)
        elif place.is_file() and place.read_bytes() != path.read_bytes():
            aside = place.with_name(set_aside(place.name, chance))
            if not careful and chance.random() < 0.3:
                shutil.copy2(path, place)
            elif not aside.exists() and chance.random() < 0.5:
                shutil.copy2(path, aside)
            elif not aside.exists():
                place.replace(aside)
                shutil.copy2(path, place)


def _other(fleet: Fleet, laptop: Laptop, chance: Random) -> Laptop | None:
    others = [one for one in fleet.laptops if one.folder != laptop.folder and one.folder not in fleet.down]
    return chance.choice(others) if others and laptop.folder not in fleet.down else None


def carry(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The sync program carries all or some files to another laptop."""
    other = _other(fleet, laptop, chance)
    if other:
        bring(laptop.folder, other.folder, chance, chance.choice((1.0, 1.0, 0.5)), careful=False)


def carry_partly(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """One file arrives cut off, or at full length with zeros where the rest will be."""
    other = _other(fleet, laptop, chance)
    path = _some_file(fleet, laptop, chance)
    if other and path:
        place = other.folder / path.relative_to(laptop.folder)
        place.parent.mkdir(parents=True, exist_ok=True)
        data = path.read_bytes()
        cut = chance.randrange(len(data) + 1)
        place.write_bytes(data[:cut] + bytes(len(data) - cut if chance.random() < 0.5 else 0))


def tear(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A file in the folder is cut off or filled with zeros."""
    path = _some_file(fleet, laptop, chance)
    if path:
        data = path.read_bytes()
        cut = chance.randrange(len(data) + 1)
        path.write_bytes(data[:cut] + bytes(len(data) - cut if chance.random() < 0.5 else 0))


def flip(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """One bit of a file turns; half the time within the words that somebody typed."""
    path = _some_file(fleet, laptop, chance)
    if path and (data := bytearray(path.read_bytes())):
        word = data.find("chữ".encode())
        place = (
            word + 6 if word >= 0 and word + 6 < len(data) and chance.random() < 0.7 else chance.randrange(len(data))
        )
        data[place] ^= 1 << chance.randrange(8 if place != word + 6 else 2)
        path.write_bytes(data)


def rename(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A file or folder gets a name that no program of ours would give it, or another place."""
    path = _some_file(fleet, laptop, chance)
    if path is None:
        return
    how = chance.randrange(5)
    if how == 0:
        target = laptop.folder / path.name
    elif how == 1:
        target = laptop.folder / "changes" / "cũ" / path.name
    elif how == 2 and (laptop.folder / "changes").is_dir():
        path, target = (
            laptop.folder / "changes",
            laptop.folder / chance.choice(("CHANGES", "changes (1)", "Changes-LAPTOP")),
        )
    else:
        target = path.with_name(set_aside(path.name, chance))
    if not target.exists() and len(target.name.encode()) < 250:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.rename(target)


def lose(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """Somebody deletes a file, or all files of one replica."""
    path = _some_file(fleet, laptop, chance)
    if path and chance.random() < 0.7:
        path.unlink()
    elif path and path.parent != laptop.folder:
        shutil.rmtree(path.parent)


def keep_snapshot(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The drive remembers how the folder is now."""
    if laptop.folder not in fleet.down:
        place = fleet.place("snapshot")
        shutil.copytree(laptop.folder, place, symlinks=True)
        fleet.snapshots.append((laptop.folder, place))


def roll_back(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """The folder is again as it was some time ago."""
    kept = [place for folder, place in fleet.snapshots if folder == laptop.folder]
    if kept and laptop.folder not in fleet.down:
        empty(laptop.folder)
        shutil.copytree(chance.choice(kept), laptop.folder, symlinks=True, dirs_exist_ok=True)


def empty(folder: Path) -> None:
    """Takes everything out of a folder."""
    for path in list(folder.iterdir()):
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def wipe(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """Everything in the folder is deleted, or at least all change files."""
    if laptop.folder not in fleet.down:
        if chance.random() < 0.5:
            empty(laptop.folder)
        else:
            shutil.rmtree(laptop.folder / "changes", ignore_errors=True)


def reformat(fleet: Fleet, laptop: Laptop, chance: Random) -> None:
    """A well-meaning program writes a file's JSON in another way."""
    path = _some_file(fleet, laptop, chance)
    if path is None:
        return
    try:
        content = orjson.loads(path.read_bytes())
    except orjson.JSONDecodeError:
        return
    data = orjson.dumps(content, option=orjson.OPT_INDENT_2 | (orjson.OPT_SORT_KEYS if chance.random() < 0.5 else 0))
    path.write_bytes(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n"))
