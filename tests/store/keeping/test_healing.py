"""Healing: what a folder loses comes back from whoever knows it, and a folder that is away gets nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.dossier import Dossier
from store.errors import CannotRead, CannotWrite, Trouble
from store.keeping.change_file import read
from store.keeping.healing import Interrupted
from store.keeping.place import Place
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind, RecordKind

if TYPE_CHECKING:
    from tests.store.conftest import HandClock

Opener = Callable[..., Dossier]


def say(dossier: Dossier, text: str) -> None:
    """Records a note and shares it."""
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text))
    dossier.publish()


def files(folder: Path) -> list[Path]:
    """All change files in their order."""
    return sorted((folder / "changes").rglob("*.json"))


def texts_in(folder: Path) -> set[str]:
    """What the whole files of a folder say."""
    found = set()
    for path in files(folder):
        try:
            found |= {change.set["text"] for change in read(path).changes if "text" in change.set}
        except CannotRead:
            continue
    return found


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """The folder that all dossiers of a test share."""
    return tmp_path / "shared"


def test_nothing_is_put_back_where_nothing_is_missing(dossiers: Opener, shared: Path) -> None:
    lan = dossiers()
    say(lan, "một")
    before = files(shared)
    healed = lan.heal()
    assert (healed.own, healed.others, healed.waiting, healed.damaged) == (0, 0, 0, 0)
    assert files(shared) == before


def test_own_words_that_a_folder_lost_go_back_at_once(dossiers: Opener, shared: Path) -> None:
    lan = dossiers()
    for word in ("một", "hai", "ba"):
        say(lan, word)
    for path in files(shared)[1:]:
        path.unlink()
    assert lan.heal().own == 3
    assert texts_in(shared) == {"một", "hai", "ba"}
    assert lan.heal().own == 0
    minh = dossiers("minh", "Minh")
    assert [entry.text for entry in minh.entries] == ["một", "hai", "ba"]


def _half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def _zeros(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def _flipped(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(bytes(data))


@pytest.mark.parametrize("harm", [_half, _zeros, _flipped])
def test_a_file_that_is_not_whole_is_left_alone_and_its_words_go_back(
    dossiers: Opener, shared: Path, harm: Callable[[Path], None]
) -> None:
    lan = dossiers()
    say(lan, "một")
    torn = files(shared)[-1]
    harm(torn)
    as_found = torn.read_bytes()
    healed = lan.heal()
    assert (healed.own, healed.damaged, healed.files) == (1, 1, ((torn, Trouble.DAMAGED),))
    assert torn.read_bytes() == as_found
    assert "một" in texts_in(shared)
    assert lan.heal().own == 0


def test_what_a_colleague_made_goes_back_when_he_does_not_do_it_himself(
    dossiers: Opener, shared: Path, hand_clock: HandClock
) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    say(lan, "của Lan")
    minh.receive()
    for path in files(shared):
        if path.parent.name == lan.replica:
            path.unlink()
    first = minh.heal()
    assert (first.others, first.waiting) == (0, 2)
    hand_clock.go(seconds=50)
    assert minh.heal().waiting == 2, "one minute at least is his"
    hand_clock.go(minutes=5)
    second = minh.heal()
    assert (second.others, second.waiting) == (2, 0)
    assert texts_in(shared) == {"của Lan"}
    assert lan.heal().own == 0, "somebody has put it back"


def test_a_colleague_who_puts_his_own_back_leaves_nothing_to_others(
    dossiers: Opener, shared: Path, hand_clock: HandClock
) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    say(lan, "của Lan")
    minh.receive()
    for path in files(shared):
        path.unlink()
    assert minh.heal().waiting > 0
    assert lan.heal().own > 0
    hand_clock.go(minutes=6)
    healed = minh.heal()
    assert (healed.others, healed.waiting) == (0, 0)


def test_waiting_outlasts_the_window(dossiers: Opener, shared: Path, hand_clock: HandClock) -> None:
    """A command that does one round and ends heals others' words as well when it is called again."""
    lan, minh = dossiers(), dossiers("minh", "Minh")
    say(lan, "của Lan")
    minh.receive()
    gone = [path for path in files(shared) if path.parent.name == lan.replica]
    for path in gone:
        path.rename(shared.parent / path.name)
    say(minh, "của Minh")
    minh.heal()
    minh.close()
    hand_clock.go(minutes=6)
    assert dossiers("minh", "Minh").heal().others == 2


