"""When a window shares: soon, not too often, ever more seldom while the folder is away, and beside the keys."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.dossier import Dossier
from store.keeping.consolidating import MANY
from store.keeping.healing import Interrupted
from store.keeping.place import Place
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind
from store.sharing_rounds import SharingRounds

if TYPE_CHECKING:
    from conftest import HandClock

Opener = Callable[..., Dossier]


class Seconds:
    """A clock in seconds that goes on when it is told, and the hand clock with it."""

    def __init__(self, hand_clock: HandClock) -> None:
        self.now = 1000.0
        self._hand_clock = hand_clock

    def __call__(self) -> float:
        return self.now

    def go(self, seconds: float) -> None:
        """Some time passes."""
        self.now += seconds
        self._hand_clock.go(seconds=seconds)


@pytest.fixture
def seconds(hand_clock: HandClock) -> Seconds:
    """The clock of the rounds."""
    return Seconds(hand_clock)


def say(dossier: Dossier, text: str) -> None:
    """Records a note."""
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text))


def pass_time(rounds: SharingRounds, seconds: Seconds, for_seconds: float) -> int:
    """Lets time go in steps of a quarter second, a round wherever one is due; returns how many there were."""
    done = 0
    for _ in range(int(for_seconds * 4)):
        seconds.go(0.25)
        if rounds.due():
            rounds.round()
            done += 1
    return done


def change_files(tmp_path: Path) -> list[Path]:
    """All change files of the shared folder."""
    return sorted((tmp_path / "shared" / "changes").rglob("*.json"))


def tear(path: Path) -> None:
    """Cuts a file off, as a half finished copy is."""
    path.write_bytes(path.read_bytes()[:-9])


def test_the_first_word_goes_out_within_two_seconds_and_then_a_file_every_ten(
    dossiers: Opener, seconds: Seconds, tmp_path: Path
) -> None:
    lan = dossiers()
    rounds = SharingRounds(lan, seconds)
    rounds.round()
    say(lan, "một")
    pass_time(rounds, seconds, 2)
    assert lan.unshared == 0
    before = len(change_files(tmp_path))
    for number in range(60):
        say(lan, f"{number}")
        pass_time(rounds, seconds, 1)
    assert 5 <= len(change_files(tmp_path)) - before <= 6


def test_where_one_is_goes_out_without_holding_up_the_first_word(
    dossiers: Opener, seconds: Seconds, tmp_path: Path
) -> None:
    lan = dossiers()
    rounds = SharingRounds(lan, seconds)
    rounds.round()
    lan.present_on("")
    pass_time(rounds, seconds, 2)
    assert lan.to_publish == 0, "the colleagues see that Lan is there"
    before = len(change_files(tmp_path))
    say(lan, "một")
    pass_time(rounds, seconds, 2)
    assert lan.unshared == 0, "and her first word does not wait because of that"
    lan.present_on("item/1")
    pass_time(rounds, seconds, 5)
    assert len(change_files(tmp_path)) - before == 1, "but where she is waits for the next file"


def test_a_folder_that_fails_is_tried_ever_more_seldom(dossiers: Opener, seconds: Seconds, tmp_path: Path) -> None:
    lan = dossiers()
    rounds = SharingRounds(lan, seconds)
    rounds.round()
    (tmp_path / "shared").rename(tmp_path / "away")
    say(lan, "khi mất mạng")
    pass_time(rounds, seconds, 10)
    assert rounds.away
    assert rounds.away_since is not None
    assert lan.place is Place.AWAY
    tried = pass_time(rounds, seconds, 120)
    assert 4 <= tried <= 10, "each of the two is tried twice a minute"
    (tmp_path / "away").rename(tmp_path / "shared")
    pass_time(rounds, seconds, 31)
    assert not rounds.away
    assert lan.unshared == 0


def test_a_folder_that_takes_nothing_is_still_read(dossiers: Opener, seconds: Seconds, tmp_path: Path) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    rounds = SharingRounds(lan, seconds)
    rounds.round()
    (tmp_path / "shared" / "changes" / lan.replica).rename(tmp_path / "elsewhere")
    (tmp_path / "shared" / "changes" / lan.replica).write_text("in the way")
    say(lan, "của Lan")
    say(minh, "của Minh")
    minh.publish()
    pass_time(rounds, seconds, 10)
    assert {entry.text for entry in lan.entries} == {"của Lan", "của Minh"}
    assert rounds.away
    assert lan.unshared == 1


def test_a_folder_is_looked_through_after_the_start_and_every_few_minutes(
    dossiers: Opener, seconds: Seconds, tmp_path: Path
) -> None:
    lan = dossiers()
    say(lan, "một")
    lan.publish()
    rounds = SharingRounds(lan, seconds)
    pass_time(rounds, seconds, 19)
    assert rounds.healed is None
    tear(change_files(tmp_path)[-1])
    pass_time(rounds, seconds, 3)
    assert rounds.healed is not None
    assert rounds.healed.own == 1
    tear(change_files(tmp_path)[-1])
    pass_time(rounds, seconds, 5 * 60)
    assert len(change_files(tmp_path)) == 3
    pass_time(rounds, seconds, 4 * 60)
    assert len(change_files(tmp_path)) == 4


def test_a_folder_that_was_rolled_back_is_looked_through_soon(
    dossiers: Opener, seconds: Seconds, tmp_path: Path
) -> None:
    lan = dossiers()
    rounds = SharingRounds(lan, seconds)
    pass_time(rounds, seconds, 30)
    shutil.copytree(tmp_path / "shared", tmp_path / "before")
    say(lan, "một")
    pass_time(rounds, seconds, 5)
    shutil.rmtree(tmp_path / "shared")
    (tmp_path / "before").rename(tmp_path / "shared")
    assert len(change_files(tmp_path)) == 1
    pass_time(rounds, seconds, 25)
    assert len(change_files(tmp_path)) == 2


def test_what_others_lost_is_put_back_without_waiting_for_the_next_turn(
    dossiers: Opener, seconds: Seconds, tmp_path: Path
) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    say(minh, "của Minh")
    minh.publish()
    rounds = SharingRounds(lan, seconds)
    pass_time(rounds, seconds, 10)
    shutil.rmtree(tmp_path / "shared" / "changes" / minh.replica)
    pass_time(rounds, seconds, 20 + 5 * 60)
    assert rounds.healed is not None
    assert len(change_files(tmp_path)) == 2


def test_an_emptied_folder_is_filled_by_a_window_that_is_open(
    dossiers: Opener, seconds: Seconds, tmp_path: Path
) -> None:
    lan = dossiers()
    say(lan, "một")
    rounds = SharingRounds(lan, seconds)
    pass_time(rounds, seconds, 30)
    shutil.rmtree(tmp_path / "shared")
    (tmp_path / "shared").mkdir()
    pass_time(rounds, seconds, 50)
    assert list((tmp_path / "shared").iterdir()) == []
    say(lan, "hai")
    pass_time(rounds, seconds, 60)
    assert lan.place is Place.HERE
    assert not rounds.away
    assert lan.unshared == 0
    assert (tmp_path / "shared" / "README.txt").is_file()


def test_sharing_goes_on_while_a_large_folder_is_looked_through(
    dossiers: Opener, seconds: Seconds, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow drive: each file takes two seconds."""
    from store.keeping import durable

    lan = dossiers()
    for number in range(6):
        say(lan, str(number))
        lan.publish()
    rounds = SharingRounds(lan, seconds)
    pass_time(rounds, seconds, 19)
    real = durable.read
    unshared: list[int] = []

    def slowly(path: Path, largest: int) -> bytes:
        seconds.go(2)
        say(lan, f"while reading {path.name}")
        unshared.append(lan.unshared)
        return real(path, largest)

    monkeypatch.setattr(durable, "read", slowly)
    pass_time(rounds, seconds, 2)
    assert len(unshared) >= 7
    assert max(unshared) <= 6, "files went out in between"


