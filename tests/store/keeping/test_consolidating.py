"""Consolidation: thousands of small files become one, and at no moment is a word in no file."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.dossier import Dossier
from store.errors import CannotRead, CannotWrite
from store.keeping import durable
from store.keeping.change_file import read
from store.keeping.consolidating import MANY
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind

if TYPE_CHECKING:
    from tests.store.conftest import HandClock

Opener = Callable[..., Dossier]
COUNT = MANY + 6


def say(dossier: Dossier, text: str) -> None:
    """Records a note and shares it in a file of its own."""
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text))
    dossier.publish()


def files(folder: Path) -> list[Path]:
    """All change files."""
    return sorted((folder / "changes").rglob("*.json"))


def held(folder: Path) -> set[str]:
    """What all whole files say."""
    found = set()
    for path in files(folder):
        try:
            found |= {change.set["text"] for change in read(path).changes if "text" in change.set}
        except CannotRead:
            continue
    return found


WORDS = {f"lời {number}" for number in range(COUNT)}


def test_closing_puts_many_small_files_together_and_deletes_none(dossiers: Opener, tmp_path: Path) -> None:
    lan = dossiers()
    for number in range(COUNT):
        say(lan, f"lời {number}")
    small = files(tmp_path / "shared")
    lan.close()
    after = files(tmp_path / "shared")
    assert set(small) < set(after)
    (large,) = set(after) - set(small)
    assert {change.set.get("text") for change in read(large).changes} >= WORDS
    dossiers().close()
    assert files(tmp_path / "shared") == after, "what is put together once is not put together again"


def made(dossiers: Opener, tmp_path: Path) -> tuple[Path, list[Path], Path]:
    """The folder, its small files and the large one that closing has made of them."""
    lan = dossiers()
    for number in range(COUNT):
        say(lan, f"lời {number}")
    small = files(tmp_path / "shared")
    lan.close()
    (large,) = set(files(tmp_path / "shared")) - set(small)
    return tmp_path / "shared", small, large


def test_the_small_ones_go_a_day_later(dossiers: Opener, tmp_path: Path, hand_clock: HandClock) -> None:
    shared, small, large = made(dossiers, tmp_path)
    hand_clock.go(hours=23)
    again = dossiers()
    assert again.consolidate().deleted == 0
    again.close()
    hand_clock.go(hours=2)
    third = dossiers()
    assert third.consolidate().deleted == len(small)
    assert files(shared) == [large]
    assert held(shared) == WORDS
    assert third.heal().own == 0
    minh = dossiers("minh", "Minh")
    assert minh.proceedings() == third.proceedings()


def test_the_window_that_put_them_together_does_not_delete_them(
    dossiers: Opener, tmp_path: Path, hand_clock: HandClock
) -> None:
    lan = dossiers()
    for number in range(COUNT):
        say(lan, f"lời {number}")
    assert lan.consolidate().folded == COUNT + 1
    hand_clock.go(hours=48)
    assert lan.consolidate().deleted == 0


@pytest.mark.parametrize("harm", ["gone", "torn", "zeros", "another's content"])
def test_nothing_is_deleted_where_the_large_file_is_not_whole(
    dossiers: Opener, tmp_path: Path, hand_clock: HandClock, harm: str
) -> None:
    shared, small, large = made(dossiers, tmp_path)
    if harm == "gone":
        large.unlink()
    elif harm == "torn":
        large.write_bytes(large.read_bytes()[:-20])
    elif harm == "zeros":
        large.write_bytes(bytes(large.stat().st_size))
    else:
        large.write_bytes(small[0].read_bytes())
    hand_clock.go(hours=25)
    again = dossiers()
    assert again.consolidate().deleted == 0
    assert all(path.exists() for path in small)
    assert held(shared) == WORDS


def test_a_small_file_that_says_more_than_the_large_one_stays(
    dossiers: Opener, tmp_path: Path, hand_clock: HandClock
) -> None:
    """A sync program may have put something else under the name of one of them."""
    shared, small, _large = made(dossiers, tmp_path)
    minh = dossiers("minh", "Minh")
    say(minh, "của Minh")
    (of_minh,) = (shared / "changes" / minh.replica).glob("*.json")
    of_minh.replace(small[3])
    small[4].write_bytes(b"torn")
    hand_clock.go(hours=25)
    assert dossiers().consolidate().deleted == len(small) - 2
    assert held(shared) == {*WORDS, "của Minh"}
    assert small[4].exists(), "what cannot be read might hold something"


def test_others_files_are_never_touched(dossiers: Opener, tmp_path: Path, hand_clock: HandClock) -> None:
    minh = dossiers("minh", "Minh")
    for number in range(COUNT):
        say(minh, f"của Minh {number}")
    of_minh = set(files(tmp_path / "shared"))
    lan = dossiers()
    lan.consolidate()
    lan.close()
    assert set(files(tmp_path / "shared")) == of_minh


class Cut(BaseException):
    """The computer goes off."""


@pytest.mark.parametrize("step", range(12))
def test_interrupted_at_any_step_nothing_is_lost(
    dossiers: Opener, tmp_path: Path, hand_clock: HandClock, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Putting together, and deleting a day later, each cut off at one write, sync or deletion after another."""
    lan = dossiers()
    for number in range(COUNT):
        say(lan, f"lời {number}")
    shared = tmp_path / "shared"

    def cut_after(steps: int) -> None:
        left = steps

        def counted(real: Callable[..., object]) -> Callable[..., object]:
            def act(*args: object, **named: object) -> object:
                nonlocal left
                if left == 0:
                    raise Cut
                left -= 1
                return real(*args, **named)

            return act

        monkeypatch.setattr(durable, "write_all", counted(durable.write_all))
        monkeypatch.setattr(durable, "sync", counted(durable.sync))
        monkeypatch.setattr(Path, "unlink", counted(Path.unlink))

    def interrupted(steps: int, state: str) -> None:
        window = dossiers(state)
        cut_after(steps)
        try:
            window.consolidate()
        except Cut:
            pass
        finally:
            monkeypatch.undo()
        assert held(shared) == WORDS
        window._free()  # as a kill leaves it

    lan._free()
    interrupted(step, "lan")
    hand_clock.go(hours=25)
    interrupted(step, "lan")
    hand_clock.go(hours=25)
    last = dossiers()
    last.consolidate()
    assert last.heal().own == 0
    assert held(shared) == WORDS