def test_what_only_a_full_pass_finds_is_taken_in(dossiers: Opener, shared: Path) -> None:
    """A file under the name of another that is known here is not opened by a look at the names."""
    lan, minh = dossiers(), dossiers("minh", "Minh")
    minh.receive()
    say(lan, "dưới tên khác")
    first, second = files(shared)
    second.replace(first)
    assert minh.receive() == 0
    minh.heal()
    assert [entry.text for entry in minh.entries] == ["dưới tên khác"]
    assert lan.heal().own == 1, "the file that was written over has lost its words"


def test_an_emptied_folder_is_filled_again_after_a_minute(
    dossiers: Opener, shared: Path, hand_clock: HandClock
) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    say(lan, "của Lan")
    say(minh, "của Minh")
    lan.receive()
    shutil.rmtree(shared)
    shared.mkdir()
    (shared / "desktop.ini").write_text("x")
    with pytest.raises(CannotRead) as refused:
        lan.heal()
    assert refused.value.trouble is Trouble.NO_FOLDER
    assert lan.place is Place.EMPTIED
    lan.record(EntryDraft(kind=EntryKind.NOTE, text="khi thư mục trống"))
    with pytest.raises(CannotWrite):
        lan.publish()
    assert lan.unshared == 1
    hand_clock.go(seconds=61)
    lan.heal()
    assert texts_in(shared) == {"của Lan", "khi thư mục trống"}
    assert (shared / "README.txt").is_file()
    assert lan.place is Place.HERE
    hand_clock.go(minutes=6)
    assert lan.heal().others == 1
    assert texts_in(shared) == {"của Lan", "của Minh", "khi thư mục trống"}


