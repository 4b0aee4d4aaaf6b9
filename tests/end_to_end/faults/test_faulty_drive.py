"""Drives that refuse, mangle and withhold: nothing is lost, nobody is told what is not so, and all goes on after."""

from __future__ import annotations

import shutil
import sys
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("mounts a file system of its own", allow_module_level=True)

from drives import Faulty, faulty_drive

from store import library
from store.dossier import Dossier
from store.errors import CannotRead, CannotWrite, StoreError
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind

NAME = "Hội nghị sơ kết"


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Faulty]:
    """A drive without a fault yet."""
    with faulty_drive(tmp_path / "faulty") as mounted:
        yield mounted


def say(dossier: Dossier, *texts: str) -> None:
    """Records notes."""
    for text in texts:
        dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text))


def texts(dossier: Dossier) -> list[str]:
    """What has been recorded, whoever did."""
    return sorted(entry.text for entry in dossier.entries)


def create(folder: Path, state: Path) -> Dossier:
    """Lan's dossier."""
    return Dossier.create(folder, state=state, by="Lan", fields={"title": NAME, "day": date(2024, 4, 4)})


def catch_up(dossier: Dossier, wanted: int) -> None:
    """Looks into the folder as often as a window does in some minutes."""
    for _ in range(150):
        dossier.receive()
        if len(dossier.entries) == wanted:
            return
    raise AssertionError(f"{len(dossier.entries)} of {wanted} entries have come")


def publish_in_the_end(dossier: Dossier, tries: int = 5) -> None:
    """Tries again, as a window does."""
    for _ in range(tries):
        try:
            dossier.publish()
        except CannotWrite:
            continue
        return
    raise AssertionError("the drive is whole, and still it takes nothing")


@pytest.mark.parametrize("fault", ["write", "fsync", "read", "list", "held", "away"])
def test_what_a_drive_refuses_stays_unshared_and_is_there_for_all_in_the_end(
    drive: Faulty, tmp_path: Path, fault: str
) -> None:
    folder = drive.folder / NAME
    lan = create(folder, tmp_path / "lan")
    minh = Dossier.open(folder, state=tmp_path / "minh", by="Minh")
    say(lan, "trước")
    lan.publish()
    with drive.having(fault):
        say(lan, "một", "hai")
        for number in range(4):
            if fault != "list":
                with pytest.raises(CannotWrite):
                    lan.publish()
            say(lan, f"giữa {number}")
            for dossier in (lan, minh):
                try:
                    dossier.receive()
                except CannotRead:
                    assert fault in {"list", "away"}
        assert lan.unshared == 6
        assert len(lan.entries) == 7
    publish_in_the_end(lan)
    assert lan.unshared == 0
    say(minh, "từ Minh")
    publish_in_the_end(minh)
    for dossier in (lan, minh):
        catch_up(dossier, 8)
    assert texts(lan) == texts(minh)
    thu = Dossier.open(folder, state=tmp_path / "thu", by="Thu")
    assert texts(thu) == texts(lan)
    for dossier in (lan, minh, thu):
        dossier.close()


def test_a_scanner_that_holds_every_new_file_leaves_few_copies_behind(drive: Faulty, tmp_path: Path) -> None:
    lan = create(drive.folder / NAME, tmp_path / "lan")
    before = len(list(drive.kept.rglob("*.json")))
    say(lan, "một")
    with drive.having("held"):
        for _ in range(10):
            with pytest.raises(CannotWrite):
                lan.publish()
    publish_in_the_end(lan)
    assert len(list(drive.kept.rglob("*.json"))) - before <= 2
    assert lan.verify() == []
    lan.close()


def test_a_file_that_is_listed_before_its_content_is_there_is_read_when_it_comes(drive: Faulty, tmp_path: Path) -> None:
    lan = create(drive.folder / NAME, tmp_path / "lan")
    say(lan, "của Lan")
    lan.publish()
    # Minh's drive client shows the same files, and fetches what is in them when it likes.
    minh = Dossier.open(drive.kept / NAME, state=tmp_path / "minh", by="Minh")
    drive.begin("online_only")
    say(minh, "của Minh")
    minh.publish()
    assert lan.receive() == 0
    assert lan.unread == 1, "a window that lacks something says so"
    say(lan, "meanwhile")
    lan.publish()
    drive.end("online_only")
    catch_up(lan, 3)
    assert lan.unread == 0
    minh.receive()
    assert texts(lan) == texts(minh)
    for dossier in (lan, minh):
        dossier.close()


def test_a_dossier_nobody_knows_yet_is_not_opened_from_files_whose_content_is_missing(
    drive: Faulty, tmp_path: Path
) -> None:
    folder = drive.kept / NAME
    lan = create(folder, tmp_path / "lan")
    say(lan, "một")
    lan.close()
    with drive.having("online_only"), pytest.raises(StoreError):
        Dossier.open(drive.folder / NAME, state=tmp_path / "minh", by="Minh")
    minh = Dossier.open(drive.folder / NAME, state=tmp_path / "minh", by="Minh")
    assert texts(minh) == ["một"]
    minh.close()


@pytest.mark.parametrize("shape", ["nfd", "upper"])
def test_names_told_otherwise_than_they_were_given_change_nothing(drive: Faulty, tmp_path: Path, shape: str) -> None:
    drive.begin(shape)
    folder = drive.folder / NAME
    lan = create(folder, tmp_path / "lan")
    say(lan, "một", "hai")
    lan.publish()
    (told,) = drive.folder.iterdir()
    assert told.name == (unicodedata.normalize("NFD", NAME) if shape == "nfd" else NAME.upper())
    minh = Dossier.open(told, state=tmp_path / "minh", by="Minh")
    say(minh, "ba")
    minh.publish()
    lan.receive()
    # A sync program sets copies aside under names with letters of its own.
    files = [path for path in drive.folder.rglob("*") if path.suffix.lower() == ".json"]
    for file in files:
        shutil.copy(file, file.with_name(unicodedata.normalize("NFD", f"{file.stem} (Bản sao của Đức){file.suffix}")))
    for dossier in (lan, minh):
        assert dossier.receive() == 0
        assert dossier.unread == 0
        assert texts(dossier) == ["ba", "hai", "một"]
        assert dossier.verify() == []
    say(lan, "bốn")
    lan.publish()
    assert minh.receive() == 1
    for dossier in (lan, minh):
        dossier.close()
    # Carried home by a machine that keeps the names as they are told.
    shutil.copytree(told, tmp_path / "home")
    again = Dossier.open(tmp_path / "home", state=tmp_path / "thu", by="Thu")
    assert texts(again) == ["ba", "bốn", "hai", "một"]
    again.close()


@pytest.mark.parametrize("fault", ["list", "away", "read", "hang"])
def test_a_dossier_known_here_opens_while_its_drive_says_nothing(drive: Faulty, tmp_path: Path, fault: str) -> None:
    folder = drive.folder / NAME
    lan = create(folder, tmp_path / "lan")
    say(lan, "trước")
    library.remember(tmp_path / "lan", lan)
    lan.close()
    with drive.having(fault):
        again = Dossier.open(folder, state=tmp_path / "lan", by="Lan", receive=False)
        say(again, "trong")
        assert texts(again) == ["trong", "trước"]
    publish_in_the_end(again)
    again.close()
    minh = Dossier.open(folder, state=tmp_path / "minh", by="Minh")
    assert texts(minh) == ["trong", "trước"]
    minh.close()