def test_a_full_share_interrupts_it_without_harm(
    dossiers: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lan = dossiers()
    for number in range(COUNT):
        say(lan, f"lời {number}")
    before = files(tmp_path / "shared")

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(durable, "create", full)
    with pytest.raises(CannotWrite):
        lan.consolidate()
    assert files(tmp_path / "shared") == before


def test_two_copies_of_one_profile_consolidate_side_by_side(
    dossiers: Opener, tmp_path: Path, hand_clock: HandClock
) -> None:
    lan = dossiers()
    for number in range(COUNT):
        say(lan, f"lời {number}")
    lan._free()
    shutil.copytree(tmp_path / "lan", tmp_path / "clone")
    for state in ("lan", "clone"):
        twin = dossiers(state)
        assert twin.replica == lan.replica
        say(twin, f"trên máy {state}")
        twin.close()
    for _ in range(2):
        hand_clock.go(hours=25)
        for state in ("lan", "clone"):
            dossiers(state).close()
    assert held(tmp_path / "shared") == {*WORDS, "trên máy lan", "trên máy clone"}


def test_it_stops_when_it_is_told_to(dossiers: Opener, tmp_path: Path) -> None:
    lan = dossiers()
    for number in range(COUNT):
        say(lan, f"lời {number}")
    before = files(tmp_path / "shared")
    assert lan.consolidate(lambda: False).folded == 0
    assert files(tmp_path / "shared") == before