def test_the_bare_place_of_a_drive_on_another_device_is_never_filled(
    dossiers: Opener, shared: Path, hand_clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = dossiers()
    say(lan, "một")
    lan.receive()
    shutil.rmtree(shared)
    other = Path("/dev/shm") / f"rapporteur-test-{os.getpid()}"  # another device
    other.mkdir()
    try:
        shared.symlink_to(other)
        for _ in range(2):
            with pytest.raises(CannotRead):
                lan.heal()
            hand_clock.go(minutes=10)
        assert lan.place is Place.AWAY
        assert list(other.iterdir()) == []
    finally:
        shutil.rmtree(other)


def test_the_folder_of_another_dossier_in_its_place_gets_nothing(
    dossiers: Opener, shared: Path, tmp_path: Path
) -> None:
    lan = dossiers()
    say(lan, "một")
    shared.rename(tmp_path / "moved")
    Dossier.create(shared, state=tmp_path / "someone", by="Ai đó", fields={"title": "Hội nghị khác"}).close()
    before = files(shared)
    lan.record(EntryDraft(kind=EntryKind.NOTE, text="hai"))
    for act in (lan.publish, lan.receive, lan.heal):
        with pytest.raises((CannotRead, CannotWrite)):
            act()
    assert lan.place is Place.REPLACED
    assert files(shared) == before
    shutil.rmtree(shared)
    (tmp_path / "moved").rename(shared)
    assert lan.publish() == 1


def test_a_folder_that_goes_away_during_a_pass_gets_nothing(dossiers: Opener, shared: Path) -> None:
    lan = dossiers()
    for word in ("một", "hai", "ba"):
        say(lan, word)
    asked = 0

    def unplug() -> bool:
        nonlocal asked
        asked += 1
        if asked == 2:
            shared.rename(shared.with_name("unplugged"))
        return True

    with pytest.raises(CannotRead):
        lan.heal(unplug)
    shared.with_name("unplugged").rename(shared)
    assert len(files(shared)) == 4


def test_a_pass_can_be_stopped(dossiers: Opener, shared: Path) -> None:
    lan = dossiers()
    say(lan, "một")
    files(shared)[-1].unlink()
    with pytest.raises(Interrupted):
        lan.heal(lambda: False)
    assert len(files(shared)) == 1


def test_what_is_shared_during_a_pass_is_not_put_back(dossiers: Opener, shared: Path) -> None:
    lan = dossiers()
    say(lan, "một")
    words = iter(["hai", "ba"])

    def type_on() -> bool:
        say(lan, next(words, "nữa"))
        return True

    assert lan.heal(type_on).own == 0


def test_files_that_cannot_be_read_now_may_hold_what_is_missing(
    dossiers: Opener, shared: Path, hand_clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scanner or an online-only file: own words wait for the second pass too, then they go back all the same."""
    lan = dossiers()
    say(lan, "một")
    held = files(shared)[-1]
    real = Path.open

    def refuse(path: Path, *args: object, **named: object) -> object:
        if path == held:
            raise PermissionError(13, "held by a scanner")
        return real(path, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    assert (lan.heal().own, lan.heal().waiting) == (0, 1)
    hand_clock.go(minutes=6)
    assert lan.heal().own == 1


def test_one_survivor_brings_everything_back(dossiers: Opener, shared: Path, hand_clock: HandClock) -> None:
    people = [dossiers(), dossiers("minh", "Minh"), dossiers("hoa", "Hoa")]
    for dossier in people:
        say(dossier, f"của {dossier.by}")
        dossier.add(RecordKind.ITEM, title=dossier.by)
        dossier.publish()
    for dossier in people:
        dossier.receive()
    survivor = people[2]
    expected = survivor.proceedings()
    for dossier in people[:2]:
        dossier.close()
    shutil.rmtree(shared)
    shared.mkdir()
    for _ in range(3):
        hand_clock.go(minutes=6)
        try:
            survivor.heal()
        except CannotRead:
            continue
    assert dossiers("new", "Mới").proceedings() == expected


def test_a_known_folder_that_was_emptied_opens_as_it_was_last_seen(
    dossiers: Opener, shared: Path, tmp_path: Path, hand_clock: HandClock
) -> None:
    from store import library
    from store.opening import opening

    lan = dossiers()
    say(lan, "một")
    library.remember(tmp_path / "lan", lan)
    lan.close()
    shutil.rmtree(shared)
    for made in (False, True):
        if made:
            shared.mkdir()
        again = Dossier.open(shared, state=tmp_path / "lan", by="Lan", clock=hand_clock)
        assert [entry.text for entry in again.entries] == ["một"]
        assert again.place is (Place.EMPTIED if made else Place.AWAY)
        again.close()
        at_once = opening(shared, state=tmp_path / "lan", by="Lan", clock=hand_clock)
        assert at_once.id == lan.id
        at_once.close()
    with pytest.raises(CannotRead):
        Dossier.open(shared, state=tmp_path / "minh", by="Minh")
    hand_clock.go(seconds=61)
    third = Dossier.open(shared, state=tmp_path / "lan", by="Lan", clock=hand_clock)
    third.heal()
    third.close()
    assert texts_in(shared) == {"một"}


@pytest.fixture
def many_files(dossiers: Opener, shared: Path) -> tuple[Dossier, Path]:
    """A folder in which there is everything that other programs leave behind."""
    lan = dossiers()
    say(lan, "một")
    place = shared / "changes" / lan.replica
    return lan, place


def test_stray_things_of_every_kind_do_no_harm(many_files: tuple[Dossier, Path], shared: Path) -> None:
    lan, place = many_files
    (place / "desktop.ini").write_text("x")
    (place / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    (place / "~$x.json").write_bytes(b"\0" * 162)
    (place / "folder.json").mkdir()
    (place / "circle").symlink_to(shared, target_is_directory=True)
    (place / "nowhere.json").symlink_to(place / "gone")
    os.mkfifo(place / "pipe.json")
    with (place / "large.json").open("wb") as file:
        file.truncate(2 << 30)
    before = files(shared)
    healed = lan.heal()
    assert (healed.own, healed.others) == (0, 0)
    assert files(shared) == before
    for path in place.glob(f"{lan.replica}-*.json"):
        path.unlink()
    lan.heal()
    assert "một" in texts_in(shared)


def test_ten_thousand_files_are_read_and_healed(many_files: tuple[Dossier, Path], shared: Path) -> None:
    lan, place = many_files
    whole = files(shared)[-1].read_bytes()
    for number in range(10_000):
        (place / f"copy {number}.json").write_bytes(whole)
    assert lan.receive() == 0
    assert lan.heal().own == 0