def test_sharing_goes_on_while_many_small_files_are_put_together(dossiers: Opener) -> None:
    """What is said while a long meeting's files are put together goes out, and what others say comes in."""
    lan = dossiers()
    minh = dossiers("minh", "Minh")
    for number in range(MANY + 6):
        say(lan, str(number))
        lan.publish()
    say(minh, "từ Minh")
    minh.publish()
    said: list[str] = []

    def meanwhile() -> bool:
        if not said:
            said.append("trong lúc gộp")
            say(lan, said[0])
            lan.publish()
        lan.receive()
        return True

    done: list[object] = []
    folding = threading.Thread(target=lambda: done.append(lan.consolidate(meanwhile)), daemon=True)
    folding.start()
    folding.join(300)
    assert done, "putting files together waits for itself"
    assert "từ Minh" in [entry.text for entry in lan.entries]
    minh.receive()
    assert said[0] in [entry.text for entry in minh.entries]


def test_closing_looks_through_the_folder_once_more_where_that_was_long_ago(
    hand_clock: HandClock, seconds: Seconds, tmp_path: Path
) -> None:
    for pause, expected in ((100, 1), (301, 2)):
        state = tmp_path / f"state {pause}"
        lan = Dossier.create(
            tmp_path / f"{pause}" / "shared",
            state=state,
            by="Lan",
            fields={"title": "A"},
            clock=hand_clock,
            ticks=seconds,
        )
        say(lan, "một")
        lan.publish()
        lan.heal()
        change_files(tmp_path / f"{pause}")[-1].unlink()
        seconds.go(pause)
        lan.close()
        assert len(change_files(tmp_path / f"{pause}")) == expected


def test_closing_ends_a_look_through_that_is_under_way(dossiers: Opener, tmp_path: Path) -> None:
    lan = dossiers()
    say(lan, "một")
    lan.publish()
    change_files(tmp_path)[-1].unlink()

    def close_meanwhile() -> bool:
        lan.close()
        return True

    with pytest.raises(Interrupted):
        lan.heal(close_meanwhile)


def test_the_readable_copy_is_written_now_and_then(dossiers: Opener, seconds: Seconds) -> None:
    lan = dossiers()
    rounds = SharingRounds(lan, seconds)
    say(lan, "một")
    rounds.touched()
    pass_time(rounds, seconds, 29)
    assert not (lan.home / "record.json").exists()
    pass_time(rounds, seconds, 2)
    assert (lan.home / "record.json").exists()
